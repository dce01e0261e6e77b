"""Checking pathways and the register of rules against the records and the vocabulary."""

from collections.abc import Collection, Iterator

from directory_api.catalogue import Problem, Vocabulary
from directory_api.catalogue.file_format import ServiceEntry, ServicesFile
from pathways import Definitions, DoorQuery, Handbook, Words, doors_of

REGISTER_FILE = "pathways/definitions/rules.yaml"
NEEDS_FOLDER = "pathways/definitions/needs"


def words_of(vocabulary: Vocabulary) -> Words:
    """The codes that pathways may name."""
    return Words(
        frozenset(vocabulary.needs), frozenset(vocabulary.offers), frozenset(vocabulary.routes)
    )


def find_register_problems(
    handbook: Handbook, definitions: Definitions, file: ServicesFile, vocabulary: Vocabulary
) -> Iterator[Problem]:
    """Needs without a pathway, advice for needs that are not, rules of services that are not."""
    for code in vocabulary.needs:
        if code not in handbook.pathways:
            problem = f"The need `{code}` has no pathway."
            yield Problem(NEEDS_FOLDER, 1, problem, f"Write {NEEDS_FOLDER}/{code}.yaml.")
    for advice in definitions.advice:
        for code in sorted(advice.needs - set(vocabulary.needs)):
            problem = f"The advice `{advice.id}` is for a need `{code}` that is not there."
            remedy = "Name one of data/vocabulary.yaml."
            yield Problem("pathways/definitions/advice", 1, problem, remedy)
    criteria = {service.id: len(service.criteria) for service in file.services}
    for rule in handbook.register.values():
        for name in rule.services:
            if not criteria.get(name):
                problem = f"The rule `{rule.id}` lives at `{name}`, which has no criteria."
                remedy = "Name a service of data/services.yaml."
                yield Problem(REGISTER_FILE, rule.line, problem, remedy)


def empty_levels(handbook: Handbook, file: ServicesFile) -> Iterator[str]:
    """A line for every level of a pathway to which no record gives a door.

    It is a gap to know of and no mistake: another borough has other services.
    """
    for need, pathway in handbook.pathways.items():
        for level, queries in pathway.doors.items():
            if not _found(queries, file):
                yield f"No service yet: {need}, level {level} ({NEEDS_FOLDER}/{need}.yaml)."


def covered_services(handbook: Handbook, file: ServicesFile) -> int:
    """How many services are a door of at least one pathway."""
    queries = [
        query
        for pathway in handbook.pathways.values()
        for each in pathway.doors.values()
        for query in each
    ]
    return len(_found(queries, file))


def _found(queries: Collection[DoorQuery], file: ServicesFile) -> list[ServiceEntry]:
    return doors_of(queries, file.services)
