"""What a question offers is one key away, and named beside it."""

import pytest
from rigs import seen, settle
from talk_rig import press, talk
from talk_samples import fill_talk

from samtal_tui.guides.cards import GROUNDS
from samtal_tui.guides.loader import BUILT_IN, find
from samtal_tui.guides.model import Offer
from samtal_tui.talk.session import plan_talk
from screens.cards import CardsRoom
from screens.competence import CompetenceRoom
from screens.feedback import FeedbackRoom
from screens.plan import PlanRoom
from screens.review import ReviewRoom
from screens.talk import TalkRoom
from screens.turn_first import TurnFirst

ROOMS = {
    "planen-fran-i-fjol/fjolarets-plan": (ReviewRoom, "Ctrl+T Planen från i fjol"),
    "arbetssituation/relationer-och-klimat": (FeedbackRoom, "Ctrl+T Återkoppling i fyra steg"),
    "arbetssituation/lika-villkor": (CardsRoom, "Ctrl+T De sju grunderna"),
    "leda-sig-sjalv/kompetens": (CompetenceRoom, "Ctrl+T Kompetens"),
    "maluppfyllelse/individuella-mal": (PlanRoom, "Ctrl+T Handlingsplan"),
    "avslutning/sammanfattning": (TurnFirst, "Ctrl+T Vänd skärmen"),
    "avslutning/om-samtalet": (TurnFirst, "Ctrl+T Hur samtalet var"),
}


@pytest.mark.parametrize("address", ROOMS)
async def test_one_key_takes_out_what_the_question_offers(tmp_path, address):
    room, named = ROOMS[address]
    async with talk(tmp_path) as (app, pilot):
        app.screen.go(address)
        await settle(app, pilot)
        assert named in seen(app)
        await press(app, pilot, *"halv mening", "ctrl+t")
        assert isinstance(app.screen, room)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, TalkRoom)
        assert "halv mening" in seen(app)


async def test_the_grounds_are_the_card_that_is_shown(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        app.screen.go("arbetssituation/lika-villkor")
        await press(app, pilot, "ctrl+t")
        assert app.screen._at == GROUNDS


def test_the_guides_offer_every_tool_and_only_what_the_screen_knows():
    guides = [find(guide_id) for guide_id in BUILT_IN]
    offered = {o for g in guides for s in g.sections for q in s.questions for o in q.offers}
    assert offered == set(Offer)
    assert all(len(find("kommunal-rutin").question(address).offers) >= 1 for address in ROOMS)


@pytest.mark.parametrize("guide_id", BUILT_IN)
async def test_every_question_fits_over_its_lines_on_a_small_screen(tmp_path, guide_id):
    """At 80x24 a question takes one or two rows, its follow-ups two, what it offers one."""

    def other(vault):
        fill_talk(vault)
        talk_id = "t" * 32
        plan_talk(
            vault, vault.talks.get(talk_id).person, guide_id, vault.talks.get(talk_id).on, talk_id=talk_id
        )

    async with talk(tmp_path, fill=other) as (app, pilot):
        guide = app.screen.desk.state.guide
        pages = [*guide.addresses(), *reversed(guide.addresses())]
        for place, address in enumerate(pages):
            if place == len(pages) // 2:
                await press(app, pilot, "f8")
            language = app.texts.language
            app.screen.go(address)
            await pilot.pause()
            rows = app.screen.query_one("#question").render().plain.split("\n")
            question = guide.question(address)
            words = " ".join(" ".join(row.split()) for row in rows)
            assert question.text(language) in words
            assert all(" ".join(prompt.split()) in words for prompt in question.prompts(language))
            assert len(rows) <= 6, (address, rows)
            assert max(map(len, rows)) <= app.screen.query_one("#question").content_size.width
