"""What may be known about a person: the kinds of fact, the values they take, and a set of them.

A fact is a value, a range, unknown (absent) or declined. Unknown and declined are states, never
values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class FactType(StrEnum):
    """What kind of answer a fact takes."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    ENUM = "enum"
    AREA = "area"
    LANGUAGE = "language"
    TEXT = "text"


class Meaning(StrEnum):
    """What a list of values says: the person is one of these, or all of these are true of them."""

    ONE_OF = "one_of"
    ALL_OF = "all_of"


class ChangesBy(StrEnum):
    """How a fact honestly changes: by waiting, by registering somewhere, or by being referred."""

    TIME = "time"
    COUNTDOWN = "countdown"
    REGISTRATION = "registration"
    REFERRAL = "referral"


NO_FIXED_ADDRESS = "none"
ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class FactDefinition:
    """One entry of the list of facts; English texts are source texts for translators."""

    name: str
    type: FactType
    label: str
    question: str
    question_other: str
    why: str | None = None
    values: tuple[str, ...] = ()
    value_labels: Mapping[str, str] = field(default_factory=dict)
    value_aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    lowest: int = 0
    highest: int = 0
    unit: str | None = None
    meaning: Meaning = Meaning.ONE_OF
    asked_of: frozenset[str] = frozenset()
    burden: int = 1
    sensitive: bool = False
    safety: bool = False
    not_asked_when: Mapping[str, object] = field(default_factory=dict)
    implies: Mapping[str, bool] = field(default_factory=dict)
    changes_by: ChangesBy | None = None

    @property
    def is_usable_in_criteria(self) -> bool:
        """Safety facts choose words only and text is never kept: neither decides anything."""
        return not self.safety and self.type is not FactType.TEXT


@dataclass(frozen=True)
class Interval:
    """A whole number between two bounds, both included; equal bounds are an exact number."""

    at_least: int
    at_most: int

    @property
    def is_exact(self) -> bool:
        """Whether the number is known exactly."""
        return self.at_least == self.at_most


@dataclass(frozen=True)
class OneOf:
    """One of these codes, the likeliest first; a single code is an exact answer."""

    codes: tuple[str, ...]

    @property
    def is_exact(self) -> bool:
        """Whether one code is left."""
        return len(self.codes) == 1


@dataclass(frozen=True)
class AllOf:
    """All of these codes hold, and no others."""

    codes: tuple[str, ...]


Known = bool | Interval | OneOf | AllOf


def is_exact(value: Known) -> bool:
    """Whether nothing more could be learnt about this fact."""
    return isinstance(value, bool | AllOf) or value.is_exact


@dataclass(frozen=True)
class Facts:
    """What is known and what was declined about one person; everything else is unknown."""

    known: Mapping[str, Known] = field(default_factory=dict)
    declined: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", MappingProxyType(dict(self.known)))

    def value(self, name: str) -> Known | None:
        """What is known of a fact; None when it is unknown or declined."""
        return self.known.get(name)

    def is_declined(self, name: str) -> bool:
        """Whether the person chose not to say."""
        return name in self.declined

    def with_value(self, name: str, value: Known) -> "Facts":
        """The same facts with one more known, or known better."""
        return Facts({**self.known, name: value}, self.declined - {name})

    def with_declined(self, name: str) -> "Facts":
        """The same facts with one that the person does not wish to give."""
        return Facts(_without(self.known, name), self.declined | {name})

    def without(self, name: str) -> "Facts":
        """The same facts with one forgotten."""
        return Facts(_without(self.known, name), self.declined - {name})


def _without(known: Mapping[str, Known], name: str) -> dict[str, Known]:
    return {other: value for other, value in known.items() if other != name}
