"""The calendar file: days, numbers, places, no name and no other word, and the same entries the next time."""

import stat
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from samtal_tui.calendar import make
from samtal_tui.calendar.events import Event
from samtal_tui.calendar.make import make_calendar
from samtal_tui.export.content import one_line
from samtal_tui.export.errors import CannotPlace, StoppedByFinalCheck
from samtal_tui.texts import Texts
from samtal_tui.year.check_in import Said, save
from vault.records import Audience, Item, Kind, OutcomeResult, Person, Talk, TalkKind, TalkStatus
from vault.seam import create_for_tests

NOW = datetime(2026, 2, 10, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


def row(name: str, audience: Audience = Audience.ONWARD, **fields: str) -> Item:
    return Item(id=name, person="kim", talk="old", kind=Kind.GOAL, audience=audience, fields=fields)


@pytest.fixture
def vault(tmp_path):
    opened = create_for_tests(tmp_path / "valv")
    opened.people.add(Person(id="kim", number=7, given="Kim", family="Påhittad", role="Hemligrollen"))
    opened.talks.add(Talk(id="old", person="kim", on=date(2025, 3, 4), status=TalkStatus.HANDED))
    opened.talks.add(Talk(id="new", person="kim", on=date(2026, 3, 4), at=time(9, 30), place="Linden"))
    opened.talks.add(Talk(id="odd", person="kim", on=date(2026, 3, 5), kind=TalkKind.SPECIAL))
    opened.items.apply(
        "old",
        [
            row("larm", goal="Hemligt mål", follow_up="2026-04-15"),
            row("nat", goal="Lära nätet", follow_up="2026-06-01"),
            row("past", goal="Förra", follow_up="2026-01-01"),
            row("draft", Audience.PRIVATE, goal="Utkast", follow_up="2026-05-01"),
        ],
    )
    yield opened
    opened.close()


def made(vault, tmp_path, now=NOW, language="sv", *, overwrite=False) -> Calendar:
    place = tmp_path / "samtal.ics"
    make_calendar(vault, place, Texts(language), now, overwrite=overwrite)
    return Calendar.from_ical(place.read_bytes())


def entries(calendar: Calendar) -> dict[str, object]:
    return {str(one["SUMMARY"]) + one.decoded("DTSTART").isoformat(): one for one in calendar.walk("VEVENT")}


def test_titles_say_a_number_and_never_a_name(vault, tmp_path):
    calendar = made(vault, tmp_path)
    assert list(entries(calendar)) == [
        "Samtal 072026-03-04T09:30:00+01:00",
        "Uppföljning 072026-04-15",
        "Uppföljning 072026-06-01",
    ]
    raw = (tmp_path / "samtal.ics").read_text()
    for word in ("Kim", "hittad", "Hemlig", "Utkast", "Lära", "larm", "old"):
        assert word not in raw


def test_every_entry_is_private_and_nothing_is_an_invitation(vault, tmp_path):
    calendar = made(vault, tmp_path)
    assert "METHOD" not in calendar
    assert calendar["VERSION"] == "2.0"
    for entry in calendar.walk("VEVENT"):
        assert entry["CLASS"] == "PRIVATE"
        assert not {"ATTENDEE", "ORGANIZER", "DESCRIPTION"} & set(entry)
        assert not entry.walk("VALARM")
    talk, day, _ = calendar.walk("VEVENT")
    assert talk.decoded("DTEND") - talk.decoded("DTSTART") == timedelta(minutes=120)
    assert (talk["TRANSP"], day["TRANSP"]) == ("OPAQUE", "TRANSPARENT")
    assert day.decoded("DTEND") == date(2026, 4, 16)


PLACES = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@given(PLACES, st.dates(date(2026, 1, 1), date(2040, 12, 31)), st.times())
def test_a_talk_has_its_place_and_its_swedish_hour_whatever_they_are(place, on, at):
    event = Event(
        "0" * 32 + "@samtal",
        7,
        is_talk=True,
        on=on,
        at=at.replace(second=0, microsecond=0),
        minutes=120,
        place=place,
    )
    data = make.calendar_bytes([event], Texts("sv"), NOW)
    make.check_calendar(data, [event], Texts("sv"))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (entry,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(entry.get("LOCATION", "")) == one_line(place)
    starts = entry.decoded("DTSTART")
    assert starts.replace(tzinfo=None) == datetime.combine(on, event.at)
    assert entry["DTSTART"].params["TZID"] == "Europe/Stockholm"
    assert data.count(b"SUMMARY:") == 1


@pytest.mark.parametrize(
    ("day", "utc"),
    [(date(2026, 3, 4), 8), (date(2026, 3, 30), 7), (date(2026, 10, 23), 7), (date(2026, 10, 26), 8)],
)
def test_the_rules_of_the_file_tell_summer_time_to_a_calendar_that_knows_none(day, utc):
    """What the file says of the zone is enough: its own rules give the hour in UTC that Sweden has."""
    event = Event("0" * 32 + "@samtal", 7, is_talk=True, on=day, at=time(9), minutes=60)
    text = make.calendar_bytes([event], Texts("sv"), NOW).decode()
    own = text.replace("Europe/Stockholm", "Hemma")
    calendar = Calendar.from_ical(own)
    (zone,) = calendar.walk("VTIMEZONE")
    starts = datetime.combine(day, time(9), zone.to_tz())
    assert starts.astimezone(UTC).hour == utc


def test_a_second_file_changes_the_entries_of_the_first(vault, tmp_path):
    first = made(vault, tmp_path)
    save(vault, "larm", Said(OutcomeResult.PARTLY, "", "2026-05-20"), TODAY)
    second = made(vault, tmp_path, NOW + timedelta(hours=1), overwrite=True)
    old = {str(one["UID"]): one for one in first.walk("VEVENT")}
    new = {str(one["UID"]): one for one in second.walk("VEVENT")}
    assert set(old) == set(new)
    moved = [uid for uid in old if old[uid].decoded("DTSTART") != new[uid].decoded("DTSTART")]
    assert [new[uid].decoded("DTSTART") for uid in moved] == [date(2026, 5, 20)]
    assert all(new[uid]["SEQUENCE"] > old[uid]["SEQUENCE"] for uid in old)
    assert all(new[uid].decoded("DTSTAMP") > old[uid].decoded("DTSTAMP") for uid in old)


def test_a_row_that_is_done_is_in_it_no_more(vault, tmp_path):
    outcome = Item(
        id="o",
        person="kim",
        talk="old",
        kind=Kind.OUTCOME,
        audience=Audience.ONWARD,
        origin="nat",
        fields={"row": "Lära nätet", "result": "done", "next_step": "close"},
    )
    vault.items.apply("old", [outcome])
    assert "Uppföljning 072026-06-01" not in entries(made(vault, tmp_path))


def test_lines_are_as_the_standard_has_them(vault, tmp_path):
    made(vault, tmp_path, language="en")
    raw = (tmp_path / "samtal.ics").read_bytes()
    assert b"SUMMARY:Follow-up 07\r\n" in raw
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"DTSTART;VALUE=DATE:20260415" in raw


def test_the_file_is_the_users_alone_and_never_written_over_unasked(vault, tmp_path):
    made(vault, tmp_path)
    place = tmp_path / "samtal.ics"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    before = place.read_bytes()
    with pytest.raises(CannotPlace):
        made(vault, tmp_path, NOW + timedelta(hours=1))
    assert place.read_bytes() == before
    with pytest.raises(CannotPlace):
        make_calendar(vault, tmp_path / "saknas" / "mer" / "x.ics", Texts("sv"), NOW)


@pytest.mark.parametrize("way", ["a line", "in a title", "a folded line", "an attachment"])
def test_words_in_the_finished_bytes_stop_the_file(vault, tmp_path, monkeypatch, way):
    added = {
        "a line": b"DESCRIPTION:jouren\r\n",
        "in a title": b"SUMMARY:Samtal 07 jouren\r\n",
        "a folded line": b"UID:00\r\n jouren\r\n",
        "an attachment": b"ATTACH:data:text/plain,jouren\r\n",
    }[way]
    usual = make.calendar_bytes
    monkeypatch.setattr(make, "calendar_bytes", lambda *about: usual(*about) + added)
    with pytest.raises(StoppedByFinalCheck):
        make_calendar(vault, tmp_path / "dagar.ics", Texts("sv"), NOW)
    assert not tmp_path.joinpath("dagar.ics").exists()
