"""What is noted beside a document, the history that proves it, and documents for the whole team."""

from datetime import date

import kims_years
from pypdf import PdfReader
from rigs import ASA, rig, seen
from test_documents import made, on_vault, press, whole_text
from textual.widgets import Input

from samtal_tui.sharing.agreement import agree, withdraw
from samtal_tui.sharing.comment import new_comment
from screens.documents import DocumentsRoom
from screens.people import PeopleRoom
from screens.proof import ProofRoom
from screens.team_documents import TeamDocuments
from vault.records import Audience, Item, Kind, Profile, SignWay, Talk, TalkStatus

DAY = date(2026, 2, 10)


def proof_text(app) -> str:
    return "\n".join(row.text.plain for row in app.screen.query_one("#proof").rows)


def team_text(app) -> str:
    return "\n".join(row.text.plain for row in app.screen.query_one("#team").rows)


async def test_a_signature_is_noted_with_its_day_and_way_and_taken_back(tmp_path):
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        assert "VERSION" in seen(app)
        assert "1: inte skapad än" in seen(app)
        assert "s Underskrivet" not in seen(app)
        await press(app, pilot, "s")
        assert not app.screen.has_class("signing"), "there is no file to sign"
        await made(app, pilot, "enter")
        assert "s Underskrivet" in seen(app)
        await press(app, pilot, "s", "tab")
        assert "Underskrivet i en e-tjänst, dag" in seen(app)
        app.screen.query_one("#sign-day", Input).value = "2026-02-09"
        await made(app, pilot, "enter")
        assert "1: underskriven i en e-tjänst 2026-02-09" in seen(app)
        (signed,) = on_vault(app, lambda vault: vault.sign_offs.all())
        assert (signed.version, signed.way, signed.on.isoformat()) == (1, SignWay.E_SERVICE, "2026-02-09")
        assert on_vault(app, lambda vault: vault.talks.get("new")).status is TalkStatus.SIGNED
        await made(app, pilot, "s")
        assert on_vault(app, lambda vault: vault.sign_offs.all()) == []
        assert "1: inte underskriven än" in seen(app)


async def test_where_the_employee_can_comment_is_said_until_she_has_or_it_is_signed(tmp_path):
    def comment(*, agreed: bool):
        def write(vault):
            said = new_comment("c1", vault.talks.get("new").person, "new", "Planen är bra.")
            vault.items.apply("new", put=[agree(vault.id, said, DAY) if agreed else said])

        return write

    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        assert "KOMMENTAR" in seen(app)
        assert "Kim skriver en på den vända skärmens sista sida" in " ".join(seen(app).split())
        on_vault(app, comment(agreed=False))
        await press(app, pilot, "m", "m", "m", "m")
        assert "väntar på ert ja" in seen(app)
        on_vault(app, comment(agreed=True))
        await press(app, pilot, "m", "m", "m", "m")
        assert "KOMMENTAR" not in seen(app)
        assert "Planen är bra." in whole_text(app)


async def test_a_day_to_come_is_not_noted_and_escape_notes_nothing(tmp_path):
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await made(app, pilot, "enter")
        for day in ("2026-03-01", "i morgon kanske", ""):
            await press(app, pilot, "s")
            app.screen.query_one("#sign-day", Input).value = day
            await made(app, pilot, "enter")
            assert "som 2026-02-12" in seen(app)
            await press(app, pilot, "escape")
            assert isinstance(app.screen, DocumentsRoom)
        assert on_vault(app, lambda vault: vault.sign_offs.all()) == []


async def test_after_a_correction_the_screen_says_which_version_is_signed(tmp_path):
    def correct(vault):
        item = vault.items.get("n2")
        vault.items.apply("new", put=[agree(vault.id, item, kims_years.THIS_YEAR.on)])

    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await made(app, pilot, "enter")
        await press(app, pilot, "s")
        await made(app, pilot, "enter")
        on_vault(app, correct)
        await press(app, pilot, "m", "m", "m", "m")
        told = " ".join(seen(app).split())
        assert "2: inte skapad än; version 1 är underskriven på papper 2026-02-10" in told
        assert "Version 2. Den ersätter version 1" in whole_text(app)


async def test_where_nobody_signs_nothing_is_said_of_it(tmp_path):
    def unsigned(vault):
        kims_years.ready(vault)
        vault.profile.put(Profile(manager="Maria Ståhl", signing=False))

    async with rig(tmp_path, DocumentsRoom("new"), fill=unsigned) as (app, pilot):
        await made(app, pilot, "enter")
        assert "VERSION" not in seen(app)
        assert "Underskrivet" not in seen(app)
        assert "Underskrift" not in whole_text(app)


async def test_a_new_manager_reads_what_is_between_them_only_after_a_yes(tmp_path):
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await press(app, pilot, "m", "m", "m")
        assert "Dokument till ny chef" in seen(app)
        assert "1 rad stannar, om inte Kim säger ja till den" in seen(app)
        assert "Jour var femte vecka" not in whole_text(app)
        await made(app, pilot, "b")
        assert "Kim har sagt ja: det följer med" in seen(app)
        assert "Jour var femte vecka" in whole_text(app)
        await made(app, pilot, "b")
        assert "Jour var femte vecka" not in whole_text(app)


async def test_the_pay_talk_is_given_goals_and_outcomes(tmp_path):
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await press(app, pilot, "m", "m")
        assert "Dokument till lönesamtalet" in seen(app)
        assert "Dokumentera de fem vanligaste larmen" in whole_text(app)
        assert "Schemat" not in whole_text(app)


async def test_another_format_is_chosen(tmp_path):
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await press(app, pilot, "f")
        await made(app, pilot, "enter")
        assert [path.suffix for path in tmp_path.joinpath("dokument").iterdir()] == [".docx"]


async def test_what_just_fell_out_is_named_before_the_file_is_made(tmp_path):
    def take_back(vault):
        vault.items.apply("new", put=[withdraw(vault.items.get("n1"))])
        goal = vault.items.get("larm2")
        vault.items.apply("new", put=[goal.model_copy(update={"agreed": None})])

    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await made(app, pilot, "enter")
        on_vault(app, take_back)
        await press(app, pilot, "m", "m", "m", "m")
        assert "Inte längre med: en rad som är tillbakatagen" in seen(app)
        assert "Inte längre med: Dokumentera de fem vanligaste larmen" in seen(app)
        assert "Jour var femte" not in seen(app)


async def test_one_document_is_shown_with_who_agreed_when_and_what_stayed(tmp_path):
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await made(app, pilot, "enter")
        await press(app, pilot, "h", "enter")
        assert isinstance(app.screen, ProofRoom)
        shown = proof_text(app)
        document = on_vault(app, lambda vault: vault.ledger.all())[0]
        assert document.notice
        assert document.sha256 in shown
        assert "Ligger i mappen, oförändrad" in shown
        assert "3 rader, alla överenskomna av båda" in shown
        assert shown.count("överens 2025-03-04 i rummet") == 3
        assert all(one.digest in shown for one in document.items)
        assert "8 rader stannade kvar" in shown
        for hidden in (kims_years.SECRET, "Schemat ses över i maj", "skrivbord", "employee"):
            assert hidden not in shown
        assert "Klart senast 2025-09-30" in shown
        tmp_path.joinpath("dokument", document.file_name).write_text("annat")
        await press(app, pilot, "escape", "enter")
        assert "men den är inte det som gjordes" in " ".join(proof_text(app).split())


async def test_a_receipt_of_it_is_made_beside_it_and_holds_what_the_screen_shows(tmp_path):
    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await made(app, pilot, "enter")
        await press(app, pilot, "h", "enter")
        assert "k Kvitto som fil" in seen(app)
        await made(app, pilot, "k")
        assert "Kvittot är skapat:" in seen(app)
        await made(app, pilot, "k")
        first, second = sorted(tmp_path.joinpath("dokument").glob("Kvitto_*"))
        assert second.stem == f"{first.stem}_2"
        text = "".join(page.extract_text() for page in PdfReader(first).pages)
        assert "överens 2025-03-04 i rummet" in text
        assert "8 rader stannade kvar" in text
        assert kims_years.SECRET not in text


async def test_what_was_signed_can_be_read_as_it_was(tmp_path):
    def correct(vault):
        item = vault.items.get("n2")
        vault.items.apply("new", put=[agree(vault.id, item, kims_years.THIS_YEAR.on)])

    async with rig(tmp_path, DocumentsRoom("new"), fill=kims_years.ready) as (app, pilot):
        await made(app, pilot, "enter")
        await press(app, pilot, "s")
        await made(app, pilot, "enter")
        on_vault(app, correct)
        await press(app, pilot, "h", "enter")
        assert "sedan dess har den andra ord" in proof_text(app)
        assert "Schemat ses över i maj" not in proof_text(app)
        await press(app, pilot, "s")
        assert "Version 1, underskriven 2026-02-10 på papper, ordagrant" in proof_text(app)
        assert "Schemat ses över till sommaren" in proof_text(app)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, ProofRoom)


def team(vault) -> None:
    kims_years.ready(vault)
    vault.talks.add(Talk(id="asas", person=ASA.id, on=kims_years.THIS_YEAR.on, status=TalkStatus.HELD))
    goal = Item(
        id="mal",
        person=ASA.id,
        talk="asas",
        kind=Kind.GOAL,
        audience=Audience.ONWARD,
        fields={"goal": "Skriva en vägledning"},
    )
    vault.items.apply("asas", put=[agree(vault.id, goal, kims_years.THIS_YEAR.on)])


async def test_the_whole_team_is_made_for_from_the_list_of_employees(tmp_path):
    async with rig(tmp_path, PeopleRoom(), fill=team) as (app, pilot):
        await press(app, pilot, "u")
        assert isinstance(app.screen, TeamDocuments)
        assert "0 av 2 medarbetare" in seen(app)
        assert "Offentlig arbetsgivare" in seen(app)
        await made(app, pilot, "enter")
        assert "2 av 2 medarbetare" in seen(app)
        assert "6 filer är skapade" in seen(app)
        assert len(list(tmp_path.joinpath("dokument").iterdir())) == 6
        assert all(one.notice for one in on_vault(app, lambda vault: vault.ledger.all()))
        await press(app, pilot, "m", "m", "m", "m")
        assert "Det finns ingen att göra dokument till" in team_text(app)


async def test_a_folder_that_cannot_be_written_is_a_sentence_for_each(tmp_path):
    async with rig(tmp_path, TeamDocuments(), fill=team) as (app, pilot):
        tmp_path.joinpath("dokument").write_text("en fil")
        await made(app, pilot, "enter")
        assert team_text(app).count("är en länk eller ingen mapp") == 2
        assert "Skapade filer: 0. Hos 2 medarbetare står varför inte." in seen(app)
