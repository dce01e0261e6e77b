"""Gives the translators' side the English labels of every vocabulary, once, at start."""

from collections.abc import Mapping

from directory_api.catalogue import Vocabulary
from directory_api.eligibility import Rules, rule_labels
from directory_api.languages import register_labels
from directory_api.places import Areas

# The vocabulary's kinds (plural in the file) and the context that translators see.
_KINDS: Mapping[str, str] = {
    "offers": "offer",
    "audiences": "audience",
    "levels": "level",
    "routes": "route",
    "access": "access",
    "sectors": "sector",
    "costs": "cost",
}
NO_FIXED_ADDRESS = "No fixed address"
ELSEWHERE = "Another place"


def register_all_labels(vocabulary: Vocabulary, areas: Areas, definitions: Rules) -> None:
    """Register the labels of needs, offers, routes, areas, facts and the rest."""
    for kind, labels in all_labels(vocabulary, definitions).items():
        register_labels(kind, labels)
    register_labels("area", {code: area.name for code, area in areas.by_code.items()})


def all_labels(vocabulary: Vocabulary, definitions: Rules) -> Mapping[str, Mapping[str, str]]:
    """Every label that is translated, by context and code; proper names of areas are not."""
    found: dict[str, dict[str, str]] = {
        "need": {need.code: need.label for need in vocabulary.needs.values()},
        "need_description": {
            need.code: need.description for need in vocabulary.needs.values() if need.description
        },
        "route_how": {term.code: term.how for term in vocabulary.routes.values() if term.how},
    }
    for plural, kind in _KINDS.items():
        terms = getattr(vocabulary, plural)
        found[kind] = {term.code: term.label for term in terms.values()}
    for kind, labels in rule_labels(definitions).items():
        found[kind] = dict(labels)
    found["place"] = {"none": NO_FIXED_ADDRESS, "elsewhere": ELSEWHERE}
    return found
