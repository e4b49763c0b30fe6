"""The whole job, from nothing to next year, with the keys that the footer and F1 name; and what is left.

One run does both: everything the manager writes carries a token, private or agreed on. Afterwards every
place outside the vault is searched for the private ones, and the agreed ones prove that the search finds.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from cli.program import Shell
from e2e.manager import PASSPHRASE, Manager
from e2e.traces import found_in, readable

from samtal_tui.texts import Texts

_TOKEN = re.compile(r"zq[pbo][a-z]{3,}")
_SEQUENCE = re.compile(rb"\x1b(?:\[[0-9;?<>=$]*[a-zA-Z]|\][^\x07\x1b]*(?:\x07|\x1b\\\\)|[^\[\]])")
NEXT_YEAR = str(Path(__file__).with_name("next_year.py"))


@dataclass
class Tokens:
    """Words that occur nowhere else: those that must stay, and those both agree to share."""

    private: list[str] = field(default_factory=list)
    between_us: list[str] = field(default_factory=list)
    onward: list[str] = field(default_factory=list)

    def stays(self, name: str) -> str:
        """A word that must not leave the vault."""
        return self._new(self.private, f"zqp{name}")

    def for_us(self, name: str) -> str:
        """A word for the two."""
        return self._new(self.between_us, f"zqb{name}")

    def for_hr(self, name: str) -> str:
        """A word that may be passed on."""
        return self._new(self.onward, f"zqo{name}")

    @staticmethod
    def _new(kept: list[str], word: str) -> str:
        kept.append(word)
        return word


@pytest.mark.parametrize(
    ("language", "light"), [("sv", False), ("en", True), pytest.param("en", False, marks=pytest.mark.torture)]
)
def test_the_whole_job(shell, language, light):
    """With real keys and a kill in the middle, or with light keys and in one go."""
    elsewhere = readable(Path("/var/tmp"))  # noqa: S108 - to see that nothing is put there
    tokens, left = Tokens(), []
    with Manager.at(replace(shell, light=light), "sv") as manager:
        if language == "en":
            manager.sees("Create my vault").presses("F8")
            manager.t = Texts("en")
        code = manager.creates_a_vault()
        gathers_the_team(manager)
        writes_in_the_talk(manager, tokens)
        if light:
            manager.types(tokens.stays("draft"))
            left.append(does_the_rest(manager, shell, tokens))
        else:
            is_killed_in_mid_sentence(manager, shell, tokens)
    if not light:
        with Manager(shell.environment, language) as manager:
            finds_everything_again(manager, tokens)
            left.append(does_the_rest(manager, shell, tokens))
    later = (NEXT_YEAR, "light" if light else "real")
    with Manager(shell.environment, language, *later, program=sys.executable) as manager:
        reviews_last_years_plan(manager, tokens)
        left.append(leaves(manager))
    nothing_private_is_anywhere(shell, tokens, [*tokens.private, PASSPHRASE, code], left, elsewhere)


def does_the_rest(manager: Manager, shell: Shell, tokens: Tokens) -> str:
    """Steps 4 to 7 of the first year; what stays in the terminal."""
    completes_the_plan(manager, tokens)
    turns_the_screen(manager, tokens)
    makes_documents(manager, shell, tokens)
    goes_through_what_is_left(manager)
    return leaves(manager)


def gathers_the_team(manager: Manager) -> None:
    """Step 2: one added by name, the others pasted."""
    manager.adds("Kim", "Ek").presses("k").sees("Take in")
    manager.terminal.child.send("Åsa Öst; utredare; Kansliet; 2019-03-01\rBo Alm 850101-1234; tekniker")
    manager.reads("Öst, Åsa", "Alm, Bo").presses("F4").reads("Öst, Åsa").sees("Where it stands")
    rows = manager.terminal.rows_with("-")
    names = [row.replace(">", " ").split()[:2] for row in rows]
    assert [name for number, name in names if number.isdecimal()] == ["Alm,", "Ek,", "Öst,"]


def writes_in_the_talk(manager: Manager, tokens: Tokens) -> None:
    """Step 3: lines of every kind, who may read them, second thoughts, and hiding it all."""
    manager.begins_a_talk("kommunal-rutin").reads("Ek, Kim")
    note, parked, deleted = tokens.stays("note"), tokens.stays("parked"), tokens.stays("deleted")
    manager.enters(note, ". ")
    manager.presses("Shift+Tab").reads(manager.t("Sensitive").upper())
    manager.terminal.child.send(tokens.stays("sensitive"))
    manager.reads("************", gone="zqpsensitive").presses("Enter").reads("* * *")
    manager.enters(f"? {parked}", ". ").enters(deleted, ". ")
    manager.presses("Up", "Del").reads(note, gone=deleted)
    manager.presses("Ctrl+Z").reads(f". {deleted}").presses("Up", "Del").reads(note, gone=deleted)
    manager.presses("PgDn").sees("question {n} of {count}", n=2, count=2)
    ours, old, new = tokens.for_us("ours"), tokens.stays("old"), tokens.stays("new")
    manager.presses("Tab").reads(manager.t("Between us").upper()).enters(f'" {ours}', "= ")
    manager.presses("Tab").reads(manager.t("Between us").upper()).enters(tokens.for_hr("opened"), "= ")
    manager.enters(old, ". ").presses("Up", "Enter").sees("being changed")
    manager.presses(*["Backspace"] * len(old)).types(new).presses("Enter").reads(f". {new}", gone=old)
    manager.presses("F2").reads(f'= " {ours}', gone=new).presses("F2").reads(f". {new}")
    promise, withdrawn, goal = tokens.for_hr("promise"), tokens.stays("withdrawn"), tokens.for_hr("goal")
    manager.enters(f"! {promise}", ". ").enters(f"! {withdrawn}", ". ").enters(f"# {goal}", ". ")


def is_killed_in_mid_sentence(manager: Manager, shell, tokens: Tokens) -> None:
    """kill -9 while a line is half-written; what had been typed a moment before is on disk."""
    before = manager.commits(shell.vault)
    manager.types(tokens.stays("draft"))
    before = manager.sees_a_commit(shell.vault, before)
    manager.terminal.child.send("x")
    manager.sees_a_commit(shell.vault, before)
    manager.terminal.kill()


def finds_everything_again(manager: Manager, tokens: Tokens) -> None:
    """The next start: every line and the draft are back."""
    manager.unlocks(PASSPHRASE).sees("Where it stands").presses("s")
    manager.reads(f". # {tokens.onward[-1]}", "zqpdraft")


def completes_the_plan(manager: Manager, tokens: Tokens) -> None:
    """Step 4: the goal gets its activities, who and when; a challenge is added."""
    manager.presses("Ctrl+G").sees("Goals and action plan").reads("zqogoal").presses("Enter")
    manager.sees("Concrete, possible to carry out, and possible to follow up.").presses("Down", "Down")
    manager.sees("How will it be done? Which activities will be carried out?")
    manager.types(tokens.for_hr("activity")).presses("Down").sees("{name}, me, or another name.", name="Kim")
    manager.types("Kim").presses("Down")
    manager.sees("Written freely: 15 March, v 12, in 3 months, or 2027-03-15.").types("2030-06-30")
    manager.presses("Enter").sees("Goals and action plan").reads("zqoactivity", "2030-06-30")
    manager.presses("u").sees("What is the challenge of the year?").types(tokens.for_hr("challenge"))
    manager.presses("Enter").sees("Goals and action plan").reads("zqochallenge")
    manager.presses("Esc").reads("zqpdraft")


def turns_the_screen(manager: Manager, tokens: Tokens) -> None:
    """Step 5: the list first, one promise taken back, then agreed page by page; nothing private turned."""
    manager.presses("F4").sees("This is what {name} will see", name="Kim").reads(
        "zqbours", "zqpwithdrawn", gone="zqpdraft"
    )
    assert [word for word in tokens.private if word in manager.terminal.text] == ["zqpwithdrawn"]
    manager.marks("zqpwithdrawn", "▌").presses("Shift+Tab").sees(
        "It stays with you. Ctrl+Z brings it back.", gone="zqpwithdrawn"
    )
    listed, sent = set(_TOKEN.findall(manager.terminal.text)), len(manager.terminal.bytes)
    assert "zqbours" in listed
    manager.presses("F4").sees("do we agree?").reads("zqbours")
    view = tokens.for_us("view")
    manager.presses("o").sees("{name} sees it like this", name="Maria").types(view).presses("Enter")
    manager.sees("Seen differently").reads(view)
    manager.marks("zqoopened", " > ").presses("v").sees("Between us")
    for page in range(1, 4):
        manager.sees("page {n} of {count}", n=page, count=4).sees("do we agree?")
        nothing_private_turned(manager, tokens)
        manager.presses("a").sees("AGREED", gone="do we agree?").presses("PgDn")
    manager.sees("Does this reflect your talk?").presses("Enter").types(tokens.for_us("reflects"))
    manager.presses("Enter").sees("do we agree?").presses("a").sees("AGREED", gone="do we agree?")
    manager.presses("F4").sees("Turn the screen back")
    drawn = drawn_since(manager, sent)
    assert "zqbours" in drawn
    # What is written there is drawn as it is typed, sometimes several letters at once.
    known = listed | {"zqbview", "zqbreflects"}
    assert [word for word in drawn if not any(one.startswith(word) for one in known)] == []
    manager.presses("F4").sees("agreed on", "only I read it")


def drawn_since(manager: Manager, start: int) -> set[str]:
    """The tokens in every byte sent to the terminal since, whatever stood on the screen in between."""
    shown = _SEQUENCE.sub(b" ", manager.terminal.bytes[start:]).decode(errors="replace")
    return set(_TOKEN.findall(shown))


def nothing_private_turned(manager: Manager, tokens: Tokens) -> None:
    assert [word for word in tokens.private if word in manager.terminal.text] == []


def makes_documents(manager: Manager, shell, tokens: Tokens) -> None:
    """Step 6: a file for the employee and one for HR; each holds its own words and no others."""
    manager.presses("Esc").sees("Where it stands").presses("d")
    made = "filer är skapade" if manager.t.language == "sv" else "files are created"
    manager.sees("IN THE FILE", "STAYS HERE").presses("Enter").reads(made)
    manager.presses("m").reads("HR", gone=made).sees("Document for {recipient}", recipient="HR")
    manager.presses("Enter").reads(made)
    folder = shell.home / "Samtal-dokument"
    for_hr = {path.suffix: path for path in folder.iterdir() if "HR" in path.name}
    handed = {path.suffix: path for path in folder.iterdir() if "HR" not in path.name}
    assert {".md", ".docx"} <= set(handed)
    assert {".md", ".docx", ".txt"} <= set(for_hr)
    for path in handed.values():
        assert found_in(path, tokens.between_us + tokens.onward) == sorted(tokens.between_us + tokens.onward)
    for path in for_hr.values():
        assert found_in(path, tokens.between_us + tokens.onward) == sorted(tokens.onward)
    manager.presses("h").reads("HR").presses("Esc").presses("Esc").sees("Where it stands")


def goes_through_what_is_left(manager: Manager) -> None:
    """Step 7, the same evening: one page, one line erased, one Enter."""
    manager.presses("Enter").sees("Rows in the plan").presses("i").sees(
        "Go through the private lines of the talk"
    )
    manager.reads("zqpnew")
    manager.presses("Enter").sees("The talk is closed.")


def leaves(manager: Manager) -> str:
    """Out, step by step; what stays in the terminal."""
    for _ in range(6):
        if not manager.terminal.running:
            break
        manager.presses("Esc").terminal.take_in(1.0)
    assert manager.terminal.leave() == 0
    return manager.terminal.after_leaving


def reviews_last_years_plan(manager: Manager, tokens: Tokens) -> None:
    """Step 7, a year later: each row is answered by a few keys; what is carried stands in the new plan."""
    manager.unlocks().sees("due: {months} months ago", months=12).presses("s").sees("Plan a talk").presses(
        "Enter"
    )
    manager.sees("Preparation, only you read it").presses("Esc").sees("Where it stands")
    manager.presses("Enter").sees("Rows in the plan").presses("g").reads("zqogoal")
    manager.sees("row {n} of {count}", n=1, count=3).presses("2", "r", "Enter")
    manager.sees("row {n} of {count}", n=2, count=3).reads("zqopromise").presses("1", "Enter")
    manager.sees("row {n} of {count}", n=3, count=3).reads("zqochallenge").presses("3", "f", "Tab")
    manager.types(tokens.for_hr("why")).presses("Enter").sees("The plan from last time is gone through")
    manager.presses("F4").sees("This is what {name} will see", name="Kim").presses("F4").sees("do we agree?")
    for page in (1, 2, 3):
        manager.sees("page {n} of {count}", n=page, count=4).sees("do we agree?")
        nothing_private_turned(manager, tokens)
        manager.presses("a").sees("AGREED", gone="do we agree?").presses("PgDn")
    manager.sees("page {n} of {count}", n=4, count=4)
    manager.presses("F4").sees("Turn the screen back").presses("F4")
    manager.sees("only I read it").presses("Ctrl+G").sees("Goals and action plan").reads(
        "zqogoal", "zqochallenge"
    )
    assert not manager.terminal.rows_with("zqopromise")
    manager.presses("Esc").sees("only I read it")


def nothing_private_is_anywhere(
    shell, tokens: Tokens, private: list[str], left: list[str], elsewhere: set[Path]
) -> None:
    """Home, temporary folders, the vault's own files, and what stays in the terminal."""
    files = readable(shell.home)
    assert {path for path in files if found_in(path, private)} == set()
    assert any(found_in(path, tokens.onward) for path in files), "the search finds nothing at all"
    assert {path for path in files if shell.vault in path.parents and found_in(path, tokens.onward)} == set()
    assert readable(Path("/var/tmp")) - elsewhere == set()  # noqa: S108 - nothing may have been put there
    for said in left:
        assert [word for word in [*private, *tokens.between_us, *tokens.onward, "Kim"] if word in said] == []
