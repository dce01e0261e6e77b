"""Reads what Rasa answered.

Messages for people, and orders for the gateway, which owns the facts.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from directory_api.languages import is_offered

_INFORM = re.compile(r"^/inform\s*(\{.*\})$", re.DOTALL)


@dataclass(frozen=True)
class Replies:
    """One turn of Rasa, sorted."""

    texts: tuple[str, ...] = ()
    buttons: tuple[tuple[str, str], ...] = ()
    shows_doors: bool = False
    facts: Mapping[str, object] = field(default_factory=dict)
    cleared: frozenset[str] = frozenset()
    needs: tuple[str, ...] | None = None
    language: str | None = None
    question: str | None = None
    restart: bool = False
    ended: bool = False


def read_replies(messages: Sequence[Mapping[str, object]]) -> Replies:
    """Sort Rasa's messages; what is not of a known shape is left out."""
    texts: list[str] = []
    buttons: list[tuple[str, str]] = []
    orders: list[Mapping[str, object]] = []
    for one in messages:
        text = one.get("text")
        if isinstance(text, str) and text.strip():
            texts.append(text.strip())
        buttons += _buttons(one.get("buttons"))
        custom = one.get("custom")
        if isinstance(custom, Mapping):
            orders.append(custom)
    return _with_orders(Replies(tuple(texts), tuple(buttons)), orders)


def _buttons(raw: object) -> list[tuple[str, str]]:
    if not isinstance(raw, list):
        return []
    return [
        (str(one["title"]), str(one["payload"]))
        for one in raw
        if isinstance(one, Mapping) and "title" in one and "payload" in one
    ]


def _with_orders(replies: Replies, orders: Sequence[Mapping[str, object]]) -> Replies:
    values: dict[str, object] = {
        "texts": replies.texts,
        "buttons": replies.buttons,
        "facts": {},
        "cleared": frozenset(),
    }
    for order in orders:
        values.update(_read_order(order, values))
    return Replies(**values)  # type: ignore[arg-type]  # keys are the fields, set above and below


def _read_order(order: Mapping[str, object], so_far: Mapping[str, object]) -> dict[str, object]:
    kind = order.get("kind")
    if kind == "doors":
        return {"shows_doors": True}
    if kind == "facts":
        return _fact_order(order, so_far)
    if kind == "needs" and isinstance(order.get("set"), list):
        return {"needs": tuple(str(code) for code in _list(order["set"]))}
    if kind == "language" and is_offered(str(order.get("code"))):
        return {"language": str(order["code"])}
    if kind == "question" and order.get("fact"):
        return {"question": str(order["fact"])}
    if kind in ("restart", "end"):
        return {"restart": True, "ended": kind == "end"}
    return {}


def _fact_order(order: Mapping[str, object], so_far: Mapping[str, object]) -> dict[str, object]:
    given, cleared = order.get("set"), order.get("clear")
    earlier = so_far["facts"]
    facts = dict(earlier) if isinstance(earlier, Mapping) else {}
    if isinstance(given, Mapping):
        facts.update({str(name): value for name, value in given.items()})
    names = frozenset(str(name) for name in _list(cleared))
    before = so_far["cleared"]
    return {
        "facts": facts,
        "cleared": names | (before if isinstance(before, frozenset) else frozenset()),
    }


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def facts_of_payload(payload: str) -> Mapping[str, object]:
    """The fact a button carries (`/inform{"fact".

    "age", "value": 34}`), for when Rasa is silent.
    """
    found = _INFORM.match(payload)
    if found is None:
        return {}
    content = json.loads(found.group(1))
    name = content.get("fact")
    if not isinstance(name, str):
        return {}
    if content.get("declined"):
        return {name: {"declined": True}}
    value = content.get("value")
    return {} if value is None else {name: value}
