"""The words that stand for what is written after a command or an option, in usage lines and help pages."""

from __future__ import annotations

from samtal_tui.texts import mark

DATE = mark("DATE")
DIR = mark("DIR")
FILE = mark("FILE")
FILE_OR_PERSON = mark("FILE|PERSON")
GUIDE = mark("GUIDE")
NAME = mark("NAME")
NEW_ID = mark("NEW-ID")
OUT = mark("OUT")
PERSON = mark("PERSON")
