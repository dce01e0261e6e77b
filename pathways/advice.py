"""What to do in a situation whatever the service: advice whose condition is known to hold."""

from collections.abc import Collection
from dataclasses import dataclass

from pathways.conditions import Truth, at_least, evaluate
from pathways.facts import Facts
from pathways.figures import Source
from pathways.library import AdviceRule, Definitions
from pathways.sentences import Sentence


@dataclass(frozen=True)
class Advice:
    """One piece of advice: what to do, what to say, and the services it names.

    `verify` is true where the rule itself is to be confirmed locally, and has to be shown so.
    """

    id: str
    do: Sentence
    say: Sentence | None
    service_ids: tuple[str, ...]
    source: Source
    verify: bool


def advice_for(
    definitions: Definitions, facts: Facts, needs: Collection[str] = ()
) -> tuple[Advice, ...]:
    """The advice for a situation, in the order of the definitions; never on an unknown fact."""
    return tuple(
        Advice(rule.id, rule.do, rule.say, rule.services, rule.source, rule.verify)
        for rule in definitions.advice
        if holds(rule, facts, needs) is Truth.TRUE
    )


def holds(rule: AdviceRule, facts: Facts, needs: Collection[str] = ()) -> Truth:
    """Whether a rule is known to hold here, known not to, or cannot be told yet.

    While nobody has named a need, nobody knows whether it is one of the rule's.
    """
    truths = [Truth.TRUE if rule.when is None else evaluate(rule.when, facts)]
    if rule.needs:
        named = Truth.TRUE if rule.needs & frozenset(needs) else Truth.FALSE
        truths.append(named if needs else Truth.UNKNOWN)
    return at_least(len(truths), truths)
