"""Where the two terminals of one user meet: a socket in a folder only that user can enter."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from platformdirs import user_runtime_path


def socket_path() -> Path:
    """The socket's path; its folder is the user's own runtime folder."""
    return user_runtime_path("samtal") / "show.sock"


def make_folder(path: Path) -> None:
    """Make the socket's folder, 0700; raise OSError when it is not the user's own or is open to others."""
    folder = path.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o077:
        raise PermissionError(f"{folder} is not a folder of one's own")
