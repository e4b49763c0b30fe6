"""The demo's one-line coach: says the next thing to try and moves on when it is done."""

from __future__ import annotations

from samtal_tui.texts import Texts, mark

_STEPS: tuple[tuple[str, str], ...] = (
    ("line saved", mark("1/5 Write anything you like and press Enter.")),
    ("screen turned", mark("2/5 Press F4 twice: the screen is turned. Look for the line you just wrote.")),
    ("screen turned back", mark("3/5 a = you agree on the page. F4 = done.")),
    ("files created", mark("4/5 Esc, then d: see what goes and what stays. Enter creates the files.")),
    (
        "row reviewed",
        mark("5/5 Esc, then g: last year's plan. 2 r Enter, and it is in this year's plan."),
    ),
)
"""What moves the coach on, and what it says until then."""

DONE = mark("That is all. Esc, Enter, h: this year's plan. Esc leaves; nothing is kept.")


class Coach:
    """Where the newcomer is in the five steps."""

    def __init__(self) -> None:
        self._step = 0

    def told(self, t: Texts) -> str:
        """What the coach says now."""
        return t(_STEPS[self._step][1]) if self._step < len(_STEPS) else t(DONE)

    def note(self, happening: str) -> bool:
        """Something was done; True when the coach moves on. Steps are not gone back to."""
        for index in range(self._step, len(_STEPS)):
            if _STEPS[index][0] == happening:
                self._step = index + 1
                return True
        return False
