"""The order of doors.

Pure arithmetic over named parts, so that every rank can be said in a sentence.

Need and level come first, then whether the door can be opened now, the home borough, the person's
language, and how sure and fresh the record is. Safety facts never enter here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from directory_api.catalogue import Openness, ServiceRecord

# Weights in points; measured on the public scenarios (`make evaluate`) and kept in one place.
WEIGHTS: Mapping[str, float] = {
    "need": 40.0,
    "words": 24.0,
    "made_for": 10.0,
    "advised": 18.0,
    "level": 16.0,
    "openness": 3.0,
    "nearness": 6.0,
    "language": 12.0,
    "sureness": 3.0,
}
# How much of the level's weight counts when daily life and scores say nothing about it.
_USUAL_LEVEL = 0.3
# A need listed later in a record is less what the service is about.
_POSITION = (1.0, 0.92, 0.84, 0.76, 0.7, 0.65)
_OPENNESS = {Openness.DIRECT: 1.0, Openness.INDIRECT: 0.75, Openness.NOT_YET: 0.0}
_WIDER = {"ncl": 0.75, "london": 0.45, "england": 0.3, "uk": 0.3}
_CONFIDENCE = {"high": 1.0, "medium": 0.6, "low": 0.1}


@dataclass(frozen=True)
class Parts:
    """What speaks for a door, each from 0 (nothing) to 1 (all there is)."""

    need: float
    words: float
    made_for: float
    advised: float
    level: float
    openness: float
    nearness: float
    language: float
    sureness: float

    @property
    def total(self) -> float:
        """The weighted sum in points."""
        return sum(WEIGHTS[part.name] * float(getattr(self, part.name)) for part in fields(self))

    @property
    def in_any_language(self) -> float:
        """The weighted sum without what depends on the language and the very words."""
        return self.total - WEIGHTS["words"] * self.words - WEIGHTS["language"] * self.language

    def strongest(self, names: Iterable[str]) -> str | None:
        """Which of these parts counts most for this door; None when none counts."""
        best = max(names, key=lambda name: WEIGHTS[name] * getattr(self, name))
        return best if getattr(self, best) > 0 else None


@dataclass(frozen=True)
class Asked:
    """What the ranking knows about the question.

    Needs with weights, level range, home area, languages.
    """

    needs: Mapping[str, float]
    related: Mapping[str, Sequence[str]]
    levels: tuple[int, int]
    level_is_known: bool
    home: str | None
    languages: tuple[str, ...]


def need_part(service: ServiceRecord, asked: Asked) -> float:
    """How much the service is about what is asked, 0 to 1; related needs count a little."""
    if not asked.needs:
        return 0.0
    matched = sorted((_need_match(service, code, asked) for code in asked.needs), reverse=True)
    first, rest = matched[0], matched[1:]
    # A second and third need in one door is worth something, but never more than the first.
    return min(1.0, first * 0.85 + sum(rest[:2]) * 0.15)


def _need_match(service: ServiceRecord, code: str, asked: Asked) -> float:
    weight = asked.needs[code]
    if code in service.needs:
        place = min(service.needs.index(code), len(_POSITION) - 1)
        return weight * _POSITION[place]
    if any(other in service.needs for other in asked.related.get(code, ())):
        return weight * 0.35
    return 0.0


def level_part(service: ServiceRecord, asked: Asked) -> float:
    """1 when the kind of support is the one sought, less for each step away."""
    lowest, highest = asked.levels
    if not service.levels:
        return 0.0
    distance = min(
        0 if lowest <= level <= highest else min(abs(level - lowest), abs(level - highest))
        for level in service.levels
    )
    centre = (lowest + highest) / 2
    focus = sum(service.levels) / len(service.levels)
    # Between doors that both reach the level, the one that is set up for it comes first.
    fit = max(0.0, 1.0 - 0.5 * distance - 0.12 * abs(focus - centre))
    return fit if asked.level_is_known else fit * _USUAL_LEVEL


def nearness_part(service: ServiceRecord, asked: Asked) -> float:
    """1 for a service of the home borough, less for a wider area, -1 for other boroughs only."""
    if asked.home is not None and asked.home in service.area:
        return 1.0
    return max((_WIDER.get(code, -1.0) for code in service.area), default=0.0)


def language_part(service: ServiceRecord, asked: Asked) -> float:
    """1 when staff speak the person's language, 0.4 with an interpreter; 0 when English will do."""
    wanted = [code for code in asked.languages if code != "en"]
    if not wanted:
        return 0.0
    if any(code in service.languages_offered for code in wanted):
        return 1.0
    return 0.4 if service.interpreter else 0.0


def sureness_part(service: ServiceRecord) -> float:
    """How sure and fresh the record is; recall comes after what a public page states."""
    if service.is_confirmed:
        return 1.0
    sure = _CONFIDENCE.get(service.provenance.confidence, 0.3)
    return sure * (0.45 if service.is_recall else 0.9)


def openness_part(service: ServiceRecord) -> float:
    """1 when the door can be opened directly, less through somebody, 0 when not yet."""
    return _OPENNESS[service.openness]
