"""What the forms folded out over a talk have in common: nothing typed is lost, and F2 hides it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widgets import Input, Static

from samtal_tui.config import Config
from samtal_tui.guides.tools import load_toolbox
from samtal_tui.keys import Key
from samtal_tui.refusals import sentence
from screens.fields import FieldRoom
from screens.widgets.plain_input import PlainInput
from screens.widgets.plan_drafts import Drafts
from vault.errors import VaultError
from vault.records import Person

NARROW = 76
"""Below this width the name gives way to what stands to its right."""

LOW = 24
"""Below this height there is no room for blank lines."""


class Unfolded(FieldRoom[object]):
    """A form over the talk, for the item `item_id` or a new one; the result is whether something was saved.

    What is typed is a draft a second later. A subclass says what to `keep`, draws itself in `show`, or in
    `show_typed` when only what is typed has changed, and puts back what is saved in `restore`.
    """

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, talk_id: str, address: str, item_id: str = "") -> None:
        super().__init__()
        self.talk_id = talk_id
        self.address = address
        self.item_id = item_id
        self.box = load_toolbox()
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

    def restore(self) -> bool:
        """Put what is saved back into the fields; False as long as the form is not taken out."""
        raise NotImplementedError

    def form_lines(self, names: Iterable[str]) -> ComposeResult:
        """A label and a field, `NAME-label` and `NAME`, for each name."""
        with Vertical(id="form"):
            for name in names:
                with Horizontal(classes="line"):
                    yield Static("", id=f"{name}-label", classes="label", markup=False)
                    yield PlainInput(id=name, select_on_focus=False)

    def head_of(self, person: Person, title: str, right: str) -> None:
        """Set the title line: whom the form is about, where there is room for it, and what it is."""
        wide = self.app.size.width >= NARROW
        self.head(f"{person.sort_name}   {title}" if wide else title, right)

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

    async def action_restore(self) -> None:
        """Put back what is saved; the draft goes."""
        if self.is_hidden or not self.restore():
            return
        self.show()
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
