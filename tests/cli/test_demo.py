"""The made-up team: it comes in as any file does, on any day, in both languages, and nothing is left."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samtal_tui.demo import build, open_demo
from samtal_tui.keeping.interchange import Interchange
from samtal_tui.people.details import without_personnummer
from samtal_tui.plan.look_back import last_plan
from vault.records import Audience, Kind, TalkStatus, checked

TODAY = date(2026, 2, 10)


@settings(max_examples=40, deadline=None)
@given(st.dates(date(2024, 1, 1), date(2040, 1, 1)), st.sampled_from(["sv", "en"]))
def test_the_team_fits_the_format_whatever_day_it_is(today, language):
    file = checked(Interchange, build(today, language))
    assert len(file.people) == 14
    for person in file.people:
        days = [talk.on for talk in person.talks]
        assert len(set(days)) == len(days)
        assert all(day == today or day.weekday() < 5 for day in days)
        for text in (person.given, person.family, person.role, person.unit):
            assert without_personnummer(text) == text


def test_two_languages_tell_the_same_story():
    def shape(value: object) -> object:
        match value:
            case dict():
                return {name: shape(part) for name, part in value.items()}
            case list():
                return [shape(part) for part in value]
            case _:
                return type(value)

    swedish, english = build(TODAY, "sv"), build(TODAY, "en")
    assert shape(swedish) == shape(english)
    assert not set("åäö") & set(" ".join(said_in(english)).replace("Ståhl", "").lower()) - set("åäö")
    untranslated = {said for said in said_in(swedish) & said_in(english) if " " in said}
    assert untranslated == set()


def said_in(value: object) -> set[str]:
    if isinstance(value, dict):
        return set().union(*map(said_in, value.values()))
    if isinstance(value, list):
        return set().union(*map(said_in, value))
    return {value} if isinstance(value, str) else set()


@pytest.fixture(params=["sv", "en"])
def demo(request, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    opened = open_demo(TODAY, request.param)
    yield opened
    if opened.documents.exists():
        opened.vault.close()


def test_it_opens_in_the_middle_of_kims_talk(demo):
    talk = demo.vault.talks.get(demo.talk)
    assert demo.vault.people.get(talk.person).name == "Kim Ek"
    assert (talk.on, talk.status) == (TODAY, TalkStatus.HELD)
    items = demo.vault.items.of_talk(demo.talk)
    found = {(item.kind, item.audience) for item in items if item.question == talk.question}
    assert (Kind.NOTE, Audience.PRIVATE) in found
    assert (Kind.NOTE, Audience.BETWEEN_US) in found
    assert (Kind.NOTE, Audience.SENSITIVE) in found
    assert [item for item in items if item.agreed] == []


def test_last_years_plan_waits_to_be_reviewed(demo):
    review = last_plan(demo.vault, demo.talk, TODAY)
    assert len(review.rows) == 5
    assert [len(row.check_ins) for row in review.rows] == [2, 1, 1, 0, 0]
    assert review.since == TODAY - timedelta(days=343)


def test_nobody_else_can_get_in_and_nothing_is_left(demo):
    folder = demo.vault.folder
    assert folder.stat().st_mode & 0o777 == 0o700
    assert demo.documents.stat().st_mode & 0o777 == 0o700
    demo.vault.close()
    assert not folder.exists()
    demo.documents.rmdir()
