"""What the file of a form is called, and which talk, day and hour it was made for.

The day and the hour stand in the name: a form made before they were changed stays as it is, since it may be
filled in by now, and the new one lies beside it under a name of its own.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from samtal_tui.export.names import file_name
from vault.records import Document, Talk

if TYPE_CHECKING:
    from collections.abc import Iterable


def form_name(title: str, talk: Talk, name: str, suffix: str) -> str:
    """`title`, which ends with the day, the hour when there is one, whose it is, and `suffix`."""
    return file_name((title.replace(":", ""), _hour(talk), name), suffix)


def made_on(documents: Iterable[Document], talk: Talk) -> date | None:
    """The day the newest form for `talk` was made, for the day and the hour the talk has now."""
    days = [made.made_at.date() for made in documents if made.talk == talk.id and _is_for(made, talk)]
    return max(days, default=None)


def _is_for(made: Document, talk: Talk) -> bool:
    found = re.search(r"_(\d{4}-\d\d-\d\d)(?:_(\d\d\.\d\d))?(?=[_.])", made.file_name)
    return made.underlag and found is not None and found.groups("") == (talk.on.isoformat(), _hour(talk))


def _hour(talk: Talk) -> str:
    return f"{talk.at:%H.%M}" if talk.at else ""
