"""The vault thread: the one thread that owns the connection, and the queue of work for it.

Work is done in the order it was given; locking and leaving wait for all of it before the keys are wiped.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Concatenate, ParamSpec, TypeVar

from vault.errors import Locked
from vault.store import OpenVault

P = ParamSpec("P")
T = TypeVar("T")


class VaultThread:
    """One thread, one vault at a time. Called from one other thread."""

    def __init__(self) -> None:
        self._executor: ThreadPoolExecutor | None = None
        self._vault: OpenVault | None = None

    def open(self, opener: Callable[[], OpenVault]) -> Future[str]:
        """Open a vault on the vault thread, in place of one that is open; the result is its id."""
        if self._executor is None:
            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
        return self._executor.submit(self._open, opener)

    def _open(self, opener: Callable[[], OpenVault]) -> str:
        self._close()
        self._vault = opener()
        return self._vault.id

    def run(
        self, work: Callable[Concatenate[OpenVault, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Do `work(vault, *args)` after all that was asked for before; `Locked` when no vault is open."""
        if self._executor is None:
            refused: Future[T] = Future()
            refused.set_exception(Locked())
            return refused
        return self._executor.submit(self._work, work, *args, **kwargs)

    def _work(self, work: Callable[Concatenate[OpenVault, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        if self._vault is None:
            raise Locked
        return work(self._vault, *args, **kwargs)

    def _close(self) -> None:
        vault, self._vault = self._vault, None
        if vault is not None:
            vault.close()

    def close(self) -> None:
        """Do what was asked for, then close the vault and end the thread; a new one begins with `open`."""
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.submit(self._close)
            executor.shutdown(wait=True)
