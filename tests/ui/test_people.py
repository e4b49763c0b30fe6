"""The employees: what the manager sees first, and what the letters do."""

from datetime import date, time

import pytest
from rigs import ASA, KIM, rig, seen, settle
from talk_samples import fill_talk
from textual.widgets import TextArea

import screens.people
from screens.people import PeopleRoom
from screens.person import PersonRoom
from screens.widgets.rows import RowList
from vault.errors import CannotWrite, DatabaseDamaged
from vault.records import Audience, Item, Kind, Talk, TalkStatus

LAST = Talk(id="t" * 32, person=KIM.id, on=date(2025, 3, 4), status=TalkStatus.HANDED, guide="x")


def with_last_year(vault):
    vault.talks.add(LAST)
    vault.items.apply(
        LAST.id,
        [
            Item(
                id="i" * 32,
                person=KIM.id,
                talk=LAST.id,
                kind=Kind.PROMISE,
                audience=Audience.ONWARD,
                fields={"text": "Pratar med Ines", "responsible": "manager", "do_by": "2025-04-01"},
            )
        ],
    )


async def press(app, pilot, *keys):
    await pilot.press(*keys)
    await settle(app, pilot)


async def test_what_waits_stands_at_the_top_and_a_late_promise_on_its_line(tmp_path):
    async with rig(tmp_path, fill=with_last_year) as (app, _pilot):
        page = seen(app)
        assert "1 sak du har lovat" in page
        line = next(line for line in page.splitlines() if line[1:].startswith(" 07"))
        assert "2025-03-04" in line
        assert "1 sent" in line


def with_a_talk_today(vault):
    with_last_year(vault)
    vault.talks.add(Talk(id="n" * 32, person=KIM.id, on=date(2026, 2, 10), guide="x"))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_what_waits_is_not_cut_off_by_what_is_next(tmp_path, size):
    async with rig(tmp_path, fill=with_a_talk_today, size=size) as (app, _pilot):
        page = " ".join(seen(app).split())
        assert "Fjolårets plan väntar: g." in page
        assert "1 sak du har lovat" in page


async def test_both_languages_say_the_same_columns(tmp_path):
    async with rig(tmp_path, language="en") as (app, _pilot):
        assert "Employee" in seen(app)
        assert "Where it stands" in seen(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_every_size_shows_everybody_without_scrolling_sideways(tmp_path, size):
    async with rig(tmp_path, size=size) as (app, _pilot):
        page = seen(app)
        assert "Ek, Kim" in page
        assert "Öst, Åsa" in page
        assert max(map(len, page.splitlines())) <= size[0]


async def test_swedish_letters_come_last(tmp_path):
    def three(vault):
        for number, family in ((21, "Åberg"), (22, "Zorn"), (23, "Ärlig")):
            vault.people.add(
                ASA.model_copy(update={"id": f"{number:032}", "number": number, "family": family})
            )

    async with rig(tmp_path, fill=three) as (app, _pilot):
        page = seen(app)
        order = [page.index(name) for name in ("Zorn", "Åberg", "Ärlig", "Öst")]
        assert order == sorted(order)


async def test_add_an_employee_and_find_her_in_the_list(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await press(app, pilot, "plus")
        await press(app, pilot, *"Rut", "down", *"Falk", "down", *"Controller", "enter")
        assert isinstance(app.screen, PeopleRoom)
        assert any(line.startswith("> ") and "Falk, Rut" in line for line in seen(app).splitlines())


async def test_a_wrong_date_is_said_and_nothing_is_lost(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await press(app, pilot, "plus", *"Rut")
        app.screen.query_one("#employed_from").value = "i fjol"
        await press(app, pilot, "enter")
        assert "Skriv datumet" in seen(app)
        assert app.screen.query_one("#given").value == "Rut"


async def test_a_name_and_a_day_are_taken_as_people_write_them(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await press(app, pilot, "plus")
        form = app.screen
        form.query_one("#given").value = "Rut Falk"
        await press(app, pilot, "down")
        assert (form.query_one("#given").value, form.query_one("#family").value) == ("Rut", "Falk")
        assert "Falk står som efternamn." in seen(app)
        form.query_one("#family").value = ""
        form.query_one("#given").value = "Rut Maja"
        form.query_one("#employed_from").focus()
        await settle(app, pilot)
        assert "Med årtal" in seen(app)
        form.query_one("#employed_from").value = "1 mars 2024"
        form.query_one("#exempt").focus()
        await settle(app, pilot)
        assert form.query_one("#employed_from").value == "2024-03-01"
        assert "föräldraledighet" in seen(app)
        await press(app, pilot, "down")
        assert "för kort" in seen(app)
        await press(app, pilot, "enter")
        assert "Rut Maja" in seen(app)


async def test_edit_shows_what_is_known_and_keeps_the_number(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await press(app, pilot, "e")
        form = app.screen
        assert form.query_one("#given").value in {"Kim", "Åsa"}
        form.query_one("#role").value = "Arkitekt"
        await press(app, pilot, "enter")
        assert "Arkitekt" in seen(app)


async def test_pasted_rows_are_previewed_and_the_broken_one_is_named(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await press(app, pilot, "k")
        app.screen.query_one(TextArea).insert("Sven Hult; tekniker; IT; 2019-03\nElsa Ny; y; z; 2020-13-01")
        await settle(app, pilot)
        page = seen(app)
        assert "Hult, Sven" in page
        assert "Rad 2" in page
        await press(app, pilot, "f4")
        assert app.screen.query_one(TextArea).text == "Elsa Ny; y; z; 2020-13-01"
        assert "1 medarbetare tillagd. 1 rad står kvar att rätta." in seen(app)
        app.screen.query_one(TextArea).text = "Elsa Ny; y; z; 2020-12-01"
        await press(app, pilot, "f4")
        assert isinstance(app.screen, PeopleRoom)
        assert "Hult, Sven" in seen(app)
        assert "Ny, Elsa" in seen(app)


async def test_a_noted_line_is_private_and_waits_in_the_next_talk(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await press(app, pilot, "n", *"lugn under driftstoppet", "enter")
        assert "Noterat, privat" in seen(app)
        items = app.vault_thread.run(lambda vault: vault.items.all()).result(timeout=5)
        assert [(item.title, item.audience) for item in items] == [
            ("lugn under driftstoppet", Audience.PRIVATE)
        ]
        assert items[0].talk


async def test_letters_do_nothing_but_write_while_a_line_is_noted(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await press(app, pilot, "n", *"sedlan", "escape")
        assert isinstance(app.screen, PeopleRoom)
        assert app.vault_thread.run(lambda vault: vault.items.all()).result(timeout=5) == []
        await press(app, pilot, "enter")
        assert isinstance(app.screen, PersonRoom)


async def test_documents_without_a_held_talk_is_one_sentence(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await press(app, pilot, "d")
        assert "Inget samtal är hållet än" in seen(app)


async def test_a_new_talk_is_planned_with_the_guide_chosen(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await press(app, pilot, "s")
        page = seen(app)
        assert "Planera ett samtal" in page
        assert "Tisdag 2026-03-03." in page
        app.screen.query_one("#on").value = "i morgon kanske"
        await press(app, pilot, "enter")
        assert "i morgon kanske är inget datum" in seen(app)


async def test_search_hides_private_hits_until_asked_for(tmp_path):
    def lines(vault):
        with_last_year(vault)
        vault.items.apply(
            LAST.id,
            [
                Item(
                    id="j" * 32,
                    person=KIM.id,
                    talk=LAST.id,
                    kind=Kind.NOTE,
                    fields={"voice": "manager", "text": "verkar TRÖTTARE nu"},
                )
            ],
        )

    async with rig(tmp_path, fill=lines) as (app, pilot):
        await press(app, pilot, "f3", *"tröttare")
        assert "0 träffar, 1 privat visas inte" in seen(app)
        assert "verkar" not in seen(app)
        await press(app, pilot, "tab")
        assert "verkar TRÖTTARE nu" in seen(app)


async def test_the_marked_person_has_a_pointer_and_not_only_a_colour(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        assert [line[:5] for line in seen(app).splitlines() if line.startswith(">")] == ["> 07 "]
        await press(app, pilot, "down")
        assert [line[:5] for line in seen(app).splitlines() if line.startswith(">")] == ["> 04 "]


async def test_a_line_is_about_whom_the_field_was_opened_for(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await press(app, pilot, "n", *"om kim", "down", "enter")
        items = app.vault_thread.run(lambda vault: vault.items.all()).result(timeout=5)
        assert [item.person for item in items] == [KIM.id]


async def test_a_line_left_with_esc_is_there_again_and_another_language_keeps_it(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await press(app, pilot, "n", *"halvvägs", "escape", "n")
        assert app.screen.query_one("#jot").value == "halvvägs"
        await press(app, pilot, "f8")
        assert app.screen.query_one("#jot").value == "halvvägs"
        assert "halvvägs" in seen(app)


async def test_another_language_wipes_nothing_in_the_form(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await press(app, pilot, "e", "f8")
        assert app.screen.query_one("#family").value == KIM.family
        assert app.screen.query_one("#role").value == KIM.role


async def test_what_the_vault_refuses_is_a_sentence_and_not_the_end(tmp_path):
    async with rig(tmp_path) as (app, pilot):

        def full(*_args, **_more):
            raise CannotWrite

        app.vault_thread.run(lambda vault: setattr(vault.items, "apply", full)).result(timeout=5)
        await press(app, pilot, "n", *"hemligt", "enter")
        assert "disk" in seen(app).lower()
        assert app.screen.query_one("#jot").value == "hemligt"
        await press(app, pilot, "escape")
        assert isinstance(app.screen, PeopleRoom)
        app._thread.run(lambda vault: vault.items.__dict__.pop("apply")).result(timeout=5)


async def test_a_room_that_cannot_be_filled_is_not_shown(tmp_path):
    async with rig(tmp_path) as (app, pilot):

        def damaged(*_args):
            raise DatabaseDamaged

        app.vault_thread.run(lambda vault: setattr(vault.talks, "of_person", damaged)).result(timeout=5)
        await press(app, pilot, "enter")
        await settle(app, pilot)
        assert isinstance(app.screen, PeopleRoom)
        assert "skad" in seen(app).lower()


async def test_what_is_next_and_what_waits_are_both_read_whole_in_the_smallest_window(tmp_path):
    def fill(vault):
        vault.people.update(KIM.model_copy(update={"family": "Ek-af-Påhittade-Gården"}))
        with_last_year(vault)

    async with rig(tmp_path, fill=fill, size=(60, 20)) as (app, _pilot):
        rows = [" ".join(row.text.plain.split()) for row in app.screen.query_one("#next", RowList).rows]
        page = " ".join(seen(app).split())
        assert len(rows) == 2
        assert max(map(len, rows)) > 60
        assert [row for row in rows if row not in page] == []


async def test_the_hour_of_a_talk_to_come_stands_by_the_marked_one(tmp_path):
    def coming(vault):
        vault.talks.add(Talk(id="c" * 32, person=KIM.id, on=date(2026, 3, 2), at=time(10, 30)))

    async with rig(tmp_path, fill=coming) as (app, _):
        assert "2026-03-02 kl. 10:30" in seen(app)


async def test_the_rows_of_a_plan_are_counted_with_those_only_she_has_seen(tmp_path):
    async with rig(tmp_path, PersonRoom(KIM.id), fill=fill_talk) as (app, _pilot):
        assert "2 (2 utkast)" in seen(app)


async def test_the_vault_is_asked_for_the_people_once_until_the_width_changes(tmp_path, monkeypatch):
    asked = []
    overview = screens.people.overview
    monkeypatch.setattr("screens.people.overview", lambda *how: asked.append(how) or overview(*how))
    async with rig(tmp_path) as (app, pilot):
        assert len(asked) == 1
        await pilot.resize_terminal(80, 30)
        await settle(app, pilot)
        assert len(asked) == 1
        await pilot.resize_terminal(70, 30)
        await settle(app, pilot)
        assert len(asked) == 2
        assert "Öst, Åsa" in seen(app)


async def test_where_there_is_nobody_or_no_talk_a_key_says_what_to_do_first(tmp_path):
    def nobody(vault):
        vault.people.remove(KIM.id)
        vault.people.remove(ASA.id)

    async with rig(tmp_path, fill=nobody) as (app, pilot):
        await press(app, pilot, "s")
        assert "Lägg till en medarbetare först: +" in seen(app)
        await press(app, pilot, "f1", "escape")
        assert "Lägg till en medarbetare först: +" not in seen(app)
        await press(app, pilot, "plus", *"Rut", "enter", "enter", "h")
        assert "Planera ett samtal först: s." in seen(app)
