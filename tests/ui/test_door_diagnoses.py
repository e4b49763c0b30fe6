"""The door names each fault in the same sentence as the command line, whole, and costs nothing."""

import shutil

import pytest
from cli.faults import FAULTS, bytes_of, can_mount
from cli.light import light_argon
from cli.program import PASSPHRASE, fill
from rigs import RigApp, seen, settle

from samtal_tui.config import Config
from samtal_tui.refusals import sentence
from samtal_tui.texts import Texts
from screens.people import PeopleRoom
from screens.program import Start
from screens.talk import TalkRoom
from screens.unlock import UnlockRoom
from vault.errors import DiskFull, ReadOnly
from vault.schema.migrate import NEWEST
from vault.store import open_with_passphrase


@pytest.fixture(scope="session")
def pattern(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mall") / "valv"
    with light_argon():
        fill(folder)
    return folder


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("name", [name for name, fault in FAULTS.items() if fault.error is not DiskFull])
async def test_the_door_says_what_is_wrong_and_stays_shut(pattern, tmp_path, name, monkeypatch):
    fault = FAULTS[name]
    if fault.disk and not can_mount():
        pytest.skip("needs to mount a disk")
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "valv"
    shutil.copytree(pattern, folder)
    app = RigApp(Config(vault=folder, documents=tmp_path / "dokument"), Start(folder=folder))
    with fault.make(folder):
        before = bytes_of(folder)
        async with app.run_test(size=(80, 24)) as pilot:
            await app.push_screen(UnlockRoom(folder))
            await settle(app, pilot)
            app.screen.query_one("#secret").value = fault.passphrase
            await pilot.press("enter")
            await app.workers.wait_for_complete()
            await settle(app, pilot)
            assert squeezed(sentence(fault.error(), Texts("sv"), folder)) in squeezed(seen(app))
            assert not app.is_open
            assert isinstance(app.screen, UnlockRoom)
        assert bytes_of(folder) == before


async def test_a_vault_of_a_newer_program_is_read_said_to_be_and_never_written(
    pattern, tmp_path, monkeypatch
):
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "valv"
    shutil.copytree(pattern, folder)
    vault = open_with_passphrase(folder, PASSPHRASE)
    talk = vault.talks.all()[0].id
    with vault.connection.transaction():
        vault.connection.run("UPDATE talk SET body = json_set(body, '$.unheard_of', 'nytt')")
        vault.connection.run(f"PRAGMA user_version = {NEWEST + 1}")
    vault.close()
    before = bytes_of(folder)
    app = RigApp(Config(vault=folder, documents=tmp_path / "dokument"), Start(folder=folder))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.open_vault(lambda: open_with_passphrase(folder, PASSPHRASE))
        await app._enter()
        await app.workers.wait_for_complete()
        await settle(app, pilot)
        assert isinstance(app.screen, PeopleRoom)
        assert "Påhittad" in seen(app)
        assert squeezed("öppet enbart för läsning: ingenting kan sparas") in squeezed(seen(app))
        await app.push_screen(TalkRoom(talk))
        await settle(app, pilot)
        refused = squeezed(sentence(ReadOnly(), Texts("sv"), folder))
        await pilot.press(*"nya ord", "enter")
        await settle(app, pilot)
        assert refused in squeezed(seen(app))
        assert "nya ord" in seen(app), "what cannot be kept stays in its field"
        await pilot.press(*["backspace"] * 7, "f9")
        await settle(app, pilot)
        assert isinstance(app.screen, UnlockRoom)
    assert bytes_of(folder) == before
