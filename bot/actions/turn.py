"""One turn of the conversation as the actions see it: what is known, asked and said."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from bot.client import Asking
from bot.languages import DEFAULT, offered

DECLINED: Mapping[str, bool] = {"declined": True}
_MISUNDERSTANDINGS = frozenset({"nlu_fallback", "none_of_these", "out_of_scope"})


@dataclass(frozen=True)
class Turn:
    """What the gateway knows and what this message says. The gateway owns the facts."""

    language: str
    asker: str
    act: str
    text: str
    needs: tuple[object, ...]
    facts: Mapping[str, object]
    payload: Mapping[str, object]
    asked_fact: str | None
    asked_kind: str | None
    checking: str | None
    skipped: tuple[str, ...]
    has_gateway: bool
    is_urgent: bool = False
    set_facts: Mapping[str, object] = field(default_factory=dict)
    cleared: tuple[str, ...] = ()
    set_needs: tuple[str, ...] = ()

    @property
    def need_codes(self) -> list[str]:
        """The codes of the needs, likeliest first."""
        named = [need.get("code") if isinstance(need, dict) else need for need in self.needs]
        return [code for code in named if isinstance(code, str)]

    @property
    def is_about_someone_else(self) -> bool:
        """Whether the words for "them" are the right ones."""
        return self.facts.get("for_whom") in ("other", "family") or self.asker != "resident"

    @property
    def asked_before(self) -> frozenset[str]:
        """Facts that need no question: known, declined or skipped."""
        return frozenset(self.facts) | frozenset(self.skipped)

    @property
    def asking(self) -> Asking:
        """The request to the directory; what was skipped is not to be asked again."""
        unknown = {name: dict(DECLINED) for name in self.skipped if name not in self.facts}
        return Asking(self.language, self.asker, self.need_codes, {**unknown, **self.facts})

    def with_fact(self, name: str, value: object) -> "Turn":
        """The turn after learning one fact."""
        return replace(
            self,
            facts={**self.facts, name: value},
            set_facts={**self.set_facts, name: value},
            skipped=tuple(fact for fact in self.skipped if fact != name),
        )

    def without_fact(self, name: str) -> "Turn":
        """The turn after forgetting one fact."""
        return replace(
            self,
            facts={fact: value for fact, value in self.facts.items() if fact != name},
            set_facts={fact: value for fact, value in self.set_facts.items() if fact != name},
            cleared=(*self.cleared, name),
            skipped=tuple(fact for fact in self.skipped if fact != name),
        )

    def with_skipped(self, name: str) -> "Turn":
        """The turn after "I don't know": not asked again, not recorded as a fact."""
        return replace(self, skipped=(*self.skipped, name))

    def with_needs(self, codes: Sequence[str]) -> "Turn":
        """The turn after choosing what it is about."""
        return replace(self, needs=tuple(codes), set_needs=tuple(codes))

    def no_longer_checking(self) -> "Turn":
        """The turn after leaving one service for all doors."""
        return replace(self, checking=None)

    def slots(
        self, asked_fact: str | None = None, asked_kind: str | None = None
    ) -> list[EventType]:
        """The dialogue state to keep. Facts are kept here only where no gateway keeps them."""
        kept: list[EventType] = [
            SlotSet("asked_fact", asked_fact),
            SlotSet("asked_kind", asked_kind),
            SlotSet("skipped", list(self.skipped)),
            SlotSet("checking", self.checking),
        ]
        if not self.has_gateway:
            kept += [SlotSet("facts", dict(self.facts)), SlotSet("needs", list(self.needs))]
        return kept


def _metadata(tracker: Tracker) -> Mapping[str, Any]:
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return event.get("metadata") or {}
    return {}


def _payload(tracker: Tracker) -> dict[str, object]:
    """The entities of the message by name; several values of one name become a list."""
    found: dict[str, object] = {}
    for entity in tracker.latest_message.get("entities") or []:
        name, value = str(entity.get("entity")), entity.get("value")
        if name in found:
            earlier = found[name]
            value = [*(earlier if isinstance(earlier, list) else [earlier]), value]
        found[name] = value
    return found


def read_value(raw: object) -> object:
    """A payload's value as the directory takes it: "true", "34" and JSON are read, words stay."""
    if not isinstance(raw, str):
        return raw
    if raw in ("true", "false") or raw.isdecimal() or raw[:1] in ("{", "["):
        try:
            value: object = json.loads(raw)
        except ValueError:
            return raw
        return value
    return raw


def _mapping(value: object) -> dict[str, object]:
    return dict(value) if isinstance(value, Mapping) else {}


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, (list, tuple)) else []


def _text_slot(tracker: Tracker, name: str) -> str | None:
    value = tracker.get_slot(name)
    return value if isinstance(value, str) and value else None


def read_turn(tracker: Tracker) -> Turn:
    """The turn that a tracker stands at."""
    metadata = _metadata(tracker)
    payload = _payload(tracker)
    has_gateway = bool(metadata)
    if has_gateway:
        facts, needs = _mapping(metadata.get("facts")), _list(metadata.get("needs"))
    else:
        facts = {**_mapping(tracker.get_slot("facts")), **_mapping(payload.get("facts"))}
        needs = _list(payload.get("needs")) or _list(tracker.get_slot("needs"))
    spoken = offered(metadata.get("language")) or offered(tracker.get_slot("language"))
    return Turn(
        language=spoken or DEFAULT,
        asker=str(metadata.get("asker") or "resident"),
        act=str((tracker.latest_message.get("intent") or {}).get("name") or ""),
        text=str(tracker.latest_message.get("text") or ""),
        needs=tuple(needs),
        facts=facts,
        payload=payload,
        asked_fact=_text_slot(tracker, "asked_fact"),
        asked_kind=_text_slot(tracker, "asked_kind"),
        checking=_text_slot(tracker, "checking"),
        skipped=tuple(str(name) for name in _list(tracker.get_slot("skipped"))),
        has_gateway=has_gateway,
        is_urgent=metadata.get("safety") == "urgent",
    )


def misunderstandings_in_a_row(tracker: Tracker) -> int:
    """How many messages, counted back from this one, the assistant could not make sense of."""
    count = 0
    for event in reversed(tracker.events):
        if event.get("event") != "user":
            continue
        intent = ((event.get("parse_data") or {}).get("intent") or {}).get("name")
        if intent not in _MISUNDERSTANDINGS:
            break
        count += 1
    return count
