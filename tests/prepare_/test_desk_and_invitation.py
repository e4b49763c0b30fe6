"""How ready both are, and what an invitation says and warns of."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar
from prepare_.forms import filled_word
from rigs import ASA
from talk_samples import TALK

from samtal_tui.export.errors import CannotPlace
from samtal_tui.export.formats import Format
from samtal_tui.prepare.answers import take
from samtal_tui.prepare.desk import Readiness, preparation, set_plan_read
from samtal_tui.prepare.invitation import invitation_of, invite, set_invited, set_when
from samtal_tui.prepare.round import the_round, to_invite, to_make
from samtal_tui.sharing.agreement import reword
from samtal_tui.sharing.extract import extract
from samtal_tui.talk.session import plan_talk
from samtal_tui.texts import Texts
from vault.records import OperationGoal, TalkStatus

SV = Texts("sv")
DAY = date(2026, 2, 10)
NOW = datetime(2026, 1, 20, 9, 0, tzinfo=UTC)


def test_every_step_of_both_shows_on_the_line_once_it_is_done(own_kim):
    vault = own_kim.vault
    assert preparation(vault, TALK, NOW.date()).readiness == Readiness(
        invited=False, answers=False, goals=False, plan=False, feedback=False, when=False
    )
    assert (
        preparation(vault, TALK, NOW.date()).readiness.told(SV).startswith("Inte än: tid och plats, kallat")
    )
    set_when(vault, TALK, DAY, time(9), "Linden")
    set_invited(vault, TALK, NOW.date())
    take(
        vault,
        own_kim.arrive(filled_word(own_kim, {"arbetssituation/balans": "Bra."}), "svar.docx"),
        NOW.date(),
    )
    set_plan_read(vault, TALK, NOW.date())
    goal = OperationGoal(year=2026, text="Färre driftstopp")
    vault.profile.put(vault.profile.get().model_copy(update={"operation_goals": (goal,)}))
    ready = preparation(vault, TALK, NOW.date()).readiness
    assert ready.told(SV) == "Klart: kallat, svar, mål, planen läst   Inte än: återkoppling"


def test_without_a_last_plan_there_is_none_to_read():
    ready = Readiness(invited=True, answers=True, goals=True, plan=None, feedback=True)
    assert "plan" not in ready.told(SV)


@pytest.mark.parametrize(("days", "warned"), [(14, False), (13, True), (1, True), (0, True), (-1, True)])
def test_less_than_two_weeks_is_said(own_kim, days, warned):
    seen = invitation_of(own_kim.vault, TALK, DAY - timedelta(days=days), SV)
    assert any("dag" in remark.lower() for remark in seen.remarks) is warned


def test_the_answers_are_asked_for_only_while_there_is_time(own_kim):
    early = invitation_of(own_kim.vault, TALK, NOW.date(), SV)
    late = invitation_of(own_kim.vault, TALK, DAY - timedelta(days=2), SV)
    assert "senast 2026-02-07" in early.text
    assert "tillbaka det" not in late.text


def test_nothing_is_made_or_noted_when_one_of_the_files_is_there(own_kim, tmp_path):
    set_when(own_kim.vault, TALK, DAY, time(9), "Linden")
    names = invite(own_kim.vault, TALK, tmp_path / "ut", NOW)
    for name in names[1:]:
        (tmp_path / "ut" / name).unlink()
    own_kim.vault.talks.update(own_kim.vault.talks.get(TALK).model_copy(update={"invited": None}))
    with pytest.raises(CannotPlace):
        invite(own_kim.vault, TALK, tmp_path / "ut", NOW)
    assert [path.name for path in (tmp_path / "ut").iterdir()] == names[:1]
    assert own_kim.vault.talks.get(TALK).invited is None


def test_an_invitation_never_takes_a_talk_back(own_kim):
    talk = own_kim.vault.talks.get(TALK)
    own_kim.vault.talks.update(talk.model_copy(update={"status": TalkStatus.HELD}))
    assert set_invited(own_kim.vault, TALK, DAY).status is TalkStatus.HELD


def test_forms_are_made_for_those_with_a_planned_talk(own_kim):
    assert len(to_make(the_round(own_kim.vault, NOW.date()))) == 1
    assert len(to_invite(the_round(own_kim.vault, NOW.date()))) == 1
    set_invited(own_kim.vault, TALK, NOW.date())
    assert to_invite(the_round(own_kim.vault, NOW.date())) == []
    assert len(to_make(the_round(own_kim.vault, NOW.date()))) == 1


def test_what_answered_no_question_stays_an_answer_in_other_words(own_kim):
    vault = own_kim.vault
    take(vault, own_kim.arrive("Jag vill prata om parkeringen."), NOW.date())
    (line,) = preparation(vault, TALK, NOW.date()).answers
    fields = {**line.fields, "text": "Parkeringen är för liten."}
    vault.items.apply(TALK, [reword(vault.id, line, fields)])
    seen = preparation(vault, TALK, NOW.date())
    assert [item.title for item in seen.answers] == ["Parkeringen är för liten."]
    assert line.id not in {item.id for item in seen.noted}


def test_another_hour_needs_another_form_and_another_invitation(own_kim, tmp_path):
    vault = own_kim.vault
    set_when(vault, TALK, DAY, time(9), "Linden")
    (first, *_) = invite(vault, TALK, tmp_path / "ut", NOW)
    assert to_make(the_round(vault, NOW.date())) == []
    set_when(vault, TALK, DAY, time(9), "Aulan")
    assert to_invite(the_round(vault, NOW.date())) == []
    set_when(vault, TALK, DAY, time(13, 30), "Aulan")
    (line,) = to_invite(the_round(vault, NOW.date()))
    assert line.made is None
    assert vault.talks.get(TALK).status is TalkStatus.PLANNED
    again = invite(vault, TALK, tmp_path / "en till", NOW, with_form=line.made is None)
    assert again[0] != first
    assert "13:30" in " ".join(extract((tmp_path / "en till" / again[0]).read_bytes(), Format.WORD).pieces)


def test_a_talk_brought_in_as_called_is_not_called_again(own_kim):
    talk = own_kim.vault.talks.get(TALK)
    own_kim.vault.talks.update(talk.model_copy(update={"status": TalkStatus.INVITED}))
    assert to_invite(the_round(own_kim.vault, NOW.date())) == []
    assert preparation(own_kim.vault, TALK, NOW.date()).readiness.invited


def test_the_files_of_an_invitation_say_nobodys_name(own_kim, tmp_path):
    set_when(own_kim.vault, TALK, DAY, time(9), "Linden; bortre rummet, plan 2")
    _form, text, entry = invite(own_kim.vault, TALK, tmp_path / "ut", NOW)
    assert (text, entry) == ("Kallelse_2026-02-10_07.txt", "Samtal_2026-02-10_07.ics")
    calendar = Calendar.from_ical((tmp_path / "ut" / entry).read_bytes())
    assert "METHOD" not in calendar
    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]) == "Samtal 07"
    assert str(event["LOCATION"]) == "Linden; bortre rummet, plan 2"
    assert event["DTSTART"].params["TZID"] == "Europe/Stockholm"
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=120)
    assert "Kim" not in (tmp_path / "ut" / entry).read_text(encoding="utf-8")
    assert "tisdag 2026-02-10 kl. 09:00" in (tmp_path / "ut" / text).read_text(encoding="utf-8")


def test_a_form_made_before_is_left_as_it_is_when_everybody_is_invited(own_kim, tmp_path):
    (form, *_) = invite(own_kim.vault, TALK, tmp_path / "ut", NOW)
    filled = tmp_path / "ut" / form
    filled.write_bytes(b"filled in meanwhile")
    for name in ("Kallelse_2026-02-10_07.txt", "Samtal_2026-02-10_07.ics"):
        (tmp_path / "ut" / name).unlink()
    assert len(invite(own_kim.vault, TALK, tmp_path / "ut", NOW, with_form=False)) == 2
    assert filled.read_bytes() == b"filled in meanwhile"


def test_a_first_talk_speaks_of_no_plan_from_last_time(own_kim):
    vault = own_kim.vault
    first = plan_talk(vault, ASA.id, "kommunal-rutin", DAY)
    assert "plan" not in invitation_of(vault, first.id, NOW.date(), SV).text
    assert "vår senaste plan" in invitation_of(vault, TALK, NOW.date(), SV).text
