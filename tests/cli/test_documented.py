"""docs/command-line.md and the program say the same."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from samtal_tui.cli import commands
from samtal_tui.commands import desk
from samtal_tui.export import errors as export_errors
from vault import errors as vault_errors

TEXT = Path(__file__).parents[2].joinpath("docs", "command-line.md").read_text(encoding="utf-8")
CODES = {int(code) for row in re.findall(r"^\| ([\d, ]+) \|", TEXT, re.MULTILINE) for code in row.split(",")}


def every_command(group: click.Group, name: str = "samtal") -> Iterator[tuple[str, click.Command]]:
    for word, command in group.commands.items():
        yield f"{name} {word}", command
        if isinstance(command, click.Group):
            yield from every_command(command, f"{name} {word}")


@pytest.mark.parametrize(
    ("name", "command"), list(every_command(commands)), ids=lambda value: str(value)[:30]
)
def test_every_command_and_option_is_documented(name, command):
    assert f"`{name}" in TEXT
    options = [param for param in command.params if isinstance(param, click.Option)]
    assert [option.opts[-1] for option in options if option.opts[-1] not in TEXT] == []


def test_every_exit_code_an_error_carries_is_documented():
    carried = {
        value.exit_code
        for module in (vault_errors, export_errors)
        for value in vars(module).values()
        if isinstance(value, type) and hasattr(value, "exit_code")
    }
    assert carried | {desk.USAGE, desk.CANNOT_WRITE, desk.BAD_INPUT} <= CODES
    assert {0, 2, 3, 4, 5, 6, 7, 8, 9} <= CODES
