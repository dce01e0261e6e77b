"""Which level of support to look for, from words about daily life or scores already known.

A level is of the support, never a label of the person, and is never shown to a resident.
"""

from dataclasses import dataclass

from pathways.facts import Facts, Interval, OneOf
from pathways.library import Definitions

_BY_DAILY_LIFE = {"ok": (1, 2), "mild": (2, 3), "marked": (3, 4)}
_SCORES = {"phq9": (2, 3, 4), "gad7": (2, 3)}
LEVEL_FIGURES = frozenset(
    f"levels.{score}_level_{level}" for score, levels in _SCORES.items() for level in levels
)


@dataclass(frozen=True)
class LevelRange:
    """The lowest and the highest level of support to look for first, from 1 to 5."""

    lowest: int
    highest: int


def infer_level(facts: Facts, definitions: Definitions) -> LevelRange | None:
    """The level that daily life and scores point to; None when neither is known.

    Of two scores the higher counts. Where scores and daily life overlap the overlap is taken; where
    they do not, the range reaches from one to the other: no door is missed for one low answer.
    """
    ranges = [each for each in (_by_daily_life(facts), _by_scores(facts, definitions)) if each]
    if not ranges:
        return None
    lowest = max(each.lowest for each in ranges)
    highest = min(each.highest for each in ranges)
    if lowest <= highest:
        return LevelRange(lowest, highest)
    return LevelRange(highest, lowest)


def _by_daily_life(facts: Facts) -> LevelRange | None:
    value = facts.value("functioning")
    if not isinstance(value, OneOf):
        return None
    levels = [_BY_DAILY_LIFE[code] for code in value.codes]
    return LevelRange(min(low for low, _ in levels), max(high for _, high in levels))


def _by_scores(facts: Facts, definitions: Definitions) -> LevelRange | None:
    found = [
        LevelRange(
            _level_of(name, value.at_least, definitions),
            _level_of(name, value.at_most, definitions),
        )
        for name in _SCORES
        if isinstance(value := facts.value(name), Interval)
    ]
    if not found:
        return None
    return LevelRange(max(each.lowest for each in found), max(each.highest for each in found))


def _level_of(name: str, score: int, definitions: Definitions) -> int:
    level = 1
    for candidate in _SCORES[name]:
        figure = definitions.figures.get(f"levels.{name}_level_{candidate}")
        if figure is not None and score >= figure.value:
            level = candidate
    return level
