"""What a subcommand of `nwd` is; `directory_api.cli` lists them all."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass


def _no_arguments(_parser: ArgumentParser) -> None:
    """Most commands need none."""


@dataclass(frozen=True)
class Command:
    """One subcommand: its name, one line of help, and what it does; it returns the exit code."""

    name: str
    summary: str
    run: Callable[[Namespace], int]
    add_arguments: Callable[[ArgumentParser], None] = _no_arguments
