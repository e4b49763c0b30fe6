"""Every text of a vault that may not stand in a document: all but what the document is for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from samtal_tui.sharing.leak_check import Forbidden
from vault.records import Item, TakenUpIn
from vault.store import OpenVault

CODED = frozenset({"voice", "tone", "result", "causes", "next_step", "horizon", "do_by", "follow_up"})
"""Fields that hold a code or a date, not somebody's words."""

CODES = {"responsible": frozenset({"employee", "manager"}), "taken_up_in": frozenset(TakenUpIn)}
"""What fields hold that may be a code and may be somebody's words, when it is a code."""


def written_texts(fields: Mapping[str, str]) -> list[str]:
    """The texts among an item's fields: what somebody put into words."""
    return [text for name, text in fields.items() if name not in CODED and text not in CODES.get(name, ())]


def forbidden_texts(vault: OpenVault, leaving: Collection[str]) -> Iterator[Forbidden]:
    """The texts of the whole vault that no document holding only the items `leaving` (ids) may hold.

    Of what leaves, the proposal may not; drafts never, nor what is deleted or reworded as long as it can be
    brought back, nor why somebody is exempt. Opens every seal, so it runs where the keys are.
    """
    for item in vault.items.all():
        yield from _of_item(item, leaves=item.id in leaving)
    yield from dict.fromkeys(one for item in vault.items.undoable() for one in _of_item(item, leaves=False))
    for person in vault.people.all():
        yield Forbidden(person.id, "", person.exempt)
    for talk in vault.talks.all():
        for slot, draft in vault.drafts.of_talk(talk.id).items():
            yield Forbidden(draft.item or slot, talk.id, draft.text)


def _of_item(item: Item, *, leaves: bool) -> Iterator[Forbidden]:
    stays = [] if leaves else [item.fields]
    if item.proposal:
        stays.append(item.proposal.fields)
    for fields in stays:
        for text in written_texts(fields):
            yield Forbidden(item.id, item.talk, text)
