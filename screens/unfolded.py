"""What the forms folded out over a talk have in common: nothing typed is lost, and F2 hides it."""

from __future__ import annotations

from typing import ClassVar

from textual.events import Resize
from textual.widgets import Input

from samtal_tui.config import Config
from samtal_tui.keys import Key
from samtal_tui.refusals import sentence
from screens.fields import FieldRoom
from screens.widgets.plan_drafts import Drafts
from vault.errors import VaultError

LOW = 24
"""Below this height there is no room for blank lines."""


class Unfolded(FieldRoom[object]):
    """A form over the talk; the result is whether something was saved.

    What is typed is a draft a second later. A subclass says what to `keep`, and draws itself in `show`, or in
    `show_typed` when only what is typed has changed.
    """

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self.drafts = Drafts(self, self.keep, self.say_refusal)

    async def keep(self) -> None:
        """Keep what is typed as a draft, or forget the draft when nothing is changed. Raises `VaultError`."""
        raise NotImplementedError

    def show(self) -> None:
        """Draw everything but what is typed."""
        raise NotImplementedError

    def show_typed(self) -> None:
        """Draw what follows from what is typed: this runs at every key."""
        raise NotImplementedError

    async def returned(self) -> None:
        """Back from help: what is typed stays."""
        self.show()

    def on_resize(self, event: Resize) -> None:
        """A low window has no blank lines to spare."""
        super().on_resize(event)
        self.set_class(event.size.height < LOW, "low")

    def lock_after(self, config: Config) -> float:
        """As long as the talk it lies over."""
        return config.talk_lock_minutes

    def key_label(self, key: Key) -> str:
        """F2 says what it would do."""
        if self.is_hidden and key.id == f"{self.SCOPE}.hide":
            return self.t("Show")
        return super().key_label(key)

    @property
    def is_hidden(self) -> bool:
        """Whether what is typed is hidden; then no key changes it."""
        return self.has_class("hidden")

    def on_input_changed(self) -> None:
        """Something was typed."""
        self.drafts.touch()
        self.show_typed()

    def action_hide(self) -> None:
        """Hide what is typed, or show it again."""
        self.toggle_class("hidden")
        self.say("")
        self.set_focus(None if self.is_hidden else self.query(Input).first())
        self.show_keys()

    async def on_input_submitted(self) -> None:
        """Enter in a field saves the whole form."""
        await self.action_save()

    async def action_save(self) -> None:
        """Save, and go back to the talk."""
        raise NotImplementedError

    async def put_away(self) -> None:
        """Keep what is typed as a draft. Raises `VaultError`."""
        await self.drafts.flush()

    async def action_back(self) -> None:
        """Back to the talk; what is typed is kept."""
        try:
            await self.put_away()
        except VaultError as error:
            self.say_refusal(error)
        else:
            self.dismiss(result=False)

    async def taken_back(self) -> None:
        """What was typed is taken back: its draft goes."""
        self.drafts.touch()
        try:
            await self.put_away()
        except VaultError as error:
            self.say_refusal(error)
        else:
            self.say(self.t("What you typed is taken back."))

    def done(self) -> None:
        """It is saved: back to the talk, and no draft is left."""
        self.drafts.forget()
        self.samtal.progress("line saved")
        self.dismiss(result=True)

    def say_refusal(self, error: VaultError) -> None:
        """Say what the vault refused, and what to do."""
        self.say(sentence(error, self.t, self.samtal.start.folder))
