"""A talk of two hours at 90 words a minute, through a real terminal: every line ends in its place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from cli.program import Shell
from e2e.driver import Terminal
from e2e.manager import PASSPHRASE
from e2e.talk_model import Model
from e2e.two_hours import Manager
from e2e.typist import Typist

from samtal_tui.guides.loader import find
from samtal_tui.talk.agenda import TO_RAISE
from samtal_tui.talk.opened import question_of
from samtal_tui.talk.session import plan_talk
from samtal_tui.texts import Texts
from vault.kdf import LEAST_KDF
from vault.records import Person, Profile, Talk
from vault.seam import master_key_of, open_for_tests
from vault.store import OpenVault, create

GUIDE = "kommunal-rutin"
TALK = "t" * 32
KIM = Person(id="7" * 32, number=7, given="Kim", family="Påhittad")
QUICK_CLOCK = str(Path(__file__).with_name("quick_clock.py"))
TWO_HOURS = 120 * 60


@dataclass(frozen=True)
class Planned:
    """A home whose vault holds Kim's talk, planned for today, and the key that opens it."""

    shell: Shell
    master_key: bytes


@pytest.fixture(scope="module")
def kims_vault(tmp_path_factory) -> tuple[Path, bytes]:
    """Kim's talk, planned for today, in a vault to be copied; the key that opens every copy."""
    folder = tmp_path_factory.mktemp("kim") / "valv"
    today = datetime.now().astimezone().date()
    vault, _ = create(folder, PASSPHRASE, kdf=LEAST_KDF)
    vault.profile.put(Profile(manager="Maria Ståhl"))
    vault.people.add(KIM)
    vault.talks.add(Talk(id=TALK, person=KIM.id, on=today, minutes=120))
    plan_talk(vault, KIM.id, GUIDE, today, minutes=120, talk_id=TALK)
    key = master_key_of(vault)
    vault.close()
    return folder, key


@pytest.fixture
def planned(shell, kims_vault) -> Planned:
    """A home of its own with that vault."""
    folder, key = kims_vault
    shell.vault.parent.mkdir(parents=True)
    shutil.copytree(folder, shell.vault)
    return Planned(shell, key)


def new_model() -> Model:
    guide = find(GUIDE)
    voices = {address: str(guide.question(address).voice) for address in guide.addresses()}
    addresses = (TO_RAISE, *guide.addresses())
    return Model(addresses, {TO_RAISE: "manager", **voices}, here=addresses[1])


@pytest.fixture
def in_tmux(shell) -> Iterator[Callable[..., tuple[str, ...]]]:
    """Puts a command inside a tmux of its own, which nobody has set up."""
    tmux = shutil.which("tmux")
    if tmux is None:
        pytest.skip("tmux is not installed here")
    alone = (tmux, "-f", os.devnull, "-S", str(shell.home / "tmux"))
    yield lambda *command: (*alone, "new-session", *command, ";", "set", "-g", "status", "off")
    subprocess.run([*alone, "kill-server"], capture_output=True, check=False)


def hold_the_talk(
    planned: Planned,
    write: Callable[[Manager], None],
    *,
    inside: Callable[..., tuple[str, ...]] = lambda *command: command,
    seed: int = 0,
    drop: int = -1,
) -> tuple[Model, Typist]:
    """Open the talk, write in it, and leave it and the program by Esc."""
    clock = planned.shell.home / "clock"
    clock.write_text("0")
    t = Texts("sv")
    program, *arguments = inside(sys.executable, QUICK_CLOCK, str(clock))
    with Terminal(planned.shell.environment, *arguments, program=program) as terminal:
        terminal.wait(t("Passphrase"), t("Open")).type(PASSPHRASE, secret=True).press("Enter")
        terminal.wait(t("Where it stands")).press("s").wait(t("only I read it"), t("To raise"))
        typist = Typist(terminal, clock, Random(seed), drop=drop)
        model = new_model()
        manager = Manager(typist, model, t)
        write(manager)
        manager.leaves()
        typist.let_go()
        terminal.wait(t("Where it stands")).press("Esc")
        assert terminal.leave() == 0
    return model, typist


def as_kept(vault: OpenVault) -> list[tuple[str, ...]]:
    return [
        (item.question, str(item.kind), str(item.audience), str(item.voice), item.title)
        for item in vault.items.of_talk(TALK)
    ]


def every_line_is_in_its_place(planned: Planned, model: Model) -> None:
    vault = open_for_tests(planned.shell.vault, planned.master_key)
    try:
        kept, drafts = as_kept(vault), vault.drafts.of_talk(TALK)
        talk = vault.talks.get(TALK)
    finally:
        vault.close()
    assert kept == model.told()
    unfinished = {question_of(slot): (draft.text, str(draft.audience)) for slot, draft in drafts.items()}
    assert unfinished == model.unfinished()
    assert talk.question == model.here


def two_hours(words: int) -> Callable[[Manager], None]:
    """Act upon act until so many words are written; then the time of the talk is up."""

    def write(manager: Manager) -> None:
        while manager.typist.words < words:
            for act in manager.acts:
                act()
            manager.listens()
        manager.typist.wait(max(TWO_HOURS - manager.typist.seconds, 0))

    return write


def test_two_hours_and_every_line_is_in_its_place(planned):
    model, typist = hold_the_talk(planned, two_hours(300))
    every_line_is_in_its_place(planned, model)
    assert typist.words >= 300


@pytest.mark.torture
def test_in_tmux_every_line_is_in_its_place(planned, in_tmux):
    model, _ = hold_the_talk(planned, two_hours(300), inside=in_tmux, seed=1)
    every_line_is_in_its_place(planned, model)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(1, 4))
def test_whole_working_days(planned, seed):
    model, _ = hold_the_talk(planned, two_hours(10_800), seed=seed)
    every_line_is_in_its_place(planned, model)


def test_a_single_lost_byte_is_noticed(planned):
    model, _ = hold_the_talk(planned, Manager.sentences, drop=40)
    with pytest.raises(AssertionError):
        every_line_is_in_its_place(planned, model)
