"""What would change a verdict: what each answer would do, or what time and honest steps would do.

Nothing here ever suggests pretending. An age changes only by waiting; sex and immigration status
are never named as something to change.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pathways.cells import ANOTHER_LANGUAGE, answers_that_differ
from pathways.conditions import ChoiceLeaf, FlagLeaf, Leaf, NumberLeaf, Truth, leaves_of
from pathways.criteria import DECIDING_KINDS, Criterion, Kind
from pathways.explain import choices_of, shape_of_interval
from pathways.facts import AllOf, ChangesBy, FactDefinition, Facts, Interval, Known, OneOf
from pathways.library import Definitions
from pathways.sentences import N_, Sentence, Term, Terms, Value
from pathways.verdicts import FindingOutcome, Outcome, Verdict, decide
from pathways.wording import Shape


@dataclass(frozen=True)
class Change:
    """Something that would change the verdict to `outcome_if`."""

    fact: str
    sentence: Sentence
    outcome_if: Outcome


_ANSWERS: Mapping[tuple[Outcome, Shape], str] = {
    (Outcome.FITS, Shape.YES): N_("If the answer to “{fact}” is yes, this service fits."),
    (Outcome.FITS, Shape.NO): N_("If the answer to “{fact}” is no, this service fits."),
    (Outcome.FITS, Shape.EXACTLY): N_("This service fits if “{fact}” is {lowest}."),
    (Outcome.FITS, Shape.FROM): N_("This service fits if “{fact}” is {lowest} or more."),
    (Outcome.FITS, Shape.UP_TO): N_("This service fits if “{fact}” is {highest} or less."),
    (Outcome.FITS, Shape.BETWEEN): N_("This service fits if “{fact}” is {lowest} to {highest}."),
    (Outcome.FITS, Shape.CHOICE): N_("This service fits for this answer to “{fact}”: {choices}."),
    (Outcome.ASK_SERVICE, Shape.YES): N_(
        "If the answer to “{fact}” is yes, ask the service first."
    ),
    (Outcome.ASK_SERVICE, Shape.NO): N_("If the answer to “{fact}” is no, ask the service first."),
    (Outcome.ASK_SERVICE, Shape.EXACTLY): N_("Ask the service first if “{fact}” is {lowest}."),
    (Outcome.ASK_SERVICE, Shape.FROM): N_("Ask the service first if “{fact}” is {lowest} or more."),
    (Outcome.ASK_SERVICE, Shape.UP_TO): N_(
        "Ask the service first if “{fact}” is {highest} or less."
    ),
    (Outcome.ASK_SERVICE, Shape.BETWEEN): N_(
        "Ask the service first if “{fact}” is {lowest} to {highest}."
    ),
    (Outcome.ASK_SERVICE, Shape.CHOICE): N_(
        "Ask the service first for this answer to “{fact}”: {choices}."
    ),
    (Outcome.DOES_NOT_FIT, Shape.YES): N_(
        "If the answer to “{fact}” is yes, another service is set up for this."
    ),
    (Outcome.DOES_NOT_FIT, Shape.NO): N_(
        "If the answer to “{fact}” is no, another service is set up for this."
    ),
    (Outcome.DOES_NOT_FIT, Shape.EXACTLY): N_(
        "Another service is set up for this if “{fact}” is {lowest}."
    ),
    (Outcome.DOES_NOT_FIT, Shape.FROM): N_(
        "Another service is set up for this if “{fact}” is {lowest} or more."
    ),
    (Outcome.DOES_NOT_FIT, Shape.UP_TO): N_(
        "Another service is set up for this if “{fact}” is {highest} or less."
    ),
    (Outcome.DOES_NOT_FIT, Shape.BETWEEN): N_(
        "Another service is set up for this if “{fact}” is {lowest} to {highest}."
    ),
    (Outcome.DOES_NOT_FIT, Shape.CHOICE): N_(
        "Another service is set up for this answer to “{fact}”: {choices}."
    ),
}
_STEPS: Mapping[str, str] = {
    "age": N_("This changes at the age of {lowest}."),
    "child_age": N_("This changes when the child is {lowest}."),
    "duration_weeks": N_("This changes when it has lasted {lowest} weeks."),
    "memory_change_months": N_("This changes when it has lasted {lowest} months."),
    "homeless_in_days": N_("This changes when {highest} days or fewer are left in the home."),
    "gp_registered": N_("This changes with a GP: anyone can register with one."),
    "gp_borough": N_("This changes with a move to a GP practice in {choices}."),
    "voucher": N_("This changes with a voucher: an agency that gives them out can help."),
    "consent": N_("This changes when the person agrees to it."),
}
# How long a wait is worth naming, in the fact's own unit; nobody is told to wait for fifteen years.
_LONGEST_WAIT = {"years": 2, "months": 12, "weeks": 12, "days": 365}


def changes(
    criteria: Sequence[Criterion], facts: Facts, definitions: Definitions
) -> tuple[Change, ...]:
    """What would change the verdict; empty when it is already as good as the facts allow."""
    verdict = decide(criteria, facts)
    if verdict.outcome is Outcome.MIGHT_FIT:
        return tuple(_answers(criteria, facts, definitions, verdict.open_facts))
    if verdict.outcome is Outcome.DOES_NOT_FIT:
        return _steps(criteria, facts, definitions, verdict)
    return ()


def _answers(
    criteria: Sequence[Criterion],
    facts: Facts,
    definitions: Definitions,
    open_facts: frozenset[str],
) -> Iterator[Change]:
    deciding = [each.when for each in criteria if each.kind in DECIDING_KINDS]
    for fact in definitions.facts.values():
        if fact.name not in open_facts or facts.is_declined(fact.name):
            continue
        leaves = [leaf for when in deciding for leaf in leaves_of(when) if leaf.fact == fact.name]
        judged = [
            (answer, decide(criteria, facts.with_value(fact.name, answer)).outcome)
            for answer in answers_that_differ(fact, leaves, facts.value(fact.name))
        ]
        for answer, outcome in _joined(judged):
            if outcome is not Outcome.MIGHT_FIT and answer != AllOf((ANOTHER_LANGUAGE,)):
                yield Change(fact.name, _answer_sentence(fact, answer, outcome), outcome)


def _joined(judged: Iterable[tuple[Known, Outcome]]) -> list[tuple[Known, Outcome]]:
    """Answers with the same outcome said once: neighbouring ranges, and all codes."""
    joined: list[tuple[Known, Outcome]] = []
    for answer, outcome in judged:
        if joined and isinstance(answer, Interval) and joined[-1][1] is outcome:
            before = joined[-1][0]
            if isinstance(before, Interval):
                joined[-1] = (Interval(before.at_least, answer.at_most), outcome)
                continue
        same = next((each for each in joined if each[1] is outcome), None)
        if same and isinstance(answer, OneOf) and isinstance(same[0], OneOf):
            joined[joined.index(same)] = (OneOf((*same[0].codes, *answer.codes)), outcome)
            continue
        joined.append((answer, outcome))
    return joined


def _answer_sentence(fact: FactDefinition, answer: Known, outcome: Outcome) -> Sentence:
    values: dict[str, Value] = {"fact": Term("fact", fact.name)}
    if isinstance(answer, bool):
        shape = Shape.YES if answer else Shape.NO
    elif isinstance(answer, Interval):
        shape, bounds = shape_of_interval(answer, fact)
        values |= bounds
    else:
        shape = Shape.CHOICE
        values["choices"] = choices_of(answer, fact)
    return Sentence(_ANSWERS[outcome, shape], values)


def _steps(
    criteria: Sequence[Criterion], facts: Facts, definitions: Definitions, verdict: Verdict
) -> tuple[Change, ...]:
    """Each honest step that is enough alone; otherwise all of them, if together they are enough."""
    steps = dict(_possible_steps(verdict, facts, definitions))
    alone = [
        Change(name, sentence, outcome)
        for name, (value, sentence) in steps.items()
        if (outcome := decide(criteria, facts.with_value(name, value)).outcome)
        is not Outcome.DOES_NOT_FIT
    ]
    if alone:
        return tuple(alone)
    together = facts
    for name, (value, _) in steps.items():
        together = together.with_value(name, value)
    outcome = decide(criteria, together).outcome
    if outcome is Outcome.DOES_NOT_FIT:
        return ()
    return tuple(Change(name, sentence, outcome) for name, (_, sentence) in steps.items())


def _possible_steps(
    verdict: Verdict, facts: Facts, definitions: Definitions
) -> Iterator[tuple[str, tuple[Known, Sentence]]]:
    for finding in verdict.findings:
        if finding.outcome is not FindingOutcome.UNMET or finding.criterion.kind is not Kind.MUST:
            continue
        for each in finding.leaves:
            fact = definitions.facts[each.leaf.fact]
            step = _step(each.leaf, fact, facts) if each.truth is Truth.FALSE else None
            if step is not None:
                yield fact.name, step


def _step(leaf: Leaf, fact: FactDefinition, facts: Facts) -> tuple[Known, Sentence] | None:
    if fact.name not in _STEPS or fact.changes_by is None:
        return None
    template, value = _STEPS[fact.name], facts.value(fact.name)
    if isinstance(leaf, NumberLeaf) and isinstance(value, Interval):
        return _wait(leaf, fact, value, template)
    if isinstance(leaf, FlagLeaf) and leaf.expected:
        return True, Sentence(template)
    if isinstance(leaf, ChoiceLeaf) and _lives_inside(leaf, facts):
        here = OneOf(tuple(sorted(leaf.accepts)))
        return here, Sentence(template, {"choices": Terms("area", leaf.named)})
    return None


def _wait(
    leaf: NumberLeaf, fact: FactDefinition, value: Interval, template: str
) -> tuple[Known, Sentence] | None:
    if fact.changes_by is ChangesBy.COUNTDOWN:
        target, wait = leaf.highest, value.at_most - (leaf.highest or 0)
        name = "highest"
    else:
        target, wait = leaf.lowest, (leaf.lowest or 0) - value.at_least
        name = "lowest"
    if target is None or not 0 < wait <= _LONGEST_WAIT[fact.unit or "days"]:
        return None
    return Interval(target, target), Sentence(template, {name: target})


def _lives_inside(leaf: ChoiceLeaf, facts: Facts) -> bool:
    """Changing practice is worth naming only to somebody who lives where the practice would be."""
    return leaf.truth_of(facts.value("borough")) is Truth.TRUE
