"""Which routes a person can take: a door counts only for those who can get to it.

The one place that says so. It speaks of who somebody is, never of whether they would dare.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pathways import Condition, Definitions, parse_condition


@dataclass(frozen=True)
class RouteUse:
    """Who can take a route, and why: anybody (`who` is None), some people, or nobody for sure."""

    who: Condition | None
    can_be_relied_on: bool
    reason: str


_ANYBODY: Mapping[str, str] = {
    "self": "Everybody can make contact themselves.",
    "drop_in": "Everybody can turn up.",
    "any_professional": "Everybody can find a worker: the council and advice centres see anyone.",
    "social_care": "Everybody may ask the council for a social worker.",
    "nhs111_2": "Everybody can call 111, at any age and with any status.",
    "emergency": "Everybody can call 999 or go to A&E.",
}
_SOME: Mapping[str, tuple[Mapping[str, object], str]] = {
    "gp": (
        {"fact": "gp_registered", "is": True},
        "A GP refers their own patients. To register is everybody's right, and takes time.",
    ),
    "health_professional": (
        {
            "any": [
                {"fact": "gp_registered", "is": True},
                {"fact": "pregnant", "is": True},
                {"fact": "under_secondary_care", "is": True},
            ]
        },
        "A nurse, a midwife or another health worker refers people whom they already see.",
    ),
    "school": (
        {"fact": "education", "in": ["in_school", "in_college"]},
        "A school or college refers its own students.",
    ),
    "police_probation": (
        {"fact": "offending", "is": "current"},
        "The police and probation refer people whom they deal with.",
    ),
    "voucher_agency": (
        {"fact": "voucher", "is": True},
        "It takes a voucher, and an agency decides who gets one.",
    ),
    "amhp": (
        {"fact": "in_mh_crisis_treatment", "is": True},
        "Only an approved professional of the team that treats the crisis can refer.",
    ),
}
_SOMEBODY_ELSE = "It depends on another person, and nobody can promise that there is one."


def who_can_take(route: str, definitions: Definitions) -> RouteUse:
    """Who can take the route with this code; one that is not named here cannot be relied on."""
    if route in _ANYBODY:
        return RouteUse(None, True, _ANYBODY[route])
    if route in _SOME:
        raw, reason = _SOME[route]
        return RouteUse(parse_condition(raw, definitions, {}), True, reason)
    return RouteUse(None, False, _SOMEBODY_ELSE)
