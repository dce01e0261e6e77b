"""Checking what criteria and vocabulary say in terms of facts, which only pathways knows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from directory_api.catalogue import DataFile, Problem, Vocabulary
from directory_api.catalogue.data_files import Step
from directory_api.catalogue.file_format import ServiceEntry, ServicesFile
from directory_api.catalogue.form import did_you_mean, unknown_code
from directory_api.cli.instead_check import find_instead_problems
from directory_api.places import Areas
from pathways import (
    Criterion,
    DefinitionProblem,
    Definitions,
    Gap,
    LinedMapping,
    meaning_of,
    parse_criterion,
)


@dataclass(frozen=True)
class WrittenCriterion:
    """A criterion with the service it belongs to and the place where it is written."""

    service: ServiceEntry
    path: tuple[Step, ...]
    criterion: Criterion


def read_criteria(
    source: DataFile, file: ServicesFile, definitions: Definitions, areas: Areas
) -> tuple[list[WrittenCriterion], list[Problem]]:
    """Every criterion that can be read, and the problems of those that cannot."""
    sets = areas.sets()
    known = definitions.with_areas(sets)
    written, problems = [], []
    for index, service in enumerate(file.services):
        for number, raw in enumerate(service.criteria):
            path: tuple[Step, ...] = ("services", index, "criteria", number)
            try:
                criterion = parse_criterion(_lined(source, raw, path), known, sets)
            except DefinitionProblem as problem:
                problems.append(_placed(source, path, service, problem))
            else:
                written.append(WrittenCriterion(service, path, criterion))
    return written, problems


def find_criteria_problems(
    source: DataFile,
    file: ServicesFile,
    written: Sequence[WrittenCriterion],
    vocabulary: Vocabulary,
) -> Iterator[Problem]:
    """Criteria that stand twice, name no source, or point to what is not there."""
    for one in written:
        yield from _source_problems(source, file, one)
        yield from find_instead_problems(
            source, file, vocabulary, one.service, one.path, one.criterion
        )
    for _, of_service in groupby(written, key=lambda one: one.service.id):
        yield from _doubles(source, list(of_service))


def find_advice_problems(definitions: Definitions, file: ServicesFile) -> Iterator[Problem]:
    """Advice that points to a service that is not there."""
    services = {service.id for service in file.services}
    for rule in definitions.advice:
        for service_id in rule.services:
            if service_id not in services:
                problem = (
                    f"The advice `{rule.id}` names a service `{service_id}` that is not there."
                )
                remedy = did_you_mean(service_id, services) or "Name one of data/services.yaml."
                yield Problem(rule.file, rule.line, problem, remedy)


def find_question_problems(
    source: DataFile, vocabulary: Vocabulary, definitions: Definitions
) -> Iterator[Problem]:
    """First questions of a need that are no facts."""
    for code, need in vocabulary.needs.items():
        for name in need.first_questions:
            if definitions.fact(name) is None:
                where = ("needs", code, "first_questions")
                yield unknown_code(source, where, "fact", name, definitions.facts)


def _source_problems(
    source: DataFile, file: ServicesFile, one: WrittenCriterion
) -> Iterator[Problem]:
    """What no source states has to say that it is only recalled; a rule nobody knows needs none."""
    stated = one.criterion.source
    if stated is not None and stated.key not in file.sources:
        yield unknown_code(source, (*one.path, "source"), "source", stated.key, file.sources)
    if stated is None and not isinstance(one.criterion.when, Gap):
        yield source.problem(
            one.path,
            f"In service `{one.service.id}`: The criterion `{one.criterion.id}` has no source.",
            "Add source: {key: ..., seen: ..., confirmed: null}; the key K is general knowledge.",
        )


def _doubles(source: DataFile, written: Sequence[WrittenCriterion]) -> Iterator[Problem]:
    """Two criteria of one kind that say the same about the same days."""
    for first, second in combinations(written, 2):
        one, other = first.criterion, second.criterion
        if (
            one.kind is other.kind
            and one.period.overlaps(other.period)
            and meaning_of(one.when) == meaning_of(other.when)
        ):
            yield source.problem(
                second.path,
                f"In service `{second.service.id}`: The criteria `{one.id}` and `{other.id}` "
                "say the same.",
                "Keep one of them.",
            )


def _placed(
    source: DataFile, path: Sequence[Step], service: ServiceEntry, found: DefinitionProblem
) -> Problem:
    line = found.line or source.line_of(path)
    return Problem(source.name, line, f"In service `{service.id}`: {found.problem}", found.remedy)


def _lined(source: DataFile, raw: Mapping[str, object], path: tuple[Step, ...]) -> LinedMapping:
    """The criterion with the lines it was read from, as the engine wants it to name them."""
    lined = LinedMapping(source.name, source.line_of(path))
    for key, value in raw.items():
        lined.lines[key] = source.line_of((*path, key))
        lined[key] = _lined_value(source, value, (*path, key))
    return lined


def _lined_value(source: DataFile, value: object, path: tuple[Step, ...]) -> object:
    if isinstance(value, Mapping):
        return _lined(source, value, path)
    if isinstance(value, list):
        return [_lined_value(source, item, (*path, index)) for index, item in enumerate(value)]
    return value
