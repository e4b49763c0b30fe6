"""`samtal verify` and `samtal import`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from samtal_tui.commands.desk import BAD_INPUT, USAGE, Desk, Refused, remark, say
from samtal_tui.texts import mark

if TYPE_CHECKING:
    from vault.store import OpenVault
    from vault.verify import Report

EVERY = 50
"""Parts looked at between two lines of progress."""

CLEAR_LINE = "\r\x1b[K"
"""Back to the start of the line, and the rest of it away (ECMA-48)."""

SOUND = mark("The vault in {place} is sound: {checked} parts are looked at.")
STRAY = mark("{name} does not belong in the vault's folder; it does no harm.")
UNSOUND = mark(
    "{broken} of {checked} parts of the vault in {place} are damaged: restore the newest backup in another"
    " folder and leave this one as it is."
)
DAMAGED = mark("Damaged: {what}.")
BACKUPS_DAMAGED = mark(
    "The vault in {place} is sound, but these automatic backups are damaged: "
    "{names}; remove them, and make a new one with samtal backup."
)
ONE_STREAM = mark("Standard input can hold the passphrase or the file to bring in, not both.")
NO_FILE = mark("The file {place} cannot be read: check the path.")
BROUGHT_IN = mark("Brought in: employees {people}, talks {talks}, lines {lines}.")


def verify(desk: Desk) -> None:
    """Check every page, seal, record and backup; raises `Refused` when something is damaged.

    What is damaged, and what can still be saved, stands on standard error before the refusal.
    """
    from vault.errors import BackupDamaged, DatabaseDamaged
    from vault.verify import Part, verify

    place = desk.shown(desk.folder)
    with desk.vault() as vault:
        with _progress(desk) as progress:
            report = verify(vault, progress)
        for stray in report.where(Part.STRAY):
            remark(desk.t(STRAY, name=desk.shown(Path(stray))))
        if not report.sound:
            _tell_damage(desk, vault, report)
            broken = sum(finding.part not in {Part.STRAY, Part.BACKUP} for finding in report.findings)
            told = desk.t(UNSOUND, broken=broken, checked=report.checked, place=place)
            raise Refused(DatabaseDamaged.exit_code, told)
        if damaged := report.where(Part.BACKUP):
            names = ", ".join(desk.shown(Path(name)) for name in damaged)
            raise Refused(BackupDamaged.exit_code, desk.t(BACKUPS_DAMAGED, names=names, place=place))
    say(desk.t(SOUND, checked=report.checked, place=place))


@contextmanager
def _progress(desk: Desk) -> Iterator[Callable[[int], None]]:
    """How far it has come, on one line of the terminal; nothing where standard error is none."""
    if not sys.stderr.isatty():
        yield lambda _done: None
        return

    def show(done: int) -> None:
        if done % EVERY == 0:
            sys.stderr.write("\r" + desk.t("Looked at {n} parts...", n=done))
            sys.stderr.flush()

    try:
        sys.stderr.write(desk.t("Reading the whole vault..."))
        sys.stderr.flush()
        yield show
    finally:
        sys.stderr.write(CLEAR_LINE)
        sys.stderr.flush()


def _tell_damage(desk: Desk, vault: OpenVault, report: Report) -> None:
    from samtal_tui.keeping.soundness import damage_told, what_can_be_saved

    remark(desk.t(DAMAGED, what=damage_told(report, desk.t)))
    remark(what_can_be_saved(vault, desk.t))


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
