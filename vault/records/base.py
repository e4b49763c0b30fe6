"""What every record is: frozen, closed, and silent about its values when it is refused."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from vault.errors import Malformed


class Record(BaseModel):
    """The base of every record: frozen, closed, and silent about its values when it is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


R = TypeVar("R", bound=BaseModel)


def checked(model: type[R], data: object, *, newer: bool = False) -> R:
    """Validate `data` as `model`; raise `Malformed` naming places and reasons but never a value.

    `newer` lets fields be that only a newer program knows; nothing read so may be written again.

    A pydantic error carries the input in `errors()` and `json()`: it must not travel further than this.
    """
    try:
        return model.model_validate(data, extra="ignore" if newer else None)
    except ValidationError as error:
        places = [
            (".".join(str(part) for part in problem["loc"]), problem["type"])
            for problem in error.errors(include_input=False, include_context=False, include_url=False)
        ]
    raise Malformed(places)
