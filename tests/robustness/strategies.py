"""Bodies as nobody should send them, near enough to ours to get past the first look."""

import json
from collections.abc import Mapping

from hypothesis import strategies as st

from pathways import load_definitions

ENDPOINTS = (
    "/v1/understand",
    "/v1/match",
    "/v1/services/search",
    "/v1/services/haringey-tt/assessment",
    "/v1/conversations",
    "/v1/conversations/messages",
    "/v1/conversations/end",
)
FIELDS = (
    "text", "facts", "needs", "need", "asker", "reply_language", "limit", "borough", "page",
    "spoken_language", "conversation", "choice",
)  # fmt: skip
FACTS = tuple(sorted(load_definitions().facts))
ODD_NUMBERS = (float("nan"), float("inf"), -0.0, 1e308, 10**40, -(2**63), 2**64, 0.5)
ODD_TEXTS = (
    "",
    " ",
    "\x00",
    "\ud800",
    "\u202e\u2066",
    "/restart{}",
    "none",
    "yes",
    "N17",
    "0",
    "٣٤",
)
SHAPES = ("at_least", "at_most", "declined", "is", "value")

any_text = st.one_of(
    st.text(st.characters(codec=None), max_size=60),
    st.sampled_from(ODD_TEXTS),
    st.sampled_from(["en", "ar", "haringey", "debt", "resident", "self", "somali", "elsewhere"]),
)
any_number = st.one_of(st.integers(), st.floats(), st.sampled_from(ODD_NUMBERS))
any_leaf = st.one_of(st.none(), st.booleans(), any_number, any_text)
any_value = st.recursive(
    any_leaf,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(SHAPES), any_text), inner, max_size=4),
    ),
    max_leaves=8,
)
any_facts = st.dictionaries(st.one_of(st.sampled_from(FACTS), any_text), any_value, max_size=4)
any_content = st.one_of(
    any_value,
    st.dictionaries(
        st.one_of(st.sampled_from(FIELDS), any_text), st.one_of(any_value, any_facts), max_size=6
    ),
    st.fixed_dictionaries({"facts": any_facts}),
    st.fixed_dictionaries({"text": any_text, "facts": any_facts}),
)


def in_json(content: object) -> bytes:
    """The content as JSON, also where JSON has no word for it: NaN, lone surrogates."""
    return json.dumps(content).encode()


def repeated(content: Mapping[str, object]) -> bytes:
    """An object that says everything twice."""
    inside = json.dumps(content)[1:-1]
    return f"{{{inside}, {inside}}}".encode() if inside else b"{}"
