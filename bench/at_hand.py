"""What a user waits for at the terminal: keys in, a drawn screen out."""

from __future__ import annotations

import time
from collections.abc import Mapping

from inside import derivation
from places import HELLO, SAMTAL, Home
from samples import Samples
from terminal import Terminal
from vaults import PAGE, PASSPHRASE, SHORT

LAST_OF_PAGE = f" {PAGE - 1}"
KEYS = 80
SAVES = 20
QUIET = 0.05
"""Seconds without output after which a screen counts as drawn."""
DOWN, UP, ENTER, ESCAPE, F3 = "\x1b[B", "\x1b[A", "\r", "\x1b", "\x1bOR"


def opened(home: Home) -> Terminal:
    """The program at its unlock prompt."""
    terminal = Terminal(SAMTAL, home.environment)
    terminal.wait(lambda text: "Lösenfras" in text)
    return terminal


def unlocked(home: Home) -> Terminal:
    """The program with the employees on the screen."""
    terminal = opened(home)
    terminal.send(PASSPHRASE)
    terminal.settle()
    terminal.send(ENTER)
    terminal.wait(lambda text: "Påhittad, Kim" in text)
    terminal.settle(0.5)
    return terminal


def start(home: Home, samples: Samples, runs: int) -> None:
    """From the command to the first screen; "hello" is the smallest Textual program."""
    for _ in range(runs):
        for name, command, told in (("hello: start", HELLO, "hello"), ("start", SAMTAL, "Lösenfras")):
            terminal = Terminal(command, home.environment)
            samples.note(name, terminal.wait(lambda text, told=told: told in text) - terminal.started)
            terminal.settle()
            if command is HELLO:
                samples.count("hello: memory", terminal.memory / 1e6)
            terminal.end()


def unlock(homes: Mapping[str, Home], samples: Samples, runs: int) -> None:
    """Enter on a passphrase typed within a second, to the employees."""
    for _ in range(runs):
        derivation(samples)
        for name, home in homes.items():
            terminal = opened(home)
            for letter in PASSPHRASE:
                terminal.send(letter)
                time.sleep(1 / len(PASSPHRASE))
            terminal.settle()
            entered = terminal.send(ENTER)
            seen = terminal.wait(lambda text: "Påhittad, Kim" in text)
            samples.note(f"unlock, {name}", seen - entered)
            terminal.end()


def keys(home: Home, samples: Samples) -> None:
    """A letter, from the key to the glyph, and what it costs in bytes; then lines entered and kept."""
    baseline = Terminal(HELLO, home.environment)
    baseline.wait(lambda text: "hello" in text)
    terminal = unlocked(home)
    _open_talk(terminal)
    for number in range(KEYS):
        # In turns, so that whatever else the machine does falls on both.
        for name, program in (("hello: key", baseline), ("key", terminal)):
            program.settle(QUIET)
            before, received = program.text, program.received
            sent = program.send("abcdefghijklmnopqrstuvwxyz"[number % 26])
            samples.note(name, program.wait(lambda text, before=before: text != before) - sent)
            if program is terminal:
                program.settle(QUIET)
                samples.count("bytes", program.received - received)
    baseline.end()
    terminal.send(ENTER)
    save(terminal, samples, "save, page")
    samples.count("memory", terminal.memory / 1e6)
    terminal.end()


def save(terminal: Terminal, samples: Samples, name: str) -> None:
    """Enter to the line drawn as kept: in the colour of the lines before it, no longer as on its way."""
    kept = LAST_OF_PAGE
    for number in range(SAVES):
        terminal.settle(QUIET)
        text = f"rad{number:03}"
        terminal.send(text)
        terminal.settle(QUIET)
        colour = terminal.colour_of(kept)
        entered = terminal.send(ENTER)
        at = terminal.wait(lambda _, text=text, colour=colour: terminal.colour_of(text) == colour)
        samples.note(name, at - entered)
        kept = text


def _open_talk(terminal: Terminal, last: str = LAST_OF_PAGE) -> float:
    sent = terminal.send("s")
    seen = terminal.wait(lambda text: "PRIVAT" in text and last in text)
    terminal.settle()
    return seen - sent


def talks(home: Home, samples: Samples, runs: int) -> None:
    """A talk of 500 lines, and one of 60, opened in turns."""
    terminal = unlocked(home)
    _open_talk(terminal)
    terminal.send(ESCAPE)
    terminal.wait(lambda text: "Påhittad, Kim" in text)
    terminal.settle()
    for _ in range(runs):
        for name, key, last in (("open 500", "", LAST_OF_PAGE), ("open 60", DOWN, f" {SHORT - 1}")):
            if key:
                terminal.send(key)
                terminal.settle()
            samples.note(name, _open_talk(terminal, last))
            terminal.send(ESCAPE)
            terminal.wait(lambda text: "Påhittad, Kim" in text)
            terminal.settle()
            if key:
                terminal.send(UP)
                terminal.settle()
    terminal.end()


def ten_times(homes: Mapping[str, Home], samples: Samples, runs: int) -> None:
    """A person's page and a line saved, in a vault and in one ten times larger."""
    terminals = {name: unlocked(home) for name, home in homes.items()}
    for _ in range(runs):
        for name, terminal in terminals.items():
            entered = terminal.send(ENTER)
            seen = terminal.wait(lambda text: "Påhittad, Kim" in text and "Rader i planen" in text)
            samples.note(f"person, {name}", seen - entered)
            terminal.settle()
            terminal.send(ESCAPE)
            terminal.wait(lambda text: "Påhittsson08" in text)
            terminal.settle()
    for name, terminal in terminals.items():
        _open_talk(terminal)
        save(terminal, samples, f"save, {name}")
        terminal.end()


def search(home: Home, samples: Samples) -> None:
    """Every letter of some words searched for among all there is, until its hits are drawn, and counted."""
    terminal = unlocked(home)
    terminal.send(F3)
    terminal.settle()
    terminal.send("a")
    terminal.wait(lambda text: "träff" in text and "…" not in text, deadline=60)
    for word in ("rutin kurs", "vecka 17", "schema vecka möte", "77 ", "tid"):
        for _ in range(20):
            terminal.send("\x7f")
        terminal.settle(0.2)
        for letter in word:
            sent = terminal.send(letter)
            hits, count = terminal.last_changes(0.1, _hits, _count)
            if hits is not None:
                samples.note("search", hits - sent)
            if count is not None:
                samples.note("count", count - sent)
    terminal.end()


def _hits(text: str) -> str:
    """The letters typed and the hits."""
    return "\n".join("" if "träff" in row else row.rstrip() for row in text.split("\n"))


def _count(text: str) -> str:
    """How many hits there are."""
    return "\n".join(row for row in text.split("\n") if "träff" in row)
