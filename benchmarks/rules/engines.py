"""The engines that are measured: ours, and four that anybody can install, each used its own way.

Each answers for every service yes (it fits), no (it does not) or None (left open). What the others
need is imported when it is used: they live in an environment of their own.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import version
from itertools import pairwise
from typing import Any

from benchmarks.rules.rule_base import Person, Service, as_facts, facts_in
from benchmarks.rules.wording import CEL, RULE_ENGINE, ZEN, json_logic, json_logic_criterion
from pathways import Definitions, Outcome, compile_table, decide, decide_all, explain, in_english

Answer = bool | None


class Engine(ABC):
    """One engine with the services it has read."""

    name: str
    package: str | None = None
    style = ""

    @property
    def label(self) -> str:
        """The name with the version that is installed."""
        return f"{self.name} {version(self.package)}" if self.package else self.name

    @abstractmethod
    def read(self, services: Sequence[Service]) -> None:
        """Read the services once, as a program does when it starts."""

    @abstractmethod
    def answer(self, person: Person) -> Sequence[Answer]:
        """For each service: does it fit."""

    @abstractmethod
    def reasons(self, person: Person, positions: Sequence[int]) -> Sequence[Sequence[object]]:
        """For each of these services: what each of its criteria comes to."""


class Ours(Engine):
    """pathways: all services at once, and sentences for the ones that are shown."""

    name = "ours"
    style = "three values"

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions

    def read(self, services: Sequence[Service]) -> None:
        """Compile the table."""
        self._table = compile_table(services)

    def answer(self, person: Person) -> Sequence[Answer]:
        """Yes and no are final; None is what a question could still settle."""
        decisions = decide_all(self._table, as_facts(person))
        return [_ANSWERS[code] for code in decisions.codes.tolist()]

    def reasons(self, person: Person, positions: Sequence[int]) -> Sequence[Sequence[object]]:
        """Whole sentences."""
        facts, labels = as_facts(person), self._definitions.labels
        return [
            [
                in_english(sentence, labels)
                for finding in decide(self._table.services[position], facts).findings
                for sentence in explain(finding, facts, self._definitions)
            ]
            for position in positions
        ]


_ANSWERS: dict[int, Answer] = {
    place: {Outcome.MIGHT_FIT: None, Outcome.DOES_NOT_FIT: False}.get(outcome, True)
    for place, outcome in enumerate(Outcome)
}


class Rival(Engine):
    """An engine that compiles one expression for each service."""

    def __init__(self, *, checked: bool) -> None:
        self._checked = checked
        self.style = "null checks" if checked else "no checks, an error is left open"

    def read(self, services: Sequence[Service]) -> None:
        """Compile an expression for each service; equal ones once."""
        self._services = services
        self._compiled = [self._compile_service(one) for one in services]

    def answer(self, person: Person) -> Sequence[Answer]:
        """One expression after the other, in the facts prepared once."""
        given = self._prepare(person)
        return [self._ask(compiled, given) for compiled in self._compiled]

    def reasons(self, person: Person, positions: Sequence[int]) -> Sequence[Sequence[object]]:
        """True or false for each criterion; these engines have no sentences."""
        given = self._prepare(person)
        return [
            [self._ask(self._compile_criterion(one), given) for one in self._services[position]]
            for position in positions
        ]

    def _ask(self, compiled: Any, given: Any) -> Answer:
        try:
            found = self._run(compiled, given)
        except Exception:  # noqa: BLE001 - each engine raises errors of its own
            return None
        return found if isinstance(found, bool) else None

    def _prepare(self, person: Person) -> Any:
        return dict(person)

    @abstractmethod
    def _compile_service(self, service: Service) -> Any: ...

    @abstractmethod
    def _compile_criterion(self, criterion: Any) -> Any: ...

    @abstractmethod
    def _run(self, compiled: Any, given: Any) -> object: ...


class Zen(Rival):
    """zen-engine; with null checks all services are one expression node, its quickest way."""

    name, package = "zen-engine", "zen-engine"

    def read(self, services: Sequence[Service]) -> None:
        """Build one decision with an expression for each service."""
        super().read(services)
        if not self._checked:
            return
        texts = [ZEN.service(one, checked=True) for one in services]
        content = _zen_decision([f"s{place}" for place in range(len(services))], texts)
        self._decision = import_module("zen").ZenEngine().create_decision(json.dumps(content))

    def answer(self, person: Person) -> Sequence[Answer]:
        """All in one call; one error would fail them all, so without checks one by one."""
        if not self._checked:
            return super().answer(person)
        found = self._decision.evaluate(dict(person))["result"]
        return [found[f"s{place}"] for place in range(len(self._services))]

    def _compile_service(self, service: Service) -> Any:
        return None if self._checked else _zen(ZEN.service(service, checked=False))

    def _compile_criterion(self, criterion: Any) -> Any:
        return _zen(ZEN.criterion(criterion, checked=self._checked))

    def _run(self, compiled: Any, given: Any) -> object:
        return compiled.evaluate(given)


@cache
def _zen(text: str) -> Any:
    return import_module("zen").compile_expression(text)


def _zen_decision(names: Sequence[str], texts: Sequence[str]) -> object:
    expressions = [
        {"id": name, "key": name, "value": text} for name, text in zip(names, texts, strict=True)
    ]
    kinds = ("inputNode", "expressionNode", "outputNode")
    nodes: list[dict[str, object]] = [
        {"id": kind, "type": kind, "name": kind, "position": {"x": 0, "y": 0}} for kind in kinds
    ]
    nodes[1]["content"] = {"expressions": expressions}
    edges = [
        {"id": f"{one}-{other}", "sourceId": one, "targetId": other, "type": "edge"}
        for one, other in pairwise(kinds)
    ]
    return {"nodes": nodes, "edges": edges}


class Cel(Rival):
    """common-expression-language, with one context for all programs, as its documentation asks."""

    name, package = "common-expression-language", "common-expression-language"

    def _prepare(self, person: Person) -> Any:
        return import_module("cel").Context({"p": dict(person)})

    def _compile_service(self, service: Service) -> Any:
        return _cel(CEL.service(service, checked=self._checked))

    def _compile_criterion(self, criterion: Any) -> Any:
        return _cel(CEL.criterion(criterion, checked=self._checked))

    def _run(self, compiled: Any, given: Any) -> object:
        return compiled.execute(given)


@cache
def _cel(text: str) -> Any:
    return import_module("cel").compile(text)


class RuleEngine(Rival):
    """rule-engine; with null checks a missing fact is null, without them it is an error."""

    name, package = "rule-engine", "rule-engine"

    def __init__(self, *, checked: bool) -> None:
        super().__init__(checked=checked)
        package = import_module("rule_engine")
        context = package.Context(default_value=None) if checked else package.Context()
        self._rule: Callable[[str], Any] = cache(lambda text: package.Rule(text, context=context))

    def _compile_service(self, service: Service) -> Any:
        return self._rule(RULE_ENGINE.service(service, checked=self._checked))

    def _compile_criterion(self, criterion: Any) -> Any:
        return self._rule(RULE_ENGINE.criterion(criterion, checked=self._checked))

    def _run(self, compiled: Any, given: Any) -> object:
        return compiled.matches(given)


class JsonLogic(Rival):
    """jsonlogic-rs, its rules and the person written as text once."""

    name, package = "jsonlogic-rs", "jsonlogic-rs"

    def __init__(self, *, checked: bool, missing_first: bool = False) -> None:
        super().__init__(checked=checked)
        self._missing_first = missing_first
        if missing_first:
            self.style = "`missing` first"
        elif not checked:
            self.style = "no checks"

    def _prepare(self, person: Person) -> Any:
        return json.dumps(dict(person))

    def _compile_service(self, service: Service) -> Any:
        rule = json_logic(service, checked=self._checked)
        if self._missing_first:
            rule = {"if": [{"missing": facts_in([service])}, None, rule]}
        return json.dumps(rule)

    def _compile_criterion(self, criterion: Any) -> Any:
        return json.dumps(json_logic_criterion(criterion, checked=self._checked))

    def _run(self, compiled: Any, given: Any) -> object:
        return import_module("jsonlogic_rs").apply_serialized(compiled, given, json.loads)


def rivals() -> list[Rival]:
    """The four others with null checks, as their documentation advises."""
    return [Zen(checked=True), Cel(checked=True), JsonLogic(checked=True), RuleEngine(checked=True)]


def rivals_in_every_style() -> list[Rival]:
    """The four others with and without null checks."""
    bare = [
        Zen(checked=False),
        Cel(checked=False),
        JsonLogic(checked=False),
        JsonLogic(checked=False, missing_first=True),
        RuleEngine(checked=False),
    ]
    return [*rivals(), *bare]
