"""From the command line to an exit code: the settings, the language, one sentence for each refusal.

`samtal` without arguments opens the program at once: what understands commands is not even imported for it.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from io import TextIOWrapper

from samtal_tui import crash
from samtal_tui.commands.desk import CANNOT_WRITE, Desk, Refused, Unwritten, finish, remark
from samtal_tui.config import config_path, load
from samtal_tui.texts import LANGUAGES, Texts, mark

FULL = mark("The result cannot be written to standard output: make room, or send it elsewhere.")
INTERRUPTED = 130
"""Stopped by Ctrl+C, as shells count it."""


def samtal() -> None:
    """Run the command line and end with its exit code, also where there is no terminal left to write to."""
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        # Python would try again, and then end with a code of its own.
        os._exit(code)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit code. Every refusal is one sentence on standard error."""
    config = load(config_path())
    t = Texts(asked_language(arguments) or config.language)
    crash.install(t)
    _write_what_can_be_written()
    for sentence, name in config.complaints:
        remark(t(sentence, name=name))
    try:
        ended = _obey(Desk(replace(config, language=t.language), t, config.vault), arguments)
        finish()
    except Refused as refused:
        code, sentence = refused.code, refused.sentence
    except KeyboardInterrupt:
        code, sentence = INTERRUPTED, ""
    except Unwritten:
        code, sentence = CANNOT_WRITE, t(FULL)
    else:
        return ended
    if sentence:
        remark(sentence)
    return code


def _obey(desk: Desk, arguments: Sequence[str]) -> int:
    if arguments:
        from samtal_tui.cli import obey

        gc.enable()
        return obey(desk, arguments)
    from samtal_tui.commands.opening import open_program

    return open_program(desk)


def asked_language(arguments: Sequence[str]) -> str:
    """The last `--lang` on the command line, or an empty string: help and refusals too must speak it."""
    asked = ""
    for place, argument in enumerate(arguments):
        name, given, value = argument.partition("=")
        if name == "--lang":
            asked = value if given else "".join(arguments[place + 1 : place + 2])
    return asked if asked in LANGUAGES else ""


def _write_what_can_be_written() -> None:
    """A terminal that lacks a letter shows a question mark in its place; no output fails for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
