"""Criteria as authors write them: generated ones, and some with one thing changed in every way."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st

Written = dict[str, object]

WORDS = st.sampled_from(["old-enough", "gp", "K-TT", "before 2023", "2024"])
DAYS = st.sampled_from(["2026-01-01", "2026-06-30"])
LATER_DAYS = st.sampled_from(["2026-07-01", "2027-12-31"])
NAMES = {
    "flag": ["carer", "gp_registered"],
    "number": ["age", "homeless_in_days"],
    "code": ["gender", "autism"],
    "area": ["borough", "gp_borough"],
}
FIGURES = {"age": "ages.adult", "homeless_in_days": "homelessness.threatened_days"}
CODES = {
    "gender": ["woman", "man", "non_binary"],
    "autism": ["yes", "no", True],
    "borough": ["haringey", "none", "ncl"],
    "gp_borough": ["haringey", "hackney"],
}


@st.composite
def _leaves(draw: st.DrawFn) -> Written:
    kind = draw(st.sampled_from(sorted(NAMES)))
    fact = draw(st.sampled_from(NAMES[kind]))
    if kind == "flag":
        return {"fact": fact, "is": draw(st.booleans())}
    if kind == "number":
        return _number_leaf(draw, fact)
    codes = st.sampled_from(CODES[fact])
    several = st.lists(codes, min_size=1, max_size=3)
    operators = {"is": codes, "in": several}
    if kind == "area":
        operators["within"] = codes | several
    operator = draw(st.sampled_from(sorted(operators)))
    return {"fact": fact, operator: draw(operators[operator])}


def _number_leaf(draw: st.DrawFn, fact: str) -> Written:
    number = st.one_of(st.integers(0, 17), st.just(17.0), st.just({"figure": FIGURES[fact]}))
    operator = draw(st.sampled_from(["is", "at_least", "at_most", "between"]))
    content = draw(number)
    leaf: Written = {"fact": fact, operator: [0, content] if operator == "between" else content}
    if draw(st.booleans()):
        leaf["unit"] = "years" if fact == "age" else "days"
    return leaf


GAPS = st.sampled_from(["education", "age"]).map(lambda fact: {"not_known": fact})


def _groups(parts: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    lists = st.lists(parts, min_size=1, max_size=3)
    plain = st.builds(
        lambda kind, inside: {kind: inside}, st.sampled_from(["all", "any", "none"]), lists
    )
    counted = lists.map(lambda inside: {"at_least": {"n": len(inside), "of": inside}})
    return plain | counted


CONDITIONS = st.recursive(_leaves() | GAPS, _groups, max_leaves=4)
SOURCES = st.one_of(
    WORDS,
    st.fixed_dictionaries(
        {"key": WORDS},
        optional={
            "seen": st.one_of(WORDS, st.just(2024), st.none()),
            "confirmed": DAYS | st.none(),
            "url": st.just("https://service.test/page") | st.none(),
        },
    ),
)
LEVELS = st.sampled_from([1, 2, 3, 4, 5, None])
INSTEAD = st.one_of(
    st.fixed_dictionaries({"service": WORDS}, optional={"level": LEVELS, "need": st.none()}),
    st.fixed_dictionaries({"need": WORDS}, optional={"level": LEVELS, "service": st.none()}),
)
COMMON = {
    "settled_by": st.sampled_from(["service", None]),
    "instead": st.lists(INSTEAD, max_size=2),
    "note": WORDS | st.none(),
    "valid_from": DAYS | st.none(),
    "valid_to": LATER_DAYS | st.none(),
    "author": WORDS | st.none(),
    "reviewer": WORDS,
    "reviewed": DAYS | st.none(),
    "review_due": LATER_DAYS | st.none(),
}


@st.composite
def good_criteria(draw: st.DrawFn) -> Written:
    """A criterion that every reader has to accept."""
    kind = draw(st.sampled_from(["must", "must_not", "usually", "prefers"]))
    excludes = kind.startswith("must")
    required = {"id": WORDS.filter(lambda word: " " not in word), "when": CONDITIONS}
    optional = dict(COMMON)
    if excludes:
        required["source"] = SOURCES
        optional["inferred"] = st.just(False)
    else:
        optional |= {"source": SOURCES | st.none(), "inferred": st.booleans()}
    written: Written = draw(st.fixed_dictionaries(required, optional=optional))
    if written.get("reviewed") is not None:
        written.setdefault("reviewer", "somebody")
    return {"kind": kind, **written}


# What may stand in the wrong place.
ODD = [
    None,
    True,
    0,
    3,
    18.5,
    -1,
    "",
    " ",
    "two words",
    "soon",
    "2026-02-31",
    [],
    [3],
    {},
    {"a": 1},
]
KEYS = ["id", "kind", "source", "inferred", "n", "of", "unit", "fact", "is", "figure", "all", "x"]


def _places(written: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    inside = written.items() if isinstance(written, dict) else ()
    inside = enumerate(written) if isinstance(written, list) else inside
    for key, value in inside:
        yield from _places(value, (*path, key))


# Between them they hold every key and every form of a condition.
EVERY_FORM: list[Written] = [
    {
        "id": "old-enough",
        "kind": "must",
        "when": {"fact": "age", "at_least": {"figure": "ages.adult"}, "unit": "years"},
        "source": {"key": "X", "seen": 2024, "confirmed": None, "url": "https://service.test/"},
        "settled_by": "service",
        "inferred": False,
        "instead": [{"service": "gp", "level": 2}, {"need": "same", "level": None}],
        "note": "They say so.",
        "valid_from": "2026-01-01",
        "valid_to": "2026-12-31",
        "author": "somebody",
        "reviewer": "somebody else",
        "reviewed": "2026-02-01",
        "review_due": "2027-02-01",
    },
    {
        "id": "a",
        "kind": "usually",
        "when": {"all": [{"not_known": "age"}, {"fact": "age", "at_most": 17}]},
    },
    {
        "id": "b",
        "kind": "prefers",
        "when": {"at_least": {"n": 1, "of": [{"fact": "age", "is": 18}]}},
    },
    {"id": "c", "kind": "must_not", "source": "X", "when": {"fact": "age", "between": [12, 24]}},
    {"id": "d", "kind": "usually", "when": {"any": [{"fact": "gender", "in": ["woman"]}]}},
    {"id": "e", "kind": "usually", "when": {"none": [{"fact": "borough", "within": ["ncl"]}]}},
]


def every_change(written: Written) -> Iterator[Written]:
    """The criterion with each part in turn left out, put out of place, unwrapped or added to."""
    for place in _places(written):
        for odd in ODD:
            yield _changed(written, place, lambda holder, step, odd=odd: _put(holder, step, odd))
        yield _changed(written, place, _leave_out)
        yield _changed(written, place, _unwrap)
        for key in KEYS:
            yield _changed(written, place, lambda holder, step, key=key: _add(holder[step], key))


def _changed(
    written: Written, place: tuple[str | int, ...], change: Callable[[Any, Any], None]
) -> Written:
    changed = copy.deepcopy(written)
    holder: Any = changed
    for step in place[:-1]:
        holder = holder[step]
    change(holder, place[-1])
    return changed


def _put(holder: Any, step: Any, odd: object) -> None:
    holder[step] = odd


def _leave_out(holder: Any, step: Any) -> None:
    del holder[step]


def _unwrap(holder: Any, step: Any) -> None:
    if isinstance(holder[step], list) and holder[step]:
        holder[step] = holder[step][0]


def _add(inside: Any, key: str) -> None:
    if isinstance(inside, dict):
        inside[key] = 3
