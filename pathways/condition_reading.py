"""From what an author wrote to a condition: a closed list of operators, each checked."""

from collections.abc import Mapping
from typing import NamedTuple

from pathways.areas import AreaSets, reaches_beyond_the_list
from pathways.conditions import ChoiceLeaf, Condition, FlagLeaf, Gap, Group, GroupKind, NumberLeaf
from pathways.facts import ELSEWHERE, NO_FIXED_ADDRESS, FactDefinition, FactType
from pathways.figures import Figure
from pathways.library import Definitions
from pathways.loading import as_mapping, problem_at
from pathways.problems import DefinitionProblem, remedy_for_name
from pathways.value_reading import whole_number

_OPERATORS = ("is", "in", "within", "at_least", "at_most", "between")
_GROUPS = tuple(kind.value for kind in GroupKind)
_GAP = "not_known"


class _Place(NamedTuple):
    """What reading a condition needs to know, and the mapping it is reading, for messages."""

    definitions: Definitions
    areas: AreaSets
    raw: Mapping[str, object]

    def problem(self, problem: str, remedy: str, key: str | None = None) -> DefinitionProblem:
        return problem_at(self.raw, problem, remedy, key)


def parse_condition(
    raw: object, definitions: Definitions, areas: AreaSets, where: object = None
) -> Condition:
    """The condition an author wrote.

    Raises:
        DefinitionProblem: with the line, what is wrong and what to do about it.
    """
    mapping = as_mapping(raw, where, "A condition")
    place = _Place(definitions, areas, mapping)
    if mapping.keys() == {_GAP}:
        return Gap(_fact(place, _GAP).name)
    return _leaf(place) if "fact" in mapping else _group(place)


def _group(place: _Place) -> Group:
    keys = list(place.raw)
    if len(keys) != 1 or keys[0] not in _GROUPS:
        remedy = f"Use one of {', '.join((*_GROUPS, _GAP))}, or name a fact."
        raise place.problem("This is neither a leaf nor a group.", remedy)
    kind = GroupKind(keys[0])
    content = place.raw[kind.value]
    if kind is GroupKind.AT_LEAST:
        return _counted_group(place, content)
    return Group(kind, _parts(place, content, kind.value))


def _counted_group(place: _Place, content: object) -> Group:
    inner = as_mapping(content, place.raw, "`at_least`")
    if inner.keys() != {"n", "of"}:
        raise place.problem(
            "`at_least` needs `n` and `of`.", "Write {at_least: {n: 2, of: [...]}}."
        )
    parts = _parts(place, inner["of"], "of")
    count = whole_number(inner["n"])
    if count is None or not 1 <= count <= len(parts):
        problem = "`n` has to be a number from 1 to the number of conditions."
        raise place.problem(problem, f"Give `n` a number from 1 to {len(parts)}.")
    return Group(GroupKind.AT_LEAST, parts, count)


def _parts(place: _Place, content: object, key: str) -> tuple[Condition, ...]:
    if not isinstance(content, list) or not content:
        raise place.problem(f"`{key}` needs a list of conditions.", "Give at least one.", key)
    return tuple(
        parse_condition(part, place.definitions, place.areas, place.raw) for part in content
    )


def _leaf(place: _Place) -> Condition:
    fact = _fact(place, "fact")
    operators = [key for key in place.raw if key not in {"fact", "unit"}]
    if len(operators) != 1 or operators[0] not in _OPERATORS:
        remedy = f"Use exactly one of {', '.join(_OPERATORS)}."
        raise place.problem("A leaf needs one operator.", remedy, "fact")
    operator = operators[0]
    _refuse_other_unit(place, fact)
    missing = _missing_figure(place, operator)
    if missing is not None:
        return Gap(fact.name, missing)
    if operator in {"at_least", "at_most", "between"}:
        return _number_leaf(place, fact, operator)
    if fact.type is FactType.INTEGER:
        return _exact_number(place, fact, operator)
    if fact.type is FactType.BOOLEAN:
        return _flag_leaf(place, fact, operator)
    return _choice_leaf(place, fact, operator)


def _refuse_other_unit(place: _Place, fact: FactDefinition) -> None:
    """`unit` changes nothing: it is there for the reader, and so that a slip is noticed."""
    unit = place.raw.get("unit")
    if "unit" not in place.raw or (unit is not None and unit == fact.unit):
        return
    if fact.unit is None:
        problem = f"The fact “{fact.name}” has no unit."
        raise place.problem(problem, "Leave `unit` out.", "unit")
    problem = f"The fact “{fact.name}” is in {fact.unit}, not in {unit}."
    remedy = f"Give the number in {fact.unit}, or leave `unit` out."
    raise place.problem(problem, remedy, "unit")


def _missing_figure(place: _Place, operator: str) -> str | None:
    """The first figure named here that has no number on this day."""
    content = place.raw[operator]
    for each in content if isinstance(content, list) else [content]:
        if isinstance(each, Mapping) and each.keys() == {"figure"}:
            name = str(each["figure"])
            if place.definitions.is_out_of_date(name):
                return name
    return None


def _fact(place: _Place, key: str) -> FactDefinition:
    name = str(place.raw[key])
    fact = place.definitions.fact(name)
    if fact is None:
        remedy = remedy_for_name(name, place.definitions.facts, "pathways/definitions/facts")
        raise place.problem(f"There is no fact “{name}”.", remedy, key)
    if not fact.is_usable_in_criteria:
        problem = f"The fact “{name}” may not decide about a service."
        remedy = "Safety facts choose safety words only; a postcode becomes a borough. Use another."
        raise place.problem(problem, remedy, key)
    return fact


def _flag_leaf(place: _Place, fact: FactDefinition, operator: str) -> FlagLeaf:
    expected = place.raw[operator]
    if operator != "is" or not isinstance(expected, bool):
        problem = f"The fact “{fact.name}” is answered by yes or no."
        raise place.problem(problem, f"Write {{fact: {fact.name}, is: true}}.", operator)
    return FlagLeaf(fact.name, expected)


def _exact_number(place: _Place, fact: FactDefinition, operator: str) -> NumberLeaf:
    if operator != "is":
        remedy = "Use is, at_least, at_most or between."
        raise place.problem(f"The fact “{fact.name}” is a number.", remedy, operator)
    number, figures = _number(place, fact, operator, place.raw[operator])
    return NumberLeaf(fact.name, number, number, figures)


def _number_leaf(place: _Place, fact: FactDefinition, operator: str) -> NumberLeaf:
    if fact.type is not FactType.INTEGER:
        remedy = "Use is, in or within."
        raise place.problem(f"The fact “{fact.name}” is not a number.", remedy, operator)
    content = place.raw[operator]
    if operator != "between":
        number, figures = _number(place, fact, operator, content)
        low, high = (number, None) if operator == "at_least" else (None, number)
        return NumberLeaf(fact.name, low, high, figures)
    if not isinstance(content, list) or len(content) != 2:
        raise place.problem("`between` needs two numbers.", "Write between: [12, 24].", operator)
    low, from_low = _number(place, fact, operator, content[0])
    high, from_high = _number(place, fact, operator, content[1])
    if low > high:
        problem = "The first number of `between` is greater than the second."
        raise place.problem(problem, "Give the smaller number first.", operator)
    return NumberLeaf(fact.name, low, high, (*from_low, *from_high))


def _number(
    place: _Place, fact: FactDefinition, key: str, content: object
) -> tuple[int, tuple[Figure, ...]]:
    figures: tuple[Figure, ...] = ()
    if isinstance(content, Mapping) and content.keys() == {"figure"}:
        figures = (_figure(place, fact, key, str(content["figure"])),)
        content = figures[0].value
    number = whole_number(content)
    if number is None:
        problem = f"`{key}` needs a whole number or a figure."
        raise place.problem(problem, "Write a number, or {figure: group.name}.", key)
    if not fact.lowest <= number <= fact.highest:
        problem = f"{number} is no possible value of “{fact.name}”."
        remedy = f"Use a number from {fact.lowest} to {fact.highest}."
        raise place.problem(problem, remedy, key)
    return number, figures


def _figure(place: _Place, fact: FactDefinition, key: str, name: str) -> Figure:
    figure = place.definitions.figures.get(name)
    if figure is None:
        remedy = remedy_for_name(name, place.definitions.figures, "pathways/definitions/figures")
        raise place.problem(f"There is no figure “{name}”.", remedy, key)
    if figure.unit != fact.unit:
        problem = f"The figure “{name}” is in {figure.unit}, the fact “{fact.name}” in {fact.unit}."
        raise place.problem(problem, "Use a figure with the unit of the fact.", key)
    return figure


def _choice_leaf(place: _Place, fact: FactDefinition, operator: str) -> ChoiceLeaf:
    content = place.raw[operator]
    given = content if isinstance(content, list) else [content]
    if not given or _is_list_of_wrong_operator(operator, content):
        problem = f"`{operator}` has the wrong number of values."
        raise place.problem(problem, "Write is: value, or in: [value, value].", operator)
    named = tuple(_code(place, fact, operator, each) for each in given)
    if fact.type is FactType.AREA:
        return _area_leaf(place, fact, operator, named)
    if operator == "within":
        remedy = "Use is or in."
        raise place.problem(f"The fact “{fact.name}” is not an area.", remedy, operator)
    return ChoiceLeaf(fact.name, frozenset(named), named=named)


def _is_list_of_wrong_operator(operator: str, content: object) -> bool:
    """`is` takes one value and `in` a list; `within` takes either."""
    return operator != "within" and isinstance(content, list) != (operator == "in")


def _code(place: _Place, fact: FactDefinition, key: str, content: object) -> str:
    if isinstance(content, bool) and "yes" in fact.values:
        content = "yes" if content else "no"
    if not isinstance(content, str):
        remedy = "Write the code of a value; put quotes round it if YAML reads it otherwise."
        raise place.problem(f"`{key}` needs codes.", remedy, key)
    if fact.values and content not in fact.values:
        remedy = f"Use one of: {', '.join(fact.values)}."
        raise place.problem(f"“{content}” is no value of “{fact.name}”.", remedy, key)
    return content


def _area_leaf(
    place: _Place, fact: FactDefinition, operator: str, named: tuple[str, ...]
) -> ChoiceLeaf:
    accepts: set[str] = set()
    unsure = {NO_FIXED_ADDRESS}
    for code in named:
        if code in {NO_FIXED_ADDRESS, ELSEWHERE}:
            accepts.add(code)
            continue
        if code not in place.areas:
            remedy = remedy_for_name(code, place.areas, "data/areas.yaml")
            raise place.problem(f"There is no area “{code}”.", remedy, operator)
        accepts |= place.areas[code]
        if reaches_beyond_the_list(code, place.areas):
            unsure.add(ELSEWHERE)
    return ChoiceLeaf(fact.name, frozenset(accepts), frozenset(unsure - accepts), named)
