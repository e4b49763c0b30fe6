"""Answers in a text or Markdown form, or pasted from a mail."""

from __future__ import annotations

import re
import unicodedata

import pytest
from prepare_.forms import TODAY, Kim, filled_text
from talk_samples import TALK

from samtal_tui.export import form_text
from samtal_tui.prepare.underlag import GOALS, NEEDS, underlag_of

WORK = "arbetssituation/din-arbetssituation"
LOAD = "arbetssituation/arbetsbelastning"
HOURS = "arbetssituation/arbetstider"

ANSWERS = {
    WORK: "Bra på det stora hela.\nMen stökigt sedan flytten.",
    LOAD: "- för mycket i april\n- lagom annars",
    HOURS: "# Flexen fungerar *bra*",
}


def form_in(kims: Kim, kind: str) -> str:
    return {"text": kims.text, "markdown": kims.markdown}[kind]


def without_ids(text: str) -> str:
    return re.sub(r"<!-- samtal [a-z-]+ -->| ?\[[a-z-]+\]", "", text)


def ask(kims: Kim, name: str) -> str:
    return kims.asks[kims.codes[name]]


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_every_answer_comes_back_under_its_question(kims, kind):
    names = [name for name in kims.codes if name not in {GOALS, NEEDS}]
    wanted = {name: f"svar nummer {number}\noch en rad till" for number, name in enumerate(names)}
    assert kims.answers(filled_text(form_in(kims, kind), kims, wanted), "svar.md") == (wanted, [])


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_bullets_and_signs_in_an_answer_stay(kims, kind):
    assert kims.answers(filled_text(form_in(kims, kind), kims, ANSWERS)) == (ANSWERS, [])


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_without_ids_the_words_of_the_questions_do(kims, kind):
    text = without_ids(filled_text(form_in(kims, kind), kims, ANSWERS))
    assert kims.answers(text) == (ANSWERS, [])


def test_an_answer_may_stand_right_after_the_label_or_the_question(kims):
    code = kims.codes[LOAD]
    text = kims.text.replace(f"[{code}]", f"[{code}] Lagom.")
    asked = ask(kims, HOURS)
    text = text.replace(f"{asked} [{kims.codes[HOURS]}]", f"{asked} Fasta.")
    heading = text.index(kims.codes[WORK])
    text = text[:heading] + text[heading:].replace("Svar:", "Svar: Bra.", 1)
    assert kims.answers(text) == ({LOAD: "Lagom.", HOURS: "Fasta.", WORK: "Bra."}, [])


def test_a_reply_with_everything_quoted_and_rewrapped(kims):
    """A mail program puts > first and breaks the lines where it likes."""
    quoted = []
    for line in kims.text.split("\n"):
        quoted += [f"> {part}" for part in re.findall(r".{1,30}(?: |$)", line)] or [">"]
    text = "\n".join(quoted)
    place = text.index("\n", text.index(kims.codes[WORK]))
    text = f"{text[:place]}\nDet går bra, tack.{text[place:]}"
    assert kims.answers(f"Hej!\n\nSvar nedan.\n\n{text}") == (
        {WORK: "Det går bra, tack."},
        ["Hej!\nSvar nedan."],
    )


def test_questions_in_another_order_and_with_other_numbers(kims):
    blocks = {code: f"{asked}\n\nSvaret på {code}." for code, asked in kims.asks.items()}
    text = "\n\n".join(
        f"{number}) {blocks[code].partition('. ')[2]}" for number, code in enumerate(reversed(blocks))
    )
    heard, other = kims.answers(text)
    assert heard == {kims.form.names[code]: f"Svaret på {code}." for code in blocks}
    assert other == []


def test_what_stands_before_the_first_question_and_after_the_last_card_is_kept_by_itself(kims):
    text = kims.text
    text = text.replace("INFÖR DITT SAMTAL", "Obs: jag är ledig i mars.\n\nINFÖR DITT SAMTAL")
    assert kims.answers(f"{text}\nHälsningar Kim")[1] == ["Obs: jag är ledig i mars.", "Hälsningar Kim"]


def test_another_day_in_the_head_is_no_answer(kims):
    """The talk was moved after the form had gone out."""
    text = filled_text(kims.text, kims, {LOAD: "Lagom."}).replace("2026-02-10", "2026-02-03")
    assert kims.answers(text) == ({LOAD: "Lagom."}, [])


def test_the_form_in_the_other_language_is_understood_too(kims):
    english = form_text.make(underlag_of(kims.vault, TALK, TODAY, language="en").content).decode()
    place = english.index("Answer:", english.index(kims.codes[LOAD])) + len("Answer:")
    assert kims.answers(f"{english[:place]} Quite enough.{english[place:]}") == ({LOAD: "Quite enough."}, [])


def test_a_table_in_markdown_and_its_lines_in_text_become_rows(kims):
    markdown = kims.markdown
    head = markdown.index("| --- |", markdown.index(kims.codes[GOALS]))
    empty = markdown.index("|   |", head)
    markdown = f"{markdown[:empty]}| Leda ett larm | | Ines | i höst |\n{markdown[empty:]}"
    wanted = "Det här vill jag nå: Leda ett larm\nStöd jag behöver: Ines\nTill när: i höst"
    assert kims.answers(markdown) == ({GOALS: wanted}, [])

    text = kims.text
    for label, words in (
        ("Det här vill jag nå", "Leda ett larm"),
        ("Stöd jag behöver", "Ines"),
        ("Till när", "i höst"),
    ):
        text = text.replace(f"{label}: ", f"{label}: {words}", 1)
    assert kims.answers(text) == ({GOALS: wanted}, [])


def test_text_from_an_old_windows_program(kims):
    filled = filled_text(kims.text, kims, {LOAD: "För mycket i åtta år."})
    for coding in ("cp1252", "utf-8-sig", "utf-16"):
        assert kims.answers(filled.replace("\n", "\r\n").encode(coding), "svar.txt") == (
            {LOAD: "För mycket i åtta år."},
            [],
        )


def test_words_written_with_loose_accents_are_the_same_words(kims):
    filled = unicodedata.normalize("NFD", filled_text(kims.text, kims, {LOAD: "För mycket."}))
    assert kims.answers(filled) == ({LOAD: "För mycket."}, [])
