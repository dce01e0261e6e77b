"""From criteria and facts to a verdict with its findings: the one decision function of the product.

Precedence: a `must` known unmet or a `must_not` known met does not fit; else anything unknown might
fit; else a `usually` known unmet asks the service; else it fits. So every answer but "might fit" is
final: learning more never changes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pathways.conditions import Leaf, Truth, evaluate, leaves_of, open_facts
from pathways.criteria import DECIDING_KINDS, Criterion, Kind
from pathways.facts import Facts


class Outcome(StrEnum):
    """What the directory can say about one service for one person."""

    FITS = "fits"
    MIGHT_FIT = "might_fit"
    ASK_SERVICE = "ask_service"
    DOES_NOT_FIT = "does_not_fit"


class FindingOutcome(StrEnum):
    """What is known of one criterion; "met" always means good for the person."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


_OUTCOMES = {
    Truth.TRUE: FindingOutcome.MET,
    Truth.FALSE: FindingOutcome.UNMET,
    Truth.UNKNOWN: FindingOutcome.UNKNOWN,
}


@dataclass(frozen=True)
class LeafFinding:
    """One leaf of a criterion and what is known of it."""

    leaf: Leaf
    truth: Truth


@dataclass(frozen=True)
class Finding:
    """What is known of one criterion about one person."""

    criterion: Criterion
    outcome: FindingOutcome
    leaves: tuple[LeafFinding, ...]
    open_facts: frozenset[str]


@dataclass(frozen=True)
class Verdict:
    """The outcome for one service, with one finding per criterion, in their order."""

    outcome: Outcome
    findings: tuple[Finding, ...]
    open_facts: frozenset[str]
    awaits_only_service: bool


def decide(criteria: Sequence[Criterion], facts: Facts) -> Verdict:
    """What can be said about a service with these criteria for a person with these facts."""
    findings = tuple(find(criterion, facts) for criterion in criteria)
    outcome = _weigh(findings)
    undecided = undecided_findings(findings) if outcome is Outcome.MIGHT_FIT else ()
    still_open: frozenset[str] = frozenset()
    for finding in undecided:
        still_open |= finding.open_facts
    waits = bool(undecided) and all(_awaits_service(each) for each in undecided)
    return Verdict(outcome, findings, still_open, waits)


def find(criterion: Criterion, facts: Facts) -> Finding:
    """What is known of one criterion, leaf by leaf."""
    truth = evaluate(criterion.when, facts)
    outcome = _OUTCOMES[truth.opposite if criterion.kind is Kind.MUST_NOT else truth]
    leaves = tuple(LeafFinding(leaf, evaluate(leaf, facts)) for leaf in leaves_of(criterion.when))
    return Finding(criterion, outcome, leaves, open_facts(criterion.when, facts))


def _awaits_service(finding: Finding) -> bool:
    """Whether only the service can settle it: it says so, or no answer of the person would."""
    return finding.criterion.is_settled_by_service or not finding.open_facts


def undecided_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that keep a verdict open: not known, and of a kind that decides."""
    return tuple(
        finding
        for finding in findings
        if finding.outcome is FindingOutcome.UNKNOWN and finding.criterion.kind in DECIDING_KINDS
    )


def _weigh(findings: Sequence[Finding]) -> Outcome:
    unmet = {each.criterion.kind for each in findings if each.outcome is FindingOutcome.UNMET}
    if unmet & {Kind.MUST, Kind.MUST_NOT}:
        return Outcome.DOES_NOT_FIT
    if undecided_findings(findings):
        return Outcome.MIGHT_FIT
    return Outcome.ASK_SERVICE if Kind.USUALLY in unmet else Outcome.FITS
