"""What the check shows beside its table: the pathway as steps, a picture, and two services."""

from dataclasses import dataclass

from directory_api.web.contexts.doors import DoorCard
from directory_api.web.contexts.forms import Choice


@dataclass(frozen=True)
class StageDoor:
    """A service of one kind of support; `outcome` and `verdict` are empty where none was made."""

    name: str
    href: str
    outcome: str
    verdict: str


@dataclass(frozen=True)
class Stage:
    """One kind of support: its services, and the sentences that lead to it from either side."""

    label: str
    is_first: bool
    doors: tuple[StageDoor, ...]
    harder: tuple[str, ...] = ()
    easier: tuple[str, ...] = ()


@dataclass(frozen=True)
class PictureText:
    """One line of words, centred on a place; lengths in the units of the picture."""

    x: int
    y: int
    text: str
    kind: str = "plain"


@dataclass(frozen=True)
class PictureBox:
    """A box of the picture: `kind` is head, first, door or the outcome of a service."""

    x: int
    y: int
    width: int
    height: int
    kind: str


@dataclass(frozen=True)
class PictureArrow:
    """An arrow from one kind of support to another; `kind` is harder or easier."""

    start: int
    end: int
    y: int
    kind: str


@dataclass(frozen=True)
class Picture:
    """A drawing of the stages, in units that a stylesheet may scale."""

    width: int
    height: int
    boxes: tuple[PictureBox, ...]
    texts: tuple[PictureText, ...]
    arrows: tuple[PictureArrow, ...]


@dataclass(frozen=True)
class PathwaySteps:
    """The pathway twice, drawn and as a list; `is_to_confirm` when some of it is not local yet."""

    stages: tuple[Stage, ...]
    picture: Picture
    is_to_confirm: bool


@dataclass(frozen=True)
class Comparison:
    """Two lists of the same services to choose from; `doors` are the two chosen ones, or none."""

    first: tuple[Choice, ...]
    second: tuple[Choice, ...]
    doors: tuple[DoorCard, ...]
