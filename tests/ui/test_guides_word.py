"""One setting for the workplace's word: the talk is called by it wherever it is named (A02)."""

import pytest
from rigs import KIM, NOW, TODAY, rig, seen, settle
from talk_samples import LAST, TALK, fill_talk

from samtal_tui.config import Config
from samtal_tui.export.offer import offer
from samtal_tui.guides.loader import BUILT_IN, find, toml_of
from samtal_tui.guides.naming import word_in
from samtal_tui.talk.turning import look
from samtal_tui.texts import Texts
from samtal_tui.workplace import name_workplace
from screens.person import PersonRoom
from screens.talk import TalkRoom
from screens.turned import Turned
from vault.records import Profile, Recipient, TalkKind
from vault.seam import create_for_tests

WORDS = [
    ("utvecklingssamtal", "sv", "Utvecklingssamtal"),
    ("medarbetarsamtal", "sv", "Medarbetarsamtal"),
    ("malsamtal", "sv", "Målsamtal"),
    ("malsamtal", "en", "Goal talk"),
    ("", "sv", "Medarbetarsamtal"),
]
OTHERS = {"Utvecklingssamtal", "Medarbetarsamtal", "Målsamtal", "Development talk", "Employee talk"}


@pytest.mark.parametrize(("word", "language", "said"), WORDS)
async def test_every_screen_calls_the_talk_by_the_word_of_the_workplace(tmp_path, word, language, said):
    async with rig(tmp_path, TalkRoom(TALK), fill=fill_talk, language=language, word=word) as (app, pilot):
        await settle(app, pilot)
        pages = [seen(app).splitlines()[0]]
        shown = app.vault_thread.run(look, TALK).result(timeout=10)
        await app.push_screen(Turned(shown))
        await settle(app, pilot)
        pages.append(seen(app).splitlines()[0])
        await app.push_screen(PersonRoom(KIM.id))
        await settle(app, pilot)
        pages.append(next(line for line in seen(app).splitlines() if TODAY.isoformat() in line))
        made = app.vault_thread.run(offer, TALK, Recipient.EMPLOYEE, language, NOW).result(timeout=10)
        pages.append(made.occasion.talk_name(Texts(language)))
        for page in pages:
            assert said in page
            assert not [other for other in OTHERS - {said} if other in page]


async def test_a_talk_of_another_kind_keeps_its_name(tmp_path):
    async with rig(tmp_path, PersonRoom(KIM.id), fill=fill_talk, word="malsamtal") as (app, _pilot):
        app.vault_thread.run(_made_special, LAST).result(timeout=10)
        await app.screen.fill()
        assert "Särskilt samtal" in seen(app).partition("Förs för sig")[2]


def _made_special(vault, talk_id):
    talk = vault.talks.get(talk_id)
    vault.talks.update(talk.model_copy(update={"kind": TalkKind.SPECIAL}))


def test_the_settings_name_the_workplace_where_the_vault_does_not_and_nothing_of_it_is_kept(tmp_path):
    vault = create_for_tests(tmp_path / "valv")
    config = Config(organisation="Påhittade kommunen", word="malsamtal")
    name_workplace(vault, config)
    assert vault.profile.get() == Profile(organisation="Påhittade kommunen", word="malsamtal")
    vault.profile.put(Profile(manager="Maria Ståhl", organisation="Skolan"))
    assert vault.profile.get().organisation == "Skolan"
    assert vault.profile.get().word == "malsamtal"
    name_workplace(vault, Config())
    assert vault.profile.get() == Profile(manager="Maria Ståhl", organisation="Skolan")
    vault.close()


@pytest.mark.parametrize("guide_id", BUILT_IN)
def test_the_word_is_read_from_the_head_of_a_guide(guide_id):
    assert word_in(toml_of(guide_id)) == find(guide_id).word
    assert word_in("[[[") == word_in("word = 7") == word_in("") == "utvecklingssamtal"
