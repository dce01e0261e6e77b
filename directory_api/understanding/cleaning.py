"""Makes a typed text safe to read: no control, direction or invisible characters, and a cap."""

import re
import unicodedata

LONGEST_TEXT = 1000

# Joiners (U+200C, U+200D) carry meaning inside Persian, Urdu and Indic words; at other places they
# do no harm, so a non-joiner becomes a space-free nothing only between Latin letters.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_JOINER_IN_LATIN = re.compile("(?<=[A-Za-z])[\u200c\u200d]|[\u200c\u200d](?=[A-Za-z])")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*\n\s*")


def clean_text(text: str) -> str:
    """The text without what cannot be seen, in composed form, at most `LONGEST_TEXT` characters.

    A leading "/" stays: it is text, never a command.
    """
    visible = _JOINER_IN_LATIN.sub("", _INVISIBLE.sub("", text))
    printable = "".join(
        " " if unicodedata.category(character) == "Cc" and character != "\n" else character
        for character in visible[: LONGEST_TEXT * 4]
    )
    composed = unicodedata.normalize("NFC", printable)
    return _BREAKS.sub("\n", _SPACES.sub(" ", composed)).strip()[:LONGEST_TEXT].strip()
