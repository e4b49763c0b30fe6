"""Where the two terminals of one user meet: sockets in a folder only that user can enter.

Each vault has its own, which the vault's lock gives to one program at a time; each demonstration has one too.
"""

from __future__ import annotations

import os
import stat
import warnings
from contextlib import suppress
from pathlib import Path

from platformdirs import user_runtime_path


def sockets_folder() -> Path:
    """The folder of the sockets: in the user's own runtime folder."""
    with warnings.catch_warnings():
        # Where the system names none, the library takes another one, and would say so across the screen.
        warnings.simplefilter("ignore")
        return user_runtime_path("samtal")


def vault_socket(sockets: Path, vault: Path) -> Path:
    """The socket of the vault in the folder `vault`, by whatever path it is reached."""
    # Only here: the first screen comes before any socket.
    from hashlib import sha256

    return sockets / f"show-{sha256(os.fsencode(vault.resolve())).hexdigest()[:16]}.sock"


def demo_socket(sockets: Path) -> Path:
    """The socket of the demonstration that this process runs."""
    return sockets / f"show-demo-{os.getpid()}.sock"


def where_to_listen(sockets: Path, vault: Path) -> list[Path]:
    """The sockets to try, in order: the vault's own, then demonstrations, the newest first."""
    demos = []
    for path in sockets.glob("show-demo-*.sock"):
        with suppress(OSError):
            demos.append((path.lstat().st_mtime, path))
    return [vault_socket(sockets, vault), *(path for _, path in sorted(demos, reverse=True))]


def make_folder(path: Path) -> None:
    """Make the socket's folder, 0700; raise OSError when it is not the user's own or is open to others."""
    folder = path.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o077:
        raise PermissionError(f"{folder} is not a folder of one's own")
