"""Every text of the interface stands in the Swedish catalogue, with the same placeholders."""

import ast
import gettext
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
SOURCES = [path for name in ("samtal_tui", "screens", "vault") for path in ROOT.joinpath(name).rglob("*.py")]


def said_in(tree: ast.AST) -> Iterator[tuple[str, ...]]:
    """Every text passed to `t(...)`, `t.count(...)` or `mark(...)`: one form, or two for a number."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        called = call.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        owner = getattr(called, "value", None)
        of_texts = getattr(owner, "attr", getattr(owner, "id", "")) in {"t", "texts"}
        wanted = 2 if name == "count" and of_texts else 1 if name in {"t", "texts", "mark"} else 0
        forms = [arg.value for arg in call.args[:wanted] if isinstance(arg, ast.Constant)]
        if wanted and len(forms) == wanted and all(isinstance(form, str) and form for form in forms):
            yield tuple(forms)


def every_text() -> set[tuple[str, ...]]:
    return {forms for path in SOURCES for forms in said_in(ast.parse(path.read_text(encoding="utf-8")))}


def swedish() -> dict[str, tuple[str, ...]]:
    catalogue: dict[str, tuple[str, ...]] = {}
    for path in ROOT.glob("samtal_tui/locale/sv/LC_MESSAGES/*.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id:
                    ids = message.id if isinstance(message.id, tuple) else (message.id,)
                    strings = message.string if isinstance(message.string, tuple) else (message.string,)
                    catalogue[ids[0]] = tuple(strings)
    return catalogue


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_sources_say_something():
    assert ("Passphrase",) in every_text()


def test_every_text_is_swedish_too():
    catalogue = swedish()
    missing = sorted(
        forms[0]
        for forms in every_text()
        if len(catalogue.get(forms[0], ())) != len(forms) or not all(catalogue[forms[0]])
    )
    assert missing == []


def test_a_translation_has_the_same_placeholders():
    catalogue = swedish()
    for forms in every_text():
        for said in catalogue.get(forms[0], ()):
            assert placeholders(said) <= placeholders(forms[-1]) | placeholders(forms[0]), forms[0]


def test_no_text_is_kept_that_nobody_says():
    said = {forms[0] for forms in every_text()}
    assert sorted(set(swedish()) - said) == []


@pytest.mark.parametrize("sign", ["!", "Oj", "Lyckades", "Vänligen", "Är du säker", "Hoppsan"])
def test_the_tone_is_calm(sign):
    spoken = [said for strings in swedish().values() for said in strings]
    assert [said for said in spoken if sign in said and '"  ' not in said and "! " not in said] == []


def test_the_compiled_catalogue_is_the_one_in_the_sources():
    compiled: dict[str, str] = {}
    for path in ROOT.glob("samtal_tui/locale/sv/LC_MESSAGES/*.mo"):
        with path.open("rb") as file:
            compiled |= gettext.GNUTranslations(file)._catalog
    for first, strings in swedish().items():
        if len(strings) == 1:
            assert compiled[first] == strings[0]
