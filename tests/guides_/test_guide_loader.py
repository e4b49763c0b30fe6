"""Whatever is in a guide file, the answer is a guide or a sentence with file, line, field and remedy."""

import os
from contextlib import suppress

import pytest
from guides_.samples import GOOD, line_of
from hypothesis import given, settings
from hypothesis import strategies as st

from samtal_tui.guides.loader import (
    BUILT_IN,
    Folder,
    built_in,
    find,
    find_loaded,
    load_folder,
    load_guide,
    read_text,
    toml_of,
)
from samtal_tui.guides.model import Guide
from samtal_tui.guides.problems import GuideError
from samtal_tui.texts import Texts

ENGLISH = Texts("en")


def refused(text: str) -> GuideError:
    with pytest.raises(GuideError) as caught:
        load_guide(text, "min.toml")
    return caught.value


def test_a_good_guide_is_read_whole():
    guide = load_guide(GOOD, "min.toml")
    assert guide.minutes == 30
    assert guide.addresses() == ("borjan/laget", "slutet/vidare")
    assert guide.question("borjan/laget").prompts("sv") == ("Vad är bra?", "Vad är svårt?")
    assert guide.question("borjan/laget").text("en") == "How are things?"
    assert guide.section("slutet/vidare").title("sv") == "Slutet"
    assert guide.question("slutet/vidare").prompts("en") == ()
    with pytest.raises(KeyError):
        guide.question("borjan/vidare")
    with pytest.raises(KeyError):
        guide.section("mitten")


@pytest.mark.parametrize(
    ("old", "new", "at", "field", "says"),
    [
        ('text.en = "How are things?"\n', "", "Hur är läget", "sections[1].questions[1].text.en", "English"),
        ('title.sv = "Slutet"\n', "", 'title.en = "End"', "sections[2].title.sv", "Swedish"),
        ('phase = "later"', 'phase = "soon"', "soon", "sections[2].phase", "then, now, later"),
        ("minutes = 10", 'minutes = "ten"', "ten", "sections[2].minutes", "whole number"),
        ("minutes = 10", "minutes = true", "minutes = true", "sections[2].minutes", "whole number"),
        ("minutes = 10", "minutes = -1", "minutes = -1", "sections[2].minutes", "0 to 480"),
        ('id = "slutet"', 'id = "borjan"', 'id = "borjan"#2', "sections[2].id", "borjan is used twice"),
        ('id = "vidare"', 'id = "laget"', 'id = "laget"#2', "sections[2].questions[1].id", "used twice"),
        ('id = "vidare"', 'id = "Vidare!"', "Vidare!", "sections[2].questions[1].id", "cannot be an id"),
        ('version = "3"', 'version = ""', "version", "version", "cannot be a version"),
        ("leads_to", "leds_to", "leds_to", "sections[1].questions[1].leds_to", "Write leads_to"),
        ("leads_to", "gender", "gender", "sections[1].questions[1].gender", "not a field"),
        ('["goal"]', '"goal"', "leads_to", "sections[1].questions[1].leads_to", "must be a list"),
        ('["goal"]', '["glory"]', "glory", "sections[1].questions[1].leads_to[1]", "goal, challenge"),
        ('"Vad är svårt?"]', '"Vad?", "Vem?", "När?"]', "Vem?", "prompts.sv", "more than 3"),
        (', "What is hard?"', "", "prompts.sv", "prompts", "as many"),
        ('"En öppen början."', '""', 'purpose.sv = ""', "purpose.sv", "empty"),
        ('"En öppen början."', '"   "', 'purpose.sv = "   "', "purpose.sv", "empty"),
        ('"En öppen början."', '"a\\u001b[2Jb"', "[2Jb", "purpose.sv", "cannot be seen"),
        ('"En öppen början."', '"a\\nb"', "a\\nb", "purpose.sv", "line break"),
        ('"En öppen början."', '"a\\u202Eb"', "202E", "purpose.sv", "cannot be seen"),
        ('"En öppen början."', f'"{"å" * 601}"', "å" * 600, "purpose.sv", "longer than 600"),
        ('title.sv = "Min mall"\ntitle.en = "My guide"', 'title = "Min mall"', "title", "title", "group"),
        ('workplace.en = "Our place"\n', "", "workplace.sv", "workplace.en", "English"),
        ('text.sv = "Hur är läget?"', "text.sv = 3", "text.sv = 3", "text.sv", "must be a text"),
    ],
)
def test_each_fault_is_told_with_its_line_its_field_and_a_remedy(old, new, at, field, says):
    broken = GOOD.replace(old, new, 1)
    assert broken != GOOD
    error = refused(broken)
    part, _, nth = at.partition("#")
    assert error.file == "min.toml"
    assert error.line == line_of(broken, part, int(nth or 1))
    assert error.field.endswith(field)
    sentence = error.sentence(ENGLISH)
    assert sentence.startswith(f"min.toml, line {error.line}, ")
    assert says in sentence
    assert error.remedy
    assert sentence.count(". ") >= 1
    assert sentence.endswith(".")


def test_broken_toml_is_told_with_its_line():
    broken = GOOD.replace('version = "3"', 'version = "3')
    error = refused(broken)
    assert error.line == line_of(broken, "version")
    assert "TOML" in error.sentence(ENGLISH)


def test_toml_broken_at_its_end_is_told_with_the_last_line():
    error = refused('format = 1\ntitle = {sv = "a",\n')
    assert error.line == 2


def test_a_newer_format_asks_for_an_update_and_does_not_complain_of_unknown_fields():
    error = refused(GOOD.replace("format = 1", "format = 7").replace("phase", "moment"))
    assert error.field == "format"
    assert len(error.problems) == 1
    assert "format 7" in error.sentence(ENGLISH)
    assert "Update samtal" in error.sentence(ENGLISH)


def test_every_problem_is_kept_in_the_order_of_the_lines():
    broken = GOOD.replace("minutes = 20", "minutes = -1").replace('phase = "later"', 'phase = "soon"')
    problems = refused(broken).problems
    assert [problem.field for problem in problems] == ["sections[1].minutes", "sections[2].phase"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "missing"),
        ("sections = []", "missing"),
        ("x = " + "[" * 900 + "]" * 900, "nested"),
        ("x = " + "{a=" * 900 + "1" + "}" * 900, "nested"),
        ("a" + ".a" * 4000 + " = 1", "4,000"),
        ("# " + "\n# lång".join(["x"] * 150_000), "1 MB"),
        ("format = " + "9" * 3900, "format"),
        ("minutes = " + "9" * 5, "missing"),
        ("format = 2026-02-30", "TOML"),
        ("format = [1]", "format"),
        ("\ud800", "missing"),
    ],
)
def test_monstrous_text_is_refused_soon(text, says):
    assert says in refused(text).sentence(ENGLISH)


def test_a_name_out_of_a_file_cannot_steer_the_terminal():
    error = refused(GOOD + '\n"\\u001b[31mred" = 1\n')
    assert "\x1b" not in "".join(problem.sentence(ENGLISH) for problem in error.problems)
    named = GuideError([error.problems[0].at("\x1b[31m.toml", 1)])
    assert "\x1b" not in named.sentence(ENGLISH) + str(named)


@settings(deadline=None)
@given(st.data())
def test_a_mutated_guide_is_a_guide_or_a_guide_error(data):
    text = GOOD
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 40)))
        put = data.draw(
            st.sampled_from(['"', "[", "]", "{", "=", "\n", '"""', "'", "#", ".", "999"])
            | st.text(max_size=8)
        )
        text = text[:start] + put + text[end:]
    try:
        guide = load_guide(text, "min.toml")
    except GuideError as error:
        for problem in error.problems:
            assert 0 <= problem.line <= text.count("\n") + 1
            assert "\n" not in problem.sentence(ENGLISH)
            assert problem.sentence(Texts("sv")).startswith("min.toml")
    else:
        assert isinstance(guide, Guide)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_a_guide_error(text):
    assert refused(text).problems


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3),
        max_leaves=8,
    )
)
def test_any_value_in_any_field_is_refused_or_read(value):
    written = repr(value).replace("None", '""').replace("True", "true").replace("False", "false")
    for old in ('"borjan"', "20", '"now"', '["goal"]', '"Hur är läget?"', '["Vad är bra?", "Vad är svårt?"]'):
        with suppress(GuideError):
            assert load_guide(GOOD.replace(old, written, 1)).id


def test_a_folder_gives_its_guides_and_what_is_wrong_with_the_others(tmp_path):
    tmp_path.joinpath("a.toml").write_text(GOOD, encoding="utf-8")
    tmp_path.joinpath("b.toml").write_text(GOOD, encoding="utf-8")
    tmp_path.joinpath("c.toml").write_text(GOOD.replace("min-mall", BUILT_IN[0]), encoding="utf-8")
    tmp_path.joinpath("d.toml").write_bytes(GOOD.encode("latin-1"))
    tmp_path.joinpath("e.toml").write_bytes(b"#" * 1_000_001)
    tmp_path.joinpath("f.toml").mkdir()
    os.mkfifo(tmp_path / "g.toml")
    tmp_path.joinpath("h.toml").symlink_to("/dev/zero")
    tmp_path.joinpath("i.toml").symlink_to("nowhere")
    tmp_path.joinpath("j.toml").write_bytes(
        GOOD.replace("min-mall", "annan").replace("\n", "\r\n").encode("utf-8-sig")
    )
    tmp_path.joinpath("readme.txt").write_text("not a guide")
    folder = load_folder(tmp_path)
    assert [loaded.guide.id for loaded in folder.guides] == ["min-mall", "annan"]
    told = {error.file: error.sentence(ENGLISH) for error in folder.errors}
    assert sorted(told) == [f"{name}.toml" for name in "bcdefghi"]
    assert "min-mall already" in told["b.toml"]
    assert "line 2" in told["b.toml"]
    assert BUILT_IN[0] in told["c.toml"]
    assert "UTF-8" in told["d.toml"]
    assert "1 MB" in told["e.toml"]
    assert all("cannot be read" in told[f"{name}.toml"] for name in "fghi")


def test_a_folder_that_is_not_there_is_an_empty_one(tmp_path):
    assert load_folder(tmp_path / "none") == Folder((), ())


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(GuideError, match="cannot be read"):
        read_text(tmp_path / "none.toml")


def test_a_guide_is_found_by_its_id_with_the_text_a_talk_keeps(tmp_path):
    tmp_path.joinpath("a.toml").write_text(GOOD, encoding="utf-8")
    own = load_folder(tmp_path)
    assert find("min-mall", own).id == "min-mall"
    assert toml_of("min-mall", own) == GOOD
    assert load_guide(toml_of("tre-tidsperspektiv")) == find("tre-tidsperspektiv")
    assert find_loaded("fem-avsnitt").guide.id == "fem-avsnitt"
    with pytest.raises(GuideError) as caught:
        find("ingen", own)
    assert "samtal guides list" in caught.value.sentence(ENGLISH)


def test_the_built_in_guides_are_those_in_the_folder_each_named_for_its_id():
    assert [guide.id for guide in built_in()] == list(BUILT_IN)
    files = {path.stem for path in load_folder.__globals__["_FOLDER"].iterdir()}
    assert files == set(BUILT_IN)


def test_no_id_can_reach_outside_the_built_in_folder():
    with pytest.raises(GuideError):
        find("../cards")
