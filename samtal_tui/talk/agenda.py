"""Where in the talk she is: the guide's questions one after another, what is done, what waits at the side.

A page is a question of the guide, by its address "section/question". One page more, with an empty address,
stands before them: what was noted beforehand and is to be raised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samtal_tui.guides.model import Guide, Offer, Phase, Question, Section
from samtal_tui.sharing.comment import is_comment
from vault.records import Item, Kind, Talk, TalkStatus, Voice

TO_RAISE = ""
"""The address of the page for what belongs to no question."""

_ELSEWHERE = frozenset({Kind.GOAL, Kind.PROMISE, Kind.CHALLENGE, Kind.OUTCOME, Kind.EVALUATION})
"""What has a place of its own when no question of the guide holds it: the plan, the review, the last page."""

NOT_HELD = frozenset({TalkStatus.PLANNED, TalkStatus.INVITED, TalkStatus.PREPARED})
"""The statuses of a talk that is still to be held."""


@dataclass(frozen=True)
class Entry:
    """One section at the side: its first page, how many lines it holds, whether she has left it behind."""

    section: Section
    address: str
    lines: int
    done: bool
    here: bool


@dataclass(frozen=True)
class Page:
    """One question in its section, "question `number` of `count`"; neither for what is to be raised."""

    address: str
    section: Section | None = None
    question: Question | None = None
    number: int = 0
    count: int = 0

    @property
    def asked(self) -> Voice:
        """Whose words a line under this question holds, when no sign says otherwise."""
        return self.question.voice if self.question else Voice.MANAGER


def page(guide: Guide, address: str) -> Page:
    """The page with this address; what is to be raised for an address the guide does not have."""
    addresses = guide.addresses()
    if address not in addresses:
        return Page(TO_RAISE)
    section = guide.section(address)
    first = addresses.index(f"{section.id}/{section.questions[0].id}")
    return Page(
        address,
        section,
        guide.question(address),
        addresses.index(address) - first + 1,
        len(section.questions),
    )


def first_page(guide: Guide, remembered: str) -> str:
    """Where a talk opens: on the question she left, or on the first one."""
    addresses = guide.addresses()
    return remembered if remembered in addresses else addresses[0]


def neighbour(guide: Guide, address: str, steps: int) -> str:
    """The page `steps` further on, with end stops."""
    pages = (TO_RAISE, *guide.addresses())
    place = pages.index(address) if address in pages else 0
    return pages[max(0, min(place + steps, len(pages) - 1))]


def page_of(guide: Guide, item: Item) -> str | None:
    """The page an item stands on; None for what has its own place elsewhere."""
    return _page_among(frozenset(guide.addresses()), item)


def _page_among(addresses: frozenset[str], item: Item) -> str | None:
    if is_comment(item):
        return None
    if item.question in addresses:
        return None if item.kind is Kind.EVALUATION else item.question
    return None if item.kind in _ELSEWHERE else TO_RAISE


def lines_on(guide: Guide, items: Iterable[Item], address: str) -> list[Item]:
    """What stands on a page, in its order; what the vault has not numbered yet comes last."""
    addresses = frozenset(guide.addresses())
    found = [item for item in items if _page_among(addresses, item) == address]
    return sorted(found, key=lambda item: (item.position, item.sequence == 0, item.sequence))


def outline(guide: Guide, items: Sequence[Item], address: str, *, reviewed: bool) -> list[Entry]:
    """The sections. One is done when she has left it behind with lines in it, or its plan is gone through."""
    addresses = frozenset(guide.addresses())
    by_section = Counter((_page_among(addresses, item) or "").partition("/")[0] for item in items)
    here = address.partition("/")[0]
    entries: list[Entry] = []
    passed = bool(here)
    for section in guide.sections:
        passed = passed and section.id != here
        lines = by_section[section.id]
        about_plan = any(Offer.LAST_PLAN in question.offers for question in section.questions)
        entries.append(
            Entry(
                section=section,
                address=f"{section.id}/{section.questions[0].id}",
                lines=lines,
                done=(passed and lines > 0) or (reviewed and about_plan),
                here=section.id == here,
            )
        )
    return entries


def pages_of(guide: Guide, items: Iterable[Item]) -> Iterator[tuple[Item, str | None]]:
    """Every item with the page it stands on, as in `page_of`."""
    addresses = frozenset(guide.addresses())
    return ((item, _page_among(addresses, item)) for item in items)


def ends_at(guide: Guide, address: str, minutes: int) -> int:
    """How many of the talk's `minutes` are gone when the section of `address` ends, shared as in the guide.

    0 for a page before the first question.
    """
    section, gone = page(guide, address).section, 0
    for one in guide.sections if section else ():
        gone += one.minutes
        if one is section:
            break
    return gone * minutes // guide.minutes if guide.minutes else gone


def phase_of(guide: Guide, address: str) -> Phase | None:
    """Then, now or later; None before the first question."""
    section = page(guide, address).section
    return section.phase if section else None


def clock(seconds: int) -> str:
    """A length of time as hours and minutes, 0:41."""
    minutes = seconds // 60
    return f"{minutes // 60}:{minutes % 60:02}"


def runs(talk: Talk, today: date) -> bool:
    """Whether the clock runs: on the day of the talk, until both are agreed."""
    return talk.on == today and (talk.status in NOT_HELD or talk.status is TalkStatus.HELD)


def written_in(talk: Talk, today: date) -> Talk:
    """The talk once something is written in it: prepared before its day, held from then on."""
    if talk.status not in NOT_HELD:
        return talk
    if today < talk.on:
        return talk.model_copy(update={"status": TalkStatus.PREPARED})
    return held(talk, today)


def held(talk: Talk, today: date) -> Talk:
    """The talk once it is held, today; one that was held before stays as it is."""
    if talk.status not in NOT_HELD:
        return talk
    return talk.model_copy(update={"status": TalkStatus.HELD, "on": today})
