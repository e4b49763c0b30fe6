"""A window that closes without a signal: the program notices that the line is dead, and ends."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

SAMTAL = Path(sys.executable).with_name("samtal")


def test_a_dead_line_ends_the_program(tmp_path):
    master, slave = pty.openpty()
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "TERM": "xterm-256color"}
    # A session of its own without a controlling terminal: nobody sends SIGHUP.
    program = subprocess.Popen(
        [SAMTAL], stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    )
    os.close(slave)
    try:
        shown = b""
        deadline = time.monotonic() + 60
        while b"samtal" not in shown and time.monotonic() < deadline:
            if select.select([master], [], [], 1)[0]:
                shown += os.read(master, 65536)
        assert b"samtal" in shown
        os.close(master)
        assert program.wait(timeout=60) == 129
    finally:
        program.kill()
