"""The second terminal: what both may see, over the user's own socket, and the curtain otherwise."""

import asyncio
import stat
import subprocess
import sys
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rigs import RigApp, settle

from samtal_tui.config import Config
from samtal_tui.showing.broadcast import Broadcast
from samtal_tui.showing.listener import pages
from samtal_tui.showing.page import CURTAIN, ShownPage, read_message
from samtal_tui.showing.place import demo_socket, vault_socket, where_to_listen
from samtal_tui.texts import Texts
from samtal_tui.viewer import ViewerApp
from screens.program import Start
from vault.seam import create_for_tests

PAGE = ShownPage(
    "Medarbetarsamtal", "Kim Ek", "FRAMTID", ("   >  Kim  vill hålla utbildningen", ""), "0 av 1"
)


async def test_a_listener_gets_the_page_shown_and_every_one_after(tmp_path):
    path = tmp_path / "run" / "show.sock"
    broadcast = Broadcast(path)
    assert await broadcast.start()
    broadcast.publish(PAGE)
    following = pages(lambda: [path])
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
    following = pages(lambda: [tmp_path / "none.sock"])
    assert await asyncio.wait_for(anext(following), 5) == CURTAIN
    await following.aclose()


async def test_the_viewer_draws_what_it_is_sent(tmp_path):
    path = tmp_path / "run" / "show.sock"
    broadcast = Broadcast(path)
    await broadcast.start()
    broadcast.publish(PAGE)
    viewer = ViewerApp(Config(), Texts("sv"), lambda: [path])
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


async def test_two_programs_are_each_followed_by_their_own_viewer(tmp_path):
    """What is turned in one vault is never seen where another's is shared."""
    sockets = tmp_path / "run"
    shown = {}
    programs = []
    for name in ("min", "din"):
        broadcast = Broadcast(vault_socket(sockets, tmp_path / name))
        assert await broadcast.start()
        programs.append(broadcast)
        broadcast.publish(ShownPage(title=name))
    for name in ("min", "din"):
        following = pages(partial(where_to_listen, sockets, tmp_path / name))
        shown[name] = (await asyncio.wait_for(anext(following), 5)).title
        await following.aclose()
    assert shown == {"min": "min", "din": "din"}
    await programs[0].close()
    following = pages(partial(where_to_listen, sockets, tmp_path / "min"))
    assert await asyncio.wait_for(anext(following), 5) == CURTAIN
    await following.aclose()
    await programs[1].close()


def test_a_vault_has_one_socket_by_whatever_path_it_is_reached(tmp_path):
    (tmp_path / "valv").mkdir()
    (tmp_path / "genväg").symlink_to(tmp_path / "valv")
    assert vault_socket(tmp_path, tmp_path / "valv") == vault_socket(tmp_path, tmp_path / "genväg")


async def test_a_demonstration_is_followed_when_the_own_vault_is_not_open(tmp_path):
    sockets = tmp_path / "run"
    demo = Broadcast(demo_socket(sockets))
    await demo.start()
    demo.publish(PAGE)
    (sockets / "show-demo-1.sock").touch()  # what a demonstration that was killed left behind
    following = pages(partial(where_to_listen, sockets, tmp_path / "valv"))
    assert await asyncio.wait_for(anext(following), 5) == PAGE
    await following.aclose()
    await demo.close()


async def test_nobody_is_listened_to_while_the_vault_is_locked(tmp_path):
    sockets, folder = tmp_path / "run", tmp_path / "valv"
    app = RigApp(Config(vault=folder, documents=tmp_path / "dokument"), Start(folder=folder, sockets=sockets))
    mine = vault_socket(sockets, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        assert not mine.exists()
        await app.open_vault(lambda: create_for_tests(folder))
        await app._enter()
        await settle(app, pilot)
        app.publish(PAGE)
        following = pages(partial(where_to_listen, sockets, folder))
        assert await asyncio.wait_for(anext(following), 5) == PAGE
        await app.action_lock()
        assert await asyncio.wait_for(anext(following), 5) == CURTAIN
        assert not mine.exists()
        await following.aclose()


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


def test_nothing_is_written_across_the_screen_where_the_system_names_no_place(tmp_path):
    code = "from samtal_tui.showing.place import sockets_folder; sockets_folder()"
    environment = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
