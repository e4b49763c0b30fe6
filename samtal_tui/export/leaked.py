"""Which of her lines the words came from that the final check stopped: for her own screen only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from samtal_tui.sharing.leak_check import Leak
from vault.errors import NoSuchRecord
from vault.records import Audience
from vault.store import OpenVault


@dataclass(frozen=True)
class LeakedLine:
    """A line that may not leave: whose talk it stands in, when that was, and its words.

    `on` is None for what is known of the person herself. `words` is empty when it is deleted, and None when
    it is sensitive: that is never drawn.
    """

    person: str
    on: date | None
    words: str | None


def leaked_lines(vault: OpenVault, leaks: Iterable[Leak]) -> tuple[LeakedLine, ...]:
    """The lines that `leaks` name, each once."""
    return tuple(dict.fromkeys(_line(vault, leak) for leak in leaks))


def _line(vault: OpenVault, leak: Leak) -> LeakedLine:
    if not leak.talk:
        about = vault.people.get(leak.item)
        return LeakedLine(about.name, None, about.exempt)
    talk = vault.talks.get(leak.talk)
    person = vault.people.get(talk.person).name
    try:
        item = vault.items.get(leak.item)
    except NoSuchRecord:
        draft = vault.drafts.of_talk(talk.id).get(leak.item)
        hidden = draft is not None and draft.audience is Audience.SENSITIVE
        return LeakedLine(person, talk.on, None if hidden else draft.text if draft else "")
    return LeakedLine(person, talk.on, None if item.audience is Audience.SENSITIVE else item.title)
