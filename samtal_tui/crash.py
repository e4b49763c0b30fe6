"""What is left when the program fails: where and what kind, never a value (it may be somebody's words)."""

from __future__ import annotations

import sys
import threading
import traceback
import warnings
from pathlib import Path
from types import TracebackType

from samtal_tui.texts import Texts

_ROOT = Path(__file__).parent.parent


def places(error: BaseException) -> list[str]:
    """`file:line in function` of every frame, the innermost last, without locals and without source lines."""
    frames = traceback.extract_tb(error.__traceback__, limit=-12)
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(file_name: str) -> str:
    path = Path(file_name)
    try:
        return str(path.relative_to(_ROOT))
    except ValueError:
        return "/".join(path.parts[-2:])


def report(error: BaseException | None, t: Texts) -> str:
    """The text shown in the terminal after a failure; without `error` it says no place."""
    told = t(
        "samtal had to stop because of a fault in the program. Everything you entered with Enter is saved,"
        " and what you had begun to write is kept, at most a second old."
    )
    asked = t("If you report this, the lines below are enough; they hold nothing you have written.")
    return "\n".join([told, asked, "", _where(error)] if error else [told, ""])


def _where(error: BaseException) -> str:
    return "\n".join([type(error).__name__, *(f"  {place}" for place in places(error)), ""])


def install(t: Texts) -> None:
    """Make Python's own report of an unhandled exception one without values."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        sys.stderr.write(report(error.with_traceback(trace), t))

    sys.excepthook = hook


def be_quiet_beside() -> None:
    """The same for what fails in another thread or while something is thrown away: the program goes on.

    A library's warnings are for its developers, and may quote the value they warn about.
    """

    def in_a_thread(failed: threading.ExceptHookArgs) -> None:
        _tell(failed.exc_value)

    def in_passing(failed: sys.UnraisableHookArgs) -> None:
        _tell(failed.exc_value)

    warnings.simplefilter("ignore")
    threading.excepthook = in_a_thread
    sys.unraisablehook = in_passing


def _tell(error: BaseException | None) -> None:
    # At the very end of a process there may be no standard error left.
    if error is not None and sys.stderr is not None:
        sys.stderr.write(_where(error))
