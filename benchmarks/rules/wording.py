"""The same criteria in the languages of other rule engines, as their own users write them.

`checked` puts a null check before each comparison, as their documentation advises; without it, a
missing fact is whatever the engine makes of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from pathways import ChoiceLeaf, Condition, FlagLeaf, Group, Kind, Leaf, NumberLeaf
from pathways.conditions import GroupKind, needed
from pathways.criteria import Criterion

Json = object


@dataclass(frozen=True)
class Infix:
    """How a language with infix operators says things; `check` asks whether a fact is there."""

    both: str
    either: str
    opposite: str
    check: str
    fact: str = "{fact}"

    def service(self, criteria: Sequence[Criterion], *, checked: bool) -> str:
        """One expression: every "must" holds and no "must not" does."""
        return self._join(self.both, [self.criterion(one, checked=checked) for one in criteria])

    def criterion(self, criterion: Criterion, *, checked: bool) -> str:
        """One criterion, true when it is met."""
        said = self._condition(criterion.when, checked)
        return f"{self.opposite}({said})" if criterion.kind is Kind.MUST_NOT else said

    def _condition(self, condition: Condition, checked: bool) -> str:
        if not isinstance(condition, Group):
            return self._leaf(condition, checked)
        parts = [self._condition(part, checked) for part in condition.parts]
        if condition.kind is GroupKind.NONE:
            return f"{self.opposite}({self._join(self.either, parts)})"
        ways = combinations(parts, needed(condition))
        return self._join(self.either, [self._join(self.both, list(way)) for way in ways])

    def _leaf(self, leaf: Leaf, checked: bool) -> str:
        name = self.fact.format(fact=leaf.fact)
        tests = [self.check.format(fact=name)] if checked else []
        if isinstance(leaf, NumberLeaf):
            tests += [f"{name} >= {leaf.lowest}"] if leaf.lowest is not None else []
            tests += [f"{name} <= {leaf.highest}"] if leaf.highest is not None else []
        elif isinstance(leaf, ChoiceLeaf):
            codes = ", ".join(f"'{code}'" for code in sorted(leaf.accepts))
            tests.append(f"{name} in [{codes}]")
        elif isinstance(leaf, FlagLeaf):
            tests.append(f"{name} == {str(leaf.expected).lower()}")
        return self._join(self.both, tests)

    @staticmethod
    def _join(operator: str, parts: list[str]) -> str:
        return parts[0] if len(parts) == 1 else f"({f' {operator} '.join(parts)})"


ZEN = Infix("and", "or", "not ", "{fact} != null")
CEL = Infix("&&", "||", "!", "has({fact})", "p.{fact}")
RULE_ENGINE = Infix("and", "or", "not ", "{fact} != null")


def json_logic(criteria: Sequence[Criterion], *, checked: bool) -> Json:
    """The criteria of one service as JsonLogic."""
    return {"and": [json_logic_criterion(one, checked=checked) for one in criteria]}


def json_logic_criterion(criterion: Criterion, *, checked: bool) -> Json:
    """One criterion as JsonLogic, true when it is met."""
    said = _json_condition(criterion.when, checked)
    return {"!": [said]} if criterion.kind is Kind.MUST_NOT else said


def _json_condition(condition: Condition, checked: bool) -> Json:
    if not isinstance(condition, Group):
        return _json_leaf(condition, checked)
    parts = [_json_condition(part, checked) for part in condition.parts]
    if condition.kind is GroupKind.NONE:
        return {"!": [{"or": parts}]}
    return {"or": [{"and": list(way)} for way in combinations(parts, needed(condition))]}


def _json_leaf(leaf: Leaf, checked: bool) -> Json:
    value = {"var": leaf.fact}
    tests: list[Json] = [{"!=": [value, None]}] if checked else []
    if isinstance(leaf, NumberLeaf):
        tests += [{">=": [value, leaf.lowest]}] if leaf.lowest is not None else []
        tests += [{"<=": [value, leaf.highest]}] if leaf.highest is not None else []
    elif isinstance(leaf, ChoiceLeaf):
        tests.append({"in": [value, sorted(leaf.accepts)]})
    elif isinstance(leaf, FlagLeaf):
        tests.append({"===": [value, leaf.expected]})
    return {"and": tests} if len(tests) > 1 else tests[0]
