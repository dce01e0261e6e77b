"""Proves, for every need and every borough, who has no specific door."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from directory_api.catalogue import ServiceRecord
from directory_api.insight.fingerprint import fingerprint
from directory_api.insight.need_doors import Directory, doors_for
from directory_api.insight.profile_words import profile_on_the_wire
from directory_api.insight.proof import Cell, GroupResult, Proof, Who
from pathways.proofs import (
    Asker,
    CriterionFlaw,
    Difference,
    People,
    Profile,
    difference,
    find_gaps,
    flaws_of,
    is_anybody,
    is_within,
    load_people,
    nobody_has_a_door,
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
    groups = tuple(_groups(directory, people))
    return Proof(fingerprint_of(directory), tuple(cells), groups)


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


def _groups(directory: Directory, people: People) -> Iterator[GroupResult]:
    """For each group at home: the needs for which all its people have no door, or have to ask."""
    home, definitions = directory.default_borough, directory.definitions
    doors = {need: list(doors_for(need, home, directory)) for need in directory.vocabulary.needs}
    strict = {need: [door.without_asking() for door in some] for need, some in doors.items()}
    for among in people.compared:
        askers = [Asker(need, home, home, among) for need in doors]
        askers = [one for one in askers if is_anybody(one, people, definitions)]
        asking = [
            one.need
            for one in askers
            if nobody_has_a_door(strict[one.need], one, people, definitions)
        ]
        no_door = [
            one.need
            for one in askers
            if one.need in asking and nobody_has_a_door(doors[one.need], one, people, definitions)
        ]
        to_ask = tuple(need for need in asking if need not in no_door)
        yield GroupResult(profile_on_the_wire(among, definitions), tuple(no_door), to_ask)


def _on_the_wire(profiles: Iterable[Profile], directory: Directory) -> tuple[Who, ...]:
    return tuple(profile_on_the_wire(one, directory.definitions) for one in profiles)


def flaws_by_service(directory: Directory) -> Mapping[str, tuple[CriterionFlaw, ...]]:
    """What is wrong with the criteria of each service; services without a flaw are left out."""
    found = {
        service.id: flaws_of(directory.criteria[service.id], directory.definitions)
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
            before.criteria[old.id],
            after.criteria[service.id],
            after.definitions,
            people,
            after.default_borough,
        )
        if one.excluded or one.included:
            found[service.id] = one
    return found


def _rules(service: ServiceRecord) -> list[object]:
    return [(one.get("kind"), one.get("when")) for one in service.criteria]
