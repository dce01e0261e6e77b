"""Postcodes however they are typed, reduced to their district at once."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_OUTWARD = r"(?P<letters>[A-Z]{1,2})(?P<gap>\s?)(?P<number>[0-9]{1,2}[A-Z]?)"
_INWARD = r"(?:[\s-]*[0-9]\s?[A-Z]{2})"
_ALONE = re.compile(rf"{_OUTWARD}(?P<inward>{_INWARD})?")
# A Turkish writer may put the case ending straight on: "N17de".
_INSIDE = re.compile(rf"(?<![\w£$€#]){_OUTWARD}(?P<inward>{_INWARD})?(?:[DT][AE]N?)?(?![0-9A-Z])")
# "the N29 bus", "otobüs N8": a route, not where somebody lives.
_BUS_BEFORE = re.compile(r"(?:BUS|BUSES|ROUTE|OTOBUS|AUTOBUS\w*|BASKA|الباص|باص|حافلة)\s*$")
_BUS_AFTER = re.compile(r"^\s*(?:BUS|BUSES|ROUTE|OTOBUS\w*|AUTOBUS\w*)\b")


@dataclass(frozen=True)
class PostcodeFound:
    """The district of a postcode ("N17"), where it stood, and whether the rest was given too."""

    district: str
    is_whole: bool
    start: int = 0


def read_postcode(text: str) -> PostcodeFound | None:
    """The postcode or district that is the whole of a text, or None."""
    match = _ALONE.fullmatch(_plain(text).upper().strip(" .,"))
    return _found(match) if match else None


def find_postcodes(text: str) -> Iterator[PostcodeFound]:
    """Postcodes and districts inside a text; bus numbers and flat numbers are left alone."""
    plain = _plain(text)
    upper = plain.upper()
    for match in _INSIDE.finditer(upper):
        typed_letters = plain[match.start("letters") : match.end("letters")]
        # "n 15 yr old" is no postcode: with a space after the letter, it has to be a capital.
        is_written_as_one = not match["gap"] or typed_letters.isupper()
        if is_written_as_one and not _is_bus(upper, match):
            yield _found(match)


def _found(match: re.Match[str]) -> PostcodeFound:
    return PostcodeFound(
        district=match["letters"] + match["number"],
        is_whole=match["inward"] is not None,
        start=match.start(),
    )


def _is_bus(upper: str, match: re.Match[str]) -> bool:
    before, after = upper[: match.start()], upper[match.end() :]
    return bool(_BUS_BEFORE.search(before) or _BUS_AFTER.search(after))


def _plain(text: str) -> str:
    """The text with every digit as 0-9, character for character."""
    return "".join(
        str(unicodedata.decimal(mark)) if mark.isdecimal() else _plain_letter(mark) for mark in text
    )


def _plain_letter(mark: str) -> str:
    wide = unicodedata.normalize("NFKD", mark)[:1]
    return wide if wide and len(wide.upper()) == 1 else mark
