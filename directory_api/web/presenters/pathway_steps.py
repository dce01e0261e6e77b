"""The pathway of a need as steps: services by kind of support with their verdicts, and the moves.

The number of a level orders the steps and is never shown.
"""

from collections.abc import Iterable, Mapping, Sequence

from directory_api.eligibility import Door, LevelDoors, PathwayView, SaidMove
from directory_api.languages import Translator, message
from directory_api.web.contexts.workbench import PathwaySteps, Stage, StageDoor
from directory_api.web.presenters.doors import service_address
from directory_api.web.presenters.pathway_picture import draw

FIRST = message("Look here first")


def pathway_steps(
    pathway: PathwayView | None, doors: Iterable[Door], words: Translator
) -> PathwaySteps | None:
    """The steps of a pathway with the verdicts of these doors; None when there is no pathway."""
    if pathway is None or not pathway.levels:
        return None
    verdicts = {door.service.id: door for door in doors}
    levels = sorted(pathway.levels, key=lambda one: one.level)
    harder = _sentences(pathway.step_up, levels, is_up=True)
    easier = _sentences(pathway.step_down, levels, is_up=False)
    stages = tuple(
        Stage(
            label=level.label,
            is_first=level.is_first,
            doors=_doors(level, verdicts, words.language.code),
            harder=tuple(harder.get(place, ())),
            easier=tuple(easier.get(place, ())),
        )
        for place, level in enumerate(levels)
    )
    return PathwaySteps(
        stages=stages,
        picture=draw(stages, words.gettext(FIRST), words.language.direction),
        is_to_confirm=any(one.line.verify for one in (*pathway.step_up, *pathway.step_down)),
    )


def _doors(level: LevelDoors, verdicts: Mapping[str, Door], language: str) -> tuple[StageDoor, ...]:
    found = []
    for one in level.doors:
        door = verdicts.get(one.id)
        outcome, verdict = (door.outcome.value, door.verdict_text) if door else ("", "")
        found.append(StageDoor(one.name, service_address(language, one.id), outcome, verdict))
    return tuple(found)


def _sentences(
    moves: Iterable[SaidMove], levels: Sequence[LevelDoors], *, is_up: bool
) -> dict[int, list[str]]:
    """The sentences by the place of the step they lead to, each once.

    A move to a kind of support without a step of its own leads to the nearest one beyond it, or
    to the last on that side.
    """
    found: dict[int, list[str]] = {}
    for move in moves:
        if is_up:
            beyond = (place for place, one in enumerate(levels) if one.level >= move.level)
            reached = min(beyond, default=len(levels) - 1)
        else:
            below = (place for place, one in enumerate(levels) if one.level <= move.level)
            reached = max(below, default=0)
        lines = found.setdefault(reached, [])
        if move.line.text not in lines:
            lines.append(move.line.text)
    return found
