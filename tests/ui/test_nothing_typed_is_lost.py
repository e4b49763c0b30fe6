"""Every room in which she types words: a lock, Esc and an end without a word leave them where they were.

Not here, for nothing is kept of them: passphrases and codes, search fields, a path, the day of a signature.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from rigs import ASA, KIM, TODAY, rig, seen, settle
from talk_rig import ask, burst
from textual.widgets import Input, TextArea

from samtal_tui.talk.session import plan_talk
from screens.answers import AnswersRoom
from screens.bring_in import BringIn
from screens.check_in import CheckIn
from screens.competence import CompetenceRoom
from screens.feedback import FeedbackRoom
from screens.help import Help
from screens.invite import InviteRoom
from screens.new_talk import NewTalk
from screens.operation_goals import OperationGoals
from screens.paste_people import PastePeople
from screens.people import PeopleRoom
from screens.person_form import PersonForm
from screens.plan_row import PlanRowRoom
from screens.prepare import PrepareRoom
from screens.room import Room
from screens.round import RoundRoom
from screens.talk import TalkRoom
from screens.unlock import UnlockRoom
from vault.connection import Connection
from vault.errors import CannotWrite
from vault.records import Audience, Item, Kind, Talk, TalkStatus
from vault.seam import master_key_of, open_for_tests
from vault.store import OpenVault

CANARY = "kanarieord"
TALK = "t" * 32
HELD = "h" * 32
HERE = "arbetssituation/balans"
ROW = "r" * 32


@dataclass(frozen=True)
class Place:
    """A room, the keys that lead to its field (with what is in front of the canary), and how it is left."""

    room: Callable[[], Room[object]]
    keys: tuple[str, ...] = ()
    before: str = ""
    again: Callable[[], Room[object]] | None = None
    """Where the words are found afterwards, when it is not where they were typed."""


PLACES = {
    "employee": Place(lambda: PersonForm(None)),
    "employee changed": Place(lambda: PersonForm(KIM.id), ("down", "down")),
    "pasted list": Place(PastePeople, before="Bo Ek; "),
    "list from a file": Place(lambda: BringIn(None)),
    "paper of somebody without a talk": Place(lambda: BringIn(ASA.id)),
    "paper of somebody with a talk": Place(lambda: BringIn(KIM.id)),
    "plan a talk": Place(lambda: NewTalk(KIM.id, TALK), ("down", "down")),
    "plan a talk, its day": Place(lambda: NewTalk(ASA.id)),
    "invitation": Place(lambda: InviteRoom(TALK), ("down",)),
    "invitation, an hour that is none": Place(lambda: InviteRoom(TALK)),
    "answers": Place(lambda: AnswersRoom(TALK), ("tab",)),
    "preparation": Place(lambda: PrepareRoom(TALK), ("n",)),
    "noted for the next talk": Place(PeopleRoom, ("n",), again=lambda: PrepareRoom(TALK)),
    "the operation's goals": Place(OperationGoals),
    "beginning of a round": Place(RoundRoom, ("p",)),
    "feedback": Place(lambda: FeedbackRoom(TALK, HERE)),
    "competence": Place(lambda: CompetenceRoom(TALK, HERE)),
    "talk": Place(lambda: TalkRoom(TALK)),
    "row of the plan": Place(lambda: PlanRowRoom(TALK, None, Kind.GOAL)),
    "check-in": Place(lambda: CheckIn(KIM.id, ROW), ("down",)),
}

ONE_OF_EACH = [
    "employee",
    "pasted list",
    "list from a file",
    "paper of somebody without a talk",
    "plan a talk, its day",
    "invitation",
    "answers",
    "preparation",
    "noted for the next talk",
    "the operation's goals",
    "beginning of a round",
]
"""The rooms that have no test of their own for it, each once."""


def fill(vault: OpenVault) -> None:
    """Kim: a talk held with one row in the plan, and one planned. Åsa: nothing."""
    vault.talks.add(Talk(id=HELD, person=KIM.id, on=TODAY - timedelta(days=200), status=TalkStatus.HELD))
    goal = Item(id=ROW, person=KIM.id, talk=HELD, kind=Kind.GOAL, fields={"goal": "Jour"})
    vault.items.apply(HELD, [goal.model_copy(update={"audience": Audience.BETWEEN_US})])
    vault.talks.add(Talk(id=TALK, person=KIM.id, on=TODAY + timedelta(days=20)))
    plan_talk(vault, KIM.id, "kommunal-rutin", TODAY + timedelta(days=20), talk_id=TALK)


async def go_to(app, pilot, place: Place, room: Callable[[], Room[object]]) -> None:
    await app.push_screen(room())
    await settle(app, pilot)
    if place.keys:
        await pilot.press(*place.keys)
        await settle(app, pilot)


def typed_on(app) -> str:
    """What the room shows, and what its fields hold beyond their edges."""
    fields = [field.value for field in app.screen.query(Input)]
    areas = [field.text for field in app.screen.query(TextArea)]
    return "\n".join([seen(app), *fields, *areas])


async def found_again(app, pilot, place: Place) -> bool:
    if place.again:
        await app.push_screen(place.again())
        await settle(app, pilot)
        return CANARY in typed_on(app)
    await app.push_screen(place.room())
    await settle(app, pilot)
    if CANARY not in typed_on(app) and place.keys:
        await pilot.press(*place.keys)
        await settle(app, pilot)
    return CANARY in typed_on(app)


async def unlock(app, pilot, folder, master: bytes) -> None:
    await app.open_vault(lambda: open_for_tests(folder, master))
    await app._enter()
    await settle(app, pilot)


@pytest.mark.parametrize("name", PLACES)
async def test_a_lock_keeps_what_is_typed_and_waits_while_the_disk_is_full(tmp_path, monkeypatch, name):
    place = PLACES[name]
    async with rig(tmp_path, fill=fill) as (app, pilot):
        master = ask(app, master_key_of)
        await go_to(app, pilot, place, place.room)

        def full(_connection):
            raise CannotWrite

        with monkeypatch.context() as disk:
            disk.setattr(Connection, "refuse_read_only", full)
            burst(app, place.before + CANARY, "f9")
            await settle(app, pilot)
            assert app.is_open
            assert CANARY in typed_on(app)
        await pilot.press("f9")
        await settle(app, pilot)
        assert isinstance(app.screen, UnlockRoom)
        await unlock(app, pilot, tmp_path / "valv", master)
        assert await found_again(app, pilot, place)


@pytest.mark.parametrize(
    "name", [*ONE_OF_EACH, "row of the plan", "check-in", "talk", "feedback", "competence"]
)
async def test_help_and_escape_keep_what_is_typed(tmp_path, name):
    place = PLACES[name]
    async with rig(tmp_path, fill=fill) as (app, pilot):
        await go_to(app, pilot, place, place.room)
        burst(app, place.before + CANARY, "f1")
        await settle(app, pilot)
        assert isinstance(app.screen, Help)
        await pilot.press("escape")
        await settle(app, pilot)
        assert CANARY in typed_on(app)
        await pilot.press("escape")
        await settle(app, pilot)
        assert await found_again(app, pilot, Place(place.room, place.keys))


@pytest.mark.parametrize("name", ONE_OF_EACH)
async def test_an_end_without_a_word_leaves_what_was_typed(tmp_path, monkeypatch, name):
    monkeypatch.setattr("screens.widgets.plan_drafts.SECONDS", 0.01)
    place = PLACES[name]
    async with rig(tmp_path, fill=fill) as (app, pilot):
        master = ask(app, master_key_of)
        await go_to(app, pilot, place, place.room)
        burst(app, place.before + CANARY)
        for _ in range(200):
            if ask(app, in_vault):
                break
            await pilot.pause(0.02)
        shutil.copytree(tmp_path / "valv", tmp_path / "efter")
        await app.action_lock()
        await unlock(app, pilot, tmp_path / "efter", master)
        again = Place(place.room, place.keys, place.before)
        assert await found_again(app, pilot, again)


def in_vault(vault: OpenVault) -> bool:
    """Whether the vault has the whole of the word by now."""
    begun = [text for _, _, fields in vault.unfinished.every() for text in fields.values()]
    drafts = [draft.text for talk in vault.talks.all() for draft in vault.drafts.of_talk(talk.id).values()]
    goals = [goal.text for goal in vault.profile.get().operation_goals]
    return any(CANARY in text for text in (*begun, *drafts, *goals))


@pytest.mark.parametrize("key", ["f9", "escape"])
async def test_the_rows_changed_in_a_proposal_are_changed_still(tmp_path, key):
    async with rig(tmp_path, RoundRoom(), fill=fill) as (app, pilot):
        master = ask(app, master_key_of)
        await pilot.press("p", *"2 mars", "enter")
        await settle(app, pilot)
        await pilot.press("enter", *" 9 Lind", "enter", "enter")
        await settle(app, pilot)
        burst(app, CANARY, key)
        await settle(app, pilot)
        if key == "f9":
            await unlock(app, pilot, tmp_path / "valv", master)
            await app.push_screen(RoundRoom())
        else:
            await pilot.press("escape")
        await settle(app, pilot)
        await pilot.press("p")
        await settle(app, pilot)
        assert "2 mars" in typed_on(app)
        await pilot.press("enter")
        await settle(app, pilot)
        assert "Lind" in typed_on(app)
        if key == "f9":
            assert CANARY in typed_on(app)
        await pilot.press("f4")
        await settle(app, pilot)
        assert not ask(app, lambda vault: list(vault.unfinished.every()))
