"""Which needs are really asked: those named, and those that known facts speak of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from directory_api.catalogue import ServiceRecord
from directory_api.eligibility.types import NeedWeight
from pathways import (
    PACKAGED_DEFINITIONS,
    Condition,
    Criterion,
    Definitions,
    Facts,
    FindingOutcome,
    Kind,
    Truth,
    Verdict,
    evaluate,
    leaves_of,
    parse_condition,
)

# Audiences that leave most people out: without a sign that they apply, such a door comes later.
SPECIAL_AUDIENCES = frozenset(
    [
        "lgbtq",
        "carers",
        "homeless",
        "refugees",
        "disabled",
        "deaf",
        "veterans",
        "ex_offenders",
        "care_experienced",
        "neet",
        "autistic",
        "learning_disability",
        "jewish",
        "muslim",
        "black",
        "south_asian",
        "east_se_asian",
        "latin_american",
        "east_european",
        "women",
        "men",
        "children",
        "young_people",
        "older_people",
        "parents",
        "professionals",
        "migrants",
    ]
)
_OPEN_AUDIENCES = frozenset({"everyone", "adults"})
# How hard it is (daily life, scores) says which level to look at, not for whom a service is made.
_EVERYDAY_FACTS = frozenset(
    {"age", "borough", "gp_borough", "gender", "gp_registered", "functioning", "phq9", "gad7"}
)


@dataclass(frozen=True)
class Implications:
    """The rules of definitions/needs/implied.yaml, parsed."""

    needs: tuple[tuple[str, float, Condition], ...]
    audiences: tuple[tuple[str, Condition, frozenset[str]], ...]
    levels: Mapping[str, tuple[int, int]]


@cache
def _read(path: Path) -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return content


def load_implications(
    definitions: Definitions, areas: Mapping[str, frozenset[str]]
) -> Implications:
    """Parse the rules that turn facts into needs and audiences."""
    raw = _read(PACKAGED_DEFINITIONS / "needs" / "implied.yaml")
    return Implications(
        tuple(
            (
                str(rule["need"]),
                float(str(rule["weight"])),
                parse_condition(rule["when"], definitions, areas),
            )
            for rule in raw["implied"]
        ),
        tuple(
            (
                str(rule["audience"]),
                parse_condition(rule["when"], definitions, areas),
                frozenset(rule.get("needs", ())),
            )
            for rule in raw["audiences"]
        ),
        {code: (levels[0], levels[1]) for code, levels in raw["levels"].items()},
    )


def asked_needs(
    named: Sequence[NeedWeight], facts: Facts, implications: Implications
) -> dict[str, float]:
    """Need code -> weight 0..1, the higher of what was named and what the facts say."""
    weights: dict[str, float] = {}
    for need in named:
        weights[need.code] = max(need.weight, weights.get(need.code, 0.0))
    for code, weight, condition in implications.needs:
        if evaluate(condition, facts) is Truth.TRUE:
            weights[code] = max(weight, weights.get(code, 0.0))
    return weights


def usual_levels(needs: Mapping[str, float], implications: Implications) -> tuple[int, int]:
    """Where support for the foremost need usually starts, when daily life says nothing."""
    if not needs:
        return implications.levels["default"]
    foremost = max(needs, key=lambda code: needs[code])
    return implications.levels.get(foremost, implications.levels["default"])


def known_audiences(
    facts: Facts, needs: Mapping[str, float], implications: Implications
) -> Mapping[str, Truth]:
    """For each audience: whether facts, or a need that only these people have, say it applies."""
    found = {}
    for audience, condition, own_needs in implications.audiences:
        truth = evaluate(condition, facts)
        if truth is Truth.UNKNOWN and any(needs.get(code, 0.0) >= 0.5 for code in own_needs):
            truth = Truth.TRUE
        found[audience] = truth
    return found


def facts_of(criterion: Criterion) -> frozenset[str]:
    """The facts that a criterion reads."""
    return frozenset(leaf.fact for leaf in leaves_of(criterion.when))


def made_for_part(
    service: ServiceRecord,
    verdict: Verdict,
    audiences: Mapping[str, Truth],
    needs: Mapping[str, float],
) -> float:
    """From -1 to 1: how much of what is known says "this is for you", or for somebody else.

    A criterion about something special (caring, pregnancy, homelessness) that is met counts for the
    door; one that nothing points to counts against it, and so does an audience without any sign.
    """
    score = 0.0
    for finding in verdict.findings:
        criterion = finding.criterion
        if not facts_of(criterion) - _EVERYDAY_FACTS or criterion.kind is Kind.MUST_NOT:
            continue
        if finding.outcome is FindingOutcome.MET:
            score = 1.0
        elif score == 0.0 and _is_far_fetched(service, criterion, needs):
            score = -0.8
    return max(-1.0, min(1.0, score + _audience_score(service, audiences)))


def _is_far_fetched(
    service: ServiceRecord, criterion: Criterion, needs: Mapping[str, float]
) -> bool:
    """An open condition of a service whose main need nobody named."""
    if criterion.is_settled_by_service or criterion.kind is not Kind.MUST:
        return False
    return bool(needs) and not set(service.needs[:1]) & set(needs)


def _audience_score(service: ServiceRecord, audiences: Mapping[str, Truth]) -> float:
    special = SPECIAL_AUDIENCES & set(service.audiences)
    states = [audiences.get(audience, Truth.UNKNOWN) for audience in special]
    if Truth.TRUE in states:
        return 0.7
    if special and not _OPEN_AUDIENCES & set(service.audiences):
        return -1.0 if Truth.FALSE in states else -0.8
    return 0.0
