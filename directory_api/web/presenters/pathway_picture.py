"""Draws the steps of a pathway: where each box, line of words and arrow stands.

Steps rise in the direction of reading. Widths of letters are not known here, so lines are broken
by their number of letters, with room to spare.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from directory_api.web.contexts.workbench import (
    Picture,
    PictureArrow,
    PictureBox,
    PictureText,
    Stage,
)

_COLUMN, _GAP, _MARGIN = 168, 18, 4
_LINE, _PADDING, _RISE = 19, 10, 26
_LETTERS_OF_A_BOX = 18
_LETTERS_OF_A_SENTENCE = 44
# Baselines stand above the lower edge of their line.
_BASE = 14


@dataclass(frozen=True)
class _Drawn:
    """Boxes and words that are finished, and where the next may begin."""

    boxes: tuple[PictureBox, ...] = ()
    texts: tuple[PictureText, ...] = ()
    arrows: tuple[PictureArrow, ...] = ()
    bottom: int = 0

    def __add__(self, other: "_Drawn") -> "_Drawn":
        return _Drawn(
            self.boxes + other.boxes,
            self.texts + other.texts,
            self.arrows + other.arrows,
            max(self.bottom, other.bottom),
        )


def draw(stages: Sequence[Stage], first: str, direction: str) -> Picture:
    """The picture of these stages; `first` are the words for those to look at first.

    It is mirrored where `direction` is "rtl".
    """
    drawn = _Drawn()
    for place, stage in enumerate(stages):
        drawn += _stage(place, len(stages), stage, first)
    for place, stage in enumerate(stages):
        for line in stage.harder:
            drawn += _move(max(place - 1, 0), place, line, drawn.bottom + _GAP, "harder")
        for line in stage.easier:
            before = min(place + 1, len(stages) - 1)
            drawn += _move(before, place, line, drawn.bottom + _GAP, "easier")
    width = 2 * _MARGIN + len(stages) * (_COLUMN + _GAP) - _GAP
    picture = Picture(width, drawn.bottom + _MARGIN, drawn.boxes, drawn.texts, drawn.arrows)
    return _mirrored(picture) if direction == "rtl" else picture


def _left(place: int) -> int:
    return _MARGIN + place * (_COLUMN + _GAP)


def _stage(place: int, count: int, stage: Stage, first: str) -> _Drawn:
    """The head of a step and its services under it."""
    head = [(line, "strong") for line in _lines(stage.label)]
    if stage.is_first:
        head += [(line, "plain") for line in _lines(first)]
    kind = "first" if stage.is_first else "head"
    drawn = _box(_left(place), _MARGIN + (count - 1 - place) * _RISE, head, kind)
    for door in stage.doors:
        words = [(line, "name") for line in _lines(door.name)]
        words += [(line, "plain") for line in _lines(door.verdict)]
        drawn += _box(_left(place), drawn.bottom + _PADDING, words, door.outcome or "door")
    return drawn


def _box(x: int, y: int, lines: Sequence[tuple[str, str]], kind: str) -> _Drawn:
    height = len(lines) * _LINE + 2 * _PADDING
    texts = tuple(
        PictureText(x + _COLUMN // 2, y + _PADDING + number * _LINE + _BASE, text, kind_of_text)
        for number, (text, kind_of_text) in enumerate(lines)
    )
    return _Drawn((PictureBox(x, y, _COLUMN, height, kind),), texts, (), y + height)


def _move(before: int, after: int, sentence: str, y: int, kind: str) -> _Drawn:
    """An arrow between the middles of two steps with its sentence under it."""
    start, end = _left(before) + _COLUMN // 2, _left(after) + _COLUMN // 2
    if before == after:
        half = _COLUMN // 2 if kind == "harder" else -_COLUMN // 2
        start, end = start - half, end + half
    letters = _LETTERS_OF_A_SENTENCE if before != after else _LETTERS_OF_A_BOX
    lines = wrap(sentence, letters, break_on_hyphens=False)
    texts = tuple(
        PictureText((start + end) // 2, y + number * _LINE + _BASE + 8, line)
        for number, line in enumerate(lines)
    )
    bottom = y + len(lines) * _LINE + 8
    return _Drawn((), texts, (PictureArrow(start, end, y, kind),), bottom)


def _lines(text: str) -> list[str]:
    return wrap(text, _LETTERS_OF_A_BOX, break_on_hyphens=False)


def _mirrored(picture: Picture) -> Picture:
    """The same from right to left."""
    width = picture.width
    return replace(
        picture,
        boxes=tuple(replace(one, x=width - one.x - one.width) for one in picture.boxes),
        texts=tuple(replace(one, x=width - one.x) for one in picture.texts),
        arrows=tuple(
            replace(one, start=width - one.start, end=width - one.end) for one in picture.arrows
        ),
    )
