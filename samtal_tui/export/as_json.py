"""A document as JSON, for another system to read: docs/document.schema.json describes it."""

from __future__ import annotations

import json
from dataclasses import asdict

from samtal_tui.export.content import Content

FOR_EYES = frozenset({"form", "letterhead"})
"""The fields that another system has no use for."""


def make(content: Content) -> bytes:
    """The whole document as UTF-8, indented for whoever looks at it, without what is for people's eyes."""
    said = {name: value for name, value in asdict(content).items() if name not in FOR_EYES}
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()
