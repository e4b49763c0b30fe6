""" "Gå igenom": one page, the safe choice preset, one Enter."""

from datetime import date

import kims_years
import pytest
from rigs import KIM, rig, seen, settle
from textual.events import Key

from screens.people import PeopleRoom
from screens.sweep import SweepRoom
from screens.talk import TalkRoom
from vault.errors import CannotWrite
from vault.records import Audience, Draft, Talk, TalkStatus

UNTIL = date(2027, 3, 12)
SENSITIVE = "läkarbesök"


async def press(app, pilot, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
    await settle(app, pilot)


def on_vault(app, work):
    return app.vault_thread.run(work).result(timeout=10)


def left(app):
    return {one.id: one for one in on_vault(app, lambda vault: vault.items.of_talk("new"))}


def status(app):
    return on_vault(app, lambda vault: vault.talks.get("new")).status


async def opened(app, pilot) -> None:
    """Put the page over the list of employees, as it is met."""
    await app.push_screen(SweepRoom("new"))
    await settle(app, pilot)


@pytest.mark.parametrize(("size", "language"), [((80, 24), "sv"), ((130, 40), "en"), ((60, 20), "sv")])
async def test_a_sensitive_line_is_never_drawn(tmp_path, size, language):
    room = SweepRoom("new")
    async with rig(tmp_path, room, fill=kims_years.held, size=size, language=language) as (app, pilot):
        assert "* * *" in seen(app)
        for _ in range(8):
            assert SENSITIVE not in seen(app)
            assert not any(SENSITIVE in row.text.plain for row in room.query_one("#lines").rows)
            await press(app, pilot, "down", "tab", "p")


async def test_everything_is_preset_to_the_safe_choice(tmp_path):
    async with rig(tmp_path, SweepRoom("new"), fill=kims_years.held) as (app, _pilot):
        shown = seen(app)
        assert "Förval: behåll som egen anteckning till 2027-03-12" in shown
        assert shown.count("behåll ") == 6
        assert ". behåll    verkar tröttare än i höstas, fråga i april" in shown
        assert "tas upp i: nästa samtal" in shown
        assert "Hålla larmutbildning   Saknas: datum" in shown
        assert "Kim har inte sett 1 rad i planen." in shown
        assert "Esc Senare" in shown


async def test_one_enter_keeps_to_a_date_and_closes_the_talk(tmp_path):
    async with rig(tmp_path, PeopleRoom(), fill=kims_years.held) as (app, pilot):
        before = left(app)
        await opened(app, pilot)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, PeopleRoom)
        assert "Samtalet är avslutat." in seen(app)
        after = left(app)
        assert set(after) == set(before)
        assert {name for name, one in after.items() if one.kept_until == UNTIL} == {
            "tight",
            "tired",
            "teach",
            "typo",
            "pay",
        }
        assert after["pay"].fields["taken_up_in"] == "next_talk"
        assert status(app) is TalkStatus.CLOSED


async def test_the_exceptions_are_changed_with_one_key_each(tmp_path):
    async with rig(tmp_path, PeopleRoom(), fill=kims_years.held) as (app, pilot):
        await opened(app, pilot)
        await press(app, pilot, "down", "down", "tab", "down", "delete", "down", "p", "down", "p", "p")
        shown = seen(app)
        assert "= ta upp    vill gärna hålla i larmutbildningen i höst" in shown
        assert ". radera    vill hgärna" in shown
        assert "* hänvisa   * * *    hör hemma i: rehabilitering" in shown
        assert "tas upp i: lönesamtalet" in shown
        assert "går inte att få tillbaka" in shown
        await press(app, pilot, "enter")
        after = left(app)
        assert after["teach"].audience is Audience.BETWEEN_US
        assert "typo" not in after
        assert (after["health"].fields, after["health"].routed_to) == ({}, "rehabilitation")
        assert after["pay"].fields["taken_up_in"] == "pay_talk"
        assert on_vault(app, lambda vault: vault.items.undo("new")) is None
        assert "tas upp: 1, raderat: 1, hänvisat: 1" in seen(app)


async def test_a_changed_mind_is_one_key_too(tmp_path):
    async with rig(tmp_path, PeopleRoom(), fill=kims_years.held) as (app, pilot):
        await opened(app, pilot)
        await press(app, pilot, "tab", "shift+tab", "down", "delete", "delete", "enter")
        assert {"tight", "tired"} <= set(left(app))
        assert left(app)["tight"].audience is Audience.PRIVATE


async def test_a_sensitive_line_cannot_be_raised(tmp_path):
    async with rig(tmp_path, PeopleRoom(), fill=kims_years.held) as (app, pilot):
        await opened(app, pilot)
        await press(app, pilot, "down", "down", "down", "down", "tab")
        assert "* kvar" in seen(app)
        assert "Tab Ta upp" not in seen(app)
        await press(app, pilot, "enter")
        assert left(app)["health"].audience is Audience.SENSITIVE


async def test_escape_changes_nothing(tmp_path):
    async with rig(tmp_path, PeopleRoom(), fill=kims_years.held) as (app, pilot):
        before = left(app)
        await opened(app, pilot)
        await press(app, pilot, "tab", "down", "delete", "escape")
        assert isinstance(app.screen, PeopleRoom)
        assert left(app) == before
        assert status(app) is TalkStatus.HELD


async def test_keys_that_come_all_at_once_hit_the_lines_they_were_meant_for(tmp_path):
    async with rig(tmp_path, PeopleRoom(), fill=kims_years.held) as (app, pilot):
        await opened(app, pilot)
        for key in ("down", "down", "tab", "down", "delete", "enter"):
            app.post_message(Key(key, None))
        await settle(app, pilot)
        after = left(app)
        assert after["teach"].audience is Audience.BETWEEN_US
        assert "typo" not in after
        assert {"tight", "tired"} <= set(after)


async def test_a_disk_that_refuses_is_one_sentence_and_nothing_is_half_done(tmp_path, monkeypatch):
    async with rig(tmp_path, PeopleRoom(), fill=kims_years.held) as (app, pilot):
        before = left(app)
        await opened(app, pilot)

        def full(_vault):
            def update(_talk):
                raise CannotWrite

            monkeypatch.setattr(_vault.talks, "update", update)

        on_vault(app, full)
        await press(app, pilot, "delete", "enter")
        assert isinstance(app.screen, SweepRoom)
        assert "ingenting är halvskrivet" in " ".join(seen(app).split())
        assert left(app) == before


async def test_the_other_language_keeps_the_decisions(tmp_path):
    async with rig(tmp_path, SweepRoom("new"), fill=kims_years.held) as (app, pilot):
        await press(app, pilot, "tab", "f8")
        shown = seen(app)
        assert '= raise   " jouren' in shown
        assert "belongs in: choose (p)" in shown


async def test_a_talk_not_held_and_texts_not_saved_are_told(tmp_path):
    def fill(vault):
        vault.talks.add(Talk(id="new", person=KIM.id, on=date(2026, 3, 1)))
        vault.drafts.put("new", "framtid/mal", Draft(text="halva menin"))

    async with rig(tmp_path, SweepRoom("new"), fill=fill) as (app, _pilot):
        shown = seen(app)
        assert "Samtalet är inte hållet än. Enter avslutar det ändå." in shown
        assert "1 text är påbörjad och inte sparad." in shown
        assert "Det finns ingen privat rad att gå igenom." in shown
        assert "Planen har inget mål än." in shown
        assert "menin" not in shown


async def test_a_sensitive_line_says_what_is_written_where_and_whom_to_ask(tmp_path):
    contacts = {"rehabilitation": "Rehabsamordnaren Påhitt, 08-000 00 01"}
    held = {"fill": kims_years.held, "contacts": contacts, "hr_contact": "Hanna Påhitt"}
    async with rig(tmp_path, PeopleRoom(), **held) as (app, pilot):
        await opened(app, pilot)
        while app.screen.query_one("#lines").current != "health":
            await press(app, pilot, "down")
        assert "Osäker? HR: Hanna Påhitt" in seen(app)
        await press(app, pilot, "p")
        shown = " ".join(seen(app).split())
        assert "Skrivs i rehabiliteringsärendet" in shown
        assert "Kontakt: Rehabsamordnaren Påhitt, 08-000 00 01" in shown
        await press(app, pilot, "p")
        assert "Osäker? HR: Hanna Påhitt" in " ".join(seen(app).split())
        await press(app, pilot, "up")
        assert "Hanna Påhitt" not in seen(app)


async def test_what_was_referred_leaves_a_pointer_that_is_read_in_the_talk(tmp_path):
    async with rig(tmp_path, PeopleRoom(), fill=kims_years.held, size=(110, 40)) as (app, pilot):
        await opened(app, pilot)
        while app.screen.query_one("#lines").current != "health":
            await press(app, pilot, "down")
        await press(app, pilot, "p", "enter")
        await app.push_screen(TalkRoom("new"))
        await settle(app, pilot)
        for _ in range(12):
            if "tas på annat håll: rehabilitering" in seen(app):
                break
            await press(app, pilot, "pageup")
        assert "tas på annat håll: rehabilitering" in seen(app)
        assert "* * *" not in seen(app)
        assert SENSITIVE not in seen(app)


async def test_the_marked_line_is_told_by_a_sign(tmp_path):
    async with rig(tmp_path, PeopleRoom(), fill=kims_years.held) as (app, pilot):
        await opened(app, pilot)
        assert sum(row.startswith(">") for row in seen(app).split("\n")) == 1


async def test_a_sensitive_line_without_a_place_is_told_once_and_stops_nothing(tmp_path):
    async with rig(tmp_path, fill=kims_years.held) as (app, pilot):
        await opened(app, pilot)
        assert "1 känslig rad hör hemma någon annanstans; p på raden säger var." in seen(app)
        await press(app, pilot, "enter")
        assert status(app) is TalkStatus.CLOSED
        assert "känsligt utan plats: 1" in seen(app)
