"""`nwd prove`: prove that nobody falls between the services, or say who does."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from directory_api.catalogue.checking import read_services_file
from directory_api.catalogue.file_format import ServicesFile
from directory_api.catalogue.snapshot import catalogue_of_file
from directory_api.cli.check import Checked, check_everything, check_what_needs_the_solver
from directory_api.cli.commands import Command
from directory_api.cli.output import complain, say
from directory_api.cli.progress import Progress
from directory_api.cli.proof_report import (
    report_differences,
    report_gaps,
    report_trees,
    report_wrong_decisions,
)
from directory_api.eligibility import load_standing
from directory_api.insight.accepted import ACCEPTED_FILE, compare, read_accepted
from directory_api.insight.agreeing import confirm_decisions
from directory_api.insight.need_doors import Directory
from directory_api.insight.proof import PROOF_FILE, proof_text
from directory_api.insight.proving import differences, prove_doors
from directory_api.settings import get_settings

DOORS, DECISIONS = "doors", "decisions"
SUMMARY = (
    "prove with a solver, over everybody there could be: that no criterion is impossible, empty, "
    "contradictory or redundant; that each need has a specific door in each borough, or who has "
    "none; and that every decision of the engine is right. A gap that data/accepted_gaps.yaml does "
    "not accept is an error. See docs/proofs.md"
)


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--against",
        type=Path,
        metavar="OLD.yaml",
        help="an earlier services.yaml: say only whom the present one newly shuts out or lets in",
    )
    parser.add_argument(
        "--only", choices=[DOORS, DECISIONS], help="after the criteria, prove only one of the two"
    )
    parser.add_argument(
        "--write", action="store_true", help=f"keep the result in {PROOF_FILE}, for the page"
    )
    parser.add_argument(
        "--list",
        action="store_true",
        help="also list the accepted gaps and the trees that stay open",
    )


def _run(arguments: Namespace) -> int:
    folder = get_settings().data_folder
    checked = check_everything(folder)
    directory = directory_of(checked, checked.file, folder)
    if arguments.against is not None:
        return _compare_editions(arguments.against, checked, directory, folder)
    check_what_needs_the_solver(checked, folder)
    criteria = sum(len(service.criteria) for service in checked.file.services)
    say(f"{criteria} criteria: none impossible, empty, contradictory or redundant.")
    code = 0
    if arguments.only in {None, DOORS}:
        code = _prove_doors(directory, folder, write=arguments.write, everything=arguments.list)
    if arguments.only in {None, DECISIONS}:
        code = max(code, _prove_decisions(directory, everything=arguments.list))
    return code


def directory_of(checked: Checked, file: ServicesFile, folder: Path) -> Directory:
    """The directory that this file describes, with everything else as it was checked."""
    return Directory(
        catalogue_of_file(file),
        checked.vocabulary,
        checked.areas,
        checked.definitions.with_areas(checked.areas.sets()),
        load_standing(folder),
        get_settings().default_borough,
    )


def _prove_doors(directory: Directory, folder: Path, *, write: bool, everything: bool) -> int:
    accepted = read_accepted(
        folder, directory.vocabulary, directory.boroughs, directory.definitions
    )
    with Progress("Looking for people without a door") as progress:
        proof = prove_doors(directory, progress.tell)
    found = compare(proof, accepted, directory.definitions)
    report_gaps(proof, found, directory, everything=everything)
    path = folder / PROOF_FILE
    if write:
        path.write_text(proof_text(proof), encoding="utf-8")
        say(f"Wrote {folder.name}/{PROOF_FILE}.")
    elif not path.is_file() or path.read_text("utf-8") != proof_text(proof):
        complain(f"{folder.name}/{PROOF_FILE} is out of date. Write it: nwd prove --write")
    if found.new:
        complain(f"Open a door, or accept it with a reason in {folder.name}/{ACCEPTED_FILE}.")
    return 1 if found.new else 0


def _prove_decisions(directory: Directory, *, everything: bool) -> int:
    with Progress("Checking decisions") as progress:
        confirmed = confirm_decisions(directory, progress.tell)
    right = confirmed.decided - len(confirmed.wrong)
    say(
        f"{confirmed.asked} generated people: "
        f"the solver confirms {right} of {confirmed.decided} decisions."
    )
    report_wrong_decisions(confirmed)
    report_trees(confirmed, directory, everything=everything)
    return 1 if confirmed.wrong else 0


def _compare_editions(path: Path, checked: Checked, directory: Directory, folder: Path) -> int:
    _, old = read_services_file(path)
    before = directory_of(checked, old, folder)
    report_differences(before, directory, differences(before, directory))
    return 0


COMMAND = Command("prove", SUMMARY, _run, _add_arguments)
