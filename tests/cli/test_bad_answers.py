"""What is no answer, or not hers, `samtal answers` refuses in one line, and leaves the vault as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from cli.program import TEAM
from export_.docx_parts import packed, parts_of
from prepare_.test_refused_answers import DEEP, ENTITY, LAUGHS, NO_ANSWERS

from samtal_tui.commands.desk import Desk
from samtal_tui.keeping.bringing_in import bring_in
from samtal_tui.keeping.interchange import Interchange
from samtal_tui.prepare.refused import NotTaken, Why
from samtal_tui.texts import Texts
from vault.records import checked
from vault.seam import create_for_tests
from vault.store import OpenVault

COMING = (date.today() + timedelta(days=14)).isoformat()  # noqa: DTZ011 - the program asks the same clock


def with_a_talk(person: dict, guide: str = "kommunal-rutin") -> dict:
    talk = {"on": COMING, "guide": guide, "status": "planned"}
    return {**person, "talks": [*person.get("talks", []), talk]}


@pytest.fixture(scope="module")
def vault(tmp_path_factory) -> Iterator[OpenVault]:
    """A vault in which everybody has a talk to come, opened once."""
    opened = create_for_tests(tmp_path_factory.mktemp("hem") / "valv")
    team = {**TEAM, "people": [with_a_talk(person) for person in TEAM["people"]]}
    bring_in(opened, checked(Interchange, team))
    yield opened
    opened.close()


@pytest.fixture
def samtal(vault, run_here, monkeypatch):
    """Run a command on that vault, without the time its passphrase takes."""

    @contextmanager
    def open_already(_desk: Desk) -> Iterator[OpenVault]:
        yield vault

    monkeypatch.setattr(Desk, "vault", open_already)
    return run_here


def form(samtal, who: str, suffix: str, folder: Path) -> Path:
    made = samtal("underlag", who, "--format", suffix, "--out", str(folder))
    assert made.code == 0, made.err
    return Path(made.out.strip())


def refused(samtal, vault, who: str, path: Path) -> str:
    before = vault.items.all(), vault.talks.all()
    ended = samtal("answers", who, str(path))
    assert (ended.code, ended.out) == (8, ""), path.name
    assert len(ended.err.splitlines()) == 1
    assert (vault.items.all(), vault.talks.all()) == before
    return ended.err.strip()


def sentence(why: Why, name: str) -> str:
    return NotTaken(why).sentence(Texts("sv"), name)


def test_every_file_that_holds_no_answers(samtal, vault, tmp_path):
    for number, (data, name, why) in enumerate(NO_ANSWERS.values()):
        path = tmp_path / f"{number}-{name or 'svar.txt'}"
        path.write_bytes(data())
        assert refused(samtal, vault, "1", path) == sentence(why, f"~/{path.name}")


@pytest.mark.parametrize(
    ("xml", "why"),
    [(ENTITY, Why.ENTITIES), (LAUGHS, Why.ENTITIES), (DEEP, Why.UNPACKS)],
    ids=["a file outside", "a billion laughs", "a deep hole"],
)
def test_a_form_that_asks_for_more_than_it_holds(samtal, vault, tmp_path, xml, why):
    parts = parts_of(form(samtal, "1", "docx", tmp_path).read_bytes())
    path = tmp_path / "svar.docx"
    path.write_bytes(packed({**parts, "word/document.xml": xml}))
    assert refused(samtal, vault, "1", path) == sentence(why, f"~/{path.name}")


def test_fifty_megabytes_are_not_read(samtal, vault, tmp_path):
    path = tmp_path / "svar.docx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(50 * 1024 * 1024)
    assert refused(samtal, vault, "1", path) == sentence(Why.TOO_LARGE, f"~/{path.name}")


@pytest.mark.parametrize("suffix", ["docx", "md", "txt"])
def test_an_empty_form_and_the_answers_of_somebody_else(samtal, vault, tmp_path, suffix):
    empty = form(samtal, "1", suffix, tmp_path)
    assert refused(samtal, vault, "1", empty) == sentence(Why.EMPTY, f"~/{empty.name}")
    assert refused(samtal, vault, "2", empty) == sentence(Why.OTHER_PERSON, f"~/{empty.name}")


def test_what_lies_in_the_file_besides_words_is_left_and_said(samtal, filled_form):
    ended = samtal("answers", "1", str(filled_form))
    assert ended.code == 0
    assert ended.out.startswith("1 svar har hittat sin fråga")
    for what in ("makron", "inbäddade", "länkar", "bilder"):
        assert what in ended.err


@pytest.fixture
def filled_form(samtal, tmp_path) -> Path:
    """A form with an answer, a macro, an embedded object, a picture and a link out."""
    parts = parts_of(form(samtal, "1", "docx", tmp_path).read_bytes())
    document = parts["word/document.xml"]
    room = document.index("samtal_a_")
    end = document.index("<w:bookmarkEnd", room)
    answer = "<w:r><w:t>Det gick bra.</w:t></w:r>"
    link = (
        '<Relationship Id="rId99" TargetMode="External" Target="https://exempel.invalid/" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/hyperlink"/></Relationships>'
    )
    path = tmp_path / "svar.docm"
    path.write_bytes(
        packed(
            {
                **parts,
                "word/document.xml": document[:end] + answer + document[end:],
                "word/_rels/document.xml.rels": parts["word/_rels/document.xml.rels"].replace(
                    "</Relationships>", link
                ),
                "word/vbaProject.bin": "macro",
                "word/embeddings/oleObject1.bin": "object",
                "word/media/image1.png": "picture",
            }
        )
    )
    return path
