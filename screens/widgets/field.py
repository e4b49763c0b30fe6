"""A field of one line whose letters do not have the whole screen laid out anew."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class Field(Input):
    """An `Input` as wide as its room gives it: how long its text is changes nothing around it."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
