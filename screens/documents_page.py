"""What the documents room shows: what goes, what stays, the text, the history, the notice, the folder."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.widgets import Static

from samtal_tui.export.errors import NothingMayLeave
from samtal_tui.export.files import FORMATS
from samtal_tui.export.formats import Format
from samtal_tui.export.leaked import LeakedLine
from samtal_tui.export.offer import Offer, offer
from samtal_tui.export.public_record import notice
from samtal_tui.keys import Key
from samtal_tui.sharing.consent import Yes
from samtal_tui.texts import mark
from samtal_tui.words import RECIPIENT
from screens.room import Room
from screens.widgets.field import Field
from screens.widgets.history_rows import history_rows
from screens.widgets.plain import one_line
from screens.widgets.plan_document import document_rows, folder_told, leaked_rows, more_rows, summary
from screens.widgets.rows import Row, RowList
from screens.widgets.sign_line import SignLine
from vault.records import Recipient, TalkStatus

TEXT, MORE, HISTORY, LEAKED = "text", "more", "history", "leaked"
"""What the middle of the room shows."""

SIGNING: Mapping[str, str] = {
    "documents.make": mark("Note it"),
    "documents.way": mark("Paper or e-service"),
    "documents.back": mark("Back"),
}
"""The keys while a signature is being noted."""


class DocumentsPage(Room[object]):
    """The preview of a document; nothing is made or noted here."""

    def __init__(self, talk_id: str, recipient: Recipient = Recipient.EMPLOYEE) -> None:
        super().__init__()
        self._talk_id = talk_id
        self._recipient = recipient
        self._offer: Offer | None = None
        self._pane = TEXT
        self._taken = False
        self._making = False
        self._leaked: tuple[LeakedLine, ...] = ()
        self._before_handed: TalkStatus | None = None
        self._format: Format | None = None

    def compose_body(self) -> ComposeResult:
        """What goes and stays, the text, the notice, the folder."""
        yield Static("", id="summary", markup=False)
        yield RowList(id="text")
        yield Static("", id="notice", markup=False)
        yield SignLine()
        with Horizontal(id="folder-line"):
            yield Static("", id="folder-label", classes="label", markup=False)
            yield Static("", id="folder", markup=False)
            yield Field(id="folder-field", select_on_focus=False)

    async def fill(self) -> None:
        """Ask what there is to give, and show it."""
        self._offer = await self.vault(
            offer, self._talk_id, self._recipient, self.t.language, self.samtal.now()
        )
        self._show()

    def _show(self) -> None:
        seen = self._offer
        if seen is None:
            return
        width, t = self.app.size.width, self.t
        title = t("Document for {recipient}", recipient=t(RECIPIENT[self._recipient]))
        right = t("the talk {date}", date=seen.occasion.talk.on.isoformat())
        self.head(f"{seen.occasion.person.sort_name}   {title}", right)
        self.query_one("#summary", Static).update(summary(seen, t, width - 1))
        pane = self.query_one("#text", RowList)
        pane.show(self._pane_rows(seen, width - 2))
        pane.scroll_home(animate=False)
        if self._pane == HISTORY and not pane.current:
            pane.select_first()
        told = self.query_one("#notice", Static)
        told.display = self._noticed
        told.update("\n".join(notice(self._recipient, t)))
        self._show_folder()
        self.call_after_refresh(self._show_place)
        self.show_keys()

    @property
    def _noticed(self) -> bool:
        """Whether a public employer's manager is told what the step means."""
        seen = self._offer
        return bool(seen and seen.occasion.profile.public_employer and seen.content is not None)

    @property
    def _formats(self) -> tuple[Format, ...]:
        return (self._format,) if self._format else FORMATS[self._recipient]

    def _pane_rows(self, seen: Offer, width: int) -> list[Row]:
        if self._pane == MORE:
            return more_rows(self.t, width)
        if self._pane == HISTORY:
            return history_rows(seen.history, seen.signed, self.t, width)
        if self._pane == LEAKED:
            return leaked_rows(self._leaked, self.t, width)
        if seen.content is None:
            return [Row(Text()), Row(Text(f" {NothingMayLeave(self._recipient).sentence(self.t)}"), indent=1)]
        return document_rows(seen.content, width)

    def _show_folder(self) -> None:
        told = folder_told(self.samtal.config.documents, self._formats, self.t)
        self.query_one("#folder-label", Static).update(self.t("Folder"))
        self.query_one("#folder", Static).update(told)

    def _show_place(self) -> None:
        pane = self.query_one("#text", RowList)
        height, total = pane.size.height, pane.virtual_size.height
        first = round(pane.scroll_offset.y) + 1
        last = min(first + height - 1, total)
        told = self.t("line {first}-{last} of {count}", first=first, last=last, count=total)
        pane.border_subtitle = told if total > height else ""

    def key_label(self, key: Key) -> str:
        """Only what can be done now is shown."""
        seen = self._offer
        if self.has_class("signing"):
            return self.t(SIGNING[key.id]) if key.id in SIGNING else ""
        if seen is None:
            return ""
        match key.id:
            case "documents.handed" if self._before_handed:
                return self.t("Not handed over")
            case "documents.handed" if not seen.can_be_handed:
                return ""
            case "documents.more":
                return ""
            case "documents.make" if self._pane == HISTORY:
                return self.t("Look at it") if seen.history else ""
            case "documents.make" if self._pane != TEXT:
                return ""
            case "documents.make" if self._taken:
                return self.t("Replace")
            case "documents.name" if self._taken:
                return self.t("New name")
            case "documents.sign":
                return self._sign_label(seen, super().key_label(key))
            case "documents.consent" if seen.yes is not Yes.NOTHING_TO_ASK:
                name = one_line(seen.occasion.person.given)
                given = seen.yes is Yes.GIVEN
                return self.t("{name} says no", name=name) if given else self.t("{name} says yes", name=name)
        return super().key_label(key)

    def _sign_label(self, seen: Offer, usual: str) -> str:
        """Signing comes after the file; where a workplace does not sign, nothing is said of it (T07)."""
        if seen.signature:
            return self.t("Not signed")
        return usual if seen.occasion.signed and seen.made else ""

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self._show()

    def action_line(self, steps: int) -> None:
        """Read on, a line; in the history, the next document."""
        if self._pane == HISTORY:
            self.query_one("#text", RowList).move(steps)
        else:
            self._scroll(steps)

    def action_page(self, steps: int) -> None:
        """Read on, a page."""
        self._scroll(steps * max(self.query_one("#text", RowList).size.height - 1, 1))

    def _scroll(self, lines: int) -> None:
        self.query_one("#text", RowList).scroll_relative(y=lines, animate=False)
        self.call_after_refresh(self._show_place)

    def action_more(self) -> None:
        """What an official document is; again to read the document."""
        if self._offer and self._offer.occasion.profile.public_employer:
            self._turn_to(MORE)

    def action_history(self) -> None:
        """What has been made before; again to read the document."""
        self._turn_to(HISTORY)

    def _turn_to(self, pane: str) -> None:
        self._pane = TEXT if self._pane == pane else pane
        self._show()

    def _forget_taken(self) -> None:
        self._taken = False
