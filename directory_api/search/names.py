"""Names as people write them: misspelt, shortened, without the organization.

Rapidfuzz does the comparing.
"""

import re
import unicodedata
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from directory_api.catalogue import ServiceRecord

# Below this similarity (0 to 100) two names are different names.
NAME_CUTOFF = 78.0
_COMMON = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "for",
        "and",
        "to",
        "nhs",
        "uk",
        "service",
        "services",
        "team",
        "support",
        "centre",
        "haringey",
        "london",
        "help",
        "project",
        "charity",
        "national",
        "local",
    ]
)


def fold(text: str) -> str:
    """Lower case, without accents and punctuation, so that "Mind!" equals "mind"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[^\w]+", " ", letters).strip()


def names_of(service: ServiceRecord) -> tuple[str, ...]:
    """Everything people call a service.

    Its name, without brackets, its short form, its organization.
    """
    whole = service.name
    outside = re.sub(r"\([^)]*\)", " ", whole)
    inside = re.findall(r"\(([^)]+)\)", whole)
    folded = [fold(name) for name in (whole, outside, *inside, service.organization.name)]
    folded.append(fold(service.id.replace("-", " ")))
    return tuple(dict.fromkeys(name for name in folded if name))


class NameIndex:
    """All names of all services, ready to be compared with what somebody typed."""

    def __init__(self, services: Mapping[str, ServiceRecord]) -> None:
        self._names: dict[str, str] = {}
        self._owners: dict[str, str] = {}
        for service in services.values():
            for position, name in enumerate(names_of(service)):
                key = f"{service.id}#{position}"
                self._names[key] = name
                self._owners[key] = service.id

    def scores(self, text: str) -> dict[str, float]:
        """Service id -> closeness of its best name, 0 to 1, for names above the cut-off."""
        typed = fold(text)
        if not typed or not set(typed.split()) - _COMMON:
            return {}
        found: dict[str, float] = {}
        for name, score, key in process.extract(
            typed, self._names, scorer=_closeness, score_cutoff=NAME_CUTOFF, limit=40
        ):
            owner = self._owners[key]
            # A match that uses more of the name is the better one.
            share = min(len(typed), len(name)) / max(len(typed), len(name))
            found[owner] = max(found.get(owner, 0.0), score / 100 * (0.85 + 0.15 * share))
        return found


def _closeness(typed: str, name: str, *, score_cutoff: float | None = None, **_: object) -> float:
    """How alike two folded names are, 0 to 100: word order and missing words cost little."""
    cutoff = score_cutoff or 0.0
    whole = fuzz.token_sort_ratio(typed, name)
    if len(typed) >= 4 and len(name) >= 4:
        whole = max(whole, fuzz.WRatio(typed, name) * 0.95)
    return whole if whole >= cutoff else 0.0
