"""What the list of employees says of each, and in which order (D01-D05)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.people.overview import Overview, exception_told, goals_told, late_told, told
from samtal_tui.people.standing import Standing, in_order, is_covered, line, months_between
from samtal_tui.texts import Texts
from vault.records import Audience, Employment, Item, Kind, Person, Talk, TalkKind, TalkStatus

TODAY = date(2026, 2, 10)
KIM = Person(id="kim", number=7, given="Kim", family="Påhittad")


def held(days: int, status: TalkStatus = TalkStatus.CLOSED, **rest) -> Talk:
    return Talk(id=f"talk-{days}", person="kim", on=TODAY - timedelta(days=days), status=status, **rest)


def row(kind: Kind, talk: Talk, row_id: str = "row", origin: str = "", **fields: str) -> Item:
    return Item(
        id=row_id,
        person="kim",
        talk=talk.id,
        kind=kind,
        audience=Audience.ONWARD,
        origin=origin,
        fields=fields,
    )


def standing(talks=(), person=KIM, plan=(), private=None) -> str:
    return told(line(person, talks, plan, private or {}, TODAY), Texts("sv"))


def exception(talks, person) -> str:
    return exception_told(line(person, talks, [], {}, TODAY), Texts("sv"))


@pytest.mark.parametrize(
    ("talks", "said"),
    [
        ([held(0, TalkStatus.INVITED)], "i dag"),
        ([held(0, TalkStatus.HELD)], "i dag"),
        ([held(3, TalkStatus.PREPARED)], "2026-02-07, inte avslutat"),
        ([held(7, TalkStatus.HELD)], "hållet, att gå igenom"),
        ([held(-7, TalkStatus.INVITED)], "kallad till 2026-02-17"),
        ([held(-7, TalkStatus.PLANNED)], "planerat 2026-02-17"),
        ([held(14, TalkStatus.AGREED)], "överens, ej lämnat"),
        ([held(14, TalkStatus.SIGNED)], "underskrivet, ej lämnat"),
        ([held(14, TalkStatus.HANDED)], "lämnat, följs upp"),
        ([held(14, TalkStatus.CLOSED)], "avslutat"),
        ([held(365)], "dags: 12 månader sedan"),
        ([held(340)], "dags: 11 månader sedan"),
        ([held(333)], "avslutat"),
        ([held(800), held(30, TalkStatus.CLOSED, kind=TalkKind.FOLLOW_UP)], "dags: 26 månader sedan"),
        ([], "ny"),
    ],
)
def test_the_line_says_what_comes_next(talks, said):
    assert standing(talks) == said


def test_a_held_talk_says_how_many_private_lines_are_left():
    assert standing([held(7, TalkStatus.HELD)], private={"talk-7": 6}) == "hållet, 6 rader kvar"
    assert standing([held(7, TalkStatus.HELD)], private={"talk-7": 1}) == "hållet, 1 rad kvar"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2025, 10, 3), date(2026, 5, 15), "ny, omfattas (7 mån)"),
        (date(2026, 1, 1), date(2026, 6, 1), "ny, omfattas (5 mån)"),
        (date(2026, 1, 1), date(2026, 5, 31), "omfattas inte (4 mån)"),
        (date(2025, 12, 1), None, "ny, omfattas (2 mån)"),
    ],
)
def test_a_fixed_term_is_covered_from_five_months(start, end, said):
    person = KIM.model_copy(
        update={"employment": Employment.FIXED_TERM, "employed_from": start, "employed_to": end}
    )
    assert standing(person=person) == said


def test_a_short_employment_is_included_for_a_reason_and_an_exception_goes_before_it():
    short = KIM.model_copy(
        update={
            "employment": Employment.FIXED_TERM,
            "employed_from": date(2026, 1, 1),
            "employed_to": date(2026, 4, 30),
        }
    )
    included = short.model_copy(update={"included": "kommer tillbaka i höst"})
    assert not is_covered(short, TODAY)
    assert standing(person=included) == "ny, tas med: kommer tillbaka i höst"
    assert exception([held(30)], included) == "tas med: kommer tillbaka i höst"
    assert exception([held(30)], short) == exception([], KIM.model_copy(update={"included": "x"})) == ""
    assert not is_covered(included.model_copy(update={"exempt": "föräldraledig"}), TODAY)
    assert not is_covered(included, date(2026, 5, 1))


def test_whoever_is_exempt_or_has_left_is_not_due():
    exempt = KIM.model_copy(update={"exempt": "föräldraledig"})
    gone = KIM.model_copy(update={"employed_to": date(2026, 2, 9)})
    assert standing([held(800)], exempt) == "undantag: föräldraledig"
    assert standing([held(800)], gone) == "slutade 2026-02-09"
    assert standing([held(800)], KIM.model_copy(update={"employed_to": TODAY})).startswith("dags")


def test_the_plan_that_holds_is_the_newest_held_one():
    old, new, coming = held(700), held(340), held(0, TalkStatus.PREPARED)
    plan = [
        row(Kind.GOAL, old, "old", goal="gammalt"),
        row(Kind.GOAL, new, "one", goal="ett"),
        row(Kind.GOAL, new, "two", goal="två", follow_up="2026-02-10"),
        row(Kind.CHALLENGE, new, "three", challenge="tre", follow_up="2026-02-11"),
        row(Kind.PROMISE, new, "four", text="fyra"),
        row(Kind.GOAL, coming, "next", goal="nästa"),
        row(Kind.OUTCOME, coming, "o1", "one", row="ett", result="done"),
        row(Kind.OUTCOME, coming, "o2", "two", row="två", result="partly"),
    ]
    entry = line(KIM, [coming, new, old], plan, {}, TODAY)
    assert goals_told(entry, Texts("sv")) == "1 av 3"
    assert entry.follow_ups == 1
    assert entry.plan_waiting
    assert entry.last == new.on


def test_a_row_is_done_when_its_latest_outcome_says_so():
    talk = held(340)
    goal = row(Kind.GOAL, talk, "one", goal="ett")
    done = row(Kind.OUTCOME, talk, "o1", "one", row="ett", result="done").model_copy(update={"sequence": 5})
    undone = row(Kind.OUTCOME, talk, "o2", "one", row="ett", result="partly").model_copy(
        update={"sequence": 9}
    )
    assert line(KIM, [talk], [goal, done], {}, TODAY).done == 1
    assert line(KIM, [talk], [goal, undone, done], {}, TODAY).done == 0


@pytest.mark.parametrize(
    ("responsible", "do_by", "origin", "late"),
    [
        ("manager", "2026-02-09", "", "1 sent"),
        ("manager", "2026-02-10", "", ""),
        ("employee", "2026-02-09", "", ""),
        ("manager", "", "", ""),
        ("manager", "i vår", "", ""),
        ("manager", "2026-02-09", "promise", ""),
    ],
)
def test_only_the_managers_own_promises_past_their_day_are_late(responsible, do_by, origin, late):
    talk = held(40)
    promise = row(Kind.PROMISE, talk, "promise", text="lovat", responsible=responsible, do_by=do_by)
    answer = row(Kind.OUTCOME, talk, "answer", origin, row="lovat", result="done")
    assert late_told(line(KIM, [talk], [promise, answer], {}, TODAY), Texts("sv")) == late


def test_what_needs_doing_comes_first_and_then_swedish_order():
    def entry(family: str, talks) -> object:
        return line(KIM.model_copy(update={"family": family, "id": family}), talks, [], {}, TODAY)

    lines = [
        entry("Öst", [held(40, TalkStatus.FOLLOWED_UP)]),
        entry("Ås", [held(40, TalkStatus.HANDED)]),
        entry("Alm", [held(40, TalkStatus.FOLLOWED_UP)]),
        entry("Wik", [held(400)]),
        entry("Senare", [held(-20, TalkStatus.PLANNED)]),
        entry("Snart", [held(-2, TalkStatus.PLANNED)]),
        entry("Zorn", [held(0, TalkStatus.PREPARED)]),
    ]
    ordered = [one.person.family for one in in_order(lines)]
    assert ordered == ["Zorn", "Snart", "Senare", "Wik", "Alm", "Ås", "Öst"]
    assert Overview(tuple(in_order(lines))).next.person.family == "Zorn"


def test_nothing_is_next_when_all_is_done():
    done = line(KIM, [held(40, TalkStatus.HANDED)], [], {}, TODAY)
    assert Overview((done,)).next is None
    assert Overview(()).next is None


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_a_month_is_whole_on_the_same_day_of_the_next_one_and_not_the_day_before(one, other):
    earlier, later = min(one, other), max(one, other)
    months = months_between(earlier, later)
    if earlier.day <= 28:
        year, month = divmod(earlier.year * 12 + earlier.month - 1 + months, 12)
        reached = date(year, month + 1, earlier.day)
        assert reached <= later
        assert months_between(earlier, reached) == months
        assert months_between(earlier, reached - timedelta(days=1)) == max(months - 1, 0)


def test_every_standing_has_words_in_both_languages():
    for language in ("sv", "en"):
        t = Texts(language)
        for one in Standing:
            talk = held(0, TalkStatus.PLANNED)
            entry = line(KIM, [talk], [], {}, TODAY)
            forced = entry.__class__(**{**vars(entry), "standing": one})
            assert told(forced, t)
