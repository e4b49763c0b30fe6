"""Close the doors a terminal program leaves open, before anything else is imported."""

from __future__ import annotations

import ctypes
import resource
import sys
from collections.abc import MutableMapping

_PR_SET_DUMPABLE = 4


def clean_environment(environment: MutableMapping[str, str]) -> None:
    """Remove what makes Textual write keys, values and pictures to files. Call before Textual is imported."""
    for name in [name for name in environment if name.startswith("TEXTUAL")]:
        del environment[name]


def harden_process() -> None:
    """No core files, and on Linux no reading of this process's memory by other processes of the same user."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
