"""What the page about missing doors shows: a row for each need, with a cell for each place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PlaceState:
    """Places that are alike for a need: their names, the state in words, and who has no door.

    `kind` chooses the colour. `places` is empty where the column names the place already.
    """

    places: str
    state: str
    kind: str
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class NeedRow:
    """One need; one cell for each column, each with one or more groups of places."""

    need: str
    cells: tuple[tuple[PlaceState, ...], ...]


@dataclass(frozen=True)
class GroupRow:
    """One group of people: the needs without a door for them, and those where they should ask."""

    who: str
    no_door: tuple[str, ...]
    to_ask: tuple[str, ...]


@dataclass(frozen=True)
class StandingDoor:
    """A service that is open to everybody, with its page."""

    name: str
    href: str
