"""`nwd figures`: write docs/figures.md, the numbers that many rules share and who uses them."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from directory_api.cli.check import check_everything
from directory_api.cli.commands import Command
from directory_api.cli.figure_uses import uses_of_figures
from directory_api.cli.output import say
from directory_api.settings import REPOSITORY, get_settings
from pathways import Definitions, Figure, Period

REPORT = REPOSITORY / "docs" / "figures.md"
_OPENING = """<!-- Written by `nwd figures` from pathways/definitions/figures; edit those. -->

# Figures

Numbers that many rules share. Each stands in one place, with its source and, where it changes on a
known day, with the days on which it holds. *To be confirmed* means that the number may have moved
since, or is another place's.

| figure | number | holds | source | used by |
|---|---|---|---|---|
"""


def figures_page(definitions: Definitions, uses: Mapping[str, Sequence[str]]) -> str:
    """The page in Markdown: a row for each number, in the order of the files, and their notes."""
    rows = [
        _row(figure, uses.get(name, ()))
        for name, entries in definitions.every_figure.items()
        for figure in entries
    ]
    notes = list(_notes(definitions))
    return _OPENING + "".join(rows) + ("\n## Notes\n\n" + "".join(notes) if notes else "")


def _row(figure: Figure, users: Sequence[str]) -> str:
    number = f"{figure.value} {figure.unit}" if figure.unit else str(figure.value)
    source = f"{figure.source.key}{'; *to be confirmed*' if figure.verify else ''}"
    cells = (f"`{figure.name}`", number, _days(figure.period), source, ", ".join(users) or "nobody")
    return f"| {' | '.join(cells)} |\n"


def _days(period: Period) -> str:
    if period.first is None:
        return "always" if period.last is None else f"until {period.last}"
    return f"from {period.first}" + ("" if period.last is None else f" until {period.last}")


def _notes(definitions: Definitions) -> Iterator[str]:
    for name, entries in definitions.every_figure.items():
        for figure in entries:
            if figure.note:
                yield f"- `{name}`: {figure.note}\n"


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, default=REPORT, help="the file to write")


def _run(arguments: Namespace) -> int:
    path: Path = arguments.to
    checked = check_everything(get_settings().data_folder)
    uses = uses_of_figures(checked.written, checked.definitions, checked.areas, checked.handbook)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(figures_page(checked.definitions, uses), encoding="utf-8")
    say(f"Wrote {path}.")
    return 0


COMMAND = Command(
    "figures",
    "write docs/figures.md: the numbers that rules share, and who uses them",
    _run,
    _add_arguments,
)
