"""F4, the second step: what both read and agree on. Made from the list alone; nothing private is near."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize
from textual.widgets import Static

from samtal_tui.export.phrases import talk_name
from samtal_tui.keys import Key, shown_key
from samtal_tui.sharing.agreement import agree, keep_between, latest, widen_onward
from samtal_tui.showing.page import CURTAIN, ShownPage
from samtal_tui.talk.turning import Shown
from screens import turned_words as words
from screens.room import Room
from screens.told import names_of
from screens.turn_room import at_once
from screens.turned_acts import TurnedActs
from screens.turned_keys import AROUND, WIDEST, does_something, fullest_footer, onward_word
from screens.turned_page import Entry, Page, answers, block, entries, is_agreed, paginate
from screens.widgets.asking import Asking
from screens.widgets.key_line import KeyLine
from screens.widgets.rows import Row, RowList
from vault.records import Audience, Item, Way

LEAST_PAGE = 4
FOOTER_LINE = 1


class Turned(TurnedActs, inherit_bindings=False):
    """Large and calm. Space agrees a line, `a` the page; disagreement is a normal outcome."""

    SCOPE = "turned"
    BINDINGS: ClassVar[list[BindingType]] = at_once("turned")
    CSS_PATH = "turned.tcss"

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self._entries: dict[str, Entry] = {}
        self._read: set[tuple[str, str]] = set()
        self._pages: list[Page] = []
        self._at = ""
        self._way = Way.ROOM

    def compose_body(self) -> ComposeResult:
        """The heading with the page, the page, how far you have come, a line to write in."""
        yield Static("", id="heading", markup=False)
        yield RowList(id="page")
        yield Static("", id="done", markup=False)
        yield Asking()

    async def fill(self) -> None:
        """Show the first page."""
        await self.load_begun()
        self.show()

    async def returned(self) -> None:
        """Back from help or the curtain."""
        self.show()

    async def retell(self) -> None:
        """Say it in the other language; a line being written stays."""
        self.show_keys()
        self.show()

    def on_resize(self, event: Resize) -> None:
        """Other pages fit another window."""
        super().on_resize(event)
        self.call_after_refresh(self.show)

    def key_label(self, key: Key) -> str:
        """The footer: what the keys would do to the marked line; those that would do nothing stay out."""
        if self.is_asking:
            return {"turned.reword": self.t("Save"), "turned.done": self.t("Leave it")}.get(key.id, "")
        last = self._page >= len(self._pages) - 1
        marked = self._marked
        if not does_something(key.id, marked, self._on_page, last_page=last):
            return ""
        if key.id == "turned.onward" and marked and marked.item:
            return onward_word(marked.item, self.t)
        if key.id == "turned.reword" and marked and not marked.item:
            return self.t("Write")
        if key.id == "turned.way":
            return self.t("In the room") if self._way is Way.REMOTE else ""
        if key.id == "turned.previous" and last and self._page:
            return self.t("Previous page")
        return super().key_label(key)

    def key_name(self, key: Key) -> str:
        """While a line is written, Esc lets it be and F4 does nothing."""
        if self.is_asking and key.id == "turned.done":
            return shown_key("escape", self.t)
        return super().key_name(key)

    @property
    def _marked(self) -> Entry | None:
        return self._entries.get(self._at)

    @property
    def _page(self) -> int:
        return next((place for place, page in enumerate(self._pages) if self._at in page.keys), 0)

    @property
    def _on_page(self) -> list[Entry]:
        return [self._entries[key] for key in self._pages[self._page].keys] if self._pages else []

    def show(self) -> None:
        """Draw the page anew."""
        if not self.is_mounted:
            return
        state, t = self.shown, self.t
        names = names_of(state, t)
        width = min(self.app.size.width, WIDEST) - 2
        found = entries(state, self.items, t)
        self._entries = {entry.key: entry for _, group in found for entry in group}

        def rows_of(entry: Entry) -> list[Text]:
            return block(entry, state.vault_id, names, t, width, marked=entry.key == self._at)

        sections = [(title, [(entry.key, len(rows_of(entry))) for entry in group]) for title, group in found]
        self._pages = paginate(sections, self._height_of_a_page())
        if self._at not in self._entries:
            self._at = self._pages[0].keys[0]
        day = f"{talk_name(state.talk, state.guide.word, t)} {t.long_date(state.talk.on)}"
        self.head(day, f"{state.person.name} - {state.manager}" if state.manager else state.person.name)
        self._show_heading(width)
        self.query_one(RowList).show(
            [Row(Text("\n").join(rows_of(entry)), entry.key) for entry in self._on_page], self._at
        )
        done = sum(is_agreed(entry, state.vault_id) for entry in self._on_page if entry.item)
        count = sum(entry.item is not None for entry in self._on_page)
        told = t("{done} of {count} done on the page", done=done, count=count) if count else ""
        told += f"   {t('You agree remotely.')}" if self._way is Way.REMOTE else ""
        self.query_one("#done", Static).update(told)
        self.show_keys()
        self._publish(day, told)

    def _height_of_a_page(self) -> int:
        """Rows of a page: the window's, but for what stands around it, with a footer of its fullest height.

        A page keeps its number and lines while something is written below it, or the footer has fewer keys.
        """
        config, remotely = self.samtal.config, self._way is Way.REMOTE
        footer = fullest_footer(self.app.size.width, config.keys, self.t, remotely=remotely) + FOOTER_LINE
        self.query_one(KeyLine).styles.min_height = footer
        return max(self.app.size.height - AROUND - footer - bool(self.samtal.coach), LEAST_PAGE)

    def _publish(self, title: str, done: str) -> None:
        """The same words in the second terminal, unless the curtain or another room lies on top."""
        if not self.is_current:
            return
        page = self.query_one(RowList)
        lines = [line for row in page.rows for line in row.text.plain.split("\n")]
        heading = self._pages[self._page].title.upper()
        self.samtal.publish(ShownPage(title, self.shown.person.name, heading, tuple(lines), done))

    def on_screen_suspend(self) -> None:
        """Another room lies on top: the second terminal shows the curtain."""
        super().on_screen_suspend()
        self.samtal.publish(CURTAIN)

    def on_unmount(self) -> None:
        """Turned back, locked or left."""
        self.samtal.publish(CURTAIN)

    def _show_heading(self, width: int) -> None:
        page = self._pages[self._page]
        place = self.t("page {n} of {count}", n=self._page + 1, count=len(self._pages))
        title = Text(page.title.upper(), "bold", no_wrap=True, overflow="ellipsis")
        title.truncate(max(width - len(place) - 8, 10), overflow="ellipsis")
        title.pad_right(max(width - 4 - title.cell_len - len(place), 2))
        title.append(place, "not bold")
        self.query_one("#heading", Static).update(title)

    def action_move(self, steps: int) -> None:
        """Mark another line, over page ends too."""
        keys = [key for page in self._pages for key in page.keys]
        place = keys.index(self._at) if self._at in keys else 0
        self._go(keys[max(0, min(place + steps, len(keys) - 1))])

    def action_next_page(self) -> None:
        """Next page."""
        self._go_page(1)

    def action_previous_page(self) -> None:
        """Previous page."""
        self._go_page(-1)

    def _go_page(self, steps: int) -> None:
        if not self._read_on(steps):
            self._go(self._pages[max(0, min(self._page + steps, len(self._pages) - 1))].keys[0])

    def _go(self, key: str) -> None:
        self._note_read()
        self.say("")
        self._at = key
        self.show()

    def _read_on(self, steps: int = 1) -> bool:
        """Scroll within what is higher than the window; False when there is no more of it to read."""
        page = self.query_one(RowList)
        to = max(0, min(page.scroll_offset.y + steps * max(page.size.height - 1, 1), page.max_scroll_y))
        if to == page.scroll_offset.y:
            return False
        page.scroll_to(y=to, animate=False, immediate=True)
        return True

    def _note_read(self) -> None:
        """Remember which answers to the last page's questions have been shown to their end."""
        page = self.query_one(RowList)
        if page.scroll_offset.y >= page.max_scroll_y:
            for entry in self._on_page:
                held = answers(entry.item) if entry.item else frozenset()
                self._read |= {answer for answer in held if answer[0] == entry.key}

    def _is_read(self, item: Item) -> bool:
        """Whether all that a yes to `item` covers has been shown: an evaluation may go over several pages."""
        self._note_read()
        return answers(item) <= self._read

    def action_agree(self) -> None:
        """You agree on the marked line; the next one is marked. What is not read to its end is read on.

        Of an evaluation nothing is agreed before all its answers have been shown.
        """
        entry = self._marked
        if entry is None or self._read_on():
            return
        if entry.item and self._is_read(entry.item) and not is_agreed(entry, self.shown.vault_id):
            self.act([agree(self.shown.vault_id, entry.item, self.samtal.today(), self._way)])
        self.action_move(1)

    def action_agree_page(self) -> None:
        """You agree on everything on the page."""
        if self._read_on():
            return
        vault_id, today, way = self.shown.vault_id, self.samtal.today(), self._way
        on_page = (entry.item for entry in self._on_page if entry.item)
        left = {item.id: item for item in on_page if self._is_read(item)}
        self.act([new for item in left.values() if (new := agree(vault_id, item, today, way)) != item])

    def action_way(self) -> None:
        """You agree remotely from now on, over a shared screen; again: in the room."""
        self._way = Way.ROOM if self._way is Way.REMOTE else Way.REMOTE
        self.show()

    def action_onward(self) -> None:
        """Let the marked line be passed on, or keep it between the two."""
        entry = self._marked
        if entry and entry.item:
            onward = latest(entry.item).audience is Audience.ONWARD
            change = keep_between if onward else widen_onward
            self.act([change(self.shown.vault_id, entry.item)])

    def action_differ(self) -> None:
        """Keep both wordings side by side."""
        entry = self._marked
        if entry:
            words.both_views(self, entry, names_of(self.shown, self.t))

    def action_reword(self) -> None:
        """Change the words of the marked line, or write the first ones."""
        entry = self._marked
        if entry:
            words.reword_entry(self, entry, names_of(self.shown, self.t))

    def action_done(self) -> None:
        """Leave through an empty page."""
        from screens.curtain import Curtain

        self.samtal.push_room(Curtain(self.talk_id))


async def turn_over(room: Room[object], shown: Shown) -> None:
    """Turn the screen: every room with lines of a talk leaves the widget tree before it is painted."""
    from screens.curtain import replace_rooms

    await replace_rooms(room.app, Turned(shown))
    room.samtal.progress("screen turned")
