"""What is typed in the fields of a screen, kept while the screen is made anew in another language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual.dom import DOMNode
from textual.widgets import Input, TextArea


@dataclass(frozen=True)
class Typed:
    """The text of each field by its id, and whether the field was to be seen."""

    fields: Mapping[str, tuple[str, bool]]

    def put_back(self, screen: DOMNode) -> None:
        """Write into the fields of `screen` what stood in those of the same ids."""
        for field in fields_of(screen):
            if field.id and field.id in self.fields:
                text, field.display = self.fields[field.id]
                if isinstance(field, Input):
                    field.value = text
                else:
                    field.text = text


def what_is_typed(screen: DOMNode) -> Typed:
    """What stands in the fields of `screen` now."""
    return Typed({field.id: (text_in(field), field.display) for field in fields_of(screen) if field.id})


def fields_of(screen: DOMNode) -> Iterator[Input | TextArea]:
    """The fields of `screen`."""
    return (field for field in screen.query("*") if isinstance(field, Input | TextArea))


def text_in(field: Input | TextArea) -> str:
    """What stands in a field."""
    return field.value if isinstance(field, Input) else field.text
