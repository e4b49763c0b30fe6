"""`samtal verify` and `samtal import`."""

from __future__ import annotations

import sys
from pathlib import Path

from samtal_tui.commands.desk import BAD_INPUT, USAGE, Desk, Refused, remark, say
from samtal_tui.texts import mark

SOUND = mark("The vault in {place} is sound: {checked} parts are looked at.")
STRAY = mark("{name} does not belong in the vault's folder; it does no harm.")
UNSOUND = mark(
    "{broken} of {checked} parts of the vault in {place} are damaged: restore the newest backup in another"
    " folder and leave this one as it is."
)
ONE_STREAM = mark("Standard input can hold the passphrase or the file to bring in, not both.")
NO_FILE = mark("The file {place} cannot be read: check the path.")
BROUGHT_IN = mark("Brought in: employees {people}, talks {talks}, lines {lines}.")


def verify(desk: Desk) -> None:
    """Check every page, every seal and every record; raises `Refused` when something is damaged."""
    from vault.errors import DatabaseDamaged
    from vault.verify import Part, verify

    with desk.vault() as vault:
        report = verify(vault)
    place = desk.shown(desk.folder)
    strays = [finding for finding in report.findings if finding.part is Part.STRAY]
    for stray in strays:
        remark(desk.t(STRAY, name=desk.shown(Path(stray.where))))
    if not report.sound:
        broken = len(report.findings) - len(strays)
        told = desk.t(UNSOUND, broken=broken, checked=report.checked, place=place)
        raise Refused(DatabaseDamaged.exit_code, told)
    say(desk.t(SOUND, checked=report.checked, place=place))


def import_file(desk: Desk, name: str) -> None:
    """Bring in a file whole, or nothing of it; raises `Refused`."""
    from samtal_tui.commands.guides import own_guides
    from samtal_tui.keeping.bringing_in import bring_in
    from samtal_tui.keeping.interchange import NotInterchange, read

    if name == desk.passphrase_file == "-":
        raise Refused(USAGE, desk.t(ONE_STREAM))
    place = "-" if name == "-" else desk.shown(Path(name))
    try:
        arriving = read(_bytes_of(desk, name))
        with desk.vault() as vault:
            arrived = bring_in(vault, arriving, own=own_guides(desk))
    except NotInterchange as wrong:
        raise Refused(BAD_INPUT, desk.t(wrong.sentence, file=place, where=wrong.where)) from None
    for where, sentence in arrived.remarks:
        remark(f"{where}: {desk.t(sentence)}")
    say(desk.t(BROUGHT_IN, people=arrived.people, talks=arrived.talks, lines=arrived.lines))


def _bytes_of(desk: Desk, name: str) -> bytes:
    """The file's bytes, at most one more than is allowed, so that a large one is not read whole."""
    from samtal_tui.keeping.interchange import MAX_BYTES

    try:
        if name == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with Path(name).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError:
        raise Refused(BAD_INPUT, desk.t(NO_FILE, place=desk.shown(Path(name)))) from None
