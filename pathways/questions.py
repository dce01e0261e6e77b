"""Which question to ask next: the one that settles most of what is open, for the least burden.

Safety facts are never asked here, declined facts never again, and sensitive ones only when nothing
lighter is left; and nothing is asked that could not change the first doors.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pathways.cells import answers_that_differ
from pathways.conditions import Leaf, leaves_of
from pathways.criteria import DECIDING_KINDS, Criterion
from pathways.facts import FactDefinition, Facts, FactType, OneOf, is_exact
from pathways.library import NO, YES, Definitions
from pathways.sentences import Sentence, Term
from pathways.verdicts import Outcome, Verdict, decide, undecided_findings


@dataclass(frozen=True)
class Candidate:
    """A service that might be shown, with its place in the list (0 is the first)."""

    service_id: str
    criteria: tuple[Criterion, ...]
    rank: int


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen, as it travels, with its label."""

    value: str | bool
    label: Term


@dataclass(frozen=True)
class Question:
    """A question to put to the asker; choices are empty for numbers, areas and languages."""

    fact: str
    text: Sentence
    why: Sentence | None
    kind: str
    choices: tuple[Choice, ...]
    sensitive: bool


@dataclass(frozen=True)
class _Open:
    """A candidate that might fit, with what keeps it open."""

    candidate: Candidate
    verdict: Verdict
    deciding: tuple[Criterion, ...]
    undecided: int


def next_question(
    candidates: Sequence[Candidate],
    facts: Facts,
    definitions: Definitions,
    asker: str,
    first: int = 3,
    asked: Collection[str] = (),
) -> Question | None:
    """The question worth asking now; None when no answer could change the first doors.

    `asked` names facts that were already put to this person and are not to be asked twice.
    """
    in_order = _in_door_order(candidates, facts)
    considered = [each for each in in_order if each[1].outcome is not Outcome.DOES_NOT_FIT]
    shown_open = _opened(considered[:first])
    wanted = frozenset[str]().union(*(each.verdict.open_facts for each in shown_open)) - set(asked)
    askable = [
        fact
        for fact in definitions.facts.values()
        if fact.name in wanted and _may_be_asked(fact, facts, asker)
    ]
    if not askable:
        return None
    lighter = [fact for fact in askable if not fact.sensitive]
    everything_open = _opened(considered)
    best = max(lighter or askable, key=lambda fact: _worth(fact, everything_open, facts, first))
    return question_about(best, facts, asker)


def question_about(fact: FactDefinition, facts: Facts, asker: str) -> Question:
    """The question that asks for a fact, worded for the person or about somebody else."""
    about_other = asker != "resident" or facts.value("for_whom") == OneOf(("other",))
    code = f"{fact.name}.other" if about_other else fact.name
    why = Sentence("{why}", {"why": Term("fact_why", fact.name)}) if fact.why else None
    text = Sentence("{question}", {"question": Term("fact_question", code)})
    return Question(fact.name, text, why, fact.type.value, _choices(fact), fact.sensitive)


def _choices(fact: FactDefinition) -> tuple[Choice, ...]:
    if fact.type is FactType.BOOLEAN:
        yes, no = Term("fact_value", YES), Term("fact_value", NO)
        return Choice(True, yes), Choice(False, no)
    return tuple(Choice(value, Term("fact_value", f"{fact.name}.{value}")) for value in fact.values)


def _in_door_order(
    candidates: Iterable[Candidate], facts: Facts
) -> list[tuple[Candidate, Verdict]]:
    """As doors are listed: those that fit or might fit by rank, then those to ask first."""
    judged = [(each, decide(each.criteria, facts)) for each in candidates]
    return sorted(judged, key=lambda pair: (pair[1].outcome is Outcome.ASK_SERVICE, pair[0].rank))


def _opened(judged: Iterable[tuple[Candidate, Verdict]]) -> list[_Open]:
    return [
        _Open(
            candidate,
            verdict,
            tuple(each for each in candidate.criteria if each.kind in DECIDING_KINDS),
            len(undecided_findings(verdict.findings)),
        )
        for candidate, verdict in judged
        if verdict.outcome is Outcome.MIGHT_FIT
    ]


def _may_be_asked(fact: FactDefinition, facts: Facts, asker: str) -> bool:
    if fact.safety or asker not in fact.asked_of or facts.is_declined(fact.name):
        return False
    value = facts.value(fact.name)
    if value is not None and is_exact(value):
        return False
    return not _is_pointless(fact.not_asked_when, facts)


def _is_pointless(not_asked_when: Mapping[str, object], facts: Facts) -> bool:
    return any(facts.value(name) == answer for name, answer in not_asked_when.items())


def _worth(fact: FactDefinition, opened: Sequence[_Open], facts: Facts, first: int) -> float:
    """How much an answer would settle, the first doors counting most, divided by its burden."""
    settled = 0.0
    for place, each in enumerate(opened):
        if fact.name in each.verdict.open_facts:
            weight = first / (first + max(0, place - first + 1))
            settled += weight * _share_settled(fact, each, facts)
    return settled / fact.burden


def _share_settled(fact: FactDefinition, each: _Open, facts: Facts) -> float:
    """How much of what is open about one service an answer settles on average."""
    leaves: list[Leaf] = [
        leaf
        for criterion in each.deciding
        for leaf in leaves_of(criterion.when)
        if leaf.fact == fact.name
    ]
    answers = answers_that_differ(fact, leaves, facts.value(fact.name))
    shares = [
        _share_after(decide(each.deciding, facts.with_value(fact.name, answer)), each.undecided)
        for answer in answers
    ]
    return sum(shares) / len(shares)


def _share_after(verdict: Verdict, undecided_before: int) -> float:
    if verdict.outcome is not Outcome.MIGHT_FIT:
        return 1.0
    return 1 - len(undecided_findings(verdict.findings)) / undecided_before
