"""Every requirement of the source documents has its text, and no text claims what it does not say."""

from collections import Counter
from collections.abc import Iterator

import pytest
from guides_.requirement_rows import asked

from samtal_tui.guides.cards import load_cards
from samtal_tui.guides.loader import built_in, find
from samtal_tui.guides.model import Question, Section, Text
from samtal_tui.guides.tools import load_toolbox

ASKED = asked()
HOMES = {
    "J": "verksamheten-forst",
    "K": "egen-forberedelse",
    "L": "tre-tidsperspektiv",
    "M": "fem-avsnitt",
    "N": "kommunal-rutin",
}


def of_question(question: Question) -> str:
    return " ".join([question.text.sv, question.purpose.sv, *question.prompts.sv])


def of_section(section: Section) -> str:
    return " ".join([section.title.sv, section.purpose.sv, section.record.sv])


def claims_of_guides() -> Iterator[tuple[str, str, str]]:
    for guide in built_in():
        for row in guide.rows:
            yield row, guide.id, f"{guide.title.sv} {guide.purpose.sv}"
        for section in guide.sections:
            for row in section.rows:
                yield row, f"{guide.id}/{section.id}", of_section(section)
            for question in section.questions:
                for row in question.rows:
                    yield row, f"{guide.id}/{section.id}/{question.id}", of_question(question)


def claims_of_cards() -> Iterator[tuple[str, str, str]]:
    for card in load_cards().cards:
        whole = " ".join([card.title.sv, card.intro.sv, card.source.sv])
        for row in card.rows:
            yield row, card.id, whole
        for line in card.lines:
            for row in line.rows:
                yield row, f"{card.id}: {line.sv}", line.sv


def claims_of_tools() -> Iterator[tuple[str, str, str]]:
    box = load_toolbox()
    for group in (box.feedback, box.corners, box.measures, box.aims, box.depths):
        for tool in group:
            texts = [value.sv for value in dict(tool).values() if isinstance(value, Text)]
            for row in tool.rows:
                yield row, str(tool.id), " ".join(texts)
    for row in box.judging.rows:
        yield row, "judging", " ".join(box.judging.sv)


def every_claim() -> list[tuple[str, str, str]]:
    return [*claims_of_guides(), *claims_of_cards(), *claims_of_tools()]


def expected_rows() -> set[str]:
    counts = {"I": 12, "J": 7, "K": 20, "L": 18, "M": 55, "N": 35}
    rows = {f"{group}{number:02}" for group, last in counts.items() for number in range(1, last + 1)}
    return rows | {"N00", "M43a", "M43b", "M43c"}


def test_the_table_itself_asks_for_every_row_of_the_sources():
    assert expected_rows() <= set(ASKED)


def test_no_row_of_the_sources_is_missing():
    assert sorted(expected_rows() - {row for row, _, _ in every_claim()}) == []


def test_no_row_is_claimed_by_an_unrelated_text():
    unrelated = [(row, where) for row, where, text in every_claim() if not ASKED[row].met_by(text)]
    assert unrelated == []


@pytest.mark.parametrize(("group", "home"), HOMES.items())
def test_each_row_has_its_home_in_the_guide_of_its_own_source(group, home):
    here = Counter(row for row, where, _ in claims_of_guides() if where.split("/")[0] == home)
    elsewhere = {row for row, _, _ in [*claims_of_cards(), *claims_of_tools()]}
    rows = {row for row in expected_rows() if row.startswith(group)}
    assert sorted(rows - set(here) - elsewhere) == []
    if group in "LMN":
        assert [row for row in rows if here[row] > 1] == []


@pytest.mark.parametrize("row", sorted(row for row in ASKED if ASKED[row].voice))
def test_a_question_has_the_voice_audience_and_flags_its_requirement_gives(row):
    homes = find(HOMES[row[0]]).sections
    questions = [question for section in homes for question in section.questions if row in question.rows]
    for question in questions:
        if row != "J05":
            assert question.voice == ASKED[row].voice
        if ASKED[row].audience:
            assert question.audience == ASKED[row].audience
        assert ASKED[row].flags <= set(question.flags)


def test_the_five_sections_have_every_question_by_itself_and_three_blank_goal_lines():
    guide = find("fem-avsnitt")
    questions = [question for section in guide.sections for question in section.questions]
    assert len(questions) == 55
    assert [min(question.rows) for question in questions] == [f"M{n:02}" for n in range(1, 56)]
    assert [question.blank_rows for question in questions if question.blank_rows] == [3]
    assert len({section.part.sv for section in guide.sections}) == 5


def test_the_municipal_parts_come_in_the_order_of_the_routine():
    titles = [section.title.sv for section in find("kommunal-rutin").sections]
    assert titles[1:-1] == [
        "Arbetssituation",
        "Måluppfyllelse",
        "Att skapa värde",
        "Att samspela",
        "Att leda sig själv",
        "Att vilja lyckas",
    ]


def test_the_seven_themes_begin_with_the_organisation():
    sections = find("verksamheten-forst").sections
    assert [section.rows[0] for section in sections[:7]] == [f"J0{n}" for n in range(1, 8)]


def test_the_grounds_stand_in_the_words_of_the_statute_and_are_nobodys_field():
    grounds = load_cards().card("diskrimineringsgrunder")
    assert [line.sv for line in grounds.lines] == [
        "kön",
        "könsöverskridande identitet eller uttryck",
        "etnisk tillhörighet",
        "religion eller annan trosuppfattning",
        "funktionsnedsättning",
        "sexuell läggning",
        "ålder",
    ]
    assert "2008:567" in grounds.source.sv
    asking = [
        of_question(question).casefold()
        for guide in built_in()
        for section in guide.sections
        for question in section.questions
    ]
    for ground in ("etnisk", "trosuppfattning", "funktionsnedsättning", "sexuell läggning", "könsöver"):
        assert not [text for text in asking if ground in text]
