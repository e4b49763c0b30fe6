"""Every refusal of the vault is one the user can act on, in her language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from samtal_tui.refusals import SENTENCES, sentence
from samtal_tui.texts import LANGUAGES, Texts
from vault import errors


def _classes(root: type[errors.VaultError] = errors.VaultError) -> Iterator[type[errors.VaultError]]:
    yield root
    for each in root.__subclasses__():
        yield from _classes(each)


CLASSES = [each for each in _classes() if each.__module__ == "vault.errors"]


def _made(kind: type[errors.VaultError]) -> errors.VaultError:
    return kind([("number", "taken")]) if issubclass(kind, errors.Malformed) else kind()


@pytest.mark.parametrize("kind", CLASSES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_error_has_a_sentence_of_its_own(kind: type[errors.VaultError], language: str) -> None:
    assert kind in SENTENCES
    said = sentence(_made(kind), Texts(language), Path.home() / "Mappen")
    assert "{" not in said
    assert said.endswith(".")
    assert not re.search(r"[.?] [A-ZÅÄÖ]", said), "one sentence"
    assert not any(unwanted in said for unwanted in ("!", "Vänligen", "Oj", "None", "Error"))
    if "{place}" in SENTENCES[kind]:
        assert str(Path("~/Mappen")) in said
    others = {sentence(_made(each), Texts(language), Path("/x")) for each in CLASSES}
    assert len(others) == len(CLASSES)


@pytest.mark.parametrize("kind", CLASSES)
def test_it_is_said_in_swedish(kind: type[errors.VaultError]) -> None:
    place = Path("/valv")
    assert sentence(_made(kind), Texts("sv"), place) != sentence(_made(kind), Texts("en"), place)


def test_a_wrong_field_is_named_but_no_value() -> None:
    error = errors.Malformed([("person.number", "greater_than_equal")])
    assert "person.number" in sentence(error, Texts("sv"), None)


def test_without_a_place_the_vault_is_named() -> None:
    assert "valvets mapp" in sentence(errors.InUse(), Texts("sv"), None)
