"""`nwd load`: bring the database to what the curated files say, and print what changed."""

from argparse import Namespace
from collections.abc import Sequence

from directory_api.catalogue.loading import LoadReport, load_services
from directory_api.cli.check import check_everything
from directory_api.cli.commands import Command
from directory_api.cli.output import say
from directory_api.database import Database, upgrade_to_head
from directory_api.settings import get_settings

NAMES_SHOWN = 20


def _run(_arguments: Namespace) -> int:
    settings = get_settings()
    checked = check_everything(settings.data_folder)
    upgrade_to_head(settings.database_url)
    database = Database(settings.database_url)
    try:
        report = load_services(database, checked.file)
    finally:
        database.close()
    _print_report(report)
    return 0


def _print_report(report: LoadReport) -> None:
    if not report.is_new_version:
        say(f"Nothing changed: {len(report.unchanged)} services, version {report.version}.")
        return
    for word, names in (
        ("added", report.added),
        ("changed", report.changed),
        ("removed", report.removed),
    ):
        _print_names(word, names)
    say(f"{len(report.unchanged)} unchanged. The directory is now at version {report.version}.")


def _print_names(word: str, names: Sequence[str]) -> None:
    if not names:
        return
    say(f"{len(names)} {word}:")
    for name in names[:NAMES_SHOWN]:
        say(f"  {name}")
    if len(names) > NAMES_SHOWN:
        say(f"  and {len(names) - NAMES_SHOWN} more")


COMMAND = Command("load", "load the records into the database, all of them or none", _run)
