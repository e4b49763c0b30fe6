"""The cards: on one key, a page at a time, fit to be seen by both, and gone on Esc."""

import pytest
from rigs import KIM, rig, seen
from talk_rig import press, talk
from talk_samples import HERE, SECRETS

from samtal_tui.guides.cards import GROUNDS, SENSITIVE, load_cards
from samtal_tui.guides.loader import find
from samtal_tui.guides.model import Depth
from samtal_tui.guides.tools import load_toolbox
from samtal_tui.keys import SCOPES
from samtal_tui.texts import Texts
from screens.card_pages import QUESTION, Here, pages
from screens.cards import CardsRoom
from screens.person import PersonRoom
from screens.talk import TalkRoom

CARDS, BOX = load_cards(), load_toolbox()
SIZES = [(80, 24), (60, 20)]


async def read_all(app, pilot):
    """Every card from the first to the last, as the reader sees them."""
    seen_pages = []
    while not seen_pages or seen(app) != seen_pages[-1]:
        seen_pages.append(seen(app))
        await press(app, pilot, "pagedown")
    return "\n".join(seen_pages)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_every_line_of_every_card_can_be_read(tmp_path, size, language):
    async with rig(tmp_path, CardsRoom(), size=size, language=language) as (app, pilot):
        assert CARDS.cards[0].title(language) in seen(app)
        said = " ".join((await read_all(app, pilot)).split())
        for card in CARDS.cards:
            assert card.title(language) in said
            for text in (card.intro, card.source, *card.lines):
                for word in text(language).split():
                    assert word in said, word


async def test_the_ground_rules_come_first_then_the_question_then_the_others():
    here = Here(find("kommunal-rutin"), HERE)
    ids = [page.id for page in pages(CARDS, BOX, here, "", Texts("sv"))]
    assert ids[:3] == ["grundregler", QUESTION, "syfte"]
    assert {"fallgropar", "infor-ditt-samtal", GROUNDS, SENSITIVE} <= set(ids)
    assert QUESTION not in [page.id for page in pages(CARDS, BOX, None, "", Texts("sv"))]


async def test_the_cards_lie_on_top_of_the_talk_and_what_was_being_written_waits(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, *"halv mening", "ctrl+r")
        page = seen(app)
        assert isinstance(app.screen, CardsRoom)
        assert "Telefonerna är avstängda." in page
        assert not [word for word in (*SECRETS, KIM.family, KIM.given, "halv mening") if word in page]
        await press(app, pilot, "escape")
        assert isinstance(app.screen, TalkRoom)
        assert "halv mening" in seen(app)
        await press(app, pilot, *" till", "enter")
        assert "halv mening till" in seen(app)


async def test_no_card_holds_a_line_or_a_name_of_the_talk_in_its_widgets(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "ctrl+r")
        said = await read_all(app, pilot)
        assert not [word for word in (*SECRETS, KIM.family, "Ståhl") if word in said]


async def test_nothing_pops_up_by_itself(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        for _ in range(6):
            await press(app, pilot, "pagedown")
            assert isinstance(app.screen, TalkRoom)


async def test_the_cards_are_a_letter_away_on_the_page_of_an_employee(tmp_path):
    async with rig(tmp_path, PersonRoom(KIM.id)) as (app, pilot):
        await press(app, pilot, "k")
        assert "Så pratar vi i dag" in seen(app)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, PersonRoom)


async def test_whom_to_ask_stands_on_the_card_about_sensitive_matters_and_on_no_other(tmp_path):
    contact = "Hanna Påhittad, 08-000 00 00"
    async with rig(tmp_path, CardsRoom(first=SENSITIVE), hr_contact=contact) as (app, _pilot):
        assert f"HR: {contact}" in seen(app)
    told = pages(CARDS, BOX, None, contact, Texts("sv"))
    assert [page.id for page in told if any(contact in text for text in page.beneath)] == [SENSITIVE]
    assert not any(
        "HR:" in text for page in pages(CARDS, BOX, None, "", Texts("sv")) for text in page.beneath
    )


async def test_the_grounds_are_a_card_where_the_question_offers_them_and_nothing_to_fill_in(tmp_path):
    guide = find("kommunal-rutin")
    address = next(one for one in guide.addresses() if "grounds" in guide.question(one).offers)
    async with rig(tmp_path, CardsRoom(Here(guide, address), GROUNDS)) as (app, _pilot):
        page = seen(app)
        for ground in ("kön", "könsöverskridande identitet eller uttryck", "ålder"):
            assert ground in page
        assert "2008:567" in page
        assert not list(app.screen.query("Input, TextArea, Checkbox"))


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_card_about_the_question_says_what_it_is_for_and_how_deep_it_goes(tmp_path, language):
    guide = find("fem-avsnitt")
    here = Here(guide, "din-arbetssituation/balans")
    async with rig(tmp_path, CardsRoom(here, QUESTION), language=language) as (app, _pilot):
        said = " ".join(seen(app).split())
        assert guide.question(here.address).text(language) in said
        assert guide.question(here.address).purpose(language) in said
        assert {"sv": "skriv vad ni gör, aldrig varför", "en": "write what you will do, never why"}[
            language
        ] in said
        assert {"sv": "Mellan oss (vi två läser)", "en": "Between us (the two of us read it)"}[
            language
        ] in said
        assert "Relation: " in said


async def test_going_deeper_is_her_choice_and_leads_to_the_next_such_question(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        guide = app.screen.desk.state.guide
        start = app.screen.desk.address
        await press(app, pilot, "ctrl+r", "pagedown")
        onward = app.screen._pages[QUESTION].onward
        assert ("Gå djupare" in seen(app)) == bool(onward)
        await press(app, pilot, "enter")
        if onward:
            assert isinstance(app.screen, TalkRoom)
            assert app.screen.desk.address == onward != start
            assert guide.question(onward).text.sv[:20] in seen(app)


def test_going_deeper_is_one_step_and_ends():
    guide, order = find("fem-avsnitt"), list(Depth)
    steps = set()
    for address in guide.addresses():
        page = next(p for p in pages(CARDS, BOX, Here(guide, address), "", Texts("sv")) if p.id == QUESTION)
        if page.onward:
            after = order.index(guide.question(page.onward).depth)
            steps.add(after - order.index(guide.question(address).depth))
    assert steps == {1}


async def test_the_other_language_keeps_the_card(tmp_path):
    async with rig(tmp_path, CardsRoom(first="fallgropar")) as (app, pilot):
        await press(app, pilot, "f8")
        assert "Nine pitfalls" in seen(app)
        await press(app, pilot, "pageup")
        assert "Why we have this talk" in seen(app)


async def test_cards_may_lie_open_as_long_as_a_talk(tmp_path):
    async with rig(tmp_path, CardsRoom()) as (app, _pilot):
        assert app.screen.lock_after(app.config) == app.config.talk_lock_minutes


def test_the_keys_of_cards_and_tools_are_told_in_the_help_of_the_talk():
    helped = {key.id: key.help for key in SCOPES["talk"]}
    assert helped["talk.cards"]
    assert helped["talk.tool"]
