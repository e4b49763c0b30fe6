"""What the review shows: one row of the old plan to be read side by side, and the last card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from samtal_tui.places import place_told
from samtal_tui.plan import table as form
from samtal_tui.plan.form import FORM, Parties, shown_responsible
from samtal_tui.plan.look_back import Review
from samtal_tui.plan.review import CheckIn, ReviewRow
from samtal_tui.plan.sub_goals import rolled_up
from samtal_tui.texts import Texts
from samtal_tui.words import KIND, RESULT
from screens.widgets.plan_layout import labelled, wrapped
from screens.widgets.rows import Row
from vault.records import Kind, OutcomeResult, Voice

_MARK = {
    OutcomeResult.DONE: "1",
    OutcomeResult.PARTLY: "2",
    OutcomeResult.NOT_DONE: "3",
    OutcomeResult.OBSOLETE: "4",
}
_DAYS = ("responsible", "do_by", "follow_up", "horizon")


def progress(review: Review, at: int, width: int) -> str:
    """How far the review has come: a mark a row, the answer's number or a dot; left out when too many.

    They stand apart where there is room for that, else side by side.
    """
    marks = [_MARK[row.saved.result] if row.saved.result else "." for row in review.rows]
    fitting = (told for told in (" ".join(marks), "".join(marks)) if len(told) <= width)
    return next(fitting, "") if at < len(review.rows) else ""


def row_lines(row: ReviewRow, review: Review, t: Texts, width: int) -> list[Row]:
    """Everything about one row that both may read."""
    pairs = [*_told(row, review, t)]
    label_width = max([18, *(cell_len(label) for label, _ in pairs)]) + 2
    lines = []
    head = t(KIND[row.item.kind])
    if row.item.kind is not Kind.GOAL and head not in {label for label, _ in pairs}:
        lines.append(_heading(head))
    lines += [labelled(*pair, width, indent=1, label_width=label_width) for pair in pairs]
    prepared = [f'"{words}"' for words in row.prepared]
    if prepared:
        label = t("{name} has prepared", name=review.person.given)
        said = "\n".join(prepared)
        lines += [Text(), labelled(label, said, width, indent=1, label_width=label_width)]
    return [Row(line) for line in lines]


def _told(row: ReviewRow, review: Review, t: Texts) -> Iterator[tuple[str, str]]:
    """The filled fields with their labels; who and when on one line; the check-ins."""
    for field in FORM[row.item.kind]:
        value = row.item.fields.get(field.name, "")
        if value and field.name not in _DAYS:
            yield t(field.label), value
    parties = Parties(review.person, review.manager)
    who = shown_responsible(row.item.fields.get("responsible", ""), parties, _manager(review, t))
    if told := [part for part in (who, *_days(row, t)) if part]:
        yield (t("Responsible") if who else t("When")), "    ".join(told)
    if row.item.part_of in {other.item.id for other in review.rows}:
        above = next(other for other in review.rows if other.item.id == row.item.part_of)
        yield t("Sub-goal of"), above.item.title
    if parts := _parts(row, review, t):
        yield t("Sub-goals"), parts
    if row.check_ins:
        yield t("Check-ins"), "\n".join(_check_in(one, t) for one in row.check_ins)


def _parts(row: ReviewRow, review: Review, t: Texts) -> str:
    """The sub-goals of a goal, each with how it went as far as that is said, and how many are done (P05)."""
    parts = [other for other in review.rows if other.item.part_of == row.item.id != other.item.id]
    results = [_result(part) for part in parts]
    told = [
        f"{part.item.title}: {t(RESULT[result]).lower()}" if result else part.item.title
        for part, result in zip(parts, results, strict=True)
    ]
    return "\n".join((*told, rolled_up(results, t))) if told else ""


def _result(row: ReviewRow) -> OutcomeResult | None:
    """How the row went: as answered, or else as the latest check-in says."""
    checked = [one.result for one in row.check_ins if one.result]
    return row.saved.result or (checked[-1] if checked else None)


def _check_in(one: CheckIn, t: Texts) -> str:
    result = t(RESULT[one.result]).lower() if one.result else ""
    return f"{one.on.isoformat()}  {': '.join(part for part in (result, one.words) if part)}"


def _days(row: ReviewRow, t: Texts) -> Iterator[str]:
    for field in FORM[row.item.kind]:
        if field.name in {"do_by", "follow_up"} and row.item.fields.get(field.name):
            # A day stays on the line of its word.
            yield f"{t(field.label)} {row.item.fields[field.name]}".replace(" ", "\u00a0")
    if horizon := form.HORIZONS.get(row.item.fields.get("horizon", "")):
        yield t(horizon)


def last_card(review: Review, t: Texts, width: int) -> list[Row]:
    """What the review came to, and what both wanted to remember from last time (R03)."""
    results = Counter(row.saved.result for row in review.rows if row.is_answered)
    told = [f"{t(RESULT[result]).lower()} {results[result]}" for result in OutcomeResult if results[result]]
    carried = sum(len(row.successors) for row in review.rows)
    left = sum(not row.is_answered for row in review.rows)
    lines = [Text(), _heading(t("The plan from last time is gone through"))]
    lines.append(_line(", ".join(told), width))
    if carried:
        on = t.count("{n} row goes on in this year's plan", "{n} rows go on in this year's plan", carried)
        lines.append(_line(on, width))
    if left:
        unanswered = t.count("{n} row has no answer yet", "{n} rows have no answer yet", left)
        lines.append(_line(unanswered, width))
    lines += [Text(), _line(t("What you agree on is agreed when the screen is turned: F4."), width)]
    if review.next_time:
        lines += [Text(), _heading(t("Better this time, you said"))]
        for voice, words in review.next_time:
            who = {Voice.EMPLOYEE: review.person.given, Voice.MANAGER: _manager(review, t)}
            lines.append(labelled(who.get(voice, t("Both")), words, width, indent=1, label_width=16))
    if review.views:
        lines += [Text(), _heading(t("Seen differently in the plan last time"))]
        for employee, manager in review.views:
            both = ((review.person.given, employee), (_manager(review, t), manager))
            lines += [labelled(name, said, width, indent=1, label_width=16) for name, said in both]
    if review.parked:
        lines += [Text(), _heading(t("Parked last time"))]
        for parked in review.parked:
            where = place_told(parked.taken_up_in, t)
            place = t("taken up in: {place}", place=where) if where else ""
            lines.append(_line("   ".join(part for part in (parked.text, place) if part), width))
    return [Row(line) for line in lines]


def nothing_card(review: Review, t: Texts, width: int) -> list[Row]:
    """What is said when there is no row to go through."""
    told = t("There is no earlier plan for {name}.", name=review.person.given)
    if review.since and review.unseen:
        told = t(
            "The plan from {date} was never shown to {name} and is not shown here: open it from that talk.",
            date=review.since.isoformat(),
            name=review.person.given,
        )
    return [Row(Text()), Row(_line(told, width))]


def _manager(review: Review, t: Texts) -> str:
    return review.manager or t("The manager")


def _heading(text: str) -> Text:
    return Text.assemble((f" {text}", "bold"))


def _line(text: str, width: int) -> Text:
    return Text("\n".join(f" {line}" for line in wrapped(text, width - 2)))
