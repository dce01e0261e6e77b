"""Reads danger out of a raw request body, so that even a refusal can answer it.

A body that is not what it says it is, or is cut off, is read as words, with its escapes undone.
"""

import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, unquote_plus

from directory_api.safety.facts import assess_facts
from directory_api.safety.patterns import assess_words
from directory_api.safety.types import Safety, highest

_ESCAPED = re.compile(r'\\u([0-9a-fA-F]{4})|\\(["\\/bfnrt])')
_ESCAPED_SIGNS = {'"': '"', "\\": "\\", "/": "/"}


def assess_body(body: bytes, content_type: str) -> Safety:
    """The safety of every text in a JSON or form body.

    One that cannot be parsed is read as words.
    """
    if not body:
        return Safety.none()
    text = body.decode(json.detect_encoding(body), errors="replace")
    if "form-urlencoded" in content_type:
        fields = parse_qsl(text, keep_blank_values=True)
        return assess_words("\n".join(part for field in fields for part in field))
    said: list[str] = []
    try:
        content = _parsed(text, said)
    except (ValueError, RecursionError):
        return _assess_unparsed(text)
    facts = content.get("facts") if isinstance(content, dict) else None
    known = assess_facts(facts) if isinstance(facts, dict) else Safety.none()
    said += _texts(content)
    return highest(assess_words("\n".join(said)), known)


def _parsed(text: str, said: list[str]) -> object:
    """The JSON value; into `said` goes what it hides: names, and what is said again later."""

    def whole(pairs: list[tuple[str, object]]) -> dict[str, object]:
        kept: dict[str, object] = {}
        for name, value in pairs:
            # The names of fields and facts are ours; whatever else stands there was typed.
            if not name.isidentifier():
                said.append(name)
            if name in kept:
                said.extend(_texts(kept[name]))
            kept[name] = value
        return kept

    return json.loads(text, object_pairs_hook=whole)


def _assess_unparsed(text: str) -> Safety:
    words = assess_words(_ESCAPED.sub(_unescaped, text))
    return highest(words, assess_words(unquote_plus(text))) if "%" in text else words


def _unescaped(escape: re.Match[str]) -> str:
    code, sign = escape.groups()
    return chr(int(code, 16)) if code else _ESCAPED_SIGNS.get(sign, " ")


def _texts(content: object) -> Iterator[str]:
    """Every string of a JSON value, without recursion so that no nesting is too deep."""
    waiting: list[object] = [content]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, Mapping):
            waiting.extend(reversed(list(one.values())))
        elif isinstance(one, list):
            waiting.extend(reversed(one))
