"""What the workplace calls the yearly talk: one setting for every label, invitation and heading (A02)."""

from __future__ import annotations

from collections.abc import Mapping

from samtal_tui.guides.heads import head_of
from samtal_tui.guides.model import Guide, Word
from samtal_tui.texts import Texts, mark

_PLAIN: Mapping[Word, str] = {
    Word.UTVECKLINGSSAMTAL: mark("development talk"),
    Word.MEDARBETARSAMTAL: mark("employee talk"),
    Word.MALSAMTAL: mark("goal talk"),
}


def chosen_word(setting: str, guide: Guide | None) -> Word:
    """The workplace's word from the settings, or the guide's own when the setting is empty or no word."""
    own = guide.word if guide else Word.UTVECKLINGSSAMTAL
    return Word(setting) if setting in set(Word) else own


def word_in(toml_text: str) -> Word:
    """The word of a guide, from its head alone; the usual one when nothing can be read there."""
    named = head_of(toml_text).get("word")
    return next((word for word in Word if word == named), Word.UTVECKLINGSSAMTAL)


def talk_name(word: Word, t: Texts) -> str:
    """The word in running text, without an article: "utvecklingssamtal"."""
    return t(_PLAIN[word])


def talk_heading(word: Word, t: Texts) -> str:
    """The word as a heading, with a capital letter: "Utvecklingssamtal"."""
    name = talk_name(word, t)
    return name[:1].upper() + name[1:]
