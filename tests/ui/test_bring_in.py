"""Last year's plan from paper: read, looked at, changed by one key, taken in, and reviewed."""

import pytest
from papers_.word import MUNICIPAL
from rigs import KIM, TODAY, rig, seen, settle
from textual.widgets import Input, TextArea

from samtal_tui.prepare.unread import unread
from screens.bring_in import BringIn
from screens.columns import Columns
from screens.person import PersonRoom
from screens.review import ReviewRoom
from vault.records import Audience, Kind, Talk, TalkStatus

PASTED = (
    "Mål\tAktivitet\tAnsvarig\tKlart\tFiffighet\tPersonnummer\n"
    "Trygg jour\tMall\tKim\t2025-09-30\tPar med Ines\t19800101-1234\n"
    "Lära nätet\tKurs\tjag\tlöpande\t\t\n"
)


async def press(app, pilot, *keys):
    await pilot.press(*keys)
    await settle(app, pilot)


def on_vault(app, work):
    return app.vault_thread.run(work).result(timeout=10)


async def read(app, pilot) -> None:
    """Press F4 and wait until the paper is read, which another thread does."""
    before = seen(app)
    await pilot.press("f4")
    for _ in range(200):
        await settle(app, pilot)
        if seen(app) != before:
            break


async def paste(app, pilot, text: str, day: str = "4 mars 2025") -> None:
    app.screen.query_one("#area", TextArea).text = text
    if day:
        app.screen.query_one("#day", Input).value = day
    await read(app, pilot)


async def test_a_word_file_is_reviewed_and_carried_into_this_years_plan(tmp_path):
    """The whole way, in the keys it takes: from the paper to a row of this year's plan."""
    path = tmp_path / "plan.docx"
    path.write_bytes(MUNICIPAL)

    def next_talk(vault):
        vault.talks.add(Talk(id="new", person=KIM.id, on=TODAY))

    async with rig(tmp_path, PersonRoom(KIM.id), fill=next_talk) as (app, pilot):
        await press(app, pilot, "b")
        app.screen.query_one("#path", Input).value = str(path)
        await read(app, pilot)
        assert "Båda datumen" in seen(app)
        await press(app, pilot, "f4")
        assert isinstance(app.screen, PersonRoom)
        assert "4 rader är hämtade" in seen(app)
        assert "2025-03-04" in seen(app)
        await press(app, pilot, "down", "g")
        assert isinstance(app.screen, ReviewRoom)
        assert "Planen från 2025-03-04, från papper" in seen(app)
        assert "Färre driftstopp" in seen(app)
        await press(app, pilot, "2", "r", "enter")
        items = on_vault(app, lambda vault: vault.items.of_talk("new"))
        goals = [(one.title, one.audience) for one in items if one.kind is Kind.GOAL]
        assert goals == [("Dokumentera de fem vanligaste larmen", Audience.PRIVATE)]


async def test_pasted_columns_are_shown_with_what_they_are_taken_for(tmp_path):
    async with rig(tmp_path, BringIn(KIM.id)) as (app, pilot):
        await paste(app, pilot, PASTED)
        page = seen(app)
        lines = {line.split(">")[0].strip(): line for line in page.splitlines() if ">" in line}
        assert "Ansvarig" in lines["Ansvarig"].split(">")[1]
        assert "privat rad" in lines["Fiffighet"]
        assert "utelämnas" in lines["Personnummer"]
        assert "1234" not in page
        assert "personnummer är utelämnad" in page
        assert "Rad 2: texten under Klart senast är inget datum" in page
        assert ". Fiffighet: Par med Ines" in page
        assert "2 rader till planen" in page


async def test_one_key_changes_what_a_column_is(tmp_path):
    async with rig(tmp_path, BringIn(KIM.id)) as (app, pilot):
        await paste(app, pilot, PASTED)
        await press(app, pilot, *["down"] * 4, "u")
        assert any("Fiffighet" in line and "Ska utveckla" in line for line in seen(app).splitlines())
        await press(app, pilot, "x")
        assert "Par med Ines" not in seen(app).split("rader till planen")[1]
        await press(app, pilot, "space")
        assert any("Fiffighet" in line and "Verksamhetens mål" in line for line in seen(app).splitlines())
        await press(app, pilot, "down", "m")
        assert "personnummer är utelämnad" in seen(app)
        assert any("Personnummer" in line and "utelämnas" in line for line in seen(app).splitlines())


async def test_taken_in_the_plan_is_a_talk_that_was_held(tmp_path):
    async with rig(tmp_path, PersonRoom(KIM.id)) as (app, pilot):
        await press(app, pilot, "b")
        await paste(app, pilot, PASTED)
        await press(app, pilot, "f4")
        (talk,) = on_vault(app, lambda vault: vault.talks.all())
        assert (talk.on.isoformat(), talk.status, talk.from_paper) == (
            "2025-03-04",
            TalkStatus.FOLLOWED_UP,
            True,
        )
        items = on_vault(app, lambda vault: vault.items.of_talk(talk.id))
        assert [(one.kind, one.title, one.audience) for one in items] == [
            (Kind.GOAL, "Trygg jour", Audience.BETWEEN_US),
            (Kind.GOAL, "Lära nätet", Audience.BETWEEN_US),
            (Kind.NOTE, "Fiffighet: Par med Ines", Audience.PRIVATE),
            (Kind.NOTE, "Klart: löpande", Audience.PRIVATE),
        ]
        assert all(one.agreed is None for one in items)


@pytest.mark.parametrize(
    ("text", "day", "told"),
    [
        (PASTED, "", "skriv dagen"),
        (PASTED, "31 april", "finns inte"),
        ("", "4 mars 2025", "är tom"),
        ("Mål\t" + "a\t" * 200, "4 mars 2025", "fler än 63 kolumner"),
    ],
)
async def test_what_is_missing_is_said_and_the_paper_stays(tmp_path, text, day, told):
    async with rig(tmp_path, BringIn(KIM.id)) as (app, pilot):
        await paste(app, pilot, text, day)
        assert isinstance(app.screen, BringIn)
        assert told in seen(app)
        assert app.screen.query_one("#area", TextArea).text == text


async def test_a_file_that_is_not_there_or_no_plan_is_said(tmp_path):
    async with rig(tmp_path, BringIn(KIM.id)) as (app, pilot):
        app.screen.query_one("#path", Input).value = str(tmp_path / "saknas.docx")
        await read(app, pilot)
        assert "går inte att läsa" in " ".join(seen(app).split())
        (tmp_path / "bild.docx").write_bytes(b"\x89PNG\x00\x00")
        app.screen.query_one("#path", Input).value = str(tmp_path / "bild.docx")
        await read(app, pilot)
        assert "varken ett Word-dokument" in " ".join(seen(app).split())


async def test_nothing_is_taken_in_on_the_way_back_and_a_plan_without_rows_is_not_taken(tmp_path):
    async with rig(tmp_path, PersonRoom(KIM.id)) as (app, pilot):
        await press(app, pilot, "b")
        await paste(app, pilot, "Bara text\n")
        await press(app, pilot, "f4")
        assert isinstance(app.screen, Columns)
        assert "ingen rad till en plan" in seen(app)
        await press(app, pilot, "escape", "escape")
        assert isinstance(app.screen, PersonRoom)
        assert on_vault(app, lambda vault: (vault.talks.all(), vault.items.all())) == ([], [])


async def test_employees_from_a_file(tmp_path):
    path = tmp_path / "folk.csv"
    path.write_bytes(
        "Namn;Befattning;Pnr\r\nNord, Elin;Tekniker;19800101-1234\r\nEk, Kim;X;\r\n".encode("cp1252")
    )
    async with rig(tmp_path) as (app, pilot):
        await press(app, pilot, "h")
        app.screen.query_one("#path", Input).value = str(path)
        await read(app, pilot)
        assert "Nord  Elin  Tekniker" in seen(app)
        assert "Rad 2: Namnet står två gånger" in seen(app)
        assert "1234" not in seen(app)
        await press(app, pilot, "f4")
        assert "Nord, Elin" in seen(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_every_size_and_language_shows_columns_and_rows(tmp_path, size, language):
    async with rig(tmp_path, BringIn(KIM.id), size=size, language=language) as (app, pilot):
        assert max(map(len, seen(app).splitlines())) <= size[0]
        await paste(app, pilot, PASTED)
        page = seen(app)
        assert "Fiffighet" in page
        assert "Trygg jour" in page
        assert max(map(len, page.splitlines())) <= size[0]


@pytest.mark.parametrize("has_talk", [True, False])
async def test_what_is_pasted_survives_a_lock_and_goes_when_it_is_brought_in(tmp_path, has_talk):
    def fill(vault):
        if has_talk:
            vault.talks.add(Talk(id="new", person=KIM.id, on=TODAY))

    def drafts(vault):
        return len(unread(vault, KIM.id)), [talk.id for talk in vault.talks.all()]

    async with rig(tmp_path, PersonRoom(KIM.id), fill=fill) as (app, pilot):
        await press(app, pilot, "b")
        app.screen.query_one("#area", TextArea).text = PASTED
        app.screen.query_one("#day", Input).value = "4 mars 2025"
        await app.put_away()
        assert on_vault(app, drafts) == (2, ["new"] if has_talk else [])
        await press(app, pilot, "escape", "b")
        assert app.screen.query_one("#area", TextArea).text == PASTED
        assert "inte hämtat än" in seen(app)
        await read(app, pilot)
        await press(app, pilot, "f4")
        assert "2 rader är hämtade" in seen(app)
        assert "2 texter utan plats" in " ".join(seen(app).split())
        assert on_vault(app, drafts)[0] == 0
        await press(app, pilot, "b")
        assert app.screen.query_one("#area", TextArea).text == ""


async def test_a_day_that_does_not_exist_stands_under_its_row_before_it_is_taken_in(tmp_path):
    async with rig(tmp_path, BringIn(KIM.id)) as (app, pilot):
        await paste(app, pilot, PASTED.replace("2025-09-30", "31 april"))
        page = seen(app)
        assert "finns inte" in page
        lines = page.split("rader till planen")[1].splitlines()
        row = next(place for place, line in enumerate(lines) if "# Trygg jour" in line)
        assert ". Klart: 31 april" in "".join(lines[row + 1 : row + 3])


@pytest.mark.parametrize("form", ["{}", "'{}'", "file://{}", '"{}"'])
async def test_a_file_dragged_into_the_window_is_read_wherever_the_cursor_was(tmp_path, form):
    path = tmp_path / "planen i fjol.docx"
    path.write_bytes(MUNICIPAL)
    written = form.format(path).replace(" ", "%20") if form.startswith("file") else form.format(path)
    async with rig(tmp_path, BringIn(KIM.id)) as (app, pilot):
        await paste(app, pilot, written, "")
        assert isinstance(app.screen, Columns)
        assert "Båda datumen" in seen(app)
