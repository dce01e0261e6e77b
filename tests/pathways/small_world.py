"""A world of five small facts for brute force and generated rules, and the tests' areas."""

from hypothesis import strategies as st

from pathways import (
    ChoiceLeaf,
    Condition,
    Criterion,
    Definitions,
    FactDefinition,
    Facts,
    FactType,
    FlagLeaf,
    Group,
    Interval,
    Kind,
    Known,
    NumberLeaf,
    OneOf,
    Source,
)
from pathways.conditions import GroupKind

AREAS = {
    "haringey": frozenset({"haringey"}),
    "enfield": frozenset({"enfield"}),
    "islington": frozenset({"islington"}),
    "hackney": frozenset({"hackney"}),
    "ncl": frozenset({"haringey", "enfield", "islington"}),
    "london": frozenset({"haringey", "enfield", "islington", "hackney"}),
}
CODES = ("x", "y", "z")
PLACES = ("here", "there", "none", "elsewhere")
HIGHEST = 4


def _fact(name: str, kind: FactType, **others: object) -> FactDefinition:
    askers = frozenset({"resident"})
    return FactDefinition(name, kind, name, f"{name}?", f"{name}?", asked_of=askers, **others)  # type: ignore[arg-type]  # a short way to write five facts


WORLD = Definitions(
    facts={
        "flag": _fact("flag", FactType.BOOLEAN),
        "other_flag": _fact("other_flag", FactType.BOOLEAN),
        "number": _fact("number", FactType.INTEGER, highest=HIGHEST),
        "code": _fact(
            "code", FactType.ENUM, values=CODES, value_labels=dict(zip(CODES, CODES, strict=True))
        ),
        "place": _fact("place", FactType.AREA),
    },
    figures={},
    areas={"here": frozenset({"here"}), "there": frozenset({"there"})},
)

VALUES: dict[str, tuple[Known, ...]] = {
    "flag": (True, False),
    "other_flag": (True, False),
    "number": tuple(Interval(number, number) for number in range(HIGHEST + 1)),
    "code": tuple(OneOf((code,)) for code in CODES),
    "place": tuple(OneOf((place,)) for place in PLACES),
}


def _number_leaf(bounds: tuple[int, int], side: str) -> NumberLeaf:
    low, high = sorted(bounds)
    if side == "from":
        return NumberLeaf("number", max(low, 1), None)
    if side == "to":
        return NumberLeaf("number", None, min(high, HIGHEST - 1))
    return NumberLeaf("number", max(low, 1), max(high, 1))


_numbers = st.integers(0, HIGHEST)
FLAGS = st.builds(FlagLeaf, st.sampled_from(["flag", "other_flag"]), st.booleans())
NUMBERS = st.builds(
    _number_leaf, st.tuples(_numbers, _numbers), st.sampled_from(["from", "to", "both"])
)
CHOICES = st.sets(st.sampled_from(CODES), min_size=1, max_size=2).map(
    lambda codes: ChoiceLeaf("code", frozenset(codes), named=tuple(sorted(codes)))
)
AREA_LEAVES = st.sampled_from(["here", "there"]).map(
    lambda place: ChoiceLeaf("place", frozenset({place}), frozenset({"none"}), (place,))
)
SURE_LEAVES = st.one_of(FLAGS, NUMBERS, CHOICES)
LEAVES = st.one_of(SURE_LEAVES, AREA_LEAVES)


def _groups(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    lists = st.lists(parts, min_size=1, max_size=3).map(tuple)
    plain = st.builds(Group, st.sampled_from([GroupKind.ALL, GroupKind.ANY, GroupKind.NONE]), lists)
    counted = st.tuples(lists, st.integers(1, 3)).map(
        lambda pair: Group(GroupKind.AT_LEAST, pair[0], min(pair[1], len(pair[0])))
    )
    return plain | counted


CONDITIONS: st.SearchStrategy[Condition] = st.recursive(LEAVES, _groups, max_leaves=5)


def _criterion(when: Condition, kind: Kind, number: int) -> Criterion:
    return Criterion(f"c{number}", kind, when, Source("X"))


CRITERIA = st.lists(
    st.builds(_criterion, CONDITIONS, st.sampled_from(list(Kind)), st.integers(0, 99)), max_size=4
).map(tuple)

_RANGES = st.tuples(_numbers, _numbers).map(lambda pair: Interval(min(pair), max(pair)))
_VAGUE_CODES = st.sets(st.sampled_from(CODES), min_size=1, max_size=2).map(
    lambda codes: OneOf(tuple(sorted(codes)))
)
_VAGUE_PLACES = st.sets(st.sampled_from(PLACES), min_size=1, max_size=2).map(
    lambda codes: OneOf(tuple(sorted(codes)))
)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "flag": st.booleans(),
        "other_flag": st.booleans(),
        "number": _RANGES,
        "code": _VAGUE_CODES,
        "place": _VAGUE_PLACES,
    },
).map(Facts)


def completions_of(name: str, value: Known | None) -> tuple[Known, ...]:
    """Every exact value that a fact may still turn out to have."""
    if isinstance(value, bool):
        return (value,)
    if isinstance(value, Interval):
        numbers = range(value.at_least, value.at_most + 1)
        return tuple(Interval(number, number) for number in numbers)
    if isinstance(value, OneOf):
        return tuple(OneOf((code,)) for code in value.codes)
    return VALUES[name]
