"""Criteria compiled to z3, with both rails of strong Kleene logic.

`holds` is true where the engine would say true, `fails` where it would say false. Where a code says
nothing either way (no fixed address), neither is: the engine would stay open, and so do we.
"""

from collections.abc import Sequence

import z3

from pathways.conditions import (
    ChoiceLeaf,
    Condition,
    FlagLeaf,
    Gap,
    Group,
    GroupKind,
    Leaf,
    NumberLeaf,
    needed,
)
from pathways.criteria import Criterion, Kind
from pathways.facts import Facts, Meaning
from pathways.proofs.space import Formula, Space
from pathways.verdicts import Outcome


def holds(condition: Condition, space: Space) -> Formula:
    """Where the condition is true."""
    if not isinstance(condition, Group):
        return _leaf_holds(condition, space)
    if condition.kind is GroupKind.NONE:
        return z3.And([fails(part, space) for part in condition.parts])
    return _at_least(needed(condition), [holds(part, space) for part in condition.parts])


def fails(condition: Condition, space: Space) -> Formula:
    """Where the condition is false."""
    if not isinstance(condition, Group):
        return _leaf_fails(condition, space)
    if condition.kind is GroupKind.NONE:
        return z3.Or([holds(part, space) for part in condition.parts])
    too_many = len(condition.parts) - needed(condition) + 1
    return _at_least(too_many, [fails(part, space) for part in condition.parts])


def is_met(criterion: Criterion, space: Space) -> Formula:
    """Where a criterion is met; "met" always means good for the person."""
    compiled = fails if criterion.kind is Kind.MUST_NOT else holds
    return compiled(criterion.when, space)


def is_unmet(criterion: Criterion, space: Space) -> Formula:
    """Where a criterion is known not to be met."""
    compiled = holds if criterion.kind is Kind.MUST_NOT else fails
    return compiled(criterion.when, space)


def is_excluded(criteria: Sequence[Criterion], space: Space) -> Formula:
    """Where a service with these criteria does not fit."""
    return z3.Or([is_unmet(one, space) for one in criteria if one.kind in _EXCLUDING])


def has_outcome(criteria: Sequence[Criterion], outcome: Outcome, space: Space) -> Formula:
    """Where the verdict is this one; the precedence is that of `pathways.verdicts`."""
    excluded = is_excluded(criteria, space)
    deciding = [one for one in criteria if one.kind is not Kind.PREFERS]
    is_open = z3.Or([z3.Not(z3.Or(is_met(one, space), is_unmet(one, space))) for one in deciding])
    usually = [one for one in criteria if one.kind is Kind.USUALLY]
    to_ask = z3.Or([is_unmet(one, space) for one in usually])
    settled = z3.And(z3.Not(excluded), z3.Not(is_open))
    return {
        Outcome.DOES_NOT_FIT: excluded,
        Outcome.MIGHT_FIT: z3.And(z3.Not(excluded), is_open),
        Outcome.ASK_SERVICE: z3.And(settled, to_ask),
        Outcome.FITS: z3.And(settled, z3.Not(to_ask)),
    }[outcome]


def agrees_with(facts: Facts, space: Space) -> Formula:
    """Where a person is one of those that these facts may turn out to describe."""
    known = [name for name in space.facts if facts.value(name) is not None]
    return z3.And([space.is_value(name, facts.value(name)) for name in known])


_EXCLUDING = frozenset({Kind.MUST, Kind.MUST_NOT})


def _leaf_holds(leaf: Leaf, space: Space) -> Formula:
    if isinstance(leaf, Gap):
        # Nobody knows the rule: it never holds and never fails.
        return z3.BoolVal(False)
    if isinstance(leaf, FlagLeaf):
        return space.variable(leaf.fact) == leaf.expected
    if isinstance(leaf, NumberLeaf):
        return space.between(leaf.fact, leaf.lowest, leaf.highest)
    if space.facts[leaf.fact].meaning is Meaning.ALL_OF:
        return z3.Or([space.member(leaf.fact, code) for code in sorted(leaf.accepts)])
    return space.one_of(leaf.fact, leaf.accepts)


def _leaf_fails(leaf: Leaf, space: Space) -> Formula:
    if isinstance(leaf, Gap):
        return z3.BoolVal(False)
    if not isinstance(leaf, ChoiceLeaf):
        return z3.Not(_leaf_holds(leaf, space))
    open_or_accepted = leaf.accepts | leaf.unsure
    if space.facts[leaf.fact].meaning is Meaning.ALL_OF:
        named = sorted(open_or_accepted & set(space.codes[leaf.fact]))
        return z3.Not(z3.Or([space.member(leaf.fact, code) for code in named]))
    return z3.Not(space.one_of(leaf.fact, open_or_accepted))


def _at_least(count: int, parts: Sequence[Formula]) -> Formula:
    if count == len(parts):
        return z3.And(list(parts))
    if count == 1:
        return z3.Or(list(parts))
    return z3.PbGe([(part, 1) for part in parts], count)
