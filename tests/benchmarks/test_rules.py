"""What the comparison of rule engines rests on: its services, its judge and its translations."""

import json
from random import Random

import pytest

from benchmarks.rules.command import read_arguments
from benchmarks.rules.engines import Ours
from benchmarks.rules.honesty import Count, Judge, holds, takes
from benchmarks.rules.matching import Timing
from benchmarks.rules.questions import Asked, measure_questions
from benchmarks.rules.rule_base import (
    RealRules,
    facts_in,
    known_share,
    make_person,
    make_services,
    read_real_rules,
)
from benchmarks.rules.tables import honesty_tables, matching_tables, questions_table
from benchmarks.rules.wording import CEL, RULE_ENGINE, ZEN, json_logic
from benchmarks.section import begin, end, replace_section
from pathways import ChoiceLeaf, Criterion, FlagLeaf, Group, Kind, NumberLeaf
from pathways.conditions import GroupKind
from tests.benchmarks.test_benchmarks import PAGE
from tests.pathways.real_world import real_criteria

OLD_ENOUGH = Criterion("a", Kind.MUST, NumberLeaf("age", 16, None))
NOT_FOR_CARERS = Criterion("b", Kind.MUST_NOT, FlagLeaf("carer", True))
HERE_OR_YOUNG = Criterion(
    "c",
    Kind.MUST,
    Group(
        GroupKind.ANY,
        (ChoiceLeaf("borough", frozenset({"haringey"})), NumberLeaf("age", None, 24)),
    ),
)


@pytest.fixture(scope="module")
def real() -> RealRules:
    return read_real_rules()


def test_the_real_rules_are_those_of_the_directory(real: RealRules) -> None:
    assert dict(real.services) == dict(real_criteria())


def test_services_are_the_same_for_the_same_seed(real: RealRules) -> None:
    assert make_services(real, 30, seed=7) == make_services(real, 30, seed=7)
    assert make_services(real, 30, seed=7) != make_services(real, 30, seed=8)


def test_every_service_asks_for_something_and_only_yes_or_no(real: RealRules) -> None:
    services = make_services(real, 200, seed=7)
    assert all(services)
    assert {one.kind for each in services for one in each} == {Kind.MUST, Kind.MUST_NOT}


def test_ours_agrees_with_the_judge_about_somebody_who_said_everything(real: RealRules) -> None:
    services = make_services(real, 200, seed=7)
    ours = Ours(real.definitions)
    ours.read(services)
    chance = Random(1)
    for _ in range(10):
        person = make_person(facts_in(services), real.definitions, chance)
        assert ours.answer(person) == [takes(each, person) for each in services]


def test_nothing_that_ours_decides_is_undone_by_a_completion(real: RealRules) -> None:
    services = make_services(real, 60, seed=7)
    ours, judge, chance = Ours(real.definitions), Judge(services, real.definitions), Random(2)
    ours.read(services)
    for share in (0.1, 0.5, 0.9):
        everything = make_person(facts_in(services), real.definitions, chance)
        person = known_share(everything, share, chance)
        for answer, possible in zip(ours.answer(person), judge.possible(person), strict=True):
            assert answer is None or possible == {answer}


def test_a_condition_reads_as_it_would_in_a_program() -> None:
    assert holds(HERE_OR_YOUNG.when, {"borough": "enfield", "age": 20})
    assert not holds(HERE_OR_YOUNG.when, {"borough": "enfield", "age": 30})


def test_the_same_rule_in_each_language() -> None:
    service = (OLD_ENOUGH, NOT_FOR_CARERS)
    assert ZEN.service(service, checked=True) == (
        "((age != null and age >= 16) and not ((carer != null and carer == true)))"
    )
    assert CEL.service(service, checked=True) == (
        "((has(p.age) && p.age >= 16) && !((has(p.carer) && p.carer == true)))"
    )
    assert RULE_ENGINE.criterion(HERE_OR_YOUNG, checked=False) == (
        "(borough in ['haringey'] or age <= 24)"
    )
    assert json_logic(service, checked=False) == {
        "and": [{">=": [{"var": "age"}, 16]}, {"!": [{"===": [{"var": "carer"}, True]}]}]
    }
    assert json.dumps(json_logic([HERE_OR_YOUNG], checked=True))


def test_ours_asks_no_more_than_any_other_way(real: RealRules) -> None:
    ours, *others = measure_questions(real, 25, 7, lambda text: None)
    assert ours.mean <= min(other.mean for other in others if "order" in other.way)


def test_the_tables_tell_ratios_and_unsafe_answers() -> None:
    timings = [Timing("ours", 500, 2.0, 0.1, 0), Timing("other 1.0", 500, 5.0, 0.2, 0)]
    assert "| other 1.0 | 5.0 | 2.5 × | 0.2 |" in matching_tables(timings)
    count = Count("ours", "three values", 0.1)
    count.add(None, frozenset({True, False}))
    count.add(True, frozenset({True}))
    counts = [Count(count.engine, count.style, share) for share in (0.3, 0.5, 0.7, 0.9)]
    for one in counts:
        one.add(False, frozenset({True, False}))
    told = honesty_tables([count, *counts])
    assert "| ours | three values | 50.0% | 100.0%" in told
    assert "Ours: 4 unsafe answers of 6." in told
    asked = [Asked("ours", [1, 3], [2, 2]), Asked("by chance", [4, 4], [5, 5])]
    assert "| by chance | 4.0 | 4 | 4 | 2.0 × | 5.0 |" in questions_table(asked)


@pytest.mark.parametrize("name", ["matching", "honesty", "questions"])
def test_the_page_has_a_place_for_each_comparison(name: str) -> None:
    page = replace_section(PAGE.read_text(encoding="utf-8"), name, "| a table |")
    assert f"{begin(name)}\n\n| a table |\n\n{end(name)}" in page


def test_impossible_numbers_of_services_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_arguments(["matching", "--services", "0"])
    assert "--services" in capsys.readouterr().err
