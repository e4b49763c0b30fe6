"""Writing to a terminal whose window has been closed."""

import os
import threading

from textual.drivers._writer_thread import WriterThread

from samtal_tui.terminal import Line


def test_a_dead_line_holds_nobody_up():
    reader, writer = os.pipe()
    os.close(reader)
    line = WriterThread(Line(os.fdopen(writer, "w", buffering=1, closefd=False)))
    line.start()

    def draws() -> None:
        for _ in range(200):
            line.write("a row of the screen\n")
        line.stop()

    drawing = threading.Thread(target=draws, daemon=True)
    drawing.start()
    drawing.join(timeout=30)
    os.close(writer)
    assert not drawing.is_alive()
