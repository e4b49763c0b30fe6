"""The rows of the manager's preparation: headings, her own lines, and what the year left behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from samtal_tui.places import place_told
from samtal_tui.prepare.desk import Preparation
from samtal_tui.talk.routes import pointer_told
from samtal_tui.texts import Texts
from samtal_tui.words import RESULT
from screens.widgets.plain import one_line
from screens.widgets.rows import Row
from vault.records import Audience, Item, Voice

INDENT = 3


def preparation_rows(seen: Preparation, t: Texts) -> list[Row]:
    """Everything in the order of a preparation: where to, what to say, what they say, what was."""
    name = one_line(seen.person.given)
    rows = [*_group(t("What the talk is to lead to"), _lines([seen.target] if seen.target else [], t), t)]
    rows += _group(t("Points to raise"), _lines(seen.points, t), t)
    rows += _group(t("Feedback, in four steps"), _feedback(seen.feedback, t), t)
    rows += _group(t("Reactions to expect"), _lines(seen.reactions, t), t)
    rows += _group(t("{name}'s answers", name=name), _answers(seen, t), t)
    rows += _group(_plan_title(seen, t), _plan(seen, t), t)
    if seen.only_hers:
        rows += _group(t("From your check-ins, read by you alone"), _only_hers(seen, t), t)
    rows += _group(t("Noted during the year"), _lines(seen.noted, t), t)
    if seen.kept:
        rows += _group(t("Your own lines from earlier talks"), _kept(seen), t)
    rows += _group(t("Better next time"), _better(seen, name, t), t)
    rows += _group(t("The operation's goals"), (Row(_text(goal), indent=INDENT) for goal in seen.goals), t)
    return rows


def _group(title: str, rows: Iterable[Row], t: Texts) -> Iterator[Row]:
    found = list(rows)
    heading = Text(f" {title}", "bold")
    yield Row(heading if found else heading.append(f"   {t('Nothing yet.')}", "dim not bold"))
    yield from found


def _text(words: str, style: str = "") -> Text:
    return Text(f"   {one_line(words)}", style)


def _lines(items: Iterable[Item], t: Texts) -> Iterator[Row]:
    for item in items:
        yield Row(_text(_shown(item, t)), item.id, INDENT)


def _shown(item: Item, t: Texts) -> str:
    if item.routed_to:
        return pointer_told(item.routed_to, t)
    return "* * *" if item.audience is Audience.SENSITIVE else item.title


def _feedback(items: Iterable[Item], t: Texts) -> Iterator[Row]:
    for item in items:
        hidden = item.audience is Audience.SENSITIVE
        yield Row(_text("* * *" if hidden else item.title), item.id, INDENT)
        if reaction := item.fields.get("reaction"):
            yield Row(_text(t("Reaction: {words}", words=reaction), "dim"), indent=INDENT)


def _plan_title(seen: Preparation, t: Texts) -> str:
    since = seen.review.since
    return t("The plan from {day}", day=since.isoformat()) if since else t("The last plan")


def _plan(seen: Preparation, t: Texts) -> Iterator[Row]:
    for row in seen.review.rows:
        day = row.item.fields.get("do_by", "")
        text = _text(row.item.title)
        text.append(f"   {t('done by {date}', date=day)}" if day else "", "dim")
        yield Row(text, row.item.id, INDENT)
        for check in row.check_ins:
            result = t(RESULT[check.result]) if check.result else ""
            told = ": ".join(
                part for part in (f"{check.on.isoformat()} {result}".strip(), check.words) if part
            )
            yield Row(Text(f"     {one_line(told)}", "dim"), indent=5)
    for parked in seen.review.parked:
        where = f" ({place_told(parked.taken_up_in, t)})" if parked.taken_up_in else ""
        yield Row(_text(t("Parked: {words}", words=parked.text + where)), indent=INDENT)


def _only_hers(seen: Preparation, t: Texts) -> Iterator[Row]:
    for one in seen.only_hers:
        said = (one.row, t(RESULT[one.result]).lower() if one.result else "", one.words)
        told = ": ".join(one_line(part) for part in said if part)
        yield Row(_text(f"{one.on.isoformat()}  {told}"), indent=INDENT)


def _answers(seen: Preparation, t: Texts) -> Iterator[Row]:
    """Each answer under what it is the answer to; what answered no question comes last."""
    rows = {row.item.id: row.item.title for row in seen.review.rows}
    addresses = set(seen.guide.addresses())
    asked = [
        rows.get(item.origin)
        or (seen.guide.question(item.question).text(t.language) if item.question in addresses else "")
        for item in seen.answers
    ]
    pairs = sorted(zip(asked, seen.answers, strict=True), key=lambda pair: not pair[0])
    said = ""
    for question, item in pairs:
        heading = question or t("Answers to no question")
        if heading != said:
            yield Row(_text(heading, "dim"), indent=INDENT)
            said = heading
        for number, line in enumerate(_shown(item, t).split("\n")):
            yield Row(Text(f"     {one_line(line)}"), "" if number else item.id, 5)


def _kept(seen: Preparation) -> Iterator[Row]:
    for line in seen.kept:
        yield Row(_text(f"{line.on.isoformat()}  {line.item.title}"), indent=INDENT + 12)


def _better(seen: Preparation, name: str, t: Texts) -> Iterator[Row]:
    for voice, words in seen.review.next_time:
        who = {Voice.EMPLOYEE: name, Voice.MANAGER: t("You")}.get(voice, t("Both"))
        yield Row(_text(f"{who}: {words}"), indent=INDENT)
