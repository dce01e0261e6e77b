"""From an entry of `definitions/advice` to an advice rule, or a problem with its line."""

from collections.abc import Mapping
from string import Formatter

from pathways.condition_reading import parse_condition
from pathways.library import AdviceRule, Definitions
from pathways.loading import LinedMapping, as_mapping, problem_at, refuse_other_keys
from pathways.problems import remedy_for_name
from pathways.sentences import Sentence
from pathways.source_reading import parse_source, rests_on_knowledge
from pathways.value_reading import read_text

_KEYS = frozenset({"when", "needs", "do", "say", "figures", "services", "source", "verify", "note"})


def parse_advice_rule(name: str, raw: Mapping[str, object], definitions: Definitions) -> AdviceRule:
    """One rule; `figures` names the figure behind each placeholder of its texts.

    Raises:
        DefinitionProblem: with the line, what is wrong and what to do about it.
    """
    refuse_other_keys(raw, _KEYS, "Advice")
    if read_text(raw, "do") is None or "source" not in raw:
        raise problem_at(raw, f"The advice “{name}” needs `do` and `source`.", "Add them.")
    needs, when = raw.get("needs", []), raw.get("when")
    if not isinstance(needs, list) or (not needs and when is None):
        problem = f"The advice “{name}” says neither when nor for which needs."
        raise problem_at(raw, problem, "Add when: {...} or needs: [...].")
    services = raw.get("services", [])
    if not isinstance(services, list):
        raise problem_at(raw, "`services` needs a list.", "Write [id, id].", "services")
    values = _figures(raw, definitions)
    source, verify = parse_source(raw["source"], raw), raw.get("verify") is True
    if rests_on_knowledge(source) and not verify:
        problem = f"The advice “{name}” rests on general knowledge and does not say so."
        raise problem_at(raw, problem, "Add verify: true, or name a page.", "source")
    return AdviceRule(
        id=name,
        do=_sentence(raw, "do", values),
        say=_sentence(raw, "say", values) if read_text(raw, "say") else None,
        when=None if when is None else parse_condition(when, definitions, {}, raw),
        needs=frozenset(str(need) for need in needs),
        services=tuple(str(service) for service in services),
        source=source,
        verify=verify,
        figures=frozenset(str(name) for name in _named_figures(raw).values()),
        file=raw.file if isinstance(raw, LinedMapping) else "",
        line=raw.line_of("services") if isinstance(raw, LinedMapping) else 0,
    )


def _named_figures(raw: Mapping[str, object]) -> Mapping[str, object]:
    return as_mapping(raw.get("figures", {}), raw, "`figures`")


def _figures(raw: Mapping[str, object], definitions: Definitions) -> dict[str, int]:
    values = {}
    for placeholder, figure in _named_figures(raw).items():
        known = definitions.figures.get(str(figure))
        if known is None:
            remedy = remedy_for_name(str(figure), definitions.figures, "the figures")
            raise problem_at(raw, f"There is no figure “{figure}”.", remedy, "figures")
        values[placeholder] = known.value
    return values


def _sentence(raw: Mapping[str, object], key: str, values: Mapping[str, int]) -> Sentence:
    template = str(raw[key])
    try:
        names = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    except ValueError as failure:
        remedy = "Write {name} for a figure, and {{ for a brace."
        raise problem_at(raw, f"The braces do not match in `{key}`.", remedy, key) from failure
    for name in names - values.keys():
        problem = f"The placeholder “{name}” has no figure."
        raise problem_at(raw, problem, "Name it under `figures`.", key)
    return Sentence(template, {name: values[name] for name in names})
