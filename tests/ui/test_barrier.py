"""Nothing anybody typed, pasted or brought in acts on the terminal, whichever widget draws it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.text import Text
from rigs import KIM, rig, seen, settle
from textual.color import Color
from textual.events import Paste
from textual.widgets import Input, Static, TextArea

from samtal_tui.config import Config
from samtal_tui.texts import Texts
from samtal_tui.viewer import ViewerApp
from screens.barrier import Barrier
from screens.operation_goals import OperationGoals
from screens.person import PersonRoom
from screens.widgets.plain import ACTING, harmless
from vault.store import OpenVault

ATTACK = "\x1b]52;c;aGVq\x07\x1b]0;titel\x07\x9b2J\u202efil\u2066\u061c"
ACTS = {"\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u061c"}


def drawn(texts: list[str]) -> str:
    lines = Barrier().apply([Segment(text) for text in texts], Color(0, 0, 0))
    return "".join(segment.text for segment in lines)


@given(st.lists(st.text(st.characters(codec="utf-8") | st.sampled_from(sorted(ACTS)))))
def test_a_line_loses_what_acts_and_keeps_its_words_and_its_width(texts: list[str]) -> None:
    before, after = "".join(texts), drawn(texts)
    assert not any(ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 for sign in after)
    assert not ACTS & set(after)
    assert [sign for sign in before if sign.isprintable()] == [sign for sign in after if sign.isprintable()]
    assert cell_len(after) == cell_len(before)


def test_what_the_screen_itself_sends_is_let_through() -> None:
    bell = Segment("\x07", None, [(ControlType.BELL,)])
    assert Barrier().apply([bell], Color(0, 0, 0)) == [bell]


@pytest.mark.parametrize("field", [Input, TextArea])
async def test_what_is_pasted_into_a_field_acts_on_nothing(tmp_path: Path, field: type) -> None:
    room = OperationGoals() if field is TextArea else None
    async with rig(tmp_path, room) as (app, pilot):
        if field is Input:
            await pilot.press("n")
        app.screen.query_one(field).post_message(Paste(f"före {ATTACK} efter"))
        await settle(app, pilot)
        assert "före" in seen(app)
        assert "efter" in seen(app)
        assert not ACTS & set(seen(app))


async def test_a_name_is_shown_in_the_title_with_every_sign_that_is_in_it(tmp_path: Path) -> None:
    def fill(vault: OpenVault) -> None:
        vault.people.update(KIM.model_copy(update={"family": "Ek\u202ekE\x1b[2J"}))

    async with rig(tmp_path, PersonRoom(KIM.id), fill=fill) as (app, _pilot):
        assert seen(app).splitlines()[0].strip().startswith("Ek·kE␛[2J, Kim")


async def test_the_second_terminal_stands_behind_the_same_barrier(tmp_path: Path) -> None:
    app = ViewerApp(Config(), Texts("sv"), list)
    async with app.run_test() as pilot:
        app.query_one("#title", Static).update(Text(f"före {ATTACK} efter"))
        await pilot.pause()
        assert "före" in seen(app)
        assert not ACTS & set(seen(app))


def test_every_sign_that_acts_is_shown_as_another_wherever_it_stands() -> None:
    for sign in ACTING - {"\n"}:
        shown = harmless(f"före {sign} efter")
        assert shown.startswith("före ")
        assert shown.endswith(" efter")
        assert sign not in shown
