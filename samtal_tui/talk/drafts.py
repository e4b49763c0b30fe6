"""The unfinished lines of a talk, one a page, and which of them the vault has by now."""

from __future__ import annotations

from collections.abc import Mapping

from vault.records import Draft


class DraftBook:
    """What is typed but not entered, by page. Only what differs from the vault is sent there."""

    def __init__(self, kept: Mapping[str, Draft]) -> None:
        self._now = dict(kept)
        self._kept = dict(kept)
        self._unsure: set[str] = set()

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
        self._unsure.discard(address)

    def to_send(self) -> list[tuple[str, Draft | None]]:
        """What the vault does not have yet, taken as sent; None for a draft to be forgotten."""
        pages = dict.fromkeys([*self._now, *self._kept, *sorted(self._unsure)])
        changed = [page for page in pages if self._now.get(page) != self._kept.get(page)]
        sent = [(page, self._now.get(page)) for page in pages if page in {*changed, *self._unsure}]
        self._kept = dict(self._now)
        self._unsure.clear()
        return sent

    def refused(self, address: str) -> None:
        """The vault did not take what was sent about a page: it is to be sent again."""
        self._unsure.add(address)
