"""One employee: the talks, newest first, and what can be done with each."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from samtal_tui.export.phrases import talk_name
from samtal_tui.people.page import PersonPage, person_page
from samtal_tui.people.talks import next_talk
from samtal_tui.texts import Texts
from samtal_tui.words import EMPLOYMENT, STATUS
from screens.bindings import bindings
from screens.going_on import open_or_plan, open_review, open_talk
from screens.room import Room
from screens.widgets.plain import harmless
from screens.widgets.rows import Row, RowList
from vault.records import Document, Talk


class PersonRoom(Room[object]):
    """The talks in a list; letters act on the marked one."""

    SCOPE = "person"
    BINDINGS = bindings("person")
    CSS_PATH = "person.tcss"

    def __init__(self, person_id: str) -> None:
        super().__init__()
        self._person_id = person_id
        self._talks: dict[str, Talk] = {}

    def compose_body(self) -> ComposeResult:
        """Who it is, the talks, the documents."""
        yield Static("", id="who", markup=False)
        yield Static("", id="columns", markup=False)
        yield RowList(id="talks", pointer=True)
        yield Static("", id="documents-head", markup=False)
        yield RowList(id="documents")

    async def fill(self) -> None:
        """Ask and show."""
        found = await self.vault(person_page, self._person_id)
        person = found.person
        self.head(person.sort_name, self.t("No {number}", number=f"{person.number:02}"))
        parts = [person.role, person.unit, self.t(EMPLOYMENT[person.employment])]
        if person.employed_from:
            parts.append(self.t("since {day}", day=person.employed_from))
        self.query_one("#who", Static).update(
            Text(" " + "  ·  ".join(harmless(part) for part in parts if part))
        )
        heads = f" {self.t('Day'):<12}{self.t('Talk'):<22}{self.t('Where it stands'):<16}"
        heads += f"{self.t('Rows in the plan'):<18}{self.t('Private lines')}"
        self.query_one("#columns", Static).update(Text(heads, "bold dim"))
        before, self._talks = self._talks, {talk.id: talk for talk in found.talks}
        talks = self.query_one("#talks", RowList)
        rows = [Row(self._row(talk, found), talk.id) for talk in found.talks if not talk.apart]
        rows = rows or [
            Row(Text(f" {self.t('No talk yet. s plans the first one; b brings in a plan from paper.')}"))
        ]
        apart = [Row(self._row(talk, found), talk.id) for talk in found.talks if talk.apart]
        if apart:
            rows += [Row(Text()), Row(Text(f" {self.t('Kept apart from the other talks')}", "dim")), *apart]
        planned = [talk for talk in self._talks if before and talk not in before]
        talks.show(rows, planned[0] if len(planned) == 1 else None)
        if not talks.current:
            talks.select_first()
        self._show_documents(found.documents)

    def _row(self, talk: Talk, found: PersonPage) -> Text:
        private = found.private.get(talk.id, 0)
        text = Text(f" {talk.on.isoformat():<12}{talk_name(talk, found.words[talk.id], self.t):<22}")
        text.append(f"{self.t(STATUS[talk.status]):<16}{_plan_told(talk, found, self.t):<18}{private or '-'}")
        return text

    def _show_documents(self, documents: tuple[Document, ...]) -> None:
        head = self.t("Made from the talks") if documents else ""
        self.query_one("#documents-head", Static).update(Text(f" {head}", "bold dim"))
        rows = [
            Row(Text(f" {document.made_at:%Y-%m-%d}  {harmless(document.file_name)}", "dim"))
            for document in documents[:4]
        ]
        self.query_one("#documents", RowList).show(rows)

    @property
    def _marked(self) -> Talk | None:
        return self._talks.get(self.query_one("#talks", RowList).current)

    def _some_talk(self) -> Talk | None:
        """The marked talk; with none to mark, say what to do."""
        if self._marked is None:
            self.say(self.t("Plan a talk first: s."))
        return self._marked

    def action_move(self, steps: int) -> None:
        """Mark another talk."""
        self.query_one("#talks", RowList).move(steps)

    async def action_open(self) -> None:
        """The marked talk."""
        if self._marked:
            await open_talk(self, self._marked)
        else:
            await self.action_talk()

    async def action_talk(self) -> None:
        """The talk that stands next, or a new one."""
        await open_or_plan(self, self._person_id)

    def action_new(self) -> None:
        """Plan a talk."""
        from screens.new_talk import NewTalk

        self.samtal.push_room(NewTalk(self._person_id))

    async def action_review(self) -> None:
        """Last year's plan, reviewed in the talk that stands next."""
        await open_review(self, self._person_id)

    def action_plan(self) -> None:
        """The action plan of the marked talk."""
        from screens.plan import PlanRoom

        if talk := self._some_talk():
            self.samtal.push_room(PlanRoom(talk.id))

    async def action_prepare(self) -> None:
        """Prepare the marked talk, or the one that stands next; one without a guide is first given one."""
        from screens.new_talk import NewTalk
        from screens.prepare import PrepareRoom

        talk = self._marked or await self.vault(next_talk, self._person_id)
        if talk is None or not talk.guide:
            self.samtal.push_room(NewTalk(self._person_id, talk.id if talk else ""))
        else:
            self.samtal.push_room(PrepareRoom(talk.id))

    def action_documents(self) -> None:
        """Documents from the marked talk."""
        from screens.documents import DocumentsRoom

        if talk := self._some_talk():
            self.samtal.push_room(DocumentsRoom(talk.id))

    def action_sweep(self) -> None:
        """Go through the private lines of the marked talk."""
        from screens.sweep import SweepRoom

        if talk := self._some_talk():
            self.samtal.push_room(SweepRoom(talk.id))

    def action_check_in(self) -> None:
        """Follow up a row of the plan."""
        from screens.check_in import CheckIn

        self.samtal.push_room(CheckIn(self._person_id))

    def action_bring_in(self) -> None:
        """Bring in last year's plan from a paper."""
        from screens.bring_in import BringIn

        self.samtal.push_room(BringIn(self._person_id))

    def action_edit(self) -> None:
        """The employee's details."""
        from screens.person_form import PersonForm

        self.samtal.push_room(PersonForm(self._person_id))

    def action_cards(self) -> None:
        """Ground rules, purpose and other cards."""
        from screens.cards import CardsRoom

        self.app.push_screen(CardsRoom())

    def action_back(self) -> None:
        """Back to the employees."""
        self.app.pop_screen()


def _plan_told(talk: Talk, found: PersonPage, t: Texts) -> str:
    """How many rows the plan has, and how many of them are drafts."""
    drafts = found.drafts[talk.id]
    rows = found.plans[talk.id] + drafts
    return (
        t.count("{rows} ({n} draft)", "{rows} ({n} drafts)", drafts, rows=rows)
        if drafts
        else str(rows or "-")
    )
