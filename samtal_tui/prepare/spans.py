"""Find the standing texts of a form in what came back, wherever they have been moved and however they are
broken.

Texts are compared word by word: line breaks, numbering, quoting and letter case do not count. A text of few
words is found only alone on its line, so that an answer that happens to hold it stays whole; and each
standing text is taken away as often as it stood in the form, no more.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from samtal_tui.prepare.lines import Line
from samtal_tui.prepare.standing import NUMBER, WORD, Does, Standing, fold

FEW_WORDS = 4
"""A text of fewer words counts only alone on its line."""

NEAR = 4
"""The hidden id of a question stands beside it, or within so many lines after it began."""

_BEFORE = re.compile(r"[\s>#*_|•·–—-]*(\d{1,3}[.)])?[\s*_]*")
_AFTER = re.compile(r"[?!.:…]?[*_)|\s]*")


class Fit(IntEnum):
    """How surely a question's words are the question itself, from a mention to its hidden id beside it."""

    MENTIONED = 0
    FIRST = 1
    ALONE = 2
    CODED = 3


@dataclass(frozen=True)
class Span:
    """A standing text found: from `start` to `end` in the text, furniture around it included."""

    standing: Standing
    start: int
    end: int
    fit: Fit


class OpenText:
    """The lines in the open as one text, its words, and where each line begins."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.text = "\n".join(line.text for line in lines)
        self.starts: list[int] = []
        at = 0
        for line in lines:
            self.starts.append(at)
            at += len(line.text) + 1
        self.words = [(fold(found[0]), found.start(), found.end()) for found in WORD.finditer(self.text)]

    def line_at(self, place: int) -> int:
        """The number of the line a place in the text is on."""
        return max(bisect_right(self.starts, place) - 1, 0)

    def line_end(self, number: int) -> int:
        """Where a line ends."""
        return self.starts[number] + len(self.lines[number].text)


def found_in(text: OpenText, standing: Iterable[Standing]) -> list[Span]:
    """Every place where a standing text stands, the longer ones first where they begin alike."""
    by_first: defaultdict[str, list[Standing]] = defaultdict(list)
    for one in standing:
        by_first[one.words[0]].append(one)
    for several in by_first.values():
        several.sort(key=lambda one: -len(one.words))
    spans = []
    for place, (word, _, _) in enumerate(text.words):
        candidates = by_first.get(word, [])
        if word.isdecimal():
            candidates = [*candidates, *by_first.get(NUMBER, [])]
        spans += [span for one in candidates if (span := _span(text, place, one))]
    return spans


def _span(text: OpenText, place: int, one: Standing) -> Span | None:
    last = place + len(one.words)
    if last > len(text.words):
        return None
    for wanted, (word, _, _) in zip(one.words, text.words[place:last], strict=True):
        if wanted != word and not (wanted == NUMBER and word.isdecimal()):
            return None
    start, end = text.words[place][1], text.words[last - 1][2]
    line, end_line = text.line_at(start), text.line_at(end)
    before = text.text[text.starts[line] : start]
    first = _BEFORE.fullmatch(before) is not None
    after = _AFTER.match(text.text, end, text.line_end(end_line))
    stop = after.end() if after else end
    alone = first and stop == text.line_end(end_line)
    if len(one.words) < FEW_WORDS and not alone:
        return None
    fit = Fit.ALONE if alone else Fit.FIRST if first else Fit.MENTIONED
    if one.code and first and any(near.code == one.code for near in text.lines[line : end_line + NEAR]):
        fit = Fit.CODED
    return Span(one, text.starts[line] if first else start, stop, fit)


def chosen(spans: Sequence[Span], coded: frozenset[str]) -> tuple[list[Span], list[Span]]:
    """Which spans are questions, and which of all spans are the form's own words to be taken away.

    A question whose hidden id is there (`coded`) stands where the id is; another where its words fit best,
    and if they stand alone several times, at each of those: an answer may quote it before it comes.
    """
    begins = [span for span in spans if span.standing.does is Does.BEGINS]
    best: dict[str, Fit] = {}
    for span in begins:
        code = span.standing.code
        best[code] = max(best.get(code, Fit.MENTIONED), span.fit)
    heads = [
        span
        for span in begins
        if span.fit is best[span.standing.code] and (span.fit is Fit.CODED or span.standing.code not in coded)
    ]
    taken = _apart(heads)
    others = [span for span in spans if span.standing.does is not Does.BEGINS]
    own = [*_first_of_each(taken), *_apart(others, around=taken, once=True)]
    return taken, sorted(own, key=lambda span: span.start)


def _first_of_each(spans: Sequence[Span]) -> list[Span]:
    seen: set[str] = set()
    firsts = []
    for span in spans:
        if not seen & set(span.standing.keys):
            firsts.append(span)
            seen.update(span.standing.keys)
    return firsts


def _apart(spans: Iterable[Span], around: Sequence[Span] = (), *, once: bool = False) -> list[Span]:
    """Spans that do not overlap: longer texts go before shorter ones, earlier before later ones."""
    kept: list[Span] = []
    used: set[str] = set()
    occupied = sorted((span.start, span.end) for span in around)
    for span in sorted(spans, key=lambda span: (-len(span.standing.words), span.start)):
        if _meets(occupied, span) or (once and not used.isdisjoint(span.standing.keys)):
            continue
        used.update(span.standing.keys)
        kept.append(span)
        insort(occupied, (span.start, span.end))
    return sorted(kept, key=lambda span: span.start)


def _meets(occupied: Sequence[tuple[int, int]], span: Span) -> bool:
    place = bisect_right(occupied, (span.start, span.end))
    before = occupied[place - 1] if place else (0, 0)
    after = occupied[place] if place < len(occupied) else (span.end, span.end)
    return before[1] > span.start or after[0] < span.end
