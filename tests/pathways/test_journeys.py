"""Pathways: a way up, a way down and something for the wait, whatever the answer of one service."""

from dataclasses import dataclass

import pytest

from pathways import (
    DoorQuery,
    Facts,
    LevelRange,
    Line,
    Move,
    Pathway,
    Sentence,
    Source,
    Truth,
    doors_of,
    follow,
    parse_condition,
)
from pathways.journeys import Beside

WIDE = LevelRange(1, 5)


@dataclass(frozen=True)
class Service:
    needs: tuple[str, ...] = ("debt",)
    offers: tuple[str, ...] = ("advice",)
    levels: tuple[int, ...] = (2, 3)
    routes: tuple[str, ...] = ("self",)


def query(**asked: object) -> DoorQuery:
    return DoorQuery(**{"needs": frozenset({"debt"}), "levels": frozenset({2}), **asked})


def line(text: str) -> Line:
    return Line(Sentence(text), Source("X"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, True),
        ({"needs": frozenset({"food", "debt"})}, True),
        ({"needs": frozenset({"food"})}, False),
        ({"levels": frozenset({4})}, False),
        ({"offers": frozenset({"advice", "advocacy"})}, True),
        ({"offers": frozenset({"advocacy"})}, False),
        ({"routes": frozenset({"self", "drop_in"})}, True),
        ({"routes": frozenset({"gp"})}, False),
        ({"without": frozenset({"counselling"})}, True),
        ({"without": frozenset({"advice"})}, False),
    ],
)
def test_a_query_finds_services_by_need_level_offer_and_route(asked, found):
    assert query(**asked).finds(Service()) is found


def test_several_queries_find_a_service_once_and_keep_the_order():
    food = Service(needs=("food",))
    both = Service(needs=("food", "debt"))
    queries = [query(), query(needs=frozenset({"food"}))]
    assert doors_of(queries, [both, Service(levels=(5,)), food]) == [both, food]


@pytest.fixture
def pathway(definitions) -> Pathway:
    hard = parse_condition({"fact": "functioning", "is": "marked"}, definitions, {})
    fine = parse_condition({"fact": "functioning", "is": "ok"}, definitions, {})
    hungry = parse_condition({"fact": "food_now", "is": True}, definitions, {})
    poor = parse_condition({"fact": "income_low", "is": True}, definitions, {})
    return Pathway(
        need="debt",
        doors={1: (query(),), 2: (query(),), 4: (query(),), 5: (query(),)},
        step_up=(Move(5, None, line("Urgent.")), Move(4, hard, line("Harder."))),
        step_down=(Move(1, fine, line("Easier.")),),
        beside=(Beside("money-benefits", poor), Beside("food", hungry)),
    )


def test_a_move_that_the_facts_speak_of_comes_first(pathway, know):
    journey = follow(pathway, know(functioning="marked"), WIDE)
    assert [(each.to, each.applies) for each in journey.step_up] == [
        (4, Truth.TRUE),
        (5, Truth.UNKNOWN),
    ]


def test_nothing_is_left_out_because_a_fact_is_not_known_or_was_declined(pathway, know):
    for facts in (Facts(), know(functioning={"declined": True})):
        journey = follow(pathway, facts, WIDE)
        assert {each.to for each in journey.step_up} == {4, 5}
        assert [each.applies for each in journey.step_down] == [Truth.UNKNOWN]


def test_a_way_up_begins_above_where_the_search_begins(pathway):
    journey = follow(pathway, Facts(), LevelRange(4, 4))
    assert [each.to for each in journey.step_up] == [5]
    assert [each.to for each in journey.step_down] == [1]


def test_a_move_that_the_facts_speak_of_stays_wherever_the_search_begins(pathway, know):
    journey = follow(pathway, know(functioning="marked"), LevelRange(4, 5))
    assert [each.to for each in journey.step_up] == [4, 5]


def test_the_levels_to_look_at_first_are_those_that_have_doors(pathway):
    assert follow(pathway, Facts(), LevelRange(2, 4)).first_levels == {2, 4}


def test_practical_needs_that_are_known_come_first_and_those_known_absent_not(pathway, know):
    assert follow(pathway, know(food_now=True), WIDE).beside == ("food", "money-benefits")
    assert follow(pathway, know(food_now=False), WIDE).beside == ("money-benefits",)
