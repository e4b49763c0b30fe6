"""A form as plain text, to fill in anywhere: the code of a question stands in brackets after it."""

from __future__ import annotations

from collections.abc import Iterator

from samtal_tui.export.content import Content, form_of
from samtal_tui.export.form import Ask, AskGroup, Card, DraftTable, Form


def make(content: Content) -> bytes:
    """The whole form as UTF-8."""
    return ("\n\n".join(_blocks(content, form_of(content))) + "\n").encode()


def tagged(code: str) -> str:
    """A code as it stands in the text."""
    return f"[{code}]"


def _blocks(content: Content, form: Form) -> Iterator[str]:
    yield f"{content.title}\n{'=' * len(content.title)}"
    yield "\n".join(f"{field.label}: {field.value}" for field in content.header)
    yield content.statement
    yield form.codes_note
    for card in form.before:
        yield _card(card)
    for group in form.groups:
        yield from _group(group, form.answer)
    for draft in form.drafts:
        yield from _draft(draft)
    for group in form.last:
        yield from _group(group, form.answer)
    for card in form.after:
        yield _card(card)
    yield tagged(form.mark)


def _titled(title: str, code: str = "") -> str:
    return f"\n{title.upper()} {code}".rstrip() + f"\n{'-' * len(title)}"


def _card(card: Card) -> str:
    return "\n".join((_titled(card.title), card.intro, *(f"- {line}" for line in card.lines)))


def _group(group: AskGroup, label: str) -> Iterator[str]:
    yield "\n".join(part for part in (_titled(group.title), group.intro) if part)
    for ask in group.asks:
        yield _ask(ask, label)


def _ask(ask: Ask, label: str) -> str:
    lines = [f"{ask.heading} {tagged(ask.code)}"]
    lines += [f"   {fact.label}: {fact.value}" for fact in ask.facts]
    if ask.hints:
        lines.append("   " + " ".join(ask.hints))
    return "\n".join((*lines, "", label, "", ""))


def _draft(draft: DraftTable) -> Iterator[str]:
    yield "\n".join((_titled(draft.title, tagged(draft.code)), draft.intro))
    for _ in range(draft.rows):
        yield "\n".join(f"{column}: " for column in draft.columns)
