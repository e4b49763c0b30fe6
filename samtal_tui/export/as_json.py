"""A document as JSON, for another system to read: docs/document.schema.json describes it."""

from __future__ import annotations

import json
from dataclasses import asdict

from samtal_tui.export.content import Content


def make(content: Content) -> bytes:
    """The whole document as UTF-8, indented for whoever looks at it."""
    return (json.dumps(asdict(content), ensure_ascii=False, indent=2) + "\n").encode()
