"""What every command has at hand: the settings, the language, the vault's folder, and how it refuses."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from samtal_tui.config import Config
from samtal_tui.texts import Texts, mark
from screens.widgets.plain import harmless

if TYPE_CHECKING:
    from vault.store import OpenVault

USAGE, CANNOT_WRITE, BAD_INPUT = 2, 7, 8
"""The exit codes that no error of the vault carries by itself (docs/command-line.md)."""

LONGEST_SECRET = 65536
"""The largest passphrase file, in bytes."""

UNREADABLE_SECRET = mark("The passphrase file {place} cannot be read: check the path.")
NOT_TEXT = mark("The passphrase file {place} does not hold text in UTF-8.")
NO_SECRET = mark("The passphrase file {place} is empty.")
NO_TERMINAL = mark(
    "There is no terminal to ask for the passphrase in: use --passphrase-file (- is standard input)."
)


class Refused(Exception):
    """A command stops here: one sentence for stderr, and the exit code."""

    def __init__(self, code: int, sentence: str) -> None:
        self.code = code
        self.sentence = sentence
        super().__init__(sentence)


@dataclass(frozen=True)
class Desk:
    """The settings, the texts, the folder of the vault, and where its passphrase is read from."""

    config: Config
    t: Texts
    folder: Path
    passphrase_file: str = ""

    def secret(self, *, twice: bool = False, asked: str = "") -> str:
        """The passphrase: from the file, from standard input (`-`), or typed unseen. Raises `Refused`.

        `asked` is what is asked for instead of the passphrase, in her language.
        """
        if self.passphrase_file:
            return self._secret_in(self.passphrase_file)
        if not sys.stdin.isatty():
            raise Refused(USAGE, self.t(NO_TERMINAL))
        return self._typed(asked or self.t("Passphrase"), twice=twice)

    def _typed(self, asked: str, *, twice: bool) -> str:
        from getpass import getpass

        typed = getpass(asked + ": ")
        if twice and getpass(self.t("The passphrase once more") + ": ") != typed:
            raise Refused(USAGE, self.t("The two passphrases are not alike: nothing is created."))
        return typed

    def _secret_in(self, name: str) -> str:
        place = self.shown(Path(name)) if name != "-" else "-"
        try:
            if name == "-":
                held = sys.stdin.buffer.read(LONGEST_SECRET)
            else:
                with Path(name).open("rb") as file:
                    held = file.read(LONGEST_SECRET)
            secret = held.decode()
        except OSError:
            raise Refused(USAGE, self.t(UNREADABLE_SECRET, place=place)) from None
        except UnicodeDecodeError:
            raise Refused(USAGE, self.t(NOT_TEXT, place=place)) from None
        # Editors end a file with a newline; it is no part of the passphrase.
        secret = secret.removesuffix("\n").removesuffix("\r")
        if not secret:
            raise Refused(USAGE, self.t(NO_SECRET, place=place))
        return secret

    @contextmanager
    def vault(self) -> Iterator[OpenVault]:
        """The open vault; what it refuses, now or inside, becomes `Refused`."""
        from samtal_tui.passphrase import normalise
        from samtal_tui.workplace import name_workplace
        from samtal_tui.year.due_file import keep_due
        from vault.store import open_with_passphrase

        with self.refusing(self.folder):
            vault = open_with_passphrase(self.folder, normalise(self.secret()))
            try:
                name_workplace(vault, self.config)
                yield vault
                keep_due(vault, self.config, datetime.now().astimezone().date())
            finally:
                vault.close()

    @contextmanager
    def refusing(self, place: Path) -> Iterator[None]:
        """Turn an error of the vault at `place` into its sentence and its exit code."""
        from samtal_tui.refusals import sentence
        from vault.errors import VaultError

        try:
            yield
        except VaultError as error:
            refused = Refused(error.exit_code, sentence(error, self.t, place))
        else:
            return
        raise refused

    def shown(self, path: Path) -> str:
        """`path` as a reader wants it: with ~ for home, on one line."""
        home, shown = str(Path.home()), str(path)
        if shown == home or shown.startswith(home + "/"):
            shown = "~" + shown[len(home) :]
        return "".join(sign if sign.isprintable() else "\ufffd" for sign in shown)


class Unwritten(Exception):
    """Standard output takes no more: the disk is full, or nobody reads on."""


def say(line: str) -> None:
    """Write a line to standard output; on a terminal, nothing in it acts. Raises `Unwritten`."""
    shown = harmless(line) if sys.stdout.isatty() else line
    try:
        sys.stdout.write(shown + "\n")
    except OSError:
        raise Unwritten from None


def finish() -> None:
    """Let everything said reach standard output. Raises `Unwritten`; nothing more is written then."""
    try:
        sys.stdout.flush()
    except OSError:
        # Python flushes once more at its end, and would print what went wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Unwritten from None


def remark(line: str) -> None:
    """Write a line to standard error: what is not the command's result. Nothing in it acts on a terminal."""
    with suppress(OSError):
        sys.stderr.write(harmless(line) + "\n")
