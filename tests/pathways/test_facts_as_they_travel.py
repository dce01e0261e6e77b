"""Facts from JSON and forms: values, ranges, lists, declined; what is refused or dropped."""

import pytest
from hypothesis import given

from pathways import (
    AllOf,
    Definitions,
    FactDefinition,
    Facts,
    FactType,
    ImpossibleValue,
    Interval,
    OneOf,
    Truth,
    UnknownFact,
    evaluate,
    facts_on_the_wire,
    load_definitions,
    parse_condition,
    parse_facts,
)
from pathways.facts import Meaning
from tests.pathways.small_world import FACTS, WORLD


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("age", 17, Interval(17, 17)),
        ("age", "17", Interval(17, 17)),
        ("age", {"at_least": 17, "at_most": 20}, Interval(17, 20)),
        ("age", {"at_least": 60}, Interval(60, 120)),
        ("age", {"at_most": 17}, Interval(0, 17)),
        ("baby_months", 0.5, Interval(0, 1)),
        ("carer", True, True),
        ("carer", "no", False),
        ("gender", "woman", OneOf(("woman",))),
        ("gender", ["woman", "non_binary"], OneOf(("woman", "non_binary"))),
        ("learning_disability", True, OneOf(("yes",))),
        ("autism", False, OneOf(("no",))),
        ("borough", "haringey", OneOf(("haringey",))),
        ("borough", ["haringey", "enfield"], OneOf(("haringey", "enfield"))),
        ("borough", "none", OneOf(("none",))),
        ("borough", "ncl", OneOf(("enfield", "haringey", "islington"))),
        ("borough", "london", OneOf(("elsewhere", "enfield", "hackney", "haringey", "islington"))),
        ("spoken_language", "tr", AllOf(("tr",))),
        ("spoken_language", ["so", "en"], AllOf(("so", "en"))),
        (
            "immigration_status",
            "limited_leave",
            OneOf(("limited_leave_with_recourse", "limited_leave_nrpf")),
        ),
    ],
)
def test_a_value_is_understood(know, name, raw, value):
    assert know(**{name: raw}).value(name) == value


@pytest.mark.parametrize(
    ("raw", "code", "truth"),
    [
        (["food", "rent"], "food", Truth.TRUE),
        (["food", "rent"], "debt", Truth.FALSE),
        ("debt", "debt", Truth.TRUE),
        (None, "debt", Truth.UNKNOWN),
    ],
)
def test_a_set_holds_all_that_was_named_and_nothing_else(raw, code, truth):
    labels = {"food": "Food", "rent": "Rent", "debt": "Debt"}
    worries = FactDefinition(
        "worries", FactType.ENUM, "Worries", "What?", "What?", values=tuple(labels),
        value_labels=labels, meaning=Meaning.ALL_OF,
    )  # fmt: skip
    definitions = Definitions({"worries": worries}, {})
    leaf = parse_condition({"fact": "worries", "is": code}, definitions, {})
    assert evaluate(leaf, parse_facts({"worries": raw}, definitions)) is truth


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("age", None),
        ("age", "unknown"),
        ("carer", ""),
        ("gender", "unknown"),
        ("age", {"at_least": 0, "at_most": 120}),
        ("english", ["none", "basic", "good"]),
    ],
)
def test_what_says_nothing_is_unknown(know, name, raw):
    facts = know(**{name: raw})
    assert facts.value(name) is None
    assert not facts.is_declined(name)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("age", 121),
        ("age", -1),
        ("age", "old"),
        ("age", True),
        ("age", [17]),
        ("age", {}),
        ("age", {"at_least": 20, "at_most": 17}),
        ("age", {"at_least": 20, "around": 3}),
        ("age", {"at_most": 10**400}),
        ("age", float("nan")),
        ("age", float("inf")),
        ("carer", "perhaps"),
        ("carer", 1),
        ("carer", [True]),
        ("gender", "wizard"),
        ("gender", []),
        ("gender", 3),
        ("gender", True),
        ("gender", "x" * 100_000),
        ("borough", "atlantis"),
        ("borough", "N17 9AB"),
        ("borough", {"at_least": 1}),
        ("spoken_language", "klingon!"),
        ("spoken_language", False),
        ("postcode", 5),
        ("safe_now", "perhaps"),
    ],
)
def test_an_impossible_value_is_refused_by_name(know, name, raw):
    with pytest.raises(ImpossibleValue) as refusal:
        know(**{name: raw})
    assert refusal.value.name == name


def test_what_somebody_typed_is_never_repeated(know):
    for name in ("age", "carer", "gender", "borough", "spoken_language"):
        with pytest.raises(ImpossibleValue) as refusal:
            know(**{name: "my secret!"})
        assert "secret" not in str(refusal.value)


def test_an_unknown_fact_is_refused_with_the_nearest_name(know):
    with pytest.raises(UnknownFact) as refusal:
        know(agee=17)
    assert refusal.value.name == "agee"
    assert "“age”" in refusal.value.problem


def test_a_very_long_name_is_not_repeated_whole(know):
    with pytest.raises(UnknownFact) as refusal:
        know(**{"z" * 5_000: 1})
    assert len(str(refusal.value)) < 300


def test_aliases_stand_for_their_fact(know):
    assert know(language="tr").value("spoken_language") == AllOf(("tr",))
    assert know(asker_role="parent").value("for_whom") == OneOf(("other",))


def test_declined_is_a_state_and_not_a_value(know):
    facts = know(gender={"declined": True}, age="prefer_not_to_say")
    assert facts.declined == {"gender", "age"}
    assert facts.value("gender") is None


def test_safety_facts_and_postcodes_are_checked_and_dropped(know):
    facts = know(safe_now=False, postcode="N17 9AB", can_keep_safe={"declined": True}, age=3)
    assert set(facts.known) == {"age"}
    assert facts.declined == frozenset()


def test_without_areas_any_well_formed_area_code_is_taken():
    facts = parse_facts({"borough": "atlantis"}, load_definitions())
    assert facts.value("borough") == OneOf(("atlantis",))


def test_who_sleeps_outside_has_no_home_unless_they_say_otherwise(know):
    assert know(rough_sleeping=True).value("homeless_now") is True
    assert know(rough_sleeping=False).value("homeless_now") is None
    assert know(rough_sleeping=True, homeless_now=False).value("homeless_now") is False
    both = know(rough_sleeping=True, homeless_now={"declined": True})
    assert both.is_declined("homeless_now")


def test_facts_travel_there_and_back(know, definitions):
    facts = know(
        age=17, baby_months={"at_most": 3}, borough=["haringey", "enfield"], carer=False,
        spoken_language=["so", "en"], gp_borough="haringey", gender={"declined": True},
    )  # fmt: skip
    assert parse_facts(facts_on_the_wire(facts), definitions) == facts


@given(FACTS)
def test_any_facts_travel_there_and_back(facts):
    wire = facts_on_the_wire(facts)
    everything = {"number": Interval(0, 4)}
    kept = {k: v for k, v in facts.known.items() if v != everything.get(k)}
    assert parse_facts(wire, WORLD) == Facts(kept)


def test_facts_are_changed_by_making_new_ones(know):
    facts = know(age=17)
    assert facts.with_declined("age").is_declined("age")
    assert facts.with_declined("age").with_value("age", Interval(18, 18)).declined == frozenset()
    assert facts.without("age") == Facts()
    assert facts.value("age") == Interval(17, 17)
