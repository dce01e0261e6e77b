"""Cuts a long text into clauses, so that each need in a rambling story is heard on its own."""

import re

# More clauses than this would cost more time than they tell.
MOST_SEGMENTS = 10
_SHORTEST_TO_CUT = 30
_FEWEST_WORDS = 3

_STOPS = re.compile(r"[.!?;:\n…。！？؟؛]+\s*|,\s+|،\s*|\s+[-–—]\s+")
_JOINS = re.compile(
    r"\s+(?:and|but|because|plus|also|ve|ama|cünkü|çünkü|oraz|ale|bo|lecz|pero|porque|"
    r"además|iyo|laakiin|sababtoo ah|لكن|لأن|وأيضا)\s+",
    re.IGNORECASE,
)


def split_segments(text: str) -> tuple[str, ...]:
    """The clauses of a text, in order, without repeats; empty when the text is one short clause."""
    if len(text) < _SHORTEST_TO_CUT:
        return ()
    clauses = [
        part.strip(" \"'()[]")
        for clause in _STOPS.split(text)
        for part in _split_long(clause)
        if part.strip(" \"'()[]")
    ]
    distinct = tuple(dict.fromkeys(clauses))
    return distinct[:MOST_SEGMENTS] if len(distinct) > 1 else ()


def _split_long(clause: str) -> list[str]:
    parts = _JOINS.split(clause)
    long_enough = all(len(part.split()) >= _FEWEST_WORDS for part in parts)
    return parts if long_enough else [clause]
