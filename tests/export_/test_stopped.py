"""What the final check stops: nothing is written at all, and she is told which of her lines it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from composing import compose
from export_.realistic import DAY, GUIDE, PRIVATE, fill

from samtal_tui.export.content import from_json, to_json
from samtal_tui.export.errors import StoppedByFinalCheck
from samtal_tui.export.files import make_all
from samtal_tui.export.formats import Format
from samtal_tui.export.leaked import LeakedLine, leaked_lines
from samtal_tui.export.make import Maker
from samtal_tui.export.worker import maker_of
from samtal_tui.guides.loader import find
from vault.records import Draft, Item, Kind, Recipient
from vault.seam import create_for_tests

NOW = datetime(2026, 2, 12, 9, 30, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path):
    opened = create_for_tests(tmp_path / "vault")
    fill(opened)
    yield opened
    opened.close()


def leaking(text: str, only: Format | None = None) -> Maker:
    def make(format_: Format, data: bytes) -> bytes:
        content = from_json(data)
        if only in {None, format_}:
            content = replace(content, statement=f"{content.statement} {text}")
        return maker_of(format_)(content)

    return make


def stopped(vault, tmp_path, text: str, only: Format | None = None) -> tuple[LeakedLine, ...]:
    with pytest.raises(StoppedByFinalCheck) as refused:
        make_all(vault, "t1", Recipient.HR, tmp_path / "ut", "sv", NOW, maker=leaking(text, only))
    return leaked_lines(vault, refused.value.leaks)


@pytest.mark.parametrize("last", [Format.WORD, Format.PDF, Format.MARKDOWN])
def test_a_leak_in_one_format_leaves_no_file_in_any(vault, tmp_path, last):
    (found,) = stopped(vault, tmp_path, "verkar tröttare än i höstas", last)
    assert found == LeakedLine("Kim Påhittad", DAY, "verkar tröttare än i höstas, fråga i april")
    assert not tmp_path.joinpath("ut").exists()
    assert vault.ledger.all() == []


def test_a_sensitive_line_is_named_but_never_shown(vault, tmp_path):
    (found,) = stopped(vault, tmp_path, "nämnde läkarbesök och ny medicin")
    assert found.words is None


def line(text: str) -> Item:
    return Item(id="d1", person="p7", talk="t1", kind=Kind.NOTE, audience=PRIVATE, fields={"text": text})


def deleted(vault) -> None:
    vault.items.apply("t1", put=[line("obetalt lån")])
    vault.items.apply("t1", remove=["d1"])


def reworded(vault) -> None:
    vault.items.apply("t1", put=[line("obetalt lån")])
    vault.items.apply("t1", put=[line("annat")])


def exempt(vault) -> None:
    vault.people.update(vault.people.get("p7").model_copy(update={"exempt": "obetalt lån"}))


def in_a_draft(vault) -> None:
    vault.drafts.put("t1", "s/q", Draft(text="obetalt lån"))


@pytest.mark.parametrize(
    ("write", "told"),
    [
        (deleted, LeakedLine("Kim Påhittad", DAY, "")),
        (reworded, LeakedLine("Kim Påhittad", DAY, "annat")),
        (exempt, LeakedLine("Kim Påhittad", None, "obetalt lån")),
        (in_a_draft, LeakedLine("Kim Påhittad", DAY, "obetalt lån")),
    ],
)
def test_what_no_list_shows_any_more_is_private_still(
    vault, tmp_path, write: Callable[[object], None], told: LeakedLine
):
    write(vault)
    assert stopped(vault, tmp_path, "obetalt lån") == (told,)


def test_when_the_talk_is_closed_what_was_deleted_is_gone_for_the_check_too(vault, tmp_path):
    deleted(vault)
    vault.items.forget_history("t1")
    assert stopped(vault, tmp_path, "obetalt lån") == (), "words of nobody are stopped all the same"


def test_the_heading_of_a_section_the_document_does_not_have_is_no_excuse(vault, tmp_path):
    """A private line may say what a heading of the guide says: it is known only where that heading stands."""
    headings = {part.title("sv") for part in find(GUIDE).sections}
    text = leaking("")(Format.MARKDOWN, to_json(compose(vault, "t1", Recipient.HR, "sv", DAY))).decode()
    absent = sorted(title for title in headings if title not in text)
    assert absent
    vault.items.apply("t1", put=[line(absent[0])])
    (found,) = stopped(vault, tmp_path, absent[0])
    assert found.words == absent[0]
