"""Errors of authors that only the solver finds, each with file, line, problem and remedy."""

from collections.abc import Iterator

from directory_api.catalogue import DataFile, Problem
from directory_api.catalogue.data_files import Step
from directory_api.catalogue.file_format import ServiceEntry, ServicesFile
from pathways import AreaSets, Criterion, Definitions, parse_criterion
from pathways.proofs import CriterionFlaw, Flaw, flaws_of


def find_flaws(
    source: DataFile, file: ServicesFile, definitions: Definitions, areas: AreaSets
) -> Iterator[Problem]:
    """Criteria that nobody meets, that decide nothing, that contradict or repeat each other.

    The criteria have to be readable; `criteria_check` comes first.
    """
    for index, service in enumerate(file.services):
        criteria = [parse_criterion(raw, definitions, areas) for raw in service.criteria]
        for flaw in flaws_of(criteria, definitions) if criteria else ():
            path: tuple[Step, ...] = ("services", index, "criteria", flaw.place)
            problem, remedy = _said(flaw, criteria)
            yield source.problem(path, f"{_in(service)} {problem}", remedy)


def _in(service: ServiceEntry) -> str:
    return f"In service `{service.id}`:"


def _said(flaw: CriterionFlaw, criteria: list[Criterion]) -> tuple[str, str]:
    name = f"`{criteria[flaw.place].id}`"
    others = " and ".join(f"`{criteria[place].id}`" for place in flaw.others)
    return {
        Flaw.NEVER_MET: (
            f"Nobody can meet the criterion {name}.",
            "Look for two conditions that exclude each other.",
        ),
        Flaw.NEVER_FAILS: (
            f"Everybody meets the criterion {name}, so it decides nothing.",
            "Remove it, or write whom it leaves out.",
        ),
        Flaw.CONTRADICTION: (
            f"Nobody can meet the criterion {name} together with {others}.",
            "Keep what the source states.",
        ),
        Flaw.REDUNDANT: (
            f"Whoever fails the criterion {name} has failed {others} already.",
            "Remove it, or write what it asks beyond that.",
        ),
    }[flaw.flaw]
