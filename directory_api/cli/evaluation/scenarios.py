"""Scores the answers to written situations.

Doors, wrong doors, and how prominent the crisis words are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from directory_api.catalogue import ServiceRecord
from directory_api.eligibility import Answered, Asker, Directory, Door, Question
from directory_api.places import Areas
from pathways import Definitions, FactType, Outcome

DOORS_ASKED = 8
FIRST = 3
# The situations call the standing bar "footer" (see the head of their file).
_CRISIS = {"urgent": "urgent", "soft": "soft", "footer": "none"}
_OTHERS = frozenset({"parent", "daughter", "ambassador"})
_TRUE_WORDS = frozenset({"yes", "true", "torture", "opiates", "high", "fainting"})


@dataclass(frozen=True)
class Scenario:
    """One situation: what is said and known, what a navigator would offer, what must not appear."""

    id: str
    asker: Asker
    words: str
    facts: Mapping[str, object]
    recommend: tuple[str, ...]
    crisis: str


@dataclass(frozen=True)
class Score:
    """What one answer was worth."""

    scenario: Scenario
    first_doors: tuple[str, ...]
    is_found: bool
    wrong_doors: tuple[str, ...]
    crisis: str

    @property
    def is_crisis_right(self) -> bool:
        """Whether the crisis words are as prominent as the situation asks."""
        return self.crisis == self.scenario.crisis


def read_scenarios(path: Path, definitions: Definitions) -> tuple[Scenario, ...]:
    """The situations of a file, their facts in wire format; what is no fact of ours is left out."""
    content = yaml.safe_load(path.read_text("utf-8"))
    return tuple(
        Scenario(
            id=raw["id"],
            asker=Asker(raw["asker"]),
            words=raw["words"],
            facts=wire_facts(raw["facts"], definitions),
            recommend=tuple(raw["recommend"]),
            crisis=_CRISIS[raw["crisis"]],
        )
        for raw in content["scenarios"]
    )


def wire_facts(raw: Mapping[str, object], definitions: Definitions) -> dict[str, object]:
    """The situation's facts under our names; "unknown" is absent, and needs are not facts."""
    facts: dict[str, object] = {}
    for name, value in raw.items():
        fact = definitions.fact(name)
        if fact is None or value in (None, "unknown"):
            continue
        if fact.type is FactType.BOOLEAN and not isinstance(value, bool):
            value = str(value) in _TRUE_WORDS
        elif fact.type is FactType.ENUM:
            value = _choice(fact.name, value)
        if value is not None:
            facts[fact.name] = value
    return facts


def _choice(name: str, value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "for_whom":
        return "other" if value in _OTHERS else value
    if name == "digital_access":
        # The situations name a barrier here (no phone, BSL), not how well somebody is online.
        return None
    if name == "immigration_status" and value == "limited_leave":
        return ["limited_leave_with_recourse", "limited_leave_nrpf"]
    return value


def score_scenario(
    scenario: Scenario, directory: Directory, areas: Areas, *, with_facts: bool
) -> Score:
    """Ask the directory as this asker would and compare the answer with the situation."""
    answered: Answered = directory.ask(
        Question(
            text=scenario.words,
            facts=scenario.facts if with_facts else {},
            asker=scenario.asker,
            limit=DOORS_ASKED,
        )
    )
    doors = answered.result.doors
    first = tuple(door.service.id for door in doors[:FIRST])
    return Score(
        scenario=scenario,
        first_doors=first,
        is_found=bool(set(first) & set(scenario.recommend[:FIRST])),
        wrong_doors=tuple(_wrong(doors, scenario.facts, areas)),
        crisis=answered.safety.answer.value,
    )


def _wrong(doors: Iterable[Door], facts: Mapping[str, object], areas: Areas) -> Iterable[str]:
    """Doors said to fit, or perhaps to fit, whose record states another age, sex or area."""
    for door in doors:
        if door.outcome not in (Outcome.FITS, Outcome.MIGHT_FIT):
            continue
        service = door.service
        if (
            _wrong_age(service, facts)
            or _wrong_sex(service, facts)
            or _wrong_area(service, facts, areas)
        ):
            yield service.id


def _wrong_age(service: ServiceRecord, facts: Mapping[str, object]) -> bool:
    age = facts.get("age")
    if not isinstance(age, int) or isinstance(age, bool):
        return False
    too_young = service.age_from is not None and age < service.age_from
    return too_young or (service.age_to is not None and age > service.age_to)


def _wrong_sex(service: ServiceRecord, facts: Mapping[str, object]) -> bool:
    accepted = {"women": "woman", "men": "man"}.get(service.gender or "")
    known = facts.get("gender")
    return accepted is not None and known in ("woman", "man") and known != accepted


def _wrong_area(service: ServiceRecord, facts: Mapping[str, object], areas: Areas) -> bool:
    """An area that no source gives, or one wider than the listed boroughs, is never wrong."""
    home = facts.get("borough")
    if not isinstance(home, str) or home not in areas.boroughs or not service.area:
        return False
    if "gp_borough" in facts:
        return False  # such a service goes by the GP's borough, which the criteria already decide
    served = frozenset[str]().union(*(areas.members(code) for code in service.area))
    is_wide = any(code in ("uk", "england", "london") for code in service.area)
    return not is_wide and home not in served
