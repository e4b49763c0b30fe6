"""What `samtal guides` says: list, show, check and copy."""

import pytest
from guides_.samples import GOOD

from samtal_tui.guides.commands import check_guide, copy_guide, list_guides, show_guide
from samtal_tui.guides.loader import BUILT_IN, NO_FOLDER, built_in, find, load_folder, load_guide
from samtal_tui.guides.problems import GuideError
from samtal_tui.texts import Texts

ENGLISH, SWEDISH = Texts("en"), Texts("sv")


@pytest.fixture
def own(tmp_path):
    tmp_path.joinpath("min.toml").write_text(GOOD, encoding="utf-8")
    tmp_path.joinpath("trasig.toml").write_text("format = ", encoding="utf-8")
    return load_folder(tmp_path)


def test_the_list_names_every_guide_its_workplace_and_its_size(own):
    said = list_guides(own, ENGLISH)
    for guide in built_in():
        assert f"{guide.id}: {guide.title.en}\n    {guide.workplace.en}, {guide.minutes} min, " in said
    assert "min-mall: My guide\n    Our place, 30 min, 2 questions" in said


def test_the_list_names_the_file_of_a_guide_of_ones_own_and_leaves_out_what_cannot_be_used(own):
    said = list_guides(own, ENGLISH)
    assert said.splitlines()[-1] == "    Our place, 30 min, 2 questions, min.toml"
    assert "trasig" not in said


def test_every_kind_of_workplace_of_the_sources_finds_its_own_form():
    said = list_guides(NO_FOLDER, SWEDISH)
    for workplace in ("Målstyrda företag", "Vård", "Universitet", "Företag och föreningar", "Kommun"):
        assert workplace in said


@pytest.mark.parametrize("guide_id", BUILT_IN)
def test_a_guide_is_shown_whole_within_a_terminal(guide_id):
    guide = find(guide_id)
    for t in (ENGLISH, SWEDISH):
        said = show_guide(guide_id, NO_FOLDER, t)
        assert max(len(line) for line in said.splitlines()) <= 80
        words = " ".join(said.split())
        for section in guide.sections:
            assert section.title(t.language) in words
            for question in section.questions:
                assert question.text(t.language) in words
                assert all(prompt in words for prompt in question.prompts(t.language))


def test_the_five_sections_are_shown_under_their_own_headings():
    said = show_guide("fem-avsnitt", NO_FOLDER, SWEDISH)
    assert said.count("2. Nuvarande arbetssituation") == 1
    assert "3. Framtid och kompetensutveckling" in said


def test_showing_what_is_not_there_says_how_to_find_it():
    with pytest.raises(GuideError) as caught:
        show_guide("saknas", NO_FOLDER, ENGLISH)
    assert caught.value.sentence(ENGLISH) == (
        "There is no guide called saknas. Run samtal guides list to see them all."
    )


def test_a_check_says_that_all_is_well_or_what_is_not():
    well = check_guide(GOOD, "min.toml", ENGLISH)
    assert (well.text, well.usable) == ("min-mall is in order: 30 min, 2 questions.\n", True)
    advised = check_guide(GOOD.replace("Hur är läget?", "Är du här?"), "min.toml", ENGLISH)
    assert advised.usable
    assert advised.text.startswith("min.toml, line ")
    broken = check_guide(GOOD.replace('phase = "now"', ""), "min.toml", ENGLISH)
    assert not broken.usable
    assert "phase is missing" in broken.text


@pytest.mark.parametrize("guide_id", BUILT_IN)
def test_a_copy_is_the_same_guide_under_its_own_id(guide_id):
    copied = load_guide(copy_guide(guide_id, "eget-1", NO_FOLDER))
    assert copied == find(guide_id).model_copy(update={"id": "eget-1", "version": "1"})


def test_a_copy_keeps_the_comments_and_starts_again_at_version_one(own):
    text = copy_guide("min-mall", "ny", own)
    assert text == GOOD.replace('"min-mall"', '"ny"').replace('version = "3"', 'version = "1"')
    assert copy_guide("fem-avsnitt", "ny", own).startswith("# ")


@pytest.mark.parametrize("new_id", ["min-mall", "fem-avsnitt", "", "Stor", "a b", 'x"\nformat = 9', "\\1"])
def test_a_copy_under_an_id_that_is_taken_or_none_is_refused(own, new_id):
    with pytest.raises(GuideError) as caught:
        copy_guide("tre-tidsperspektiv", new_id, own)
    assert caught.value.field == "id"
