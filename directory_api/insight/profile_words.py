"""A profile as it travels, and in plain English for the command line.

Pages say it in the reader's language.
"""

from collections.abc import Mapping, Sequence

from directory_api.insight.proof import Who
from pathways import (
    Definitions,
    FactDefinition,
    Facts,
    FactType,
    Interval,
    Known,
    facts_on_the_wire,
)

ANYBODY = "anybody"


def profile_on_the_wire(profile: Mapping[str, Known], definitions: Definitions) -> Who:
    """A profile as facts travel; a range that reaches an end of the fact's own has only one end."""
    wire = facts_on_the_wire(Facts(profile))
    for name, value in profile.items():
        fact = definitions.facts[name]
        if isinstance(value, Interval) and not value.is_exact:
            bounds = {
                "at_least": value.at_least if value.at_least > fact.lowest else None,
                "at_most": value.at_most if value.at_most < fact.highest else None,
            }
            wire[name] = {key: bound for key, bound in bounds.items() if bound is not None}
    return wire


def profile_in_english(who: Who, definitions: Definitions, names: Mapping[str, str]) -> str:
    """The facts of a profile, the way a navigator would note them; `names` are those of areas."""
    if not who:
        return ANYBODY
    facts = [(definitions.facts[name], value) for name, value in who.items()]
    return ", ".join(_fact(fact, value, names) for fact, value in facts)


def _fact(fact: FactDefinition, value: object, names: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return f"{_label(fact)}: {'yes' if value else 'no'}"
    if fact.type is FactType.INTEGER:
        said = _range(value)
        return f"aged {said}" if fact.name == "age" else f"{_label(fact)}: {said}"
    codes = [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []
    words = [fact.value_labels.get(code, names.get(code, code)) for code in codes]
    return f"{_label(fact)}: {_or(words)}"


def _label(fact: FactDefinition) -> str:
    """The label inside a sentence; PHQ-9 and the like keep their capitals."""
    first = fact.label.split()[0]
    return fact.label if first.isupper() else fact.label[:1].lower() + fact.label[1:]


def _range(value: object) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    lowest, highest = value.get("at_least"), value.get("at_most")
    if highest is None:
        return f"{lowest} or more"
    return f"{highest} or less" if lowest is None else f"{lowest} to {highest}"


def _or(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} or {words[-1]}"
