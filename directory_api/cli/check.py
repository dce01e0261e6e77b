"""`nwd check`: everything that people write (records, words, places, rules), in one pass."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from directory_api.catalogue import (
    DataFile,
    DataFileProblems,
    Problem,
    Vocabulary,
    load_vocabulary,
    read_data_file,
)
from directory_api.catalogue.checking import find_problems, read_services_file
from directory_api.catalogue.file_format import ServicesFile
from directory_api.catalogue.reference_files import (
    check_areas,
    check_vocabulary,
    find_standing_problems,
)
from directory_api.cli.commands import Command
from directory_api.cli.criteria_check import (
    WrittenCriterion,
    find_advice_problems,
    find_criteria_problems,
    find_question_problems,
    read_criteria,
)
from directory_api.cli.dated_check import find_dated_problems, find_figure_problems
from directory_api.cli.figure_uses import uses_of_figures
from directory_api.cli.output import complain, say
from directory_api.cli.pathway_check import (
    covered_services,
    empty_levels,
    find_register_problems,
    words_of,
)
from directory_api.cli.proof_check import find_flaws
from directory_api.clock import system_clock
from directory_api.insight.accepted import find_accepted_problems
from directory_api.places import Areas, load_areas
from directory_api.settings import get_settings
from pathways import (
    DefinitionProblem,
    Definitions,
    Handbook,
    load_definitions,
    load_handbook,
)
from pathways.facts import NO_FIXED_ADDRESS
from pathways.proofs import load_people

_Loaded = TypeVar("_Loaded")


@dataclass(frozen=True)
class Checked:
    """Data and definitions that were found sound; figures have the last of their numbers."""

    source: DataFile
    file: ServicesFile
    vocabulary: Vocabulary
    areas: Areas
    definitions: Definitions
    written: Sequence[WrittenCriterion]
    handbook: Handbook


def check_everything(folder: Path) -> Checked:
    """All curated files of a data folder; raises DataFileProblems with all that is wrong.

    Files that others refer to come first: while they are broken, what refers to them would only
    repeat the same problem many times over. What only became wrong by the passing of time is no
    problem here: a directory may start on the day after a review was due.
    """
    definitions = _defined(load_definitions)
    _together(
        lambda: check_areas(folder / "areas.yaml"),
        lambda: check_vocabulary(folder / "vocabulary.yaml"),
    )
    areas = load_areas(folder / "areas.yaml")
    vocabulary = load_vocabulary(folder / "vocabulary.yaml")
    source, file = read_services_file(folder / "services.yaml")
    words = read_data_file(folder / "vocabulary.yaml")
    handbook = _defined(lambda: load_handbook(definitions, words=words_of(vocabulary)))
    services = {service.id for service in file.services}
    written, unreadable = read_criteria(source, file, definitions, areas)
    problems = [
        *unreadable,
        *find_standing_problems(folder / "standing.yaml", services, vocabulary),
        *find_problems(source, file, vocabulary, areas),
        *find_criteria_problems(source, file, written, vocabulary),
        *_with_short_names(find_advice_problems(definitions, file)),
        *find_question_problems(words, vocabulary, definitions),
        *find_register_problems(handbook, definitions, file, vocabulary),
    ]
    if problems:
        raise DataFileProblems(problems)
    return Checked(source, file, vocabulary, areas, definitions, written, handbook)


def check_what_needs_the_solver(checked: Checked, folder: Path) -> None:
    """Criteria that nobody can have meant, people and accepted gaps; raises DataFileProblems."""
    boroughs = (*checked.areas.boroughs, NO_FIXED_ADDRESS)
    known = checked.definitions.with_areas(checked.areas.sets())
    _together(
        lambda: _raise_any(_people_problems(known)),
        lambda: _raise_any(find_flaws(checked.source, checked.file, known, checked.areas.sets())),
        lambda: _raise_any(find_accepted_problems(folder, checked.vocabulary, boroughs, known)),
    )


def check_day(checked: Checked, day: date) -> list[Problem]:
    """What is sound in itself and wrong on this day: ended rules and numbers, late reviews.

    A figure that nobody uses is named here too: it is untidy, and harms nobody.
    """
    used = uses_of_figures(checked.written, checked.definitions, checked.areas, checked.handbook)
    problems = [
        *find_dated_problems(checked.source, checked.written, day),
        *find_figure_problems(checked.definitions, used, day),
    ]
    return sorted(_with_short_names(problems))


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--on",
        type=date.fromisoformat,
        metavar="DAY",
        help="look at dates as they will be on this day, as in 2027-04-01; today if left out",
    )


def _run(arguments: Namespace) -> int:
    folder = get_settings().data_folder
    try:
        checked = check_everything(folder)
        check_what_needs_the_solver(checked, folder)
        day: date = arguments.on or system_clock().date()
        late = check_day(checked, day)
    except DataFileProblems as found:
        late = list(found.problems)
    if late:
        report_problems(late)
        return 1
    for line in empty_levels(checked.handbook, checked.file):
        say(line)
    counts = {
        "services": len(checked.file.services),
        "criteria": len(checked.written),
        "needs": len(checked.vocabulary.needs),
        "areas": len(checked.areas.by_code),
        "facts": len(checked.definitions.facts),
        "figures": len(checked.definitions.every_figure),
        "rules": len(checked.handbook.register),
        "pieces of advice": len(checked.definitions.advice),
        "pathways": len(checked.handbook.pathways),
        "services that they lead to": covered_services(checked.handbook, checked.file),
        "shared sentences": len(checked.handbook.shared.lines),
    }
    say(", ".join(f"{count} {name}" for name, count in counts.items()) + ": all sound.")
    return 0


def report_problems(problems: Iterable[Problem]) -> None:
    """Each problem on a line of its own, and how many there are."""
    lines = [str(problem) for problem in problems]
    for line in lines:
        complain(line)
    complain(f"{len(lines)} problem found." if len(lines) == 1 else f"{len(lines)} problems found.")


def _defined(load: Callable[[], _Loaded]) -> _Loaded:
    try:
        return load()
    except DefinitionProblem as error:
        every = getattr(error, "problems", (error,))
        found = [Problem(one.file, one.line, one.problem, one.remedy) for one in every]
        raise DataFileProblems(_with_short_names(found)) from None


def _with_short_names(problems: Iterable[Problem]) -> list[Problem]:
    return [replace(problem, file=_short(problem.file)) for problem in problems]


def _people_problems(definitions: Definitions) -> Iterable[Problem]:
    try:
        load_people(definitions, definitions.areas)
    except DefinitionProblem as error:
        yield Problem(_short(error.file), error.line, error.problem, error.remedy)


def _short(file: str) -> str:
    """The file from the repository's root, as an editor or a terminal can open it."""
    path = Path(file)
    root = Path(__file__).resolve().parent.parent.parent
    return str(path.relative_to(root)) if path.is_relative_to(root) else file


def _raise_any(problems: Iterable[Problem]) -> None:
    found = list(problems)
    if found:
        raise DataFileProblems(found)


def _together(*checks: Callable[[], None]) -> None:
    problems: list[Problem] = []
    for check in checks:
        try:
            check()
        except DataFileProblems as found:
            problems.extend(found.problems)
    if problems:
        raise DataFileProblems(problems)


COMMAND = Command(
    "check",
    "check all records, words, places and rules, naming file and line",
    _run,
    _add_arguments,
)
