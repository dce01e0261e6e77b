"""The command `nwd`: what curators and operators run. A new subcommand is added to `COMMANDS`."""

from argparse import ArgumentParser
from collections.abc import Sequence

from directory_api.catalogue import DataFileProblems
from directory_api.cli import (
    check,
    contract,
    data_quality,
    evaluation,
    figures_report,
    load,
    messages,
    prove,
)
from directory_api.cli.commands import Command
from directory_api.cli.output import complain
from directory_api.errors import DirectoryError

COMMANDS: tuple[Command, ...] = (
    check.COMMAND,
    prove.COMMAND,
    load.COMMAND,
    data_quality.COMMAND,
    figures_report.COMMAND,
    messages.COMMAND,
    evaluation.COMMAND,
    contract.COMMAND,
)

__all__ = ["COMMANDS", "Command", "main"]


def main(arguments: Sequence[str] | None = None, commands: Sequence[Command] = COMMANDS) -> int:
    """Run one subcommand; returns the exit code: 0 done, 1 something is wrong, 2 not understood."""
    parser = ArgumentParser(prog="nwd", description="Runs and keeps the directory No Wrong Door.")
    choices = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    by_name = {command.name: command for command in commands}
    for command in commands:
        command.add_arguments(
            choices.add_parser(command.name, help=command.summary, description=command.summary)
        )
    parsed = parser.parse_args(arguments)
    try:
        return by_name[parsed.command].run(parsed)
    except DataFileProblems as found:
        check.report_problems(found.problems)
    except DirectoryError as error:
        complain(error.message)
    return 1
