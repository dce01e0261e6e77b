"""The drawing of a pathway: nothing leaves its frame, no box lies on another, and it mirrors."""

from dataclasses import replace
from itertools import combinations

import pytest

from directory_api.web.contexts.workbench import Picture, PictureBox, Stage, StageDoor
from directory_api.web.presenters.pathway_picture import draw

DOORS = (
    StageDoor("Clarendon Recovery College (Haringey Recovery College)", "/", "fits", "It fits."),
    StageDoor("Jami", "/", "", ""),
)
HARDER = "If it lasts longer than two weeks or makes daily life harder, ask about talking therapy."
EASIER = "When it gets easier, a group, a course or self-help may be enough."
LOW = Stage("Staying well, meeting people and learning", False, DOORS, easier=(EASIER,))
MIDDLE = Stage("Regular help when daily life is hard", True, DOORS, harder=(HARDER,))
TOP = Stage("Urgent help", False, (), harder=(HARDER, EASIER))
PATHWAYS = ((LOW, MIDDLE, TOP), (LOW,), (TOP,), (MIDDLE, TOP))


def drawn(stages: tuple[Stage, ...], direction: str = "ltr") -> Picture:
    return draw(stages, "Look here first", direction)


def overlap(one: PictureBox, other: PictureBox) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("stages", PATHWAYS)
def test_nothing_leaves_the_frame(stages: tuple[Stage, ...], direction: str) -> None:
    picture = drawn(stages, direction)
    for box in picture.boxes:
        assert 0 <= box.x <= box.x + box.width <= picture.width
        assert 0 <= box.y <= box.y + box.height <= picture.height
    for line in picture.texts:
        assert 0 <= line.x <= picture.width
        assert 0 <= line.y <= picture.height
    for arrow in picture.arrows:
        assert 0 <= min(arrow.start, arrow.end) <= max(arrow.start, arrow.end) <= picture.width


@pytest.mark.parametrize("stages", PATHWAYS)
def test_no_box_lies_on_another(stages: tuple[Stage, ...]) -> None:
    assert not [pair for pair in combinations(drawn(stages).boxes, 2) if overlap(*pair)]


def test_every_word_is_drawn() -> None:
    words = " ".join(line.text for line in drawn((LOW, MIDDLE, TOP)).texts).split()
    for text in (LOW.label, HARDER, EASIER, DOORS[0].name, "Look here first"):
        assert set(text.split()) <= set(words)


def test_an_arrow_to_more_help_goes_the_way_one_reads_and_to_less_goes_back() -> None:
    for direction, sign in (("ltr", 1), ("rtl", -1)):
        for arrow in drawn((LOW, MIDDLE, TOP), direction).arrows:
            onwards = (arrow.end - arrow.start) * sign > 0
            assert onwards is (arrow.kind == "harder")


def test_a_mirrored_picture_is_the_same_size_with_the_same_words() -> None:
    left, right = drawn(PATHWAYS[0]), drawn(PATHWAYS[0], "rtl")
    assert (left.width, left.height) == (right.width, right.height)
    assert [replace(one, x=0) for one in left.texts] == [replace(one, x=0) for one in right.texts]
