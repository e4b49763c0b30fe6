"""The formats a document can be made in."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """A file format; the value names it in the history of documents and on the command line."""

    WORD = "word"
    MARKDOWN = "markdown"
    PDF = "pdf"
    TEXT = "text"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """The end of a file name, with its dot."""
        suffixes = {Format.WORD: ".docx", Format.MARKDOWN: ".md", Format.TEXT: ".txt"}
        return suffixes.get(self, f".{self.value}")
