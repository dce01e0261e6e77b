"""What to do in a situation whatever the service: advice whose condition is known to hold."""

from collections.abc import Collection
from dataclasses import dataclass

from pathways.conditions import Truth, evaluate
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
        if _holds(rule, facts, frozenset(needs))
    )


def _holds(rule: AdviceRule, facts: Facts, needs: frozenset[str]) -> bool:
    if rule.needs and not rule.needs & needs:
        return False
    return rule.when is None or evaluate(rule.when, facts) is Truth.TRUE
