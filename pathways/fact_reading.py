"""From an entry of `definitions/facts` to a fact definition, or a problem with its line."""

from collections.abc import Mapping

from pathways.facts import ChangesBy, FactDefinition, FactType, Meaning
from pathways.loading import (
    as_mapping,
    problem_at,
    read_member,
    refuse_other_keys,
    texts_of,
)

ASKERS = {"r": "resident", "a": "ambassador", "n": "navigator", "service": "service"}
_KEYS = frozenset(
    {
        "type", "label", "question", "question_other", "why", "values", "value_aliases", "aliases",
        "range", "unit", "meaning", "asked_of", "burden", "sensitive", "safety", "not_asked_when",
        "changes_by", "implies", "note",
    }
)  # fmt: skip


def parse_fact_definition(name: str, raw: Mapping[str, object]) -> FactDefinition:
    """One fact; `values` maps each value of an enum to its label.

    Raises:
        DefinitionProblem: with the line, what is wrong and what to do about it.
    """
    refuse_other_keys(raw, _KEYS, "A fact")
    asked_of = _asked_of(raw)
    _refuse_missing_words(name, raw, asked_of)
    value_labels = _value_labels(name, raw)
    lowest, highest = _range(raw)
    return FactDefinition(
        name=name,
        type=_type(raw),
        label=str(raw["label"]),
        question=str(raw.get("question", "")),
        question_other=str(raw.get("question_other", "")),
        why=str(raw["why"]) if "why" in raw else None,
        values=tuple(value_labels),
        value_labels=value_labels,
        value_aliases=_value_aliases(raw, value_labels),
        aliases=texts_of(raw, "aliases"),
        lowest=lowest,
        highest=highest,
        unit=str(raw["unit"]) if "unit" in raw else None,
        meaning=read_member(raw, "meaning", Meaning, Meaning.ONE_OF),
        asked_of=asked_of,
        burden=_burden(raw),
        sensitive=raw.get("sensitive") is True,
        safety=raw.get("safety") is True,
        not_asked_when=dict(as_mapping(raw.get("not_asked_when", {}), raw, "`not_asked_when`")),
        implies=_implies(raw),
        changes_by=_changes_by(raw),
    )


def _implies(raw: Mapping[str, object]) -> dict[str, bool]:
    answers = as_mapping(raw.get("implies", {}), raw, "`implies`")
    return {name: answer is True for name, answer in answers.items()}


def _changes_by(raw: Mapping[str, object]) -> ChangesBy | None:
    if "changes_by" not in raw:
        return None
    return read_member(raw, "changes_by", ChangesBy, ChangesBy.TIME)


def _type(raw: Mapping[str, object]) -> FactType:
    kind = read_member(raw, "type", FactType, FactType.BOOLEAN)
    if kind is FactType.ENUM and not raw.get("values"):
        raise problem_at(raw, "An enum needs values.", "Add values: {code: label}.")
    return kind


def _refuse_missing_words(name: str, raw: Mapping[str, object], asked_of: frozenset[str]) -> None:
    required = ["label"]
    if asked_of - {"service"}:
        required += ["question", "question_other"]
        if raw.get("sensitive") is True:
            required.append("why")
    for key in required:
        if not _is_text(raw.get(key)):
            raise problem_at(raw, f"The fact “{name}” needs `{key}`.", "Add it in plain English.")


def _value_labels(name: str, raw: Mapping[str, object]) -> dict[str, str]:
    labels = as_mapping(raw.get("values", {}), raw, "`values`")
    for value, label in labels.items():
        if not _is_text(label):
            problem = f"The value “{value}” of the fact “{name}” has no words."
            raise problem_at(labels, problem, "Write them in plain English, in quotes.", str(value))
    return {str(value): str(label) for value, label in labels.items()}


def _is_text(words: object) -> bool:
    return isinstance(words, str) and bool(words.strip())


def _asked_of(raw: Mapping[str, object]) -> frozenset[str]:
    given = texts_of(raw, "asked_of")
    for code in given:
        if code not in ASKERS:
            remedy = f"Use {', '.join(ASKERS)}."
            raise problem_at(raw, f"Nobody is called “{code}”.", remedy, "asked_of")
    return frozenset(ASKERS[code] for code in given)


def _range(raw: Mapping[str, object]) -> tuple[int, int]:
    given = raw.get("range")
    if raw.get("type") != FactType.INTEGER and given is None:
        return 0, 0
    if isinstance(given, list) and [type(each) for each in given] == [int, int]:
        lowest, highest = given
        if lowest < highest:
            return int(lowest), int(highest)
    raise problem_at(raw, "A number needs a range.", "Write range: [0, 120].", "range")


def _burden(raw: Mapping[str, object]) -> int:
    burden = raw.get("burden", 1)
    if isinstance(burden, int) and 1 <= burden <= 5:
        return burden
    raise problem_at(raw, "There is no such burden.", "Use 1 (light) to 5 (heavy).", "burden")


def _value_aliases(
    raw: Mapping[str, object], values: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    given = as_mapping(raw.get("value_aliases", {}), raw, "`value_aliases`")
    found = {}
    for alias, meant in given.items():
        codes = tuple(str(each) for each in (meant if isinstance(meant, list) else [meant]))
        if any(code not in values for code in codes):
            problem = f"The alias “{alias}” stands for a value that does not exist."
            raise problem_at(given, problem, f"Use: {', '.join(values)}.", alias)
        found[alias] = codes
    return found
