"""The round and its proposal: everybody planned for, their forms made, all invited."""

from __future__ import annotations

from datetime import date, time

from guides_.samples import GOOD
from rigs import ASA, KIM, rig, seen, settle
from talk_rig import ask, press, write
from talk_samples import fill_talk

from screens.round import RoundRoom
from screens.round_plan import RoundPlan


async def test_the_round_proposes_plans_makes_forms_and_invites(tmp_path):
    async with rig(tmp_path, RoundRoom(), fill=fill_talk, size=(110, 30)) as (app, pilot):
        assert "2 medarbetare: 1 planerade, 0 kallade, 0 underlag, 0 har svarat" in seen(app)
        await press(app, pilot, "p")
        await write(app, pilot, "28 feb 10 Linden")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, RoundPlan)
        assert "mån 2026-03-02 10:00 Linden" in seen(app)
        assert ask(app, lambda vault: vault.talks.of_person(ASA.id)) == []
        await press(app, pilot, "f4")
        (talk,) = ask(app, lambda vault: vault.talks.of_person(ASA.id))
        assert (talk.on, talk.at, talk.place) == (date(2026, 3, 2), time(10), "Linden")
        assert talk.guide == "kommunal-rutin"
        assert "1 samtal är planerat. a gör alla kallelser." in seen(app)
        await press(app, pilot, "u")
        await app.workers.wait_for_complete()
        await settle(app, pilot)
        assert len(list((tmp_path / "dokument").iterdir())) == 2
        assert "2 underlag, 0 har svarat" in seen(app)
        await press(app, pilot, "u")
        assert "Alla planerade samtal har sitt underlag." in seen(app)
        await press(app, pilot, "a")
        assert "2 kallelser: text, kalenderfil och underlag" in " ".join(seen(app).split())
        assert "1 saknar tid eller plats." in " ".join(seen(app).split())
        assert len(list((tmp_path / "dokument").iterdir())) == 2
        await press(app, pilot, "a")
        await app.workers.wait_for_complete()
        await settle(app, pilot)
        names = [path.name for path in (tmp_path / "dokument").iterdir() if path.suffix != ".docx"]
        assert sorted(names) == [
            "Kallelse_2026-02-10_07.txt",
            "Kallelse_2026-03-02_04.txt",
            "Samtal_2026-02-10_07.ics",
            "Samtal_2026-03-02_04.ics",
        ]
        assert "2 kallade, 2 underlag" in seen(app)
        await press(app, pilot, "a")
        assert "Alla med ett planerat samtal är kallade." in seen(app)


async def proposal(app, pilot):
    await press(app, pilot, "p")
    await write(app, pilot, "2 mars 9 11.30 Linden")
    await press(app, pilot, "enter")


async def test_a_row_of_the_proposal_is_changed_and_one_left_out(tmp_path):
    async with rig(tmp_path, RoundRoom(), size=(120, 30)) as (app, pilot):
        await proposal(app, pilot)
        assert "2 samtal från 2026-03-02 till 2026-03-02" in seen(app)
        await press(app, pilot, "enter")
        line = app.screen.query_one("#start")
        assert line.value == "2026-03-02 09:00 Linden"
        line.value = "lördag"
        await press(app, pilot, "enter", "up")
        assert "ingen arbetsdag" in seen(app)
        assert "4 dagar kvar" in seen(app)
        await press(app, pilot, "enter")
        app.screen.query_one("#start").value = "2 mars 12 Björken"
        await press(app, pilot, "enter")
        assert "samtidigt som Öst, Åsa" in " ".join(seen(app).split())
        await press(app, pilot, "enter")
        app.screen.query_one("#start").value = "kanske"
        await press(app, pilot, "enter")
        assert "kanske är inget datum" in seen(app)
        await press(app, pilot, "escape", "delete", "f4")
        assert ask(app, lambda vault: vault.talks.of_person(ASA.id)) == []
        (talk,) = ask(app, lambda vault: vault.talks.of_person(KIM.id))
        assert (talk.on, talk.at, talk.place) == (date(2026, 3, 2), time(12), "Björken")


async def test_another_guide_is_chosen_for_a_row_and_her_own_are_among_them(tmp_path):
    folder = tmp_path / "mallar"
    folder.mkdir()
    folder.joinpath("min.toml").write_text(GOOD, encoding="utf-8")
    async with rig(tmp_path, RoundRoom(), size=(120, 30)) as (app, pilot):
        await proposal(app, pilot)
        for _ in range(20):
            if "Min mall" in seen(app):
                break
            await press(app, pilot, "g")
        await press(app, pilot, "f4")
        (talk,) = ask(app, lambda vault: vault.talks.of_person(KIM.id))
        assert talk.guide == "min-mall"


async def test_nothing_is_planned_on_the_way_out_of_a_proposal(tmp_path):
    async with rig(tmp_path, RoundRoom(), size=(80, 24)) as (app, pilot):
        await proposal(app, pilot)
        await press(app, pilot, "enter", "escape")
        assert isinstance(app.screen, RoundPlan)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, RoundRoom)
        assert ask(app, lambda vault: vault.talks.all()) == []
