"""Waiting for the vault's thread without ever calling its work off."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


def started(work: Future[T]) -> asyncio.Future[T]:
    """Wait for `work`; it is done even when the room that waits is taken away meanwhile.

    Cancelling a plain wrapper would also cancel work still in the queue, and with it a line just entered.
    """
    return asyncio.shield(asyncio.wrap_future(work))
