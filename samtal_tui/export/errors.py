"""Why no document was made. Whatever is raised here, no file exists and none was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import ClassVar

from samtal_tui import words
from samtal_tui.sharing.leak_check import Leak
from samtal_tui.texts import Texts, mark
from vault.records import Recipient


class ExportError(Exception):
    """The base. `exit_code` is the command line's, see docs/command-line.md."""

    exit_code: ClassVar[int] = 7

    def sentence(self, t: Texts) -> str:
        """What happened, where, and what to do, in the user's language."""
        raise NotImplementedError


class NothingMayLeave(ExportError):
    """Not one item is agreed for this recipient."""

    exit_code = 6

    def __init__(self, recipient: Recipient) -> None:
        self.recipient = recipient
        super().__init__(recipient)

    def sentence(self, t: Texts) -> str:
        """Say that agreement comes first."""
        return t(
            "There is nothing for {recipient} yet: nothing they may read is agreed; turn the "
            "screen (F4) and agree first; no file was made.",
            recipient=t(words.RECIPIENT[self.recipient]),
        )


class Why(Enum):
    """Why a file cannot be put where it was to stand."""

    EXISTS = "exists"
    NOT_A_FILE = "not_a_file"
    NO_FOLDER = "no_folder"
    NOT_A_FOLDER = "not_a_folder"
    NOT_ALLOWED = "not_allowed"
    FULL = "full"
    FAILED = "failed"


_WHY: Mapping[Why, str] = {
    Why.EXISTS: mark(
        "There is a file already: {path}; choose another place, or let it be replaced; no file was made."
    ),
    Why.NOT_A_FILE: mark("{path} is a link or no plain file: choose another place; no file was made."),
    Why.NO_FOLDER: mark("There is no folder {path}: make it, or choose another place; no file was made."),
    Why.NOT_A_FOLDER: mark("{path} is a link or no folder: choose another place; no file was made."),
    Why.NOT_ALLOWED: mark("The folder {path} cannot be written in: choose another place; no file was made."),
    Why.FULL: mark(
        "The disk is full, so {path} could not be written: free some space or choose "
        "another place; no file was made."
    ),
    Why.FAILED: mark("{path} could not be written: choose another place; no file was made."),
}


class CannotPlace(ExportError):
    """The file cannot be written there, or something stands there already."""

    exit_code = 7

    def __init__(self, why: Why, path: Path) -> None:
        self.why = why
        self.path = path
        super().__init__(why.value)

    def sentence(self, t: Texts) -> str:
        """Say which place, and what is wrong with it."""
        return t(_WHY[self.why], path=self.path)


class MakingFailed(ExportError):
    """The process that makes documents took too long, ended early, or gave something else than a document."""

    exit_code = 7

    def sentence(self, t: Texts) -> str:
        """Say that another try or another format may do."""
        return t(
            "The document could not be made: try again, or choose another format; nothing in "
            "your vault was changed, and no file was made."
        )


class NotAsPdf(MakingFailed):
    """A PDF cannot show a sign of what was agreed, or does not give it back as it was written."""

    def sentence(self, t: Texts) -> str:
        """Say that Word can."""
        return t(
            "A PDF cannot hold every sign that is written there, such as an emoji: create it "
            "as Word instead; no PDF was made."
        )


class StoppedByFinalCheck(ExportError):
    """The finished bytes held something that may not leave.

    `leaks` name the items it came from, for her own screen only; none when no item has the words.
    """

    exit_code = 9

    def __init__(self, leaks: Sequence[Leak]) -> None:
        self.leaks = tuple(leaks)
        super().__init__(len(self.leaks))

    def sentence(self, t: Texts) -> str:
        """Say that it was stopped; never with the words themselves."""
        if not self.leaks:
            return t(
                "The final check stopped the document: it held words that nobody agreed on; no file was made."
            )
        return t.count(
            "The final check stopped the document: it held words from {n} line that may not "
            "leave; no file was made.",
            "The final check stopped the document: it held words from {n} lines that may not "
            "leave; no file was made.",
            len(self.leaks),
        )
