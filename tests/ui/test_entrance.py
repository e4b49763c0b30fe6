"""The start and the door: what a newcomer sees and types before any vault is open."""

import re

from rigs import RigApp, seen, settle

from samtal_tui.config import Config
from screens.create import CreateRoom
from screens.people import PeopleRoom
from screens.program import Start
from screens.unlock import UnlockRoom

PASSPHRASE = "tunnel gurka violett sparv kajak"


def app_in(folder, language="sv"):
    return RigApp(
        Config(language=language, vault=folder / "valv", documents=folder / "dokument"),
        Start(folder=folder / "valv"),
    )


async def ready(app, pilot, wanted):
    """Let workers finish until `wanted` is on the screen."""
    for _ in range(200):
        await app.workers.wait_for_complete()
        await settle(app, pilot)
        if wanted in seen(app):
            return
    raise AssertionError(f"{wanted!r} never came:\n{seen(app)}")


async def test_the_start_says_the_whole_contract_and_has_the_demo_chosen(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        page = seen(app)
        assert "> 1  Prova med påhittade medarbetare" in page
        assert "Det är ändå arbetsgivarens uppgifter" in page
        assert "ingen nätverkskod" in page
        assert "F8 English" in page


async def test_f8_switches_language_and_back(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        await pilot.press("f8")
        await settle(app, pilot)
        assert "Try it with made-up employees" in seen(app)
        await pilot.press("f8")
        await settle(app, pilot)
        assert "Prova med påhittade medarbetare" in seen(app)


async def test_a_window_too_small_says_so_in_one_sentence_and_comes_back(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        await pilot.resize_terminal(50, 10)
        await settle(app, pilot)
        page = seen(app)
        assert "50x10" in page
        assert "Prova" not in page
        await pilot.resize_terminal(60, 20)
        await settle(app, pilot)
        assert "Prova" in seen(app)


async def test_a_weak_or_mistyped_passphrase_creates_nothing(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        await pilot.press("2")
        await settle(app, pilot)
        await pilot.press(*"Maria", "enter", "enter", *"kort", "enter", *"kort", "enter")
        await settle(app, pilot)
        assert "minst 15 tecken" in seen(app)
        app.screen.query_one("#passphrase").value = PASSPHRASE
        app.screen.query_one("#again").value = PASSPHRASE + "x"
        app.screen.query_one("#again").focus()
        await pilot.press("enter")
        await settle(app, pilot)
        assert "inte lika" in seen(app)
        assert not (tmp_path / "valv").exists()


async def test_a_suggested_passphrase_is_shown_to_be_written_down(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        await pilot.press("2")
        await settle(app, pilot)
        await pilot.press("f2")
        await ready(app, pilot, "skriv upp det:")
        shown = re.search(r"skriv upp det: ([a-z \n]+)", seen(app))
        assert len(shown.group(1).split()) >= 6


async def test_create_type_the_code_back_lock_and_open_again(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        await pilot.press("2")
        await settle(app, pilot)
        assert isinstance(app.screen, CreateRoom)
        await pilot.press(*"Maria", "enter", *"Provkommun", "enter")
        await pilot.press(*PASSPHRASE.replace(" ", "_").replace("_", " "), "enter", *PASSPHRASE, "enter")
        await ready(app, pilot, "återställningskod")
        code = str(app.screen.query_one("#code").content)
        assert len(code.replace("-", "")) == 28
        await pilot.press(*"fel kod", "enter")
        await settle(app, pilot)
        assert "inte koden som visas" in seen(app)
        app.screen.query_one("#typed").value = code.lower().replace("-", " ")
        await pilot.press("enter")
        await ready(app, pilot, "Här finns ingen än")
        assert isinstance(app.screen, PeopleRoom)
        await pilot.press("f9")
        await settle(app, pilot)
        assert isinstance(app.screen, UnlockRoom)
        assert not app.is_open
        await pilot.press(*"fel lösenfras här", "enter")
        await ready(app, pilot, "Lösenfras")
        assert not app.is_open
        await pilot.press(*PASSPHRASE, "enter")
        await ready(app, pilot, "Här finns ingen än")
        await app.close_vault()


async def test_a_folder_without_a_vault_is_one_sentence(tmp_path):
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        await pilot.press("3")
        await settle(app, pilot)
        await pilot.press(*"/nonsens", "enter")
        await settle(app, pilot)
        assert "inget valv i /nonsens" in seen(app)
