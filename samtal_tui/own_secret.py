"""Whether what is typed opens the vault that is open already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vault.errors import VaultError, WrongSecret

if TYPE_CHECKING:
    from vault.store import OpenVault


def opens(vault: OpenVault, typed: str) -> bool:
    """Whether `typed` opens the vault that is open: its recovery code, or its passphrase as it was typed."""
    from samtal_tui.passphrase import normalise

    try:
        master = vault.key_file.recovery.open(vault.id, typed)
    except VaultError:
        return is_passphrase(vault, normalise(typed))
    master[:] = bytes(len(master))
    return True


def is_passphrase(vault: OpenVault, typed: str) -> bool:
    """Whether `typed` opens the vault that is open; as slow as opening it."""
    try:
        master = vault.key_file.passphrase.open(vault.id, typed)
    except WrongSecret:
        return False
    master[:] = bytes(len(master))
    return True
