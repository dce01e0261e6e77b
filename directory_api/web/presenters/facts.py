"""Facts about a person in words: labels, values, questions and the fields of the compact form."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from directory_api.languages import Translator, message
from directory_api.web.contexts.forms import Choice, FactField, QuestionForm

DECLINED = message("You would rather not say")
FROM_TO = message("{lowest} to {highest}")
AT_LEAST = message("{lowest} or more")
AT_MOST = message("{highest} or less")
YES, NO = "yes", "no"
_BOOLEANS = {True: YES, False: NO}
_PLACES = frozenset({"none", "elsewhere"})
# Languages to choose from, beside those the pages are written in.
SPOKEN = (
    "en", "ak", "am", "ar", "bfi", "bg", "bn", "ckb", "el", "es", "fa", "fr", "gu", "he", "hi",
    "hu", "it", "kmr", "ln", "lt", "pa", "pl", "prs", "ps", "pt", "ro", "ru", "so", "sq", "sw",
    "ta", "ti", "tr", "uk", "ur", "vi", "yi", "yo", "yue", "zh",
)  # fmt: skip


@dataclass(frozen=True)
class FactKind:
    """What the engine says about one fact: its type, its values, and its range."""

    name: str
    type: str
    values: tuple[str, ...] = ()
    lowest: int = 0
    highest: int = 0


def fact_kinds(described: Iterable[Mapping[str, object]]) -> dict[str, FactKind]:
    """The facts as the application describes them, by name."""
    kinds = {}
    for one in described:
        values, bounds = one.get("values"), one.get("range")
        lowest, highest = bounds if isinstance(bounds, list) else (0, 0)
        kind = FactKind(
            name=str(one["name"]),
            type=str(one["type"]),
            values=tuple(str(value) for value in values) if isinstance(values, list) else (),
            lowest=int(lowest),
            highest=int(highest),
        )
        kinds[kind.name] = kind
    return kinds


class FactWords:
    """Speaks about facts in one language."""

    def __init__(self, kinds: Mapping[str, FactKind], words: Translator) -> None:
        self._kinds = kinds
        self._words = words

    def label(self, name: str) -> str:
        """What a fact is called."""
        return self._words.term("fact", name)

    def kind(self, name: str) -> str:
        """The type of a fact; text where it is not known."""
        return self._kinds[name].type if name in self._kinds else "text"

    def value(self, name: str, value: object) -> str:
        """A value on the wire as words."""
        if isinstance(value, Mapping):
            return self._range(value)
        if isinstance(value, Sequence) and not isinstance(value, str):
            joiner = "and" if self.kind(name) == "language" else "or"
            return self._words.join([self._one(name, one) for one in value], joiner)
        return self._one(name, value)

    def _range(self, value: Mapping[str, object]) -> str:
        if value.get("declined"):
            return self._words.gettext(DECLINED)
        lowest, highest = value.get("at_least"), value.get("at_most")
        if highest is None:
            return self._words.gettext(AT_LEAST, lowest=lowest)
        if lowest is None:
            return self._words.gettext(AT_MOST, highest=highest)
        return self._words.gettext(FROM_TO, lowest=lowest, highest=highest)

    def _one(self, name: str, value: object) -> str:
        if isinstance(value, bool):
            return self._words.term("fact_value", _BOOLEANS[value])
        if isinstance(value, int):
            return self._words.number(value)
        code = str(value)
        kind = self.kind(name)
        if kind == "area":
            return self._words.term("place" if code in _PLACES else "area", code)
        if kind == "language":
            return self._words.language_name(code)
        if kind == "boolean" and code in (YES, NO):
            return self._words.term("fact_value", code)
        return self._words.term("fact_value", f"{name}.{code}") if kind == "enum" else code

    def choices(self, name: str, chosen: object = None) -> tuple[Choice, ...]:
        """The answers that can be chosen; empty for numbers and places, which are typed."""
        now = posted_value(chosen)
        return tuple(Choice(code, label, code == now) for code, label in self._labelled(name))

    def _labelled(self, name: str) -> Iterable[tuple[str, str]]:
        kind = self.kind(name)
        if kind == "boolean":
            return [(code, self._words.term("fact_value", code)) for code in (YES, NO)]
        if kind == "enum":
            return [(code, self._one(name, code)) for code in self._kinds[name].values]
        return self._languages if kind == "language" else []

    @cached_property
    def _languages(self) -> Sequence[tuple[str, str]]:
        named = [(code, self._words.language_name(code)) for code in SPOKEN]
        return sorted(named, key=lambda pair: pair[1])

    def question(self, name: str, value: object, *, about_other: bool) -> QuestionForm:
        """The question that asks for one fact, with what is known so far."""
        code = f"{name}.other" if about_other else name
        return QuestionForm(
            fact=name,
            text=self._words.term("fact_question", code),
            why=None,
            kind=self.kind(name),
            choices=self.choices(name, value),
            value=typed_value(value),
        )

    def field(self, name: str, value: object, error: str | None = None) -> FactField:
        """One field of the compact form."""
        return FactField(
            name=name,
            label=self.label(name),
            kind=self.kind(name),
            choices=self.choices(name, value),
            value=typed_value(value),
            error=error,
        )


def posted_value(value: object) -> str:
    """A single value as a form posts it; empty for ranges and lists of several."""
    if isinstance(value, bool):
        return _BOOLEANS[value]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return posted_value(value[0]) if len(value) == 1 else ""
    return "" if value is None or isinstance(value, Mapping) else str(value)


def typed_value(value: object) -> str:
    """A value as somebody would type it into a field."""
    return posted_value(value)


DescribeFacts = Callable[[], Iterable[Mapping[str, object]]]
