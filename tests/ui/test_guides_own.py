"""Guides of one's own where a talk is planned: listed, kept with the talk for ever, and never in the way."""

from datetime import timedelta

import pytest
from guides_.samples import GOOD
from rigs import KIM, NOW, TODAY, rig, seen, settle

from samtal_tui.export.offer import offer
from samtal_tui.guides.loader import built_in
from samtal_tui.plan.look_back import last_plan
from samtal_tui.talk.opened import open_talk
from samtal_tui.talk.session import plan_talk
from screens.new_talk import NewTalk
from screens.person import PersonRoom
from screens.talk import TalkRoom
from vault.records import Audience, Document, Item, Kind, Recipient, TalkKind, TalkStatus
from vault.seam import create_for_tests

SIZES = [(80, 24), (60, 20)]
CHANGED = GOOD.replace("Hur är läget?", "Hur har veckan varit?")


def own(folder, **files):
    place = folder / "mallar"
    place.mkdir(exist_ok=True)
    for name, text in files.items():
        (place / f"{name}.toml").write_text(text, encoding="utf-8")
    return place


async def press(app, pilot, *keys):
    await pilot.press(*keys)
    await settle(app, pilot)


def ask(app, work, *args):
    return app.vault_thread.run(work, *args).result(timeout=10)


def talks(app):
    return ask(app, lambda vault: vault.talks.of_person(KIM.id))


async def mark(app, pilot, guide_id):
    """Mark a guide in the list."""
    assert app.screen.query_one("#guides").select(guide_id)
    await settle(app, pilot)


async def plan(app, pilot, guide_id):
    """Plan a talk after a guide, and be in it."""
    await app.push_screen(NewTalk(KIM.id))
    await settle(app, pilot)
    await mark(app, pilot, guide_id)
    app.screen.query_one("#on").value = TODAY.isoformat()
    await press(app, pilot, "enter")
    assert isinstance(app.screen, TalkRoom)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_every_kind_of_workplace_finds_its_form_with_its_questions_and_minutes(
    tmp_path, size, language
):
    own(tmp_path, min=GOOD)
    async with rig(tmp_path, NewTalk(KIM.id), size=size, language=language) as (app, pilot):
        pages = seen(app)
        for _ in range(5):
            await press(app, pilot, "down", "down")
            pages += "\n" + seen(app)
        for guide in built_in():
            assert guide.title(language) in pages
            assert guide.workplace(language) in pages
            told = (str(len(guide.addresses())), str(guide.minutes))
            assert any(all(number in line for number in told) for line in pages.splitlines())
        assert {"sv": "Min mall", "en": "My guide"}[language] in pages
        assert {"sv": "Hos oss", "en": "Our place"}[language] in pages
        assert all(len(line) <= size[0] for line in pages.splitlines())


@pytest.mark.parametrize(("size", "language"), [((80, 24), "sv"), ((60, 20), "en")])
async def test_a_guide_that_cannot_be_used_is_named_with_its_place_and_the_others_stand(
    tmp_path, size, language
):
    own(tmp_path, a=GOOD.replace("format = 1", "format = 7"), b=GOOD)
    async with rig(tmp_path, NewTalk(KIM.id), size=size, language=language) as (app, pilot):
        assert {"sv": "a.toml, rad 1: går inte", "en": "a.toml, line 1: cannot"}[language] in seen(app)
        await press(app, pilot, *["down"] * 9)
        assert {"sv": "Min mall", "en": "My guide"}[language] in seen(app)


@pytest.mark.parametrize(("size", "language"), [((80, 24), "en"), ((60, 20), "sv")])
async def test_several_that_cannot_be_used_are_one_sentence(tmp_path, size, language):
    missing = GOOD.replace('title.en = "My guide"\n', "")
    own(tmp_path, a="x = " + "[" * 3_000, b=GOOD, c=GOOD, d="#" * 1_000_001, e=missing)
    async with rig(tmp_path, NewTalk(KIM.id), size=size, language=language) as (app, pilot):
        said = " ".join(seen(app).split())
        assert {"sv": "a.toml och 3 till går inte", "en": "a.toml and 3 more cannot"}[language] in said
        await press(app, pilot, *["down"] * 9)
        assert app.screen.query_one("#guides").current == "min-mall"


async def test_the_time_follows_the_guide_until_another_is_written(tmp_path):
    async with rig(tmp_path, NewTalk(KIM.id)) as (app, pilot):
        minutes = app.screen.query_one("#minutes")
        await mark(app, pilot, "halvarsavstamning")
        assert minutes.value == "30"
        minutes.value = "50"
        await press(app, pilot, "up")
        assert minutes.value == "50"


async def test_the_other_language_leaves_what_is_typed(tmp_path):
    async with rig(tmp_path, NewTalk(KIM.id)) as (app, pilot):
        await press(app, pilot, "tab", "tab", *"Rum 4", "down", "f8")
        assert app.screen.query_one("#place").value == "Rum 4"
        assert "Workplace" in seen(app)
        await press(app, pilot, "enter")
        assert talks(app)[0].guide == built_in()[1].id
        assert talks(app)[0].place == "Rum 4"


@pytest.mark.parametrize("change", ["deleted", "changed", "broken"])
async def test_a_talk_keeps_the_text_it_was_planned_with_for_ever(tmp_path, change):
    place = own(tmp_path, min=GOOD)
    async with rig(tmp_path) as (app, pilot):
        await plan(app, pilot, "min-mall")
        talk = talks(app)[0]
        assert "Hur är läget?" in seen(app)
        await press(app, pilot, *"en rad", "enter", "escape")
        match change:
            case "deleted":
                (place / "min.toml").unlink()
            case "changed":
                own(tmp_path, min=CHANGED)
            case "broken":
                own(tmp_path, min="[[[")
        await app.push_screen(TalkRoom(talk.id))
        await settle(app, pilot)
        assert "Hur är läget?" in seen(app)
        assert "en rad" in seen(app)


async def test_a_guide_changed_without_a_new_version_is_used_as_it_is_now(tmp_path):
    own(tmp_path, min=GOOD)
    async with rig(tmp_path) as (app, pilot):
        await plan(app, pilot, "min-mall")
        await press(app, pilot, "escape")
        own(tmp_path, min=CHANGED)
        await plan(app, pilot, "min-mall")
        assert "Hur har veckan varit?" in seen(app)
        await press(app, pilot, "escape")
        await plan(app, pilot, "min-mall")
        states = [ask(app, open_talk, talk.id) for talk in talks(app)]
        said = sorted(state.guide.question("borjan/laget").text.sv for state in states)
        assert said == ["Hur har veckan varit?", "Hur har veckan varit?", "Hur är läget?"]
        assert len({state.talk.guide_version for state in states}) == 2


SECRET = "PÅHITTAT SKÄL"


def note(number, talk, kind=Kind.NOTE, audience=Audience.ONWARD, **fields):
    fields = fields or {"voice": "both", "text": f"{SECRET} {number}"}
    return Item(id=f"{number:032x}", person=KIM.id, talk=talk.id, kind=kind, audience=audience, fields=fields)


def with_a_special_talk(vault):
    """A special talk held today, with lines of every kind in it, and a yearly one still to be held."""
    talk = plan_talk(vault, KIM.id, "sarskilt-samtal", TODAY)
    talk = vault.talks.update(talk.model_copy(update={"status": TalkStatus.HELD}))
    vault.items.apply(
        talk.id,
        [
            note(1, talk),
            note(2, talk, Kind.PROMISE, text=f"{SECRET} lovat", responsible="manager", do_by="2026-01-01"),
            note(3, talk, Kind.GOAL, goal=f"{SECRET} mål", follow_up="2026-01-01"),
            note(4, talk, audience=Audience.PRIVATE),
        ],
    )


def with_a_yearly_talk_too(vault):
    with_a_special_talk(vault)
    talk = plan_talk(vault, KIM.id, "kommunal-rutin", TODAY + timedelta(days=1))
    vault.items.apply(talk.id, [note(9, talk, Kind.GOAL, goal=f"{SECRET} i det andra")])


def apart(app):
    return next(talk for talk in talks(app) if talk.apart)


async def test_a_special_guide_makes_a_special_talk(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await plan(app, pilot, "sarskilt-samtal")
        assert talks(app)[0].kind is TalkKind.SPECIAL
        assert talks(app)[0].apart


async def test_a_special_talk_shows_nowhere_but_under_a_heading_of_its_own(tmp_path):
    async with rig(tmp_path, fill=with_a_special_talk) as (app, pilot):
        page = seen(app)
        row = next(line for line in page.splitlines() if line[:5].strip("> ") == "07")
        assert "ny" in row.split()
        assert "2026" not in row
        assert "du har lovat" not in page
        assert "uppföljning" not in page
        await press(app, pilot, "f3", *"påhittat")
        assert "0 träffar" in seen(app)
        assert "visas inte" not in seen(app)
        await app.push_screen(PersonRoom(KIM.id))
        await settle(app, pilot)
        assert "Särskilt samtal" in seen(app).partition("Förs för sig")[2]
        assert "Inget samtal än" in seen(app)


async def test_the_yearly_talk_shows_nothing_of_a_special_one_and_the_other_way_round(tmp_path):
    async with rig(tmp_path, fill=with_a_yearly_talk_too, size=(130, 30)) as (app, pilot):
        yearly = next(talk for talk in talks(app) if not talk.apart)
        await app.push_screen(TalkRoom(yearly.id))
        await settle(app, pilot)
        assert SECRET not in seen(app)
        assert ask(app, open_talk, yearly.id).last is None
        assert ask(app, last_plan, yearly.id, TODAY).rows == ()
        await press(app, pilot, "f3", *"påhittat")
        assert "1 träff" in seen(app)
        assert "i det andra" in seen(app)


async def test_a_search_from_the_special_talk_finds_that_talk_and_no_other(tmp_path):
    async with rig(tmp_path, fill=with_a_yearly_talk_too) as (app, pilot):
        await app.push_screen(TalkRoom(apart(app).id))
        await settle(app, pilot)
        await press(app, pilot, "f3", *"påhittat")
        assert "3 träffar, 1 privat visas inte" in seen(app)
        assert "i det andra" not in seen(app)


async def test_going_on_with_the_talk_never_means_the_special_one(tmp_path):
    async with rig(tmp_path, PersonRoom(KIM.id), fill=with_a_special_talk) as (app, pilot):
        await press(app, pilot, "s")
        assert isinstance(app.screen, NewTalk)
        assert app.screen.query_one("#guides").current != "sarskilt-samtal"


def test_documents_know_of_their_own_talk_and_of_no_special_one(tmp_path):
    vault = create_for_tests(tmp_path / "valv")
    vault.people.add(KIM)
    with_a_yearly_talk_too(vault)
    for number, talk in enumerate(vault.talks.of_person(KIM.id)):
        vault.ledger.record(
            Document(
                id=f"{number:032x}",
                person=KIM.id,
                talk=talk.id,
                recipient=Recipient.HR,
                format="markdown",
                file_name="f.md",
                sha256="0" * 64,
                made_at=NOW,
                items=(),
                stayed={},
            )
        )
    for talk in vault.talks.of_person(KIM.id):
        found = offer(vault, talk.id, Recipient.HR, "sv", NOW)
        assert [made.talk for made in found.history] == [talk.id]
        assert all(item.talk == talk.id for item in found.preview.going)
    vault.close()
