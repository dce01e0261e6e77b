"""Why a criterion is met, not met or not known: the rule, what is known, what follows."""

from typing import NamedTuple

from pathways.conditions import (
    ChoiceLeaf,
    Condition,
    FlagLeaf,
    Gap,
    Group,
    GroupKind,
    NumberLeaf,
    SureLeaf,
    Truth,
    evaluate,
    needed,
)
from pathways.criteria import Kind
from pathways.facts import (
    ELSEWHERE,
    NO_FIXED_ADDRESS,
    AllOf,
    FactDefinition,
    Facts,
    FactType,
    Interval,
    OneOf,
)
from pathways.library import Definitions
from pathways.sentences import Sentence, Term, Terms, Value
from pathways.verdicts import Finding, FindingOutcome
from pathways.wording import (
    AGE_KNOWN,
    ALL_NEEDED,
    AREA_KNOWN,
    ASK_ANYWAY,
    DECLINED,
    ELSEWHERE_KNOWN,
    GENERAL_RULES,
    KNOWN,
    LANGUAGE_KNOWN,
    NO_ADDRESS_KNOWN,
    NOBODY_SHUT_OUT,
    NOT_KNOWN,
    ONE_IS_ENOUGH,
    RULE_NOT_KNOWN,
    RULES,
    SCORE_KNOWN,
    SERVICE_CHECKS,
    SOME_NEEDED,
    USUAL_RULES,
    Shape,
)

_TERM_KINDS = {FactType.AREA: "area", FactType.LANGUAGE: "language"}
_NO_PLACES = {NO_FIXED_ADDRESS: NO_ADDRESS_KNOWN, ELSEWHERE: ELSEWHERE_KNOWN}
_AGES = frozenset({"age", "child_age"})


class _View(NamedTuple):
    """A condition seen from the person; `wanted` is false inside a "must not" or a "none"."""

    condition: Condition
    wanted: bool
    usual: bool

    def truth(self, facts: Facts) -> Truth:
        truth = evaluate(self.condition, facts)
        return truth if self.wanted else truth.opposite


def explain(finding: Finding, facts: Facts, definitions: Definitions) -> tuple[Sentence, ...]:
    """Whole sentences, in reading order; each stands alone, so they may be joined by spaces."""
    criterion = finding.criterion
    view = _View(
        criterion.when,
        wanted=criterion.kind is not Kind.MUST_NOT,
        usual=criterion.kind is Kind.USUALLY,
    )
    sentences = _tell(view, facts, definitions)
    consequence = _consequence(finding)
    return (*sentences, Sentence(consequence)) if consequence else tuple(sentences)


def _consequence(finding: Finding) -> str | None:
    criterion = finding.criterion
    if finding.outcome is FindingOutcome.UNKNOWN:
        return SERVICE_CHECKS if criterion.is_settled_by_service else None
    if finding.outcome is FindingOutcome.UNMET:
        return {Kind.USUALLY: ASK_ANYWAY, Kind.PREFERS: NOBODY_SHUT_OUT}.get(criterion.kind)
    return None


def _tell(view: _View, facts: Facts, definitions: Definitions) -> list[Sentence]:
    if isinstance(view.condition, Gap):
        return [Sentence(RULE_NOT_KNOWN, {"fact": Term("fact", view.condition.fact)})]
    if not isinstance(view.condition, Group):
        leaf = view.condition
        fact = definitions.facts[leaf.fact]
        rule = rule_sentence(leaf, fact, wanted=view.wanted, usual=view.usual)
        return [rule, known_sentence(fact, facts)]
    count, parts = _good_parts(view.condition, view)
    shown = _telling_parts(parts, count, view.truth(facts), facts)
    told = [_introduction(count, len(parts))] if len(shown) > 1 else []
    for part in shown:
        told += _tell(part, facts, definitions)
    return told


def _good_parts(group: Group, view: _View) -> tuple[int, list[_View]]:
    """How many of which parts are good for the person; "not two of three" is "two of three not"."""
    wanted = view.wanted
    if group.kind is GroupKind.NONE:
        group, wanted = Group(GroupKind.ANY, group.parts), not wanted
    parts = [_View(part, wanted, view.usual) for part in group.parts]
    count = needed(group)
    return (count if wanted else len(parts) - count + 1), parts


def _telling_parts(parts: list[_View], count: int, truth: Truth, facts: Facts) -> list[_View]:
    """The parts that make it so: those that fail for a no, those that hold for a yes."""
    if truth is not Truth.UNKNOWN:
        return [part for part in parts if part.truth(facts) is truth]
    if count == len(parts):
        return [part for part in parts if part.truth(facts) is Truth.UNKNOWN]
    return parts


def _introduction(count: int, total: int) -> Sentence:
    if count == total:
        return Sentence(ALL_NEEDED)
    return Sentence(ONE_IS_ENOUGH) if count == 1 else Sentence(SOME_NEEDED, {"count": count})


def rule_sentence(
    leaf: SureLeaf, fact: FactDefinition, *, wanted: bool = True, usual: bool = False
) -> Sentence:
    """What the service is set up for (or, when not wanted, is not set up for)."""
    shape, values = _shape_of_leaf(leaf, fact, wanted)
    template = RULES.get((fact.name, shape), GENERAL_RULES[shape])
    if usual:
        template = USUAL_RULES.get((fact.name, shape), template)
    return _filled(template, {"fact": Term("fact", fact.name), **values})


def _shape_of_leaf(
    leaf: SureLeaf, fact: FactDefinition, wanted: bool
) -> tuple[Shape, dict[str, Value]]:
    if isinstance(leaf, FlagLeaf):
        return (Shape.YES if leaf.expected is wanted else Shape.NO), {}
    if isinstance(leaf, ChoiceLeaf):
        return _shape_of_choice(leaf, fact, wanted)
    return _shape_of_number(leaf, wanted)


def _shape_of_choice(
    leaf: ChoiceLeaf, fact: FactDefinition, wanted: bool
) -> tuple[Shape, dict[str, Value]]:
    if fact.type is not FactType.AREA or NO_FIXED_ADDRESS not in leaf.named:
        shape = Shape.CHOICE if wanted else Shape.NOT_CHOICE
        return shape, {"choices": _terms(fact, leaf.named)}
    places = tuple(code for code in leaf.named if code != NO_FIXED_ADDRESS)
    shape = Shape.CHOICE_OR_NO_ADDRESS if places else Shape.NO_ADDRESS
    if not wanted:
        shape = Shape.NOT_CHOICE
    return shape, {"choices": _terms(fact, places or leaf.named)}


def _shape_of_number(leaf: NumberLeaf, wanted: bool) -> tuple[Shape, dict[str, Value]]:
    if leaf.lowest is not None and leaf.highest is not None:
        if not wanted:
            return Shape.NOT_BETWEEN, {"lowest": leaf.lowest, "highest": leaf.highest}
        shape = Shape.EXACTLY if leaf.lowest == leaf.highest else Shape.BETWEEN
        return shape, {"lowest": leaf.lowest, "highest": leaf.highest}
    if leaf.lowest is not None:
        if wanted:
            return Shape.FROM, {"lowest": leaf.lowest}
        return Shape.UP_TO, {"highest": leaf.lowest - 1}
    highest = leaf.highest or 0
    if wanted:
        return Shape.UP_TO, {"highest": highest}
    return Shape.FROM, {"lowest": highest + 1}


def known_sentence(fact: FactDefinition, facts: Facts) -> Sentence:
    """What is known of a fact, in words that suit whoever asks."""
    value = facts.value(fact.name)
    if value is None:
        template = DECLINED if facts.is_declined(fact.name) else NOT_KNOWN
        return Sentence(template, {"fact": Term("fact", fact.name)})
    if isinstance(value, bool):
        return Sentence(KNOWN[Shape.YES if value else Shape.NO])
    if isinstance(value, Interval):
        shape, values = shape_of_interval(value, fact)
        templates = AGE_KNOWN if fact.name in _AGES else KNOWN if fact.unit else SCORE_KNOWN
        return _filled(templates[shape], values)
    if fact.type is FactType.AREA and value.codes[0] in _NO_PLACES and len(value.codes) == 1:
        return Sentence(_NO_PLACES[value.codes[0]])
    templates_by_type = {FactType.AREA: AREA_KNOWN, FactType.LANGUAGE: LANGUAGE_KNOWN}
    template = templates_by_type.get(fact.type, KNOWN[Shape.CHOICE])
    return Sentence(template, {"choices": choices_of(value, fact)})


def shape_of_interval(value: Interval, fact: FactDefinition) -> tuple[Shape, dict[str, Value]]:
    """How to say a range: exact, from, up to or between; the ends of the fact's range are open."""
    values: dict[str, Value] = {"lowest": value.at_least, "highest": value.at_most}
    if value.is_exact:
        return Shape.EXACTLY, values
    if value.at_most == fact.highest:
        return Shape.FROM, values
    return (Shape.UP_TO if value.at_least == fact.lowest else Shape.BETWEEN), values


def choices_of(value: OneOf | AllOf, fact: FactDefinition) -> Terms:
    """The codes of a value as terms in the vocabulary of their fact."""
    return _terms(fact, value.codes, all_hold=isinstance(value, AllOf))


def _terms(fact: FactDefinition, codes: tuple[str, ...], *, all_hold: bool = False) -> Terms:
    kind = _TERM_KINDS.get(fact.type, "fact_value")
    if kind == "fact_value":
        codes = tuple(f"{fact.name}.{code}" for code in codes)
    return Terms(kind, codes, "and" if all_hold else "or")


def _filled(template: str, values: dict[str, Value]) -> Sentence:
    """The template with only the values that it names."""
    return Sentence(
        template, {name: value for name, value in values.items() if f"{{{name}}}" in template}
    )
