"""The listening end: pages as they come, and the curtain whenever nobody talks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from pathlib import Path

from samtal_tui.showing.page import CURTAIN, LONGEST, ShownPage, read_message

AGAIN_SECONDS = 1.0
"""How long to wait before looking for the other terminal again."""


async def _first_that_talks(
    paths: Sequence[Path],
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
    for path in paths:
        with suppress(OSError):
            return await asyncio.open_unix_connection(str(path), limit=LONGEST)
    return None


async def pages(where: Callable[[], Sequence[Path]]) -> AsyncIterator[ShownPage]:
    """Every page shown, for ever; the curtain while there is no program at any of the other ends.

    `where` are the sockets to try, in order; it is asked again each time a program has gone.
    """
    while True:
        found = await _first_that_talks(where())
        if found is None:
            yield CURTAIN
            await asyncio.sleep(AGAIN_SECONDS)
            continue
        reader, writer = found
        try:
            while line := await reader.readline():
                yield read_message(line)
        except (OSError, ValueError):
            yield CURTAIN
        finally:
            writer.close()
        yield CURTAIN
        await asyncio.sleep(AGAIN_SECONDS)
