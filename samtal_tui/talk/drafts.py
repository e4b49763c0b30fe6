"""The unfinished lines of a talk, one a page, and which of them the vault has by now."""

from __future__ import annotations

from collections.abc import Mapping

from vault.records import Draft


class DraftBook:
    """What is typed but not entered, by page. Only what differs from the vault is sent there."""

    def __init__(self, kept: Mapping[str, Draft]) -> None:
        self._now = dict(kept)
        self._kept = dict(kept)

    def on(self, address: str) -> Draft | None:
        """The unfinished line on a page."""
        return self._now.get(address)

    def pages(self) -> list[str]:
        """The pages with an unfinished line."""
        return list(self._now)

    def note(self, address: str, draft: Draft) -> None:
        """Take down what is typed on a page; a blank line is none."""
        if draft.text.strip():
            self._now[address] = draft
        else:
            self._now.pop(address, None)

    def entered(self, address: str) -> None:
        """The line was entered: the vault forgets its draft in the same step."""
        self._now.pop(address, None)
        self._kept.pop(address, None)

    def to_send(self) -> list[tuple[str, Draft | None]]:
        """What the vault does not have yet, taken as sent; None for a draft to be forgotten."""
        pages = [page for page in {**self._now, **self._kept} if self._now.get(page) != self._kept.get(page)]
        sent = [(page, self._now.get(page)) for page in pages]
        self._kept = dict(self._now)
        return sent

    def refused(self, address: str) -> None:
        """The vault did not take the draft of a page: it is to be sent again."""
        self._kept.pop(address, None)
