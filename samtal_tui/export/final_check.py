"""Check the finished bytes of a document before any file exists: all that was agreed, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samtal_tui.export.errors import MakingFailed, StoppedByFinalCheck
from samtal_tui.export.formats import Format
from samtal_tui.sharing.extract import NotADocument, extract
from samtal_tui.sharing.leak_check import Forbidden, find_leaks, is_whole, unexplained
from samtal_tui.sharing.picture import Picture


def final_check(
    data: bytes,
    format_: Format,
    *,
    agreed: Iterable[str],
    known: Sequence[str],
    forbidden: Iterable[Forbidden],
    picture: Picture | None = None,
) -> None:
    """Let `data` pass, or raise.

    `agreed` must stand in it word for word, `known` is all it may hold, `forbidden` what may not leave,
    `picture` the only picture that may stand there.
    Raises `StoppedByFinalCheck` when it holds something it may not, `MakingFailed` when it is not whole.
    """
    try:
        document = extract(data, format_, picture)
    except NotADocument:
        raise MakingFailed from None
    leaks = find_leaks(document, forbidden, known)
    strange = unexplained(document, known)
    if leaks or (strange and format_ is not Format.PDF):
        raise StoppedByFinalCheck(leaks)
    # Some scripts cannot be read back from a PDF as they were written: that is no whole document, not a leak.
    if strange or not is_whole(document, agreed):
        raise MakingFailed
