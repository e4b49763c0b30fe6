"""A document as Markdown: what was typed is read as it was typed, and breaks nothing."""

from __future__ import annotations

import re

import pytest
from export_.strategies import NASTY
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from samtal_tui.export.content import (
    Content,
    Field,
    Group,
    Line,
    Plan,
    Said,
    Section,
    Signature,
    Table,
    printable,
)
from samtal_tui.export.markdown import make

PARSER = MarkdownIt("gfm-like", {"linkify": False})
GROUPS = (Group("Mål", ("Verksamhetens mål", "Medarbetarens mål")), Group("Handlingsplan", ("Ansvarig",)))
TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(NASTY)


def document(text: str) -> Content:
    """`text` in every place where something typed can stand."""
    line = Line("Parkerat", (Said("Kim", text), Said("Maria", "efteråt")), (text,))
    return Content(
        language="sv",
        title="Samtal",
        statement="Allt är överens.",
        made_on="2026-02-10",
        page="",
        header=(Field("Datum", "2026-02-10"), Field("Enhet", text.replace("\n", " "))),
        plan=Plan("Handlingsplan", "Inledning", (Table("Tabell", GROUPS, ((text, "mitt", text),)),)),
        outcomes=Table("Utfall", (Group("", ("A", "B")),), ((text, "slut"),)),
        notes_title="Från samtalet",
        sections=(Section("Arbetssituation", (line, Line("", (Said("Båda", "sist"),)))),),
        signature=Signature(
            "Underskrift", "Version", "Mening", "Kommentar", text, text, "Datum", (Field("Chef", "Maria"),)
        ),
    )


HARMLESS = {
    *("text", "text_special", "softbreak", "hardbreak", "html_inline"),
    *("strong_open", "strong_close", "em_open", "em_close"),
}
WORDS = {"text", "text_special"}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def parsed(text: str) -> list[Token]:
    return PARSER.parse(make(document(text)).decode())


def pieces(text: str) -> list[Token]:
    return [child for one in parsed(text) for child in one.children or ()]


def block_shape(text: str) -> list[tuple[str, str]]:
    return [(one.type, one.tag) for one in parsed(text)]


@given(TYPED)
def test_nothing_typed_changes_the_shape_of_the_document(typed):
    text = printable(typed)
    assert block_shape(text) == block_shape("vanlig text")
    assert {one.type for one in pieces(text)} <= HARMLESS
    assert {one.content for one in pieces(text) if one.type == "html_inline"} <= {"<br>"}


@given(TYPED)
def test_what_is_typed_is_read_as_it_was_typed(typed):
    wanted = squeezed(printable(typed))
    seen = [
        squeezed("".join(child.content for child in one.children or () if child.type in WORDS))
        for one in parsed(printable(typed))
        if one.type == "inline"
    ]
    assert seen.count(wanted) >= 3 or not wanted, "in three cells of its own"
    said = f"Kim:{wanted}" if wanted else "Kim:"
    assert f"Parkerat{said}Maria:efteråt{wanted}" in seen


def test_the_grouped_headings_stand_above_the_columns():
    lines = make(document("text")).decode().splitlines()
    head = lines.index("| Mål |  | Handlingsplan |")
    assert lines[head + 2] == "| **Verksamhetens mål** | **Medarbetarens mål** | **Ansvarig** |"


@pytest.mark.parametrize("rows", [(), (("", "", ""),)])
def test_an_empty_table_is_still_a_table(rows):
    content = document("x")
    table = Table("Tabell", GROUPS, rows)
    plan = Plan("Handlingsplan", "Inledning", (table,))
    text = make(
        Content(**{name: getattr(content, name) for name in content.__slots__} | {"plan": plan})
    ).decode()
    assert sum(one.type == "table_open" for one in PARSER.parse(text)) == 2
