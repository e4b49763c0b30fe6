"""Kim's talk with its form, and ways to fill the form in."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from rigs import ASA, KIM
from talk_samples import TALK, fill_talk

from samtal_tui.export import form_markdown, form_text, form_word
from samtal_tui.prepare.answers import Arrived, arrive
from samtal_tui.prepare.underlag import Underlag, underlag_of
from vault.seam import create_for_tests
from vault.store import OpenVault

TODAY = date(2026, 1, 20)

FIRST, SECOND, THIRD = (
    "arbetssituation/upplevelse",
    "arbetssituation/belastning",
    "arbetssituation/arbetstider",
)


def kims_vault(folder: Path) -> OpenVault:
    vault = create_for_tests(folder / "valv")
    vault.people.add(KIM)
    vault.people.add(ASA)
    fill_talk(vault)
    return vault


@dataclass(frozen=True, repr=False)
class Kim:
    """A vault with Kim's talk, and the form for it."""

    vault: OpenVault
    form: Underlag

    @property
    def codes(self) -> dict[str, str]:
        """The code of every name: a question's address, a row, one of the form's own."""
        return {name: code for code, name in self.form.names.items()}

    @property
    def asks(self) -> dict[str, str]:
        """Every question's heading, by code, in the order of the form."""
        form = self.form.form
        return {ask.code: ask.heading for group in (*form.groups, *form.last) for ask in group.asks}

    @cached_property
    def word(self) -> bytes:
        return form_word.make(self.form.content)

    @cached_property
    def text(self) -> str:
        return form_text.make(self.form.content).decode()

    @cached_property
    def markdown(self) -> str:
        return form_markdown.make(self.form.content).decode()

    def arrive(self, data: bytes | str, name: str = "") -> Arrived:
        raw = data.encode() if isinstance(data, str) else data
        return arrive(self.vault, TALK, raw, name, TODAY)

    def answers(self, data: bytes | str, name: str = "") -> tuple[dict[str, str], list[str]]:
        """What arrived: the words under each name, and what matched nothing."""
        arrived = self.arrive(data, name)
        heard: dict[str, str] = {}
        for one in arrived.answers:
            key = self._name(one.asked)
            heard[key] = f"{heard[key]}\n{one.text}" if key in heard else one.text
        return heard, [one.text for one in arrived.other]

    def _name(self, asked: str) -> str:
        form = self.form.form
        asks = [ask for group in (*form.groups, *form.last) for ask in group.asks]
        texts = {ask.text: ask.code for ask in asks} | {draft.title: draft.code for draft in form.drafts}
        return self.form.names[texts[asked]]


def kim(folder: Path) -> Kim:
    vault = kims_vault(folder)
    return Kim(vault, underlag_of(vault, TALK, TODAY))


def changed_word(data: bytes, change: Callable[[Document], None]) -> bytes:
    """A Word file opened, changed and saved again."""
    document = docx.Document(io.BytesIO(data))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def blocks(document: Document) -> list[Paragraph | Table]:
    return list(document.iter_inner_content())


def question(document: Document, heading: str) -> Paragraph:
    """The paragraph of a question."""
    return next(paragraph for paragraph in document.paragraphs if paragraph.text == heading)


def box_of(document: Document, heading: str) -> Table:
    """The box beneath a question."""
    found = blocks(document)
    place = next(
        number for number, block in enumerate(found) if isinstance(block, Paragraph) and block.text == heading
    )
    return next(block for block in found[place:] if isinstance(block, Table))


def filled_word(kims: Kim, answers: Mapping[str, str]) -> bytes:
    """The Word form with answers, by name, written in their boxes: a line a paragraph."""

    def fill(document: Document) -> None:
        for name, words in answers.items():
            cell = box_of(document, kims.asks[kims.codes[name]]).rows[0].cells[0]
            first, *others = words.split("\n")
            cell.paragraphs[0].add_run(first)
            for line in others:
                cell.add_paragraph(line)

    return changed_word(kims.word, fill)


def filled_text(form: str, kims: Kim, answers: Mapping[str, str]) -> str:
    """A text or Markdown form with answers, by name, written after the label that follows the question."""
    for name, words in answers.items():
        heading = form.index(kims.codes[name])
        label = form.index("Svar:", heading)
        end = form.index("\n", label)
        form = f"{form[:end]}\n{words}{form[end:]}"
    return form


def made_for(vault: OpenVault, talk_id: str) -> date | None:
    """The day a form was last made for a talk."""
    person = vault.talks.get(talk_id).person
    days = [
        made.made_at.date()
        for made in vault.ledger.of_person(person)
        if made.underlag and made.talk == talk_id
    ]
    return max(days, default=None)


def heading(kims: Kim, name: str) -> str:
    """What is asked under the address `name`."""
    return kims.asks[kims.codes[name]]
