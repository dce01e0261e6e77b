"""Deciding about all services at once says what deciding about each of them says."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways import (
    Criterion,
    Facts,
    FlagLeaf,
    Group,
    Kind,
    Outcome,
    compile_table,
    decide,
    decide_all,
)
from pathways.conditions import GroupKind
from tests.pathways.holds import holds_for
from tests.pathways.real_world import real_criteria, somebody
from tests.pathways.small_world import CRITERIA, FACTS

REAL = compile_table(real_criteria().values())


def assert_agree(decisions, position, verdict):
    assert decisions.outcome(position) is verdict.outcome
    assert decisions.open_facts(position) == verdict.open_facts
    assert decisions.awaits_only_service(position) is verdict.awaits_only_service


def assert_same(services, facts):
    decisions = decide_all(compile_table(services), facts)
    for position, criteria in enumerate(services):
        assert_agree(decisions, position, decide(criteria, facts))


@holds_for(st.lists(CRITERIA, max_size=2), FACTS)
def test_generated_services_are_decided_alike(services, facts):
    assert_same(services, facts)


@holds_for(st.integers(0, 10**9))
def test_the_real_services_are_decided_alike_for_anybody(seed):
    chance = Random(seed)
    facts = somebody(chance)
    decisions = decide_all(REAL, facts)
    for position in chance.sample(range(len(REAL)), 12):
        assert_agree(decisions, position, decide(REAL.services[position], facts))


def test_every_real_service_is_decided_alike():
    for seed in range(20):
        facts = somebody(Random(seed))
        decisions = decide_all(REAL, facts)
        for position, criteria in enumerate(REAL.services):
            assert_agree(decisions, position, decide(criteria, facts))


@given(FACTS)
def test_a_verdict_with_reasons_is_the_one_of_decide(facts):
    criteria = (Criterion("c", Kind.MUST, FlagLeaf("flag", True)),)
    assert decide_all(compile_table([criteria]), facts).verdict(0) == decide(criteria, facts)


def test_the_services_of_one_outcome_are_found_in_their_order():
    wants = [FlagLeaf("flag", True), FlagLeaf("flag", False), FlagLeaf("flag", True)]
    table = compile_table([(Criterion("c", Kind.MUST, when),) for when in wants])
    decisions = decide_all(table, Facts({"flag": True}))
    assert decisions.positions(Outcome.FITS).tolist() == [0, 2]
    assert decisions.positions(Outcome.DOES_NOT_FIT).tolist() == [1]


def test_an_empty_directory_has_no_decisions():
    decisions = decide_all(compile_table([]), Facts({"flag": True}))
    assert [len(decisions.positions(outcome)) for outcome in Outcome] == [0, 0, 0, 0]


@pytest.mark.parametrize("kind", list(GroupKind))
def test_a_group_without_parts_is_decided_alike(kind):
    assert_same([(Criterion("c", Kind.MUST, Group(kind, ())),)], Facts())


def test_more_facts_than_a_word_has_bits_stay_apart():
    services = [(Criterion("c", Kind.MUST, FlagLeaf(f"fact{n}", True)),) for n in range(130)]
    assert_same(services, Facts({"fact7": True, "fact70": False}))


def test_what_services_share_is_kept_once():
    criteria = (Criterion("c", Kind.MUST, FlagLeaf("flag", True)),)
    table = compile_table([criteria] * 50)
    assert len(table) == 50
    assert len(table.leaves["flag"]) == 1
