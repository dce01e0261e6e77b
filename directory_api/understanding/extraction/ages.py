"""How old the person helped is, and how old their children are, kept apart.

"My son is 19" is the age of the person helped when the text is about the son, and a child's age
when it is about the asker. Where that is not plain, neither is taken.
"""

import re
from collections.abc import Iterable

from directory_api.understanding.extraction.persons import Helped, whom
from directory_api.understanding.extraction.tables import number_of
from directory_api.understanding.extraction.wordings import Wording

_YOUNGEST, _OLDEST = 5, 115
_ADULT = 18
_TEENAGE = {"at_least": 13, "at_most": 19}
_OLDER = {"at_least": 60}
# How far "about 40" may be off.
_ROUGHLY = 2
# A relative's age stands this close after the relative: "his mother, who is 79".
_NEAR = 8
_SENTENCE_END = re.compile(r"[.!?؟]\s")
# "PHQ-9, 22," and "flat, 17," are no ages.
_OTHER_NUMBER = re.compile(
    r"(?:phq|gad|audit|dash|score\w*|item|flat|room|house|block|floor|bus|no|number|unit|step)"
    r"[ .-]*\d*,? ?(?:of |is |was )?$"
)

Age = int | dict[str, int]


def ages_in(wording: Wording) -> dict[str, object]:
    """`age`, `child_age` and `dependent_child`, where the words say whose they are."""
    helped = whom(wording)
    found: dict[str, object] = {}
    age = _age(wording, helped)
    if age is not None:
        found["age"] = age
    found.update(_children(wording, helped))
    return found


def _age(wording: Wording, helped: Helped) -> Age | None:
    vague = _vague_age(wording)
    if vague is not None:
        return vague
    own = _first_number(wording, ["self_age"])
    if own is not None:
        return own
    if helped is Helped.SELF:
        return _first_number(wording, ["lone_age"])
    exact = _first_number(wording, ["relation_age", "third_age"] if helped is Helped.OTHER else [])
    if exact is None and not wording.says("self_state"):
        exact = _first_number(wording, ["third_age", "lone_age"])
    if exact is not None:
        return exact
    return _age_band(wording) if helped is Helped.OTHER else None


def _vague_age(wording: Wording) -> Age | None:
    """Ages such as "about 40", "nearly 18" or "in her thirties", as the range they mean."""
    for idea, low, high in (
        ("about_age", -_ROUGHLY, _ROUGHLY),
        ("nearly_age", -1, 0),
        ("decade_age", 0, 9),
        ("over_age", 0, None),
        ("under_age", None, -1),
    ):
        number = _first_number(wording, [idea])
        if number is not None:
            ends = {"at_least": low, "at_most": high}
            return {end: number + step for end, step in ends.items() if step is not None}
    return None


def _age_band(wording: Wording) -> Age | None:
    if wording.says("teenager"):
        return dict(_TEENAGE)
    return dict(_OLDER) if wording.says("older") else None


def _first_number(wording: Wording, ideas: Iterable[str]) -> int | None:
    """The first possible age that one of the ideas gives, not that of a relative beside."""
    matches = [match for idea in ideas for match in wording.words.find(idea, wording.folded)]
    taken = [*_spans(wording, "children_ages")]
    beside = _spans(wording, "not_helped")
    for match in sorted(matches, key=lambda match: match.start()):
        number = number_of(match)
        if number is None or not _YOUNGEST <= number <= _OLDEST:
            continue
        if any(start <= match.start() < end for start, end in taken):
            continue
        if any(_belongs_to(span, match.start(), wording.folded) for span in beside):
            continue
        if match[0][0].isdigit() and _OTHER_NUMBER.search(wording.folded[: match.start()]):
            continue
        return number
    return None


def _belongs_to(span: tuple[int, int], start: int, text: str) -> bool:
    """Whether a number stands so near a relative, in the same sentence, that it is their age."""
    begin, end = span
    return begin <= start <= end + _NEAR and not _SENTENCE_END.search(text[end:start])


def _children(wording: Wording, helped: Helped) -> dict[str, object]:
    found: dict[str, object] = {}
    ages = [*_listed_ages(wording), *_own_child_ages(wording, helped)]
    ages = [age for age in ages if age <= 25]
    if ages:
        found["child_age"] = _one_or_range(ages)
    if any(age < _ADULT for age in ages) or _mentions_children(wording):
        found["dependent_child"] = True
    elif helped is Helped.SELF and wording.says("teenager"):
        found["child_age"] = dict(_TEENAGE)
    return found


def _mentions_children(wording: Wording) -> bool:
    return wording.says("has_children") and not wording.says("grown_children")


def _listed_ages(wording: Wording) -> list[int]:
    ages: list[int] = []
    for match in wording.words.find("children_ages", wording.folded):
        ages += [int(digits) for digits in re.findall(r"\d+", match[0][match[0].find(" ") :])]
    return ages


def _own_child_ages(wording: Wording, helped: Helped) -> list[int]:
    if helped is not Helped.SELF and not wording.says("self_age"):
        return []
    matches = wording.words.find("child_age", wording.folded)
    return [number for match in matches if (number := number_of(match)) is not None]


def _one_or_range(ages: list[int]) -> Age:
    youngest, oldest = min(ages), max(ages)
    return youngest if youngest == oldest else {"at_least": youngest, "at_most": oldest}


def _spans(wording: Wording, idea: str) -> list[tuple[int, int]]:
    return [match.span() for match in wording.words.find(idea, wording.folded)]
