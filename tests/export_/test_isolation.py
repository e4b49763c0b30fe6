"""A mark in every private field of many made-up talks: none is in any document, and all agreed words are."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count

import pytest
from export_.docx_parts import parts_of

from samtal_tui.export.compose import content_of
from samtal_tui.export.errors import NothingMayLeave
from samtal_tui.export.formats import Format
from samtal_tui.export.make import make_document
from samtal_tui.export.occasion import Occasion
from samtal_tui.export.worker import maker_of
from samtal_tui.sharing.agreement import agree, both_views, reword
from samtal_tui.sharing.extract import extract
from samtal_tui.sharing.forbidden import CODED
from samtal_tui.texts import Texts
from vault.records import FIELDS, Audience, Draft, Item, Kind, Person, Profile, Recipient, Talk
from vault.seam import create_for_tests
from vault.shareable import select

DAY = date(2026, 2, 10)
NOW = datetime(2026, 2, 11, 8, tzinfo=UTC)
SECRET, OPEN = "kanarie", "överens"


def fields_of(kind: Kind, word: str, numbers: Iterator[int]) -> dict[str, str]:
    """A mark of its own in every field that holds somebody's words."""
    return {name: f"{word}{next(numbers):05d}x i {name}" for name in FIELDS[kind] if name not in CODED}


def made_up(rng: random.Random, vault_id: str, person: str, talk: str, numbers: Iterator[int]) -> list[Item]:
    """A talk's items: some agreed (marked open), the rest in any state that must stay (marked secret)."""
    items = []
    for _ in range(rng.randint(2, 10)):
        kind, audience = rng.choice(list(Kind)), rng.choice(list(Audience))
        agreed = audience.shareable and rng.random() < 0.6
        fields = fields_of(kind, OPEN if agreed else SECRET, numbers)
        item = Item(
            id=f"i{next(numbers)}", person=person, talk=talk, kind=kind, audience=audience, fields=fields
        )
        if agreed:
            item = agree(vault_id, item, DAY)
            if rng.random() < 0.3:
                item = reword(vault_id, item, fields_of(kind, SECRET, numbers))
            elif rng.random() < 0.2:
                item = both_views(item, *fields_of(Kind.DISSENT, SECRET, numbers).values())
        items.append(item)
    return items


def text_of(data: bytes, format_: Format) -> str:
    if format_ is Format.WORD:
        return "\n".join(parts_of(data).values())
    if format_ is Format.PDF:
        found = extract(data, format_)
        return "\n".join((*found.pieces, *found.structure, *found.noise))
    return data.decode()


def judge(data: bytes, format_: Format, leaving: list[Item]) -> None:
    text = text_of(data, format_)
    assert SECRET not in text
    marks = {one.split()[0] for item in leaving for one in item.fields.values()}
    assert all(mark in text for mark in marks)


def occasion(rng: random.Random) -> Occasion:
    return Occasion(
        person=Person(id="p", number=1, given="Kim"),
        talk=Talk(id="t", person="p", on=DAY),
        profile=Profile(manager="Maria"),
        guide=None,
        recipient=rng.choice(list(Recipient)),
        today=DAY,
    )


def many_talks(format_: Format, vaults: int) -> None:
    rng, numbers, swedish = random.Random(format_), count(1), Texts("sv")
    left = 0
    for number in range(vaults):
        vault_id = f"{number:032x}"
        about = occasion(rng)
        items = made_up(rng, vault_id, "p", "t", numbers)
        leaving = list(select(vault_id, items, about.recipient))
        judge(maker_of(format_)(content_of(leaving, about, swedish)), format_, leaving)
        left += len(leaving)
    assert left > vaults / 2, "the positive control: much did leave"


@pytest.mark.parametrize("format_", list(Format))
def test_no_mark_is_in_any_of_many_talks(format_):
    many_talks(format_, 24 if format_ in {Format.WORD, Format.PDF} else 300)


@pytest.mark.torture
@pytest.mark.parametrize("format_", list(Format))
def test_no_mark_is_in_any_of_a_thousand_talks(format_):
    many_talks(format_, 1000)


def through_the_child(tmp_path, documents: int) -> None:
    vault = create_for_tests(tmp_path / "vault")
    rng, numbers, made = random.Random(documents), count(1), 0
    vault.people.add(Person(id="p", number=1, given="Kim"))
    while made < documents:
        talk = f"t{next(numbers)}"
        vault.talks.add(Talk(id=talk, person="p", on=DAY))
        vault.items.apply(talk, put=made_up(rng, vault.id, "p", talk, numbers))
        vault.drafts.put(talk, "s/q", Draft(text=f"{SECRET}{next(numbers)}"))
        recipient, format_ = rng.choice(list(Recipient)), rng.choice(list(Format))
        leaving = list(select(vault.id, vault.items.shareable_of_talk(talk), recipient))
        folder = tmp_path / talk
        try:
            document = make_document(vault, talk, recipient, format_, folder, "sv", now=NOW)
        except NothingMayLeave:
            assert leaving == []
            assert not folder.exists()
            continue
        judge(folder.joinpath(document.file_name).read_bytes(), format_, leaving)
        made += 1
    vault.close()


def test_eight_documents_through_the_real_child(tmp_path):
    through_the_child(tmp_path, 8)


@pytest.mark.torture
def test_two_hundred_documents_through_the_real_child(tmp_path):
    through_the_child(tmp_path, 200)


@pytest.mark.parametrize("format_", list(Format))
def test_the_search_finds_a_mark_that_is_there(format_):
    """The positive control of the search itself."""
    numbers = count(1)
    fields = fields_of(Kind.NOTE, SECRET, numbers) | {"voice": "manager"}
    item = Item(id="i", person="p", talk="t", kind=Kind.NOTE, audience=Audience.ONWARD, fields=fields)
    data = maker_of(format_)(content_of([item], occasion(random.Random(1)), Texts("sv")))
    assert SECRET in text_of(data, format_)
