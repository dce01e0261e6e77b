"""The page on criteria is true: its examples run, its tables hold, and it names every key."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from directory_api.places import load_areas
from pathways import (
    Definitions,
    Facts,
    Figure,
    FlagLeaf,
    Group,
    Outcome,
    Source,
    Truth,
    criteria_on,
    criteria_schema,
    decide,
    evaluate,
    load_definitions,
    parse_criterion,
    parse_facts,
)
from pathways.conditions import GroupKind
from pathways.figures import figure_on
from pathways.value_reading import read_period
from tests.docs.pages import ROOT, between, text_of

PAGE = "docs/criteria.md"
EXAMPLES = sorted((ROOT / "docs" / "examples" / "criteria").glob("*.yaml"))
ANY_DAY = date(2026, 11, 24)
Example = dict[str, Any]

files = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


def read(path: Path) -> Example:
    """An example as it is written."""
    content: Example = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


@cache
def written_services() -> Mapping[str, list[object]]:
    """The criteria of every service of this directory."""
    text = (ROOT / "data" / "services.yaml").read_text(encoding="utf-8")
    return {each["id"]: each.get("criteria", []) for each in yaml.safe_load(text)["services"]}


@cache
def facts_and_areas() -> Definitions:
    return load_definitions().with_areas(load_areas().sets())


def definitions_of(example: Example, day: date) -> Definitions:
    """The facts of this directory with the figures that the example brings along, and no others."""
    every = {
        name: tuple(
            Figure(name, one["value"], one.get("unit"), Source("X"), read_period(one))
            for one in (given if isinstance(given, list) else [given])
        )
        for name, given in example.get("figures", {}).items()
    }
    chosen = {name: figure_on(entries, day) for name, entries in every.items()}
    figures = {name: figure for name, figure in chosen.items() if figure is not None}
    return replace(facts_and_areas(), figures=figures, every_figure=every)


def cases() -> Iterator[object]:
    for path in EXAMPLES:
        for case in read(path)["cases"]:
            yield pytest.param(path, case, id=f"{path.stem}: {case['it']}")


@pytest.mark.parametrize(("path", "case"), list(cases()))
def test_a_worked_example_comes_out_as_the_page_says(path: Path, case: Example) -> None:
    example, day = read(path), case.get("day", ANY_DAY)
    definitions = definitions_of(example, day)
    criteria = [
        parse_criterion(each, definitions, definitions.areas) for each in example["criteria"]
    ]
    verdict = decide(criteria_on(criteria, day), parse_facts(case["facts"], definitions))
    assert verdict.outcome == case["verdict"]
    assert verdict.awaits_only_service is case.get("waits", False)


@files
def test_a_worked_example_is_valid_by_the_published_schema(path: Path) -> None:
    travelled = json.loads(json.dumps(read(path)["criteria"], default=str))
    validator = Draft202012Validator(criteria_schema(), format_checker=FormatChecker(["date"]))
    assert [error.message for error in validator.iter_errors(travelled)] == []


@files
def test_what_an_example_says_of_a_service_stands_in_its_record(path: Path) -> None:
    example = read(path)
    if example["service"] is None:
        assert path.read_text(encoding="utf-8").startswith("# Made up, no service's rule")
        return
    written = written_services()[example["service"]]
    assert [each for each in example["criteria"] if each not in written] == []


@files
def test_the_page_shows_every_example(path: Path) -> None:
    shown = f"```yaml\n{path.read_text(encoding='utf-8')}```\n"
    assert shown in between(text_of(PAGE), "examples")


def test_the_examples_show_every_verdict_kind_and_operator() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in EXAMPLES)
    for outcome in Outcome:
        assert f"verdict: {outcome}" in text
    for word in ("must", "must_not", "usually", "prefers", "all", "any", "none", "at_least", "of",
                 "is", "in", "at_most", "between", "not_known", "declined", "unit",
                 "settled_by", "instead", "inferred", "valid_from", "valid_to"):  # fmt: skip
        assert re.search(rf"\b{word}\b", text), word


def test_the_page_explains_every_key_of_the_schema() -> None:
    page = text_of(PAGE)
    schema: Any = criteria_schema()
    keys = {
        key
        for name in ("criterion", "leaf", "group", "counted_group", "gap", "instead")
        for key in schema["$defs"][name]["properties"]
    }
    assert sorted(key for key in keys if f"`{key}`" not in page) == []


WORDS = {"yes": Truth.TRUE, "no": Truth.FALSE, "not known": Truth.UNKNOWN}


def test_the_table_of_three_values_is_what_the_engine_does() -> None:
    rows = re.findall(
        r"^\| (yes|no|not known) \| (yes|no|not known) \| (.*?) \| (.*?) \| (.*?) \|$",
        between(text_of(PAGE), "three values"),
        re.MULTILINE,
    )
    assert {row[:2] for row in rows} == set(product(WORDS, WORDS))
    for first, second, *results in rows:
        known = {
            name: WORDS[word] is Truth.TRUE
            for name, word in (("a", first), ("b", second))
            if WORDS[word] is not Truth.UNKNOWN
        }
        leaves = (FlagLeaf("a", True), FlagLeaf("b", True))
        for kind, result in zip(("all", "any", "none"), results, strict=True):
            found = evaluate(Group(GroupKind(kind), leaves), Facts(known))
            assert found is WORDS[result], (kind, first, second)
