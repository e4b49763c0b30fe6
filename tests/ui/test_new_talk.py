"""The form that plans a talk: what it proposes, understands and says, and where it leads."""

from __future__ import annotations

from datetime import date, time

import pytest
from rigs import ASA, KIM, TODAY, rig, seen, settle
from talk_rig import ask, press

from screens.new_talk import NewTalk
from screens.person import PersonRoom
from screens.prepare import PrepareRoom
from screens.talk import TalkRoom
from vault.records import Talk, TalkKind, TalkStatus


def talks(app, person=KIM):
    return ask(app, lambda vault: vault.talks.of_person(person.id))


async def fill_in(app, pilot, **written):
    for name, words in written.items():
        app.screen.query_one(f"#{name}").value = words
    await settle(app, pilot)


@pytest.mark.parametrize(
    ("written", "at"), [("10", time(10)), ("10.30", time(10, 30)), ("13:00", time(13)), ("", None)]
)
async def test_day_hour_place_minutes_and_kind_are_kept_with_the_talk(tmp_path, written, at):
    async with rig(tmp_path, NewTalk(KIM.id)) as (app, pilot):
        await fill_in(app, pilot, on="5 mars", at=written, place="Linden", minutes="90", kind="på beg")
        await press(app, pilot, "enter")
        (talk,) = talks(app)
        assert (talk.on, talk.at, talk.place, talk.minutes) == (date(2026, 3, 5), at, "Linden", 90)
        assert talk.kind is TalkKind.REQUESTED


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("on", "snart", "snart är inget datum"),
        ("on", "", "Skriv dagen"),
        ("at", "nio", "nio är inget klockslag"),
        ("minutes", "två timmar", "Minuter är ett tal"),
        ("kind", "fika", "Skriv något av: Medarbetarsamtal, Uppföljningssamtal"),
    ],
)
async def test_what_is_not_understood_is_said_where_it_stands_and_nothing_is_planned(
    tmp_path, field, words, told
):
    async with rig(tmp_path, NewTalk(KIM.id)) as (app, pilot):
        app.screen.query_one("#guides").select("kommunal-rutin")
        await settle(app, pilot)
        await fill_in(app, pilot, **{"on": "5 mars", field: words})
        await press(app, pilot, "enter")
        assert told in " ".join(seen(app).split())
        assert app.focused.id == field
        assert talks(app) == []


async def test_what_is_typed_is_told_as_it_is_understood_with_what_to_think_of(tmp_path):
    def busy(vault):
        vault.talks.add(Talk(id="b" * 32, person=ASA.id, on=date(2026, 2, 20), at=time(9), minutes=120))

    async with rig(tmp_path, NewTalk(KIM.id), fill=busy, size=(110, 30)) as (app, pilot):
        assert "Tisdag 2026-03-03." in seen(app)
        assert "dagar kvar" not in seen(app)
        await fill_in(app, pilot, on="fredag 20 feb", at="10.30")
        assert "dagar kvar" not in seen(app), "a day that is not understood yet is not remarked on"
        await fill_in(app, pilot, on="20 feb", at="10.30")
        told = " ".join(seen(app).split())
        assert "Fredag 2026-02-20 kl. 10:30." in told
        assert "10 dagar kvar; två veckor ger tid att förbereda sig." in told
        assert "Då har du redan Öst, Åsa, kl. 09:00." in told
        assert "Plats saknas" in told
        await fill_in(app, pilot, at="11", place="Linden")
        assert "Då har du redan" not in seen(app)
        assert "Plats saknas" not in seen(app)


async def test_a_yearly_talk_is_proposed_in_good_time_and_another_one_today(tmp_path):
    async with rig(tmp_path, NewTalk(KIM.id)) as (app, pilot):
        day = app.screen.query_one("#on")
        assert day.value == "2026-03-03"
        app.screen.query_one("#guides").select("samtal-pa-begaran")
        await settle(app, pilot)
        assert day.value == TODAY.isoformat()
        assert app.screen.query_one("#kind").value == "Samtal på begäran"
        await fill_in(app, pilot, on="2026-04-01")
        app.screen.query_one("#guides").select("kommunal-rutin")
        await settle(app, pilot)
        assert day.value == "2026-04-01"


async def test_planning_leads_to_the_preparation_and_a_talk_today_to_the_talk(tmp_path):
    async with rig(tmp_path, PersonRoom(KIM.id)) as (app, pilot):
        await press(app, pilot, "s", "enter")
        assert isinstance(app.screen, PrepareRoom)
        await press(app, pilot, "s")
        assert isinstance(app.screen, TalkRoom)
        await press(app, pilot, "escape", "escape")
        assert isinstance(app.screen, PersonRoom)
        await press(app, pilot, "s")
        assert isinstance(app.screen, PrepareRoom)
        await press(app, pilot, "escape", "l")
        await fill_in(app, pilot, on="i dag")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, TalkRoom)


async def test_a_special_talk_to_come_has_no_preparation_of_the_year(tmp_path):
    async with rig(tmp_path, NewTalk(KIM.id)) as (app, pilot):
        app.screen.query_one("#guides").select("sarskilt-samtal")
        await fill_in(app, pilot, on="2026-03-05")
        await press(app, pilot, "enter")
        assert talks(app)[0].apart
        assert isinstance(app.screen, TalkRoom)


async def test_a_talk_noted_for_before_is_completed_and_keeps_what_it_had(tmp_path):
    def noted(vault):
        vault.talks.add(Talk(id="n" * 32, person=KIM.id, on=date(2026, 4, 1), at=time(9, 30), place="Linden"))

    async with rig(tmp_path, PersonRoom(KIM.id), fill=noted) as (app, pilot):
        await press(app, pilot, "p")
        assert isinstance(app.screen, NewTalk)
        values = [app.screen.query_one(f"#{name}").value for name in ("on", "at", "place")]
        assert values == ["2026-04-01", "09:30", "Linden"]
        await press(app, pilot, "enter")
        (talk,) = talks(app)
        assert (talk.id, talk.at, talk.place, talk.status) == (
            "n" * 32,
            time(9, 30),
            "Linden",
            TalkStatus.PLANNED,
        )
        assert talk.guide


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_every_size_shows_the_fields_and_a_guide_to_choose(tmp_path, size):
    async with rig(tmp_path, NewTalk(KIM.id), size=size) as (app, _):
        page = seen(app)
        for label in ("Dag", "Tid", "Plats", "Minuter", "Slags samtal"):
            assert label in page
        assert any(line.startswith(">") for line in page.splitlines())
        assert max(map(len, page.splitlines())) <= size[0]
