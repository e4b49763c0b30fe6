"""Know a question again when somebody has changed its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from samtal_tui.prepare.spans import OpenText, Span
from samtal_tui.prepare.standing import Standing

ALIKE = 0.75
"""How alike a line must be to a question to be taken for it; 1 is the same words in the same order."""

MOST_LINES = 3_000
FEWEST_WORDS = 3


@dataclass(frozen=True)
class Reworded:
    """A line that is a question in other words. `nothing_added`: it has no word that the question lacks."""

    line: int
    code: str
    nothing_added: bool


def reworded(text: OpenText, own: Sequence[Span], questions: Sequence[Standing]) -> Iterator[Reworded]:
    """The likeliest line for each of `questions`, among the lines that are not the form's `own` words."""
    if not questions:
        return
    found = sorted(_likely(text, own, questions), key=lambda one: (-one[0], one[1]))
    lines: set[int] = set()
    codes: set[str] = set()
    for _, number, question, words in found:
        if number not in lines and question.code not in codes:
            lines.add(number)
            codes.add(question.code)
            yield Reworded(number, question.code, not Counter(words) - Counter(question.words))


def _likely(
    text: OpenText, own: Sequence[Span], questions: Sequence[Standing]
) -> Iterator[tuple[float, int, Standing, tuple[str, ...]]]:
    taken = {number for span in own for number in range(text.line_at(span.start), text.line_at(span.end) + 1)}
    by_line: dict[int, list[str]] = {}
    for word, start, _ in text.words:
        by_line.setdefault(text.line_at(start), []).append(word)
    for number, words in list(by_line.items())[:MOST_LINES]:
        if number in taken or len(words) < FEWEST_WORDS:
            continue
        for question in questions:
            shared = sum((Counter(words) & Counter(question.words)).values())
            # The ratio can be no more than this; most lines share next to nothing with a question.
            if 2 * shared / (len(words) + len(question.words)) < ALIKE:
                continue
            alike = SequenceMatcher(None, words, list(question.words), autojunk=False).ratio()
            if alike >= ALIKE:
                yield alike, number, question, tuple(words)
