"""Rules and numbers hold from a first to a last day, and the day is always passed in."""

from datetime import date
from pathlib import Path

import pytest

from pathways import (
    Advice,
    DefinitionProblems,
    Definitions,
    Gap,
    NumberLeaf,
    Outcome,
    Period,
    advice_for,
    criteria_on,
    decide,
    infer_level,
    load_definitions,
    parse_criterion,
    parse_facts,
)

FACTS = """
facts:
  age: {type: integer, unit: years, range: [0, 120], label: Age}
  phq9: {type: integer, range: [0, 27], label: PHQ-9}
"""
# Invented numbers: an age that falls from 18 to 16 on a known day, and ends on another.
FIGURES = """
group: ages
figures:
  adult:
    - {value: 16, unit: years, source: X, valid_from: 2027-04-01, valid_to: 2028-03-31}
    - {value: 18, unit: years, source: X, valid_to: 2027-03-31}
"""
ADVICE = """
advice:
  A: {do: "From {age} on.", figures: {age: ages.adult}, needs: [n], source: X}
"""
LAST_DAY, FIRST_DAY = date(2027, 3, 31), date(2027, 4, 1)
END, AFTER_THE_END = date(2028, 3, 31), date(2028, 4, 1)
OLD_ENOUGH = {"fact": "age", "at_least": {"figure": "ages.adult"}}


def load(
    folder: Path, on: date | None = None, figures: str = FIGURES, advice: str = ADVICE
) -> Definitions:
    for kind, text in (("facts", FACTS), ("figures", figures), ("advice", advice)):
        (folder / kind).mkdir(exist_ok=True)
        (folder / kind / "it.yaml").write_text(text)
    return load_definitions(folder, on)


def outcome(definitions: Definitions, age: int) -> Outcome:
    raw = {"id": "old-enough", "kind": "must", "source": "X", "when": OLD_ENOUGH}
    criterion = parse_criterion(raw, definitions, {})
    return decide([criterion], parse_facts({"age": age}, definitions)).outcome


@pytest.mark.parametrize(
    ("day", "age", "expected"),
    [
        (LAST_DAY, 18, Outcome.FITS),
        (LAST_DAY, 17, Outcome.DOES_NOT_FIT),
        (FIRST_DAY, 17, Outcome.FITS),
        (FIRST_DAY, 16, Outcome.FITS),
        (FIRST_DAY, 15, Outcome.DOES_NOT_FIT),
        (END, 15, Outcome.DOES_NOT_FIT),
        (AFTER_THE_END, 15, Outcome.MIGHT_FIT),
        (AFTER_THE_END, 99, Outcome.MIGHT_FIT),
    ],
)
def test_the_number_of_the_day_decides_and_one_that_has_ended_excludes_nobody(
    tmp_path, day, age, expected
):
    assert outcome(load(tmp_path, day), age) is expected


def test_a_number_that_has_ended_leaves_a_gap_that_only_the_service_can_close(tmp_path):
    definitions = load(tmp_path, AFTER_THE_END)
    raw = {"id": "old-enough", "kind": "must", "source": "X", "when": OLD_ENOUGH}
    criterion = parse_criterion(raw, definitions, {})
    verdict = decide([criterion], parse_facts({}, definitions))
    assert criterion.when == Gap("age", "ages.adult")
    assert (verdict.open_facts, verdict.awaits_only_service) == (frozenset(), True)


def test_without_a_day_the_last_number_is_taken(tmp_path):
    assert load(tmp_path).figures["ages.adult"].value == 16


def test_every_number_stays_known_whatever_the_day(tmp_path):
    entries = load(tmp_path, LAST_DAY).every_figure["ages.adult"]
    assert [entry.value for entry in entries] == [18, 16]


def said(definitions: Definitions) -> list[Advice]:
    return list(advice_for(definitions, parse_facts({}, definitions), ["n"]))


def test_advice_names_the_number_of_the_day_and_is_silent_when_there_is_none(tmp_path):
    assert said(load(tmp_path, LAST_DAY))[0].do.values == {"age": 18}
    assert said(load(tmp_path, FIRST_DAY))[0].do.values == {"age": 16}
    assert said(load(tmp_path, AFTER_THE_END)) == []


CLASHES = [
    (
        "[{value: 18, source: X}, {value: 16, source: X, valid_from: 2027-04-01}]",
        "Two numbers of the figure “ages.adult” hold on one day.",
    ),
    (
        "[{value: 18, source: X, valid_to: 2027-04-01}, "
        "{value: 16, source: X, valid_from: 2027-04-01}]",
        "Two numbers of the figure “ages.adult” hold on one day.",
    ),
    (
        "[{value: 18, source: X, valid_to: 2027-03-30}, "
        "{value: 16, source: X, valid_from: 2027-04-01}]",
        "The figure “ages.adult” has no number from 2027-03-31 to 2027-03-31.",
    ),
    (
        "[{value: 18, unit: years, source: X, valid_to: 2027-03-31}, "
        "{value: 16, unit: months, source: X, valid_from: 2027-04-01}]",
        "The figure “ages.adult” is in years and in months.",
    ),
    (
        "{value: 18, source: X, valid_from: 2027-04-01, valid_to: 2027-03-31}",
        "It would end on 2027-03-31, before it begins on 2027-04-01.",
    ),
    ("[]", "The figure “ages.adult” has no number."),
    ("[18]", "“ages.adult” should be a mapping."),
]


@pytest.mark.parametrize(("written", "problem"), CLASHES)
def test_numbers_that_clash_are_refused(tmp_path, written, problem):
    with pytest.raises(DefinitionProblems) as refusal:
        load(tmp_path, figures=f"group: ages\nfigures:\n  adult: {written}\n")
    assert refusal.value.problem == problem


def criterion_from(rule, first: str | None, last: str | None):
    return rule({"fact": "age", "at_least": 18}, valid_from=first, valid_to=last)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 3, 31), Outcome.FITS),
        (date(2027, 4, 1), Outcome.DOES_NOT_FIT),
        (date(2028, 3, 31), Outcome.DOES_NOT_FIT),
        (date(2028, 4, 1), Outcome.FITS),
    ],
)
def test_a_criterion_decides_from_its_first_to_its_last_day(rule, know, day, expected):
    criteria = criteria_on([criterion_from(rule, "2027-04-01", "2028-03-31")], day)
    assert decide(criteria, know(age=17)).outcome is expected


def test_a_criterion_without_days_always_decides(rule):
    criterion = criterion_from(rule, None, None)
    assert criteria_on([criterion], date.min) == criteria_on([criterion], date.max) == (criterion,)


DAYS = [date(2027, 4, day) for day in (1, 2, 3)]


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (Period(), Period(), True),
        (Period(None, DAYS[0]), Period(DAYS[1], None), False),
        (Period(None, DAYS[1]), Period(DAYS[1], None), True),
        (Period(DAYS[0], DAYS[0]), Period(DAYS[0], DAYS[2]), True),
        (Period(DAYS[2], None), Period(DAYS[0], DAYS[1]), False),
    ],
)
def test_periods_overlap_when_they_share_a_day(one, other, together):
    assert one.overlaps(other) is together
    assert other.overlaps(one) is together


def test_a_number_leaf_keeps_the_dated_figure_it_came_from(tmp_path):
    raw = {"id": "x", "kind": "must", "source": "X", "when": OLD_ENOUGH}
    leaf = parse_criterion(raw, load(tmp_path, FIRST_DAY), {}).when
    assert isinstance(leaf, NumberLeaf)
    assert leaf.figures[0].period == Period(FIRST_DAY, END)


def test_a_score_without_a_number_for_its_level_counts_for_the_level_below(tmp_path):
    figures = (
        "group: levels\nfigures:\n"
        "  phq9_level_2: {value: 5, source: X}\n"
        "  phq9_level_3: {value: 10, source: X, valid_to: 2027-03-31}\n"
    )
    for day, level in ((LAST_DAY, 3), (FIRST_DAY, 2)):
        definitions = load(tmp_path, day, figures, advice="advice: {}\n")
        found = infer_level(parse_facts({"phq9": 12}, definitions), definitions)
        assert found is not None
        assert found.highest == level
