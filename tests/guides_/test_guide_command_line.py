"""`samtal guides` as it is typed: what is printed, where, and the exit code, whatever is in the files."""

import sys

import pytest
from guides_.samples import GOOD, line_of

from samtal_tui import front
from samtal_tui.guides.loader import BUILT_IN, find, load_file

DEEP = "x = " + "[" * 900_000
BROKEN = {
    "broken": (GOOD.replace('title.en = "My guide"', 'title.en = "My guide'), 5),
    "huge": ("# " + "x" * 3_000 + "\n", 0),
    "recursive": ("x = " + "[" * 3_900 + "]" * 90, 0),
    "one endless line": (DEEP, 1),
    "newer": (GOOD.replace("format = 1", "format = 2"), 1),
    "two questions of one id": (GOOD.replace('id = "vidare"', 'id = "laget"'), line_of(GOOD, "vidare")),
    "a language missing": (GOOD.replace('text.en = "How are things?"\n', ""), line_of(GOOD, "text.sv")),
    "not text": (b"\xff\xfe\x00", 0),
}


@pytest.fixture
def guides(monkeypatch, capsys, tmp_path):
    """Run `samtal guides ...` with the test's home; (exit code, standard output, standard error)."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments):
        code = front.run(["guides", *map(str, arguments)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def folder(tmp_path):
    """Where guides of one's own lie when the settings say nothing."""
    place = tmp_path / ".local" / "share" / "samtal" / "mallar"
    place.mkdir(parents=True)
    return place


def put(folder, name, text):
    path = folder / name
    data = text if isinstance(text, bytes) else text.encode()
    path.write_bytes(data * 400 if data.startswith(b"# xxx") else data)
    return path


def test_alone_it_lists_every_guide(guides):
    code, out, err = guides()
    assert (code, err) == (0, "")
    assert [line.split(":")[0] for line in out.splitlines() if not line.startswith(" ")] == list(BUILT_IN)
    assert "Kommun och region, 120 min, 29 frågor" in out
    assert guides("list") == (code, out, err)
    assert "Municipality and region, 120 min, 29 questions" in guides("list", "--lang", "en")[1]


def test_a_guide_of_ones_own_is_in_the_list_and_can_be_read(guides, folder):
    put(folder, "min.toml", GOOD)
    code, out, err = guides("list")
    assert (code, err) == (0, "")
    assert out.endswith("min-mall: Min mall\n    Hos oss, 30 min, 2 frågor, min.toml\n")
    assert "Vad tar vi med oss?" in guides("show", "min-mall")[1]


def test_the_settings_say_where_guides_lie(guides, tmp_path):
    settings = tmp_path / ".config" / "samtal"
    settings.mkdir(parents=True)
    elsewhere = tmp_path / "delat"
    elsewhere.mkdir()
    put(elsewhere, "min.toml", GOOD)
    (settings / "config.toml").write_text(f'guides = "{elsewhere}"\n')
    assert "min-mall: Min mall" in guides("list")[1]


@pytest.mark.parametrize(("text", "line"), BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_guide_that_cannot_be_used_is_named_with_its_line_and_a_remedy(
    guides, folder, text, line, language
):
    put(folder, "god.toml", GOOD)
    path = put(folder, "trasig.toml", text)
    code, out, err = guides("check", path, "--lang", language)
    assert (code, out) == (8, "")
    word = {"sv": "rad", "en": "line"}[language]
    where = f"trasig.toml, {word} {line}" if line else "trasig.toml: "
    assert all(told.startswith(where) for told in err.splitlines()), err
    assert len(err) < 1_000
    assert "Traceback" not in err
    listed, out, told = guides("list", "--lang", language)
    assert listed == 8
    assert "min-mall: " in out
    assert told.startswith(where)
    assert guides("show", "min-mall")[0] == 0


def test_a_missing_language_is_said_to_be_missing(guides, folder):
    path = put(folder, "min.toml", GOOD.replace('title.en = "My guide"\n', ""))
    told = "Den engelska texten fattas. Lägg till en rad som slutar på .en med texten."
    assert guides("check", path)[2] == f"min.toml, rad 4, title.en: {told}\n"


def test_every_fault_is_told_at_once(guides, folder):
    text = GOOD.replace('title.en = "My guide"\n', "").replace('phase = "later"\n', "")
    _, _, err = guides("check", put(folder, "min.toml", text))
    assert [line.split(": ")[0] for line in err.splitlines()] == [
        "min.toml, rad 4, title.en",
        f"min.toml, rad {line_of(text, '[[sections]]', 2)}, sections[2].phase",
    ]


def test_a_guide_in_order_and_one_that_could_be_better_can_both_be_used(guides, folder):
    assert guides("check", put(folder, "a.toml", GOOD)) == (
        0,
        "min-mall är i ordning: 30 min, 2 frågor.\n",
        "",
    )
    code, out, err = guides("check", put(folder, "b.toml", GOOD.replace("Hur är läget?", "Är du här?")))
    assert (code, err) == (0, "")
    assert "ja eller nej" in out


@pytest.mark.parametrize("name", ["saknas.toml", "."])
def test_a_file_that_cannot_be_read_is_said_to_be_unreadable(guides, tmp_path, name):
    code, out, err = guides("check", tmp_path / name)
    assert (code, out) == (8, "")
    assert "går inte att läsa" in err


def test_a_copy_begins_a_guide_of_ones_own(guides, tmp_path):
    code, out, err = guides("copy", "kommunal-rutin", "vart-eget")
    assert (code, err) == (0, "")
    path = tmp_path / ".local" / "share" / "samtal" / "mallar" / "vart-eget.toml"
    assert out == f"{path}\n"
    copied = load_file(path).guide
    assert copied == find("kommunal-rutin").model_copy(update={"id": "vart-eget", "version": "1"})
    assert "vart-eget: Kommunens rutin" in guides("list")[1]
    assert guides("check", path)[0] == 0


def test_a_copy_never_takes_the_place_of_a_file(guides, folder):
    path = put(folder, "vart-eget.toml", "skrivet för hand")
    code, out, err = guides("copy", "kommunal-rutin", "vart-eget")
    assert (code, out) == (7, "")
    assert str(path) in err
    assert path.read_text() == "skrivet för hand"
    other = folder / "annan.toml"
    other.symlink_to(path)
    assert guides("copy", "kommunal-rutin", "ny", "--out", other)[0] == 7
    assert path.read_text() == "skrivet för hand"
    assert sorted(file.name for file in folder.iterdir()) == ["annan.toml", "vart-eget.toml"]


def test_a_copy_can_be_put_elsewhere(guides, tmp_path):
    path = tmp_path / "ny.toml"
    assert guides("copy", "tre-tidsperspektiv", "ny", "--out", path) == (0, f"{path}\n", "")
    assert load_file(path).guide.id == "ny"
    nowhere = tmp_path / "ingen" / "alls" / "x.toml"
    assert guides("copy", "tre-tidsperspektiv", "ny2", "--out", nowhere)[0] == 7


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("copy", "finns-inte", "ny"), "samtal guides list"),
        (("copy", "fem-avsnitt", "kommunal-rutin"), "kommunal-rutin"),
        (("copy", "fem-avsnitt", "Å ä"), "små bokstäver"),
        (("show", "finns-inte"), "samtal guides list"),
        (("show",), "samtal guides show --help"),
        (("dansa",), "samtal guides --help"),
    ],
)
def test_what_cannot_be_understood_is_a_matter_of_usage(guides, tmp_path, arguments, said):
    code, out, err = guides(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert not list(tmp_path.rglob("*.toml"))


def test_a_guide_that_is_not_found_may_be_one_that_is_broken(guides, folder):
    put(folder, "trasig.toml", GOOD.replace("format = 1", "format = 9"))
    code, _, err = guides("show", "min-mall")
    assert code == 8
    assert err.startswith("trasig.toml, rad 1, format: ")
