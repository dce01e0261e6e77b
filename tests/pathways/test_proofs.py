"""The proofs on small worlds: flaws of criteria, who has no door, what an edit does to people."""

from collections.abc import Mapping, Sequence
from itertools import product

import pytest
import z3
from hypothesis import given
from hypothesis import strategies as st

from pathways import (
    Criterion,
    DefinitionProblem,
    Definitions,
    Facts,
    Interval,
    Kind,
    OneOf,
    Outcome,
    decide,
    facts_on_the_wire,
    parse_condition,
)
from pathways.proofs import (
    Asker,
    Door,
    Flaw,
    People,
    Profile,
    difference,
    find_gaps,
    flaws_of,
    load_people,
)
from pathways.proofs.compiling import holds
from pathways.proofs.profile_search import make_population
from pathways.proofs.profiles import joined
from tests.pathways.conftest import Know, Read
from tests.pathways.small_world import AREAS, CRITERIA, VALUES, WORLD

AGE = {"fact": "age"}
MAN, WOMAN = {"fact": "gender", "is": "man"}, {"fact": "gender", "is": "woman"}
NOBODY_SPECIAL = People(
    {
        "number": (VALUES["number"][2],),
        "code": (VALUES["code"][0],),
        "place": tuple(VALUES["place"][:1]),
    },
    (),
    {},
)


@pytest.fixture(scope="session")
def people(definitions: Definitions) -> People:
    return load_people(definitions, AREAS)


def told(profiles: Sequence[Mapping[str, object]]) -> list[dict[str, object]]:
    """Profiles as they travel, for reading."""
    return [facts_on_the_wire(Facts(one)) for one in profiles]  # type: ignore[arg-type]  # known


@pytest.mark.parametrize(
    ("rules", "flaws"),
    [
        (
            [("must", {"all": [{**AGE, "at_most": 17}, {**AGE, "at_least": 18}]})],
            [(0, "never_met")],
        ),
        ([("must", {**AGE, "at_least": 0})], [(0, "never_fails")]),
        ([("must_not", {"all": [MAN, WOMAN]})], [(0, "never_fails")]),
        ([("prefers", {**AGE, "at_most": 120})], [(0, "never_fails")]),
        ([("must", {"fact": "borough", "within": "london"})], [(0, "never_fails")]),
        (
            [("must", {**AGE, "at_most": 17}), ("usually", {**AGE, "at_least": 18})],
            [(1, "contradiction")],
        ),
        ([("must", WOMAN), ("must_not", {"none": [MAN]})], [(1, "contradiction")]),
        (
            [("must", {**AGE, "at_least": 18}), ("must", {**AGE, "at_least": 16})],
            [(1, "redundant")],
        ),
        (
            [("usually", {**AGE, "at_least": 16}), ("must", {**AGE, "at_least": 18})],
            [(0, "redundant")],
        ),
        (
            [("must", WOMAN), ("must", WOMAN)],
            [(1, "redundant")],
        ),
        ([("must", {**AGE, "at_least": 16}), ("usually", {**AGE, "at_least": 18})], []),
        ([("must_not", MAN), ("usually", WOMAN)], []),
        ([("must", {"fact": "borough", "within": "haringey"})], []),
    ],
)
def test_flaws_of_criteria_are_found(
    rule: Read,
    definitions: Definitions,
    rules: Sequence[tuple[str, object]],
    flaws: Sequence[tuple[int, str]],
) -> None:
    criteria = [rule(when, kind=kind, id=str(place)) for place, (kind, when) in enumerate(rules)]
    found = flaws_of(criteria, definitions)
    assert [(one.place, one.flaw) for one in found] == [(at, Flaw(name)) for at, name in flaws]


def test_a_contradiction_names_only_the_criteria_that_make_it(
    rule: Read, definitions: Definitions
) -> None:
    criteria = [rule({**AGE, "at_least": 65}), rule(MAN), rule({**AGE, "at_most": 25})]
    (found,) = flaws_of(criteria, definitions)
    assert (found.place, found.others) == (2, (0,))


def test_what_makes_a_criterion_redundant_is_named_and_nothing_else(
    rule: Read, definitions: Definitions
) -> None:
    criteria = [rule(MAN), rule({**AGE, "at_least": 18}), rule({**AGE, "at_least": 16})]
    (found,) = flaws_of(criteria, definitions)
    assert (found.place, found.others) == (2, (1,))


def test_asking_for_carers_is_not_redundant_beside_asking_where_they_care(
    rule: Read, definitions: Definitions
) -> None:
    carers = [
        rule({"fact": "carer", "is": True}),
        rule({"fact": "cared_for_borough", "is": "haringey"}),
    ]
    assert flaws_of(carers, definitions) == ()


@pytest.mark.slow
@given(CRITERIA)
def test_a_redundant_criterion_can_go_and_no_verdict_changes_for_anybody(criteria):
    redundant = {one.place for one in flaws_of(criteria, WORLD) if one.flaw is Flaw.REDUNDANT}
    rest = [one for place, one in enumerate(criteria) if place not in redundant]
    for values in product(*VALUES.values()):
        person = Facts(dict(zip(VALUES, values, strict=True)))
        before, after = decide(criteria, person).outcome, decide(rest, person).outcome
        if Outcome.MIGHT_FIT not in (before, after):
            assert before is after


def adults_with_a_gp(rule: Read, definitions: Definitions) -> Door:
    with_gp = parse_condition({"fact": "gp_registered", "is": True}, definitions, AREAS)
    return Door("team", (rule({**AGE, "at_least": 18}),), (with_gp,))


def test_who_falls_through_is_told_in_the_fewest_facts(
    rule: Read, definitions: Definitions, people: People
) -> None:
    doors = [adults_with_a_gp(rule, definitions)]
    gaps = find_gaps(doors, Asker("stigma", "haringey", "haringey"), people, definitions)
    assert told(gaps) == [{"age": {"at_least": 0, "at_most": 17}}, {"gp_registered": False}]


def test_another_door_makes_the_gap_smaller(
    rule: Read, definitions: Definitions, people: People
) -> None:
    young = Door("young", (rule({**AGE, "at_most": 17}),), (None,))
    doors = [adults_with_a_gp(rule, definitions), young]
    gaps = find_gaps(doors, Asker("stigma", "haringey", "haringey"), people, definitions)
    assert told(gaps) == [{"gp_registered": False}]


def test_without_any_door_even_the_unremarkable_have_none(
    definitions: Definitions, people: People
) -> None:
    asker = Asker("stigma", "haringey", "haringey")
    assert find_gaps([], asker, people, definitions) == ({},)


def test_who_has_no_fixed_address_is_not_turned_away_by_a_borough(
    rule: Read, definitions: Definitions, people: People
) -> None:
    here = Door("here", (rule({"fact": "borough", "within": "haringey"}),), (None,))
    for borough, gaps in (("none", ()), ("haringey", ()), ("hackney", ({},))):
        asker = Asker("stigma", borough, "haringey")
        assert find_gaps([here], asker, people, definitions) == gaps


def test_one_sex_without_a_door_is_said_although_neither_is_unusual(
    rule: Read, definitions: Definitions, people: People
) -> None:
    women = Door("women", (rule(MAN, kind="must_not"),), (None,))
    asker = Asker("stigma", "haringey", "haringey")
    assert told(find_gaps([women], asker, people, definitions)) == [{"gender": "man"}]


def test_languages_and_facts_of_which_nothing_is_usual_are_told_too(
    rule: Read, definitions: Definitions
) -> None:
    """Nobody said what is usual: then nothing is, and a claim holds for each value left unsaid."""
    turkish = Door("one", (rule({"fact": "spoken_language", "in": ["tr"]}),), (None,))
    at_school = Door("two", (rule({"fact": "education", "is": "in_school"}),), (None,))
    asker = Asker("stigma", "haringey", "haringey")
    gaps = find_gaps([turkish, at_school], asker, People({}, (), {}), definitions)
    assert told(gaps) == [
        {"education": ["in_college", "neet", "not_applicable"], "spoken_language": ["und"]}
    ]


@pytest.mark.parametrize(
    ("profiles", "fewer"),
    [
        ([{"age": Interval(0, 9)}, {"age": Interval(10, 17)}], [{"age": Interval(0, 17)}]),
        (
            [{"age": Interval(0, 9)}, {"age": Interval(65, 120)}],
            [{"age": Interval(0, 9)}, {"age": Interval(65, 120)}],
        ),
        ([{"carer": True}, {"carer": False}], [{"carer": True}, {"carer": False}]),
        (
            [{"gender": OneOf(("man",))}, {"gender": OneOf(("other",))}],
            [{"gender": OneOf(("man", "other"))}],
        ),
        (
            [{"age": Interval(0, 9), "carer": True}, {"age": Interval(10, 17)}],
            [{"age": Interval(0, 9), "carer": True}, {"age": Interval(10, 17)}],
        ),
    ],
)
def test_profiles_that_differ_in_one_fact_are_told_as_one(
    profiles: list[Profile], fewer: list[Profile]
) -> None:
    assert list(joined(profiles)) == fewer


def is_in(person: Facts, profile: Mapping[str, object]) -> bool:
    """Whether a wholly known person has all facts of a profile."""
    for name, value in profile.items():
        own = person.known[name]
        if hasattr(value, "at_least") and hasattr(own, "at_least"):
            if not value.at_least <= own.at_least <= value.at_most:
                return False
        elif hasattr(value, "codes") and hasattr(own, "codes"):
            if not set(own.codes) <= set(value.codes):
                return False
        elif own != value:
            return False
    return True


@given(st.lists(CRITERIA, min_size=1, max_size=2))
def test_brute_force_finds_the_same_people_without_a_door(services):
    doors = [Door(str(place), criteria, (None,)) for place, criteria in enumerate(services)]
    profiles = find_gaps(doors, Asker("any", "here", "here"), NOBODY_SPECIAL, WORLD)
    usual = {"flag": (False,), "other_flag": (False,), **NOBODY_SPECIAL.usual}
    for values in product(*VALUES.values()):
        person = Facts(dict(zip(VALUES, values, strict=True)))
        shut = all(decide(one, person).outcome is Outcome.DOES_NOT_FIT for one in services)
        inside = [one for one in profiles if is_in(person, one)]
        assert inside or not shut, "somebody without a door is in no profile"
        for profile in inside:
            rest = {name: value for name, value in person.known.items() if name not in profile}
            if all(value in usual[name] for name, value in rest.items()):
                assert shut, "a profile claims a gap for somebody who has a door"


def test_an_edit_says_who_is_newly_shut_out_and_who_is_newly_let_in(
    rule: Read, definitions: Definitions, people: People
) -> None:
    before = [rule({**AGE, "at_least": 16}), rule({"fact": "carer", "is": True})]
    after = [rule({**AGE, "at_least": 18})]
    found = difference(before, after, definitions, people, "haringey")
    young_carers = {"age": {"at_least": 16, "at_most": 17}, "carer": True}
    assert told(found.excluded) == [young_carers]
    assert told(found.included) == [{}]


def test_the_same_criteria_written_otherwise_differ_for_nobody(
    rule: Read, definitions: Definitions, people: People
) -> None:
    before = [rule({**AGE, "at_least": 18})]
    after = [rule({"none": [{**AGE, "at_most": 17}]})]
    found = difference(before, after, definitions, people, "haringey")
    assert (found.excluded, found.included) == ((), ())


def test_somebody_unremarkable_has_each_need(definitions: Definitions, people: People) -> None:
    for need in people.groups:
        group = people.group(need)
        if group.when is None:
            continue
        found = make_population([group.when], definitions, people, group.usual, ("haringey",))
        solver = z3.Solver()
        solver.add(*found.rules, holds(group.when, found.space))
        for name, values in found.usual.items():
            cells = [found.space.is_value(name, value) for value in values]
            solver.add(z3.Or(z3.Not(found.space.applies(name)), *cells))
        assert solver.check() == z3.sat, need


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("unremarkable: {agee: 30}", "There is no fact “agee”"),
        ("unremarkable: {age: old}", "This is no value of “age”"),
        ("unremarkable: {gender: [lady]}", "This is no value of “gender”"),
        ("unremarkable: {safe_now: true}", "There is no fact “safe_now” to decide by"),
        ("never: {fact: age, is: 1}", "`never` needs a list"),
        ("needs: {food: {if: true}}", "has no key “if”"),
    ],
)
def test_a_mistake_about_people_is_named_with_its_line(
    tmp_path, definitions: Definitions, text: str, problem: str
) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(f"version: 1\n{text}\n", encoding="utf-8")
    with pytest.raises(DefinitionProblem) as found:
        load_people(definitions, AREAS, path)
    assert problem in found.value.problem
    assert found.value.line == 2


def test_a_criterion_that_only_ranks_closes_no_door(
    rule: Read, know: Know, definitions: Definitions, people: People
) -> None:
    ranks: Criterion = rule(MAN, kind=Kind.PREFERS.value)
    asker = Asker("stigma", "haringey", "haringey")
    assert find_gaps([Door("one", (ranks,), (None,))], asker, people, definitions) == ()
