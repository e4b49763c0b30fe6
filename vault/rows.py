"""Between a record and its row: the fields that are columns, and the rest as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic_core import from_json

from vault.errors import DatabaseDamaged, Malformed, NewerVersion
from vault.records import Record, checked

R = TypeVar("R", bound=Record)


def body_of(record: Record, columns: frozenset[str]) -> str:
    """The fields of `record` that are no columns, as JSON; what has its usual value is left out."""
    return record.model_dump_json(exclude=set(columns), exclude_defaults=True)


def record_from(
    model: type[R], body: str | bytes, columns: Mapping[str, object], *, newer: bool = False
) -> R:
    """Put a record together again; raise `DatabaseDamaged` when it is none.

    `newer` is for a vault of a newer program, which is only read: a field that is not known is passed over,
    and what still makes no record is `NewerVersion`.
    """
    try:
        return checked(model, {**from_json(body), **columns}, newer=newer)
    except (ValueError, TypeError, RecursionError, Malformed):
        raise (NewerVersion if newer else DatabaseDamaged) from None
