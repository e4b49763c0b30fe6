"""config.toml: language, theme, keys, lock times, places. Never content, never a secret.

A plain dataclass: the first screen must not wait for pydantic.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_documents_path

from samtal_tui.texts import LANGUAGES, mark


@dataclass(frozen=True)
class Config:
    """The settings of one user on one machine. Times are in minutes.

    `guides` is the folder of own guides. `word` is what the workplace calls the yearly talk (A02); empty,
    each guide's own word is used. `organisation` and `hr_contact` are named in what is handed out (E12).
    """

    language: str = "sv"
    theme: str = "samtal-dark"
    vault: Path = field(default_factory=lambda: user_data_path("samtal") / "valv")
    documents: Path = field(default_factory=lambda: user_documents_path() / "Samtal-dokument")
    guides: Path = field(default_factory=lambda: user_data_path("samtal") / "mallar")
    word: str = ""
    organisation: str = ""
    hr_contact: str = ""
    lock_minutes: int = 10
    talk_lock_minutes: int = 30
    talk_hide_minutes: int = 5
    curtain_passphrase: bool = False
    keys: dict[str, str] = field(default_factory=dict)
    complaints: tuple[tuple[str, str], ...] = ()


_CHECKS: dict[str, type] = {
    "language": str,
    "theme": str,
    "vault": str,
    "documents": str,
    "guides": str,
    "word": str,
    "organisation": str,
    "hr_contact": str,
    "lock_minutes": int,
    "talk_lock_minutes": int,
    "talk_hide_minutes": int,
    "curtain_passphrase": bool,
    "keys": dict,
}


_PLACES = frozenset({"vault", "documents", "guides"})

_WORDS = frozenset({"utvecklingssamtal", "medarbetarsamtal", "malsamtal"})


def config_path() -> Path:
    """Where the settings lie."""
    return user_config_path("samtal") / "config.toml"


def load(path: Path) -> Config:
    """Read the settings; what is wrong is left at its default and named in `complaints`, never fatal.

    A complaint is (English sentence for the catalogue, name of the setting).
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Config(
            complaints=((mark("The settings in {name} cannot be read; the defaults are used."), path.name),)
        )
    config = Config()
    complaints = []
    for name, value in raw.items():
        if name not in _CHECKS:
            complaints.append((mark("The setting {name} is not known and is left out."), name))
        elif type(value) is not _CHECKS[name] or not _sensible(name, value):
            complaints.append((mark("The setting {name} has no usable value; the default is used."), name))
        else:
            config = replace(config, **{name: Path(value).expanduser() if name in _PLACES else value})
    return replace(config, complaints=tuple(complaints))


def _sensible(name: str, value: object) -> bool:
    match name, value:
        case "language", str():
            return value in LANGUAGES
        case "word", str():
            return value in _WORDS
        case _, bool():
            return True
        case _, int():
            return 1 <= value <= 24 * 60
        case "keys", dict():
            return all(isinstance(keys, str) and keys for keys in value.values())
        case _:
            return bool(value)


def remember_language(language: str, path: Path | None = None) -> None:
    """Write the language into config.toml and leave the rest as it is; what cannot be written is let be."""
    path = path or config_path()
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        kept = [line for line in lines if line.partition("=")[0].strip() != "language"]
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_text("\n".join([f'language = "{language}"', *kept, ""]), encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return
