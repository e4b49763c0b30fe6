"""What the talk screen shows of a desk: texts for its widgets, nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from samtal_tui.export.phrases import talk_name
from samtal_tui.guides.model import Offer, Phase
from samtal_tui.sharing.agreement import Standing, latest, standing
from samtal_tui.talk.agenda import TO_RAISE, Page, clock, outline, phase_of
from samtal_tui.talk.capture import narrower, wider
from samtal_tui.talk.desk import Desk
from samtal_tui.talk.left import Pile, piles
from samtal_tui.talk.routes import pointer_told
from samtal_tui.texts import Texts, mark
from samtal_tui.words import AUDIENCE, AUDIENCE_SIGN, GLOSS, KIND_SIGN
from screens.widgets.lines import Line
from screens.widgets.outline import Side
from screens.widgets.question import Asked
from vault.records import Audience, Item, Kind, Voice

PHASES = {Phase.THEN: mark("THEN"), Phase.NOW: mark("NOW"), Phase.LATER: mark("LATER")}
OFFERS = {
    Offer.LAST_PLAN: mark("Last year's plan"),
    Offer.PLAN: mark("Action plan"),
    Offer.FEEDBACK: mark("Feedback in four steps"),
    Offer.COMPETENCE: mark("Competence"),
    Offer.GROUNDS: mark("The seven grounds"),
    Offer.TURN_SCREEN: mark("Turn the screen"),
    Offer.EVALUATION: mark("How the talk was"),
}
PILES = {
    Pile.TO_RAISE: mark("To raise"),
    Pile.FEEDBACK: mark("Feedback"),
    Pile.PARKED: mark("Parked"),
    Pile.PROMISES: mark("Promises"),
}
NEVER_DRAWN = "* * *"
Hints = tuple[tuple[str, str], ...]


def title(desk: Desk, t: Texts, room: int) -> str:
    """Whose talk it is; which one, where there is room: `room` cells."""
    state = desk.state
    name = state.person.sort_name
    full = f"{name}   {talk_name(state.talk, state.guide.word, t)} {state.talk.on.year}"
    return full if cell_len(full) <= room else name


def time_told(desk: Desk, t: Texts, used: int) -> str:
    """Then, now, later with the one she is in marked, and a quiet clock."""
    here = phase_of(desk.state.guide, desk.address)
    phases = "  ".join(f"[{t(word)}]" if phase is here else f" {t(word)} " for phase, word in PHASES.items())
    told = t("{used} of {set_aside}", used=clock(used), set_aside=clock(desk.state.talk.minutes * 60))
    return f"{phases}      {told}"


def sections(desk: Desk, t: Texts, drafts: Sequence[str]) -> list[Side]:
    """The sections of the guide with what they hold; a section with an unfinished line has a sign for it."""
    state = desk.now
    unfinished = {address.partition("/")[0] for address in drafts}
    found = []
    entries = outline(state.guide, state.items, desk.address, reviewed=state.talk.reviewed)
    for number, entry in enumerate(entries, start=1):
        after = t("ok") if entry.done else str(entry.lines or "")
        if entry.section.id in unfinished:
            after = f"{after}…"
        found.append(Side(entry.section.title(t.language), after, entry.here, str(number)))
    return found


def asked(page: Page, t: Texts, ends: int, *, few: bool) -> Asked:
    """The question on a page; with `few`, only the first of its follow-ups.

    `ends` are the minutes gone when its section ends by the guide, 0 for none.
    """
    if page.section is None or page.question is None:
        return Asked(t("To raise"), "", t("What you have noted beforehand and want to take up."))
    return Asked(
        section=page.section.title(t.language),
        place=t("question {n} of {count}", n=page.number, count=page.count),
        question=page.question.text(t.language),
        prompts=page.question.prompts(t.language)[: 1 if few else 3],
        until=t("until {clock}", clock=clock(ends * 60)) if ends else "",
        offer=("Ctrl+T", t(OFFERS[page.question.offers[0]])) if page.question.offers else ("", ""),
    )


def beside(desk: Desk, t: Texts) -> tuple[str, list[tuple[str, str, str]]]:
    """The plan from the last talk: a heading, and (sign, words, when) for each row."""
    last = desk.state.last
    if last is None:
        return t("No plan from an earlier talk"), []
    rows = []
    for item in last.rows:
        do_by = item.fields.get("do_by")
        rows.append((sign_of(item), item.title, t("done by {date}", date=do_by) if do_by else ""))
    return t("The plan from {date}", date=last.since), rows


def at_the_side(desk: Desk, t: Texts) -> list[Side]:
    """What waits: points to raise, prepared feedback while there is any, parked questions, promises."""
    waits = piles(desk.now.guide, desk.now.items)
    return [
        Side(t(word), str(len(waits[pile]) or ""), pile is Pile.TO_RAISE and desk.address == TO_RAISE)
        for pile, word in PILES.items()
        if waits[pile] or pile is not Pile.FEEDBACK
    ]


def line(desk: Desk, item: Item, t: Texts, manager: str, *, waits: bool) -> Line:
    """An item as a line on the page. A sensitive one is never drawn; `waits`: it is not in the vault yet."""
    newest = latest(item)
    sensitive = newest.audience is Audience.SENSITIVE
    return Line(
        id=item.id,
        who=AUDIENCE_SIGN[newest.audience],
        what=" " if sensitive else sign_of(newest),
        text=_unseen(newest, t) if sensitive else words_of(newest, t, desk.state.person.given, manager),
        after=_after(desk, item, t),
        quiet=waits or item.id == desk.carried,
    )


def _unseen(item: Item, t: Texts) -> str:
    return pointer_told(item.routed_to, t) if item.routed_to else NEVER_DRAWN


def _after(desk: Desk, item: Item, t: Texts) -> str:
    if item.id == desk.carried:
        return t("being moved")
    if item.id == desk.editing:
        return t("being changed")
    # Most lines are not agreed on, and a page may hold hundreds: only what is said is looked up.
    stands = standing(desk.state.vault_id, item) if item.agreed else Standing.OPEN
    if stands is Standing.OPEN:
        return t("held back") if item.held_back and not item.audience.shareable else ""
    return t("agreed on") if stands is Standing.AGREED else t("change proposed")


def sign_of(item: Item) -> str:
    """The sign for what a line is."""
    # Asked for every line of a page at every change: the field is compared, no Voice is made of it.
    if item.kind is Kind.NOTE and item.fields.get("voice") == Voice.EMPLOYEE:
        return '"'
    return KIND_SIGN[item.kind]


def words_of(item: Item, t: Texts, employee: str, manager: str) -> str:
    """The words of a line as one text; both views of something stand after each other, named."""
    if item.kind is not Kind.DISSENT:
        return item.title
    views = ((employee, item.fields.get("employee", "")), (manager, item.fields.get("manager", "")))
    told = " / ".join(f"{who}: {what}" for who, what in views if what)
    return f"{t('Seen differently')}. {told}"


def readers(audience: Audience, t: Texts) -> tuple[str, str]:
    """Who may read the line being written: the sign with its word, and the gloss that always goes with it."""
    return f"{AUDIENCE_SIGN[audience]} {t(AUDIENCE[audience]).upper()}", t(GLOSS[audience])


def hints(desk: Desk, t: Texts, *, narrow: bool) -> Hints:
    """The keys that matter just now, with what they would do."""
    now = desk.chosen_readers
    steps = [
        (key, t(AUDIENCE[then]))
        for key, then in ((t("Tab"), wider(now)), (t("Shift+Tab"), narrower(now)))
        if then is not now
    ]
    if desk.hidden:
        return (("F2", t("show what you write and what is private")),)
    if desk.carried:
        return (
            (t("PgDn"), t("the next question")),
            (t("Enter"), t("put the line here")),
            (t("Esc"), t("leave it")),
        )
    if desk.editing:
        return ((t("Enter"), t("Save")), (t("Esc"), t("Leave it")), *steps)
    if desk.marked:
        more = () if narrow else (("Ctrl+O", t("Move")),)
        return ((t("Enter"), t("Edit")), (t("Del"), t("Delete")), *more, *steps)
    if narrow:
        return (*steps, ('" ! # ?', ""))
    whose = ("Ctrl+B", t("my words")) if desk.page.asked is Voice.EMPLOYEE else ('"', t("their words"))
    signs = (whose, ("?", t("park")), ("!", t("promised")), ("#", t("goal")))
    return (*steps, *signs)
