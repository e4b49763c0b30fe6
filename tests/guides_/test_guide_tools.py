"""Feedback in four steps, competence and its measures, the comfort limit, the word of A02, the cards."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samtal_tui.config import load
from samtal_tui.guides.cards import EMPLOYEE_HINTS, GROUND_RULES, PITFALLS, PURPOSE, load_cards
from samtal_tui.guides.competence import corner_title, suggested_measures
from samtal_tui.guides.depth import cue, deeper, next_question
from samtal_tui.guides.feedback import Feedback, Tone, begun, joined, judging_words, missing, wished_change
from samtal_tui.guides.loader import built_in, find
from samtal_tui.guides.model import CompetenceWording, Depth, Word
from samtal_tui.guides.naming import chosen_word, talk_heading, talk_name
from samtal_tui.guides.tools import Corner, Measure, Step, load_toolbox
from samtal_tui.texts import LANGUAGES, Texts

BOX = load_toolbox()


def feedback(language: str = "sv", tone: Tone = Tone.CHANGE, **words: str) -> Feedback:
    return Feedback(tone=tone, language=language, words={Step(step): text for step, text in words.items()})


def test_the_steps_come_in_the_order_of_the_model():
    assert [step.id for step in BOX.feedback] == list(Step)
    assert [step.title.sv for step in BOX.feedback] == ["Beteende", "Känsla", "Konsekvens", "Förändring"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_feedback_begins_with_its_starters_and_they_count_as_nothing_written(language):
    new = begun(Tone.CHANGE, language, BOX)
    assert missing(new, BOX) == tuple(Step)
    assert joined(new, BOX) == ""


def test_praise_is_whole_without_a_wished_change():
    praise = begun(Tone.PRAISE, "sv", BOX)
    assert Step.CHANGE not in praise.words
    written = feedback(
        tone=Tone.PRAISE, behaviour="När du höll mötet", feeling="blev jag lugn", consequence="Vi hann klart"
    )
    assert missing(written, BOX) == ()
    assert missing(written.model_copy(update={"tone": Tone.CHANGE}), BOX) == (Step.CHANGE,)


def test_the_steps_become_one_line_to_keep():
    assert joined(
        feedback(
            behaviour="När du lämnar över utan anteckning",
            feeling="känner jag mig osäker",
            consequence="Följden blir att jag ringer runt.",
            change="Jag skulle vilja att du skriver tre rader",
        ),
        BOX,
    ) == (
        "När du lämnar över utan anteckning känner jag mig osäker. Följden blir att jag ringer runt. "
        "Jag skulle vilja att du skriver tre rader."
    )
    assert joined(feedback("en", behaviour="When you called", feeling="I felt calm"), BOX) == (
        "When you called, I felt calm."
    )


def test_the_wished_change_can_become_a_row_in_the_plan():
    assert (
        wished_change(feedback(change="Jag skulle vilja att du skriver tre rader"), BOX)
        == "Skriver tre rader"
    )
    assert wished_change(feedback(change="Ring mig först"), BOX) == "Ring mig först"
    assert wished_change(begun(Tone.CHANGE, "sv", BOX), BOX) == ""


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(list(Step)), st.text(max_size=30)), st.sampled_from(LANGUAGES))
def test_joining_loses_no_word_and_never_fails(words, language):
    written = Feedback(tone=Tone.CHANGE, language=language, words=words)
    line = joined(written, BOX)
    for step, text in words.items():
        if step not in missing(written, BOX):
            assert text.strip() in line


def test_judging_words_are_found_as_whole_words_in_either_case():
    assert judging_words("Du är ALLTID slarvig", "sv", BOX) == ("ALLTID", "slarvig")
    assert judging_words("Slarvigheten latent", "sv", BOX) == ()
    assert judging_words("You never call", "en", BOX) == ("never",)


def test_every_kind_of_measure_is_offered_and_the_fitting_ones_first():
    for corner in Corner:
        offered = suggested_measures([corner], BOX)
        assert set(offered) == set(Measure)
        own = next(known.measures for known in BOX.corners if known.id is corner)
        assert offered[: len(own)] == own
    assert suggested_measures([], BOX) == tuple(kind.id for kind in BOX.measures)
    assert suggested_measures([Corner.SKILL, Corner.WILL], BOX)[:2] == (
        Measure.NEW_TASKS,
        Measure.PEER_FEEDBACK,
    )


def test_competence_has_the_words_of_the_guide():
    assert corner_title(Corner.SKILL, CompetenceWording.SKILL, BOX).sv == "Färdighet"
    assert corner_title(Corner.SKILL, CompetenceWording.ABILITY, BOX).sv == "Förmåga"
    assert corner_title(Corner.WILL, CompetenceWording.ABILITY, BOX).sv == "Vilja att handla"
    assert find("tre-tidsperspektiv").competence is CompetenceWording.ABILITY
    assert find("verksamheten-forst").competence is CompetenceWording.SKILL


def test_the_measures_are_those_of_the_sources():
    assert {kind.id for kind in BOX.measures} == set(Measure)
    assert {corner.id for corner in BOX.corners} == set(Corner)


def test_the_next_depth_is_one_step_and_ends():
    assert deeper(Depth.SAFE) is Depth.RELATION
    assert deeper(Depth.RELATION) is Depth.FEEDBACK
    assert deeper(Depth.FEEDBACK) is Depth.FEEDBACK
    assert {cue(depth, BOX).id for depth in Depth} == set(Depth)


def test_the_next_question_of_a_depth_is_further_on_in_the_section():
    guide = find("fem-avsnitt")
    found = next_question(guide, "du-och-jag/samarbetet-med-chefen", Depth.FEEDBACK)
    assert found == "du-och-jag/uppskattning"
    assert next_question(guide, "du-och-jag/chefens-bild-av-samarbetet", Depth.FEEDBACK) is None
    with pytest.raises(KeyError):
        next_question(guide, "du-och-jag/okand", Depth.FEEDBACK)


def test_every_depth_occurs_in_the_guides():
    depths = {q.depth for guide in built_in() for section in guide.sections for q in section.questions}
    assert depths == set(Depth)


@pytest.mark.parametrize("word", Word)
def test_the_word_of_the_workplace_is_one_setting_in_both_languages(word):
    for language in LANGUAGES:
        t = Texts(language)
        assert talk_heading(word, t).casefold() == talk_name(word, t)
        assert talk_heading(word, t)[0].isupper()


def test_the_setting_goes_before_the_guides_own_word(tmp_path):
    guide = find("kommunal-rutin")
    assert chosen_word("", guide) is Word.MEDARBETARSAMTAL
    for word in Word:
        tmp_path.joinpath("config.toml").write_text(f'word = "{word}"\nhr_contact = "HR, rum 2"\n')
        settings = load(tmp_path / "config.toml")
        assert settings.complaints == ()
        assert settings.hr_contact == "HR, rum 2"
        assert chosen_word(settings.word, guide) is word
    tmp_path.joinpath("config.toml").write_text('word = "kaffe"\nguides = "~/mallar"\n')
    settings = load(tmp_path / "config.toml")
    assert (settings.word, len(settings.complaints)) == ("", 1)
    assert settings.guides == Path.home() / "mallar"


def test_the_guides_do_not_use_a_word_that_is_a_setting():
    words = ("utvecklingssamtal", "medarbetarsamtal", "målsamtal")
    said = [
        text
        for guide in built_in()
        for section in guide.sections
        for q in section.questions
        for text in (q.text.sv, q.purpose.sv, *q.prompts.sv, section.purpose.sv, guide.purpose.sv)
    ]
    assert [text for text in said if any(word in text.casefold() for word in words)] == []


def test_the_cards_are_there_and_complete():
    cards = load_cards()
    assert len(cards.card(GROUND_RULES).lines) >= 8
    assert len(cards.card(PITFALLS).lines) == 9
    assert cards.card(EMPLOYEE_HINTS).reader == "employee"
    assert cards.card(PURPOSE).lines
    assert len({card.id for card in cards.cards}) == len(cards.cards)
    with pytest.raises(KeyError):
        cards.card("saknas")
