"""Passphrases: which will do, and one to offer (NIST SP 800-63B-4, 3.1.1).

At least 15 characters, no rules about which, long ones accepted; what is common or predictable is refused
with a reason. Nothing here keeps or logs what it is given.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from samtal_tui.texts import LANGUAGES, LOCALE, mark
from vault.kdf import normalised

LEAST = 15
"""Characters, after normalisation."""

WORDS = 7
"""Words in a passphrase that is offered."""

_LEAST_GUESSES = 10.0  # log10: what zxcvbn calls "very unguessable"
_WINDOW = 72  # zxcvbn's time grows with the cube of the length; both ends of a longer one are looked at

TOO_SHORT = mark("Too short: at least 15 characters; a few words with spaces between them will do.")
COMMON = mark(
    "Too easy to guess: it is built from words that are tried first; choose words "
    "that do not belong together."
)
OWN = mark("Too easy to guess: it is built from your name, your workplace or this program's words.")
REPEATED = mark("Too easy to guess: the same thing is repeated.")
SEQUENCE = mark("Too easy to guess: letters or digits in a row.")
KEYBOARD = mark("Too easy to guess: keys that lie side by side.")
DATE = mark("Too easy to guess: it is built around a date or a year.")
PREDICTABLE = mark("Too easy to guess: add a word or two that do not belong with the others.")

REASONS = (TOO_SHORT, COMMON, OWN, REPEATED, SEQUENCE, KEYBOARD, DATE, PREDICTABLE)

_BY_PATTERN: Mapping[str, str] = {
    "dictionary": COMMON,
    "repeat": REPEATED,
    "sequence": SEQUENCE,
    "spatial": KEYBOARD,
    "regex": DATE,
    "date": DATE,
}

_THE_PROGRAM = frozenset(
    {"samtal", "utvecklingssamtal", "medarbetare", "medarbetarsamtal", "valv", "lösenfras"}
)


@dataclass(frozen=True)
class Verdict:
    """Whether a passphrase will do. `reason` is one of `REASONS`, to be translated, or empty."""

    reason: str = ""

    @property
    def accepted(self) -> bool:
        """True when it will do."""
        return not self.reason


def normalise(passphrase: str) -> str:
    """The spelling of a passphrase that counts, so that every keyboard gives the same key."""
    return normalised(passphrase)


def judge(passphrase: str, own_words: Iterable[str] = ()) -> Verdict:
    """Say whether `passphrase` will do; `own_words` are names that whoever knows the manager would try."""
    text = normalise(passphrase)
    if len(text) < LEAST:
        return Verdict(TOO_SHORT)
    own = {
        word
        for entry in own_words
        for whole in [normalise(entry).casefold()]
        for word in (whole, *whole.split())
        if len(word) > 1
    } | _THE_PROGRAM
    letters = "".join(sign for sign in text if sign.isalnum())
    bare = letters if 2 * len(letters) >= len(text) else text
    return Verdict(_reason(text, own) or _reason(bare, own))


def _reason(text: str, own: frozenset[str] | set[str]) -> str:
    """Why `text` is too easy to guess, or an empty string; a long one is as good as its better end."""
    from zxcvbn import zxcvbn  # 68 ms: paid only where a passphrase is chosen

    ends = (text[:_WINDOW], text[-_WINDOW:]) if len(text) > _WINDOW else (text,)
    judged = [zxcvbn(end.casefold(), user_inputs=[*own, *_common()]) for end in ends if end]
    found = max(judged, key=lambda each: each["guesses_log10"], default=None)
    if found is None:
        return PREDICTABLE
    if found["guesses_log10"] >= _LEAST_GUESSES:
        return ""
    worst = max(found["sequence"], key=lambda match: len(match["token"]))
    if worst["pattern"] == "dictionary" and worst.get("matched_word") in own:
        return OWN
    return _BY_PATTERN.get(worst["pattern"], PREDICTABLE)


def _common() -> list[str]:
    """What Swedes choose first; zxcvbn's own lists are mostly English."""
    return Path(LOCALE, "sv", "common.txt").read_text("utf-8").split()


def words(language: str) -> tuple[str, ...]:
    """The 1,024 simple words a passphrase is drawn from: a to z only, typed alike on every keyboard."""
    chosen = language if language in LANGUAGES else LANGUAGES[0]
    return tuple(Path(LOCALE, chosen, "passphrase.txt").read_text("ascii").split())


def propose(language: str) -> str:
    """A passphrase of seven words drawn at random out of 1,024: 70 bits."""
    drawn_from = words(language)
    return " ".join(secrets.choice(drawn_from) for _ in range(WORDS))
