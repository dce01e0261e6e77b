"""Writing to the terminal: results to standard output, what went wrong to standard error."""

import sys


def say(line: str) -> None:
    """A line of the result."""
    sys.stdout.write(f"{line}\n")


def complain(line: str) -> None:
    """A line about what went wrong."""
    sys.stderr.write(f"{line}\n")
