"""`nwd data-quality`: write docs/data-quality.md from the records."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from directory_api.catalogue.quality import write_data_quality
from directory_api.catalogue.snapshot import catalogue_of_file
from directory_api.cli.check import check_everything
from directory_api.cli.commands import Command
from directory_api.cli.output import say
from directory_api.settings import REPOSITORY, get_settings

REPORT = REPOSITORY / "docs" / "data-quality.md"


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, default=REPORT, help="the file to write")


def _run(arguments: Namespace) -> int:
    path: Path = arguments.to
    checked = check_everything(get_settings().data_folder)
    report = write_data_quality(
        catalogue_of_file(checked.file), checked.file, checked.vocabulary, checked.areas
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report, encoding="utf-8")
    say(f"Wrote {path}.")
    return 0


COMMAND = Command(
    "data-quality",
    "write docs/data-quality.md: what can be opened, and what to confirm first",
    _run,
    _add_arguments,
)
