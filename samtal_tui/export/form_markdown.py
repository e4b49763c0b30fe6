"""A form as Markdown: the code of a question stands in a comment, which no reader shows."""

from __future__ import annotations

from collections.abc import Iterator

from samtal_tui.export.content import Content, form_of
from samtal_tui.export.form import Ask, AskGroup, Card, DraftTable, Form
from samtal_tui.export.markdown import escaped


def make(content: Content) -> bytes:
    """The whole form as UTF-8."""
    return ("\n\n".join(_blocks(content, form_of(content))) + "\n").encode()


def tagged(code: str) -> str:
    """A code as it stands in the text."""
    return f"<!-- samtal {code} -->"


def _blocks(content: Content, form: Form) -> Iterator[str]:
    yield f"# {escaped(content.title)}"
    yield "\n".join(f"- **{escaped(field.label)}:** {escaped(field.value)}" for field in content.header)
    yield escaped(content.statement)
    for card in form.before:
        yield from _card(card)
    for group in form.groups:
        yield from _group(group, form.answer)
    for draft in form.drafts:
        yield from _draft(draft)
    for group in form.last:
        yield from _group(group, form.answer)
    for card in form.after:
        yield from _card(card)
    yield tagged(form.mark)


def _card(card: Card) -> Iterator[str]:
    yield f"## {escaped(card.title)}"
    yield escaped(card.intro)
    yield "\n".join(f"- {escaped(line)}" for line in card.lines)


def _group(group: AskGroup, label: str) -> Iterator[str]:
    yield f"## {escaped(group.title)}"
    if group.intro:
        yield escaped(group.intro)
    for ask in group.asks:
        yield from _ask(ask, label)


def _ask(ask: Ask, label: str) -> Iterator[str]:
    number = f"{ask.number}. " if ask.number else ""
    yield f"### {number}{escaped(ask.text)}\n{tagged(ask.code)}"
    if ask.facts:
        yield "\n".join(f"- **{escaped(fact.label)}:** {escaped(fact.value)}" for fact in ask.facts)
    if ask.hints:
        yield f"*{escaped(' '.join(ask.hints))}*"
    yield f"**{escaped(label)}**"
    yield ""


def _draft(draft: DraftTable) -> Iterator[str]:
    yield f"## {escaped(draft.title)}\n{tagged(draft.code)}"
    yield escaped(draft.intro)
    blank = f"|{'   |' * len(draft.columns)}"
    head = f"| {' | '.join(map(escaped, draft.columns))} |"
    yield "\n".join((head, f"|{' --- |' * len(draft.columns)}", *[blank] * draft.rows))
