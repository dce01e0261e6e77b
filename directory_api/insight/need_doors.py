"""Which services are specific doors for a need in an area, and what may close each of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from directory_api.catalogue import Catalogue, Openness, ServiceRecord, Vocabulary
from directory_api.eligibility import Standing
from directory_api.insight.usable_routes import who_can_take
from directory_api.places import Areas
from pathways import (
    Condition,
    Criterion,
    Definitions,
    Facts,
    OneOf,
    infer_level,
    parse_condition,
    parse_criterion,
)
from pathways.facts import NO_FIXED_ADDRESS
from pathways.proofs import Door

# Needs of the mind, for which how much daily life suffers says which level of support is sought.
LEVELLED_DOMAIN = "A"
# Emergency services answer danger, before any door; they are nobody's only specific door.
EMERGENCY_LEVELS = frozenset({5})


@dataclass(frozen=True)
class Directory:
    """What the proofs are about: the records and everything they refer to."""

    catalogue: Catalogue
    vocabulary: Vocabulary
    areas: Areas
    definitions: Definitions
    standing: Standing
    default_borough: str

    @property
    def boroughs(self) -> tuple[str, ...]:
        """Where people may live: each borough, the home borough first, and no fixed address."""
        others = [code for code in self.areas.boroughs if code != self.default_borough]
        return (self.default_borough, *others, NO_FIXED_ADDRESS)

    @cached_property
    def criteria(self) -> Mapping[str, tuple[Criterion, ...]]:
        """The criteria of each service as the engine understands them, by its id."""
        sets = self.areas.sets()
        return {
            service.id: tuple(
                parse_criterion(raw, self.definitions, sets) for raw in service.criteria
            )
            for service in self.catalogue.services.values()
        }

    def home(self, borough: str) -> str:
        """The borough that serves them; the home borough for people without a fixed address."""
        return self.default_borough if borough == NO_FIXED_ADDRESS else borough


def doors_for(need: str, borough: str, directory: Directory) -> Iterator[Door]:
    """The specific doors for a need where somebody lives: right need, area and kind, not standing.

    A record whose area or way in nobody knows is no door yet: a proof does not hope.
    """
    home = directory.home(borough)
    for service in directory.catalogue.services.values():
        if _is_specific(service, need, directory) and _serves(service, home, directory):
            yield _door(service, need, directory)


def _is_specific(service: ServiceRecord, need: str, directory: Directory) -> bool:
    return (
        need in service.needs
        and service.id not in directory.standing.service_ids
        and service.openness is not Openness.NOT_YET
        and set(service.levels) != EMERGENCY_LEVELS
    )


def _serves(service: ServiceRecord, home: str, directory: Directory) -> bool:
    return any(home in directory.areas.members(code) for code in service.area)


def _door(service: ServiceRecord, need: str, directory: Directory) -> Door:
    uses = [who_can_take(route, directory.definitions) for route in service.routes]
    return Door(
        service.id,
        directory.criteria[service.id],
        tuple(use.who for use in uses if use.can_be_relied_on),
        _meant_for(service, need, directory),
    )


def _meant_for(service: ServiceRecord, need: str, directory: Directory) -> Condition | None:
    """For needs of the mind: how much daily life suffers where this is the level to look for."""
    if directory.vocabulary.needs[need].domain != LEVELLED_DOMAIN or not service.levels:
        return None
    effects = directory.definitions.facts["functioning"].values
    right = [one for one in effects if _is_level_for(service, one, directory.definitions)]
    if len(right) == len(effects):
        return None
    return parse_condition({"fact": "functioning", "in": right}, directory.definitions, {})


def _is_level_for(service: ServiceRecord, effect: str, definitions: Definitions) -> bool:
    sought = infer_level(Facts({"functioning": OneOf((effect,))}), definitions)
    return sought is not None and any(
        sought.lowest <= level <= sought.highest for level in service.levels
    )
