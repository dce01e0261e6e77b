"""Everything that is defined once and used by many services: facts, figures and advice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from pathways.areas import AreaSets
from pathways.conditions import Condition
from pathways.facts import FactDefinition, FactType
from pathways.figures import Figure, Source
from pathways.sentences import N_, Sentence

YES = "yes"
NO = "no"
_COMMON_VALUES = {YES: N_("Yes"), NO: N_("No")}


@dataclass(frozen=True)
class AdviceRule:
    """What to do in a situation, tied to a condition or to a need rather than to one service.

    `figures` are those that its texts name; `file` and `line` are where it is written.
    """

    id: str
    do: Sentence
    say: Sentence | None
    when: Condition | None
    needs: frozenset[str]
    services: tuple[str, ...]
    source: Source
    verify: bool = False
    figures: frozenset[str] = frozenset()
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Definitions:
    """The facts, figures and advice of a deployment; `areas`, if given, says which codes exist.

    `figures` are the numbers of one day; `every_figure` are those of all days, the earliest first.
    """

    facts: Mapping[str, FactDefinition]
    figures: Mapping[str, Figure]
    advice: tuple[AdviceRule, ...] = ()
    areas: AreaSets = field(default_factory=dict)
    every_figure: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Every other name of a fact, with the name it stands for."""
        return {alias: fact.name for fact in self.facts.values() for alias in fact.aliases}

    def fact(self, name: str) -> FactDefinition | None:
        """The fact of this name or alias; None when there is none."""
        return self.facts.get(self.aliases.get(name, name))

    def with_areas(self, areas: AreaSets) -> "Definitions":
        """The same definitions, which then accept only area codes that exist."""
        return replace(self, areas=areas)

    def is_out_of_date(self, figure: str) -> bool:
        """Whether there is a figure of this name, and none of its numbers holds on this day."""
        return figure in self.every_figure and figure not in self.figures

    @cached_property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """The English words behind every `Term` of ours, by kind and code, for the translator.

        Codes: `fact` and `fact_why` by the fact's name; `fact_question` by name and `name.other`;
        `fact_value` by `name.value`, and plain `yes` and `no`.
        """
        found: dict[str, dict[str, str]] = {
            "fact": {}, "fact_question": {}, "fact_why": {}, "fact_value": dict(_COMMON_VALUES)
        }  # fmt: skip
        for fact in self.facts.values():
            for kind, code, text in _labels_of(fact):
                found[kind][code] = text
        return found

    def messages(self) -> Iterator[tuple[str | None, str]]:
        """Every English text for people in the definitions, with its context, for the extractor."""
        for kind, texts in self.labels.items():
            for text in texts.values():
                yield kind, text
        for rule in self.advice:
            yield None, rule.do.template
            if rule.say is not None:
                yield None, rule.say.template


def _labels_of(fact: FactDefinition) -> Iterator[tuple[str, str, str]]:
    if fact.type is FactType.TEXT or not fact.question:
        yield "fact", fact.name, fact.label
        return
    yield "fact", fact.name, fact.label
    yield "fact_question", fact.name, fact.question
    yield "fact_question", f"{fact.name}.other", fact.question_other
    if fact.why:
        yield "fact_why", fact.name, fact.why
    for value, label in fact.value_labels.items():
        yield "fact_value", f"{fact.name}.{value}", label
