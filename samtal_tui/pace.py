"""What Python and Textual are told at the start, so that nothing she waits for waits for a clock."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping

from samtal_tui.cycles import seldom

FRAMES = "240"
"""Frames a second, at most (Textual's own setting). What changes just after a frame, as the next letter or
what was asked of the vault, would else wait for two of Textual's sixtieths of a second to be drawn."""
SWITCH = 0.001
"""Seconds after which a thread that computes lets another one go on. The one that writes to the terminal
would else wait five times as long with a frame that is drawn."""


def keep_pace(environment: MutableMapping[str, str]) -> None:
    """Call before Textual is imported."""
    environment["TEXTUAL_FPS"] = FRAMES
    sys.setswitchinterval(SWITCH)
    seldom()
