"""Bad input means an attacker: no reader crashes, eats the memory or writes anywhere but in the vault.

Each is fed its own good input, damaged at random, and things made up from its own grammar: 40 of each on any
day, a thousand in `make torture`. Only its own refusal may come out, and the process has little memory.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import resource
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st
from papers_.word import MUNICIPAL
from prepare_.forms import Kim, kim
from vault_ import samples

from samtal_tui.config import Config, load
from samtal_tui.guides.loader import load_guide
from samtal_tui.guides.problems import GuideError
from samtal_tui.keeping.interchange import NotInterchange, read
from samtal_tui.keeping.paper import NotAPaper
from samtal_tui.keeping.papers import read_paper
from samtal_tui.prepare.refused import NotTaken
from samtal_tui.year.due_file import NotDue, read_due
from vault import backup, erase, keyfile, seam
from vault.errors import VaultError
from vault.records import Agreement, Audience, Draft, Proposal
from vault.row_reading import readable
from vault.shareable import digest
from vault.store import OpenVault
from vault.verify import verify

ROOM = 512 << 20
"""Bytes of address space that one reading may take besides what the tests have."""

LENGTHS = pytest.mark.parametrize("length", ["short", pytest.param("long", marks=pytest.mark.torture)])
"""The same property: hypothesis is told by the campaign how long to look (tests/conftest.py)."""


@pytest.fixture(autouse=True, scope="module")
def little_room() -> Iterator[None]:
    """A reader that asks for more memory than it may have gets `MemoryError`, which no test allows."""
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    limits = resource.getrlimit(resource.RLIMIT_AS)
    if pages:
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + ROOM, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, limits)


def damaged(good: bytes) -> st.SearchStrategy[bytes]:
    """The good bytes with a few stretches overwritten, cut out or put in twice; or anything at all."""
    place = st.integers(0, max(len(good) - 1, 0))

    def apply(changes: list[tuple[str, int, int, bytes]]) -> bytes:
        data = good
        for kind, at, to, new in changes:
            start, end = min(at, to, len(data)), min(max(at, to), len(data))
            match kind:
                case "over":
                    data = data[:start] + new + data[start + len(new) :]
                case "out":
                    data = data[:start] + data[end:]
                case _:
                    data = data[:end] + data[start:end] + data[end:]
        return data

    change = st.tuples(
        st.sampled_from(["over", "out", "twice"]), place, place, st.binary(min_size=1, max_size=8)
    )
    return st.lists(change, min_size=1, max_size=4).map(apply) | st.binary(max_size=300)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just("9" * 5000),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
DEEP = st.integers(1, 100_000).map(lambda depth: "[" * depth)


def _key_file() -> bytes:
    with samples.folder() as place:
        vault = seam.create_for_tests(place / "vault")
        vault.close()
        return (place / "vault" / "keys.json").read_bytes()


KEY_FILE = _key_file()


@LENGTHS
@given(data=damaged(KEY_FILE))
def test_the_key_file(length: str, data: bytes) -> None:
    with contextlib.suppress(VaultError):
        keyfile.parse(data)


@LENGTHS
@given(value=VALUES, data=st.data())
def test_the_key_file_of_somebody_who_can_sum(length: str, value: object, data: st.DataObject) -> None:
    """Anything at any place of the body, with a right sum."""
    whole = json.loads(KEY_FILE)
    place = whole["body"]
    while True:
        key = data.draw(st.sampled_from(list(place) if isinstance(place, dict) else list(range(len(place)))))
        if not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = value
    with contextlib.suppress(VaultError, rfc8785.CanonicalizationError):
        signed = {"body": whole["body"], "mac": whole["mac"]}
        whole["sum"] = hashlib.sha256(rfc8785.dumps(signed)).hexdigest()
        keyfile.parse(rfc8785.dumps(whole))


@pytest.fixture(scope="module")
def a_backup() -> Iterator[bytes]:
    with samples.folder() as place:
        vault = seam.create_for_tests(place / "vault")
        samples.a_talk(vault)
        made = backup.automatic(vault, date(2026, 2, 10))
        yield made.read_bytes()
        vault.close()


@LENGTHS
@given(data=st.data())
def test_a_backup_writes_in_its_folder_or_nowhere(length: str, a_backup: bytes, data: st.DataObject) -> None:
    with samples.folder() as place:
        (place / "kopia.samtal").write_bytes(data.draw(damaged(a_backup)))
        with contextlib.suppress(VaultError):
            backup.restore(place / "kopia.samtal", place / "valv")
        names = {path.name for path in place.iterdir()}
        assert names <= {"kopia.samtal", "valv"}
        inside = {path.name for path in (place / "valv").iterdir()} if "valv" in names else set()
        assert inside in ({"keys.json", "keys.json.1", "vault-1.db"}, set())


TABLES = ("person", "talk", "shared", "private", "proposal", "draft", "step", "guide", "document", "meta")
CELLS = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.text(max_size=30),
    st.binary(max_size=60),
    DEEP,
    VALUES.map(json.dumps),
)


def _filled(place: Path) -> OpenVault:
    vault = seam.create_for_tests(place)
    talk = samples.a_talk(vault)
    item = samples.a_note(talk, "överens", Audience.BETWEEN_US)
    agreed = Agreement(digest=digest(vault.id, item), on=date(2026, 2, 10))
    proposal = Proposal(fields={"text": "nytt"}, audience=Audience.BETWEEN_US)
    shared = item.model_copy(update={"agreed": agreed, "proposal": proposal})
    vault.items.apply(talk.id, [shared, samples.a_note(talk, "privat")])
    vault.drafts.put(talk.id, "work/balance", Draft(text="halv"))
    vault.guides.keep("egen", "1", "text")
    return vault


@LENGTHS
@given(data=st.data())
def test_the_rows_of_somebody_with_the_key_of_the_database(length: str, data: st.DataObject) -> None:
    """Whoever has K_db can write any row: what reads them refuses it as damage, and opens no seal wrongly."""
    with samples.folder() as place:
        vault = _filled(place / "vault")
        talk = vault.talks.all()[0]
        vault.connection.run("PRAGMA foreign_keys = OFF")
        for _ in range(data.draw(st.integers(1, 3))):
            table = data.draw(st.sampled_from(TABLES))
            columns = [str(row[1]) for row in vault.connection.run(f"PRAGMA table_info({table})")]
            column, cell = data.draw(st.sampled_from(columns)), data.draw(CELLS)
            with contextlib.suppress(VaultError, UnicodeEncodeError):
                vault.connection.run(f"UPDATE {table} SET {column} = ?", cell)
        vault.seals.wipe()
        for look in (
            vault.people.all,
            vault.talks.all,
            vault.items.all,
            vault.ledger.all,
            vault.profile.get,
            vault.people.next_number,
            lambda: vault.drafts.of_talk(talk.id),
            lambda: vault.items.undo(talk.id),
            lambda: vault.guides.get("egen", "1"),
            lambda: erase.receipts(vault),
            lambda: verify(vault),
            lambda: readable(vault),
        ):
            with contextlib.suppress(VaultError):
                look()
        vault.close()
        assert {path.name for path in place.iterdir()} == {"vault"}


IMPORT = json.dumps(
    {
        "format": "samtal-import-1",
        "people": [{"given": "Kim", "talks": [{"on": "2025-03-04", "lines": [{"text": "a"}]}]}],
    }
).encode()


@LENGTHS
@given(data=damaged(IMPORT) | DEEP.map(str.encode) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_a_file_to_bring_in(length: str, data: bytes) -> None:
    with contextlib.suppress(NotInterchange):
        read(data)


@LENGTHS
@given(data=damaged(MUNICIPAL))
def test_a_paper(length: str, data: bytes) -> None:
    with contextlib.suppress(NotAPaper):
        read_paper(data)


GUIDE = next(Path(__file__).parents[2].joinpath("samtal_tui", "guides").glob("*.toml")).read_bytes()


@LENGTHS
@given(data=damaged(GUIDE) | DEEP.map(lambda deep: b"a = " + deep.encode()))
def test_a_guide(length: str, data: bytes) -> None:
    with contextlib.suppress(GuideError):
        load_guide(data.decode(errors="replace"))


SETTINGS = b'language = "sv"\nlock_minutes = 10\nvault = "~/valv"\n[keys]\n"talk.next" = "pagedown"\n'


@LENGTHS
@given(data=damaged(SETTINGS) | DEEP.map(lambda deep: b"vault = " + deep.encode()))
def test_the_settings(length: str, data: bytes) -> None:
    with samples.folder() as place:
        (place / "config.toml").write_bytes(data)
        assert isinstance(load(place / "config.toml"), Config)


@LENGTHS
@given(data=damaged(b'{"format": "samtal-due-1", "days": [{"from": "2026-01-01"}]}') | DEEP.map(str.encode))
def test_the_counts_of_what_is_due(length: str, data: bytes) -> None:
    with samples.folder() as place:
        (place / "due.json").write_bytes(data)
        with contextlib.suppress(NotDue):
            read_due(place / "due.json")


@pytest.fixture(scope="module")
def kims() -> Iterator[Kim]:
    with samples.folder() as place:
        kims = kim(place)
        yield kims
        kims.vault.close()


@LENGTHS
@settings(max_examples=settings.default.max_examples // 5)
@given(data=st.data())
@pytest.mark.parametrize("kind", ["docx", "txt"])
def test_the_answers(length: str, kims: Kim, kind: str, data: st.DataObject) -> None:
    good = kims.word if kind == "docx" else kims.text.encode()
    with contextlib.suppress(NotTaken):
        kims.arrive(data.draw(damaged(good)), f"svar.{kind}")


def test_the_control_runs_out_of_memory_and_of_depth() -> None:
    """Readers without bounds of their own are caught by what surrounds them here."""
    with pytest.raises(MemoryError):
        bytearray(2 * ROOM)
    with pytest.raises(RecursionError):
        tomllib.loads("a = " + "[" * 100_000)
