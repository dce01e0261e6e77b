"""From a message, a vocabulary code or an engine sentence to the reader's words."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from functools import cache, lru_cache, partial
from typing import Protocol, runtime_checkable

from babel import Locale
from babel.dates import format_date, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal

from directory_api.languages.catalogues import load_catalogue
from directory_api.languages.offered import Language, get_language

_LABELS: dict[str, dict[str, str]] = {}
# English dates, times and lists are British ones.
_REGIONAL = {"en": "en_GB"}
_LANGUAGE_NAMES = {"bfi": "British Sign Language", "kmr": "Kurdish (Kurmanji)", "prs": "Dari"}
# What CLDR calls by another code, and how its name becomes exact.
_NAMED_AFTER = {"kmr": ("ku", "{name} (Kurmanji)"), "prs": ("fa_AF", "{name}")}


@runtime_checkable
class TermLike(Protocol):
    """A vocabulary code inside a sentence."""

    @property
    def kind(self) -> str:
        """The vocabulary."""
        ...

    @property
    def code(self) -> str:
        """The code in it."""
        ...


@runtime_checkable
class TermsLike(Protocol):
    """Several vocabulary codes inside a sentence, joined as the language joins them."""

    @property
    def kind(self) -> str:
        """The vocabulary."""
        ...

    @property
    def codes(self) -> Sequence[str]:
        """The codes in it."""
        ...

    @property
    def joiner(self) -> str:
        """The word between the last two: "and" or "or"."""
        ...


class SentenceLike(Protocol):
    """A whole English sentence with named placeholders, and what to put there."""

    @property
    def template(self) -> str:
        """The English sentence."""
        ...

    @property
    def values(self) -> Mapping[str, object]:
        """What stands in its placeholders."""
        ...


def message(text: str) -> str:
    """Mark an English message for the translators; returns it unchanged."""
    return text


def register_labels(kind: str, labels: Mapping[str, str]) -> None:
    """Tell the English labels of one vocabulary (`kind` is also the translators' context)."""
    _LABELS[kind] = dict(labels)


class Translator:
    """Everything that depends on the reader's language.

    One per language, shared by all requests.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self._catalogue = load_catalogue(language.code)
        self._locale = Locale.parse(_REGIONAL.get(language.code, language.code))
        # The same few ages and scores are said again and again.
        self._decimal = lru_cache(maxsize=1024)(partial(format_decimal, locale=self._locale))

    def gettext(self, text: str, /, **values: object) -> str:
        """The message in this language with its placeholders filled.

        English where not yet translated.
        """
        translated = self._catalogue.gettext(text)
        return translated.format(**values) if values else translated

    def ngettext(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """The right plural form of a message; `{count}` is always available in it."""
        shown = self.number(count)
        return self._catalogue.ngettext(singular, plural, count).format(
            **{"count": shown, **values}
        )

    def term(self, kind: str, code: str) -> str:
        """The label of a vocabulary code (need, route, area, fact_value…).

        Never the bare code if avoidable.
        """
        if kind == "language":
            return self.language_name(code)
        if kind == "area" and code in _LABELS.get("place", {}):
            kind = "place"  # "no fixed address" and "another place" are words, not proper names
        label = _LABELS.get(kind, {}).get(code)
        if label is None:
            return code.replace("_", " ").replace("-", " ")
        return label if kind == "area" else self._catalogue.pgettext(kind, label)

    def sentence(self, sentence: SentenceLike) -> str:
        """An engine sentence in this language, its terms labelled and its lists joined."""
        values = {name: self._shown(value) for name, value in sentence.values.items()}
        return self._catalogue.gettext(sentence.template).format(**values)

    def _shown(self, value: object) -> str:
        # Plain values first: most are, and asking whether a value is term-like is slow.
        if isinstance(value, str | bool):
            return str(value)
        if isinstance(value, int):
            return self.number(value)
        if isinstance(value, TermLike):
            return self.term(value.kind, value.code)
        if isinstance(value, TermsLike):
            labels = [self.term(value.kind, code) for code in value.codes]
            return self.join(labels, value.joiner)
        return str(value)

    def join(self, items: Sequence[str], joiner: str = "and") -> str:
        """A list as this language writes it: "a, b and c" or "a, b or c"."""
        return format_list(items, style="or" if joiner == "or" else "standard", locale=self._locale)

    def language_name(self, code: str) -> str:
        """The name of a language in this language (CLDR), English where CLDR has none."""
        name = self._locale.languages.get(code)
        if name is None and code in _NAMED_AFTER:
            other, pattern = _NAMED_AFTER[code]
            known = self._locale.languages.get(other)
            name = pattern.format(name=known) if known else None
        return str(name or _LANGUAGE_NAMES.get(code) or Locale("en").languages.get(code, code))

    def number(self, value: int) -> str:
        """A whole number in this language's digits for reading; phone numbers never pass here."""
        return self._decimal(value)

    def date(self, day: date) -> str:
        """A date with its month in words."""
        return format_date(day, format="long", locale=self._locale)

    def time(self, moment: time) -> str:
        """A time of day without seconds."""
        return format_time(moment, format="short", locale=self._locale)

    def weekday(self, day: int) -> str:
        """The name of a weekday, 0 = Monday, as it stands alone."""
        return str(get_day_names("wide", "stand-alone", self._locale)[day])


@cache
def translator(code: str) -> Translator:
    """The translator of an offered language; raises NotFound for any other."""
    return Translator(get_language(code))
