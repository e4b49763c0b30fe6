"""Whose talk a document is about, and when: everything in it that is not an agreed item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from samtal_tui.export import phrases
from samtal_tui.export.versions import SIGNED_BY_BOTH, documents_for, signed_for, version_of
from samtal_tui.guides.loader import load_guide
from samtal_tui.guides.model import Guide
from samtal_tui.guides.naming import chosen_word
from samtal_tui.guides.problems import GuideError
from samtal_tui.plan.layouts import layout_for
from samtal_tui.plan.table import Parties
from samtal_tui.sharing.picture import Picture
from samtal_tui.texts import Texts
from vault.errors import NoSuchRecord
from vault.records import Item, Person, PlanLayout, Profile, Recipient, SignOff, Talk, Voice
from vault.shareable import leaving
from vault.store import OpenVault


@dataclass(frozen=True)
class Occasion:
    """A talk with its two people, its guide (None when none can be read) and who is given what.

    `version` numbers the content of the document, `replaces` is an earlier version that was signed. `layout`
    is the form of the plan in it, `parts` says of which goal a row of an earlier plan was a sub-goal, by ids.
    """

    person: Person
    talk: Talk
    profile: Profile
    guide: Guide | None
    recipient: Recipient
    today: date
    version: int = 1
    replaces: SignOff | None = None
    logo: Picture | None = None
    layout: PlanLayout = PlanLayout.MUNICIPAL
    parts: Mapping[str, str] = field(default_factory=dict)

    def parties(self, t: Texts) -> Parties:
        """The two by full name."""
        return Parties(self.person.name, self.profile.manager or t(phrases.THE_MANAGER))

    def who(self, voice: Voice, t: Texts) -> str:
        """Whose words a line holds: given names, as at the table."""
        names = self.profile.manager.split() or [t(phrases.THE_MANAGER)]
        speakers = {Voice.EMPLOYEE: self.person.given, Voice.MANAGER: names[0], Voice.BOTH: t(phrases.BOTH)}
        return speakers[voice]

    def talk_name(self, t: Texts) -> str:
        """What the talk is called: in the workplace's word, else in the guide's (A02)."""
        return phrases.talk_name(self.talk, chosen_word(self.profile.word, self.guide), t)

    @property
    def to_employee(self) -> bool:
        """True when the document is the employee's own, which says who else reads what."""
        return self.recipient is Recipient.EMPLOYEE

    @property
    def signed(self) -> bool:
        """True when the document has a place for two signatures (R05), which a workplace may do without."""
        return self.profile.signing and self.recipient in SIGNED_BY_BOTH

    @property
    def unit(self) -> str:
        """Operation and unit, as the form has them in one field (O02)."""
        return ", ".join(part for part in (self.profile.organisation, self.person.unit) if part)

    def in_order(self, items: Sequence[Item]) -> list[Item]:
        """`items` in the order of the guide; what belongs to no question of it comes last."""
        addresses = self.guide.addresses() if self.guide else ()
        places = {address: place for place, address in enumerate(addresses)}
        last = len(places)
        return sorted(items, key=lambda item: (places.get(item.question, last), item.position, item.sequence))

    def section_title(self, item: Item, t: Texts) -> str:
        """The heading a line stands under."""
        if self.guide:
            try:
                return self.guide.section(item.question).title(t.language)
            except KeyError:
                pass
        return t(phrases.OTHER_SECTION)


def occasion_of(vault: OpenVault, talk_id: str, recipient: Recipient, today: date) -> Occasion:
    """Gather an occasion from the vault. Raises `NoSuchRecord`."""
    talk = vault.talks.get(talk_id)
    return Occasion(
        person=vault.people.get(talk.person),
        talk=talk,
        profile=vault.profile.get(),
        guide=_kept_guide(vault, talk),
        recipient=recipient,
        today=today,
        layout=layout_for(vault, talk),
        parts={
            item.id: item.part_of
            for item in vault.items.shareable_of_person(talk.person)
            if item.part_of and item.talk != talk_id
        },
    )


def versioned(
    vault: OpenVault, talk_id: str, recipient: Recipient, today: date, items: Iterable[Item]
) -> Occasion:
    """The occasion of a document that says just `items`: with its version. Raises `NoSuchRecord`."""
    says = [leaving(vault.id, item) for item in items]
    number = version_of(documents_for(vault, talk_id, recipient), says)
    earlier = (one for one in signed_for(vault, talk_id, recipient) if one.version != number)
    return replace(
        occasion_of(vault, talk_id, recipient, today), version=number, replaces=next(earlier, None)
    )


def document_language(person: Person, recipient: Recipient, interface: str) -> str:
    """The language of a document: the employee's own for what she is handed, else the interface's."""
    return person.language if recipient is Recipient.EMPLOYEE else interface


def _kept_guide(vault: OpenVault, talk: Talk) -> Guide | None:
    """The guide the talk was held with. Without it the lines still leave, only under one heading."""
    try:
        return load_guide(vault.guides.get(talk.guide, talk.guide_version))
    except (NoSuchRecord, GuideError):
        return None
