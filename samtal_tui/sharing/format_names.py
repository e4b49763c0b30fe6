"""The words a file format has of its own where no text stands: in names, keys and attribute values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def names_of(format_: str) -> frozenset[str]:
    """The folded words of a format's own names; none for one that is plain text."""
    return _names().get(format_, frozenset())


@cache
def _names() -> Mapping[str, frozenset[str]]:
    raw = tomllib.loads(Path(__file__).with_name("format_names.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in raw.items()}
