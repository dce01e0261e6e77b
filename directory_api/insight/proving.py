"""Proves, for every need and every borough, who has no specific door."""

from collections.abc import Callable, Iterable, Mapping

from directory_api.catalogue import ServiceRecord
from directory_api.insight.fingerprint import fingerprint
from directory_api.insight.need_doors import Directory, criteria_of, doors_for
from directory_api.insight.profile_words import profile_on_the_wire
from directory_api.insight.proof import Cell, Proof, Who
from pathways.proofs import (
    Asker,
    CriterionFlaw,
    Difference,
    People,
    Profile,
    difference,
    find_gaps,
    flaws_of,
    is_within,
    load_people,
)

Tell = Callable[[int, int], None]
"""Told after each step: how many are done, of how many."""


def _say_nothing(_done: int, _total: int) -> None:
    """For callers who do not watch."""


def prove_doors(directory: Directory, tell: Tell = _say_nothing) -> Proof:
    """The proof for all needs and boroughs; the same data always gives the same proof."""
    people = people_of(directory)
    pairs = [(need, one) for need in directory.vocabulary.needs for one in directory.boroughs]
    cells = []
    for done, (need, borough) in enumerate(pairs, start=1):
        cells.append(_cell(need, borough, directory, people))
        tell(done, len(pairs))
    return Proof(fingerprint_of(directory), tuple(cells))


def people_of(directory: Directory) -> People:
    """Who the proofs speak of."""
    return load_people(directory.definitions, directory.areas.sets())


def fingerprint_of(directory: Directory) -> str:
    """Which data a proof of this directory is true of."""
    return fingerprint(
        directory.catalogue,
        directory.vocabulary,
        directory.areas,
        directory.definitions,
        directory.standing,
        directory.default_borough,
    )


def _cell(need: str, borough: str, directory: Directory, people: People) -> Cell:
    doors = list(doors_for(need, borough, directory))
    asker = Asker(need, borough, directory.home(borough))
    gaps = find_gaps(doors, asker, people, directory.definitions)
    strict = [door.without_asking() for door in doors]
    to_ask = [
        one
        for one in find_gaps(strict, asker, people, directory.definitions)
        if not any(is_within(one, gap) for gap in gaps)
    ]
    return Cell(
        need, borough, len(doors), _on_the_wire(gaps, directory), _on_the_wire(to_ask, directory)
    )


def _on_the_wire(profiles: Iterable[Profile], directory: Directory) -> tuple[Who, ...]:
    return tuple(profile_on_the_wire(one, directory.definitions) for one in profiles)


def flaws_by_service(directory: Directory) -> Mapping[str, tuple[CriterionFlaw, ...]]:
    """What is wrong with the criteria of each service; services without a flaw are left out."""
    found = {
        service.id: flaws_of(criteria_of(service, directory), directory.definitions)
        for service in directory.catalogue.services.values()
        if service.criteria
    }
    return {service_id: flaws for service_id, flaws in found.items() if flaws}


def differences(before: Directory, after: Directory) -> Mapping[str, Difference]:
    """For each service of both editions whose criteria differ: who is shut out, who is let in."""
    people, found = people_of(after), {}
    for service in after.catalogue.services.values():
        old = before.catalogue.services.get(service.id)
        if old is None or _rules(old) == _rules(service):
            continue
        one = difference(
            criteria_of(old, before),
            criteria_of(service, after),
            after.definitions,
            people,
            after.default_borough,
        )
        if one.excluded or one.included:
            found[service.id] = one
    return found


def _rules(service: ServiceRecord) -> list[object]:
    return [(one.get("kind"), one.get("when")) for one in service.criteria]
