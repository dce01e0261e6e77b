"""Whether what a translator gave back may be shown; when in doubt the page keeps its English.

Every number and address that is shown comes from a record, so a translation may neither add,
drop nor change one.
"""

import re
import unicodedata

LONGEST_GROWTH = 3
ALWAYS_ALLOWED = 80
SHORTEST_SHARE = 10
_MARKUP = re.compile(r"<\s*[/!?]?\s*[a-zA-Z]|&(?:#\w+|[a-zA-Z]{2,8});|\{\{")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+", re.IGNORECASE)
_DIRECTION_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_usable(answer: object, source: str) -> bool:
    """Whether the answer is a believable translation of this text."""
    return (
        isinstance(answer, str)
        and _has_words(answer)
        and not _is_same(answer, source)
        and _has_likely_length(answer, source)
        and _is_plain(answer)
        and _numbers(answer) == _numbers(source)
        and _addresses(answer) == _addresses(source)
    )


def _has_words(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _is_same(answer: str, source: str) -> bool:
    return answer.casefold().split() == source.casefold().split()


def _has_likely_length(answer: str, source: str) -> bool:
    longest = len(source) * LONGEST_GROWTH + ALWAYS_ALLOWED
    return len(source) <= len(answer) * SHORTEST_SHARE and len(answer) <= longest


def _is_plain(text: str) -> bool:
    if _MARKUP.search(text):
        return False
    return not any(
        character in _DIRECTION_OVERRIDES
        or (unicodedata.category(character) == "Cc" and character not in "\n\t")
        for character in text
    )


def _numbers(text: str) -> list[str]:
    """Every run of digits, whatever the script, in an order that a sentence cannot change."""
    runs = re.findall(r"\d+", text)
    return sorted("".join(str(unicodedata.digit(digit)) for digit in run) for run in runs)


def _addresses(text: str) -> list[str]:
    return sorted(found.rstrip(".,;:)") for found in _ADDRESS.findall(text))
