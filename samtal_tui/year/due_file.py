"""The small file outside the vault that `samtal due` reads: counts, and only if the user turned it on."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path

from platformdirs import user_state_path

from samtal_tui.config import Config
from samtal_tui.export.errors import CannotPlace
from samtal_tui.export.place import staged
from samtal_tui.people.overview import everybody
from samtal_tui.people.standing import Rules
from samtal_tui.year.coverage import rules_of
from samtal_tui.year.due import Due, due_days
from vault.store import OpenVault

FORMAT = "samtal-due-1"
LARGEST = 256 * 1024


class NotDue(ValueError):
    """The file is none, or is damaged."""


def due_place() -> Path:
    """Where the file lies."""
    return user_state_path("samtal") / "due.json"


def keep_due(vault: OpenVault, config: Config, today: date) -> None:
    """Write the counts of the user's own vault if that is turned on; if it is not, there is no file.

    Another vault, such as the demonstration's, is not counted.
    """
    if vault.folder != config.vault.absolute():
        return
    if config.due_file:
        write_due(vault, due_place(), today, rules_of(config))
    else:
        forget_due(due_place())


def write_due(vault: OpenVault, place: Path, today: date, rules: Rules) -> None:
    """Write what is due, readable by its owner alone, whole or not at all.

    What cannot be written is let be: a count must never keep a vault from being locked.
    """
    days = due_days(everybody(vault), today, rules)
    content = {
        "format": FORMAT,
        "days": [{"from": day.isoformat(), **asdict(due)} for day, due in days.items()],
    }
    with contextlib.suppress(OSError, CannotPlace):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        data = json.dumps(content, separators=(",", ":")).encode() + b"\n"
        with staged(place.parent, place.name, data, overwrite=True) as keep:
            keep()


def read_due(place: Path) -> Mapping[date, Due]:
    """The counts in the file. Raises `FileNotFoundError`, `NotDue`."""
    try:
        with place.open("rb") as file:
            content = json.loads(file.read(LARGEST))
        if content["format"] != FORMAT:
            raise NotDue
        found = {date.fromisoformat(day.pop("from")): Due(**day) for day in content["days"]}
        if not all(type(count) is int and count >= 0 for due in found.values() for count in due.counts()):
            raise NotDue
    except FileNotFoundError:
        raise
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise NotDue from None
    return found


def forget_due(place: Path) -> None:
    """Remove the file: it is not turned on any more."""
    with contextlib.suppress(OSError):
        place.unlink(missing_ok=True)
