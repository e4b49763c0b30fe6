"""Click in the chosen language: help pages and usage errors, which Click itself has in English only."""

from __future__ import annotations

from collections.abc import Sequence

import click

from samtal_tui.commands.desk import Desk
from samtal_tui.texts import Texts, mark

HELP = mark("Show this help and leave.")
OPTIONS = mark("[OPTIONS]")
COMMANDS = mark("[COMMAND]")


def texts_of(context: click.Context) -> Texts:
    """The texts the program was started with."""
    return context.ensure_object(Desk).t


class SpokenCommand(click.Command):
    """A command whose help texts are translated where they are shown."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """`[OPTIONS] PERSON`, translated."""
        t = texts_of(ctx)
        return [t(piece) for piece in super().collect_usage_pieces(ctx)]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how the command is written."""
        t = texts_of(ctx)
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=t("Usage:") + " "
        )

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        formatter.write_paragraph()
        formatter.write_text(texts_of(ctx)(self.help or ""))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every option with what it is for."""
        t = texts_of(ctx)
        rows = [
            (_written(record[0], param, t), t(param.help or ""))
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx))
        ]
        with formatter.section(t("Options")):
            formatter.write_dl(rows)


class SpokenGroup(SpokenCommand, click.Group):
    """The program's commands, in the order they are written."""

    command_class = SpokenCommand

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order they are written."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands."""
        super().format_options(ctx, formatter)
        t = texts_of(ctx)
        with formatter.section(t("Commands")):
            formatter.write_dl([(name, t(command.help or "")) for name, command in self.commands.items()])


def usage_told(error: click.UsageError, t: Texts) -> str:
    """One sentence about a command that cannot be understood. What was typed is never repeated."""
    command = error.ctx.command_path if error.ctx else "samtal"
    match error:
        case click.NoSuchOption() as unknown:
            text, name = mark("There is no option {name}: see {command} --help."), unknown.option_name
        case click.exceptions.NoSuchCommand():
            text, name = mark("There is no such command: see {command} --help."), ""
        case click.MissingParameter(param=click.Parameter() as missing):
            text, name = mark("{name} is missing: see {command} --help."), _name(missing, t)
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices)) as wrong):
            text, name = mark("{name} must be one of {choices}: see {command} --help."), _name(wrong, t)
            return t(text, name=name, choices=_listed(choices), command=command)
        case click.BadOptionUsage() as misused:
            text = mark("{name} lacks its value, or has one it does not take: see {command} --help.")
            name = misused.option_name
        case click.BadParameter(param=click.Parameter() as wrong):
            text, name = (
                mark("{name} has a value that cannot be used: see {command} --help."),
                _name(wrong, t),
            )
        case _:
            text, name = mark("The command cannot be understood: see {command} --help."), ""
    return t(text, name=name, command=command)


def _written(option: str, param: click.Option, t: Texts) -> str:
    """How an option is written: `--vault DIR` with the word after it translated."""
    return f"{option.removesuffix(param.metavar)}{t(param.metavar)}" if param.metavar else option


def _name(param: click.Parameter, t: Texts) -> str:
    return t(param.metavar or "") if isinstance(param, click.Argument) else max(param.opts, key=len)


def _listed(choices: Sequence[object]) -> str:
    return ", ".join(map(str, choices))
