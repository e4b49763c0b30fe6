"""The table of keys: what a tired manager may count on, on every screen."""

import importlib
import inspect
import pkgutil

import pytest

import screens
from samtal_tui.app import SamtalApp
from samtal_tui.keys import EVERYWHERE, SCOPES, keys_of, shown_key
from samtal_tui.texts import Texts
from screens.room import Room

ALL = [(scope, key) for scope, keys in SCOPES.items() for key in keys]
TAKEN_BY_OTHERS = {"f5", "f6", "f7", "f10", "f11", "ctrl+s", "ctrl+q", "ctrl+h", "ctrl+i", "ctrl+m", "ctrl+c"}
WRITTEN_IN = {
    "create",
    "open_place",
    "unlock",
    "person_form",
    "paste_people",
    "new_talk",
    "talk",
    "plan_row",
    "feedback",
    "invite",
    "answers",
    "competence",
}


def rooms():
    found = {}
    for module in pkgutil.iter_modules(screens.__path__):
        for _, kind in inspect.getmembers(importlib.import_module(f"screens.{module.name}"), inspect.isclass):
            # A room may be written in parts, one class on top of another: the last of them is the room.
            if issubclass(kind, Room) and kind.SCOPE and issubclass(kind, found.get(kind.SCOPE, Room)):
                found[kind.SCOPE] = kind
    return found


def test_every_binding_has_an_id_of_its_own():
    ids = [key.id for _, key in ALL]
    assert len(ids) == len(set(ids))
    assert all(key.id.startswith(f"{scope}.") for scope, key in ALL)


@pytest.mark.parametrize(("scope", "key"), ALL, ids=[key.id for _, key in ALL])
def test_no_key_is_one_the_terminal_or_the_text_area_takes(scope, key):
    keys = set(key.keys.split(","))
    assert not keys & TAKEN_BY_OTHERS
    assert not any(name.startswith("alt+") for name in keys)
    if scope in WRITTEN_IN:
        assert not any(len(name) == 1 for name in keys), "a letter must be a letter where something is typed"


def test_no_key_means_two_things_on_one_screen():
    for scope in set(SCOPES) - {"help"}:
        taken = [name for key in keys_of(scope, {}) for name in key.keys.split(",")]
        assert len(taken) == len(set(taken)), scope


def test_every_action_exists_where_its_key_works():
    found = rooms()
    for scope, key in ALL:
        owner = SamtalApp if scope == "everywhere" else found[scope]
        assert hasattr(owner, f"action_{key.action.partition('(')[0]}"), key.id


def test_every_room_declares_the_keys_of_its_scope():
    for scope, room in rooms().items():
        declared = {binding.id for binding in room.BINDINGS}
        assert declared == {key.id for key in SCOPES[scope]}, scope


def test_the_same_keys_mean_the_same_everywhere():
    reserved = {name for key in EVERYWHERE for name in key.keys.split(",")}
    for scope, key in ALL:
        if scope not in {"everywhere", "help"}:
            assert not reserved & set(key.keys.split(",")), key.id


def test_a_key_can_be_moved():
    moved = keys_of("talk", {"talk.hide": "f12"})
    assert next(key for key in moved if key.id == "talk.hide").keys == "f12"


def test_keys_are_written_as_they_stand_on_the_keyboard():
    t = Texts("sv")
    assert shown_key("pagedown,right", t) == "PgDn"
    assert shown_key("space", t) == "Mellanslag"
    assert shown_key("ctrl+z", t) == "Ctrl+Z"
    assert shown_key("a", t) == "a"
    assert shown_key("f4", t) == "F4"
