"""What is said when the vault refuses: one sentence for each of its errors. The exit codes stand on the errors.

Screens and the command line both speak through this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from samtal_tui.texts import Texts, mark
from vault import errors

SENTENCES: Mapping[type[errors.VaultError], str] = {
    errors.WrongSecret: mark(
        "The passphrase or recovery code does not open the vault in {place}: check it and try again."
    ),
    errors.CodeMistyped: mark(
        "The recovery code is mistyped: compare it sign by sign with what you wrote down."
    ),
    errors.Locked: mark("The vault is locked: open it first."),
    errors.NotAVault: mark(
        "There is no vault in {place}: check the path, or create one with the command samtal init."
    ),
    errors.VaultExists: mark(
        "There is a vault in {place} already and it is never written over: choose another folder."
    ),
    errors.KeyFileDamaged: mark(
        "The key file in {place} is damaged, and so is its copy: restore the vault from a backup."
    ),
    errors.KeyFileAltered: mark(
        "The key file in {place} has been changed by something other than samtal: restore the vault from a"
        " backup and find out who could write there."
    ),
    errors.KeyFileOutOfBounds: mark(
        "The key file in {place} asks for settings samtal does not accept: restore the vault from a backup."
    ),
    errors.DatabaseMissing: mark(
        "The database that belongs to the key file in {place} is not there: put it back, or restore the"
        " vault from a backup."
    ),
    errors.DatabaseDamaged: mark(
        "The vault in {place} is damaged and cannot be read whole: restore it from a backup; what is there"
        " is left as it is."
    ),
    errors.FilesMixed: mark(
        "The files in {place} belong to different vaults: put back those that belong together, or restore"
        " the vault from a backup."
    ),
    errors.OlderCopy: mark(
        "The database in {place} is older than its key file, so an old copy has been put there: put the"
        " newest one back, or restore the vault from a backup."
    ),
    errors.NewerVersion: mark("The vault in {place} was written by a newer samtal: update the program."),
    errors.ReadOnly: mark(
        "The vault in {place} can only be read, because a newer samtal wrote it: update the program;"
        " nothing is changed."
    ),
    errors.InUse: mark("The vault in {place} is open in another samtal: close it there first."),
    errors.UnsafePlace: mark(
        "Something in {place} belongs to somebody else, is open to others or is not a plain file: let only"
        " yourself in (chmod 700 for the folder, 600 for the files)."
    ),
    errors.CannotWrite: mark(
        "It is not possible to write in {place}: make room or choose another place; nothing is half-written."
    ),
    errors.Malformed: mark("What was to be kept does not fit the vault in {place}: nothing is changed."),
    errors.NoSuchRecord: mark("What was asked for is not in the vault in {place}: nothing is changed."),
}


def sentence(error: errors.VaultError, t: Texts, place: Path) -> str:
    """What is said about `error` of the vault (or backup) at `place`: what, where, and what to do."""
    for kind in type(error).__mro__:
        if kind in SENTENCES:
            return t(SENTENCES[kind], place=shown_path(place))
    return t(SENTENCES[errors.DatabaseDamaged], place=shown_path(place))


def shown_path(path: Path) -> str:
    """`path` as a reader wants it: with ~ for home, on one line."""
    home, shown = str(Path.home()), str(path)
    if shown == home or shown.startswith(home + "/"):
        shown = "~" + shown[len(home) :]
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in shown)
