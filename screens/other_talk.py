"""Go from one talk to another: everybody else with a talk to be held or going on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from samtal_tui.people.talks import open_now
from screens.bindings import bindings
from screens.pick import Choice, PickRoom
from vault.records import Person, Talk

if TYPE_CHECKING:
    from vault.store import OpenVault


@dataclass(frozen=True)
class Held:
    """Somebody with the talk to go on with."""

    person: Person
    talk: Talk


class OtherTalk(PickRoom[str]):
    """Names and days only; the result is the id of a talk. The one she came from stands under the cursor."""

    SCOPE = "other_talk"
    BINDINGS = bindings("other_talk")
    CSS_PATH = "pick.tcss"

    def __init__(self, here: str, before: str = "") -> None:
        super().__init__()
        self._here = here
        self._before = before
        self._held: tuple[Held, ...] = ()

    async def fill(self) -> None:
        """Show everybody with a talk to go on with."""
        self._held = await self.vault(others, self._here, self.samtal.today())
        self.head(self.t("The talk with somebody else"))
        self.show_choices(self._before)
        if not self._held:
            self.say(
                self.t("Nobody else has a talk with a guide to go on with: plan one among the employees.")
            )

    async def retell(self) -> None:
        """Say it in the other language."""
        self.show_keys()
        await self.fill()

    def choices(self) -> Sequence[Choice]:
        """Everybody by name, with the day."""
        return [
            Choice(one.person.sort_name, one.talk.id, f"{one.talk.on.isoformat()}{_hour(one.talk)}")
            for one in self._held
        ]

    def choose(self, choice_id: str) -> None:
        """Go to that talk."""
        self.dismiss(choice_id)


def others(vault: OpenVault, here: str, today: date) -> tuple[Held, ...]:
    """Everybody else's talk to go on with, the nearest in time first. A special talk is not named (Q10)."""
    found = [(person, open_now(vault, person.id)) for person in vault.people.all()]
    held = [Held(person, talk) for person, talk in found if talk and talk.guide and talk.id != here]
    return tuple(sorted(held, key=lambda one: (abs((one.talk.on - today).days), one.person.number)))


def _hour(talk: Talk) -> str:
    return f" {talk.at:%H:%M}" if talk.at else ""
