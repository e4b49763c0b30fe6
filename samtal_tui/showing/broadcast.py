"""The talking end: sends each page of the turned screen to whoever listens on the user's own socket."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from pathlib import Path

from samtal_tui.showing.page import CURTAIN, LONGEST, ShownPage
from samtal_tui.showing.place import make_folder

SLOWEST = 1_048_576
"""Bytes a listener may be behind before it is let go."""


class Broadcast:
    """Holds the page shown last. It is given pages; it can ask for nothing and knows no vault."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._page = CURTAIN
        self._server: asyncio.Server | None = None
        self._listeners: set[asyncio.StreamWriter] = set()

    async def start(self) -> bool:
        """Listen; False when the place cannot be used (the talk goes on without a second terminal)."""
        if self._server is not None:
            return True
        try:
            make_folder(self._path)
            self._path.unlink(missing_ok=True)
            before = os.umask(0o177)
            try:
                self._server = await asyncio.start_unix_server(self._meet, str(self._path), limit=LONGEST)
            finally:
                os.umask(before)
        except OSError:
            return False
        return True

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._listeners.add(writer)
        writer.write(self._page.message())
        # A listener says nothing; when its end closes, it is gone.
        with suppress(OSError):
            while await reader.read(1024):
                pass
        self._let_go(writer)

    def _let_go(self, writer: asyncio.StreamWriter) -> None:
        self._listeners.discard(writer)
        writer.close()

    def publish(self, page: ShownPage) -> None:
        """Show `page` to everybody who listens."""
        if page == self._page:
            return
        self._page = page
        message = page.message()
        for writer in list(self._listeners):
            if writer.is_closing() or writer.transport.get_write_buffer_size() > SLOWEST:
                self._let_go(writer)
            else:
                writer.write(message)

    async def close(self) -> None:
        """Draw the curtain and stop listening."""
        self.publish(CURTAIN)
        server, self._server = self._server, None
        for writer in list(self._listeners):
            self._let_go(writer)
        if server is not None:
            server.close()
            self._path.unlink(missing_ok=True)
