"""Makes every way of typing a sentence look the same before phrases are looked for in it."""

from __future__ import annotations

import re
import unicodedata

_DELETED = re.compile(
    "["
    "'’‘`´ʼʻʾʿ＇\"“”„*"  # marks inside words: don't, go', k*ll
    "\u00ad\u034f\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "]+"
)
_LETTERS = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "e",
        "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ٱ": "ا",
    }
)  # fmt: skip
_DIGITS = {ord(c): str(unicodedata.digit(c)) for c in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}
_SENTENCE_END = re.compile(r"[.!?;…؟؛。！？۔]+")
_NOT_A_WORD = re.compile(r"[^\w .\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]+|_+")
_CLOSE_SCRIPT = re.compile(r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0eff])")
_REPEATED = re.compile(r"([^\W\d])\1+")
_SPACES = re.compile(r" {2,}")
_LEET = str.maketrans("013457@$", "oieastas")
_LEET_WORD = re.compile(r"(?<!\S)(?=\S{0,19}[a-z])(?=\S{0,19}[0-9@$])\S{3,20}(?!\S)")
_SPELT_OUT = re.compile(r"(?<!\S)[a-z](?:[ .]{1,3}[a-z](?![^\s.])){3,24}")


def normalise(text: str) -> str:
    """Lower-case words with one space between them; `.` stands alone where a sentence ends.

    Diacritics, dotless i, Arabic letter forms, apostrophes, invisible characters and doubled
    letters are gone ("Kiiill  MYSELF!" and "kil myself" are the same). Linear, never raises.
    """
    text = unicodedata.normalize("NFKD", text).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    text = _DELETED.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_LETTERS).translate(_DIGITS)
        text = _CLOSE_SCRIPT.sub(r" \1 ", text)
    return _squeeze(text)


def disguised(raw: str) -> str | None:
    """The text with "k1ll" and "k i l l" undone, or nothing where neither occurs."""
    plain = unicodedata.normalize("NFKC", raw).casefold()
    undone = _SPELT_OUT.sub(lambda found: re.sub(r"[ .]", "", found[0]), plain)
    undone = _LEET_WORD.sub(lambda found: found[0].translate(_LEET), undone)
    return normalise(undone) if undone != plain else None


def _squeeze(text: str) -> str:
    text = _SENTENCE_END.sub(" . ", text)
    text = _NOT_A_WORD.sub(" ", text)
    text = _REPEATED.sub(r"\1", text)
    return _SPACES.sub(" ", text).strip(" ")
