"""Who the proofs of gaps speak of: the unremarkable person, whom nobody is, and who has a need.

Read from `definitions/people/people.yaml`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pathways.areas import AreaSets
from pathways.condition_reading import parse_condition
from pathways.conditions import Condition
from pathways.facts import AllOf, FactDefinition, FactType, Interval, Known, Meaning, OneOf
from pathways.library import Definitions
from pathways.loading import as_mapping, problem_at, read_yaml_with_lines, refuse_other_keys
from pathways.packaged import PACKAGED_DEFINITIONS
from pathways.problems import remedy_for_name

_KEYS = frozenset({"version", "unremarkable", "never", "needs", "compared"})
PACKAGED_PEOPLE = PACKAGED_DEFINITIONS / "people" / "people.yaml"
Usual = Mapping[str, tuple[Known, ...]]
"""What is usual of some facts: any of these values is nothing special."""


@dataclass(frozen=True)
class Group:
    """The people who have a need: a condition on them, and what is usual for them."""

    when: Condition | None
    usual: Usual


@dataclass(frozen=True)
class People:
    """What is usual of anybody, what no person is, and the groups of those who have a need.

    `compared` are the groups of people for whom the doors are looked at one by one.
    """

    usual: Usual
    never: tuple[Condition, ...]
    groups: Mapping[str, Group]
    compared: tuple[Mapping[str, Known], ...] = ()

    def group(self, need: str) -> Group:
        """Who has this need: the condition, if any, and all that is usual for these people."""
        own = self.groups.get(need, Group(None, {}))
        return Group(own.when, {**self.usual, **own.usual})


def load_people(definitions: Definitions, areas: AreaSets, path: Path = PACKAGED_PEOPLE) -> People:
    """The people of a file.

    Raises:
        DefinitionProblem: with the line, what is wrong and what to do about it.
    """
    raw = as_mapping(read_yaml_with_lines(path), None, f"{path}: the file")
    refuse_other_keys(raw, _KEYS, "The file")
    never, compared = _list(raw, "never"), _list(raw, "compared")
    groups = as_mapping(raw.get("needs", {}), raw, "`needs`")
    return People(
        _usual(as_mapping(raw.get("unremarkable", {}), raw, "`unremarkable`"), definitions),
        tuple(parse_condition(each, definitions, areas, raw) for each in never),
        {need: _group(as_mapping(one, groups, need), definitions, areas)
         for need, one in groups.items()},
        tuple(_facts(each, raw, definitions) for each in compared),
    )  # fmt: skip


def _list(raw: Mapping[str, object], key: str) -> list[object]:
    given = raw.get(key, [])
    if not isinstance(given, list):
        raise problem_at(raw, f"`{key}` needs a list.", "Write one entry on a line.", key)
    return given


def _facts(
    raw: object, where: Mapping[str, object], definitions: Definitions
) -> Mapping[str, Known]:
    """The facts of a group to compare; several codes of one fact are a list."""
    mapping = as_mapping(raw, where, "A group")
    return {name: _together(values) for name, values in _usual(mapping, definitions).items()}


def _together(values: Sequence[Known]) -> Known:
    codes = [code for value in values if isinstance(value, OneOf) for code in value.codes]
    return OneOf(tuple(codes)) if codes else values[0]


def _group(raw: Mapping[str, object], definitions: Definitions, areas: AreaSets) -> Group:
    refuse_other_keys(raw, frozenset({"when", "unremarkable"}), "A need's people")
    when = raw.get("when")
    usual = as_mapping(raw.get("unremarkable", {}), raw, "`unremarkable`")
    return Group(
        None if when is None else parse_condition(when, definitions, areas, raw),
        _usual(usual, definitions),
    )


def _usual(raw: Mapping[str, object], definitions: Definitions) -> Usual:
    found = {}
    for name, given in raw.items():
        fact = definitions.fact(name)
        if fact is None or not fact.is_usable_in_criteria:
            remedy = remedy_for_name(name, definitions.facts, "pathways/definitions/facts")
            raise problem_at(raw, f"There is no fact “{name}” to decide by.", remedy, name)
        values = given if isinstance(given, list) else [given]
        found[fact.name] = tuple(_value(raw, fact, value) for value in values)
    return found


def _value(raw: object, fact: FactDefinition, given: object) -> Known:
    value = _read(fact, given)
    if value is None:
        problem = f"This is no value of “{fact.name}”."
        raise problem_at(raw, problem, "Write a value, a range or a list.", fact.name)
    return value


def _read(fact: FactDefinition, given: object) -> Known | None:
    if fact.type is FactType.BOOLEAN:
        return given if isinstance(given, bool) else None
    if fact.type is FactType.INTEGER:
        return _number(given)
    if not isinstance(given, str) or (fact.values and given not in fact.values):
        return None
    return AllOf((given,)) if fact.meaning is Meaning.ALL_OF else OneOf((given,))


def _number(given: object) -> Interval | None:
    if isinstance(given, Mapping) and given.keys() == {"at_least", "at_most"}:
        return Interval(int(str(given["at_least"])), int(str(given["at_most"])))
    if isinstance(given, int) and not isinstance(given, bool):
        return Interval(given, given)
    return None


def usual_or_plain(fact: FactDefinition, usual: Usual, home: Sequence[str]) -> tuple[Known, ...]:
    """What is usual of a fact: as the file says; otherwise no, and for places the home."""
    if fact.name in usual:
        return usual[fact.name]
    if fact.type is FactType.BOOLEAN:
        return (False,)
    return (OneOf(tuple(home)),) if fact.type is FactType.AREA else ()
