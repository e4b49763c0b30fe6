"""Where a sensitive matter belongs instead, what is written down there, and whom to turn to (Q08-Q12).

A matter that is taken there leaves a pointer in the talk: where, and not a word of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from samtal_tui.texts import Texts, mark


class Route(StrEnum):
    """Where a sensitive matter belongs. The pointer keeps its code; settings name a contact by it."""

    REHABILITATION = "rehabilitation"
    OCCUPATIONAL_HEALTH = "occupational_health"
    HR = "hr"
    MISCONDUCT = "misconduct"
    HARASSMENT = "harassment"
    UNION = "union"


ROUTES: Mapping[Route, str] = {
    Route.REHABILITATION: mark("rehabilitation"),
    Route.OCCUPATIONAL_HEALTH: mark("occupational health"),
    Route.HR: mark("HR"),
    Route.MISCONDUCT: mark("misconduct"),
    Route.HARASSMENT: mark("offensive treatment and harassment"),
    Route.UNION: mark("a union matter"),
}

WRITTEN: Mapping[Route, str] = {
    Route.REHABILITATION: mark(
        "Written in the rehabilitation case, after a talk of its own. An agreement on tests is a paper of "
        "its own there."
    ),
    Route.OCCUPATIONAL_HEALTH: mark(
        "What is said there stays there. All you may write is that a meeting is booked."
    ),
    Route.HR: mark("Ask HR before anything is written down."),
    Route.MISCONDUCT: mark(
        "Taken up in a talk of its own; written in the case, at need as a written reprimand."
    ),
    Route.HARASSMENT: mark(
        "You have to look into it without delay, by your routine; the inquiry has its own documentation."
    ),
    Route.UNION: mark("Belongs in the dealings with the union, never in a talk about development."),
}
"""What is written where."""


def contact_told(route: Route | None, contacts: Mapping[str, str], t: Texts) -> str:
    """Whom to turn to: the contact of `route`, else HR's; empty when the settings name neither (E12)."""
    if route and (own := contacts.get(route)):
        return t("Contact: {contact}", contact=own)
    hr = contacts.get(Route.HR, "")
    return t("Unsure? HR: {contact}", contact=hr) if hr else ""


def pointer_told(routed_to: str, t: Texts) -> str:
    """The pointer a matter leaves behind."""
    place = t(ROUTES[Route(routed_to)]) if routed_to in set(Route) else routed_to
    return t("taken elsewhere: {place}", place=place)
