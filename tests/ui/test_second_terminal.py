"""The second terminal: what both may see, over the user's own socket, and the curtain otherwise."""

import asyncio
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.config import Config
from samtal_tui.showing.broadcast import Broadcast
from samtal_tui.showing.listener import pages
from samtal_tui.showing.page import CURTAIN, ShownPage, read_message
from samtal_tui.texts import Texts
from samtal_tui.viewer import ViewerApp

PAGE = ShownPage(
    "Medarbetarsamtal", "Kim Ek", "FRAMTID", ("   >  Kim  vill hålla utbildningen", ""), "0 av 1"
)


async def test_a_listener_gets_the_page_shown_and_every_one_after(tmp_path):
    path = tmp_path / "run" / "show.sock"
    broadcast = Broadcast(path)
    assert await broadcast.start()
    broadcast.publish(PAGE)
    following = pages(path)
    assert await asyncio.wait_for(anext(following), 5) == PAGE
    broadcast.publish(CURTAIN)
    assert await asyncio.wait_for(anext(following), 5) == CURTAIN
    await following.aclose()
    await broadcast.close()
    assert not path.exists()


async def test_only_the_user_may_listen(tmp_path):
    path = tmp_path / "run" / "show.sock"
    broadcast = Broadcast(path)
    await broadcast.start()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    await broadcast.close()


async def test_a_folder_open_to_others_is_not_used(tmp_path):
    folder = tmp_path / "run"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    assert not await Broadcast(folder / "show.sock").start()
    assert not (folder / "show.sock").exists()


async def test_without_a_program_the_curtain_is_shown(tmp_path):
    following = pages(tmp_path / "none.sock")
    assert await asyncio.wait_for(anext(following), 5) == CURTAIN
    await following.aclose()


async def test_the_viewer_draws_what_it_is_sent(tmp_path):
    path = tmp_path / "run" / "show.sock"
    broadcast = Broadcast(path)
    await broadcast.start()
    broadcast.publish(PAGE)
    viewer = ViewerApp(Config(), Texts("sv"), path)
    async with viewer.run_test(size=(80, 24)) as pilot:
        viewer.show(PAGE)
        await pilot.pause()
        drawn = "\n".join(
            "".join(segment.text for segment in strip) for strip in viewer.screen._compositor.render_strips()
        )
        assert "FRAMTID" in drawn
        assert "vill hålla utbildningen" in drawn
        viewer.show(CURTAIN)
        await pilot.pause()
        drawn = "\n".join(
            "".join(segment.text for segment in strip) for strip in viewer.screen._compositor.render_strips()
        )
        assert "vill hålla" not in drawn
    await broadcast.close()


@given(st.lists(st.text(), max_size=5), st.text())
def test_a_page_comes_through_as_it_was(lines, title):
    page = ShownPage(title=title, lines=tuple(lines))
    try:
        message = page.message()
    except UnicodeEncodeError:
        pytest.skip("half a character is never stored")
    assert read_message(message) == page
    assert message.count(b"\n") == 1


@given(st.binary(max_size=200))
def test_anything_else_is_no_page(line):
    with pytest.raises(ValueError, match=r".*"):
        read_message(line)
