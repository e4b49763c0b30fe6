"""Keys that cost next to nothing, for vaults that are made and opened in tests alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cryptography.hazmat.primitives.kdf import argon2


@contextmanager
def light_argon() -> Iterator[None]:
    """Argon2id with the least work it can do, whatever a key file says that it costs.

    The bounds of the vault are checked as ever. What is locked under it opens under it only.
    """
    real = argon2.Argon2id

    def light(*, iterations: int, memory_cost: int, lanes: int, **more: object) -> argon2.Argon2id:
        assert iterations >= 1
        assert memory_cost >= 8 * lanes
        return real(iterations=1, memory_cost=8 * lanes, lanes=lanes, **more)

    argon2.Argon2id = light
    try:
        yield
    finally:
        argon2.Argon2id = real
