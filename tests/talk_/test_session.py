"""A talk opened, written in, changed and left, in a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from samtal_tui.guides.loader import find, load_guide, toml_of
from samtal_tui.own_secret import is_passphrase
from samtal_tui.sharing.agreement import agree
from samtal_tui.talk import opened, session
from samtal_tui.talk.capture import Place, new_item, read_line
from vault.errors import CannotWrite, NoSuchRecord
from vault.kdf import LEAST_KDF
from vault.records import (
    Audience,
    Document,
    Draft,
    Item,
    Kind,
    Person,
    Recipient,
    Talk,
    TalkKind,
    TalkStatus,
)
from vault.seam import create_for_tests
from vault.store import OpenVault, create

KIM = Person(id="p", number=7, given="Kim", family="Ek")
DAY = date(2026, 2, 10)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[OpenVault]:
    opened = create_for_tests(tmp_path / "valv")
    opened.people.add(KIM)
    yield opened
    opened.close()


@pytest.fixture
def talk(vault: OpenVault) -> Talk:
    return session.plan_talk(vault, KIM.id, "tre-tidsperspektiv", DAY)


@pytest.fixture
def here(talk: Talk) -> str:
    return find("tre-tidsperspektiv").addresses()[0]


def line(talk: Talk, typed: str, question: str = "", audience: Audience = Audience.PRIVATE) -> Item:
    return new_item(read_line(typed), session.new_id(), Place(KIM.id, talk.id, question), audience)


def test_a_planned_talk_keeps_the_guide_it_is_held_with(vault: OpenVault, talk: Talk) -> None:
    guide = find("tre-tidsperspektiv")
    assert (talk.guide, talk.guide_version, talk.minutes) == (guide.id, guide.version, guide.minutes)
    assert vault.guides.get(guide.id, guide.version) == toml_of("tre-tidsperspektiv")
    assert opened.open_talk(vault, talk.id).guide == guide
    assert vault.talks.of_person(KIM.id) == [talk]


def test_a_talk_planned_before_is_completed(vault: OpenVault) -> None:
    vault.talks.add(Talk(id="early", person=KIM.id, on=DAY))
    talk = session.plan_talk(
        vault,
        KIM.id,
        "halvarsavstamning",
        DAY + timedelta(7),
        place="Linden",
        minutes=30,
        talk_id="early",
    )
    assert vault.talks.of_person(KIM.id) == [talk]
    assert (talk.id, talk.place, talk.minutes, talk.kind) == ("early", "Linden", 30, TalkKind.FOLLOW_UP)


def test_a_talk_without_a_guide_that_can_be_read_opens_all_the_same(vault: OpenVault) -> None:
    vault.talks.add(Talk(id="t", person=KIM.id, on=DAY, guide="borta", guide_version="9"))
    vault.items.apply("t", [Item(id="i", person=KIM.id, talk="t", kind=Kind.NOTE, fields={"text": "x"})])
    assert opened.open_talk(vault, "t").items[0].title == "x"


def test_a_line_and_the_end_of_its_draft_are_one_step(
    vault: OpenVault, talk: Talk, here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.keep_draft(vault, talk.id, here, Draft(text="halv"))
    with monkeypatch.context() as patch:
        patch.setattr(vault.talks, "update", _refuse)
        with pytest.raises(CannotWrite):
            session.write(vault, talk.id, DAY, [line(talk, "hel", here)], slot=here)
    assert vault.items.of_talk(talk.id) == []
    assert vault.drafts.of_talk(talk.id) == {here: Draft(text="halv")}
    written = session.write(vault, talk.id, DAY, [line(talk, "hel", here)], slot=here)
    assert vault.items.of_talk(talk.id) == list(written.items)
    assert vault.drafts.of_talk(talk.id) == {}
    assert written.talk == vault.talks.get(talk.id)
    assert written.talk.status is TalkStatus.HELD


def _refuse(_talk: Talk) -> Talk:
    raise CannotWrite


def test_changing_who_reads_another_line_leaves_the_draft(vault: OpenVault, talk: Talk, here: str) -> None:
    session.keep_draft(vault, talk.id, here, Draft(text="halv"))
    session.write(vault, talk.id, DAY, [line(talk, "annan", here)])
    assert vault.drafts.of_talk(talk.id) == {here: Draft(text="halv")}


def test_delete_undo_redo_and_move(vault: OpenVault, talk: Talk, here: str) -> None:
    (item,) = session.write(vault, talk.id, DAY, [line(talk, "rad", here)]).items
    there = find("tre-tidsperspektiv").addresses()[1]
    assert session.move(vault, item.id, there).items[0].question == there
    assert session.delete(vault, item.id).gone == (item.id,)
    brought = session.undo(vault, talk.id)
    assert brought is not None
    assert [found.question for found in brought.items] == [there]
    assert session.redo(vault, talk.id) == session.Changed(gone=(item.id,))
    for _ in range(3):
        session.undo(vault, talk.id)
    assert session.undo(vault, talk.id) is None
    assert session.redo(vault, talk.id) is not None


def test_moving_what_is_agreed_leaves_it_agreed(vault: OpenVault, talk: Talk, here: str) -> None:
    item = agree(vault.id, line(talk, "rad", here, Audience.BETWEEN_US), DAY)
    vault.items.apply(talk.id, [item])
    there = find("tre-tidsperspektiv").addresses()[1]
    (moved,) = session.move(vault, item.id, there).items
    assert agree(vault.id, moved, DAY + timedelta(9)) == moved


def test_drafts_come_back_under_their_questions(vault: OpenVault, talk: Talk, here: str) -> None:
    session.keep_draft(vault, talk.id, opened.slot_of(here), Draft(text="a", audience=Audience.BETWEEN_US))
    session.keep_draft(vault, talk.id, opened.slot_of(""), Draft(text="b"))
    session.keep_draft(vault, talk.id, "review:1", Draft(text="not a line"))
    drafts = opened.open_talk(vault, talk.id).drafts
    assert {address: draft.text for address, draft in drafts.items()} == {here: "a", "": "b"}
    session.keep_draft(vault, talk.id, opened.slot_of(here), None)
    assert set(opened.open_talk(vault, talk.id).drafts) == {""}


def test_a_draft_of_a_line_that_is_gone_is_a_new_private_line(
    vault: OpenVault, talk: Talk, here: str
) -> None:
    session.keep_draft(vault, talk.id, here, Draft(text="x", audience=Audience.ONWARD, item="gone"))
    assert opened.open_talk(vault, talk.id).drafts == {here: Draft(text="x")}
    session.keep_draft(vault, talk.id, here, Draft(text="x", audience=Audience.SENSITIVE, item="gone"))
    assert opened.open_talk(vault, talk.id).drafts[here].audience is Audience.SENSITIVE


def test_a_draft_that_changes_nothing_is_no_draft(vault: OpenVault, talk: Talk, here: str) -> None:
    (item,) = session.write(vault, talk.id, DAY, [line(talk, "# mål", here)]).items
    session.keep_draft(vault, talk.id, here, Draft(text="# mål", item=item.id))
    assert opened.open_talk(vault, talk.id).drafts == {}
    session.keep_draft(vault, talk.id, here, Draft(text="# måla", item=item.id))
    assert opened.open_talk(vault, talk.id).drafts[here].item == item.id


def test_where_she_was_and_how_long_it_took_is_remembered(vault: OpenVault, talk: Talk, here: str) -> None:
    session.remember(vault, talk.id, here, 60)
    assert session.remember(vault, talk.id, here, 5).used_seconds == 65
    assert opened.open_talk(vault, talk.id).talk.question == here


def test_the_last_plan_is_the_newest_held_ones_and_nothing_private(vault: OpenVault, talk: Talk) -> None:
    def plan(talk_id: str, days: int, title: str, **more: object) -> None:
        vault.talks.add(Talk(id=talk_id, person=KIM.id, on=DAY - timedelta(days), **more))
        goal = Item(
            id=f"g-{talk_id}",
            person=KIM.id,
            talk=talk_id,
            kind=Kind.GOAL,
            audience=Audience.ONWARD,
            fields={"goal": title},
        )
        draft = goal.model_copy(update={"id": f"d-{talk_id}", "audience": Audience.PRIVATE})
        vault.items.apply(talk_id, [goal, draft])

    assert opened.open_talk(vault, talk.id).last is None
    plan("older", 700, "förrfjol", status=TalkStatus.CLOSED)
    plan("last", 350, "i fjol", status=TalkStatus.FOLLOWED_UP)
    plan("special", 100, "särskilt", status=TalkStatus.HELD, kind=TalkKind.SPECIAL)
    plan("planned", 0, "nästa")
    last = opened.open_talk(vault, talk.id).last
    assert last is not None
    assert (last.since, [row.title for row in last.rows]) == (DAY - timedelta(350), ["i fjol"])


@pytest.mark.parametrize("sheet", [True, False])
def test_what_is_typed_in_from_a_sheet_was_said_on_the_day_of_the_talk(
    vault: OpenVault, talk: Talk, here: str, sheet: bool
) -> None:
    vault.ledger.record(
        Document(
            id="d",
            person=KIM.id,
            talk=talk.id,
            recipient=Recipient.EMPLOYEE,
            format="word",
            file_name="blad.docx",
            sha256="",
            made_at=datetime(2026, 1, 1, tzinfo=UTC),
            items=(),
            stayed={},
            sheet=sheet,
        )
    )
    later = DAY + timedelta(days=2)
    written = session.write(vault, talk.id, later, [line(talk, "från pappret", here)])
    assert (written.talk.status, written.talk.on) == (TalkStatus.HELD, DAY if sheet else later)
    assert vault.talks.get(talk.id) == written.talk


def test_an_unknown_talk_is_refused(vault: OpenVault) -> None:
    with pytest.raises(NoSuchRecord):
        opened.open_talk(vault, "nowhere")


def test_the_passphrase_is_known_from_another(tmp_path: Path) -> None:
    vault, _code = create(tmp_path / "eget", "en lång påhittad lösenfras", kdf=LEAST_KDF)
    try:
        assert is_passphrase(vault, "en lång påhittad lösenfras")
        assert not is_passphrase(vault, "en annan påhittad lösenfras")
        assert vault.people.all() == []
    finally:
        vault.close()


def test_the_kept_text_is_a_guide(vault: OpenVault, talk: Talk) -> None:
    assert load_guide(vault.guides.get(talk.guide, talk.guide_version)).id == talk.guide
