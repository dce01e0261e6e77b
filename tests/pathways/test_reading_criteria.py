"""What an author may write, and what is refused with file, line, problem and remedy."""

from datetime import date

import pytest

from pathways import (
    ChoiceLeaf,
    DefinitionProblem,
    FlagLeaf,
    Gap,
    Instead,
    Kind,
    NumberLeaf,
    Period,
    Review,
    parse_criterion,
    read_yaml_with_lines,
)
from tests.pathways.small_world import AREAS

BEYOND = frozenset({"none", "elsewhere"})


def choice(fact: str, *codes: str) -> ChoiceLeaf:
    return ChoiceLeaf(fact, frozenset(codes), named=codes)


@pytest.mark.parametrize(
    ("when", "leaf"),
    [
        ({"fact": "carer", "is": True}, FlagLeaf("carer", True)),
        ({"fact": "age", "at_least": 18}, NumberLeaf("age", 18, None)),
        ({"fact": "age", "at_most": 17}, NumberLeaf("age", None, 17)),
        ({"fact": "age", "between": [12, 24]}, NumberLeaf("age", 12, 24)),
        ({"fact": "age", "is": 18}, NumberLeaf("age", 18, 18)),
        ({"fact": "age", "at_least": 18.0}, NumberLeaf("age", 18, None)),
        ({"fact": "age", "at_least": 18, "unit": "years"}, NumberLeaf("age", 18, None)),
        ({"not_known": "education"}, Gap("education")),
        ({"fact": "gender", "is": "woman"}, choice("gender", "woman")),
        ({"fact": "autism", "is": True}, choice("autism", "yes")),
        ({"fact": "language", "in": ["tr", "ku"]}, choice("spoken_language", "tr", "ku")),
        (
            {"fact": "borough", "within": "ncl"},
            ChoiceLeaf("borough", AREAS["ncl"], frozenset({"none"}), ("ncl",)),
        ),
        (
            {"fact": "borough", "within": "london"},
            ChoiceLeaf("borough", AREAS["london"], BEYOND, ("london",)),
        ),
        ({"fact": "borough", "in": ["haringey", "none"]}, choice("borough", "haringey", "none")),
    ],
)
def test_a_leaf_is_read(rule, when, leaf):
    assert rule(when).when == leaf


def test_a_figure_gives_its_number_and_stays_known(rule):
    leaf = rule({"fact": "homeless_in_days", "at_most": {"figure": "homelessness.threatened_days"}})
    assert leaf.when.highest == 56
    assert leaf.when.figures[0].source.key == "DUTYREFER"


def test_a_criterion_carries_everything_that_was_written(definitions):
    raw = {
        "id": "old-enough",
        "kind": "usually",
        "when": {"fact": "age", "at_least": 18},
        "source": {"key": "X", "seen": 2023, "confirmed": "2026-11-21", "url": "https://x.test"},
        "settled_by": "service",
        "inferred": True,
        "instead": [{"need": "same", "level": 2}, {"service": "open-door"}],
        "note": "They say so.",
        "valid_from": "2026-04-01",
        "valid_to": None,
        "author": "link worker team",
        "reviewer": "service manager",
        "reviewed": "2026-11-01",
        "review_due": "2027-11-01",
    }
    read = parse_criterion(raw, definitions, AREAS)
    assert (read.id, read.kind, read.note) == ("old-enough", Kind.USUALLY, "They say so.")
    assert read.source is not None
    assert (read.source.seen, str(read.source.confirmed)) == ("2023", "2026-11-21")
    assert read.is_settled_by_service
    assert read.inferred
    assert read.period == Period(date(2026, 4, 1), None)
    assert read.review == Review(
        "link worker team", "service manager", date(2026, 11, 1), date(2027, 11, 1)
    )
    assert read.instead == (Instead(need="same", level=2), Instead(service="open-door"))


def test_a_wish_needs_no_source(rule):
    assert rule({"fact": "lgbtq", "is": True}, kind="prefers", source=None).source is None


@pytest.mark.parametrize(
    ("when", "problem"),
    [
        ("age >= 18", "should be a mapping"),
        ({}, "neither a leaf nor a group"),
        ({"some": []}, "neither a leaf nor a group"),
        ({"all": []}, "needs a list"),
        ({"any": {"fact": "carer"}}, "needs a list"),
        ({"at_least": 2}, "should be a mapping"),
        ({"at_least": {"of": []}}, "needs `n` and `of`"),
        ({"at_least": {"n": 2, "of": [{"fact": "carer", "is": True}]}}, "from 1 to"),
        ({"at_least": {"n": True, "of": [{"fact": "carer", "is": True}]}}, "from 1 to"),
        ({"fact": "agee", "at_least": 18}, "no fact “agee”"),
        ({"fact": "risk_now", "is": "none"}, "may not decide"),
        ({"fact": "postcode", "is": "N17"}, "may not decide"),
        ({"fact": "age"}, "needs one operator"),
        ({"fact": "age", "at_least": 1, "at_most": 2}, "needs one operator"),
        ({"fact": "age", "above": 1}, "needs one operator"),
        ({"fact": "age", "in": [1, 2]}, "is a number"),
        ({"fact": "age", "at_least": 18, "unit": "months"}, "is in years, not in months"),
        ({"fact": "age", "at_least": 18, "unit": None}, "is in years, not in None"),
        ({"fact": "phq9", "at_least": 10, "unit": "points"}, "has no unit"),
        ({"fact": "age", "at_least": 18.5}, "whole number or a figure"),
        ({"not_known": "agee"}, "no fact “agee”"),
        ({"not_known": "risk_now"}, "may not decide"),
        ({"not_known": "age", "kind": "must"}, "neither a leaf nor a group"),
        ({"fact": "age", "at_least": 180}, "no possible value"),
        ({"fact": "age", "at_least": "18"}, "whole number or a figure"),
        ({"fact": "age", "at_least": True}, "whole number or a figure"),
        ({"fact": "age", "at_least": {"figure": "ages.adlut"}}, "no figure “ages.adlut”"),
        ({"fact": "age", "at_least": {"figure": "homelessness.threatened_days"}}, "is in days"),
        ({"fact": "age", "between": [24]}, "two numbers"),
        ({"fact": "age", "between": [24, 12]}, "greater than the second"),
        ({"fact": "carer", "is": "yes"}, "answered by yes or no"),
        ({"fact": "carer", "in": [True]}, "answered by yes or no"),
        ({"fact": "carer", "at_least": 1}, "is not a number"),
        ({"fact": "gender", "is": "wizard"}, "no value of “gender”"),
        ({"fact": "gender", "is": ["woman"]}, "wrong number of values"),
        ({"fact": "gender", "in": []}, "wrong number of values"),
        ({"fact": "gender", "in": "woman"}, "wrong number of values"),
        ({"fact": "gender", "is": 3}, "needs codes"),
        ({"fact": "gender", "within": "woman"}, "is not an area"),
        ({"fact": "borough", "within": "haringay"}, "no area “haringay”"),
    ],
)
def test_a_mistake_in_a_condition_is_named(rule, when, problem):
    with pytest.raises(DefinitionProblem) as refusal:
        rule(when)
    assert problem in refusal.value.problem
    assert refusal.value.remedy.endswith((".", "?"))


GOOD = {"id": "x", "kind": "must", "source": "X", "when": {"fact": "age", "at_least": 18}}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"sauce": "X"}, "has no key “sauce”"),
        ({"id": None}, "needs `id`"),
        ({"kind": "maybe"}, "“maybe” is no value of `kind`"),
        ({"inferred": True}, "only inferred may not exclude"),
        ({"inferred": True, "kind": "must_not"}, "only inferred may not exclude"),
        ({"source": None}, "needs a source"),
        ({"source": {"seen": 2023}}, "needs `key`"),
        ({"source": 7}, "should be a mapping"),
        ({"source": {"key": "X", "confirmed": "soon"}}, "is not a date"),
        ({"settled_by": "council"}, "Only the service"),
        ({"instead": "open-door"}, "needs a list"),
        ({"instead": [{"level": 2}]}, "either a need or a service"),
        ({"instead": [{"need": "same", "level": 9}]}, "no such level"),
        ({"instead": [{"team": "x"}]}, "has no key “team”"),
        ({"instead": [{"need": "same", "level": True}]}, "no such level"),
        ({"instead": [{"need": None}]}, "either a need or a service"),
        ({"id": "old enough"}, "is one word"),
        ({"id": 7}, "is one word"),
        ({"inferred": "perhaps"}, "`inferred` is true or false"),
        ({"note": 7}, "`note` needs words"),
        ({"note": " "}, "`note` needs words"),
        ({"source": ""}, "should be a mapping"),
        ({"source": {"key": "X", "seen": True}}, "`seen` needs words"),
        ({"source": {"key": "X", "confirmed": "20261121"}}, "is not a date"),
        ({"valid_from": "2026-02-31"}, "`valid_from` is not a date"),
        ({"valid_from": "2027-01-01", "valid_to": "2026-12-31"}, "before it begins"),
        ({"reviewed": "2026-01-01"}, "not by whom"),
        (
            {"reviewer": "R", "reviewed": "2026-01-01", "review_due": "2025-01-01"},
            "due before the last one",
        ),
    ],
)
def test_a_mistake_in_a_criterion_is_named(definitions, change, problem):
    raw = {key: value for key, value in {**GOOD, **change}.items() if key != "id" or value}
    with pytest.raises(DefinitionProblem) as refusal:
        parse_criterion(raw, definitions, AREAS)
    assert problem in refusal.value.problem


def test_a_mistake_in_a_file_is_shown_with_its_line(definitions, tmp_path):
    path = tmp_path / "services.yaml"
    path.write_text("id: x\nkind: must\nsource: X\nwhen:\n  any:\n    - fact: agee\n      is: 3\n")
    with pytest.raises(DefinitionProblem) as refusal:
        parse_criterion(read_yaml_with_lines(path), definitions, AREAS)
    assert (refusal.value.file, refusal.value.line) == (str(path), 6)
    assert refusal.value.remedy == "Did you mean “age”?"


def test_a_key_given_twice_is_refused(tmp_path):
    path = tmp_path / "twice.yaml"
    path.write_text("a: 1\nb: 2\na: 3\n")
    with pytest.raises(DefinitionProblem, match="given twice") as refusal:
        read_yaml_with_lines(path)
    assert refusal.value.line == 3


def test_broken_yaml_is_shown_with_its_line(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text("a: 1\nb: [2\n")
    with pytest.raises(DefinitionProblem, match="not valid YAML") as refusal:
        read_yaml_with_lines(path)
    assert refusal.value.line == 3


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DefinitionProblem, match="cannot be read"):
        read_yaml_with_lines(tmp_path / "nowhere.yaml")


def test_merged_mappings_keep_their_lines(tmp_path):
    path = tmp_path / "merged.yaml"
    path.write_text("base: &base {a: 1}\nmore:\n  <<: *base\n  b: 2\n")
    read = read_yaml_with_lines(path)
    assert read == {"base": {"a": 1}, "more": {"a": 1, "b": 2}}
    assert read["more"].line_of("b") == 4
    assert read["more"].line_of("missing") == 3
