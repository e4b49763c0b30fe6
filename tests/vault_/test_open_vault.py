"""No lock-in: a reader of its own, written from docs/vault-format.md, reads a vault without our packages."""

import json
import subprocess
import sys
from pathlib import Path

from samples import a_note, a_person, a_talk, folder

from vault.kdf import LEAST_KDF
from vault.records import Audience
from vault.store import create

TOOL = Path(__file__).parents[2] / "tools" / "open_vault.py"
PASSPHRASE = "tunnel gurka violett sparv kajak"


def read_with_the_tool(place, passphrase):
    """Run the tool, isolated from everything installed beside it but its two libraries."""
    done = subprocess.run(
        [sys.executable, "-I", TOOL, place],
        input=f"{passphrase}\n".encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr.decode()


def test_the_reader_reads_everything_and_a_wrong_passphrase_nothing():
    with folder() as place:
        vault, _ = create(place / "valv", PASSPHRASE, kdf=LEAST_KDF)
        talk = a_talk(vault, a_person(vault))
        vault.items.apply(
            talk.id, [a_note(talk, "bara jag läser"), a_note(talk, "vi två läser", Audience.BETWEEN_US)]
        )
        vault.close()
        code, out, err = read_with_the_tool(place / "valv", PASSPHRASE)
        assert code == 0, err
        held = json.loads(out)
        assert [item["fields"]["text"] for item in held["private"]] == ["bara jag läser"]
        assert "vi två läser" in json.dumps(held["shared"], ensure_ascii=False)
        assert held["person"][0]["id"] == talk.person
        code, out, err = read_with_the_tool(place / "valv", "fel fel fel fel fel")
        assert (code, out) == (1, b"")
        assert "Wrong passphrase" in err


def test_the_reader_is_short_and_knows_none_of_our_packages():
    source = TOOL.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 200
    for package in ("vault", "samtal_tui", "screens"):
        assert f"import {package}" not in source
        assert f"from {package}" not in source
