"""The demonstration: a throw-away vault with a made-up team, opened in the middle of a talk.

The team comes in through the same door as a file that is brought in (keeping/interchange.py).
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samtal_tui.keeping.bringing_in import bring_in
from samtal_tui.keeping.interchange import FORMAT, Interchange
from samtal_tui.made_up.done import DONE
from samtal_tui.made_up.kim import KIM
from samtal_tui.made_up.telling import MANAGER, ORGANISATION, Plain, plain
from samtal_tui.made_up.waiting import WAITING
from vault.records import Profile, checked
from vault.store import OpenVault, create_throwaway


@dataclass(frozen=True)
class Demo:
    """The open vault, the id of the talk it opens in, and the folder its documents go to.

    The vault's folder is removed when the vault is closed; whoever started the demo removes `documents`.
    """

    vault: OpenVault
    talk: str
    documents: Path


def build(today: date, language: str) -> dict[str, Plain]:
    """The team as it stands today, in `language`, as a file to bring in (docs/interchange.md)."""
    people = [plain(person, today, language) for person in (KIM, *WAITING, *DONE)]
    return {"format": FORMAT, "people": people}


def open_demo(today: date, language: str) -> Demo:
    """Make the team up and open its vault. Raises the vault's errors."""
    vault = create_throwaway()
    try:
        vault.profile.put(
            Profile(
                manager=str(plain(MANAGER, today, language)),
                organisation=str(plain(ORGANISATION, today, language)),
            )
        )
        bring_in(vault, checked(Interchange, build(today, language)))
        kim = next(person for person in vault.people.all() if person.number == 7)
        talk = vault.talks.of_person(kim.id)[0]
        documents = Path(tempfile.mkdtemp(prefix="samtal-demo-"))
    except BaseException:
        vault.close()
        raise
    return Demo(vault, talk.id, documents)
