"""What a real terminal does to a program: typing ahead, closing the window, ending it, pulling the plug."""

import signal

from e2e.driver import DOT
from e2e.manager import PASSPHRASE, Manager

from vault.records import Audience, Kind

DRAFT = "halvskrivet"


def drafts_in(vault) -> list[str]:
    return [draft.text for talk in vault.talks.all() for draft in vault.drafts.of_talk(talk.id).values()]


def begins_a_line(manager: Manager) -> None:
    """Open Kim's talk and write a line without entering it."""
    manager.unlocks().sees("Where it stands").presses("s").sees("only I read it").types(DRAFT)


def test_a_passphrase_typed_ahead_is_never_shown(shell):
    with Manager(shell.environment, "sv") as manager:
        manager.sees("Create my vault").presses("2")
        manager.terminal.at(manager.t("Your name, as it stands in documents"))
        manager.terminal.child.send(f"Maria\rKommunen\r{PASSPHRASE}\r{PASSPHRASE}")
        manager.sees("The passphrase will do.").reads("Maria", "Kommunen")
        assert manager.terminal.text.count(DOT) == 2 * len(PASSPHRASE)
        assert PASSPHRASE.encode() not in manager.terminal.bytes


def gives_the_terminal_back(manager: Manager) -> bool:
    return b"\x1b[?1049l" in manager.terminal.bytes and DRAFT not in manager.terminal.after_leaving


def test_a_signal_saves_what_is_typed_and_gives_the_terminal_back(filled, reopened):
    with Manager.at(filled, "sv") as manager:
        begins_a_line(manager)
        manager.terminal.child.kill(signal.SIGHUP)
        assert manager.terminal.leave() == 129
        assert gives_the_terminal_back(manager)
    with reopened() as vault:
        assert drafts_in(vault) == [DRAFT]


def test_a_wrong_passphrase_costs_another_try_and_a_second_samtal_is_refused(filled):
    before = {path.name: path.read_bytes() for path in filled.vault.iterdir()}
    with Manager.at(filled, "sv") as first:
        first.unlocks("fel lösenfras, helt enkelt").sees(
            "Nothing in {place} opens with this: type it again; the vault is unharmed.",
            place="~/.local/share/samtal/valv",
        )
        assert {path.name: path.read_bytes() for path in filled.vault.iterdir()} == before
        first.unlocks().sees("Where it stands")
        with Manager.at(filled, "sv") as second:
            second.unlocks().sees("Open", gone="Opening...").reads("~/.local/share/samtal/valv")
            assert not second.terminal.rows_with("Påhittad")
        first.presses("Down").sees("Where it stands").presses("Esc")
        assert first.terminal.leave() == 0


def test_f9_locks_with_the_draft_and_drops_every_word_and_sigterm_saves_what_is_added(filled, reopened):
    with Manager.at(filled, "sv") as manager:
        begins_a_line(manager)
        manager.presses("F9").reads(gone=DRAFT).sees("Passphrase", "Code")
        manager.unlocks().reads(DRAFT).sees("only I read it").types(" fortsatt")
        manager.terminal.child.kill(signal.SIGTERM)
        assert manager.terminal.leave() == 143
        assert gives_the_terminal_back(manager)
    with reopened() as vault:
        assert drafts_in(vault) == [f"{DRAFT} fortsatt"]


def test_a_paste_with_escape_sequences_is_never_typed_and_a_closed_window_saves_it(filled, reopened):
    """Coloured output of a program, a sign behind it, line ends: private lines, stored to the letter."""
    pasted = [
        "före \x1b[31mröd\x1b[0m efter",
        "\x1b[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15q# inget mål",
        "! inget löfte",
    ]
    with Manager.at(filled, "sv") as manager:
        manager.unlocks().sees("Where it stands").presses("s").sees("only I read it")
        manager.terminal.child.send("\x1b[200~" + "\r".join(pasted) + "\x1b[201~")
        manager.reads("3 privata rader", "inget löfte").presses("Esc").sees("Where it stands")
        assert b"\x1b[31m" not in manager.terminal.bytes.partition(b"privata rader")[2]
        manager.presses("s").sees("only I read it").reads("inget löfte").types(DRAFT)
        manager.terminal.hang_up()
    with reopened() as vault:
        assert drafts_in(vault) == [DRAFT]
        found = [item for talk in vault.talks.all() for item in vault.items.of_talk(talk.id)]
    mine = [item for item in found if item.title in pasted]
    assert sorted(item.title for item in mine) == sorted(pasted)
    assert {(item.kind, item.audience) for item in mine} == {(Kind.NOTE, Audience.PRIVATE)}


def test_a_kill_leaves_the_form_that_was_being_filled_in(filled):
    with Manager.at(filled, "sv") as manager:
        manager.unlocks().sees("Where it stands").presses("+")
        before = manager.commits(filled.vault)
        manager.fills("Given name", DRAFT)
        manager.sees_a_commit(filled.vault, before)
        before = manager.commits(filled.vault)
        manager.presses("Down").fills("Family name", "Kanariesson")
        manager.sees_a_commit(filled.vault, before)
        manager.terminal.kill()
    with Manager.at(filled, "sv") as manager:
        manager.unlocks().sees("Where it stands").presses("+").reads(DRAFT)
        manager.sees("What you typed last time is here, not saved yet.")
