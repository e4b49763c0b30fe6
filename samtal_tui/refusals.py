"""What is said when the vault refuses: one sentence for each of its errors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from samtal_tui.texts import Texts, mark
from vault import errors

SENTENCES: Mapping[type[errors.VaultError], str] = {
    errors.VaultError: mark(
        "The vault in {place} cannot be used: restore the newest backup in another folder."
    ),
    errors.WrongSecret: mark("Nothing in {place} opens with this: type it again; the vault is unharmed."),
    errors.CodeMistyped: mark(
        "The recovery code is not typed as it was written down: compare its 28 signs letter by letter."
    ),
    errors.Locked: mark("The vault is locked: open it with your passphrase and try again; nothing is lost."),
    errors.NotAVault: mark("There is no vault in {place}: choose another folder, or create a vault."),
    errors.VaultExists: mark(
        "A vault stands in {place} already and is left as it is: choose another folder."
    ),
    errors.PlaceTaken: mark("Something stands in {place} already and is left as it is: choose another name."),
    errors.BackupDamaged: mark(
        "{place} is not a whole backup: it is damaged, cut short or something else; choose another backup."
    ),
    errors.KeyFileDamaged: mark(
        "No key file in {place} is whole any more: they are damaged; restore the newest "
        "backup in another folder; leave the files here as they are."
    ),
    errors.KeyFileCutShort: mark(
        "The key files in {place} are empty or cut short: restore the newest backup in "
        "another folder; leave the files here as they are."
    ),
    errors.KeyFileAltered: mark(
        "The key file in {place} has been changed by someone else: restore a backup you "
        "trust in another folder."
    ),
    errors.KeyFileOutOfBounds: mark(
        "The key file in {place} asks for more or less work than any vault does, so it "
        "is not opened: restore the newest backup in another folder."
    ),
    errors.DatabaseMissing: mark(
        "The key file in {place} is whole, but its database is gone: put the file "
        "vault-N.db back, or restore the newest backup in another folder."
    ),
    errors.DatabaseDamaged: mark(
        "The database in {place} is damaged, though the passphrase is right: restore the "
        "newest backup in another folder, or bring over what can be read with samtal "
        "salvage; leave the files here as they are."
    ),
    errors.DatabaseCutShort: mark(
        "The database in {place} is empty or cut short: its end is missing; restore the "
        "newest backup in another folder; leave the files here as they are."
    ),
    errors.FilesMixed: mark(
        "The database in {place} is not the one its key file belongs to, or its "
        "beginning is damaged: put the two files of one vault there, or restore the "
        "newest backup in another folder."
    ),
    errors.OlderCopy: mark(
        "The database in {place} is an older copy than its key file knows: put the newer "
        "database back, restore the newest backup in another folder, or bring this copy "
        "over with samtal salvage."
    ),
    errors.NewerVersion: mark(
        "The vault in {place} was written by a newer samtal: install the newer version."
    ),
    errors.ReadOnly: mark(
        "The vault in {place} is open for reading only, so nothing was changed: install "
        "the newest samtal to write."
    ),
    errors.InUse: mark("The vault in {place} is open in another window: lock or close it there first."),
    errors.UnsafePlace: mark(
        "Something in {place} is not a private file or folder of yours: make the folder "
        "yours alone (chmod 700, files 600), without links, and try again."
    ),
    errors.CannotWrite: mark(
        "The disk that holds {place} cannot be written to: nothing is half-written; see "
        "to the disk and try again."
    ),
    errors.DiskFull: mark(
        "The disk that holds {place} is full: nothing is half-written; make room and try again."
    ),
    errors.DiskReadOnly: mark(
        "The disk that holds {place} is read-only: nothing is changed; make it writable, "
        "or copy the folder to another disk."
    ),
    errors.Malformed: mark(
        "What was entered does not fit in {place}, and nothing was saved: check {fields}."
    ),
    errors.NoSuchRecord: mark("This is no longer in the vault in {place}: go back and choose again."),
}
"""One for every class of error; a class without its own has its parent's."""


def sentence(error: errors.VaultError, t: Texts, place: Path | None = None) -> str:
    """What to tell the user about `error`; `place` is the vault, or the file, it is about.

    Holds names of fields but never a value: an error carries none.
    """
    text = next(SENTENCES[each] for each in type(error).__mro__ if each in SENTENCES)
    fields = (
        ", ".join(path or reason for path, reason in error.places)
        if isinstance(error, errors.Malformed)
        else ""
    )
    return t(text, place=_shown(place, t), fields=fields)


class Refusal(Protocol):
    """An error that says itself what happened and what to do, as those of documents do."""

    def sentence(self, t: Texts) -> str:
        """One sentence in the user's language."""


def refusal(error: errors.VaultError | Refusal, t: Texts, place: Path | None = None) -> str:
    """What to tell the user about an error of the vault, or of a document; `place` as in `sentence`."""
    return sentence(error, t, place) if isinstance(error, errors.VaultError) else error.sentence(t)


def _shown(place: Path | None, t: Texts) -> str:
    """The path as the user knows it."""
    if place is None:
        return t("the vault folder")
    try:
        return str(Path("~") / place.absolute().relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(place)
