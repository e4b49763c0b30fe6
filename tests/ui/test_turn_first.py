"""F4, the first step: the list of what the employee will see, on her own screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from rigs import seen, settle
from talk_rig import ask, burst, drafts, find, items, press, talk, write
from talk_samples import SECRETS, TALK

from screens import turn_first
from screens.talk import TalkRoom
from screens.turn_first import TurnFirst
from screens.turned import Turned
from vault.errors import CannotWrite
from vault.records import Audience, Kind

SIZES = [(80, 24), (60, 20), (120, 40)]
WORDS = {
    "sv": ("Det här får Kim se", "Visas inte: 3 privata och 1 känslig.", "datum saknas", "Vem läser"),
    "en": (
        "This is what Kim will see",
        "Not shown: 3 private lines and 1 sensitive line.",
        "no date yet",
        "Who reads",
    ),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_very_list(tmp_path: Path, size: tuple[int, int], language: str) -> None:
    async with talk(tmp_path, size=size, language=language) as (app, pilot):
        await press(app, pilot, "f4")
        shown = seen(app)
        for words in WORDS[language]:
            assert words in shown
        assert '= " vill ha jour högst var femte vecka' in shown
        assert "> ! jag pratar med Ines om schemat före 1 mars" in shown
        assert "> # Dokumentera de två sista larmen" in shown
        assert "Par med Ines i mars" in shown
        assert "2026-06-30" in shown
        assert not any(secret in shown for secret in SECRETS)
        assert all(cell_len(row) <= size[0] for row in shown.split("\n"))


async def test_a_plan_draft_is_held_back_and_taken_out_again(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f4", "down", "shift+tab")
        assert "Ines om schemat" not in seen(app)
        assert "Visas inte: 4 privata och 1 känslig." in seen(app)
        assert "Raden stannar hos dig. Ctrl+Z tar tillbaka den." in seen(app)
        assert find(app, "Ines om schemat").held_back
        await press(app, pilot, "ctrl+z")
        assert "Ines om schemat" in seen(app)
        assert not find(app, "Ines om schemat").held_back


async def test_what_both_read_can_be_taken_back_but_not_opened_further(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f4", "tab")
        assert find(app, "femte vecka").audience is Audience.BETWEEN_US
        await press(app, pilot, "shift+tab")
        assert find(app, "femte vecka").audience is Audience.PRIVATE
        assert "femte vecka" not in seen(app)


async def test_words_are_changed_in_a_line_at_the_bottom(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f4", "end")
        burst(app, "", "enter")
        burst(app, " eller sällan\r")
        await settle(app, pilot)
        assert "vill ha jour högst var femte vecka eller sällan" in seen(app)
        assert find(app, "femte vecka").title == "vill ha jour högst var femte vecka eller sällan"
        assert isinstance(app.screen, TurnFirst)


async def test_letters_in_that_line_are_no_commands_and_esc_leaves_it(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        before = items(app)
        await press(app, pilot, "f4")
        burst(app, "", "enter")
        burst(app, "\t av o", "f4", "down")
        await settle(app, pilot)
        assert isinstance(app.screen, TurnFirst)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, TurnFirst)
        assert items(app) == before


async def test_a_line_being_changed_survives_a_lock(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f4", "enter")
        await write(app, pilot, " mer")
        await app.screen.put_away()
        assert any(draft.text.endswith(" mer") for draft in drafts(app).values())
        await app.push_screen(TurnFirst(TALK))
        await settle(app, pilot)
        await press(app, pilot, "enter")
        await write(app, pilot, "a\r")
        assert find(app, "femte vecka").title.endswith("vecka mera")
        assert drafts(app) == {}


async def test_what_has_changed_is_read_again_before_the_screen_turns(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f4")
        secret = find(app, SECRETS[0])
        ask(
            app,
            lambda vault: vault.items.apply(
                TALK, [secret.model_copy(update={"audience": Audience.BETWEEN_US})]
            ),
        )
        await press(app, pilot, "f4")
        assert isinstance(app.screen, TurnFirst)
        assert "Listan har ändrats sedan du läste den:" in seen(app)
        assert SECRETS[0] in seen(app)
        await press(app, pilot, "f4")
        assert isinstance(app.screen, Turned)


async def test_a_change_right_before_f4_is_never_shown_unread(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f4", "down")
        burst(app, "", "shift+tab", "f4")
        await settle(app, pilot)
        assert isinstance(app.screen, TurnFirst)


async def test_with_nothing_to_show_the_screen_does_not_turn(tmp_path: Path) -> None:
    async with talk(tmp_path, fill=_only_private) as (app, pilot):
        await press(app, pilot, "f4", "f4")
        assert isinstance(app.screen, TurnFirst)
        assert "Det finns inget att visa än:" in seen(app)


def _only_private(vault: object) -> None:
    from talk_samples import fill_talk

    fill_talk(vault)
    kept = [item for item in vault.items.of_talk(TALK) if item.kind is Kind.PARKED]
    vault.items.apply(TALK, remove=[item.id for item in vault.items.of_talk(TALK) if item not in kept])


async def test_esc_goes_back_to_the_talk_which_shows_what_was_changed(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await write(app, pilot, "kvar i raden")
        await press(app, pilot, "f4", "shift+tab", "escape")
        assert isinstance(app.screen, TalkRoom)
        assert '. " vill ha jour högst var femte vecka' in seen(app)
        assert "kvar i raden" in seen(app)


async def test_leaving_keeps_new_words_the_vault_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise CannotWrite

    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f4", "enter")
        with monkeypatch.context() as patch:
            patch.setattr(turn_first, "change_words", full)
            burst(app, ", om det går\r")
            await settle(app, pilot)
        await press(app, pilot, "escape", "f4", "enter")
        assert app.screen.asking.words == "vill ha jour högst var femte vecka, om det går"
