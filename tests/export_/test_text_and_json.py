"""A document as plain text for HR's fields, and as JSON for another system."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from composing import compose
from export_.realistic import DAY, fill
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from samtal_tui.export import as_json, text
from samtal_tui.export.as_json import FOR_EYES
from samtal_tui.export.content import Content, Line, Said, Section, to_json
from vault.records import Recipient
from vault.seam import create_for_tests

SCHEMA = Path(__file__).parents[2] / "docs" / "document.schema.json"


@pytest.fixture(scope="module")
def content(tmp_path_factory) -> Content:
    vault = create_for_tests(tmp_path_factory.mktemp("text") / "vault")
    fill(vault)
    try:
        return compose(vault, "t1", Recipient.HR, "sv", DAY)
    finally:
        vault.close()


def test_each_section_can_be_pasted_by_itself(content):
    written = text.make(content).decode()
    sections = dict(part.split("\n", 1) for part in written.rstrip("\n").split("\n\n"))
    assert list(sections) == [
        "Medarbetarsamtal 2026-02-10",
        "Handlingsplan för individuella mål och kompetensutveckling",
        "Mål och handlingsplan",
        "Årets utmaning",
        "Planen från förra samtalet",
        "Arbetssituation",
        "Att samspela",
        "Avslutning",
        "Underskrift",
    ]
    assert sections["Arbetssituation"].split("\n")[1:] == [
        "Båda:\tEtt höj- och sänkbart skrivbord beställs.",
        "\tKlart före sommaren.",
    ]
    assert "Ansvarig:\tKim Påhittad" in sections["Mål och handlingsplan"]
    assert "Hur gick det?\tDelvis" in sections["Planen från förra samtalet"]


def test_a_row_shows_only_the_cells_that_are_filled(content):
    promise = text.make(content).decode().split("3.\n")[1].split("\n\n")[0]
    assert promise.split("\n") == [
        "Hur ska det ske? Vilka aktiviteter ska genomföras?\tJag pratar med Ines om schemat.",
        "Ansvarig:\tMaria Ståhl",
        "Datum för genomförande och uppföljning:\tKlart senast 2026-03-01",
    ]


def document(lines: list[str], part: int) -> Content:
    said = tuple(Line("", (Said("Kim", line),)) for line in lines)
    return Content(
        *("sv", "Samtal", "", "2026-02-10", "", (), None, None, ""),
        (Section("Arbete", said),),
        None,
        part=part,
        part_title="{title} ({number} av {count})",
    )


WORDS = st.text("aåb", min_size=1, max_size=9)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=20).map(" ".join), min_size=1, max_size=8))
def test_no_part_is_longer_than_the_field_and_no_word_is_lost_or_cut(lines):
    made = text.parts(document(lines, 40))[1:]
    assert all(len("\n".join(body)) <= 40 for _, body in made)
    assert [word for _, body in made for line in body for word in line.replace("Kim:", "").split()] == [
        word for line in lines for word in line.split()
    ]
    count = len(made)
    titles = [f"Arbete ({number} av {count})" for number in range(1, count + 1)] if count > 1 else ["Arbete"]
    assert [title for title, _ in made] == titles


def test_a_word_longer_than_the_field_stays_whole():
    long = "x" * 60
    made = text.parts(document([f"kort {long} slut"], 20))[1:]
    assert [line for _, body in made for line in body] == ["Kim:\tkort", long, "slut"]


def shape(value: object) -> object:
    """A schema without its explanations, and without what JSON does not carry."""
    if isinstance(value, dict):
        left = {name: shape(part) for name, part in value.items() if name not in {"description", "$schema"}}
        return {name: part for name, part in left.items() if name not in {*FOR_EYES, "$defs"}}
    return [shape(part) for part in value] if isinstance(value, list) else value


def test_json_is_the_content_itself_and_the_schema_describes_it(content):
    said = json.loads(as_json.make(content))
    assert said == {n: v for n, v in json.loads(to_json(content)).items() if n not in FOR_EYES}
    schema, described = json.loads(SCHEMA.read_text(encoding="utf-8")), TypeAdapter(Content).json_schema()
    assert shape(schema) == shape(described)
    for name, part in schema["$defs"].items():
        assert shape(part) == shape(described["$defs"][name])
    assert set(said) == set(schema["properties"])
