"""Every number of every rule at its edge: one less, the number itself, one more.

What is expected is worked out from the words of the file alone (`at_least: 16`), not by the engine.
"""

from collections.abc import Iterator, Mapping

import pytest
import yaml

from pathways import (
    PACKAGED_DEFINITIONS,
    FactType,
    Truth,
    evaluate,
    parse_condition,
    parse_facts,
)
from tests.pathways.real_world import ROOT, real_definitions

FILES = (ROOT / "data" / "services.yaml", *sorted(PACKAGED_DEFINITIONS.rglob("*.yaml")))
TRUTHS = {True: Truth.TRUE, False: Truth.FALSE}
HERE = real_definitions()


def rules_in(content: object) -> Iterator[Mapping[str, object]]:
    """Every leaf about a number, wherever in a file it stands."""
    if isinstance(content, list):
        for part in content:
            yield from rules_in(part)
    elif isinstance(content, dict):
        if _is_about_a_number(content):
            yield content
        for part in content.values():
            yield from rules_in(part)


def _is_about_a_number(content: Mapping[str, object]) -> bool:
    fact = HERE.fact(str(content.get("fact")))
    written = len(content) == 2 and ({"at_least", "at_most", "between", "is"} & content.keys())
    return bool(written) and fact is not None and fact.type is FactType.INTEGER


def number(written: object) -> int:
    if isinstance(written, Mapping):
        return HERE.figures[written["figure"]].value
    assert isinstance(written, int)
    return written


def bounds(rule: Mapping[str, object]) -> tuple[float, float]:
    """The lowest and the highest number that a rule accepts, as it is written."""
    if "between" in rule:
        low, high = rule["between"]  # type: ignore[misc]  # the parser holds it to two numbers
        return number(low), number(high)
    if "is" in rule:
        return number(rule["is"]), number(rule["is"])
    if "at_least" in rule:
        return number(rule["at_least"]), float("inf")
    return float("-inf"), number(rule["at_most"])


def edges(rule: Mapping[str, object], name: str) -> Iterator[object]:
    fact = HERE.fact(str(rule["fact"]))
    assert fact is not None
    low, high = bounds(rule)
    ends = {int(end) for end in (low, high) if abs(end) != float("inf")}
    for value in sorted({end + step for end in ends for step in (-1, 0, 1)}):
        if fact.lowest <= value <= fact.highest:
            yield pytest.param(
                rule, value, TRUTHS[low <= value <= high], id=f"{name} {rule} {value}"
            )


def cases_of_files() -> Iterator[object]:
    seen = set()
    for path in FILES:
        for rule in rules_in(yaml.safe_load(path.read_text())):
            if (key := str(sorted(rule.items(), key=str))) not in seen:
                seen.add(key)
                yield from edges(rule, path.name)


def cases_of_figures() -> Iterator[object]:
    usable = [fact for fact in HERE.facts.values() if fact.is_usable_in_criteria]
    numbers = [fact for fact in usable if fact.type is FactType.INTEGER]
    for name, figure in HERE.figures.items():
        for fact in numbers:
            if fact.unit == figure.unit and fact.lowest <= figure.value <= fact.highest:
                for operator in ("at_least", "at_most"):
                    yield from edges({"fact": fact.name, operator: {"figure": name}}, "figures")


@pytest.mark.parametrize(("rule", "value", "expected"), [*cases_of_files(), *cases_of_figures()])
def test_a_number_is_kept_to_the_very_edge(rule, value, expected):
    facts = parse_facts({rule["fact"]: value}, HERE)
    assert evaluate(parse_condition(rule, HERE, HERE.areas), facts) is expected


def test_every_figure_has_its_edges_tested():
    tested = {str(case) for case in cases_of_figures()}
    missing = [name for name in HERE.figures if not any(f"'{name}'" in case for case in tested)]
    without_a_fact = {"breathing-space.standard_days", "breathing-space.days_after_crisis"}
    assert set(missing) <= without_a_fact
