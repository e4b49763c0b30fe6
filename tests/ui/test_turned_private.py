"""Nothing private is on the turned screen, on the way to it, or in anything reached from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rigs import RigApp
from talk_rig import press, talk, turn, write
from talk_samples import SECRETS
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump

from screens.curtain import Curtain
from screens.help import Help
from screens.talk import TalkRoom
from screens.turn_first import TurnFirst
from screens.turned import Turned

SIZES = [(80, 24), (60, 20), (120, 40)]


def within_reach(node: object, seen_ids: set[int], depth: int = 0) -> Iterator[str]:
    """Every text held by a widget or by anything it holds, without going up to the program itself."""
    if id(node) in seen_ids or depth > 14 or isinstance(node, App | type) or callable(node):
        return
    seen_ids.add(id(node))
    if isinstance(node, str):
        yield node
    elif isinstance(node, bytes):
        yield node.decode(errors="replace")
    elif isinstance(node, dict):
        for key, value in list(node.items()):
            yield from within_reach(key, seen_ids, depth + 1)
            yield from within_reach(value, seen_ids, depth + 1)
    elif isinstance(node, list | tuple | set | frozenset):
        for value in list(node):
            yield from within_reach(value, seen_ids, depth + 1)
    elif hasattr(node, "__dict__") or hasattr(type(node), "__slots__"):
        if isinstance(node, MessagePump) and not isinstance(node, DOMNode):
            return
        names = [*getattr(node, "__dict__", {}), *getattr(type(node), "__slots__", ())]
        for name in names:
            if name not in {"_parent", "app", "_app"}:
                yield from within_reach(getattr(node, name, None), seen_ids, depth + 1)


def every_text(app: RigApp) -> str:
    """What the widgets of every screen on the stack hold, are called, and draw."""
    texts = [app.title, app.sub_title, app.clipboard]
    for screen in app.screen_stack:
        for node in [screen, *screen.walk_children()]:
            texts += within_reach(node, set())
            texts.append(repr(node))
            texts.append(str(node.render()) if node.is_mounted and not node.children else "")
    return "\n".join(texts)


async def test_the_search_for_private_words_finds_them_where_they_are(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, _pilot):
        found = every_text(app)
        assert all(secret in found for secret in SECRETS)


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_private_is_in_any_widget_of_any_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with talk(tmp_path, size=size) as (app, pilot):
        await write(app, pilot, "UTKASTHEMLIS halv")
        await turn(app, pilot)
        found = every_text(app)
        assert "vill ha jour högst var femte vecka" in found
        assert not any(secret in found for secret in (*SECRETS, "UTKASTHEMLIS"))
        assert not any(isinstance(screen, TalkRoom | TurnFirst) for screen in app.screen_stack)


async def test_nothing_private_is_painted_on_the_way_there_or_through_the_curtain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f4")
        painted: list[tuple[object, str]] = []

        def display(screen: object, renderable: object) -> None:
            if renderable is not None and not app._batch_count:
                painted.append((screen, renderable.render_segments(app.console)))

        monkeypatch.setattr(app, "_display", display)
        await press(app, pilot, "f4")
        await press(app, pilot, "space", "pagedown", "pageup", "f1", "escape", "f8", "f8", "f4")
        assert isinstance(app.screen, Curtain)
        drawn = "".join(text for _, text in painted)
        assert "ARBETSSITUATION" in drawn
        assert not any(secret in drawn for secret in SECRETS)
        assert {type(screen) for screen, _ in painted} <= {TurnFirst, Turned, Help, Curtain}


async def test_search_is_off_and_help_and_the_palette_say_nothing_private(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        await press(app, pilot, "f3")
        assert isinstance(app.screen, Turned)
        for key in ("f1", "ctrl+p"):
            await press(app, pilot, key)
            assert not isinstance(app.screen, Turned)
            found = every_text(app)
            assert not any(secret in found for secret in SECRETS)
            await press(app, pilot, "escape")
        assert isinstance(app.screen, Turned)
