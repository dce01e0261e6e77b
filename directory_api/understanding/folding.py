"""One spelling for comparing words: lower case, no diacritics, plain quotes, ASCII digits."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        "ی": "ي",
        "ـ": "",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "،": ",",
        "؟": "?",
        "؛": ";",
        "。": ".",
        "٫": ".",
    }
)
_SPACES = re.compile(r"\s+")


def _fold_character(character: str) -> str:
    if unicodedata.category(character) == "Mn":
        return ""
    if character.isdigit() and not character.isascii():
        return str(unicodedata.digit(character, "")) or character
    return character


@lru_cache(maxsize=4096)
def _fold_known(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character.translate(_LETTERS).casefold())
    folded = "".join(_fold_character(part) for part in decomposed)
    return folded.translate(_LETTERS)


def fold(text: str) -> str:
    """The text in the one spelling, with single spaces: "Nie mogę SPAĆ" becomes "nie moge spac"."""
    return _SPACES.sub(" ", "".join(map(_fold_known, text))).strip()
