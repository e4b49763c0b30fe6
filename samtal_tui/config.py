"""config.toml: language, theme, keys, lock times, places. Never content, never a secret.

A plain dataclass: the first screen must not wait for pydantic.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from platformdirs import user_config_path, user_data_path, user_documents_path

from samtal_tui.texts import LANGUAGES, mark


def _usual_documents() -> Path:
    """Where documents go until another place is chosen; the folder above it is there already."""
    above = user_documents_path()
    return (above if above.is_dir() else Path.home()) / "Samtal-dokument"


P = TypeVar("P", Path, None)


@dataclass(frozen=True)
class Config:
    """The settings of one user on one machine. Times are in minutes.

    `guides` is the folder of own guides. `word` is what the workplace calls the yearly talk (A02),
    `plan_layout` the form of its plans (T06); where they are empty, each guide's own holds. Somebody is
    reminded of her talk `remind_after_months` after the last one; a fixed-term employment from
    `covered_from_months` on has one (0: every employment). With `due_file` counts of what is due lie in a
    file outside the vault, for `samtal due`. `organisation` and `hr_contact` are named in what is handed
    out (E12), `contacts` shown where a sensitive matter is to go elsewhere, by the code of the place.
    `logo` is a PNG or SVG above documents, `field_limit` the characters a field of HR's system takes (0:
    any number). With `signing` false documents have no place to sign (T07), with `public_employer` false
    nothing is said about official documents (Q07).
    """

    language: str = "sv"
    theme: str = "samtal-dark"
    vault: Path = field(default_factory=lambda: user_data_path("samtal") / "valv")
    documents: Path = field(default_factory=_usual_documents)
    guides: Path = field(default_factory=lambda: user_data_path("samtal") / "mallar")
    word: str = ""
    plan_layout: str = ""
    organisation: str = ""
    hr_contact: str = ""
    contacts: dict[str, str] = field(default_factory=dict)
    logo: Path | None = None
    field_limit: int = 0
    signing: bool = True
    public_employer: bool = True
    lock_minutes: int = 10
    talk_lock_minutes: int = 30
    talk_hide_minutes: int = 5
    curtain_passphrase: bool = False
    remind_after_months: int = 11
    covered_from_months: int = 5
    due_file: bool = False
    keys: dict[str, str] = field(default_factory=dict)
    complaints: tuple[tuple[str, str], ...] = ()

    @property
    def everybody_to_contact(self) -> dict[str, str]:
        """The contacts, with `hr_contact` for HR unless `contacts` names another."""
        return {"hr": self.hr_contact, **self.contacts}


LARGEST = 256 * 1024
"""Bytes of the settings that are read; no sensible file has more."""


def config_path() -> Path:
    """Where the settings lie."""
    return user_config_path("samtal") / "config.toml"


def load(path: Path) -> Config:
    """Read the settings; what is wrong is left at its default and named in `complaints`, never fatal.

    A complaint is (English sentence for the catalogue, name of the setting).
    """
    try:
        with path.open("rb") as file:
            written = file.read(LARGEST).decode()
        # Only here: who has no settings starts without it.
        import tomllib

        raw = tomllib.loads(written)
    except FileNotFoundError:
        return Config()
    except (OSError, ValueError, RecursionError):
        return Config(complaints=((_UNREADABLE, path.name),))
    return _Reading(raw).config()


_UNREADABLE = mark("The settings in {name} cannot be read; the defaults are used.")
_UNKNOWN = mark("The setting {name} is not known and is left out.")
_UNUSABLE = mark("The setting {name} has no usable value; the default is used.")
CONTACTS = ("rehabilitation", "occupational_health", "hr", "misconduct", "harassment", "union")
"""Whom a setting may name for matters that belong elsewhere: the codes of `Route`."""
_THEMES = ("samtal-dark", "samtal-light")
_WORDS = ("utvecklingssamtal", "medarbetarsamtal", "malsamtal")
_LAYOUTS = ("municipal", "university")


class _Reading:
    """Takes the settings out of what was read, one by one, and remembers what was wrong."""

    def __init__(self, raw: dict[str, object]) -> None:
        self._raw = dict(raw)
        self._complaints: list[tuple[str, str]] = []

    def config(self) -> Config:
        """The settings, with everything that was wrong named."""
        usual = Config()
        config = Config(
            language=self._word("language", usual.language, LANGUAGES),
            theme=self._word("theme", usual.theme, _THEMES),
            vault=self._place("vault", usual.vault),
            documents=self._place("documents", usual.documents),
            guides=self._place("guides", usual.guides),
            word=self._word("word", usual.word, _WORDS),
            plan_layout=self._word("plan_layout", usual.plan_layout, _LAYOUTS),
            organisation=self._word("organisation", usual.organisation),
            hr_contact=self._word("hr_contact", usual.hr_contact),
            contacts=self._texts("contacts", CONTACTS),
            logo=self._place("logo", None),
            field_limit=self._whole("field_limit", usual.field_limit, range(1_000_000)),
            signing=self._take("signing") is not False,
            public_employer=self._take("public_employer") is not False,
            lock_minutes=self._minutes("lock_minutes", usual.lock_minutes),
            talk_lock_minutes=self._minutes("talk_lock_minutes", usual.talk_lock_minutes),
            talk_hide_minutes=self._minutes("talk_hide_minutes", usual.talk_hide_minutes),
            curtain_passphrase=self._take("curtain_passphrase") is True,
            remind_after_months=self._whole("remind_after_months", usual.remind_after_months, range(1, 37)),
            covered_from_months=self._whole("covered_from_months", usual.covered_from_months, range(25)),
            due_file=self._take("due_file") is True,
            keys=self._texts("keys"),
        )
        unknown = [(_UNKNOWN, name) for name in self._raw]
        return replace(config, complaints=(*self._complaints, *unknown))

    def _take(self, name: str) -> object:
        return self._raw.pop(name, None)

    def _wrong(self, name: str) -> None:
        self._complaints.append((_UNUSABLE, name))

    def _word(self, name: str, usual: str, allowed: Sequence[str] = ()) -> str:
        match self._take(name):
            case None:
                return usual
            case str() as value if value and (not allowed or value in allowed):
                return value
        self._wrong(name)
        return usual

    def _place(self, name: str, usual: P) -> Path | P:
        written = self._word(name, "")
        try:
            return Path(written).expanduser() if written else usual
        except RuntimeError:  # a home folder of somebody who does not exist
            self._wrong(name)
            return usual

    def _minutes(self, name: str, usual: int) -> int:
        return self._whole(name, usual, range(1, 24 * 60 + 1))

    def _whole(self, name: str, usual: int, allowed: range) -> int:
        match self._take(name):
            case None:
                return usual
            case int() as value if not isinstance(value, bool) and value in allowed:
                return value
        self._wrong(name)
        return usual

    def _texts(self, name: str, allowed: Sequence[str] = ()) -> dict[str, str]:
        match self._take(name):
            case None:
                return {}
            case dict() as value:
                kept = {str(key): keys for key, keys in value.items() if isinstance(keys, str) and keys}
                if len(kept) == len(value) and not (allowed and set(kept) - set(allowed)):
                    return kept
        self._wrong(name)
        return {}


def remember_language(language: str, path: Path) -> None:
    """Write the language into config.toml and leave the rest as it is; what cannot be written is let be."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        kept = [line for line in lines if line.partition("=")[0].strip() != "language"]
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path.with_name(path.name + ".new")
        with beside.open("w", encoding="utf-8") as file:
            file.write("\n".join([f'language = "{language}"', *kept, ""]))
            file.flush()
            os.fsync(file.fileno())
        # A full disk must not empty the settings: the new file takes the old one's place whole.
        beside.replace(path)
    except (OSError, UnicodeDecodeError):
        return
