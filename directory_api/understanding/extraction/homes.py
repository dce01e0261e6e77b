"""The borough a person lives in, and the borough of their GP, kept apart.

A borough in a clause about a GP is the GP's; one in a clause about work, a hospital, a prison or a
former home is nobody's.
"""

import re
from collections.abc import Sequence
from typing import Protocol

from directory_api.understanding.extraction.wordings import wordings_of

_CLAUSES = re.compile(r"[.!?;\n،؛؟]+|,\s|\s(?:but|and|ama|ve|ale|pero|laakiin|lakiin|لكن)\s")


class PlaceFinder(Protocol):
    """What extraction needs of the areas."""

    def find_places_in(self, text: str) -> tuple[str, ...]:
        """Codes of the boroughs that the text names, likeliest first."""
        ...


def homes_in(
    text: str, areas: PlaceFinder, languages: Sequence[str] = ("en",)
) -> dict[str, object]:
    """`borough` and `gp_borough`, where the text says them."""
    homes: list[str] = []
    surgeries: list[str] = []
    for clause in _CLAUSES.split(text):
        codes = areas.find_places_in(clause)
        if not codes:
            continue
        if _says("gp_words", clause, languages):
            surgeries.extend(codes)
        elif not _says("not_home", clause, languages):
            homes.extend(codes)
    found = {"borough": homes, "gp_borough": surgeries}
    return {name: _one_or_several(codes) for name, codes in found.items() if codes}


def _one_or_several(codes: list[str]) -> str | list[str]:
    distinct = list(dict.fromkeys(codes))
    return distinct[0] if len(distinct) == 1 else distinct


def _says(idea: str, clause: str, languages: Sequence[str]) -> bool:
    return any(wording.says(idea) for wording in wordings_of(clause, languages))
