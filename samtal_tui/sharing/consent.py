"""The employee's yes to a new manager reading what stands between the two (product.md, S09, T02).

The yes is about the very lines, in the very words, that stood there when it was given. When another line is
agreed on afterwards, or one gets other words, it no longer covers everything, and nothing between the two
leaves until it is given again.
"""

from __future__ import annotations

import secrets
from datetime import date
from enum import StrEnum

from vault.records import Audience, Consent, Leaving, Way
from vault.shareable import is_agreed, leaving
from vault.store import OpenVault


class Yes(StrEnum):
    """Where a yes stands. `OUTGROWN` is one that does not cover everything any more."""

    NOTHING_TO_ASK = "nothing_to_ask"
    NOT_ASKED = "not_asked"
    GIVEN = "given"
    OUTGROWN = "outgrown"


def standing_yes(vault: OpenVault, talk_id: str) -> Yes:
    """Whether the employee has said yes to everything that now stands between the two of them."""
    asked = between_us(vault, talk_id)
    if not asked:
        return Yes.NOTHING_TO_ASK
    given = next(iter(vault.consents.of_talk(talk_id)), None)
    if given is None or not given.items:
        return Yes.NOT_ASKED
    covered = {(one.item, one.digest) for one in given.items}
    return Yes.GIVEN if {(one.item, one.digest) for one in asked} <= covered else Yes.OUTGROWN


def consented(vault: OpenVault, talk_id: str) -> frozenset[Audience]:
    """The audiences a new manager may read besides what may be passed on to anybody."""
    given = standing_yes(vault, talk_id) is Yes.GIVEN
    return frozenset({Audience.BETWEEN_US}) if given else frozenset()


def give(vault: OpenVault, talk_id: str, on: date, way: Way = Way.ROOM) -> Consent:
    """Record the employee's yes to everything that stands between the two of them now."""
    return _recorded(vault, talk_id, on, way, between_us(vault, talk_id))


def take_back(vault: OpenVault, talk_id: str, on: date, way: Way = Way.ROOM) -> Consent:
    """Record that she says no; the earlier yes stays in the history."""
    return _recorded(vault, talk_id, on, way, ())


def _recorded(vault: OpenVault, talk_id: str, on: date, way: Way, items: tuple[Leaving, ...]) -> Consent:
    person = vault.talks.get(talk_id).person
    said = Consent(id=secrets.token_hex(16), person=person, talk=talk_id, on=on, way=way, items=items)
    vault.consents.record(said)
    return said


def between_us(vault: OpenVault, talk_id: str) -> tuple[Leaving, ...]:
    """What the two have agreed on and keep between them."""
    return tuple(
        leaving(vault.id, item)
        for item in vault.items.shareable_of_talk(talk_id)
        if item.audience is Audience.BETWEEN_US and is_agreed(vault.id, item)
    )
