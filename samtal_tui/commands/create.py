"""`samtal init`: a new vault and its recovery code."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from samtal_tui.commands.desk import CANNOT_WRITE, USAGE, Desk, Refused, remark, say
from samtal_tui.texts import mark

CODE_FILE = mark(
    "The recovery code cannot be put in {place}: it exists or cannot be written; nothing is created."
)
KEEP_IT = mark(
    "The vault is created in {place}. Write the recovery code on paper and keep it safe: without it and the"
    " passphrase nobody can open the vault."
)


def init(desk: Desk, recovery_file: Path | None, manager: str, organisation: str) -> None:
    """Create the vault and hand out its recovery code, on standard output or in a new file.

    The code's file is made before the vault: a vault whose code got lost must not exist.
    """
    from samtal_tui.passphrase import judge, normalise
    from vault.records import Profile
    from vault.store import create

    passphrase = desk.secret(twice=True)
    verdict = judge(passphrase, (manager, organisation))
    if not verdict.accepted:
        raise Refused(USAGE, desk.t(verdict.reason))
    with code_file(desk, recovery_file) as write_code:
        with desk.refusing(desk.folder):
            vault, code = create(desk.folder, normalise(passphrase))
            try:
                vault.profile.put(Profile(manager=manager, organisation=organisation))
            finally:
                vault.close()
        write_code(code)
    remark(desk.t(KEEP_IT, place=desk.shown(desk.folder)))


@contextmanager
def code_file(desk: Desk, place: Path | None) -> Iterator[Callable[[str], None]]:
    """What hands out the code: on standard output, or in a new file, 0600, removed if no vault comes of it.

    When the disk is full at the last moment the code comes on standard output after all.
    """
    if place is None:
        yield say
        return
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(place, flags, 0o600)
    except OSError:
        raise Refused(CANNOT_WRITE, desk.t(CODE_FILE, place=desk.shown(place))) from None

    def write(code: str) -> None:
        try:
            os.write(descriptor, f"{code}\n".encode())
            os.fsync(descriptor)
        except OSError:
            say(code)

    try:
        os.fchmod(descriptor, 0o600)
        yield write
    except BaseException:
        place.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)
