"""Check the finished bytes of a document before any file exists: all that was agreed, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from samtal_tui.export.errors import MakingFailed, NotAsPdf, StoppedByFinalCheck
from samtal_tui.export.formats import Format
from samtal_tui.sharing.extract import extract
from samtal_tui.sharing.extracted import NotADocument
from samtal_tui.sharing.leak_check import Forbidden, find_leaks, is_whole, known_fragments, unexplained
from samtal_tui.sharing.picture import Picture

_READ_BACK = re.compile(r"[\n -~¡-¬®-ž–—‘’“”„†•…€]*")
"""Texts that a PDF always gives back as they were written: in Latin letters and the usual signs."""


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
    Raises `StoppedByFinalCheck` when it holds something it may not, `MakingFailed` when it is not whole, and
    `NotAsPdf` when a PDF in another script cannot be read back.
    """
    try:
        document = extract(data, format_, picture)
    except NotADocument:
        raise MakingFailed from None
    rightly = known_fragments(known)
    leaks = find_leaks(document, forbidden, rightly)
    strange = unexplained(document, rightly)
    # Some scripts cannot be read back from a PDF as they were written: that is no whole document, not a leak.
    other_script = format_ is Format.PDF and not all(map(_READ_BACK.fullmatch, known))
    if leaks or (strange and not other_script):
        raise StoppedByFinalCheck(leaks)
    if strange or not is_whole(document, agreed):
        raise NotAsPdf if other_script else MakingFailed
