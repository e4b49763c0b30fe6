"""The rooms before the talk: the preparation, the invitation, the answers."""

from __future__ import annotations

from datetime import date

from export_.docx_parts import packed, parts_of
from prepare_.forms import TODAY, Kim, filled_text, filled_word, made_for
from prepare_.test_refused_answers import NO_ANSWERS
from rigs import KIM, rig, seen, settle
from talk_rig import ask, paste, press, write
from talk_samples import TALK, fill_talk

from samtal_tui.prepare import desk
from samtal_tui.prepare.answers import take
from samtal_tui.prepare.refused import NotTaken
from samtal_tui.prepare.underlag import underlag_of
from screens.answers import AnswersRoom
from screens.invite import InviteRoom
from screens.person import PersonRoom
from screens.prepare import PrepareRoom
from vault.errors import CannotWrite
from vault.records import Audience, Item, Kind, Voice

LOAD = "arbetssituation/arbetsbelastning"


def lines(app, question):
    return [item for item in ask(app, lambda vault: vault.items.of_talk(TALK)) if item.question == question]


async def test_p_opens_the_preparation_with_the_year_in_one_scroll(tmp_path):
    async with rig(tmp_path, PersonRoom(KIM.id), fill=fill_talk, size=(100, 60)) as (app, pilot):
        await press(app, pilot, "p")
        shown = seen(app)
        for part in ("Målbild för samtalet", "Dokumentera de fem vanligaste", "Att ta upp", "Bättre nästa"):
            assert part in shown
        assert "Inte än: " in shown
        assert "planen läst, återkoppling" in shown


async def test_what_is_written_while_preparing_is_private_and_shown(tmp_path):
    async with rig(tmp_path, PrepareRoom(TALK), fill=fill_talk, size=(100, 40)) as (app, pilot):
        for key, name, words in (
            ("m", "prepare/target", "vi är överens om jouren"),
            ("n", "prepare/point", "fråga om belastning först"),
            ("r", "prepare/reaction", "kan bli ledsen"),
        ):
            await press(app, pilot, key)
            await write(app, pilot, words)
            await press(app, pilot, "enter")
            (item,) = lines(app, name)
            assert (item.title, item.audience, item.voice) == (words, Audience.PRIVATE, Voice.MANAGER)
            assert words in seen(app)
        await press(app, pilot, "m")
        await write(app, pilot, " och planen")
        await press(app, pilot, "enter")
        assert [item.title for item in lines(app, "prepare/target")] == ["vi är överens om jouren och planen"]


async def test_a_line_begun_is_kept_by_escape_and_by_a_lock(tmp_path):
    async with rig(tmp_path, PrepareRoom(TALK), fill=fill_talk) as (app, pilot):
        await press(app, pilot, "n")
        await write(app, pilot, "halv tanke")
        await press(app, pilot, "escape")
        assert [item.title for item in lines(app, "prepare/point")] == ["halv tanke"]
        await press(app, pilot, "n")
        await write(app, pilot, "en till")
        await app.put_away()
        assert [item.title for item in lines(app, "prepare/point")] == ["halv tanke", "en till"]


async def test_a_line_the_vault_refuses_stays_in_the_field(tmp_path, monkeypatch):
    def full(*_):
        raise CannotWrite

    async with rig(tmp_path, PrepareRoom(TALK), fill=fill_talk) as (app, pilot):
        await press(app, pilot, "n")
        await write(app, pilot, "viktig punkt")
        with monkeypatch.context() as patch:
            patch.setattr(desk, "write_line", full)
            for key in ("f9", "escape", "enter"):
                await press(app, pilot, key)
                assert isinstance(app.screen, PrepareRoom)
                assert "viktig punkt" in seen(app)
                assert "Disken" in seen(app)
        await press(app, pilot, "escape")
        assert [item.title for item in lines(app, "prepare/point")] == ["viktig punkt"]


async def test_f2_hides_every_word(tmp_path):
    async with rig(tmp_path, PrepareRoom(TALK), fill=fill_talk, size=(100, 60)) as (app, pilot):
        assert "Dokumentera de fem" in seen(app)
        await press(app, pilot, "f2")
        assert "Dokumentera de fem" not in seen(app)
        await press(app, pilot, "f2")
        assert "Dokumentera de fem" in seen(app)


async def test_sensitive_lines_are_never_drawn(tmp_path):
    async with rig(tmp_path, PrepareRoom(TALK), fill=fill_talk, size=(100, 60)) as (app, _):
        assert "LÄKARHEMLIS" not in seen(app)


async def test_u_says_what_the_form_holds_before_it_is_made(tmp_path):
    async with rig(tmp_path, PrepareRoom(TALK), fill=fill_talk, size=(110, 30)) as (app, pilot):
        await press(app, pilot, "u")
        assert "1 överenskommen rad, 0 privata" in seen(app)
        assert not (tmp_path / "dokument").exists()
        await press(app, pilot, "u")
        await app.workers.wait_for_complete()
        await settle(app, pilot)
        assert [path.suffix for path in (tmp_path / "dokument").iterdir()] == [".docx"]
        assert ask(app, lambda vault: made_for(vault, TALK)) is not None


async def test_o_chooses_the_format_and_u_makes_it(tmp_path):
    async with rig(tmp_path, PrepareRoom(TALK), fill=fill_talk, size=(110, 30)) as (app, pilot):
        for told in (
            "som PDF för papper",
            "som Markdown",
            "som text",
            "som Word",
            "som PDF",
            "som Markdown",
        ):
            await press(app, pilot, "o")
            assert told in " ".join(seen(app).split())
        await press(app, pilot, "u")
        await app.workers.wait_for_complete()
        await settle(app, pilot)
        assert [path.suffix for path in (tmp_path / "dokument").iterdir()] == [".md"]


async def test_the_next_step_is_said_until_the_talk_is_opened(tmp_path):
    async with rig(tmp_path, PrepareRoom(TALK), fill=fill_talk, size=(110, 40)) as (app, pilot):
        for step, change in (
            ("k kallar Kim.", {"invited": TODAY}),
            ("läs förra planen här nedanför; l noterar att den är läst.", {"plan_read": TODAY}),
            ("f förbereder det du vill ge återkoppling på.", None),
        ):
            assert f"Härnäst: {step}" in seen(app)
            if change:
                ask(app, lambda vault, change=change: _changed(vault, change))
                await app.screen.fill()
                await settle(app, pilot)


def _changed(vault, change):
    vault.talks.update(vault.talks.get(TALK).model_copy(update=change))


async def test_what_the_employee_has_said_stands_under_noted_and_only_the_form_under_answers(tmp_path):
    def said(vault):
        kims = Kim(vault, underlag_of(vault, TALK, TODAY))
        form = filled_text(kims.text, kims, {LOAD: "För mycket i april.", "": "Lönen också."})
        take(vault, kims.arrive(form), TODAY)
        vault.items.apply(
            TALK,
            [
                Item(
                    id=f"{number:032x}",
                    person=KIM.id,
                    talk=TALK,
                    kind=Kind.NOTE,
                    audience=audience,
                    fields={"voice": "employee", "text": words},
                    question=question,
                )
                for number, (words, audience, question) in enumerate(
                    [
                        ("sade i korridoren", Audience.BETWEEN_US, ""),
                        ("trött i mars", Audience.PRIVATE, LOAD),
                    ],
                    start=900,
                )
            ],
        )

    def fill(vault):
        fill_talk(vault)
        said(vault)

    async with rig(tmp_path, PrepareRoom(TALK), fill=fill, size=(110, 60)) as (app, _):
        page = seen(app)
        answers = page.partition("Svar från Kim")[2].partition("Planen från")[0]
        noted = page.partition("Noterat under året")[2]
        assert answers.index("Hur mycket har du att göra") < answers.index("För mycket i april.")
        assert (
            answers.index("Hur mycket har du att göra")
            < answers.index("Övrigt")
            < answers.index("Lönen också.")
        )
        assert "sade i korridoren" not in answers
        assert "sade i korridoren" in noted
        assert "trött i mars" in noted


async def test_private_lines_kept_from_earlier_talks_are_there_until_their_day(tmp_path):
    def fill(vault):
        fill_talk(vault)
        earlier = next(talk for talk in vault.talks.of_person(KIM.id) if talk.id != TALK)
        lines = {
            "fråga om nätet i april": {"kept_until": date(2026, 3, 10)},
            "skulle ha raderats": {"kept_until": date(2026, 2, 9)},
            "sagt till oss båda": {"audience": Audience.BETWEEN_US},
            "känsligt ord": {"audience": Audience.SENSITIVE},
        }
        vault.items.apply(
            earlier.id,
            [
                Item(
                    id=f"{number:032x}",
                    person=KIM.id,
                    talk=earlier.id,
                    kind=Kind.NOTE,
                    fields={"voice": "manager", "text": words},
                    **more,
                )
                for number, (words, more) in enumerate(lines.items(), start=700)
            ],
        )

    async with rig(tmp_path, PrepareRoom(TALK), fill=fill, size=(110, 60)) as (app, _):
        kept = seen(app).partition("Dina egna rader från tidigare samtal")[2]
        assert "fråga om nätet i april" in kept
        for words in ("skulle ha raderats", "sagt till oss båda", "känsligt ord"):
            assert words not in seen(app)


async def test_the_plan_is_read_when_she_says_so(tmp_path):
    async with rig(tmp_path, PrepareRoom(TALK), fill=fill_talk, size=(110, 30)) as (app, pilot):
        await press(app, pilot, "l")
        assert ask(app, lambda vault: vault.talks.get(TALK)).plan_read is not None
        await press(app, pilot, "l")
        assert ask(app, lambda vault: vault.talks.get(TALK)).plan_read is None


async def test_the_invitation_is_shown_and_three_files_made(tmp_path):
    async with rig(tmp_path, InviteRoom(TALK), fill=fill_talk, size=(100, 30)) as (app, pilot):
        assert "Platsen" not in seen(app)
        assert "Plats saknas" in seen(app)
        assert "Det är i dag" in seen(app)
        await write(app, pilot, "9.30")
        await press(app, pilot, "tab")
        await write(app, pilot, "Linden")
        await press(app, pilot, "enter")
        assert "kl. 09:30" in seen(app)
        assert "Plats: Linden." in " ".join(seen(app).split())
        assert not (tmp_path / "dokument").exists()
        await press(app, pilot, "enter")
        await app.workers.wait_for_complete()
        await settle(app, pilot)
        made = {path.suffix: path for path in (tmp_path / "dokument").iterdir()}
        assert set(made) == {".docx", ".txt", ".ics"}
        calendar = made[".ics"].read_text(encoding="utf-8")
        assert "CLASS:PRIVATE" in calendar
        assert "METHOD" not in calendar
        assert "Kim" not in calendar
        assert "Linden" in made[".txt"].read_text(encoding="utf-8")
        talk = ask(app, lambda vault: vault.talks.get(TALK))
        assert (talk.invited is not None, str(talk.status), talk.place) == (True, "invited", "Linden")


async def test_an_hour_that_is_none_is_said_and_nothing_is_made(tmp_path):
    async with rig(tmp_path, InviteRoom(TALK), fill=fill_talk, size=(100, 30)) as (app, pilot):
        await write(app, pilot, "nio")
        await press(app, pilot, "enter")
        assert "nio är inget klockslag" in seen(app)
        assert not (tmp_path / "dokument").exists()


async def test_answers_are_shown_first_and_kept_on_f4(tmp_path):
    async with rig(tmp_path, fill=fill_talk, size=(100, 40)) as (app, pilot):
        await app.push_screen(AnswersRoom(TALK))
        form = ask(app, _text_form)
        await press(app, pilot, "tab")
        await paste(app, pilot, form)
        assert "För mycket i april." in seen(app)
        assert "1 svar har hittat sin fråga" in seen(app)
        assert lines(app, LOAD) == []
        await press(app, pilot, "f4")
        (item,) = lines(app, LOAD)
        assert (item.title, item.audience, item.voice, item.agreed) == (
            "För mycket i april.",
            Audience.BETWEEN_US,
            Voice.EMPLOYEE,
            None,
        )


def _text_form(vault) -> str:
    kims = Kim(vault, underlag_of(vault, TALK, TODAY))
    return filled_text(kims.text, kims, {LOAD: "För mycket i april."})


async def test_a_file_that_is_no_answer_is_refused_in_one_sentence(tmp_path):
    tmp_path.joinpath("bild.docx").write_bytes(b"\x89PNG")
    async with rig(tmp_path, AnswersRoom(TALK), fill=fill_talk, size=(100, 30)) as (app, pilot):
        await write(app, pilot, str(tmp_path / "bild.docx"))
        await press(app, pilot, "enter")
        assert "bild.docx är inte det som namnet säger" in seen(app)
        await press(app, pilot, "f4")
        assert "Det finns inga svar att hämta än." in seen(app)


async def test_every_kind_of_file_without_answers_is_refused_and_nothing_can_be_taken_in(tmp_path):
    one_of_each = {why: (data, name or "svar.txt") for data, name, why in NO_ANSWERS.values()}
    files = {f"{why.value}-{name}": (data, why) for why, (data, name) in one_of_each.items()}
    async with rig(tmp_path, AnswersRoom(TALK), fill=fill_talk, size=(160, 24)) as (app, pilot):
        before = ask(app, lambda vault: vault.items.of_talk(TALK))
        for name, (data, why) in files.items():
            tmp_path.joinpath(name).write_bytes(data())
            app.screen.query_one("#file").value = str(tmp_path / name)
            await press(app, pilot, "enter")
            assert NotTaken(why).sentence(app.texts, name) in " ".join(seen(app).split())
        await press(app, pilot, "f4")
        assert isinstance(app.screen, AnswersRoom)
        assert ask(app, lambda vault: vault.items.of_talk(TALK)) == before
        assert ask(app, lambda vault: vault.talks.get(TALK)).answered is None


async def test_what_is_left_out_of_a_file_is_said_before_its_answers_are_taken_in(tmp_path):
    async with rig(tmp_path, AnswersRoom(TALK), fill=fill_talk, size=(120, 40)) as (app, pilot):
        form = ask(
            app, lambda vault: filled_word(Kim(vault, underlag_of(vault, TALK, TODAY)), {LOAD: "Lagom."})
        )
        extra = {"word/vbaProject.bin": "makro", "word/media/image1.png": "bild"}
        tmp_path.joinpath("svar.docx").write_bytes(packed({**parts_of(form), **extra}))
        await write(app, pilot, str(tmp_path / "svar.docx"))
        await press(app, pilot, "enter")
        assert "Filen har makron" in seen(app)
        assert "Filen har bilder" in seen(app)
        assert "Lagom." in seen(app)
