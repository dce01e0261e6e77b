"""A profile: a few facts that set somebody apart from the unremarkable, each as a range or a list.

The possible values of each fact are cut into cells that the rules cannot tell apart, so that a
profile says "aged 0 to 10" and not one age of them.
"""

from collections.abc import Mapping, Sequence

from pathways.cells import answers_that_differ
from pathways.conditions import Condition, NumberLeaf, leaves_of
from pathways.facts import AllOf, FactDefinition, FactType, Interval, Known, Meaning, OneOf
from pathways.proofs.space import Space

Profile = Mapping[str, Known]
Cells = Mapping[str, tuple[Known | None, ...]]
"""The values of each fact that make a difference; None where the fact does not apply."""


def cells_of(
    space: Space, conditions: Sequence[Condition], usual: Mapping[str, tuple[Known, ...]]
) -> Cells:
    """The cells of every fact, those usual of it cut out as cells of their own."""
    leaves = [leaf for each in conditions for leaf in leaves_of(each)]
    found = {}
    for name, fact in space.facts.items():
        own = [leaf for leaf in leaves if leaf.fact == name]
        edges = [
            NumberLeaf(name, value.at_least, value.at_most)
            for value in usual.get(name, ())
            if isinstance(value, Interval)
        ]
        if fact.type is FactType.INTEGER:
            cells: tuple[Known | None, ...] = answers_that_differ(fact, [*own, *edges], None)
        elif fact.type is FactType.BOOLEAN:
            cells = (True, False)
        else:
            cells = _codes(fact, space)
        found[name] = (*cells, None) if space.with_not_applicable else cells
    return found


def _codes(fact: FactDefinition, space: Space) -> tuple[Known, ...]:
    codes = space.codes[fact.name]
    if fact.meaning is Meaning.ALL_OF:
        return tuple(AllOf((code,)) for code in codes)
    return tuple(OneOf((code,)) for code in codes)


def usual_cells(cells: Sequence[Known | None], usual: Sequence[Known]) -> tuple[Known | None, ...]:
    """The cells that are nothing special: not applicable, or inside what is usual.

    Where no cell is usual, none is special: so a claim about "everybody else" is never empty.
    """
    inside = tuple(
        cell for cell in cells if cell is None or any(_inside(cell, value) for value in usual)
    )
    return inside if any(cell is not None for cell in inside) else tuple(cells)


def _inside(cell: Known, value: Known) -> bool:
    if isinstance(cell, Interval) and isinstance(value, Interval):
        return value.at_least <= cell.at_least and cell.at_most <= value.at_most
    if isinstance(cell, OneOf) and isinstance(value, OneOf):
        return set(cell.codes) <= set(value.codes)
    return cell == value


def is_within(inner: Profile, outer: Profile) -> bool:
    """Whether everybody of the inner profile belongs to the outer one too."""
    return all(name in inner and _inside(inner[name], value) for name, value in outer.items())


def joined(profiles: Sequence[Profile]) -> tuple[Profile, ...]:
    """The same people in fewer profiles: neighbouring ranges and lists of codes put together."""
    left = list(profiles)
    changed = True
    while changed:
        changed = False
        for one in left:
            for other in left:
                both = None if one is other else _both(one, other)
                if both is not None:
                    left = [each for each in left if each is not one and each is not other]
                    left.append(both)
                    changed = True
                    break
            if changed:
                break
    return tuple(left)


def _both(one: Profile, other: Profile) -> Profile | None:
    if one.keys() != other.keys():
        return None
    differing = [name for name in one if one[name] != other[name]]
    if len(differing) != 1:
        return None
    value = _union(one[differing[0]], other[differing[0]])
    return None if value is None else {**one, differing[0]: value}


def _union(one: Known, other: Known) -> Known | None:
    if isinstance(one, Interval) and isinstance(other, Interval):
        low, high = sorted((one, other), key=lambda each: each.at_least)
        if high.at_least <= low.at_most + 1:
            return Interval(low.at_least, max(low.at_most, high.at_most))
        return None
    if isinstance(one, OneOf) and isinstance(other, OneOf):
        return OneOf(tuple(dict.fromkeys((*one.codes, *other.codes))))
    return None
