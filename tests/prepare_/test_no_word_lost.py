"""Whatever somebody does to a form, every word they wrote comes in, once."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from random import Random
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from prepare_.forms import Kim

from samtal_tui.prepare.refused import NotTaken, Why

CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="[]<>")
OWN = st.text(CHARACTERS, max_size=30) | st.sampled_from(["1. först", "| a | b |", "---", "Nja: så där."])
AS_IN_THE_FORM = st.sampled_from(
    ["Svar: ja", "Chef: Maria Ståhl", "Övrigt", "Hur har du det på jobbet just nu?"]
)


def moves_of(line: st.SearchStrategy[str]) -> st.SearchStrategy[list[tuple[int, list[str]]]]:
    """Answers of some lines, each with the place it is written at."""
    answer = st.lists(line, min_size=1, max_size=4)
    return st.lists(st.tuples(st.integers(0, 10_000), answer), max_size=6)


OWN_MOVES = moves_of(OWN)
MOVES = moves_of(OWN | AS_IN_THE_FORM)
CALM = settings(max_examples=30, deadline=None, phases=[Phase.explicit, Phase.generate])
"""Each example reads a whole form: a failing one is shown as it is, not made smaller."""


def words(text: str) -> Counter[str]:
    """Words with a letter in them, as they are compared."""
    plain = unicodedata.normalize("NFC", re.sub("[\u00ad\u200b\u2060\ufeff]", "", text))
    found = re.findall(r"[^\W_]+", plain)
    return Counter(word.casefold() for word in found if not word.isnumeric())


def came_in(kims: Kim, data: bytes | str, name: str = "") -> Counter[str]:
    try:
        arrived = kims.arrive(data, name)
    except NotTaken as refused:
        if refused.why is Why.EMPTY:
            return Counter()
        raise
    return sum((words(one.text) for one in (*arrived.answers, *arrived.other)), Counter())


def written_into(form: str, moves: list[tuple[int, list[str]]]) -> str:
    """The form with answers put between its lines, wherever it happens to be."""
    lines = form.split("\n")
    for place, answer in moves:
        at = place % (len(lines) + 1)
        lines[at:at] = answer
    return "\n".join(lines)


@CALM
@given(MOVES)
def test_in_text(kims, moves):
    form = kims.text
    assert words(_typed(moves)) <= came_in(kims, written_into(form, moves))


@CALM
@given(MOVES, st.randoms(use_true_random=False))
def test_in_markdown_whose_lines_are_shuffled(kims, moves, chance):
    lines = written_into(kims.markdown, moves).split("\n")
    chance.shuffle(lines)
    assert words(_typed(moves)) <= came_in(kims, "\n".join(lines))


@settings(CALM, max_examples=15)
@given(MOVES, st.randoms(use_true_random=False))
def test_in_word_whose_paragraphs_and_boxes_are_shuffled(kims, moves, chance):
    document = docx.Document(io.BytesIO(kims.word))
    _write_in(document, moves)
    _shuffle(document, chance, without=0)
    assert words(_typed(moves)) <= came_in(kims, saved(document), "svar.docx")


@settings(CALM, max_examples=15)
@given(OWN_MOVES, st.randoms(use_true_random=False), st.integers(1, 60))
def test_in_word_where_much_of_the_form_is_deleted(kims, moves, chance, gone):
    document = docx.Document(io.BytesIO(kims.word))
    _shuffle(document, chance, without=gone)
    _write_in(document, moves)
    assert words(_typed(moves)) <= came_in(kims, saved(document), "svar.docx")


def _typed(moves: list[tuple[int, list[str]]]) -> str:
    return "\n".join(line for _, answer in moves for line in answer)


def _write_in(document: Document, moves: list[tuple[int, list[str]]]) -> None:
    """New paragraphs after any paragraph, in boxes and tables too."""
    paragraphs = document.element.xpath("//w:p")
    for place, answer in moves:
        for line in reversed(answer):
            run = f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>'
            paragraphs[place % len(paragraphs)].addnext(parse_xml(f"<w:p {nsdecls('w')}>{run}</w:p>"))


def _shuffle(document: Document, chance: Random, *, without: int) -> None:
    """Paragraphs and tables in any order, the first `without` of them deleted."""
    body = document.element.body
    children = list(body)[:-1]
    for child in children:
        body.remove(child)
    chance.shuffle(children)
    for child in children[without:]:
        body.insert(0, child)


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
