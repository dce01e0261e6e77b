"""The register of rules: every published threshold that we work by, and where each one lives."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pathways.library import Definitions
from pathways.loading import (
    LinedMapping,
    as_mapping,
    problem_at,
    read_yaml_with_lines,
    refuse_other_keys,
    texts_of,
)
from pathways.problems import remedy_for_name

REGISTER = "rules.yaml"
_KEYS = frozenset({"section", "says", "services", "advice", "safety", "verify"})


@dataclass(frozen=True)
class RegisteredRule:
    """One rule: the section it stands in, and the services, advice and safety facts that hold it.

    `verify` is true where it rests on general knowledge or has most likely moved.
    """

    id: str
    section: int
    says: str
    services: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    safety: tuple[str, ...] = ()
    verify: bool = False
    line: int = 1


def read_register(path: Path, definitions: Definitions) -> dict[str, RegisteredRule]:
    """Every registered rule by its id, in the order of the file.

    Raises:
        DefinitionProblem: a rule that lives nowhere, or that names advice or facts that are not.
    """
    content = as_mapping(read_yaml_with_lines(path), None, f"{path}: the file")
    refuse_other_keys(content, frozenset({"version", "rules"}), "The register")
    entries = as_mapping(content.get("rules"), content, "`rules`")
    return {
        name: _rule(name, as_mapping(raw, entries, f"“{name}”"), definitions)
        for name, raw in entries.items()
    }


def _rule(name: str, raw: Mapping[str, object], definitions: Definitions) -> RegisteredRule:
    refuse_other_keys(raw, _KEYS, "A registered rule")
    section, says = raw.get("section"), raw.get("says")
    if not isinstance(section, int) or not says:
        raise problem_at(raw, f"The rule “{name}” needs `section` and `says`.", "Add them.")
    rule = RegisteredRule(
        name,
        section,
        str(says),
        texts_of(raw, "services"),
        texts_of(raw, "advice"),
        texts_of(raw, "safety"),
        raw.get("verify") is True,
        raw.line if isinstance(raw, LinedMapping) else 1,
    )
    if not (rule.services or rule.advice or rule.safety):
        remedy = "Name its services, its advice or its safety facts."
        raise problem_at(raw, f"The rule “{name}” lives nowhere.", remedy)
    _refuse_unknown(raw, "advice", rule.advice, [each.id for each in definitions.advice])
    _refuse_unknown(raw, "safety", rule.safety, list(definitions.facts))
    return rule


def _refuse_unknown(
    raw: Mapping[str, object], key: str, named: tuple[str, ...], known: list[str]
) -> None:
    for name in named:
        if name not in known:
            problem = f"There is no “{name}” for `{key}`."
            raise problem_at(raw, problem, remedy_for_name(name, known, "the definitions"), key)
