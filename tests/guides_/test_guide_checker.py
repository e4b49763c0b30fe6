"""A guide that can be read may still be made better: each piece of advice is one sentence on one line."""

import pytest
from guides_.samples import GOOD, line_of

from samtal_tui.guides.checker import check
from samtal_tui.guides.loader import BUILT_IN, toml_of
from samtal_tui.texts import Texts

ENGLISH = Texts("en")


def test_a_guide_in_order_has_nothing_to_mend():
    assert check(GOOD, "min.toml") == []


@pytest.mark.parametrize("guide_id", BUILT_IN)
def test_the_built_in_guides_follow_the_advice(guide_id):
    assert [problem.sentence(ENGLISH) for problem in check(toml_of(guide_id))] == []


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ('"Hur är läget?"', '"Är läget bra?"', "Är läget", "yes or no"),
        ('"How are things?"', '"Do you like it?"', "Do you", "yes or no"),
        ('"Hur är läget?"', '"Nu kommer en fråga. Trivs du här?"', "Trivs", "yes or no"),
        ('"Hur är läget?"', f'"Hur {"är " * 30}läget?"', "Hur är är", "longer than 80"),
        ('"Vad är bra?"', f'"{"Vad är bra, " * 5}?"', "prompts.sv", "follow-up is longer than 45"),
        ("minutes = 20", "minutes = 200", "[[sections]]", "210 minutes"),
        ('phase = "now"', 'phase = "later"', "", ""),
        ('phase = "later"', 'phase = "then"', 'phase = "then"', "back in time"),
        ('offers = ["turn_screen"]\n', "", "[[sections]]", "agree on what is written"),
        ('leads_to = ["goal"]\n', "", "[[sections]]", "leads to a goal"),
        ('leads_to = ["goal"]', 'leads_to = ["goal"]\nflags = ["pay"]', "leads_to", "the pay talk"),
        (
            'leads_to = ["goal"]',
            'leads_to = ["goal"]\nflags = ["discrimination"]\naudience = "onward"',
            "audience",
            "grounds of discrimination",
        ),
        (
            'purpose.sv = "En öppen början."\npurpose.en = "An open beginning."\n',
            "",
            "[[sections.questions]]",
            "what it is for",
        ),
    ],
)
def test_each_advice_is_told_with_its_line(old, new, at, says):
    text = GOOD.replace(old, new, 1)
    assert text != GOOD
    found = check(text, "min.toml")
    assert [problem.advice for problem in found] == ([True] if says else [])
    if says:
        assert says in found[0].sentence(ENGLISH)
        assert found[0].line == line_of(text, at)
        assert found[0].sentence(ENGLISH).startswith("min.toml, line ")


def test_a_statement_and_an_open_question_are_no_yes_or_no():
    assert check(GOOD.replace("Hur är läget?", "Du är här. Vad säger du?")) == []


def test_a_special_talk_needs_neither_goal_nor_turned_screen():
    text = GOOD.replace("format = 1", 'format = 1\nkind = "special"')
    text = text.replace('offers = ["turn_screen"]\n', "").replace('leads_to = ["goal"]\n', "")
    assert check(text) == []


def test_what_cannot_be_read_is_told_before_any_advice():
    found = check(GOOD.replace("Hur är läget?", "Är du?").replace("minutes = 10", "minutes = -1"), "min.toml")
    assert [problem.advice for problem in found] == [False]
    assert found[0].field == "sections[2].minutes"
