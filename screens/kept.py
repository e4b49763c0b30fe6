"""A form whose fields outlive the room: what is typed and not saved is there when she comes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input, TextArea

from samtal_tui.refusals import sentence
from screens.room import R, Room
from screens.typed import fields_of, text_in
from screens.widgets.plan_drafts import Drafts, taken_in
from vault.errors import VaultError

if TYPE_CHECKING:
    from vault.store import OpenVault


class KeptRoom(Room[R]):
    """Keeps what is typed in the vault: a moment after the typing, before a lock, and when the room is left.

    A subclass names the form (`form`) and whom it is about (`whose`), calls `begin` once its fields show what
    is known, `entered` once what is typed is saved, and `go_back` to leave.
    """

    _shown: Mapping[str, str] | None = None
    _in_vault: Mapping[str, str] | None = None

    def __init__(self) -> None:
        super().__init__()
        self._keeping = Drafts(self, self._keep_typed, self._not_kept)

    @property
    def form(self) -> str:
        """Which form it is."""
        return self.SCOPE

    @property
    def whose(self) -> str:
        """The person's id; empty when it is about nobody yet."""
        return ""

    def typed(self) -> dict[str, str]:
        """What she has typed: the fields that no longer hold what was shown."""
        shown = self._shown or {}
        return {name: text for name, text in self._standing().items() if text != shown.get(name, "")}

    def put_back(self, typed: Mapping[str, str]) -> bool:
        """Write what was typed last time into the fields; whether she is to be told."""
        for field in fields_of(self):
            written = typed.get(field.id or "")
            if written is None:
                continue
            if isinstance(field, Input):
                field.value = written
                field.cursor_position = len(written)
            else:
                field.text = written
        return True

    async def begin(self) -> None:
        """The fields show what is known; what was typed last time lies over it. Only the first time."""
        if self._shown is not None:
            return
        here = self._standing()
        typed = await self.vault(_begun, self.form, self.whose)
        self._shown, self._in_vault = here, typed
        if typed and self.put_back(typed):
            self.say(self.t("What you typed last time is here, not saved yet."))

    async def entered(self) -> None:
        """What is typed is saved: nothing is kept of it any more, until `begin`. Raises `VaultError`."""
        self._keeping.forget()
        self._shown = None
        await self.vault(_keep, self.form, {}, self.whose)

    def touch(self) -> None:
        """Something was typed or chosen."""
        if self._shown is not None:
            self._keeping.touch()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed_in(self) -> None:
        self.touch()

    async def put_away(self) -> None:
        """Keep what is typed as it stands. Raises `VaultError`."""
        if self._shown is not None:
            self._keeping.forget()
            await taken_in(*fields_of(self))
            await self._keep_typed()

    async def go_back(self) -> None:
        """Leave the room, once what is typed is kept."""
        try:
            await self.put_away()
        except VaultError as error:
            self._not_kept(error)
        else:
            self.app.pop_screen()

    async def _keep_typed(self) -> None:
        typed = self.typed()
        if typed != self._in_vault:
            await self.vault(_keep, self.form, typed, self.whose)
            self._in_vault = typed

    def _not_kept(self, error: VaultError) -> None:
        self.say(sentence(error, self.t, self.samtal.start.folder))

    def _standing(self) -> dict[str, str]:
        return {
            field.id: text_in(field)
            for field in fields_of(self)
            if field.id and not (isinstance(field, Input) and field.password)
        }


def _begun(vault: OpenVault, form: str, whose: str) -> Mapping[str, str]:
    return vault.unfinished.get(form, whose)


def _keep(vault: OpenVault, form: str, typed: Mapping[str, str], whose: str) -> None:
    vault.unfinished.put(form, typed, whose)
