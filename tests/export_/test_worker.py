"""The process that makes documents: what it is, what it cannot do, and what happens when it fails."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from export_.realistic import fill

from samtal_tui.export.content import Content, to_json
from samtal_tui.export.errors import MakingFailed
from samtal_tui.export.formats import Format
from samtal_tui.export.make import make_document, run_worker
from samtal_tui.export.runner import run_maker
from vault.records import Recipient
from vault.seam import create_for_tests

NOW = datetime(2026, 2, 12, tzinfo=UTC)
CONTENT = to_json(Content("sv", "Samtal", "", "2026-02-10", "{page}/{pages}", (), None, None, "", (), None))

BEGINNINGS = {
    Format.WORD: b"PK",
    Format.MARKDOWN: b"# Samtal",
    Format.TEXT: b"Samtal\n",
    Format.JSON: b"{",
    Format.PDF: b"%PDF-1.7",
}

PROBE = """
import ctypes, json, os, resource, sys
import samtal_tui.export.worker as worker
from samtal_tui.export.content import from_json
content = from_json(sys.stdin.buffer.read())
sys.stdin = None
for format_ in sys.argv[1:]:
    worker.maker_of(format_)(content)
worker.lock_down()
try:
    with open("/tmp/samtal-probe-file", "wb") as file:
        file.write(b"x" * 100_000)
    wrote = True
except OSError:
    wrote = False
finally:
    os.unlink("/tmp/samtal-probe-file")
print(json.dumps({
    "modules": sorted(sys.modules),
    "environment": dict(os.environ),
    "cwd": os.getcwd(),
    "open": [int(one) for one in os.listdir("/proc/self/fd")] if os.path.isdir("/proc/self/fd") else [],
    "dumpable": ctypes.CDLL(None).prctl(3) if sys.platform == "linux" else 0,
    "core": resource.getrlimit(resource.RLIMIT_CORE),
    "wrote": wrote,
    "argv": sys.argv,
}))
"""


@pytest.fixture(scope="module")
def probe(tmp_path_factory):
    """What a process started like the real one knows and may do, while a vault is open beside it."""
    vault = create_for_tests(tmp_path_factory.mktemp("probe") / "vault")
    try:
        return json.loads(run_maker([sys.executable, "-I", "-B", "-c", PROBE, *Format], CONTENT, limit=30))
    finally:
        vault.close()


def test_it_knows_no_vault_no_keys_and_no_screens(probe):
    loaded = {name.partition(".")[0] for name in probe["modules"]}
    assert "docx" in loaded
    assert not loaded & {"vault", "screens", "textual", "cryptography", "sqlcipher3", "pydantic", "click"}
    assert not {"samtal_tui.words", "samtal_tui.sharing", "samtal_tui.guides"} & set(probe["modules"])
    assert not {"socket", "ssl", "asyncio"} & set(probe["modules"])


def test_it_is_given_no_environment_no_folder_and_no_open_files(probe):
    assert set(probe["environment"]) <= {"LC_CTYPE"}
    assert probe["cwd"] == "/"
    assert len([one for one in probe["open"] if one > 2]) <= 1, "one is the listing of the folder itself"


def test_it_can_write_no_file_leaves_no_core_and_cannot_be_looked_into(probe):
    assert probe["wrote"] is False
    assert probe["dumpable"] == 0
    assert probe["core"] == [0, 0]


@pytest.mark.parametrize("format_", list(Format))
def test_the_real_one_makes_the_same_document_each_time_and_says_nothing_else(format_):
    command = [sys.executable, "-I", "-B", "-m", "samtal_tui.export.worker", format_]
    done = subprocess.run(command, input=CONTENT, capture_output=True, check=True, env={}, cwd="/")
    assert done.stdout == run_worker(format_, CONTENT)
    assert done.stderr == b""
    assert done.stdout.startswith(BEGINNINGS[format_])


def test_it_refuses_what_is_no_content_silently():
    command = [sys.executable, "-I", "-B", "-m", "samtal_tui.export.worker", "word"]
    done = subprocess.run(command, input=b'{"hemligt": 1}', capture_output=True, check=False, env={})
    assert (done.returncode, done.stdout, done.stderr) == (3, b"", b"")


FAILURES = {
    "a hang": "import time; time.sleep(60)",
    "a crash": "import os; os.abort()",
    "an exit code": "import sys; sys.stdout.write('# half'); sys.exit(1)",
    "nothing": "pass",
    "garbage": "import os, sys; sys.stdout.buffer.write(os.urandom(5000))",
    "half a document": "import sys; sys.stdout.write('# Medarbetarsamtal 2026-02-10')",
    "an empty zip": "import sys; sys.stdout.buffer.write(b'PK\\x05\\x06' + bytes(18))",
}


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    opened = create_for_tests(tmp_path_factory.mktemp("worker") / "vault")
    fill(opened)
    yield opened
    opened.close()


@pytest.mark.parametrize("format_", list(Format))
@pytest.mark.parametrize("failure", FAILURES)
def test_any_failure_is_one_error_and_no_file(vault, tmp_path, format_, failure):
    command = [sys.executable, "-I", "-B", "-S", "-c", FAILURES[failure]]

    def maker(_format: Format, content: bytes) -> bytes:
        return run_maker(command, content, limit=0.5 if failure == "a hang" else 30)

    folder = tmp_path / "out"
    with pytest.raises(MakingFailed) as failed:
        make_document(vault, "t1", Recipient.HR, format_, folder, "sv", now=NOW, maker=maker)
    assert failed.value.exit_code == 7
    assert failed.value.__cause__ is None
    assert not folder.exists()
    assert vault.ledger.all() == []


def test_a_program_that_is_not_there_is_the_same_error():
    with pytest.raises(MakingFailed):
        run_maker(["/nowhere/python"], b"", limit=1)
