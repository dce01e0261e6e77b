"""The bodies of a pathway and of an ambassador's role in the answer of /v1/match."""

from pydantic import BaseModel, ConfigDict, Field

from directory_api.eligibility.pathway_types import PathwayView, RoleView


class _Body(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class NamedServiceBody(_Body):
    """A service that a pathway leads to."""

    id: str
    name: str


class LineBody(_Body):
    """A sentence; `verify` is true where it still has to be confirmed locally."""

    text: str
    source: str
    verify: bool


class LevelBody(_Body):
    """The doors of one kind of support, 1 (staying well) to 5 (urgent help).

    The level is of the support and never a label of the person; show `label`, not the number.
    """

    level: int
    label: str
    first: bool = Field(
        validation_alias="is_first", description="One of the levels to look at first."
    )
    doors: list[NamedServiceBody]


class MoveBody(_Body):
    """A way to another level of support.

    `applies` is true when the facts say that it is one for this person, null while they do not say.
    """

    level: int
    applies: bool | None
    line: LineBody


class BesideBody(_Body):
    """A practical need to look at as well."""

    need: str
    label: str
    doors: list[NamedServiceBody]


class FirstQuestionBody(_Body):
    """A fact that is worth asking first."""

    fact: str
    text: str


class PathwayBody(_Body):
    """What somebody can do about one need, whatever the answer of one service."""

    need: str
    label: str
    levels: list[LevelBody]
    step_up: list[MoveBody]
    step_down: list[MoveBody]
    not_met: list[LineBody]
    while_waiting: list[LineBody]
    waiting_doors: list[NamedServiceBody]
    beside: list[BesideBody]
    first_questions: list[FirstQuestionBody]
    never_say: list[LineBody]


class RoleBody(_Body):
    """What an ambassador may do, may not and must, and when to hand over to a lead."""

    may: list[LineBody]
    must_not: list[LineBody]
    must: list[LineBody]
    hand_over: list[LineBody]


def pathway_body(pathway: PathwayView | None) -> PathwayBody | None:
    """A pathway as JSON; None when no need was named."""
    return None if pathway is None else PathwayBody.model_validate(pathway)


def role_body(role: RoleView | None) -> RoleBody | None:
    """An ambassador's role as JSON; None for everybody else."""
    return None if role is None else RoleBody.model_validate(role)
