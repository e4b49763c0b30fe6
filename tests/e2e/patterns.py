"""A vault made once, to be copied into the home of each test."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from cli.light import light_argon
from cli.program import PASSPHRASE, fill

from vault.seam import master_key_of
from vault.store import open_with_passphrase


@dataclass(frozen=True)
class Pattern:
    """A vault to be copied, and the key that opens every copy."""

    folder: Path
    master_key: bytes
    light: bool


def pattern_in(folder: Path, *, light: bool) -> Pattern:
    """A vault of three people in `folder`, with the passphrase; `light` as in `Shell`."""
    with light_argon() if light else nullcontext():
        fill(folder)
        vault = open_with_passphrase(folder, PASSPHRASE)
    key = master_key_of(vault)
    vault.close()
    return Pattern(folder, key, light)
