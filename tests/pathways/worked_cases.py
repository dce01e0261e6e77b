"""Reads the worked cases of `cases/`, which advisers write: each with its rule, place and facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "cases"
FITS, JUST_MISSES, CANNOT_TELL = "fits", "just_misses", "cannot_tell"
_KINDS = {
    "fits": FITS,
    "does_not_fit": JUST_MISSES,
    "ask_service": JUST_MISSES,
    "might_fit": CANNOT_TELL,
}


@dataclass(frozen=True)
class WorkedCase:
    """One person, one rule at one of its places (a service, advice or safety), and what comes out.

    `kind` is what an adviser wants of every rule: somebody it fits, somebody it just misses, and
    somebody of whom it cannot be told.
    """

    rule: str
    place: str
    name: str
    kind: str
    facts: Mapping[str, object]
    needs: tuple[str, ...]
    case: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.rule} ({self.name or self.place}) {self.case['it']}"


def worked_cases() -> Iterator[WorkedCase]:
    """Every case of every file, in the order of files and lines."""
    for path in sorted(FOLDER.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        entries = content.get("rules", [content] if "service" in content else [])
        for entry in entries:
            yield from _cases_of(entry)


def _cases_of(entry: Mapping[str, Any]) -> Iterator[WorkedCase]:
    (place,) = {"service", "advice", "safety"} & set(entry)
    name = "" if place == "safety" else str(entry[place])
    for case in entry["cases"]:
        yield WorkedCase(
            rule=entry["rule"],
            place=place,
            name=name,
            kind=case["so"] if "so" in case else _KINDS[case["verdict"]],
            facts={**entry["person"], **case["facts"]},
            needs=tuple(case.get("needs", entry.get("needs", ()))),
            case=case,
        )
