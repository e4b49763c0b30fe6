"""Look for words in every file of a place, also in those that are packed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path


def readable(folder: Path) -> set[Path]:
    """Every plain file under `folder`."""
    return {path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()}


def holds(path: Path) -> bytes:
    """The bytes of a file, with everything packed in it laid out behind."""
    data = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            data += b"".join(name.encode() + packed.read(name) for name in packed.namelist())
    if data.startswith(b"%PDF"):
        from pypdf import PdfReader

        read = PdfReader(path)
        data += "\n".join([*(page.extract_text() for page in read.pages), str(read.metadata)]).encode()
    return data


def found_in(path: Path, words: Iterable[str]) -> Sequence[str]:
    """Those of `words` that the file or its name holds, in any of the encodings a program might use."""
    data = path.name.encode() + holds(path)
    return sorted(word for word in words if any(word.encode(code) in data for code in ("utf-8", "utf-16-le")))
