"""Checking what criteria and vocabulary say in terms of facts, which only pathways knows."""

from collections.abc import Iterator, Mapping, Sequence

from directory_api.catalogue import DataFile, Problem, Vocabulary
from directory_api.catalogue.data_files import Step
from directory_api.catalogue.file_format import ServiceEntry, ServicesFile
from directory_api.catalogue.form import unknown_code
from directory_api.places import Areas
from pathways import (
    Criterion,
    DefinitionProblem,
    Definitions,
    LinedMapping,
    parse_criterion,
)

SAME_NEED = "same"


def find_criteria_problems(
    source: DataFile,
    file: ServicesFile,
    definitions: Definitions,
    areas: Areas,
    vocabulary: Vocabulary,
) -> Iterator[Problem]:
    """Criteria that cannot be read, or that point to a need or service that is not there."""
    sets = areas.sets()
    known = definitions.with_areas(sets)
    services = {service.id for service in file.services}
    for index, service in enumerate(file.services):
        for number, raw in enumerate(service.criteria):
            path: tuple[Step, ...] = ("services", index, "criteria", number)
            try:
                criterion = parse_criterion(_lined(source, raw, path), known, sets)
            except DefinitionProblem as problem:
                yield _placed(source, path, service, problem)
            else:
                yield from _instead_problems(source, path, criterion, services, vocabulary)


def find_advice_problems(definitions: Definitions, file: ServicesFile) -> Iterator[Problem]:
    """Advice that points to a service that is not there."""
    services = {service.id for service in file.services}
    for rule in definitions.advice:
        for service_id in rule.services:
            if service_id not in services:
                yield Problem(
                    "pathways/definitions/advice",
                    1,
                    f"The advice `{rule.id}` names a service `{service_id}` that is not there.",
                    "Name one of data/services.yaml.",
                )


def find_question_problems(
    source: DataFile, vocabulary: Vocabulary, definitions: Definitions
) -> Iterator[Problem]:
    """First questions of a need that are no facts."""
    for code, need in vocabulary.needs.items():
        for name in need.first_questions:
            if definitions.fact(name) is None:
                where = ("needs", code, "first_questions")
                yield unknown_code(source, where, "fact", name, definitions.facts)


def _instead_problems(
    source: DataFile,
    path: tuple[Step, ...],
    criterion: Criterion,
    services: set[str],
    vocabulary: Vocabulary,
) -> Iterator[Problem]:
    for instead in criterion.instead:
        where = (*path, "instead")
        if instead.service is not None and instead.service not in services:
            yield unknown_code(source, where, "service", instead.service, services)
        if instead.need not in {None, SAME_NEED, *vocabulary.needs}:
            yield unknown_code(source, where, "need", str(instead.need), vocabulary.needs)


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
