"""What a line of feedback holds, and that nothing anyone decides lets more of it out than its sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.guides.feedback import Feedback, Tone, joined, with_starters, written
from samtal_tui.guides.tools import Step, load_toolbox
from samtal_tui.search import Haystack, words_in
from samtal_tui.sharing import agreement
from samtal_tui.sharing.forbidden import written_texts
from samtal_tui.talk.capture import Place
from samtal_tui.talk.closing import Choice, Decision, settled
from samtal_tui.talk.feedback_note import Composed, fields_of, goal_of
from samtal_tui.texts import LANGUAGES
from vault.errors import Malformed
from vault.records import OWN_FIELDS, Audience, Item, Kind, Person, Talk
from vault.seam import create_for_tests

BOX = load_toolbox()
VAULT = "f" * 32
DAY = date(2026, 2, 10)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
FORMS = st.builds(
    Composed,
    feedback=st.builds(
        Feedback,
        tone=st.sampled_from(Tone),
        language=st.sampled_from(LANGUAGES),
        words=st.dictionaries(st.sampled_from(Step), TEXTS),
    ),
    reaction=TEXTS,
    to_plan=st.booleans(),
)


def line(composed: Composed) -> Item:
    return Item(id="1", person="p", talk="t", kind=Kind.NOTE, fields=fields_of(composed, BOX))


@given(FORMS)
def test_every_step_stands_in_the_sentence_and_apart(composed):
    item = line(composed)
    for step in Step:
        words = item.fields.get(step, "")
        assert words in item.title
        assert words == written(composed.feedback, BOX).get(step, "")
    assert item.fields.get("reaction", "") == composed.reaction.strip()


@given(FORMS, st.lists(st.tuples(st.sampled_from(Audience), TEXTS | st.none(), st.booleans()), max_size=6))
def test_no_decision_gives_others_more_than_the_sentence(composed, steps):
    item = line(composed)
    for audience, text, agree in steps:
        newest = agreement.latest(item)
        fields = (
            newest.fields if text is None or newest.kind is not Kind.NOTE else {**newest.fields, "text": text}
        )
        item = agreement.reword(VAULT, item, fields, audience)
        if agree and agreement.latest(item).audience.shareable:
            item = agreement.agree(VAULT, item, DAY)
        if item.audience.shareable:
            assert not item.fields.keys() & set(OWN_FIELDS[Kind.NOTE])
        if item.proposal:
            assert not item.proposal.fields.keys() & set(OWN_FIELDS[Kind.NOTE])


@given(FORMS, TEXTS)
def test_steps_that_no_longer_make_up_the_sentence_are_dropped_and_the_reaction_kept(composed, text):
    item = agreement.reword(VAULT, line(composed), {**line(composed).fields, "text": text})
    for step in Step:
        assert item.fields.get(step, "") in text
    assert item.fields.get("reaction", "") == composed.reaction.strip()


def test_the_vault_takes_no_line_that_others_may_read_with_what_is_hers_alone(tmp_path):
    vault = create_for_tests(tmp_path / "valv")
    vault.people.add(Person(id="p", number=1, given="Kim"))
    vault.talks.add(Talk(id="t", person="p", on=DAY))
    composed = Composed(
        feedback=Feedback(tone=Tone.PRAISE, language="sv", words={Step.BEHAVIOUR: "x"}), reaction="y"
    )
    (kept,) = vault.items.apply("t", [line(composed)])
    with pytest.raises(Malformed):
        vault.items.apply("t", [kept.model_copy(update={"audience": Audience.BETWEEN_US})])
    assert vault.items.get("1") == kept
    vault.close()


def test_every_word_of_it_is_forbidden_in_a_document_but_the_code_is_not():
    composed = Composed(
        feedback=Feedback(tone=Tone.PRAISE, language="sv", words={Step.BEHAVIOUR: "När du log"}),
        reaction="rodnar",
    )
    texts = written_texts(line(composed).fields)
    assert {"När du log", "rodnar"} <= set(texts)
    assert "praise" not in texts


def test_it_is_found_by_what_she_expects_to_hear_and_each_word_is_told_once():
    composed = Composed(
        feedback=Feedback(tone=Tone.CHANGE, language="sv", words={Step.BEHAVIOUR: "När du gick"}),
        reaction="blir arg",
    )
    item = line(composed)
    assert Haystack([item]).first("blir arg", private=True)[0].id == item.id
    assert Haystack([item]).count("blir arg").private == 1
    assert words_in(item) == ["När du gick.", "blir arg"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_to_write_on_in_another_language_only_the_starters_change(language):
    began = Feedback(
        tone=Tone.CHANGE,
        language="sv",
        words={Step.BEHAVIOUR: "När du gick", Step.FEELING: "känner jag mig "},
    )
    again = with_starters(began, language, BOX)
    assert again.words[Step.BEHAVIOUR] == "När du gick"
    assert again.words[Step.FEELING] == {"sv": "känner jag mig ", "en": "I feel "}[language]
    assert joined(again, BOX) == "När du gick."


def test_a_wish_becomes_a_goal_only_when_it_is_there_and_wanted():
    place = Place("p", "t", "a/b")
    wish = Feedback(tone=Tone.CHANGE, language="sv", words={Step.CHANGE: "Jag skulle vilja att du ringer."})
    goal = goal_of(Composed(feedback=wish, to_plan=True), place, BOX)
    assert (goal.kind, goal.audience, goal.fields) == (Kind.GOAL, Audience.PRIVATE, {"goal": "Ringer"})
    assert goal_of(Composed(feedback=wish), place, BOX) is None
    empty = Feedback(tone=Tone.CHANGE, language="sv")
    assert goal_of(Composed(feedback=empty, to_plan=True), place, BOX) is None


def test_raised_after_the_talk_it_is_the_sentence_and_no_more():
    composed = Composed(
        feedback=Feedback(tone=Tone.CHANGE, language="sv", words={Step.BEHAVIOUR: "När du gick"}),
        reaction="blir arg",
    )
    raised = settled(VAULT, line(composed), Decision(Choice.RAISE), DAY)
    assert raised.audience is Audience.BETWEEN_US
    assert raised.fields == {"voice": "manager", "text": "När du gick."}
    kept = settled(VAULT, line(composed), Decision(), DAY)
    assert kept.fields["reaction"] == "blir arg"
