"""The overview of a whole vault opens no seal: its cost does not grow with what is written."""

from datetime import date, time

import pytest
from rigs import KIM

from samtal_tui.demo import build
from samtal_tui.keeping.bringing_in import bring_in
from samtal_tui.keeping.interchange import Interchange
from samtal_tui.people.overview import overview, told
from samtal_tui.people.standing import line
from samtal_tui.texts import Texts
from vault.records import Talk, TalkStatus, checked
from vault.seam import create_for_tests

TODAY = date(2026, 2, 10)


def team(folder, monkeypatch=None):
    vault = create_for_tests(folder / "valv")
    bring_in(vault, checked(Interchange, build(TODAY, "sv")))
    return vault


def test_the_first_page_is_the_one_that_was_sketched(tmp_path):
    vault = team(tmp_path)
    page = overview(vault, TODAY)
    said = [(entry.person.number, told(entry, Texts("sv"))) for entry in page.lines]
    assert said[:6] == [
        (7, "i dag"),
        (2, "hållet, 6 rader kvar"),
        (11, "kallad till 2026-02-17"),
        (3, "dags: 12 månader sedan"),
        (14, "ny, omfattas (7 mån)"),
        (6, "överens, ej lämnat"),
    ]
    assert [number for number, _ in said[6:]] == [1, 5, 8, 9, 10, 12, 4, 13]
    assert (page.late, page.to_go_through) == (2, 1)
    assert page.next.plan_waiting
    vault.close()


@pytest.mark.parametrize(
    ("on", "status", "more", "said"),
    [
        ("2026-02-10", TalkStatus.INVITED, {"at": time(9)}, "i dag 09:00"),
        ("2026-02-10", TalkStatus.INVITED, {"at": time(9), "answered": TODAY}, "i dag 09:00, svar inkom"),
        ("2026-02-10", TalkStatus.PLANNED, {"answered": TODAY}, "i dag, svar inkom"),
        ("2026-02-17", TalkStatus.INVITED, {"at": time(9)}, "kallad till 2026-02-17"),
        ("2026-02-17", TalkStatus.INVITED, {"at": time(9), "answered": TODAY}, "2026-02-17, svar inkom"),
        ("2026-02-17", TalkStatus.PREPARED, {"answered": TODAY}, "2026-02-17, svar inkom"),
        ("2026-02-03", TalkStatus.HELD, {"answered": TODAY}, "hållet, att gå igenom"),
    ],
)
def test_the_hour_of_today_and_that_answers_have_come_fit_their_column(on, status, more, said):
    talk = Talk(id="t" * 32, person=KIM.id, on=date.fromisoformat(on), status=status, **more)
    told_of = told(line(KIM, [talk], [], {}, TODAY), Texts("sv"))
    assert told_of == said
    assert len(told_of) <= 24


def test_no_seal_is_opened_for_it(tmp_path, monkeypatch):
    vault = team(tmp_path)
    expected = overview(vault, TODAY)

    def refuse(*_args):
        raise AssertionError("a seal was opened")

    monkeypatch.setattr("vault.seal.PersonSeal.open", refuse)
    assert overview(vault, TODAY) == expected
    vault.close()


def test_a_special_talk_is_not_spoken_of(tmp_path):
    vault = create_for_tests(tmp_path / "valv")
    talk = {"on": "2026-02-10", "kind": "special", "status": "planned"}
    people = [{"given": "Kim", "talks": [talk]}]
    bring_in(vault, checked(Interchange, {"format": "samtal-import-1", "people": people}))
    assert told(overview(vault, TODAY).lines[0], Texts("sv")) == "ny"
    vault.close()
