"""What a document says, without making it."""

from __future__ import annotations

from datetime import date

from samtal_tui.export.compose import content_of, leaving_items
from samtal_tui.export.content import Content
from samtal_tui.export.occasion import versioned
from samtal_tui.texts import Texts
from vault.records import Recipient
from vault.store import OpenVault


def compose(vault: OpenVault, talk: str, recipient: Recipient, language: str, today: date) -> Content:
    """The document of `talk` to `recipient`, as it would be made today."""
    items = leaving_items(vault, talk, recipient)
    return content_of(items, versioned(vault, talk, recipient, today, items), Texts(language))
