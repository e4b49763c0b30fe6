"""What is in the memory of the real program while the vault is open, and after it has been locked.

The program forbids other programs of the same user to read its memory (PR_SET_DUMPABLE), so this reads it as
root. docs/threat-model.md says what may be left: texts, of which Python keeps copies it cannot wipe.
"""

import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from e2e.manager import PASSPHRASE, Manager
from e2e.patterns import Pattern, pattern_in
from vault_ import memory

from vault.seam import open_for_tests
from vault.store import open_with_passphrase

TYPED = "kanariefågel-åtta-skriven-nyss"
READ = "hemliga-raden-om-kim"

pytestmark = pytest.mark.skipif(not memory.can_read(), reason="needs /proc")


@pytest.fixture(scope="module")
def pattern(tmp_path_factory) -> Pattern:
    """Here the keys are real: the installed program opens it."""
    return pattern_in(tmp_path_factory.mktemp("mall") / "valv", light=False)


@pytest.fixture(scope="module")
def keys(pattern):
    """Every key that opens something in the vault that these tests have copies of."""
    vault = open_for_tests(pattern.folder, pattern.master_key)
    (kim, *_others) = vault.people.all()
    found = memory.keys_of(vault, PASSPHRASE, kim.id)
    vault.close()
    return found


@pytest.mark.skipif(os.getuid() != 0, reason="the program lets nobody but root read its memory")
def test_no_key_is_left_after_a_lock(filled, keys):
    texts = {
        **memory.spellings("the passphrase", PASSPHRASE),
        **memory.spellings("a line read", READ),
        **memory.spellings("a line typed", TYPED),
    }
    with Manager(filled.environment, "sv") as manager:
        manager.unlocks().sees("Where it stands").presses("s").sees("only I read it").types(TYPED)
        pid = manager.terminal.child.pid
        before = memory.found_in(pid, {**keys, **texts})
        control = {"MK", "K_db", "K_private", "K_header", "the person's key", "the key of her names"}
        assert control <= set(before), "it looks where keys are"
        assert any(name.startswith("a line typed") for name in before)
        manager.presses("F9").sees("Passphrase")
        after = memory.found_in(pid, {**keys, **texts})
        assert set(after) & set(keys) == set()
        # What Python cannot wipe, docs/threat-model.md admits: this is what it is about.
        assert any(name.startswith("a line typed") for name in after)


PROGRAM = """
import sys
from pathlib import Path
from vault.kdf import LEAST_KDF
from vault.records import Person
from vault.rekey import change_passphrase
from vault.store import open_with_passphrase
from vault.thread import VaultThread

def told():
    return sys.stdin.readline().rstrip("\\n")

def say(text):
    print(text, flush=True)

thread, secret = VaultThread(), told()
thread.open(lambda: open_with_passphrase(Path(sys.argv[1]), secret)).result()
say(len(thread.run(lambda vault: vault.items.all()).result()))
if new := told():
    thread.run(change_passphrase, new, kdf=LEAST_KDF).result()
    thread.run(lambda vault: vault.people.add(Person(id="ny", number=90, given="Ny"))).result()
thread.close()
say("closed")
told()
"""


@contextlib.contextmanager
def a_child(folder):
    """A program with the vault open on its vault thread, and a way to tell it a line and hear one back."""
    command = [sys.executable, "-c", PROGRAM, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin
        assert child.stdout

        def tell(line):
            child.stdin.write(line + "\n")
            child.stdin.flush()
            return child.stdout.readline()

        yield child.pid, tell
        child.stdin.close()


def test_no_key_is_left_on_the_vault_thread_after_closing(filled, keys):
    """The same without a terminal, and without the program's own protection: any user can run this."""
    with a_child(filled.vault) as (pid, tell):
        assert tell(PASSPHRASE) == "3\n"
        assert {"MK", "K_db", "K_private", "K_header", "the person's key"} <= set(memory.found_in(pid, keys))
        assert tell("") == "closed\n"
        assert memory.found_in(pid, keys) == {}


def test_neither_old_nor_new_keys_are_left_after_a_change(filled, keys):
    new = "lykta bräda sjutton korp ankare"
    with a_child(filled.vault) as (pid, tell):
        assert tell(PASSPHRASE) == "3\n"
        assert tell(new) == "closed\n"
        vault = open_with_passphrase(filled.vault, new)
        fresh = {f"new {name}": key for name, key in memory.keys_of(vault, new, "ny").items()}
        vault.close()
        assert memory.found_in(pid, {**keys, **fresh}) == {}


def test_no_program_of_the_same_user_may_read_it_and_no_core_is_left(filled):
    with Manager(filled.environment, "sv") as manager:
        manager.sees("Passphrase")
        process = Path(f"/proc/{manager.terminal.child.pid}")
        # The kernel gives what belongs to such a process to root, whoever runs it.
        assert process.joinpath("mem").stat().st_uid == 0
        if os.getuid() != 0:
            with pytest.raises(PermissionError):
                process.joinpath("mem").open("rb")
        assert re.search(r"Max core file size\s+0\s+0", process.joinpath("limits").read_text())
