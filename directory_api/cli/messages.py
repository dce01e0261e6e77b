"""`nwd messages`: bring the translators' catalogues up to date and say what is missing."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from babel.messages.catalog import Catalog

from directory_api.app import all_labels
from directory_api.catalogue import load_vocabulary
from directory_api.cli.commands import Command
from directory_api.cli.output import say
from directory_api.languages.extraction import extract, update_catalogues, write_template
from directory_api.settings import REPOSITORY, get_settings
from pathways import load_definitions, load_handbook

SOURCES = ("directory_api", "pathways")


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "action", choices=["extract"], help="extract: refresh messages.pot and every .po"
    )


def make_template() -> Catalog:
    """Every message for people, as the translators' template holds it."""
    definitions = load_definitions()
    vocabulary = load_vocabulary(get_settings().data_folder / "vocabulary.yaml")
    sentences = [text for context, text in definitions.messages() if context is None]
    sentences += load_handbook(definitions).messages()
    roots = [REPOSITORY / source for source in SOURCES]
    return extract(roots, all_labels(vocabulary, definitions), sentences)


def _run(_arguments: Namespace) -> int:
    template = make_template()
    write_template(template)
    _print_missing(update_catalogues(template), len(template))
    return 0


def _print_missing(missing: Mapping[str, int], total: int) -> None:
    say(f"{total} messages.")
    for code, count in missing.items():
        say(f"  {code}: {total - count} translated, {count} missing")


COMMAND = Command("messages", "refresh the translators' catalogues", _run, _add_arguments)
