"""How often an engine says yes or no although what is not known could still make it otherwise.

The judge is enumeration: every completion of what is known, read in plain two-valued logic.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from random import Random

from benchmarks.rules.engines import Answer, Engine, Ours, rivals_in_every_style
from benchmarks.rules.rule_base import (
    Person,
    RealRules,
    Service,
    answers_of,
    facts_in,
    known_share,
    make_person,
    make_services,
)
from pathways import (
    ChoiceLeaf,
    Condition,
    Definitions,
    FlagLeaf,
    Group,
    Kind,
    NumberLeaf,
    leaves_of,
)
from pathways.conditions import GroupKind, needed

Say = Callable[[str], None]

SERVICES = 500
SHARES = (0.1, 0.3, 0.5, 0.7, 0.9)


@dataclass
class Count:
    """The answers of one engine when so much is known; a share is of all or of what is decided."""

    engine: str
    style: str
    share_known: float
    asked: int = 0
    decided: int = 0
    unsafe_yes: int = 0
    unsafe_no: int = 0
    could_be_decided: int = 0

    def add(self, answer: Answer, judged: frozenset[bool]) -> None:
        """One answer beside what every completion says."""
        self.asked += 1
        self.could_be_decided += len(judged) == 1
        self.decided += answer is not None
        self.unsafe_yes += answer is True and False in judged
        self.unsafe_no += answer is False and True in judged

    def of_decided(self, count: int) -> float:
        """A part of what the engine decides, 0 to 1."""
        return count / self.decided if self.decided else 0.0


def measure_honesty(real: RealRules, people: int, seed: int, say: Say) -> list[Count]:
    """Each engine in each of its styles, at each share of known facts."""
    services = make_services(real, SERVICES, seed)
    engines: list[Engine] = [Ours(real.definitions), *rivals_in_every_style()]
    for engine in engines:
        engine.read(services)
    judge = Judge(services, real.definitions)
    counts: list[Count] = []
    for share in SHARES:
        say(f"{share:.0%} of the facts known: {people} people, {SERVICES} services")
        chance = Random(seed)
        rows = [Count(engine.label, engine.style, share) for engine in engines]
        for _ in range(people):
            _hold(engines, rows, judge, _somebody(services, real, share, chance))
        counts += rows
    return counts


def _somebody(services: Sequence[Service], real: RealRules, share: float, chance: Random) -> Person:
    person = make_person(facts_in(services), real.definitions, chance)
    return known_share(person, share, chance)


def _hold(engines: Sequence[Engine], rows: Sequence[Count], judge: "Judge", person: Person) -> None:
    judged = judge.possible(person)
    for engine, row in zip(engines, rows, strict=True):
        for answer, truths in zip(engine.answer(person), judged, strict=True):
            row.add(answer, truths)


class Judge:
    """What each service may still turn out to say: yes, no, or either."""

    def __init__(self, services: Sequence[Service], definitions: Definitions) -> None:
        self._services = [(one, _answers_that_differ(one, definitions)) for one in services]
        self._judged: dict[tuple[int, tuple[tuple[str, object], ...]], frozenset[bool]] = {}

    def possible(self, person: Person) -> list[frozenset[bool]]:
        """For each service every truth that some completion gives."""
        return [self._of_service(place, person) for place in range(len(self._services))]

    def _of_service(self, place: int, person: Person) -> frozenset[bool]:
        service, answers = self._services[place]
        known = {fact: person[fact] for fact in answers if fact in person}
        key = (place, tuple(sorted(known.items())))
        if key not in self._judged:
            open_answers = {fact: given for fact, given in answers.items() if fact not in known}
            self._judged[key] = _truths(service, known, open_answers)
        return self._judged[key]


def _truths(
    service: Service, known: Person, open_answers: Mapping[str, Sequence[bool | int | str]]
) -> frozenset[bool]:
    found: set[bool] = set()
    for values in product(*open_answers.values()):
        found.add(takes(service, {**known, **dict(zip(open_answers, values, strict=True))}))
        if len(found) == 2:
            break
    return frozenset(found)


def _answers_that_differ(
    service: Service, definitions: Definitions
) -> dict[str, list[bool | int | str]]:
    """For each fact of a service one answer of each kind that its criteria can tell apart."""
    leaves = [leaf for one in service for leaf in leaves_of(one.when)]
    found: dict[str, list[bool | int | str]] = {}
    for fact in facts_in([service]):
        own = [leaf for leaf in leaves if leaf.fact == fact]
        kinds: dict[tuple[bool, ...], bool | int | str] = {}
        for answer in answers_of(fact, definitions):
            kinds.setdefault(tuple(holds(leaf, {fact: answer}) for leaf in own), answer)
        found[fact] = list(kinds.values())
    return found


def takes(service: Service, person: Person) -> bool:
    """Whether a service takes somebody of whom everything is known."""
    return all(holds(one.when, person) is (one.kind is Kind.MUST) for one in service)


def holds(condition: Condition, person: Person) -> bool:
    """A condition in plain yes and no, written down a second time."""
    if isinstance(condition, Group):
        count = sum(map(partial(holds, person=person), condition.parts))
        return count == 0 if condition.kind is GroupKind.NONE else count >= needed(condition)
    value = person[condition.fact]
    if isinstance(condition, FlagLeaf):
        return value is condition.expected
    if isinstance(condition, ChoiceLeaf):
        return value in condition.accepts
    return isinstance(condition, NumberLeaf) and all(_inside(condition, int(value)))


def _inside(leaf: NumberLeaf, value: int) -> Iterator[bool]:
    yield leaf.lowest is None or value >= leaf.lowest
    yield leaf.highest is None or value <= leaf.highest
