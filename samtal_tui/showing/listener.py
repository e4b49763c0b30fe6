"""The listening end: pages as they come, and the curtain whenever nobody talks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from samtal_tui.showing.page import CURTAIN, LONGEST, ShownPage, read_message

AGAIN_SECONDS = 1.0
"""How long to wait before looking for the other terminal again."""


async def pages(path: Path) -> AsyncIterator[ShownPage]:
    """Every page shown, for ever; the curtain while there is no program at the other end."""
    while True:
        try:
            reader, writer = await asyncio.open_unix_connection(str(path), limit=LONGEST)
        except OSError:
            yield CURTAIN
            await asyncio.sleep(AGAIN_SECONDS)
            continue
        try:
            while line := await reader.readline():
                yield read_message(line)
        except (OSError, ValueError):
            yield CURTAIN
        finally:
            writer.close()
        yield CURTAIN
        await asyncio.sleep(AGAIN_SECONDS)
