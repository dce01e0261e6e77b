"""`nwd check`: everything that people write (records, words, places, rules), in one pass."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

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
    find_advice_problems,
    find_criteria_problems,
    find_question_problems,
)
from directory_api.cli.output import complain, say
from directory_api.cli.proof_check import find_flaws
from directory_api.insight.accepted import find_accepted_problems
from directory_api.places import Areas, load_areas
from directory_api.settings import get_settings
from pathways import DefinitionProblem, Definitions, load_definitions
from pathways.facts import NO_FIXED_ADDRESS
from pathways.proofs import load_people


@dataclass(frozen=True)
class Checked:
    """Data and definitions that were found sound."""

    source: DataFile
    file: ServicesFile
    vocabulary: Vocabulary
    areas: Areas
    definitions: Definitions


def check_everything(folder: Path) -> Checked:
    """All curated files of a data folder; raises DataFileProblems with all that is wrong.

    Files that others refer to come first: while they are broken, what refers to them would only
    repeat the same problem many times over.
    """
    definitions = _definitions()
    _together(
        lambda: check_areas(folder / "areas.yaml"),
        lambda: check_vocabulary(folder / "vocabulary.yaml"),
    )
    areas = load_areas(folder / "areas.yaml")
    vocabulary = load_vocabulary(folder / "vocabulary.yaml")
    source, file = read_services_file(folder / "services.yaml")
    words = read_data_file(folder / "vocabulary.yaml")
    services = {service.id for service in file.services}
    problems = [
        *find_standing_problems(folder / "standing.yaml", services, vocabulary),
        *find_problems(source, file, vocabulary, areas),
        *find_criteria_problems(source, file, definitions, areas, vocabulary),
        *find_advice_problems(definitions, file),
        *find_question_problems(words, vocabulary, definitions),
    ]
    if problems:
        raise DataFileProblems(problems)
    return Checked(source, file, vocabulary, areas, definitions)


def check_what_needs_the_solver(checked: Checked, folder: Path) -> None:
    """Criteria that nobody can have meant, people and accepted gaps; raises DataFileProblems."""
    boroughs = (*checked.areas.boroughs, NO_FIXED_ADDRESS)
    known = checked.definitions.with_areas(checked.areas.sets())
    _together(
        lambda: _raise_any(_people_problems(known)),
        lambda: _raise_any(find_flaws(checked.source, checked.file, known, checked.areas.sets())),
        lambda: _raise_any(find_accepted_problems(folder, checked.vocabulary, boroughs, known)),
    )


def _run(_arguments: Namespace) -> int:
    folder = get_settings().data_folder
    try:
        checked = check_everything(folder)
        check_what_needs_the_solver(checked, folder)
    except DataFileProblems as found:
        report_problems(found.problems)
        return 1
    file, definitions = checked.file, checked.definitions
    criteria = sum(len(service.criteria) for service in file.services)
    say(f"{len(file.services)} services with {criteria} criteria and {len(file.sources)} sources,")
    say(f"{len(checked.vocabulary.needs)} needs, {len(checked.areas.by_code)} areas,")
    say(f"{len(definitions.facts)} facts, {len(definitions.figures)} figures,")
    say(f"{len(definitions.advice)} pieces of advice: all sound.")
    return 0


def report_problems(problems: Iterable[Problem]) -> None:
    """Each problem on a line of its own, and how many there are."""
    lines = [str(problem) for problem in problems]
    for line in lines:
        complain(line)
    complain(f"{len(lines)} problem found." if len(lines) == 1 else f"{len(lines)} problems found.")


def _definitions() -> Definitions:
    try:
        return load_definitions()
    except DefinitionProblem as error:
        every = getattr(error, "problems", (error,))
        raise DataFileProblems(
            [Problem(_short(one.file), one.line, one.problem, one.remedy) for one in every]
        ) from None


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


COMMAND = Command("check", "check all records, words, places and rules, naming file and line", _run)
