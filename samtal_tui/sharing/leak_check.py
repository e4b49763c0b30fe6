"""The final check: does a document hold words that may not leave?

It knows nothing of how the document was made. Texts are compared as sequences of words, folded so that
letter case, width, composed accents, line breaks, soft hyphens and punctuation hide nothing (NFKC,
casefold). Of a text that may not leave, three things are looked for:

- any five words in a row;
- any 24 letters and digits in a row, spaces and punctuation left out;
- a line too short for either, whole, at word boundaries.

What the document is known to hold rightly (its own agreed items, headings, names) is taken away first,
fragment by fragment; that is why a line of two letters can be looked for without false alarms. Lines
without any letter or digit, and numbers of fewer than four digits, are not: they say nothing by themselves
and stand in every date. In the names a file format uses (styles, types, keys) what has the format's own words
alone is not looked for either, nor a single letter or a single word with a digit in it; in bytes that are no
text (a font) no single word is.
The cost is one pass over the document and one over the texts that may not leave.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from samtal_tui.sharing.extracted import Extracted

WORDS = 5
LETTERS = 24
SHORTEST_NUMBER = 4
MOST_PAGES = 8
"""On how many pages a single line may stand."""

_WORD = re.compile(r"[^\W_]+")
_PERHAPS_UNSEEN = re.compile("[\u00ad\u0600-\U0010ffff]")
"""Where signs of the category Cf are: no other is in Latin, Greek, Cyrillic, Armenian or Hebrew."""
_FIRST_LEFTWARDS = "\u0590"
"""No sign before this one runs from right to left."""


@dataclass(frozen=True)
class Forbidden:
    """A text that may not leave, and the item it stands in, or a draft's place, or a person in no talk."""

    item: str
    talk: str
    text: str


@dataclass(frozen=True)
class Leak:
    """Something in a document that may not leave: where it came from, as in `Forbidden`. Holds no text."""

    item: str
    talk: str


def folded(text: str) -> list[str]:
    """The words of `text`, folded for comparison."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return _WORD.findall(_PERHAPS_UNSEEN.sub(_seen, plain))


def _seen(sign: re.Match[str]) -> str:
    """The sign, unless it only formats what stands around it."""
    return "" if unicodedata.category(sign[0]) == "Cf" else sign[0]


@dataclass
class Fragments:
    """The fragments of some texts: word sequences by length, and runs of letters."""

    sequences: dict[int, set[tuple[str, ...]]] = field(
        default_factory=lambda: {length: set() for length in range(1, WORDS + 1)}
    )
    runs: set[str] = field(default_factory=set)

    def add(self, text: str, shortest: int = 1) -> None:
        """Take in the fragments of one text; sequences from `shortest` words."""
        self.add_words(folded(text), shortest)

    def add_words(self, words: list[str], shortest: int = 1) -> None:
        """Take in the fragments of `words`, which are folded; sequences from `shortest` words."""
        for length in range(shortest, min(WORDS, len(words)) + 1):
            self.sequences[length].update(_sequences(words, length))
        self.runs.update(_runs("".join(words)))

    def minus(self, other: Fragments) -> Fragments:
        """The fragments that `other` does not have."""
        return Fragments(
            {length: found - other.sequences[length] for length, found in self.sequences.items()},
            self.runs - other.runs,
        )

    def __bool__(self) -> bool:
        return bool(self.runs) or any(self.sequences.values())

    def hold(self, text: str) -> bool:
        """True when something of `text` that may not leave is among these fragments."""
        return any(self._hold(folded(part)) for part in {text, *text.splitlines()})

    def _hold(self, words: list[str]) -> bool:
        run = "".join(words)
        if len(words) >= WORDS and not self.sequences[WORDS].isdisjoint(_sequences(words, WORDS)):
            return True
        if len(run) >= LETTERS:
            return not self.runs.isdisjoint(_runs(run))
        if len(words) >= WORDS or not words or _is_short_number(run):
            return False
        return tuple(words) in self.sequences[len(words)]


def _is_short_number(run: str) -> bool:
    return run.isdigit() and len(run) < SHORTEST_NUMBER


def known_fragments(texts: Iterable[str]) -> Fragments:
    """The fragments of everything a document is known to hold rightly."""
    known = Fragments()
    for text in {*texts}:
        known.add(text)
    return known


def unknown_fragments(document: Extracted, known: Fragments) -> Fragments:
    """What stands in `document` and is not among `known`. Empty for every document as it should be."""
    found = Fragments()
    for piece in {*document.pieces}:
        found.add(piece)
        if _runs_leftwards(piece):
            found.add_words(folded(piece)[::-1])
    for words in map(folded, {*document.structure}):
        found.runs.update(_runs("".join(words)))
        found.sequences[1].update((word,) for word in words if _is_strange(word, document.names))
        for length in range(2, WORDS + 1):
            sequences = _sequences(words, length)
            found.sequences[length].update(one for one in sequences if not document.names.issuperset(one))
    for noise in document.noise:
        found.add(noise, shortest=WORDS)
    return found.minus(known)


def _is_strange(word: str, names: frozenset[str]) -> bool:
    return len(word) > 1 and word not in names and not any(letter.isdigit() for letter in word)


def find_leaks(document: Extracted, forbidden: Iterable[Forbidden], known: Fragments) -> list[Leak]:
    """The items of which something stands in `document` that the `known` texts do not explain, each once."""
    unknown = unknown_fragments(document, known)
    if not unknown:
        return []
    return list(dict.fromkeys(Leak(one.item, one.talk) for one in forbidden if unknown.hold(one.text)))


def unexplained(document: Extracted, known: Fragments) -> bool:
    """True when `document` reads a single word that no known text has, whoever wrote it."""
    words = {word for piece in {*document.pieces} for word in folded(piece)}
    return any((word,) not in known.sequences[1] and not _is_short_number(word) for word in words)


def is_whole(document: Extracted, texts: Iterable[str]) -> bool:
    """True when every line of `texts` stands in `document`: in one run, or in a few where pages end."""
    read = [word for piece in document.pieces for word in folded(piece)]
    run, words = "".join(read), Counter(read)
    return all(
        _stands("".join(folded(line)), run) or (_runs_leftwards(line) and Counter(folded(line)) <= words)
        for text in texts
        for line in text.splitlines()
    )


def _runs_leftwards(text: str) -> bool:
    """True where words run from right to left: a PDF gives each of them back, but not in their order."""
    return max(text, default="") >= _FIRST_LEFTWARDS and any(
        unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text
    )


def _stands(line: str, run: str) -> bool:
    for _ in range(MOST_PAGES):
        if line in run:
            return True
        # A prefix stands in `run` whenever a longer one does.
        length = bisect_left(range(len(line)), 1, key=lambda most: line[: most + 1] not in run)
        if length < LETTERS:
            return False
        line = line[length:]
    return False


def _sequences(words: list[str], length: int) -> Iterator[tuple[str, ...]]:
    return zip(*[words[start:] for start in range(length)], strict=False)


def _runs(run: str) -> list[str]:
    return [run[start : start + LETTERS] for start in range(len(run) - LETTERS + 1)]
