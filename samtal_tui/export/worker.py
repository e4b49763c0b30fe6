"""The process that makes documents: `python -I -m samtal_tui.export.worker FORMAT`.

It reads a document's content as JSON on standard input and writes the document's bytes on standard output.
It is started without an environment, without a vault's path or key and without open files, and may not
write any file: what it was not given it cannot let out. It says nothing on standard error.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from functools import partial

from samtal_tui.export.content import CannotShow, Content, NotContent, from_json
from samtal_tui.export.sheet import Sheet, is_sheet, sheet_from_json
from samtal_tui.harden import harden_process

BAD_CONTENT = 3
"""The exit code for JSON that is not a document's content, or a format there is none of."""
NO_SIGN = 4
"""The exit code for a text that the format has no way to show."""


def maker_of(format_: str) -> Callable[[Content], bytes]:
    """The function that writes `format_`, imported late with the libraries it needs. Raises `KeyError`."""
    if format_ == "markdown":
        from samtal_tui.export import markdown

        return markdown.make
    if format_ == "word":
        from samtal_tui.export import word

        return word.make
    if format_ == "pdf":
        from samtal_tui.export import pdf

        return pdf.make
    if format_ == "text":
        from samtal_tui.export import text

        return text.make
    if format_ == "json":
        from samtal_tui.export import as_json

        return as_json.make
    raise KeyError(format_)


def form_maker_of(format_: str) -> Callable[[Content], bytes]:
    """The function that writes a form as `format_`. Raises `KeyError`."""
    if format_ == "markdown":
        from samtal_tui.export import form_markdown

        return form_markdown.make
    if format_ == "word":
        from samtal_tui.export import form_word

        return form_word.make
    if format_ == "pdf":
        from samtal_tui.export import form_pdf

        return form_pdf.make
    if format_ == "text":
        from samtal_tui.export import form_text

        return form_text.make
    raise KeyError(format_)


def sheet_maker_of(format_: str) -> Callable[[Sheet], bytes]:
    """The function that writes a talk sheet as `format_`. Raises `KeyError`."""
    if format_ == "word":
        from samtal_tui.export import sheet_word

        return sheet_word.make
    raise KeyError(format_)


def lock_down() -> None:
    """Let nobody look into this process, and let it write no file: what it makes goes to standard output."""
    harden_process()
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def main() -> int:
    """Make one document and return the exit code."""
    lock_down()
    try:
        make = _making(sys.argv[1], sys.stdin.buffer.read())
    except (NotContent, KeyError, IndexError):
        return BAD_CONTENT
    try:
        data = make()
    except CannotShow:
        return NO_SIGN
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return 0


def _making(format_: str, data: bytes) -> Callable[[], bytes]:
    if is_sheet(data):
        return partial(sheet_maker_of(format_), sheet_from_json(data))
    content = from_json(data)
    return partial(form_maker_of(format_) if content.form else maker_of(format_), content)


if __name__ == "__main__":
    sys.exit(main())
