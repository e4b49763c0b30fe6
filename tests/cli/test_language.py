"""Help and refusals in the language asked for, settled before anything else is understood."""

import re
from importlib.metadata import version

import pytest
from click import Context, Group

from samtal_tui.cli import commands
from samtal_tui.front import asked_language
from samtal_tui.texts import Texts

COMMANDS = ["", "init", "demo", "people", "export", "verify", "import", "guides", "guides copy"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_swedish_from_the_first_word_to_the_last(run_here, command):
    done = run_here(*command.split(), "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Så här: samtal")
    assert "Val:" in done.out
    assert " the " not in done.out
    assert " and " not in done.out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_english_when_asked_for(run_here, command):
    done = run_here("--lang=en", *command.split(), "--help")
    assert done.out.startswith("Usage: samtal")
    assert not set("åäö") & set(done.out)


def every_command(group, *path):
    for name, command in group.commands.items():
        yield (*path, name)
        if isinstance(command, Group):
            yield from every_command(command, *path, name)


@pytest.mark.parametrize(
    ("language", "foreign"),
    [("sv", {"FILE", "DIR", "OUT", "GUIDE", "NAME", "DATE"}), ("en", {"FIL", "MAPP", "UT", "MALL", "NAMN"})],
)
def test_what_stands_for_a_file_or_a_folder_is_in_the_same_language(run_here, language, foreign):
    for path in every_command(commands):
        done = run_here("--lang", language, *path, "--help")
        assert done.code == 0
        assert not foreign & set(re.findall(r"[A-Z]+", done.out)), path


def test_every_option_and_command_says_what_it_is_for():
    swedish = Texts("sv")
    for command in (commands, *commands.commands.values()):
        assert swedish(command.help) != command.help
        for parameter in command.get_params(Context(command, obj=None)):
            told = getattr(parameter, "help", None)
            if told and parameter.name != "_click_default_help":
                assert swedish(told) != told or told == "Markdown or Word."


def test_the_version_is_the_installed_one(run_here):
    done = run_here("--version")
    assert (done.code, done.out, done.err) == (0, f"samtal {version('samtal-tui')}\n", "")


def test_the_language_of_the_settings_holds_when_none_is_asked_for(run_here, tmp_path):
    settings = tmp_path / ".config" / "samtal"
    settings.mkdir(parents=True)
    (settings / "config.toml").write_text('language = "en"\n')
    assert run_here("--help").out.startswith("Usage:")
    assert run_here("--lang", "sv", "--help").out.startswith("Så här:")


def test_a_fault_in_the_settings_is_told_and_stops_nothing(run_here, tmp_path):
    settings = tmp_path / ".config" / "samtal"
    settings.mkdir(parents=True)
    (settings / "config.toml").write_text('language = 7\nlösenfras = "hemligt"\n')
    done = run_here("--help")
    assert done.code == 0
    assert done.err.count("\n") >= 1
    assert "hemligt" not in done.err


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--lang", "en", "people"], "en"),
        (["people", "--lang=en"], "en"),
        (["--lang", "en", "people", "--lang", "sv"], "sv"),
        (["people", "--lang", "fi"], ""),
        (["people", "--lang"], ""),
        (["people"], ""),
    ],
)
def test_the_last_language_asked_for_counts(arguments, language):
    assert asked_language(arguments) == language


def test_help_waits_for_nothing_heavy(shell):
    """A tenth of a second of imports that no help page needs."""
    import subprocess
    import sys

    code = (
        "import sys; sys.argv = ['samtal', '--help']\n"
        "from samtal_tui.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'pydantic', 'cryptography', 'sqlcipher3', 'textual', 'rich', 'zxcvbn', 'docx'}\n"
        "sys.exit(bool(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=shell.environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_opening_the_program_waits_for_no_commands(shell):
    """The first screen needs neither what understands commands nor what the vault is made of.

    Once it stands the rest is imported, so that nothing is left to import between Enter and the employees.
    """
    import subprocess
    import sys

    code = (
        "import asyncio, pathlib, sys, threading\n"
        "import samtal_tui.front, samtal_tui.commands.opening, samtal_tui.app, screens.unlock\n"
        "heavy = {'click', 'pydantic', 'cryptography', 'sqlcipher3', 'zxcvbn', 'docx'}\n"
        "heavy.add('textual.widgets._text_area')\n"
        "if heavy & set(sys.modules): sys.exit(', '.join(heavy & set(sys.modules)))\n"
        "from samtal_tui.texts import Texts\n"
        "from screens.ahead import import_the_rest\n"
        "import_the_rest(Texts('sv'))\n"
        "[each.join() for each in threading.enumerate() if each.name == 'imports']\n"
        "wanted = {'sqlcipher3', 'cryptography.hazmat.primitives.kdf.argon2', 'samtal_tui.passphrase'}\n"
        "if wanted - set(sys.modules): sys.exit(', '.join(wanted - set(sys.modules)))\n"
        "from vault.seam import create_for_tests, master_key_of, open_for_tests\n"
        "ours = ('samtal_tui', 'screens', 'vault', 'sqlcipher3', 'cryptography')\n"
        "def here(): return {name for name in sys.modules if name.partition('.')[0] in ours}\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "vault = create_for_tests(folder)\n"
        "key = master_key_of(vault)\n"
        "vault.close()\n"
        "app = samtal_tui.app.SamtalApp(samtal_tui.front.load(folder), screens.program.Start(folder))\n"
        "async def go_in():\n"
        "    async with app.run_test() as pilot:\n"
        "        known = here()\n"
        "        await app.open_vault(lambda: open_for_tests(folder, key))\n"
        "        app.enter()\n"
        "        while type(app.screen).__name__ != 'PeopleRoom': await pilot.pause()\n"
        "        await pilot.pause()\n"
        "        await app.close_vault()\n"
        "    return here() - known\n"
        "sys.exit(', '.join(asyncio.run(go_in())) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(shell.home / "valv")],
        env=shell.environment,
        capture_output=True,
        check=False,
    )
    assert done.stderr.decode() == ""
