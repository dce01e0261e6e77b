"""Who uses which figure: criteria, advice, pathways, the role, implied needs and levels."""

from collections.abc import Iterator, Mapping, Sequence

from directory_api.cli.criteria_check import WrittenCriterion
from directory_api.eligibility import load_implications
from directory_api.places import Areas
from pathways import LEVEL_FIGURES, AdviceRule, Definitions, Handbook, figures_of


def uses_of_figures(
    written: Sequence[WrittenCriterion],
    definitions: Definitions,
    areas: Areas,
    handbook: Handbook,
) -> Mapping[str, tuple[str, ...]]:
    """Figure name -> who uses it, in the order of the files; a figure nobody uses is absent."""
    found: dict[str, dict[str, None]] = {}
    for user, names in (*_users(written, definitions, areas), *_users_of(handbook)):
        for name in sorted(names):
            found.setdefault(name, {})[user] = None
    return {name: tuple(names) for name, names in found.items()}


def _users(
    written: Sequence[WrittenCriterion], definitions: Definitions, areas: Areas
) -> Iterator[tuple[str, frozenset[str]]]:
    for one in written:
        yield f"service `{one.service.id}`", figures_of(one.criterion.when)
    for rule in definitions.advice:
        yield f"advice `{rule.id}`", _figures_of_advice(rule)
    implications = load_implications(definitions, areas.sets())
    for need, _, condition in implications.needs:
        yield f"need `{need}`", figures_of(condition)
    for audience, condition, _ in implications.audiences:
        yield f"audience `{audience}`", figures_of(condition)
    yield "levels of support", LEVEL_FIGURES


def _users_of(handbook: Handbook) -> Iterator[tuple[str, frozenset[str]]]:
    for pathway in handbook.pathways.values():
        for move in (*pathway.step_up, *pathway.step_down):
            if move.when is not None:
                yield f"pathway `{pathway.need}`", figures_of(move.when)
    for line in handbook.role.hand_over:
        if line.when is not None:
            yield "the role of an ambassador", figures_of(line.when)


def _figures_of_advice(rule: AdviceRule) -> frozenset[str]:
    return rule.figures | (figures_of(rule.when) if rule.when is not None else frozenset())
