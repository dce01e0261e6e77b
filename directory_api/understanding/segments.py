"""Cuts a long text into clauses, so that each need in a rambling story is heard on its own."""

import re

from directory_api.places import find_postcodes

# More clauses than this would cost more time than they tell.
MOST_SEGMENTS = 10
_SHORTEST_TO_CUT = 30
_FEWEST_WORDS = 3
# "I live in N17" says where, not what about; alone it would sound like a question of housing.
_LONGEST_ADDRESS = 5

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
    if len(clauses) < 2:
        return ()
    distinct = tuple(dict.fromkeys(one for one in clauses if not _is_address(one)))
    return distinct[:MOST_SEGMENTS]


def _split_long(clause: str) -> list[str]:
    parts = _JOINS.split(clause)
    long_enough = all(len(part.split()) >= _FEWEST_WORDS for part in parts)
    return parts if long_enough else [clause]


def _is_address(clause: str) -> bool:
    return len(clause.split()) <= _LONGEST_ADDRESS and any(find_postcodes(clause))
