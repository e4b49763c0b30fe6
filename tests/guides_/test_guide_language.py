"""The language of what comes with the program, as far as a rule can read it."""

import re
import textwrap

import pytest

from samtal_tui.guides.cards import load_cards
from samtal_tui.guides.loader import BUILT_IN, find
from samtal_tui.guides.model import Depth, Phase, Text
from samtal_tui.guides.tools import load_toolbox
from samtal_tui.texts import LANGUAGES
from vault.records import Audience, TalkKind

FULL = ("verksamheten-forst", "egen-forberedelse", "tre-tidsperspektiv", "fem-avsnitt", "kommunal-rutin")
ANGLICISMS = re.compile(
    r"\b(feedback|deadline|adressera|implementera|fokusera|utmaningar kring|leverera|mindset|boost|coacha|"
    r"adress|issue|performance|skills?|kick|match|input|output|tajming|ägarskap|i slutet av dagen)\b",
    re.IGNORECASE,
)
OFFICIALESE = re.compile(
    r"\b(beträffande|avseende|erfordras|ävenledes|härvid|därav|således|vederbörande)\b", re.IGNORECASE
)


def pairs() -> list[tuple[str, str, str]]:
    """(where, Swedish, English) of every text that comes with the program."""
    found = []

    def add(where: str, text: Text) -> None:
        if text.sv:
            found.append((where, text.sv, text.en))

    for guide_id in BUILT_IN:
        guide = find(guide_id)
        for text in (guide.title, guide.workplace, guide.purpose):
            add(guide_id, text)
        for section in guide.sections:
            for text in (section.title, section.part, section.purpose, section.record):
                add(f"{guide_id}/{section.id}", text)
            for question in section.questions:
                where = f"{guide_id}/{section.id}/{question.id}"
                add(where, question.text)
                add(where, question.purpose)
                found += [
                    (where, *pair) for pair in zip(question.prompts.sv, question.prompts.en, strict=True)
                ]
    for card in load_cards().cards:
        for text in (card.title, card.intro, *card.lines):
            add(card.id, text)
    box = load_toolbox()
    for group in (box.feedback, box.corners, box.measures, box.aims, box.depths):
        for tool in group:
            for value in dict(tool).values():
                if isinstance(value, Text):
                    add(str(tool.id), value)
    return found


PAIRS = pairs()


def those(pattern: re.Pattern[str], language: int) -> list[tuple[str, str]]:
    return [(pair[0], pair[language]) for pair in PAIRS if pattern.search(pair[language])]


def test_swedish_has_no_anglicism_and_no_officialese():
    assert those(ANGLICISMS, 1) == []
    assert those(OFFICIALESE, 1) == []


def test_neither_language_shouts_or_doubles_its_spaces():
    for language in (1, 2):
        assert those(re.compile(r"!|  | [,.?]"), language) == [], language


def test_no_english_is_left_swedish_and_no_swedish_english():
    letters = [(where, english) for where, _, english in PAIRS if re.search("[åäöÅÄÖ]", english)]
    assert letters == []
    assert [where for where, swedish, english in PAIRS if swedish == english and " " in swedish] == []
    assert those(re.compile(r"\b(the|what|your|and|is)\b", re.IGNORECASE), 1) == []


def test_both_languages_ask_or_both_tell():
    assert [
        (swedish, english)
        for _, swedish, english in PAIRS
        if swedish.endswith("?") != english.endswith("?") or swedish.endswith(".") != english.endswith(".")
    ] == []


def test_the_employee_is_du_and_never_an_object():
    assert those(re.compile(r"\b(användaren|objektet|den anställde|personalen)\b", re.IGNORECASE), 1) == []


@pytest.mark.parametrize("guide_id", BUILT_IN)
def test_every_question_says_what_it_is_for_where_it_comes_from_and_has_follow_ups(guide_id):
    guide = find(guide_id)
    assert guide.source
    for section in guide.sections:
        assert section.purpose.sv
        for question in section.questions:
            assert question.purpose.sv, question.id
            assert 2 <= len(question.prompts.sv) <= 3, question.id
            assert question.rows, question.id
            assert "?" in question.text.sv, question.id


@pytest.mark.parametrize("guide_id", FULL)
def test_a_full_guide_fills_two_hours_and_goes_from_then_to_later(guide_id):
    guide = find(guide_id)
    assert guide.minutes == 120
    phases = [list(Phase).index(section.phase) for section in guide.sections]
    assert phases == sorted(phases)
    assert set(phases) == {0, 1, 2}
    assert guide.kind is TalkKind.DEVELOPMENT


def test_the_short_guides_have_their_own_kinds_and_times():
    assert (find("halvarsavstamning").minutes, find("halvarsavstamning").kind) == (30, TalkKind.FOLLOW_UP)
    assert find("samtal-pa-begaran").kind is TalkKind.REQUESTED
    assert find("sarskilt-samtal").kind is TalkKind.SPECIAL


def test_nothing_of_a_special_talk_is_suggested_to_be_shared():
    questions = [question for section in find("sarskilt-samtal").sections for question in section.questions]
    assert {question.audience for question in questions} == {Audience.PRIVATE}


def test_a_talk_begins_on_safe_ground():
    for guide_id in BUILT_IN:
        assert find(guide_id).sections[0].questions[0].depth is Depth.SAFE


@pytest.mark.parametrize("guide_id", BUILT_IN)
def test_the_follow_ups_fit_on_two_lines_beside_the_outline(guide_id):
    """On a screen of 80 columns the question has 50, and its follow-ups are indented by 3."""
    for section in find(guide_id).sections:
        for question in section.questions:
            for language in LANGUAGES:
                lines = textwrap.wrap("  ".join(question.prompts(language)), 47)
                assert len(lines) <= 2, (question.id, lines)
