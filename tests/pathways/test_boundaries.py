"""A case on each side of every number that a criterion, advice or a pathway compares with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from pathways import (
    Condition,
    Facts,
    Handbook,
    Interval,
    NumberLeaf,
    Truth,
    leaves_of,
    load_definitions,
    load_handbook,
    parse_criterion,
)

ROOT = Path(__file__).parents[2]
DEFINITIONS = load_definitions()


def _conditions() -> Iterator[tuple[str, Condition]]:
    listed = yaml.safe_load((ROOT / "data" / "services.yaml").read_text())["services"]
    # Which boroughs an area has does not matter for numbers.
    codes = yaml.safe_load((ROOT / "data" / "areas.yaml").read_text())["areas"]
    anywhere = dict.fromkeys(codes, frozenset({"haringey"}))
    for service in listed:
        for raw in service["criteria"]:
            criterion = parse_criterion(raw, DEFINITIONS, anywhere)
            yield f"{service['id']}.{criterion.id}", criterion.when
    for advice in DEFINITIONS.advice:
        if advice.when is not None:
            yield advice.id, advice.when
    handbook: Handbook = load_handbook(DEFINITIONS)
    for pathway in handbook.pathways.values():
        for move in (*pathway.step_up, *pathway.step_down):
            if move.when is not None:
                yield f"{pathway.need} to {move.to}", move.when


def _number_leaves() -> list[object]:
    found = {}
    for name, condition in _conditions():
        for leaf in leaves_of(condition):
            if isinstance(leaf, NumberLeaf):
                found.setdefault((leaf.fact, leaf.lowest, leaf.highest), (name, leaf))
    return [
        pytest.param(leaf, id=f"{leaf.fact} {leaf.lowest} to {leaf.highest} ({name})")
        for name, leaf in found.values()
    ]


def truth(leaf: NumberLeaf, lowest: int, highest: int) -> Truth:
    return leaf.truth_of(Facts({leaf.fact: Interval(lowest, highest)}).value(leaf.fact))


LEAVES = _number_leaves()


def test_there_are_numbers_to_look_at() -> None:
    assert len(LEAVES) > 30


@pytest.mark.parametrize("leaf", LEAVES)
def test_the_number_itself_is_inside_the_next_is_outside_and_both_together_are_open(
    leaf: NumberLeaf,
) -> None:
    for bound, outside in ((leaf.lowest, -1), (leaf.highest, 1)):
        if bound is None:
            continue
        beyond = bound + outside
        assert truth(leaf, bound, bound) is Truth.TRUE
        assert truth(leaf, beyond, beyond) is Truth.FALSE
        assert truth(leaf, min(bound, beyond), max(bound, beyond)) is Truth.UNKNOWN
    assert leaf.truth_of(None) is Truth.UNKNOWN
