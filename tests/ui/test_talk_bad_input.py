"""Input nobody planned for: stored to the letter, drawn so that it can do nothing."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from rigs import seen, settle
from talk_rig import burst, find, items, newest, paste, press, talk, write

from screens.talk import TalkRoom
from vault.records import Audience, Kind

FAMILY = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"

STRANGE = {
    "emoji": f"bra jobbat {FAMILY} \N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}",
    "right to left": "sa \u05e9\u05dc\u05d5\u05dd och \u0645\u0631\u062d\u0628\u0627 till alla",
    "direction marks": "fil\u202egpj.exe\u202c slut",
    "combining": "caf\u0065\u0301 z\u0335\u0321\u0322algo",
    "wide": "\u4e2d\u6587\u5b57 och \uff21\uff22",
    "escape": "\x1b[31mröd\x1b[0m \x1b]0;titel\x07 \x1b]52;c;aGVq\x07",
    "control": "a\x00b\x07c\x08d\x7fe\x9bf",
    "line ends": "ett\u2028två\u2029tre\x0bfyra\x0cfem\x85sex",
    "tabs": "ett\ttvå",
}


@pytest.mark.parametrize("name", STRANGE)
async def test_strange_signs_are_kept_exactly_and_can_do_nothing(tmp_path: Path, name: str) -> None:
    text = STRANGE[name]
    async with talk(tmp_path) as (app, pilot):
        await paste(app, pilot, text)
        await press(app, pilot, "enter")
        assert newest(app).title == text
        assert newest(app).audience is Audience.PRIVATE
        shown = seen(app)
        assert not [
            sign for sign in shown if sign != "\n" and unicodedata.category(sign) in {"Cc", "Zl", "Zp"}
        ]
        assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200e\u200f")
        for _ in items(app):
            await press(app, pilot, "up")
        while app.screen.desk.marked != newest(app).id:
            await press(app, pilot, "down")
        await press(app, pilot, "enter")
        assert app.screen.composer.words == text


async def test_a_letter_made_with_a_dead_key_is_what_was_typed(tmp_path: Path) -> None:
    """Some keyboards send é as one sign, some as a letter and an accent: neither is changed."""
    async with talk(tmp_path) as (app, pilot):
        for text in ("caf\u00e9", "cafe\u0301"):
            await write(app, pilot, text)
            await press(app, pilot, "enter")
            assert newest(app).title == text


async def test_a_line_of_a_hundred_thousand_signs_is_kept_and_edited(tmp_path: Path) -> None:
    text = "lång rad " * 11_112
    async with talk(tmp_path) as (app, pilot):
        await paste(app, pilot, text)
        burst(app, "x", "enter")
        await settle(app, pilot)
        assert newest(app).title == f"{text}x"
        await press(app, pilot, "up")
        while app.screen.desk.marked != newest(app).id:
            await press(app, pilot, "down")
        await press(app, pilot, "enter", "backspace", "enter")
        assert newest(app).title == text
        await press(app, pilot, "ctrl+z", "ctrl+z")
        assert not [item for item in items(app) if item.title.startswith("lång rad")]


async def test_a_paste_of_three_hundred_lines_is_as_many_private_lines_and_one_undo(tmp_path: Path) -> None:
    lines = [f'{sign} rad {number}"' for number in range(60) for sign in ("!", "#", '"', "?", "=")]
    async with talk(tmp_path) as (app, pilot):
        before = items(app)
        await paste(app, pilot, "\r\n".join(lines))
        new = [item for item in items(app) if item not in before]
        assert [item.title for item in sorted(new, key=lambda item: item.sequence)] == lines
        assert {(item.kind, item.audience) for item in new} == {(Kind.NOTE, Audience.PRIVATE)}
        await press(app, pilot, "ctrl+z")
        assert items(app) == before
        await press(app, pilot, "ctrl+y")
        assert len(items(app)) == len(before) + 300


async def test_a_note_of_twenty_thousand_signs_is_written_into_where_she_is(tmp_path: Path) -> None:
    note = "\n".join(f"stycke {number} " + "ord " * 45 for number in range(105))[:20_000]
    async with talk(tmp_path) as (app, pilot):
        await write(app, pilot, "stycke")
        await press(app, pilot, "enter")
        line = newest(app)
        room = app.screen
        assert isinstance(room, TalkRoom)
        await press(app, pilot, "up")
        while room.desk.marked != line.id:
            await press(app, pilot, "down")
        await press(app, pilot, "enter")
        room.composer.load(note)
        room.composer.move_cursor((50, 3))
        burst(app, "INFOGAT", "enter")
        await settle(app, pilot)
        rows = note.split("\n")
        rows[50] = f"{rows[50][:3]}INFOGAT{rows[50][3:]}"
        assert find(app, "INFOGAT").title == "\n".join(rows)


async def test_a_note_grows_to_several_rows_and_is_one_line_of_the_talk(tmp_path: Path) -> None:
    async with talk(tmp_path, size=(80, 40)) as (app, pilot):
        await press(app, pilot, "ctrl+j")
        assert app.screen.composer.is_empty
        burst(app, "# ett mål", "ctrl+j")
        burst(app, "! ingen ny rad i samtalet")
        for _ in range(12):
            burst(app, "", "ctrl+j")
            burst(app, "mer")
        await settle(app, pilot)
        assert app.screen.composer.size.height == 14
        await press(app, pilot, "ctrl+home")
        await write(app, pilot, "# ")
        await press(app, pilot, "backspace", "backspace", "ctrl+end", "enter")
        line = newest(app)
        assert (line.kind, line.title) == (
            Kind.GOAL,
            "\n".join(["ett mål", "! ingen ny rad i samtalet", *["mer"] * 12]),
        )
        assert app.screen.composer.size.height == 2
