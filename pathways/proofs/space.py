"""The facts of a person as z3 variables: one point of the space is one person, wholly known.

Unknown and declined are not values, so they are no points here: what is open about a person is a
set of points, its completions. A fact that does not apply (the age of a child nobody has) has a
value of its own that no rule accepts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import z3

from pathways.areas import borough_codes
from pathways.cells import ANOTHER_LANGUAGE
from pathways.conditions import ChoiceLeaf, Condition, leaves_of
from pathways.facts import (
    ELSEWHERE,
    NO_FIXED_ADDRESS,
    AllOf,
    FactDefinition,
    FactType,
    Interval,
    Known,
    Meaning,
    OneOf,
)
from pathways.library import Definitions

Formula = Any
"""A z3 Boolean expression; z3 carries no types."""


@dataclass(frozen=True)
class Space:
    """Variables for some facts of the definitions, and how values of these facts are said of them.

    With `with_not_applicable`, a fact whose question makes no sense (`not_asked_when`) has no
    value, and no rule about it is met; without it every fact takes one of its own values, as the
    engine's completions do.
    """

    facts: Mapping[str, FactDefinition]
    codes: Mapping[str, tuple[str, ...]]
    with_not_applicable: bool = False
    _variables: dict[str, Any] = field(default_factory=dict, repr=False)

    def variable(self, name: str) -> Any:
        """The z3 variable of a fact: a truth value, a number, or the place of a code in `codes`."""
        if name not in self._variables:
            is_flag = self.facts[name].type is FactType.BOOLEAN
            self._variables[name] = z3.Bool(name) if is_flag else z3.Int(name)
        return self._variables[name]

    def member(self, name: str, code: str) -> Formula:
        """Whether a code is one of those that hold, for a fact of which several may."""
        return z3.Bool(f"{name}:{code}")

    def between(self, name: str, lowest: int | None, highest: int | None) -> Formula:
        """Whether a number applies and lies within the bounds; None is the end of its range."""
        fact = self.facts[name]
        low = fact.lowest if lowest is None else lowest
        high = fact.highest if highest is None else highest
        number = self.variable(name)
        return z3.And(number >= low, number <= high)

    def one_of(self, name: str, accepted: Iterable[str]) -> Formula:
        """Whether the code applies and is one of these."""
        wanted = set(accepted)
        codes, variable = self.codes[name], self.variable(name)
        return z3.Or([variable == place for place, code in enumerate(codes) if code in wanted])

    def applies(self, name: str) -> Formula:
        """Whether the fact has a value at all."""
        fact = self.facts[name]
        if fact.type is FactType.BOOLEAN or fact.meaning is Meaning.ALL_OF:
            return z3.BoolVal(True)
        return self.variable(name) != self._nothing(name)

    def is_value(self, name: str, value: Known | None) -> Formula:
        """Whether the fact has this value (or lies in this range or list); None: does not apply."""
        if value is None:
            return z3.Not(self.applies(name))
        if isinstance(value, bool):
            return self.variable(name) == value
        if isinstance(value, Interval):
            return self.between(name, value.at_least, value.at_most)
        if isinstance(value, OneOf):
            return self.one_of(name, value.codes)
        return self._exactly(name, value)

    def rules(self) -> Iterator[Formula]:
        """What holds for everybody: ranges, lists of codes, and when a fact does not apply."""
        for name, fact in self.facts.items():
            if fact.meaning is Meaning.ALL_OF and fact.type is not FactType.BOOLEAN:
                yield z3.Or([self.member(name, code) for code in self.codes[name]])
            elif fact.type is not FactType.BOOLEAN:
                yield z3.Or(self._in_range(name), z3.Not(self.applies(name)))
            yield from self._when_it_applies(name, fact)

    def _when_it_applies(self, name: str, fact: FactDefinition) -> Iterator[Formula]:
        moot = [
            self.is_value(parent, _as_known(answer))
            for parent, answer in fact.not_asked_when.items()
            if parent in self.facts and self.with_not_applicable
        ]
        if fact.type is FactType.BOOLEAN:
            yield from (z3.Implies(each, z3.Not(self.variable(name))) for each in moot)
        elif fact.meaning is not Meaning.ALL_OF:
            yield self.applies(name) == z3.Not(z3.Or(moot))

    def _in_range(self, name: str) -> Formula:
        if self.facts[name].type is FactType.INTEGER:
            return self.between(name, None, None)
        return z3.And(self.variable(name) >= 0, self.variable(name) < len(self.codes[name]))

    def _nothing(self, name: str) -> int:
        fact = self.facts[name]
        return fact.lowest - 1 if fact.type is FactType.INTEGER else -1

    def _exactly(self, name: str, value: AllOf) -> Formula:
        known = self.codes[name]
        # A language that no rule names is like any other that none names.
        held = {code if code in known else ANOTHER_LANGUAGE for code in value.codes}
        return z3.And([self.member(name, code) == (code in held) for code in known])


def make_space(
    conditions: Sequence[Condition],
    definitions: Definitions,
    with_not_applicable: bool = False,
    more_facts: Iterable[str] = (),
) -> Space:
    """The space of all facts that these conditions look at, and of those that these depend on."""
    choices = [leaf for each in conditions for leaf in leaves_of(each)]
    names = {leaf.fact for leaf in choices} | set(more_facts)
    if with_not_applicable:
        names |= {up for name in names for up in definitions.facts[name].not_asked_when}
    facts = {name: fact for name, fact in definitions.facts.items() if name in names}
    codes = {
        name: _codes(fact, [one for one in choices if isinstance(one, ChoiceLeaf)], definitions)
        for name, fact in facts.items()
        if fact.type not in {FactType.BOOLEAN, FactType.INTEGER}
    }
    return Space(facts, codes, with_not_applicable)


def _codes(
    fact: FactDefinition, leaves: Iterable[ChoiceLeaf], definitions: Definitions
) -> tuple[str, ...]:
    if fact.values:
        return fact.values
    named = {code for leaf in leaves if leaf.fact == fact.name for code in leaf.accepts}
    if fact.type is FactType.AREA:
        known = named | borough_codes(definitions.areas)
        return (*sorted(known - {NO_FIXED_ADDRESS, ELSEWHERE}), NO_FIXED_ADDRESS, ELSEWHERE)
    return (*sorted(named - {ANOTHER_LANGUAGE}), ANOTHER_LANGUAGE)


def _as_known(answer: object) -> Known:
    return answer if isinstance(answer, bool) else OneOf((str(answer),))
