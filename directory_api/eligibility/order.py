"""Which decided services become doors, in which order, and which are told as not fitting."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from directory_api.catalogue import ServiceRecord
from directory_api.eligibility.needs import facts_of
from directory_api.eligibility.ranking import Asked, Parts, need_part
from pathways import Criterion, Finding, FindingOutcome, Kind, Outcome, Truth, Verdict

# Below this closeness in meaning (0 to 1) words alone do not make a service a candidate.
WORDS_ALONE = 0.55

# So many doors are chosen by the need alone; within them language and words decide.
FIRST_DOORS = 20
# With fewer direct doors than this, related needs help out.
FEW_DOORS = 5


@dataclass(frozen=True, eq=False)
class Decided:
    """A service with its outcome; reasons and ranking are made for those that are looked at.

    `words` is how close in meaning it is to what was said, 0 to 1.
    """

    service: ServiceRecord
    criteria: tuple[Criterion, ...]
    outcome: Outcome
    words: float
    find_verdict: Callable[[], Verdict]
    weigh: Callable[[ServiceRecord, Verdict], Parts]

    @cached_property
    def verdict(self) -> Verdict:
        """The outcome with a finding for each criterion."""
        return self.find_verdict()

    @cached_property
    def parts(self) -> Parts:
        """What speaks for it."""
        return self.weigh(self.service, self.verdict)


def order_doors(
    decided: Sequence[Decided],
    asked: Asked,
    standing: Collection[str],
    crisis_service_ids: Sequence[str],
) -> list[Decided]:
    """Doors that do not exclude this person: crisis services first, then by verdict and points.

    The words and the language choose the order among the first twenty, never who is among them: the
    same story leads to the same doors in every language.
    """
    leading = {one: place for place, one in enumerate(crisis_service_ids)}
    open_doors = [one for one in decided if one.outcome is not Outcome.DOES_NOT_FIT]
    relevant = [
        one for one in open_doors if one.service.id in leading or _is_relevant(one, asked, standing)
    ]
    if sum(one.service.id not in standing for one in relevant) < FEW_DOORS:
        found = {one.service.id for one in relevant}
        related = [
            one
            for one in open_doors
            if one.service.id not in found and need_part(one.service, asked) > 0
        ]
        relevant += related

    def place(one: Decided, points: float) -> tuple[int, int, float, str]:
        lead = leading.get(one.service.id, len(leading))
        return lead, _group(one), -points, one.service.id

    relevant.sort(key=lambda one: place(one, one.parts.in_any_language))
    first = sorted(relevant[:FIRST_DOORS], key=lambda one: place(one, one.parts.total))
    return first + relevant[FIRST_DOORS:]


def order_closed(decided: Sequence[Decided], asked: Asked) -> list[Decided]:
    """Those for the asked needs that do not fit, without records that must not be listed so."""
    closed = [
        one
        for one in decided
        if one.outcome is Outcome.DOES_NOT_FIT
        and not one.service.omit_from_others
        and any(code in one.service.needs for code in asked.needs)
    ]
    return sorted(closed, key=lambda one: (-one.parts.total, one.service.id))


def is_specific(one: Decided, asked: Asked, standing: Collection[str]) -> bool:
    """A door of the right need that can be opened and is not a standing one."""
    return (
        one.service.id not in standing
        and any(code in one.service.needs for code in asked.needs)
        and one.parts.openness > 0
    )


def goes_by_their_doctor(verdict: Verdict) -> bool:
    """Whether the service is known to go by the GP's borough and to take this one."""
    return any(
        finding.outcome is FindingOutcome.MET and "gp_borough" in facts_of(finding.criterion)
        for finding in verdict.findings
    )


def _is_relevant(one: Decided, asked: Asked, standing: Collection[str]) -> bool:
    if one.service.id in standing:
        return True
    if asked.needs:
        return any(code in one.service.needs for code in asked.needs)
    return one.words >= WORDS_ALONE


def _group(one: Decided) -> int:
    """0 for doors that fit or might; 2 to ask first; 1 for what comes between.

    That is: usually meant for others, or known from memory only and by nobody confirmed.
    """
    if one.outcome is Outcome.ASK_SERVICE:
        return 2
    for_others = any(_speaks_for_others(finding) for finding in one.verdict.findings)
    return int(for_others or one.service.is_tentative)


def _speaks_for_others(finding: Finding) -> bool:
    """Usually not met; or still open only because another way in was not asked for.

    A line for children and their parents may fit a man of 34, but nothing says he asks for a child.
    """
    if finding.criterion.kind is Kind.USUALLY and finding.outcome is FindingOutcome.UNMET:
        return True
    return finding.outcome is FindingOutcome.UNKNOWN and any(
        each.leaf.fact == "age" and each.truth is Truth.FALSE for each in finding.leaves
    )
