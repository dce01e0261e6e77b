"""Reads one answer of a form into a fact: a number, a place, a language or one of the choices."""

import unicodedata

from directory_api.errors import InvalidFact
from directory_api.languages import Translator, message
from directory_api.places import Areas
from directory_api.web.presenters.facts import FactKind

NOT_A_NUMBER = message("Write a whole number from {lowest} to {highest}.")
NOT_A_PLACE = message(
    "We do not know this place. Write a postcode such as N17, or the name of the borough."
)
NOT_A_CHOICE = message("Choose one of the answers.")
_MOST_DIGITS = 6


def read_answer(kind: FactKind, raw: str, areas: Areas, words: Translator) -> object:
    """The fact's value on the wire; raises InvalidFact that says what to write instead."""
    text = raw.strip()
    if kind.type == "integer":
        return _number(kind, text, words)
    if kind.type == "area":
        return _place(kind, text, areas, words)
    if kind.type == "enum" and text not in kind.values:
        raise InvalidFact(words.gettext(NOT_A_CHOICE), field=kind.name)
    if kind.type == "boolean" and text not in ("yes", "no"):
        raise InvalidFact(words.gettext(NOT_A_CHOICE), field=kind.name)
    return text


def _number(kind: FactKind, text: str, words: Translator) -> int:
    """Digits of any script; what was typed is never repeated in the refusal."""
    western = "".join(
        str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text.replace(" ", "")
    )
    is_number = western.isascii() and western.isdigit() and len(western) <= _MOST_DIGITS
    if not is_number or not kind.lowest <= int(western) <= kind.highest:
        text = words.gettext(NOT_A_NUMBER, lowest=kind.lowest, highest=kind.highest)
        raise InvalidFact(text, field=kind.name)
    return int(western)


def _place(kind: FactKind, text: str, areas: Areas, words: Translator) -> object:
    """Several boroughs stay several: the directory then asks; a postcode itself is dropped here."""
    if text in ("none", "elsewhere") or text in areas.by_code:
        return text
    place = areas.resolve(text)
    if place is None:
        raise InvalidFact(words.gettext(NOT_A_PLACE), field=kind.name)
    return place.areas[0] if len(place.areas) == 1 else list(place.areas)
