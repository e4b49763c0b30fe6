"""Each fault a vault can meet, made for real: named in one sentence of its own, and nothing is changed."""

import sys

import pytest
from cli.faults import FAULTS, bytes_of, can_mount
from cli.program import Shell, fill

from samtal_tui import front
from samtal_tui.refusals import sentence
from samtal_tui.texts import Texts
from vault.errors import DiskFull


@pytest.fixture(scope="session")
def pattern(tmp_path_factory) -> Shell:
    """A home with a vault, to be copied."""
    shell = Shell(tmp_path_factory.mktemp("mall"))
    fill(shell.vault)
    return shell


@pytest.fixture
def a_copy(pattern, tmp_path) -> Shell:
    import shutil

    shell = Shell(tmp_path)
    shutil.copytree(pattern.vault, shell.vault)
    return shell


def _needs_a_disk(fault):
    if fault.disk and not can_mount():
        pytest.skip("needs to mount a disk")


@pytest.mark.parametrize("name", FAULTS)
def test_it_is_named_in_one_sentence_and_nothing_is_changed(a_copy, name, monkeypatch, capsys):
    """In Swedish by the installed program, in English inside the test."""
    fault = FAULTS[name]
    _needs_a_disk(fault)
    secret = a_copy.secret(fault.passphrase)
    # A full disk does not keep anybody from reading.
    more = {"format": "samtal-import-1", "people": [{"number": 9, "given": "Ny"}]}
    command = ["import", a_copy.file("fler.json", more)] if fault.error is DiskFull else ["people"]
    with fault.make(a_copy.vault):
        before = bytes_of(a_copy.vault)
        done = a_copy.run(*command, "--passphrase-file", secret)
        assert (done.code, done.refusal()) == (
            fault.error.exit_code,
            sentence(fault.error(), Texts("sv"), a_copy.vault).replace(str(a_copy.home), "~") + "\n",
        )
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        monkeypatch.setenv("HOME", str(a_copy.home))
        code = front.run(
            ["--lang", "en", *command, "--vault", str(a_copy.vault), "--passphrase-file", secret]
        )
        said = capsys.readouterr()
        assert (code, said.out) == (fault.error.exit_code, "")
        assert said.err == sentence(fault.error(), Texts("en"), a_copy.vault) + "\n"
        assert bytes_of(a_copy.vault) == before


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_two_are_told_alike(language):
    errors = {fault.error for fault in FAULTS.values()}
    told = {sentence(error(), Texts(language)) for error in errors}
    assert len(told) == len(errors)
    assert all(each.endswith(".") and "\n" not in each for each in told)


def test_each_kind_of_fault_has_an_exit_code_of_its_own():
    """What calls for another remedy: only two that call for the same one share a code."""
    codes = {}
    for fault in FAULTS.values():
        codes.setdefault(fault.error.exit_code, set()).add(fault.error.__name__)
    assert {code: names for code, names in codes.items() if len(names) > 1} == {
        12: {"KeyFileAltered", "KeyFileOutOfBounds"},
        16: {"KeyFileCutShort", "DatabaseCutShort", "DatabaseMissing"},
    }
