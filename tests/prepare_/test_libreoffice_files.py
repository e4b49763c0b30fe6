"""Forms that LibreOffice really saved, filled in and rearranged there (libreoffice/README.md)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from export_.docx_parts import packed, parts_of
from prepare_.forms import Kim
from prepare_.test_word_answers import without_ids
from talk_samples import TALK

from samtal_tui.prepare.refused import NotTaken, Why
from samtal_tui.prepare.underlag import GOALS

FILES = Path(__file__).parent / "libreoffice"

ROW = "row/00000000000000000000000000000063"
WORK, LOAD, HOURS, CLIMATE, ROOMS, BALANCE, HEALTH = (
    f"arbetssituation/{name}"
    for name in (
        "din-arbetssituation",
        "arbetsbelastning",
        "arbetstider",
        "relationer-och-klimat",
        "fysisk-arbetsmiljo",
        "balans",
        "halsa",
    )
)

DRAFTED = "Det här vill jag nå: Leda ett larm\nTill när: i höst\nDet här vill jag nå: Skriva en instruktion"
HALF = {WORK: "Bra på det stora hela.", ROOMS: "- skrivbordet är trasigt", GOALS: DRAFTED}

COMES_BACK = {
    "moved": (
        {
            ROW: "Tre av fem är klara.",
            WORK: "Bra på det stora hela.\nMen stökigt sedan flytten.",
            LOAD: "För mycket i april: åtta pass.",
            HOURS: "Flexen fungerar.",
            HEALTH: "Helt okej.",
        },
        [],
    ),
    "rearranged": (
        {
            ROW: "Tre av fem är klara.",
            WORK: "Bra på det stora hela.\nMen stökigt sedan flytten.",
            LOAD: "För mycket i april: åtta pass.",
            HOURS: "Flexen fungerar.",
            CLIMATE: "Vi skrattar mycket, skrivet under frågan.",
            BALANCE: "Hur går det ihop?\nSådär.",
        },
        ["Hej Maria, här kommer mina svar.", "Hälsningar Kim"],
    ),
    "half": (HALF, []),
    "by_way_of_odt": (HALF, []),
    "comments": ({WORK: "Bra."}, ["Svarar hellre muntligt på den här.", "En fotnot om målen."]),
    "tracked": (
        {
            WORK: "Bra på det stora hela.\nMen stökigt sedan flytten.",
            LOAD: "För mycket i april.",
            HOURS: "Flexen fungerar.",
            CLIMATE: "Vi skrattar mycket.",
            ROOMS: "Skrivbordet är trasigt,",
            HEALTH: "Helt okej.",
            BALANCE: "Sådär.",
        },
        [],
    ),
}


def saved(name: str, kims: Kim) -> bytes:
    """The file with the mark of Kim's form in this vault."""
    parts = parts_of((FILES / f"{name}.docx").read_bytes())
    mark = f"samtal_form_{kims.form.form.mark.replace('-', '_')}"
    document = re.sub(r"samtal_form_[a-z]+_[a-z]+", mark, parts["word/document.xml"])
    return packed({**parts, "word/document.xml": document})


def heard_in(data: bytes, kims: Kim) -> tuple[dict[str, str], list[str]]:
    """The answers, and what else was written.

    The files stay as saved: a sentence of a card that the program words otherwise counts as written.
    """
    heard, other = kims.answers(data, "svar.docx")
    written = ["\n".join(line for line in text.split("\n") if line[:1] != "•") for text in other]
    return heard, [text for text in written if text]


@pytest.mark.parametrize("name", COMES_BACK)
def test_every_answer_stands_under_its_question_or_by_itself(kims, name):
    assert heard_in(saved(name, kims), kims) == COMES_BACK[name]


@pytest.mark.parametrize("name", COMES_BACK)
def test_the_hidden_ids_are_still_there(kims, name):
    document = parts_of(saved(name, kims))["word/document.xml"]
    kept = set(re.findall(r"samtal_a_([a-z]+)", document))
    assert kept == {code for code, asked in kims.form.names.items() if asked not in {GOALS, "own-needs"}}


@pytest.mark.parametrize("name", COMES_BACK)
def test_no_word_is_lost_when_everything_was_copied_into_a_new_file(kims, name):
    """Pasted into an empty document the ids are gone; the words of the questions do what they can."""
    heard, other = heard_in(without_ids(saved(name, kims)), kims)
    everything = "\n".join((*heard.values(), *other))
    wanted, loose = COMES_BACK[name]
    for words in (*wanted.values(), *loose):
        for line in words.split("\n"):
            assert line.removeprefix("Det här vill jag nå: ").removeprefix("Till när: ") in everything
    if name in {"moved", "comments"}:
        assert (heard, other) == (wanted, loose)


def test_the_questions_were_really_moved(kims):
    document = parts_of(saved("moved", kims))["word/document.xml"]
    place = {
        name: document.index(f"samtal_q_{kims.codes[name]}") for name in (WORK, LOAD, HOURS, HEALTH, BALANCE)
    }
    assert place[HEALTH] < place[WORK] < place[HOURS] < place[BALANCE] < place[LOAD]


def test_changes_were_really_tracked(kims):
    document = parts_of(saved("tracked", kims))["word/document.xml"]
    assert "<w:ins " in document
    assert "<w:delText" in document


def test_a_file_from_another_vault_is_refused_whoever_saved_it(kims):
    with pytest.raises(NotTaken) as caught:
        kims.arrive((FILES / "half.docx").read_bytes(), "svar.docx")
    assert caught.value.why is Why.OTHER_VAULT
    assert kims.vault.talks.get(TALK).answered is None
