"""Let every answer find its question, and lose no word of what matches none.

A hidden id decides where there is one; otherwise the question's words do, in whatever order they now stand; a
question reworded is known by most of its words. What follows a question is its answer, up to the next one.
The form's own words are taken away; whatever is left and belongs to no question is kept by itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from samtal_tui.export.content import Content, form_of
from samtal_tui.prepare.drafted import Labels, row_text, rows_in
from samtal_tui.prepare.lines import ASIDE, Incoming, Line
from samtal_tui.prepare.reworded import reworded
from samtal_tui.prepare.spans import OpenText, chosen, found_in
from samtal_tui.prepare.standing import Does, labels_in, standing_in

_FURNITURE = re.compile(r"[\s>#*_|.=:•·…–—-]*")
"""What a line without words is drawn of: rules, dots to write on, empty cells."""


@dataclass(frozen=True)
class Matched:
    """What was answered: a text for each code, the filled rows of each table, and what matched no
    question."""

    answers: Mapping[str, str]
    rows: Mapping[str, tuple[str, ...]]
    other: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """True when nothing was written."""
        return not (self.answers or self.rows or self.other)


def match(incoming: Incoming, contents: Sequence[Content]) -> Matched:
    """Match what came in with the form it answers, in each language the form may have been made in."""
    return _Matching(incoming, contents).matched()


@dataclass
class _Stretch:
    """Lines in a row that belong to one question, or to none (an empty code)."""

    code: str
    lines: list[str] = field(default_factory=list)


class _Matching:
    """Goes through the lines once, knowing where each question begins and what the form itself said."""

    def __init__(self, incoming: Incoming, contents: Sequence[Content]) -> None:
        self._lines = incoming.lines
        self._labels: dict[str, Labels] = {}
        for content in contents:
            for code, columns in labels_in(content).items():
                self._labels.setdefault(code, []).append(columns)
        forms = [form_of(content) for content in contents]
        asks = {ask.code for form in forms for group in (*form.groups, *form.last) for ask in group.asks}
        self._codes = asks | set(self._labels)
        self._answer = _label([form.answer for form in forms])
        self._answers_left = len(asks) if incoming.labelled else 0
        self._text = OpenText([line for line in self._lines if line.room is None])
        self._stretches: list[_Stretch] = [_Stretch("")]
        self._cells: defaultdict[tuple[str, int], dict[int, list[str]]] = defaultdict(dict)
        self._had_room: set[str] = set()
        self._below_room = 0
        self._lost_room = ""
        self._find(contents)

    def _find(self, contents: Sequence[Content]) -> None:
        """Work out where questions begin (`_turns`) and what is to be taken away (`_away`)."""
        text = self._text
        standing = [one for content in contents for one in standing_in(content)]
        coded = frozenset(line.code for line in text.lines) & self._codes
        heads, own = chosen(found_in(text, standing), coded)
        here = coded | {span.standing.code for span in heads} | {line.room for line in self._lines}
        missing = [one for one in standing if one.does is Does.BEGINS and one.code not in here]
        others = list(reworded(text, own, missing))
        turns = [(text.starts[number], line.code) for number, line in enumerate(text.lines) if line.code]
        turns += [(span.start, span.standing.code) for span in heads]
        turns += [(text.starts[found.line], found.code) for found in others]
        turns += [(span.start, "") for span in own if span.standing.does is Does.ENDS]
        self._turns = sorted((at, code if code in self._codes else "") for at, code in turns)
        self._headed = {code for _, code in self._turns}
        away = [(span.start, span.end) for span in own]
        away += [
            (text.starts[found.line], text.line_end(found.line)) for found in others if found.nothing_added
        ]
        self._away = sorted(away)

    def matched(self) -> Matched:
        """Go through the lines and gather what was answered."""
        number = 0
        for line in self._lines:
            if line.room is None:
                self._open(number, line)
                number += 1
            else:
                self._room(line)
        return self._gathered()

    def _open(self, number: int, line: Line) -> None:
        self._lost_room = ""
        at, end = self._text.starts[number], self._text.line_end(number)
        if line.code == ASIDE:
            self._stretches.append(_Stretch(""))
            self._below_room = 0
        while self._turns and self._turns[0][0] <= end:
            place, code = self._turns.pop(0)
            self._say(self._kept(at, place))
            at = max(at, place)
            self._stretches.append(_Stretch(code))
            self._below_room = 0
        self._say(self._kept(at, end))

    def _kept(self, start: int, end: int) -> str:
        """The text from `start` to `end` without what is to be taken away."""
        parts = []
        for gone, back in self._away:
            if gone >= end:
                break
            if back > start:
                parts.append(self._text.text[start:gone])
                start = back
        return "".join((*parts, self._text.text[start:end]))

    def _say(self, said: str) -> None:
        if self._answers_left and (found := self._answer.match(said)):
            self._answers_left -= 1
            said = said[found.end() :]
        if not _FURNITURE.fullmatch(said):
            self._stretches[-1].lines.append(said.strip())
            self._below_room += 1

    def _room(self, line: Line) -> None:
        current = self._stretches[-1].code
        if line.row >= 0:
            code = line.room or (current if current in self._labels else "")
            code = code if code in self._codes else ""
            self._cells[code, line.row].setdefault(line.column, []).append(line.text.strip())
            return
        code = line.room if line.room in self._codes else self._lost(current)
        if code != current:
            self._stretches.append(_Stretch(code, self._new_heading(code, current)))
        self._had_room.add(code)
        self._below_room = 0
        if line.text.strip():
            self._stretches[-1].lines.append(line.text.strip())

    def _new_heading(self, code: str, current: str) -> list[str]:
        """What stands above the box of a question whose words are nowhere: its new words."""
        if not code or code in self._headed or current not in self._had_room or not self._below_room:
            return []
        lines = self._stretches[-1].lines
        heading = lines[-self._below_room :]
        del lines[-self._below_room :]
        return heading

    def _lost(self, current: str) -> str:
        """Whose a box is that has lost its id: the question's above, unless that has had its box."""
        if not self._lost_room:
            self._lost_room = current if current and current not in self._had_room else ASIDE
        return "" if self._lost_room == ASIDE else self._lost_room

    def _gathered(self) -> Matched:
        answers: defaultdict[str, list[str]] = defaultdict(list)
        rows: defaultdict[str, list[str]] = defaultdict(list)
        other = []
        for stretch in self._stretches:
            if stretch.code in self._labels:
                rows[stretch.code] += rows_in(stretch.lines, self._labels[stretch.code])
            elif stretch.code:
                answers[stretch.code] += stretch.lines
            elif stretch.lines:
                other.append("\n".join(stretch.lines))
        for (code, _), cells in self._cells.items():
            columns = self._labels[code][0] if code else ()
            texts = ["\n".join(filter(None, lines)) for _, lines in sorted(cells.items())]
            if any(texts):
                (rows[code] if code else other).append(row_text(texts, columns))
        return Matched(
            {code: "\n".join(lines) for code, lines in answers.items() if lines},
            {code: tuple(found) for code, found in rows.items() if found},
            tuple(other),
        )


def _label(labels: Sequence[str]) -> re.Pattern[str]:
    """The label before an answer, with what Markdown draws around it."""
    words = "|".join(re.escape(label.rstrip(": ")) for label in labels)
    return re.compile(rf"[\s>#*_]*(?:{words})\s*:[\s*_]*", re.IGNORECASE)
