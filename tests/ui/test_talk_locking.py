"""Locking in the middle of a talk: nothing is lost, nothing is painted on the way to the door."""

from __future__ import annotations

import asyncio
import gc
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from rigs import RigApp, rig, seen, settle
from talk_rig import burst, drafts, find, press, talk, the_talk, write
from talk_samples import HERE, SECRETS, TALK, fill_talk
from textual.events import Key

from samtal_tui.talk import session
from screens import talk_keeping, turned_acts
from screens.curtain import Curtain
from screens.people import PeopleRoom
from screens.talk import TalkRoom
from screens.turned import Turned
from screens.unlock import UnlockRoom
from vault.errors import CannotWrite
from vault.kdf import LEAST_KDF
from vault.store import OpenVault, create

PHRASE = "en lång påhittad lösenfras"


def full(*_: object, **__: object) -> None:
    raise CannotWrite


async def test_a_lock_waits_for_what_cannot_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with talk(tmp_path) as (app, pilot):
        with monkeypatch.context() as patch:
            patch.setattr(session, "keep_draft", full)
            burst(app, "viktig rad", "f9")
            await settle(app, pilot)
            assert isinstance(app.screen, TalkRoom)
            assert "viktig rad" in seen(app)
            assert "Disken" in seen(app)
            await press(app, pilot, "escape")
            assert isinstance(app.screen, TalkRoom)
        await press(app, pilot, "f9")
        assert isinstance(app.screen, UnlockRoom)


async def test_unfinished_lines_on_two_pages_outlive_a_disk_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talk(tmp_path) as (app, pilot):
        heard: list[object] = []
        asyncio.get_running_loop().set_exception_handler(lambda _loop, context: heard.append(context))
        with monkeypatch.context() as patch:
            patch.setattr(session, "keep_draft", full)
            await write(app, pilot, "första raden")
            await press(app, pilot, "pagedown")
            await write(app, pilot, "andra raden")
            with pytest.raises(CannotWrite):
                await app.screen.put_away()
            gc.collect()
            await settle(app, pilot)
            assert not heard
            assert "andra raden" in seen(app)
        await app.screen.put_away()
        assert {draft.text for draft in drafts(app).values()} >= {"första raden", "andra raden"}


async def test_a_line_the_vault_refused_while_locking_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talk(tmp_path) as (app, pilot):
        monkeypatch.setattr(session, "write", full)
        room = app.screen
        burst(app, "viktig rad\r")
        await room.composer.drain()
        await room.put_away()
        assert drafts(app)[HERE].text == "viktig rad"
        await settle(app, pilot)


async def test_a_decision_the_vault_refused_keeps_the_screen_and_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f4", "f4")
        with monkeypatch.context() as patch:
            patch.setattr(turned_acts, "decide", full)
            burst(app, "", "space", "f9")
            await settle(app, pilot)
            assert isinstance(app.screen, Turned)
            assert "Disken" in seen(app)
            assert "ÖVERENS" not in seen(app)
        assert find(app, "femte vecka").agreed is None


async def test_locking_a_turned_screen_paints_no_room_underneath(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with rig(tmp_path, PeopleRoom(), fill=fill_talk) as (app, pilot):
        await app.push_screen(TalkRoom(TALK))
        await settle(app, pilot)
        await press(app, pilot, "f4", "f4")
        assert isinstance(app.screen, Turned)
        painted: list[tuple[object, str]] = []

        def display(screen: object, renderable: object) -> None:
            if renderable is not None and not app._batch_count:
                painted.append((screen, renderable.render_segments(app.console)))

        monkeypatch.setattr(app, "_display", display)
        await press(app, pilot, "f9")
        assert isinstance(app.screen, UnlockRoom)
        assert {type(screen) for screen, _ in painted} <= {Turned, UnlockRoom}
        assert not any(secret in text for _, text in painted for secret in SECRETS)


async def test_what_was_done_right_before_leaving_is_done(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f4", "down")
        gate = Event()
        app.vault_thread.run(lambda _vault: gate.wait(10))
        for key in ("shift+tab", "escape"):
            app.post_message(Key(key, None))
        for _turn in range(500):
            await asyncio.sleep(0)
        assert isinstance(app.screen, TalkRoom)
        gate.set()
        await settle(app, pilot)
        assert find(app, "Ines om schemat").held_back
        assert "visas inte" in seen(app)


async def test_the_time_a_talk_takes_adds_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1000.0]
    monkeypatch.setattr(talk_keeping, "monotonic", lambda: clock[0])
    async with talk(tmp_path) as (app, pilot):
        clock[0] += 19 * 60
        await press(app, pilot, "pagedown")
        assert "1:00 av 2:00" in seen(app)
        clock[0] += 60
        await app.screen.put_away()
        assert the_talk(app).used_seconds == 61 * 60


async def with_passphrase(app: RigApp, folder: Path) -> None:
    """The rig over a vault with a passphrase that is asked for at the curtain."""

    def opener() -> OpenVault:
        vault, _code = create(folder / "eget", PHRASE, kdf=LEAST_KDF)
        return vault

    await app.close_vault()
    await app.open_vault(opener)


async def test_the_curtain_asks_for_the_passphrase_when_the_settings_say_so(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f4", "f4")
        await with_passphrase(app, tmp_path)
        app.config = replace(app.config, curtain_passphrase=True)
        await press(app, pilot, "f4")
        assert "Din lösenfras och sedan Enter" in seen(app)
        await press(app, pilot, *"fel", "enter")
        assert "Det är inte lösenfrasen: skriv den igen." in seen(app)
        assert isinstance(app.screen, Curtain)
        await press(app, pilot, "f4")
        assert isinstance(app.screen, Curtain)
        right: list[str] = []

        async def replaced(_samtal: object, room: object) -> None:
            right.append(type(room).__name__)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("screens.curtain.replace_rooms", replaced)
            patch.setattr(app, "progress", lambda _happening: None)
            await press(app, pilot, *PHRASE.replace(" ", "_").replace("_", " "), "enter")
        assert right == ["TalkRoom"]
