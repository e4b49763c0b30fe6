"""Locking: never asks, never loses text, leaves nothing to read. Idleness and sleep lock by themselves."""

import asyncio
import queue

from rigs import KIM, TODAY, rig, seen, settle

from samtal_tui.idle import IdleClock
from samtal_tui.talk.session import plan_talk
from screens.talk import TalkRoom
from screens.unlock import UnlockRoom
from vault.errors import CannotWrite
from vault.seam import open_for_tests

SECRET = "kanarie-ord-som-ingen-annan-skriver"


class Machine:
    def __init__(self):
        self.awake, self.always = 0.0, 0.0

    def clock(self):
        return IdleClock(lambda: self.awake, lambda: self.always)


async def everything_shown(app):
    """All text in all widgets of all screens, and what is painted."""
    texts = [seen(app)]
    for screen in app.screen_stack:
        for widget in screen.walk_children():
            texts += [str(getattr(widget, name, "")) for name in ("value", "text", "content", "rows")]
    return "\n".join(texts)


async def test_f9_keeps_the_line_begun_and_leaves_nothing_to_read(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await pilot.press("n", *SECRET)
        await settle(app, pilot)
        assert SECRET in await everything_shown(app)
        key = app.vault_thread.run(lambda vault: vault.keys.master).result(timeout=5)
        await pilot.press("f9")
        await settle(app, pilot)
        assert isinstance(app.screen, UnlockRoom)
        assert not app.is_open
        assert set(key) == {0}
        assert SECRET not in await everything_shown(app)
        assert KIM.family not in await everything_shown(app)


async def test_a_line_begun_is_in_the_vault_after_a_lock(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        master = app.vault_thread.run(lambda vault: bytes(vault.keys.master)).result(timeout=5)
        await pilot.press("n", *SECRET, "f9")
        await settle(app, pilot)
        assert SECRET in await asyncio.to_thread(titles, tmp_path / "valv", master)


def titles(folder, master):
    vault = open_for_tests(folder, master)
    try:
        return [item.title for item in vault.items.all()]
    finally:
        vault.close()


async def test_ten_idle_minutes_lock_and_nine_do_not(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        machine = Machine()
        app._idle = machine.clock()
        machine.awake = machine.always = 9 * 60
        await app._look_at_the_clock()
        assert app.is_open
        machine.awake = machine.always = 10 * 60
        await app._look_at_the_clock()
        await settle(app, pilot)
        assert not app.is_open


async def test_a_key_starts_the_idle_time_anew(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        machine = Machine()
        app._idle = machine.clock()
        machine.awake = machine.always = 9 * 60
        await pilot.press("down")
        machine.awake = machine.always = 18 * 60
        await app._look_at_the_clock()
        assert app.is_open


async def test_a_machine_that_slept_is_locked(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        machine = Machine()
        app._idle = machine.clock()
        machine.always = 120
        await app._look_at_the_clock()
        await settle(app, pilot)
        assert not app.is_open


async def test_nothing_is_ever_copied_to_the_clipboard(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await pilot.press("n", *"hemligt", "ctrl+a", "ctrl+c", "ctrl+x")
        await settle(app, pilot)
        app.copy_to_clipboard("hemligt")
        assert app.clipboard == ""


async def test_text_that_cannot_be_saved_is_not_locked_away(tmp_path):
    async with rig(tmp_path) as (app, pilot):

        async def full_disk():
            raise CannotWrite

        app.room.put_away = full_disk
        await pilot.press("f9")
        await settle(app, pilot)
        assert app.is_open
        assert "disk" in seen(app).lower()
        del app.room.put_away


async def test_after_the_door_the_talk_that_was_open_is_open_again(tmp_path):
    made = []

    def a_talk(vault):
        made.append(plan_talk(vault, KIM.id, "kommunal-rutin", TODAY).id)

    async with rig(tmp_path, fill=a_talk) as (app, pilot):
        master = app.vault_thread.run(lambda vault: bytes(vault.keys.master)).result(timeout=5)
        await app.push_screen(TalkRoom(made[0]))
        await settle(app, pilot)
        await pilot.press(*"mitt i en", "f9")
        await settle(app, pilot)
        assert isinstance(app.screen, UnlockRoom)
        await app.open_vault(lambda: open_for_tests(tmp_path / "valv", master))
        await app._enter()
        await settle(app, pilot)
        assert isinstance(app.screen, TalkRoom)
        assert "mitt i en" in seen(app)


async def test_a_program_whose_window_is_gone_ends_even_if_its_last_output_blocks(tmp_path, monkeypatch):
    ended = queue.Queue()
    monkeypatch.setattr("samtal_tui.lockable.LAST_SECONDS", 0)
    monkeypatch.setattr("samtal_tui.lockable.os._exit", ended.put)
    async with rig(tmp_path) as (app, _):
        monkeypatch.setattr(app, "exit", lambda **_: None)
        await app.leave(129)
        assert not app.is_open, "all is saved first"
        assert await asyncio.to_thread(ended.get, timeout=10) == 129
