"""Feedback in four steps over the talk: one private line, its steps apart, and what never leaves."""

import shutil

import pytest
from rigs import NOW, rig, seen, settle
from talk_rig import ask, drafts, find, items, newest, paste, press, talk
from talk_samples import HERE, TALK, fill_talk

from samtal_tui.export.offer import offer
from samtal_tui.sharing.agreement import agree
from samtal_tui.talk import feedback_note
from screens.feedback import FeedbackRoom
from screens.talk import TalkRoom
from vault.errors import CannotWrite
from vault.records import Audience, Draft, Item, Kind, Recipient, Voice
from vault.seam import master_key_of, open_for_tests

SIZES = [(80, 24), (60, 20)]
WHOLE = (
    "När du lämnar över utan anteckning känner jag mig osäker. Följden blir att jag ringer runt. "
    "Jag skulle vilja att du skriver tre rader."
)


async def compose(app, pilot, *, reaction=""):
    """Fill in the four steps from the starters, and what she expects to hear."""
    await press(app, pilot, *"lämnar över utan anteckning", "tab", *"osäker")
    await press(app, pilot, "tab", *"jag ringer runt", "tab", *"skriver tre rader", "tab", *reaction)


def form(**more):
    return FeedbackRoom(TALK, HERE, **more)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_every_step_has_its_name_and_its_starter(tmp_path, size, language):
    async with rig(tmp_path, form(), fill=fill_talk, size=size, language=language) as (app, pilot):
        page = seen(app)
        steps = {
            "sv": ("Beteende      När du", "Känsla        känner jag mig", "Konsekvens    Följden blir att"),
            "en": ("Behaviour     When you", "Feeling       I feel", "Consequence   What follows is that"),
        }
        assert all(step in page for step in steps[language])
        assert {"sv": "privat, bara du läser", "en": "private, only you read it"}[language] in page
        await press(app, pilot, *"x", "down")
        assert {"sv": "När du x.", "en": "When you x."}[language] in seen(app)
        assert all(len(line) <= size[0] for line in seen(app).splitlines())


async def test_one_key_where_the_question_offers_it_and_one_to_keep_it(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        app.screen.go("arbetssituation/relationer-och-klimat")
        await settle(app, pilot)
        assert "Ctrl+T Återkoppling i fyra steg" in seen(app)
        await press(app, pilot, "ctrl+t")
        await compose(app, pilot)
        assert " ".join(WHOLE.split()) in " ".join(seen(app).split())
        await press(app, pilot, "enter")
        assert isinstance(app.screen, TalkRoom)
        line = newest(app)
        assert (line.kind, line.audience, line.voice) == (Kind.NOTE, Audience.PRIVATE, Voice.MANAGER)
        assert line.question == "arbetssituation/relationer-och-klimat"
        assert line.title == WHOLE
        assert line.fields["behaviour"] == "När du lämnar över utan anteckning"
        assert line.fields["feeling"] == "känner jag mig osäker"
        assert line.fields["consequence"] == "Följden blir att jag ringer runt"
        assert line.fields["change"] == "Jag skulle vilja att du skriver tre rader"
        assert line.fields["tone"] == "change"
        assert "lämnar över utan anteckning" in seen(app)
        await press(app, pilot, "ctrl+z")
        assert line.id not in [item.id for item in items(app)]


async def test_nothing_is_folded_out_where_it_is_not_asked_for_nor_while_all_is_hidden(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        assert "Ctrl+T" not in seen(app)
        await press(app, pilot, "f2", "ctrl+t")
        assert isinstance(app.screen, TalkRoom)
        await press(app, pilot, "f2", "ctrl+t")
        assert isinstance(app.screen, FeedbackRoom)


async def test_praise_is_whole_without_a_wish(tmp_path):
    async with rig(tmp_path, form(), fill=fill_talk) as (app, pilot):
        assert "Jag skulle vilja att du" in seen(app)
        await press(app, pilot, *"höll mötet", "ctrl+t")
        assert "[Beröm]" in seen(app)
        assert "Jag skulle vilja att du" not in seen(app)
        await press(app, pilot, "tab", *"lugn", "enter")
        line = newest(app)
        assert line.title == "När du höll mötet känner jag mig lugn."
        assert line.fields["tone"] == "praise"
        assert "change" not in line.fields


async def test_a_word_that_judges_is_named_while_the_behaviour_is_written(tmp_path):
    async with rig(tmp_path, form(), fill=fill_talk) as (app, pilot):
        await press(app, pilot, *"är slarvig")
        assert "slarvig: ett omdöme. Säg i stället vad du såg och hörde." in seen(app)
        await press(app, pilot, "down")
        assert "omdöme" not in seen(app)


async def test_the_reaction_is_hers_alone_and_stays_behind_when_the_line_is_shown(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "ctrl+t")
        await compose(app, pilot, reaction="blir tyst och sur")
        await press(app, pilot, "enter")
        assert newest(app).fields["reaction"] == "blir tyst och sur"
        assert "sur" not in seen(app)
        await press(app, pilot, *["up"] * 1, "tab")
        line = newest(app)
        assert line.audience is Audience.BETWEEN_US
        assert line.fields == {"voice": "manager", "text": WHOLE}
        assert "Reaktionen du väntade dig följer inte med." in seen(app)
        await press(app, pilot, "ctrl+z")
        assert newest(app).fields["reaction"] == "blir tyst och sur"
        assert newest(app).fields["change"].startswith("Jag skulle")


async def test_what_is_agreed_leaves_whole_and_the_reaction_never(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "ctrl+t")
        await compose(app, pilot, reaction="REAKTIONSHEMLIS")
        await press(app, pilot, "enter", "up", "tab")

        def agreed(vault):
            line = max(vault.items.of_talk(TALK), key=lambda item: item.sequence)
            vault.items.apply(TALK, [agree(vault.id, line, NOW.date())])
            return offer(vault, TALK, Recipient.EMPLOYEE, "sv", NOW)

        made = ask(app, agreed)
        assert WHOLE in str(made.content)
        assert "REAKTIONSHEMLIS" not in str(made.content)


def test_no_item_others_may_read_can_hold_a_reaction(tmp_path):
    fields = {"voice": "manager", "text": "x", "reaction": "y"}
    for audience in (Audience.BETWEEN_US, Audience.ONWARD):
        with pytest.raises(ValueError, match="does not know"):
            Item(id="1", person="p", talk="t", kind=Kind.NOTE, audience=audience, fields=fields)


async def test_a_line_is_taken_up_in_its_steps_again(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "ctrl+t")
        await compose(app, pilot, reaction="blir tyst")
        await press(app, pilot, "enter", "up", "ctrl+t")
        assert app.screen.value("feeling") == "känner jag mig osäker"
        assert app.screen.value("reaction") == "blir tyst"
        await press(app, pilot, "tab", *" och trött", "enter")
        assert newest(app).title == WHOLE.replace("osäker", "osäker och trött")
        assert newest(app).fields["feeling"] == "känner jag mig osäker och trött"
        assert sum(item.title.startswith("När du") for item in items(app)) == 1


async def test_words_changed_in_the_talk_leave_no_steps_that_say_something_else(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "ctrl+t")
        await compose(app, pilot, reaction="blir tyst")
        await press(app, pilot, "enter", "up", "enter", "f7", *"annat", "enter")
        assert newest(app).fields == {"voice": "manager", "text": "annat", "reaction": "blir tyst"}


async def test_the_wish_can_become_a_goal_too_in_one_step_to_undo(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        before = len(items(app))
        await press(app, pilot, "ctrl+t", "ctrl+g")
        await compose(app, pilot)
        assert "blir också ett mål i planen" in seen(app)
        await press(app, pilot, "enter")
        goal = find(app, "Skriver tre rader")
        assert (goal.kind, goal.audience, goal.question) == (Kind.GOAL, Audience.PRIVATE, HERE)
        await press(app, pilot, "ctrl+z")
        assert len(items(app)) == before


async def test_nothing_written_is_nothing_kept(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        before = len(items(app))
        await press(app, pilot, "ctrl+t", "enter")
        assert isinstance(app.screen, FeedbackRoom)
        assert "Skriv minst ett steg" in seen(app)
        await press(app, pilot, "escape")
        assert len(items(app)) == before
        assert not [slot for slot in drafts(app) if slot.startswith("feedback:")]


async def test_what_is_typed_lies_as_a_draft_on_esc_and_is_there_again(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "ctrl+t", *"lämnar över", "tab", *"osäker", "escape")
        assert isinstance(app.screen, TalkRoom)
        assert f"feedback:{HERE}" in drafts(app)
        await press(app, pilot, "ctrl+t")
        assert app.screen.value("behaviour") == "När du lämnar över"
        assert "inte sparat än" in seen(app)
        await press(app, pilot, "ctrl+z")
        assert app.screen.value("behaviour") == "När du "
        assert f"feedback:{HERE}" not in drafts(app)


async def test_a_kill_in_mid_sentence_takes_no_word(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "ctrl+t", *"lämnar över", "down", "down", "down", "down", *"blir tyst")
        for _ in range(200):
            if "blir tyst" in drafts(app).get(f"feedback:{HERE}", Draft(text="")).text:
                break
            await pilot.pause(0.05)
        shutil.copytree(tmp_path / "valv", tmp_path / "efter")
        opened = open_for_tests(tmp_path / "efter", ask(app, master_key_of))
        kept = opened.drafts.of_talk(TALK)[f"feedback:{HERE}"]
        opened.close()
        assert "När du lämnar över" in kept.text
        assert "blir tyst" in kept.text


async def test_hidden_is_hidden_and_no_key_changes_it(tmp_path):
    async with rig(tmp_path, form(), fill=fill_talk) as (app, pilot):
        await press(app, pilot, *"DOLTHEMLIS", "f2")
        assert "DOLTHEMLIS" not in seen(app)
        await press(app, pilot, *"xyz", "ctrl+t", "ctrl+g", "ctrl+z", "enter")
        assert isinstance(app.screen, FeedbackRoom)
        await press(app, pilot, "f2")
        assert "När du DOLTHEMLIS" in seen(app)
        assert app.screen.value("behaviour") == "När du DOLTHEMLIS"


async def test_the_other_language_changes_the_starters_and_not_her_words(tmp_path):
    async with rig(tmp_path, form(), fill=fill_talk) as (app, pilot):
        await press(app, pilot, *"ringer", "f8")
        assert app.screen.value("behaviour") == "När du ringer"
        assert app.screen.value("feeling") == "I feel "


async def test_what_the_vault_refuses_stays_in_the_form(tmp_path, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise CannotWrite

    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "ctrl+t", *"ringer")
        monkeypatch.setattr(feedback_note, "save", refuse)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, FeedbackRoom)
        assert app.screen.value("behaviour") == "När du ringer"
        assert app.screen.query_one("#message").render().plain.strip()


async def test_nothing_typed_does_anything_to_the_terminal(tmp_path):
    async with rig(tmp_path, form(), fill=fill_talk) as (app, pilot):
        await paste(app, pilot, "[bold]x[/] \x1b[31m\u202eröd\nen rad till")
        page = seen(app)
        assert "När du [bold]x[/] ␛[31m·röd en rad till" in page
        assert not {"\x1b", "\u202e"} & set(page)
        await press(app, pilot, "enter")
        assert not {"\x1b", "\u202e"} & set(newest(app).title)


async def test_the_draft_of_a_form_is_no_line_of_the_talk(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "ctrl+t", *"lämnar över", "escape")
        assert "lämnar över" not in seen(app)
        assert app.screen.composer.words == ""
        section = next(line for line in seen(app).splitlines() if line.startswith("> 2"))
        assert "…" in section
        await press(app, pilot, "ctrl+t", "ctrl+z", "escape")
        section = next(line for line in seen(app).splitlines() if line.startswith("> 2"))
        assert "…" not in section
