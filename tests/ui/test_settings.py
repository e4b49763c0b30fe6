"""Settings: a new passphrase for a vault that has one, a backup, a look through the whole of it."""

import pytest
from rigs import TODAY, RigApp, rig, seen, settle

from samtal_tui.config import Config
from screens.people import PeopleRoom
from screens.program import Start
from screens.settings import SettingsRoom
from vault.backup import automatic_ones
from vault.errors import WrongSecret
from vault.kdf import LEAST_KDF
from vault.store import create, open_with_code, open_with_passphrase

OLD = "tunnel gurka violett sparv kajak"
NEW = "lykta bräda sjutton korp ankare"


async def opened(folder, pilot, app):
    codes = []

    def opener():
        vault, code = create(folder / "valv", OLD, kdf=LEAST_KDF)
        codes.append(code)
        return vault

    await app.open_vault(opener)
    await app.push_screen(PeopleRoom())
    await settle(app, pilot)
    await pilot.press("i")
    await settle(app, pilot)
    return codes[0]


async def asked_for_a_code(folder, pilot, app, passphrase=OLD):
    """The old code, and the new one when it is on the screen."""
    old = await opened(folder, pilot, app)
    await pilot.press("n")
    await settle(app, pilot)
    app.screen.query_one("#present").value = passphrase
    await pilot.press("enter")
    await finished(app, pilot)
    return old, str(app.screen.query_one("#code").content)


def app_in(folder):
    return RigApp(Config(vault=folder / "valv", documents=folder / "dokument"), Start(folder=folder / "valv"))


async def finished(app, pilot):
    await app.workers.wait_for_complete()
    await settle(app, pilot)


async def change(app: RigApp, pilot: object, present: str) -> None:
    """Ask for the new passphrase, with `present` for the one there is."""
    await pilot.press("p")
    await settle(app, pilot)
    for name, typed in (("present", present), ("passphrase", NEW), ("again", NEW)):
        app.screen.query_one(f"#{name}").value = typed
    app.screen.set_focus(app.screen.query_one("#again"))
    await pilot.press("enter")
    await finished(app, pilot)


async def test_the_passphrase_is_changed_and_the_old_one_opens_no_more(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(tmp_path, pilot, app)
        await change(app, pilot, OLD)
        assert "alla nycklar är bytta" in seen(app)
        await app.close_vault()
    open_with_passphrase(tmp_path / "valv", NEW).close()


async def test_a_wrong_present_passphrase_changes_nothing(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(tmp_path, pilot, app)
        await change(app, pilot, "fel fel fel fel fel")
        assert "varken lösenfrasen eller" in seen(app)
        await app.close_vault()
    open_with_passphrase(tmp_path / "valv", OLD).close()


async def test_who_came_in_with_the_code_sets_a_new_passphrase_with_it(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        code = await opened(tmp_path, pilot, app)
        await change(app, pilot, code.lower())
        assert "alla nycklar är bytta" in seen(app)
        await app.close_vault()
    open_with_passphrase(tmp_path / "valv", NEW).close()
    open_with_code(tmp_path / "valv", code).close()


async def test_a_backup_lies_among_the_documents_and_the_vault_is_sound(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(tmp_path, pilot, app)
        await pilot.press("k")
        await finished(app, pilot)
        assert (tmp_path / "dokument" / f"samtal-{TODAY}.samtal").stat().st_mode & 0o777 == 0o600
        await pilot.press("v")
        await finished(app, pilot)
        assert "Valvet är helt" in seen(app)
        await app.close_vault()


async def test_going_in_makes_the_backup_of_the_day_and_only_one(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)

        def opener():
            vault, _ = create(tmp_path / "valv", OLD, kdf=LEAST_KDF)
            return vault

        await app.open_vault(opener)
        for _ in range(2):
            await app._enter()
            await finished(app, pilot)
        assert [each.day for each in automatic_ones(tmp_path / "valv")] == [TODAY]
        await app.close_vault()


async def test_a_new_code_counts_when_it_is_typed_back_and_not_before(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        old, new = await asked_for_a_code(tmp_path, pilot, app)
        assert new in seen(app)
        keys = (tmp_path / "valv" / "keys.json").read_bytes()
        await pilot.press(*"fel", "enter")
        await finished(app, pilot)
        assert "inte koden som visas" in seen(app)
        assert (tmp_path / "valv" / "keys.json").read_bytes() == keys
        app.screen.query_one("#typed").value = new.lower().replace("-", " ")
        await pilot.press("enter")
        await finished(app, pilot)
        assert "den gamla gör det inte" in " ".join(seen(app).split())
        assert new not in seen(app)
        await app.close_vault()
    open_with_code(tmp_path / "valv", new).close()
    open_with_passphrase(tmp_path / "valv", OLD).close()
    with pytest.raises(WrongSecret):
        open_with_code(tmp_path / "valv", old)


@pytest.mark.parametrize("way", ["escape", "f9"])
async def test_leaving_before_the_code_is_typed_leaves_the_old_one(tmp_path, way):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        old, new = await asked_for_a_code(tmp_path, pilot, app)
        await pilot.press(way)
        await finished(app, pilot)
        assert new not in seen(app)
        await app.close_vault()
    open_with_code(tmp_path / "valv", old).close()
    with pytest.raises(WrongSecret):
        open_with_code(tmp_path / "valv", new)


async def test_a_new_code_is_shown_to_whoever_knows_the_passphrase_alone(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        _, shown = await asked_for_a_code(tmp_path, pilot, app, passphrase="fel fel fel fel fel")
        assert shown == ""
        assert "inte lösenfrasen" in seen(app)
        await app.close_vault()


async def test_in_the_narrowest_window_a_path_stands_in_one_piece(tmp_path):
    async with rig(tmp_path, SettingsRoom(), size=(60, 20)) as (app, _pilot):
        lines = [line.strip() for line in seen(app).splitlines()]
        assert lines[lines.index("Utseende, tider, tangenter") + 1].endswith("config.toml")
