"""The documents room: what is shown, what is made, what is refused, what is never shown."""

import re
from dataclasses import replace

import kims_years
import pytest
from kims_years import SECRET
from rigs import rig, seen, settle
from textual.widgets import Input

from samtal_tui.export import make
from samtal_tui.export.content import from_json
from samtal_tui.export.formats import Format
from samtal_tui.export.worker import maker_of
from screens.documents import DocumentsRoom
from vault.records import Kind, Profile, TalkStatus


async def press(app, pilot, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
    await settle(app, pilot)


async def made(app, pilot, *keys: str) -> None:
    """Press, and wait until the files are made or refused."""
    await press(app, pilot, *keys)
    await app.workers.wait_for_complete()
    await settle(app, pilot)


def on_vault(app, work):
    return app.vault_thread.run(work).result(timeout=10)


def whole_text(app) -> str:
    """Everything in the pane, also what must be scrolled to."""
    return "\n".join(row.text.plain for row in app.screen.query_one("#text").rows)


def files(folder):
    return {path.suffix: path for path in folder.joinpath("dokument").glob("*")}


async def test_what_goes_and_what_stays_is_counted_and_a_change_is_named(tmp_path):
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        shown = seen(app)
        assert "Dokument till medarbetaren" in shown
        assert "MED I FILEN   3 rader, alla överens: handlingsplan 1, anteckningar 2" in shown
        assert "STANNAR HÄR   8 rader: privat 4, känsligt 1, inte överens 2, ändrat 1" in shown
        assert "Schemat ses över till sommaren" in shown
        await press(app, pilot, "m")
        shown = seen(app)
        assert "Dokument till HR" in shown
        assert "mellan oss 2" in shown


async def test_the_text_shown_is_the_text_of_the_files(tmp_path):
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await press(app, pilot, "m")
        shown = " ".join(whole_text(app).split())
        await made(app, pilot, "enter")
        written = files(tmp_path)
        assert set(written) == {".md", ".docx", ".pdf", ".txt"}
        plain = written[".txt"].read_text(encoding="utf-8")
        without_rules = [line for line in plain.splitlines() if set(line) != {"-"}]
        assert " ".join(" ".join(without_rules).split()) == shown
        for words in ("Dokumentera de fem vanligaste larmen", "Schemat ses över till sommaren"):
            assert words in written[".md"].read_text(encoding="utf-8")
            assert words in shown


@pytest.mark.parametrize(("size", "language"), [((80, 24), "sv"), ((130, 40), "en"), ((60, 20), "en")])
async def test_nothing_that_stays_is_ever_shown(tmp_path, size, language):
    room = DocumentsRoom("new")
    async with rig(tmp_path, room, fill=kims_years.ready, size=size, language=language) as (app, pilot):
        for key in ("i", "i", "h", "h", "m", "h"):
            for hidden in (SECRET, "Schemat ses över i maj", "skrivbord"):
                assert hidden not in seen(app)
                assert hidden not in whole_text(app)
            await press(app, pilot, key)


async def test_the_files_are_made_and_the_history_says_so(tmp_path):
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await made(app, pilot, "enter")
        assert "3 filer är skapade i" in seen(app)
        assert set(files(tmp_path)) == {".md", ".docx", ".pdf"}
        assert SECRET not in files(tmp_path)[".md"].read_text(encoding="utf-8")
        await press(app, pilot, "h")
        assert "till medarbetaren: 3 rader med, 8 stannade" in seen(app)
        await press(app, pilot, "escape")
        assert "MED I FILEN" in seen(app)
        assert isinstance(app.screen, DocumentsRoom)


async def test_a_file_that_stands_there_is_never_replaced_silently(tmp_path):
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await made(app, pilot, "enter")
        first = files(tmp_path)[".md"]
        first.write_text("mitt eget", encoding="utf-8")
        await made(app, pilot, "enter")
        assert first.read_text(encoding="utf-8") == "mitt eget"
        assert "Finns redan. Enter ersätter, n ger ett nytt namn" in seen(app)
        await made(app, pilot, "n")
        assert first.read_text(encoding="utf-8") == "mitt eget"
        assert len(list(first.parent.iterdir())) == 6
        await made(app, pilot, "enter", "enter")
        assert "Dokumentera" in first.read_text(encoding="utf-8")


async def test_a_stopped_document_names_the_line_on_her_screen_and_makes_no_file(tmp_path, monkeypatch):
    def leaking(format_: Format, data: bytes) -> bytes:
        content = from_json(data)
        return maker_of(format_)(replace(content, statement=f"{content.statement} {SECRET}"))

    monkeypatch.setattr(make, "run_worker", leaking)
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await made(app, pilot, "enter")
        shown = " ".join(seen(app).split())
        assert "Slutkontrollen stoppade dokumentet: det innehöll ord från" in shown
        assert f"2025-03-04 {SECRET}" in shown
        assert "Kim Ek 2026-02-10 * * *" in shown, "a sensitive line is never drawn"
        assert not tmp_path.joinpath("dokument").exists()
        await press(app, pilot, "escape")
        assert SECRET not in whole_text(app)


async def test_the_warning_does_not_outlive_another_choice(tmp_path):
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await made(app, pilot, "enter")
        first = files(tmp_path)[".md"]
        first.write_text("mitt eget", encoding="utf-8")
        await made(app, pilot, "enter")
        await press(app, pilot, "m", "m")
        await made(app, pilot, "enter")
        assert first.read_text(encoding="utf-8") == "mitt eget"


async def test_nothing_agreed_is_said_and_no_file_is_made(tmp_path):
    async with rig(tmp_path, DocumentsRoom("between"), fill=kims_years.talks) as (app, pilot):
        assert "vänd skärmen (F4)" in seen(app)
        assert "Offentlig arbetsgivare" not in seen(app)
        await made(app, pilot, "enter")
        assert files(tmp_path) == {}


async def test_another_folder_is_chosen_and_a_missing_one_is_refused_in_a_sentence(tmp_path):
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await press(app, pilot, "p")
        field = app.screen.query_one("#folder-field", Input)
        assert app.focused is field
        field.value = str(tmp_path / "finns" / "inte")
        await made(app, pilot, "enter", "enter")
        assert "Mappen" in seen(app)
        assert not tmp_path.joinpath("finns").exists()
        await press(app, pilot, "p")
        field.value = str(tmp_path / "ny")
        await made(app, pilot, "enter", "enter")
        assert len(list(tmp_path.joinpath("ny").iterdir())) == 3


async def test_escape_leaves_the_folder_as_it_was(tmp_path):
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        before = app.config.documents
        await press(app, pilot, "p", "x", "y", "escape")
        assert app.config.documents == before
        assert isinstance(app.screen, DocumentsRoom)


async def test_handed_over_is_noted_when_she_says_so_and_can_be_taken_back(tmp_path):
    def status():
        return on_vault(app, lambda vault: vault.talks.get("new")).status

    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        assert "Lämnat" not in seen(app)
        await press(app, pilot, "l")
        assert status() is TalkStatus.HELD
        await made(app, pilot, "enter")
        assert "l Lämnat till medarbetaren" in seen(app)
        assert status() is TalkStatus.HELD
        await press(app, pilot, "l")
        assert status() is TalkStatus.HANDED
        assert "Antecknat: Kim har fått dokumentet." in seen(app)
        await press(app, pilot, "l")
        assert status() is TalkStatus.HELD


async def test_a_public_employer_is_told_what_the_step_means_and_a_private_one_is_not(tmp_path):
    def private(vault):
        kims_years.ready(vault)
        vault.profile.put(Profile(manager="Maria Ståhl", public_employer=False))

    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        assert "Offentlig arbetsgivare" in seen(app)
        await press(app, pilot, "i")
        assert "arbetsmaterial" in whole_text(app)
        await press(app, pilot, "i")
        assert "Handlingsplan för individuella mål" in whole_text(app)
    async with rig(tmp_path / "2", DocumentsRoom("new"), fill=private) as (app, pilot):
        assert "Offentlig arbetsgivare" not in seen(app)
        await press(app, pilot, "i")
        assert "arbetsmaterial" not in whole_text(app)


async def test_the_employees_document_is_in_her_language_and_the_screen_in_the_managers(tmp_path):
    def english_kim(vault):
        kims_years.ready(vault)
        vault.people.update(kims_years.KIM.model_copy(update={"language": "en"}))

    async with rig(tmp_path, DocumentsRoom("new"), fill=english_kim) as (app, pilot):
        assert "MED I FILEN" in seen(app)
        assert "Action plan for individual goals" in whole_text(app)
        await press(app, pilot, "m")
        assert "Handlingsplan för individuella mål" in whole_text(app)


async def test_reading_on_reaches_the_end(tmp_path):
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await press(app, pilot, *["pagedown"] * 8)
        assert "Underskrift" in whole_text(app)
        last = re.search(r"-(\d+) av (\d+)", seen(app))
        assert last
        assert last[1] == last[2]
        await press(app, pilot, "up", "pageup")
        assert last[0] not in seen(app)


async def test_words_that_would_command_the_terminal_are_shown(tmp_path):
    def fill(vault):
        kims_years.talks(vault)
        kims_years.agreed(vault, kims_years.item("x", Kind.GOAL, talk="new", goal="Larm \x1b[2J klart"))

    async with rig(tmp_path, DocumentsRoom("new"), fill=fill) as (app, _pilot):
        assert "\x1b" not in seen(app)
        assert "Larm" in whole_text(app)
