"""A pathway as a page shows it: sentences and links, without levels."""

from collections.abc import Iterable

from directory_api.eligibility import AdviceView, PathwayView, SaidLine, SaidMove
from directory_api.web.contexts.frame import Contact
from directory_api.web.contexts.pathway import AdviceLine, PathwayPart
from directory_api.web.presenters.doors import service_address


def pathway_part(pathway: PathwayView | None, language: str) -> PathwayPart | None:
    """The ways on from the doors of an answer; None when no need was understood."""
    if pathway is None:
        return None
    up, down = _lines_of(pathway.step_up), _lines_of(pathway.step_down)
    shown = (*up, *down, *pathway.not_met, *pathway.while_waiting)
    return PathwayPart(
        harder=_texts(up),
        easier=_texts(down),
        after_no=_texts(pathway.not_met),
        waiting=_texts(pathway.while_waiting),
        waiting_doors=tuple(
            Contact("", door.name, "", service_address(language, door.id))
            for door in pathway.waiting_doors
        ),
        never_say=_texts(pathway.never_say),
        is_to_confirm=any(line.verify for line in shown),
    )


def advice_lines(advice: Iterable[AdviceView]) -> tuple[AdviceLine, ...]:
    """Advice with where it is from, and what is still to be confirmed locally."""
    return tuple(AdviceLine(each.text, each.note) for each in advice)


def _lines_of(moves: Iterable[SaidMove]) -> tuple[SaidLine, ...]:
    return tuple(move.line for move in moves)


def _texts(lines: Iterable[SaidLine]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.text for line in lines))
