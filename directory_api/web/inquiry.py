"""What somebody asks and has answered so far. It travels in the posted form; nothing is kept by us.

A state that cannot be read (cut off, or not from our own form) starts anew from the words.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

_LARGEST_STATE = 20_000


@dataclass(frozen=True)
class Inquiry:
    """Words, facts (wire format) and needs (code -> weight) of one question to the directory.

    `outright` names the facts that were answered or chosen, which win over what words seem to say;
    `dropped` names the facts and needs that were taken away ("fact:age", "need:debt").
    `is_read` says that the words have been understood already and only the rest counts.
    """

    words: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    needs: Mapping[str, float] = field(default_factory=dict)
    outright: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    is_read: bool = False

    def to_state(self) -> str:
        """Everything but the words, for a hidden field."""
        content = {
            "facts": dict(self.facts),
            "needs": dict(self.needs),
            "outright": sorted(self.outright),
            "dropped": sorted(self.dropped),
            "read": self.is_read,
        }
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"))

    def with_fact(self, name: str, value: object) -> "Inquiry":
        """The same with a fact that was said outright."""
        return replace(
            self,
            facts={**self.facts, name: value},
            outright=self.outright | {name},
            dropped=self.dropped - {f"fact:{name}"},
        )

    def with_need(self, code: str) -> "Inquiry":
        """The same with a need that was chosen."""
        return replace(
            self, needs={**self.needs, code: 1.0}, dropped=self.dropped - {f"need:{code}"}
        )

    def without(self, key: str) -> "Inquiry":
        """The same without a fact ("fact:age") or need ("need:debt"), even if words say it."""
        kind, _, name = key.partition(":")
        return replace(
            self,
            facts={
                one: value for one, value in self.facts.items() if (kind, name) != ("fact", one)
            },
            needs={
                one: value for one, value in self.needs.items() if (kind, name) != ("need", one)
            },
            outright=self.outright - {name} if kind == "fact" else self.outright,
            dropped=self.dropped | {key},
        )

    def with_words(self, words: str) -> "Inquiry":
        """New words: what was said outright stays, what the old words seemed to say goes."""
        return replace(
            self,
            words=words,
            facts={name: self.facts[name] for name in self.outright if name in self.facts},
            needs={code: weight for code, weight in self.needs.items() if weight == 1.0},
            is_read=False,
        )


def read_state(state: str, words: str) -> Inquiry:
    """The inquiry of a posted form; anything that is not our own shape is left out."""
    if not state or len(state) > _LARGEST_STATE:
        return Inquiry(words=words)
    try:
        content = json.loads(state)
    except (ValueError, RecursionError):
        return Inquiry(words=words)
    if not isinstance(content, dict):
        return Inquiry(words=words)
    return Inquiry(
        words=words,
        facts=_mapping(content.get("facts")),
        needs=_weights(content.get("needs")),
        outright=_names(content.get("outright")),
        dropped=_names(content.get("dropped")),
        is_read=content.get("read") is True,
    )


def _mapping(value: object) -> dict[str, object]:
    return {str(name): one for name, one in value.items()} if isinstance(value, dict) else {}


def _weights(value: object) -> dict[str, float]:
    return {
        code: min(1.0, max(0.0, float(weight)))
        for code, weight in _mapping(value).items()
        if isinstance(weight, int | float) and not isinstance(weight, bool) and weight == weight
    }


def _names(value: object) -> frozenset[str]:
    return frozenset(str(one) for one in value) if isinstance(value, list) else frozenset()
