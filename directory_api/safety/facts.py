"""What the safety facts say, as `domain/facts.yaml` lays down: they choose words, nothing else.

Only what is certain counts: of a range every value, of a list every entry must say so. Unknown and
declined facts say nothing, and names that are not safety facts are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from directory_api.safety.types import About, Answer, Kind, Safety, highest

ALIASES = {
    "perp_present": "dv_immediate",
    "pregnant_or_baby_months": "baby_months",
    "asker_role": "for_whom",
}
"""Other names in use; said under both names, either may speak of danger."""
_TRUE = frozenset({"yes", "true", "y", "1"})
_FALSE = frozenset({"no", "none", "false", "n", "0"})
_UNSAID = frozenset(
    {"", "unknown", "not_known", "unsure", "not_sure", "prefer_not_to_say", "declined", "not_said"}
)
_PLANS = frozenset({"plan_or_intent", "act_or_means"})
_ANY_RISK = _PLANS | {"thoughts"}
_NEWBORN_MONTHS = 3
_SEVERE_PHQ9 = 20
_ADULT = 18

Facts = Mapping[str, object]
Test = Callable[[Facts], bool]


@dataclass(frozen=True)
class _Rule:
    """One line of `safety_from_facts`: when it holds, this answer and these kinds."""

    answer: Answer
    kinds: tuple[Kind, ...]
    holds: Test


def assess_facts(facts: Mapping[str, object]) -> Safety:
    """The answer to the known facts, in wire form; nothing certain means none."""
    said = {name: value for name, value in facts.items() if _is_said(value)}
    renamed = {ALIASES[name]: value for name, value in said.items() if name in ALIASES}
    return highest(*(_assess(known) for known in (said, {**said, **renamed})))


def _assess(known: Facts) -> Safety:
    about = _about(known)
    return highest(
        *(Safety(rule.answer, rule.kinds, about) for rule in _RULES if rule.holds(known))
    )


def _is_said(value: object) -> bool:
    if isinstance(value, str):
        return value.strip().casefold() not in _UNSAID
    if isinstance(value, Mapping):
        return not value.get("declined")
    return value is not None


def _about(facts: Facts) -> About:
    """From "for whom"; a range of answers, or a couple, leaves it open."""
    named = _entries(facts.get("for_whom"))
    if not named:
        return About.UNKNOWN
    if all(entry == "self" for entry in named):
        return About.SELF
    return About.OTHER if all(entry in ("other", "family") for entry in named) else About.UNKNOWN


def _entries(value: object) -> tuple[object, ...]:
    """A value as the list of what it may be."""
    if value is None or isinstance(value, Mapping):
        return ()
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return tuple(value)
    return (value,)


def _truth(value: object) -> bool | None:
    """Yes, no or not said; for a sign, a word such as "fainting" is a yes."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        word = value.strip().casefold()
        if word in _UNSAID:
            return None
        return word not in _FALSE
    if isinstance(value, int | float):
        return bool(value)
    return None


def _is_yes(name: str, facts: Facts) -> bool:
    entries = _entries(facts.get(name))
    return bool(entries) and all(_truth(entry) is True for entry in entries)


def _is_no(name: str, facts: Facts) -> bool:
    entries = _entries(facts.get(name))
    return bool(entries) and all(_truth(entry) is False for entry in entries)


def _is_one_of(name: str, values: frozenset[str], facts: Facts) -> bool:
    entries = _entries(facts.get(name))
    return bool(entries) and all(isinstance(entry, str) and entry in values for entry in entries)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except ValueError:
        return None


def _bounds(value: object) -> tuple[float | None, float | None]:
    """The lowest and the highest that a number, a range or a list of numbers may be."""
    if isinstance(value, Mapping):
        return _number(value.get("at_least")), _number(value.get("at_most"))
    numbers = [_number(entry) for entry in _entries(value)]
    known = [number for number in numbers if number is not None]
    if not known or len(known) != len(numbers):
        return None, None
    return min(known), max(known)


def _is_at_least(name: str, figure: float, facts: Facts) -> bool:
    lowest, _ = _bounds(facts.get(name))
    return lowest is not None and lowest >= figure


def _is_at_most(name: str, figure: float, facts: Facts) -> bool:
    _, top = _bounds(facts.get(name))
    return top is not None and top <= figure


def _after_birth(facts: Facts) -> bool:
    """A new baby and signs of psychosis or mania: an emergency of the same day (T-RISK-3)."""
    signs = _is_yes("psychosis_signs", facts) or _is_yes("mania_signs", facts)
    return signs and _is_at_most("baby_months", _NEWBORN_MONTHS, facts)


def _minor_at_any_risk(facts: Facts) -> bool:
    """Under 18 with a risk of any kind that a person or a professional has named."""
    named = ("domestic_abuse", "honour_based", "rough_sleeping", "psychosis_signs", "mania_signs")
    risk = _is_one_of("risk_now", _ANY_RISK, facts) or any(_is_yes(name, facts) for name in named)
    return risk and _is_at_most("age", _ADULT - 1, facts)


def _soft_suicide(facts: Facts) -> bool:
    return (
        _is_one_of("risk_now", _ANY_RISK, facts)
        or _is_at_least("phq9_item9", 1, facts)
        or _is_at_least("phq9", _SEVERE_PHQ9, facts)
    )


_SUICIDE, _VIOLENCE, _CHILD = Kind.SUICIDE_SELF_HARM, Kind.VIOLENCE_NOW, Kind.CHILD_AT_RISK
_URGENT_SIGNS: tuple[tuple[tuple[Kind, ...], Test], ...] = (
    ((_SUICIDE,), partial(_is_one_of, "risk_now", _PLANS)),
    ((_SUICIDE,), partial(_is_no, "can_keep_safe")),
    # Not safe may mean either; both sets of words are shown.
    ((_SUICIDE, _VIOLENCE), partial(_is_no, "safe_now")),
    ((_VIOLENCE,), partial(_is_yes, "others_at_risk")),
    ((_VIOLENCE,), partial(_is_yes, "dv_immediate")),
    ((_CHILD,), partial(_is_yes, "child_at_risk")),
    ((Kind.MEDICAL,), partial(_is_yes, "withdrawal_signs")),
    ((Kind.MEDICAL,), partial(_is_yes, "delirium_signs")),
    ((Kind.MEDICAL,), partial(_is_yes, "physical_red_flags")),
    ((Kind.ACUTE_MENTAL_ILLNESS,), _after_birth),
)
_RULES = (
    *(_Rule(Answer.URGENT, kinds, holds) for kinds, holds in _URGENT_SIGNS),
    _Rule(Answer.SOFT, (_SUICIDE,), _soft_suicide),
    _Rule(Answer.SOFT, (_CHILD,), _minor_at_any_risk),
)
