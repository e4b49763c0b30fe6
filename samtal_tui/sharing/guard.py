"""The sensitive guard: looks at what is about to be shared, underlines and says why.

It never deletes and never forbids. The words are data (guard_words.toml); what it cannot know is left to the
two people reading (Q08, law.md 10, 13).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from samtal_tui.texts import mark


class Reason(StrEnum):
    """Why a word is underlined."""

    HEALTH = "health"
    UNION = "union"
    RELIGION = "religion"
    ETHNICITY = "ethnicity"
    SEXUAL_ORIENTATION = "sexual_orientation"
    GENDER_IDENTITY = "gender_identity"
    DISABILITY = "disability"
    AGE = "age"
    SEX = "sex"
    MISCONDUCT = "misconduct"
    PERSONNUMMER = "personnummer"
    THIRD_PERSON = "third_person"


SAID: Mapping[Reason, str] = {
    Reason.HEALTH: mark("health?"),
    Reason.UNION: mark("union?"),
    Reason.RELIGION: mark("religion?"),
    Reason.ETHNICITY: mark("origin?"),
    Reason.SEXUAL_ORIENTATION: mark("sexual orientation?"),
    Reason.GENDER_IDENTITY: mark("gender identity?"),
    Reason.DISABILITY: mark("disability?"),
    Reason.AGE: mark("age?"),
    Reason.SEX: mark("sex or parenthood?"),
    Reason.MISCONDUCT: mark("belongs in another process?"),
    Reason.PERSONNUMMER: mark("personal identity number"),
    Reason.THIRD_PERSON: mark("somebody else's name"),
}
"""What stands beside an underlined word."""


@dataclass(frozen=True)
class Remark:
    """The characters `start` to `end` of a text, and why to look at them once more."""

    start: int
    end: int
    reason: Reason


@dataclass(frozen=True)
class _List:
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    whole: frozenset[tuple[str, ...]]
    but: frozenset[str]
    but_begins: tuple[str, ...]
    but_phrases: frozenset[tuple[str, ...]]

    def found(self, words: _Words) -> Iterator[tuple[int, int]]:
        """Where, as (first word, last word), something of the list stands in `words`."""
        spared = {
            place + step
            for phrase in self.but_phrases
            for place in words.begin(phrase)
            for step in range(len(phrase))
        }
        for place, word in enumerate(words.all):
            if place not in spared and self._finds(word):
                yield place, place
        for whole in self.whole:
            for place in words.begin(whole):
                if not spared.issuperset(range(place, place + len(whole))):
                    yield place, place + len(whole) - 1

    def _finds(self, word: str) -> bool:
        if word in self.but or word.startswith(self.but_begins):
            return False
        return word.startswith(self.begins) or word.endswith(self.ends)


class _Words:
    """The words of a text, and where each stands: a long note is looked through for hundreds of phrases."""

    def __init__(self, words: Sequence[str]) -> None:
        self.all = tuple(words)
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            self._places.setdefault(word, []).append(place)

    def begin(self, phrase: tuple[str, ...]) -> Iterator[int]:
        """Where `phrase` begins."""
        places = self._places.get(phrase[0], ())
        return (place for place in places if self.all[place : place + len(phrase)] == phrase)


_GENITIVE = re.compile("['’]?s$")
SHORTEST_NAME = 2
"""Letters: an initial is no name to look for."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_NUMBER = re.compile(r"(?<!\d)(?:18|19|20)?(\d{6})[-+ ]?(\d{4})(?!\d)")


@cache
def _lists() -> Mapping[Reason, _List]:
    raw = tomllib.loads(Path(__file__).with_name("guard_words.toml").read_text(encoding="utf-8"))
    return {Reason(name): _list(words) for name, words in raw.items()}


def _list(words: Mapping[str, Sequence[str]]) -> _List:
    but = words.get("but", ())
    return _List(
        begins=tuple(words.get("begins", ())),
        ends=tuple(words.get("ends", ())),
        whole=frozenset(tuple(_WORD.findall(whole)) for whole in words.get("whole", ())),
        but=frozenset(word for word in but if not word.endswith("*") and " " not in word),
        but_begins=tuple(word[:-1] for word in but if word.endswith("*")),
        but_phrases=frozenset(tuple(_WORD.findall(phrase)) for phrase in but if " " in phrase),
    )


def remarks(text: str, others: Iterable[str] = ()) -> tuple[Remark, ...]:
    """What to look at once more in `text`, in order. `others` are names of other people in the vault."""
    found = {(remark.start, remark.end): remark for remark in _all(text, others)}
    return tuple(found[place] for place in sorted(found))


def _all(text: str, others: Iterable[str]) -> Iterator[Remark]:
    words = [(match.group().casefold(), match.start(), match.end()) for match in _WORD.finditer(text)]
    names = {part.casefold() for name in others for part in _WORD.findall(name) if part[0].isupper()}
    for word, start, end in words:
        if text[start].isupper() and _is_name(word, names, first=not start):
            yield Remark(start, end, Reason.THIRD_PERSON)
    plain = _Words([word for word, _, _ in words])
    for reason, words_of in _lists().items():
        for first, last in words_of.found(plain):
            yield Remark(words[first][1], words[last][2], reason)
    for match in _NUMBER.finditer(text):
        if _is_personnummer(match.group(1), match.group(2)):
            yield Remark(match.start(), match.end(), Reason.PERSONNUMMER)


def _is_name(word: str, names: Collection[str], *, first: bool) -> bool:
    """Whether a word with a capital letter ("Sten" is somebody, "sten" a stone) is a name or its genitive.

    A name of two letters is a word at the beginning of a text ("Bo kvar"), but not its genitive.
    """
    if word in names:
        return len(word) > SHORTEST_NAME or (len(word) == SHORTEST_NAME and not first)
    stem = _GENITIVE.sub("", word)
    return stem != word and stem in names and len(stem) >= SHORTEST_NAME


def _is_personnummer(birth: str, rest: str) -> bool:
    """Whether the day exists (coordination numbers add 60) and the check digit is right (Luhn)."""
    month, day = int(birth[2:4]), int(birth[4:6])
    if not 1 <= month <= 12 or not (1 <= day <= 31 or 61 <= day <= 91):
        return False
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(birth + rest))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
