"""Settings: a new passphrase for a vault that has one, a backup, a look through the whole of it."""

from rigs import TODAY, RigApp, seen, settle

from samtal_tui.app import Start
from samtal_tui.config import Config
from screens.people import PeopleRoom
from vault.backup import automatic_ones
from vault.kdf import LEAST_KDF
from vault.store import create, open_with_passphrase

OLD = "tunnel gurka violett sparv kajak"
NEW = "lykta bräda sjutton korp ankare"


async def opened(folder, pilot, app):
    def opener():
        vault, _ = create(folder / "valv", OLD, kdf=LEAST_KDF)
        return vault

    await app.open_vault(opener)
    await app.push_screen(PeopleRoom())
    await settle(app, pilot)
    await pilot.press("i")
    await settle(app, pilot)


def app_in(folder):
    return RigApp(Config(vault=folder / "valv", documents=folder / "dokument"), Start(folder=folder / "valv"))


async def finished(app, pilot):
    await app.workers.wait_for_complete()
    await settle(app, pilot)


async def test_the_passphrase_is_changed_and_the_old_one_opens_no_more(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(tmp_path, pilot, app)
        await pilot.press("p")
        await settle(app, pilot)
        for name, typed in (("present", OLD), ("passphrase", NEW), ("again", NEW)):
            app.screen.query_one(f"#{name}").value = typed
        app.screen.set_focus(app.screen.query_one("#again"))
        await pilot.press("enter")
        await finished(app, pilot)
        assert "alla nycklar är bytta" in seen(app)
        await app.close_vault()
    open_with_passphrase(tmp_path / "valv", NEW).close()


async def test_a_wrong_present_passphrase_changes_nothing(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(tmp_path, pilot, app)
        await pilot.press("p")
        await settle(app, pilot)
        for name, typed in (("present", "fel fel fel fel fel"), ("passphrase", NEW), ("again", NEW)):
            app.screen.query_one(f"#{name}").value = typed
        app.screen.set_focus(app.screen.query_one("#again"))
        await pilot.press("enter")
        await finished(app, pilot)
        assert "inte lösenfrasen" in seen(app)
        await app.close_vault()
    open_with_passphrase(tmp_path / "valv", OLD).close()


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
