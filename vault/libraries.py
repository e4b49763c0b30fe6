"""What opening a vault needs of the libraries, loaded before it is asked for."""

from __future__ import annotations

from vault.connection import load_database_library
from vault.kdf import load_derivation


def load() -> None:
    """Load what is otherwise imported when a vault is opened: a hundredth of a second of it."""
    load_derivation()
    load_database_library()
