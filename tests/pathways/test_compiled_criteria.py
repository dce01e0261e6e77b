"""Criteria compiled to z3 say what the engine says, of every person and with every leaf."""

import pytest
import z3
from hypothesis import given
from hypothesis import strategies as st

from pathways import Criterion, Definitions, Facts, Outcome, Truth, decide, evaluate
from pathways.proofs import check_agreement
from pathways.proofs.compiling import agrees_with, fails, has_outcome, holds
from pathways.proofs.space import make_space
from tests.pathways.conftest import Know, Read
from tests.pathways.small_world import CONDITIONS, CRITERIA, FACTS, VALUES, WORLD

PERSONS = st.fixed_dictionaries(
    {name: st.sampled_from(values) for name, values in VALUES.items()}
).map(Facts)


def is_possible(*formulas: object) -> bool:
    solver = z3.Solver()
    solver.add(*formulas)
    answer: bool = solver.check() == z3.sat
    return answer


@given(CONDITIONS, PERSONS)
def test_a_tree_holds_and_fails_where_the_engine_says_so(condition, person):
    space = make_space([condition], WORLD)
    here = [*space.rules(), agrees_with(person, space)]
    truth = evaluate(condition, person)
    assert is_possible(*here, holds(condition, space)) == (truth is Truth.TRUE)
    assert is_possible(*here, fails(condition, space)) == (truth is Truth.FALSE)


@given(CRITERIA, PERSONS)
def test_a_service_has_the_verdict_of_the_engine(criteria, person):
    space = make_space([one.when for one in criteria], WORLD)
    here = [*space.rules(), agrees_with(person, space)]
    possible = [one for one in Outcome if is_possible(*here, has_outcome(criteria, one, space))]
    assert possible == [decide(criteria, person).outcome]


@given(CRITERIA, st.lists(FACTS, max_size=4))
def test_whatever_the_engine_decides_the_solver_confirms(criteria, persons):
    agreement = check_agreement(criteria, persons, WORLD)
    assert agreement.asked == len(persons)
    assert agreement.disagreements == ()


def test_a_wrong_decision_would_be_noticed(
    rule: Read, know: Know, definitions: Definitions, monkeypatch: pytest.MonkeyPatch
) -> None:
    adult = rule({"fact": "age", "at_least": 18})
    minor = decide([adult], know(age=17))
    monkeypatch.setattr("pathways.proofs.agreement.decide", lambda criteria, facts: minor)
    person = know(age={"at_least": 10, "at_most": 40})
    assert check_agreement([adult], [person], definitions).disagreements == (person,)


def test_a_tree_that_stays_open_in_vain_is_named(
    rule: Read, know: Know, definitions: Definitions
) -> None:
    anybody = rule(
        {"any": [{"fact": "age", "at_most": 17}, {"fact": "age", "at_least": 18}]}, id="anybody"
    )
    agreement = check_agreement([anybody], [know()], definitions)
    (found,) = agreement.stay_open
    assert (found.place, found.truth) == (0, Truth.TRUE)


def test_facts_that_contradict_each_other_describe_nobody_and_are_not_asked(
    rule: Read, know: Know, definitions: Definitions
) -> None:
    cares_here = rule({"fact": "cared_for_borough", "is": "haringey"})
    nobody = know(carer=False, cared_for_borough="haringey")
    assert check_agreement([cares_here], [nobody], definitions).asked == 0


@pytest.mark.parametrize(
    ("when", "facts", "expected"),
    [
        ({"fact": "spoken_language", "in": ["tr", "ku"]}, {"spoken_language": ["so", "tr"]}, True),
        ({"fact": "spoken_language", "in": ["tr", "ku"]}, {"spoken_language": ["so"]}, False),
        ({"fact": "borough", "within": "ncl"}, {"borough": "enfield"}, True),
        ({"fact": "borough", "within": "ncl"}, {"borough": "hackney"}, False),
        ({"fact": "borough", "within": "ncl"}, {"borough": "none"}, None),
        ({"fact": "borough", "within": "london"}, {"borough": "elsewhere"}, None),
        ({"fact": "learning_disability", "in": ["yes"]}, {"learning_disability": "no"}, False),
    ],
)
def test_sets_and_places_that_say_nothing_keep_their_meaning(
    rule: Read, know: Know, definitions: Definitions, when: object, facts: dict, expected: object
) -> None:
    criterion: Criterion = rule(when)
    space = make_space([criterion.when], definitions)
    here = [*space.rules(), agrees_with(know(**facts), space)]
    assert is_possible(*here, holds(criterion.when, space)) == (expected is True)
    assert is_possible(*here, fails(criterion.when, space)) == (expected is False)


def test_a_fact_that_does_not_apply_meets_no_rule(
    rule: Read, know: Know, definitions: Definitions
) -> None:
    cares_here = rule({"fact": "cared_for_borough", "is": "haringey"}).when
    space = make_space([cares_here], definitions, with_not_applicable=True)
    no_carer = [*space.rules(), agrees_with(know(carer=False), space)]
    assert not is_possible(*no_carer, holds(cares_here, space))
    carer = [*space.rules(), agrees_with(know(carer=True), space)]
    assert is_possible(*carer, holds(cares_here, space))
