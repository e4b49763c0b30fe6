"""Each fault a vault can meet, made for real: named in one sentence of its own, and nothing is changed."""

import pytest
from cli.faults import FAULTS, bytes_of, can_mount

from samtal_tui.refusals import sentence
from samtal_tui.texts import Texts
from vault.errors import DiskFull


def _needs_a_disk(fault):
    if fault.disk and not can_mount():
        pytest.skip("needs to mount a disk")


def _import_when_full(shell, fault) -> list[str]:
    """A full disk does not keep anybody from reading."""
    more = {"format": "samtal-import-1", "people": [{"number": 9, "given": "Ny"}]}
    return ["import", shell.file("fler.json", more)] if fault.error is DiskFull else ["people"]


@pytest.mark.parametrize("name", FAULTS)
def test_it_is_named_in_one_sentence_and_nothing_is_changed(filled_shell, name):
    shell, fault = filled_shell, FAULTS[name]
    _needs_a_disk(fault)
    command = [*_import_when_full(shell, fault), "--passphrase-file", shell.secret(fault.passphrase)]
    with fault.make(shell.vault):
        before = bytes_of(shell.vault)
        for language in ("sv", "en"):
            done = shell.run("--lang", language, *command)
            said = sentence(fault.error(), Texts(language), shell.vault).replace(str(shell.home), "~")
            assert (done.code, done.refusal()) == (fault.error.exit_code, said + "\n")
            assert bytes_of(shell.vault) == before


@pytest.mark.parametrize("name", ["a damaged database", "files of two vaults", "a full disk"])
def test_the_started_program_says_the_same(filled_shell, name):
    shell, fault = filled_shell, FAULTS[name]
    _needs_a_disk(fault)
    command = [*_import_when_full(shell, fault), "--passphrase-file", shell.secret()]
    with fault.make(shell.vault):
        before = bytes_of(shell.vault)
        done = shell.start(*command)
        said = sentence(fault.error(), Texts("sv"), shell.vault).replace(str(shell.home), "~")
        assert (done.code, done.refusal()) == (fault.error.exit_code, said + "\n")
        assert bytes_of(shell.vault) == before


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
