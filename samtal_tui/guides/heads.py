"""The head of a guide: what belongs to the whole of it, read without its questions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

from vault.records import PlanLayout


def head_of(toml_text: str) -> Mapping[str, object]:
    """What stands before the first section of a guide; nothing when that cannot be read.

    A list of talks must not wait for the questions of each.
    """
    try:
        return tomllib.loads(toml_text.partition("\n[")[0])
    except ValueError:
        return {}


def layout_in(toml_text: str) -> PlanLayout:
    """The form a guide's plans are laid out as; the municipal one when nothing can be read."""
    named = head_of(toml_text).get("layout")
    return next((layout for layout in PlanLayout if layout == named), PlanLayout.MUNICIPAL)
