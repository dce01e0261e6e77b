"""A world of five small facts for brute force and generated rules, and the tests' areas."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from random import Random

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
    leaves_of,
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


def _number_leaves() -> Iterator[NumberLeaf]:
    for low in range(1, HIGHEST + 1):
        yield NumberLeaf("number", low, None)
        yield NumberLeaf("number", None, low - 1)
        yield from (NumberLeaf("number", low, high) for high in range(low, HIGHEST + 1))


def _some(things: Sequence[str]) -> list[tuple[str, ...]]:
    """Every one and every two of them."""
    return [*combinations(things, 1), *combinations(things, 2)]


_FLAGS = [FlagLeaf(fact, answer) for fact in ("flag", "other_flag") for answer in (True, False)]
_NUMBERS = list(_number_leaves())
_CHOICES = [ChoiceLeaf("code", frozenset(codes), named=codes) for codes in _some(CODES)]
_AREAS = [
    ChoiceLeaf("place", frozenset({place}), frozenset({"none"}), (place,))
    for place in ("here", "there")
]


def _tree(chance: Random, deepest: int = 3) -> Condition:
    if not deepest or chance.random() < 0.4:
        return chance.choice(chance.choice([_FLAGS, _NUMBERS, _CHOICES, _AREAS]))
    return _group(chance, [_tree(chance, deepest - 1) for _ in range(chance.randint(1, 3))])


def _tree_with_each_fact_once(chance: Random) -> Condition:
    parts = [
        chance.choice(leaves) for leaves in (_FLAGS[:2], _FLAGS[2:], _NUMBERS, _CHOICES, _AREAS)
    ]
    chance.shuffle(parts)
    parts = parts[: chance.randint(1, 5)]
    while len(parts) > 1:
        size = chance.randint(2, len(parts))
        parts = [*parts[size:], _group(chance, parts[:size])]
    return parts[0]


def _group(chance: Random, parts: Sequence[Condition]) -> Group:
    kind = chance.choice(list(GroupKind))
    count = chance.randint(1, len(parts)) if kind is GroupKind.AT_LEAST else 1
    return Group(kind, tuple(parts), count)


def _forest(grow: Callable[[Random], Condition]) -> list[Condition]:
    """Thousands of trees, small ones first: a failing example shrinks towards them."""
    chance = Random(5)
    found = dict.fromkeys(grow(chance) for _ in range(5000))
    return sorted(found, key=lambda tree: len(list(leaves_of(tree))))


# Everything is drawn whole from a list, in one draw, so that thousands of examples are quick.
LEAVES = st.sampled_from([*_FLAGS, *_NUMBERS, *_CHOICES, *_AREAS])
CONDITIONS = st.sampled_from(_forest(_tree))
EACH_FACT_ONCE = st.sampled_from(_forest(_tree_with_each_fact_once))


def _service(chance: Random) -> tuple[Criterion, ...]:
    return tuple(
        Criterion(f"c{place}", kind, _tree(chance), Source("X"), chance.choice([None, "service"]))
        for place, kind in enumerate(chance.choices(list(Kind), k=chance.randint(0, 4)))
    )


def _services() -> list[tuple[Criterion, ...]]:
    chance = Random(6)
    found = dict.fromkeys(_service(chance) for _ in range(5000))
    return sorted(found, key=lambda each: sum(1 for one in each for _ in leaves_of(one.when)))


CRITERIA = st.sampled_from(_services())

_NOT_KNOWN = (None,) * 4
_POSSIBLE: Mapping[str, Sequence[Known | None]] = {
    "flag": (*_NOT_KNOWN, True, False),
    "other_flag": (*_NOT_KNOWN, True, False),
    "number": (
        *_NOT_KNOWN,
        *(Interval(low, high) for low in range(HIGHEST + 1) for high in range(low, HIGHEST + 1)),
    ),
    "code": (*_NOT_KNOWN, *(OneOf(codes) for codes in _some(CODES))),
    "place": (*_NOT_KNOWN, *(OneOf(places) for places in _some(PLACES))),
}


def _somebody(chance: Random) -> Facts:
    drawn = {name: chance.choice(values) for name, values in _POSSIBLE.items()}
    return Facts({name: value for name, value in drawn.items() if value is not None})


def _people() -> list[Facts]:
    chance = Random(7)
    return sorted((_somebody(chance) for _ in range(5000)), key=lambda facts: len(facts.known))


FACTS = st.sampled_from(_people())


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
