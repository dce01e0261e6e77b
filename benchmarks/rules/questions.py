"""How many questions until the first three doors can no longer change, by who chooses them."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.rules.rule_base import Person, RealRules, as_facts, facts_in, make_person
from pathways import Candidate, Definitions, Facts, Outcome, decide, next_question

Say = Callable[[str], None]
# From candidates, facts and what was not asked yet to the fact to ask for.
Chooser = Callable[[Sequence[Candidate], Facts, Sequence[str]], str]

ASKER = "navigator"
FIRST_DOORS = 3
# As many candidates as a match hands to the engine.
CANDIDATES = 30


@dataclass(frozen=True)
class Asked:
    """What one way of asking needs: questions for each person, and their burden."""

    way: str
    questions: Sequence[int]
    burdens: Sequence[int]

    @property
    def mean(self) -> float:
        """Questions on average."""
        return statistics.fmean(self.questions)

    @property
    def median(self) -> float:
        """Half of the people need so many questions or fewer."""
        return statistics.median(self.questions)

    @property
    def nine_in_ten(self) -> int:
        """Nine people in ten need so many questions or fewer."""
        return sorted(self.questions)[-(-len(self.questions) * 9 // 10) - 1]

    @property
    def mean_burden(self) -> float:
        """The burden of the questions on average, as the definitions of the facts weigh it."""
        return statistics.fmean(self.burdens)


def measure_questions(real: RealRules, people: int, seed: int, say: Say) -> list[Asked]:
    """Everybody with the same answers, asked in four ways."""
    chance = Random(seed)
    everybody = [_somebody(real, chance) for _ in range(people)]
    found = []
    for way, choose in _ways(real.definitions, Random(seed)).items():
        say(f"{people} people: {way}")
        runs = [_ask(candidates, person, real, choose) for candidates, person in everybody]
        burdens = [sum(real.definitions.facts[name].burden for name in run) for run in runs]
        found.append(Asked(way, [len(run) for run in runs], burdens))
    return found


def _somebody(real: RealRules, chance: Random) -> tuple[list[Candidate], Person]:
    """A need with its services, and somebody who can answer whatever they ask about."""
    needs = sorted(need for need, ids in real.by_need.items() if len(ids) >= FIRST_DOORS)
    chosen = real.by_need[chance.choice(needs)]
    candidates = [
        Candidate(service, real.services[service], rank)
        for rank, service in enumerate(chosen[:CANDIDATES])
    ]
    names = facts_in([each.criteria for each in candidates])
    return candidates, make_person(names, real.definitions, chance)


def _ways(definitions: Definitions, chance: Random) -> dict[str, Chooser]:
    def ours(candidates: Sequence[Candidate], facts: Facts, _left: Sequence[str]) -> str:
        question = next_question(candidates, facts, definitions, ASKER, FIRST_DOORS)
        assert question is not None
        return question.fact

    def among_the_first(candidates: Sequence[Candidate], facts: Facts, left: Sequence[str]) -> str:
        verdicts = [decide(each.criteria, facts) for each in candidates]
        doors = [one for one in verdicts if one.outcome is not Outcome.DOES_NOT_FIT]
        doors.sort(key=lambda one: one.outcome is Outcome.ASK_SERVICE)
        wanted = frozenset[str]().union(*(one.open_facts for one in doors[:FIRST_DOORS]))
        return chance.choice([name for name in left if name in wanted])

    return {
        "ours (`next_question`)": ours,
        "fixed order, of what the services ask about": lambda _all, _facts, left: left[0],
        "at random, of what the services ask about": lambda _all, _facts, left: chance.choice(left),
        "at random, of what keeps the first three doors open": among_the_first,
    }


def _ask(
    candidates: Sequence[Candidate], person: Person, real: RealRules, choose: Chooser
) -> list[str]:
    """The facts that were asked for until no answer could change the first three doors."""
    definitions, asked = real.definitions, list[str]()
    may_be_asked = [
        fact.name
        for fact in definitions.facts.values()
        if fact.name in person and ASKER in fact.asked_of and not fact.safety
    ]
    facts = Facts()
    while next_question(candidates, facts, definitions, ASKER, FIRST_DOORS) is not None:
        left = [name for name in may_be_asked if name not in asked]
        asked.append(choose(candidates, facts, left))
        facts = as_facts({name: person[name] for name in asked})
    return asked
