"""Checking that `instead` leads somewhere: nobody may be sent round in a circle or to nobody."""

from collections.abc import Collection, Iterator

from directory_api.catalogue import DataFile, Problem, Vocabulary
from directory_api.catalogue.data_files import Step
from directory_api.catalogue.file_format import ServiceEntry, ServicesFile
from directory_api.catalogue.form import unknown_code
from pathways import Criterion, Instead

SAME_NEED = "same"


def find_instead_problems(
    source: DataFile,
    file: ServicesFile,
    vocabulary: Vocabulary,
    service: ServiceEntry,
    path: tuple[Step, ...],
    criterion: Criterion,
) -> Iterator[Problem]:
    """Services that are not there or are the same one, and needs that no other service meets."""
    services = {each.id for each in file.services}
    where = (*path, "instead")
    for instead in criterion.instead:
        if instead.service == service.id:
            yield source.problem(
                where,
                f"In service `{service.id}`: `instead` leads back to the same service.",
                "Name another service.",
            )
        elif instead.service is not None and instead.service not in services:
            yield unknown_code(source, where, "service", instead.service, services)
        if instead.need not in {None, SAME_NEED, *vocabulary.needs}:
            yield unknown_code(source, where, "need", str(instead.need), vocabulary.needs)
        for need in _needs(instead, service, vocabulary.needs):
            if not _is_met(file, service, need, instead.level):
                yield source.problem(
                    where,
                    _nobody(service, need, instead.level),
                    "Name a service, or another level.",
                )


def _needs(instead: Instead, service: ServiceEntry, known: Collection[str]) -> list[str]:
    """The needs that somebody may come with who is sent on; one that is no need is named apart."""
    if instead.need is None:
        return []
    if instead.need == SAME_NEED:
        return list(service.needs)
    return [instead.need] if instead.need in known else []


def _is_met(file: ServicesFile, service: ServiceEntry, need: str, level: int | None) -> bool:
    return any(
        need in other.needs and (level is None or level in other.levels)
        for other in file.services
        if other.id != service.id
    )


def _nobody(service: ServiceEntry, need: str, level: int | None) -> str:
    start = f"In service `{service.id}`: `instead` leads nowhere: no other service is for `{need}`"
    return f"{start}." if level is None else f"{start} at level {level}."
