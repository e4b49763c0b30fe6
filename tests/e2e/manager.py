"""The manager of the whole-job tests: she reads the screen and presses what the footer and F1 say.

Every wait is for a text of the interface in her language, so that a step that leads nowhere fails there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from cli.program import PASSPHRASE, PROGRAM, Shell
from e2e.driver import PATIENCE, Terminal

from samtal_tui.guides.loader import built_in
from samtal_tui.guides.model import Use
from samtal_tui.texts import Texts


class Manager:
    """Somebody at a terminal who knows what she wants."""

    def __init__(
        self, environment: Mapping[str, str], language: str, *arguments: str, program: Path | str = PROGRAM
    ) -> None:
        self.terminal = Terminal(environment, *arguments, program=program)
        self.t = Texts(language)

    @classmethod
    def at(cls, shell: Shell, language: str) -> Self:
        """Start the program that can open the vault in this home."""
        program, *arguments = shell.program
        return cls(shell.environment, language, *arguments, program=program)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.terminal.child.close(force=True)

    def sees(self, *texts: str, gone: str = "", **values: object) -> Manager:
        """Wait for texts of the interface, given in English and looked for in her language."""
        self.terminal.wait(*(self._said(text, **values) for text in texts), gone=gone and self.t(gone))
        return self

    def reads(self, *texts: str, gone: str = "") -> Manager:
        """Wait for texts that somebody wrote."""
        self.terminal.wait(*texts, gone=gone)
        return self

    def presses(self, *keys: str) -> Manager:
        """Press keys as the footer names them."""
        self.terminal.press(*keys)
        return self

    def types(self, text: str, *, secret: bool = False) -> Manager:
        """Type a text and see it stand there."""
        self.terminal.type(text, secret=secret)
        return self

    def fills(self, label: str, text: str, *, secret: bool = False) -> Manager:
        """Type into the field with this label, once the cursor is there."""
        self.terminal.at(self._said(label))
        return self.types(text, secret=secret)

    def _said(self, text: str, **values: object) -> str:
        return " ".join(self.t(text, **values).split())

    # Step 1 and 2: the vault and the people

    def creates_a_vault(self) -> str:
        """From the first page to an empty list of employees; the recovery code."""
        self.sees("Create my vault").presses("2")
        self.fills("Your name, as it stands in documents", "Maria Ståhl").presses("Enter")
        self.fills("Workplace", "Påhittade kommunen").presses("Enter")
        self.fills("Passphrase, at least 15 characters; spaces and å ä ö are fine", PASSPHRASE, secret=True)
        self.presses("Enter")
        self.fills("The passphrase once more", PASSPHRASE, secret=True)
        self.sees("The passphrase will do.").presses("Enter")
        self.sees("Type the code here, so that you know it is right")
        code = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){6}", self.terminal.text)[0]
        self.terminal.type(code, times=2)
        self.presses("Enter").sees("Nobody is here yet. + adds an employee, k takes in a pasted list.")
        return code

    def unlocks(self, passphrase: str = PASSPHRASE) -> Manager:
        """Through the door."""
        self.sees("Passphrase", "Open")
        return self.types(passphrase, secret=True).presses("Enter")

    def adds(self, given: str, family: str) -> Manager:
        """Add an employee by name."""
        self.presses("+").fills("Given name", given).presses("Down").fills("Family name", family)
        return self.presses("Enter").reads(f"{family}, {given}").sees("Where it stands")

    # Step 3: the talk

    def begins_a_talk(self, guide_id: str) -> Manager:
        """Plan a talk for today after a guide, and open it."""
        guides = [guide.id for guide in built_in() if guide.use is Use.TALK]
        self.presses("s").sees("Plan a talk")
        self.terminal.at(self.t("Day"))
        self.types(self.t("today"))
        for _ in range(guides.index(guide_id)):
            self.presses("Down")
        return self.presses("Enter").sees("only I read it", "To raise")

    def enters(self, text: str, sign: str) -> Manager:
        """Write one line and see it saved, with the sign for who may read it."""
        shown = text if text[0] in '"!#?' else f"  {text}"
        return self.types(text).presses("Enter").reads(" ".join(f"{sign}{shown}".split()))

    def marks(self, wanted: str, marker: str, key: str = "Down") -> Manager:
        """Move the mark down to the line with `wanted`."""
        self.terminal.mark(key, marker, wanted)
        return self

    def commits(self, vault: Path) -> int:
        """When the vault's database was last written."""
        return next(vault.glob("vault-*.db")).stat().st_mtime_ns

    def sees_a_commit(self, vault: Path, before: int) -> int:
        """Wait until the vault's database has changed since `before`; when it did."""
        for _ in range(int(PATIENCE / 0.05)):
            now = self.commits(vault)
            if now != before:
                return now
            self.terminal.take_in(0.05)
        raise AssertionError("nothing was written")
