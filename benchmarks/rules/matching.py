"""One person against many services with reasons for the first ten, in each engine, in one run."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.rules.engines import Engine, Ours, rivals
from benchmarks.rules.rule_base import (
    Person,
    RealRules,
    Service,
    facts_in,
    make_person,
    make_services,
)

Say = Callable[[str], None]

# How many services, and how often each engine is asked about one person.
ROUNDS = {500: 15, 10_000: 7, 100_000: 3}
SHOWN = 10
KNOWN_FACTS = 12


@dataclass(frozen=True)
class Timing:
    """One engine with so many services: processor time of one match in ms, and to read them in s.

    `differs` counts the services on which it disagrees with ours when everything is known.
    """

    engine: str
    services: int
    milliseconds: float
    reading_seconds: float
    differs: int


def measure_matching(
    real: RealRules, sizes: Sequence[int], seed: int, say: Say
) -> tuple[Timing, ...]:
    """Every engine with every number of services; the engines take turns round by round."""
    found: list[Timing] = []
    for size in sizes:
        say(f"{size:,} services: making them")
        services = make_services(real, size, seed)
        engines: list[Engine] = [Ours(real.definitions), *rivals()]
        reading = [_read(engine, services, say) for engine in engines]
        times = _rounds(engines, services, real, Random(seed), say)
        wrong = _differences(engines, services, real, Random(seed + 1))
        found += [
            Timing(engine.label, size, statistics.median(taken) * 1000, seconds, differs)
            for engine, taken, seconds, differs in zip(engines, times, reading, wrong, strict=True)
        ]
    return tuple(found)


def _read(engine: Engine, services: Sequence[Service], say: Say) -> float:
    say(f"{len(services):,} services: {engine.label} reads them")
    began = time.process_time()
    engine.read(services)
    return time.process_time() - began


def _rounds(
    engines: Sequence[Engine],
    services: Sequence[Service],
    real: RealRules,
    chance: Random,
    say: Say,
) -> list[list[float]]:
    names = facts_in(services)
    times: list[list[float]] = [[] for _ in engines]
    count = next(rounds for size, rounds in ROUNDS.items() if len(services) <= size)
    for number in range(count):
        say(f"{len(services):,} services: round {number + 1} of {count}")
        known = chance.sample(names, min(KNOWN_FACTS, len(names)))
        person = make_person(known, real.definitions, chance)
        for engine, taken in zip(engines, times, strict=True):
            taken.append(_time_match(engine, person))
    return times


def _time_match(engine: Engine, person: Person) -> float:
    """Processor seconds of one match: every service decided, the first ten open ones explained."""
    began = time.process_time()
    answers = engine.answer(person)
    shown = [place for place, answer in enumerate(answers) if answer is not False][:SHOWN]
    engine.reasons(person, shown)
    return time.process_time() - began


def _differences(
    engines: Sequence[Engine], services: Sequence[Service], real: RealRules, chance: Random
) -> list[int]:
    person = make_person(facts_in(services), real.definitions, chance)
    answers = [list(engine.answer(person)) for engine in engines]
    return [
        sum(one is not other for one, other in zip(each, answers[0], strict=True))
        for each in answers
    ]
