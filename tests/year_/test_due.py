"""What is due, as counts: the file says on every day what the vault would say, and nothing else."""

import json
import stat
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from year_.kims_plan import KIM, TODAY, fill, row

from samtal_tui.config import Config
from samtal_tui.people.overview import Known, overview
from samtal_tui.people.standing import Standing, line
from samtal_tui.year.check_in import Said, save
from samtal_tui.year.due import Due, due_days, on_day
from samtal_tui.year.due_file import NotDue, due_place, forget_due, keep_due, read_due
from vault.records import Kind, OutcomeResult, Talk, TalkStatus


@pytest.fixture
def plan(vault, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "läge"))
    promise = row("schema", Kind.PROMISE, text="hemligt-schema", responsible="manager", do_by="2026-03-15")
    fill(vault, row("hemligt-larm", follow_up="2026-02-01"), row("net", follow_up="2026-06-01"), promise)
    return vault


def turned_on(vault) -> Config:
    return Config(vault=vault.folder, due_file=True)


def counted(vault, today: date) -> Due:
    seen = overview(vault, today)
    return Due(
        today=sum(one.standing is Standing.TODAY for one in seen.lines),
        to_plan=sum(one.standing in {Standing.DUE, Standing.NEW} for one in seen.lines),
        to_close=sum(one.standing in {Standing.PASSED, Standing.TO_GO_THROUGH} for one in seen.lines),
        promised=seen.late,
        follow_ups=seen.follow_ups,
    )


def test_the_file_says_every_day_what_the_vault_would_say(plan):
    plan.talks.add(Talk(id="next", person="kim", on=date(2026, 9, 1)))
    save(plan, "net", Said(OutcomeResult.PARTLY, "", "2026-07-01"), TODAY)
    keep_due(plan, turned_on(plan), TODAY)
    days = read_due(due_place())
    for number in range(400):
        today = TODAY + timedelta(days=number)
        assert on_day(days, today) == counted(plan, today), today


DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(DAYS, st.sampled_from(TalkStatus)), max_size=4),
    st.lists(st.tuples(DAYS, DAYS), max_size=4),
    st.integers(0, 399),
)
def test_whatever_the_days_the_counts_are_right_on_each(talks, rows, later):
    held = [
        Talk(id=str(place), person="kim", on=on, status=status) for place, (on, status) in enumerate(talks)
    ]
    items = [row(f"r{place}", follow_up=day.isoformat()) for place, (day, _) in enumerate(rows)] + [
        row(f"p{place}", Kind.PROMISE, text="x", do_by=day.isoformat()) for place, (_, day) in enumerate(rows)
    ]
    plan = [item.model_copy(update={"talk": "0"}) for item in items]
    known = Known(KIM, held, plan)
    today = TODAY + timedelta(days=later)
    entry = line(KIM, held, plan, {}, today)
    found = on_day(due_days([known], TODAY), today)
    assert (found.promised, found.follow_ups) == (entry.late, entry.follow_ups)
    assert found.today == (entry.standing is Standing.TODAY)
    assert found.to_plan == (entry.standing in {Standing.DUE, Standing.NEW})
    assert found.to_close == (entry.standing in {Standing.PASSED, Standing.TO_GO_THROUGH})


def test_it_holds_counts_and_days_and_nothing_else(plan):
    keep_due(plan, turned_on(plan), TODAY)
    raw = due_place().read_text()
    for word in ("Kim", "Ek", "hemligt", "07", "old"):
        assert word not in raw.replace("2026-07", "")
    for day in json.loads(raw)["days"]:
        assert all(isinstance(value, int) for name, value in day.items() if name != "from")
    assert stat.S_IMODE(due_place().stat().st_mode) == 0o600
    assert stat.S_IMODE(due_place().parent.stat().st_mode) == 0o700


def test_there_is_no_file_until_it_is_turned_on_and_none_once_it_is_off_again(plan):
    keep_due(plan, Config(vault=plan.folder), TODAY)
    assert not due_place().exists()
    keep_due(plan, turned_on(plan), TODAY)
    assert due_place().exists()
    keep_due(plan, Config(vault=plan.folder), TODAY)
    assert not due_place().exists()


def test_another_vault_is_not_counted(plan, tmp_path):
    keep_due(plan, Config(vault=tmp_path / "annat", due_file=True), TODAY)
    assert not due_place().exists()


def test_a_place_that_cannot_be_written_keeps_nothing_from_being_locked(plan, tmp_path):
    (tmp_path / "läge").write_text("a file where the folder should be")
    keep_due(plan, turned_on(plan), TODAY)
    assert (tmp_path / "läge").is_file()
    forget_due(due_place())


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"format": "annat", "days": []}',
        '{"format": "samtal-due-1", "days": [{"from": "2026-02-30"}]}',
        '{"format": "samtal-due-1", "days": [{"from": "2026-02-10", "today": "många"}]}',
        '{"format": "samtal-due-1", "days": [{"from": "2026-02-10", "today": -1}]}',
        '{"format": "samtal-due-1", "days": [{"from": "2026-02-10", "namn": 1}]}',
        "[" * 100_000,
    ],
)
def test_a_damaged_file_is_told_from_none(plan, damaged):
    due_place().parent.mkdir(parents=True)
    due_place().write_text(damaged)
    with pytest.raises(NotDue):
        read_due(due_place())
    due_place().unlink()
    with pytest.raises(FileNotFoundError):
        read_due(due_place())
