"""The answers to a question that differ for the rules: a number line cut at each threshold."""

from collections.abc import Iterable

from pathways.conditions import ChoiceLeaf, Leaf, NumberLeaf
from pathways.facts import (
    ELSEWHERE,
    AllOf,
    FactDefinition,
    FactType,
    Interval,
    Known,
    Meaning,
    OneOf,
)

# A language nobody's rules name; "und" is the tag for a language that is not determined.
ANOTHER_LANGUAGE = "und"


def answers_that_differ(
    fact: FactDefinition, leaves: Iterable[Leaf], value: Known | None
) -> tuple[Known, ...]:
    """The possible answers, joined where the leaves cannot tell them apart."""
    if fact.type is FactType.BOOLEAN:
        return (True, False)
    if fact.type is FactType.INTEGER:
        known = value if isinstance(value, Interval) else Interval(fact.lowest, fact.highest)
        numbers = [leaf for leaf in leaves if isinstance(leaf, NumberLeaf)]
        return tuple(_cut(known, numbers))
    choices = [leaf for leaf in leaves if isinstance(leaf, ChoiceLeaf)]
    return tuple(_group_codes(fact, _possible_codes(fact, choices, value), choices))


def _cut(known: Interval, leaves: list[NumberLeaf]) -> Iterable[Interval]:
    starts = {known.at_least}
    starts |= {leaf.lowest for leaf in leaves if leaf.lowest is not None}
    starts |= {leaf.highest + 1 for leaf in leaves if leaf.highest is not None}
    inside = sorted(start for start in starts if known.at_least <= start <= known.at_most)
    ends = [*(start - 1 for start in inside[1:]), known.at_most]
    return (Interval(start, end) for start, end in zip(inside, ends, strict=True))


def _possible_codes(
    fact: FactDefinition, leaves: list[ChoiceLeaf], value: Known | None
) -> list[str]:
    if isinstance(value, OneOf):
        return list(value.codes)
    if fact.values:
        return list(fact.values)
    accepted = sorted(frozenset[str]().union(*(leaf.accepts for leaf in leaves)))
    other = ELSEWHERE if fact.type is FactType.AREA else ANOTHER_LANGUAGE
    return [*accepted, other] if other not in accepted else accepted


def _group_codes(
    fact: FactDefinition, codes: list[str], leaves: list[ChoiceLeaf]
) -> Iterable[Known]:
    groups: dict[tuple[object, ...], list[str]] = {}
    for code in codes:
        judged = tuple(leaf.truth_of(OneOf((code,))) for leaf in leaves)
        groups.setdefault(judged, []).append(code)
    for group in groups.values():
        yield AllOf((group[0],)) if fact.meaning is Meaning.ALL_OF else OneOf(tuple(group))
