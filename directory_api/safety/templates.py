"""The small notation in which phrases are written, turned into regular expressions.

`want* to die` is three words, the first with any ending. `a|b` is one of several, `two_words` a
pair inside such a choice, `[just]` may be missing, `..5` is up to five words of any kind
(`..` alone three),
`<self>` a named set of the same file, `%` a number in digits (`%_kg` is both "12 kg" and "12kg").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from directory_api.safety.normalise import normalise

BETWEEN = r"(?: \.)? "
_NUMBER = "nqnq"
_ARABIC = re.compile("[\u0600-\u06ff]")
_SET_NAME = re.compile(r"<([a-z_]+)>")
_GAP = re.compile(r"\.\.([0-9]{0,2})$")


class TemplateError(ValueError):
    """A phrase that cannot be read; says which and why."""


@dataclass(frozen=True)
class Opening:
    """How a phrase begins: the key by which a text's words find it."""

    key: str
    is_prefix: bool


@dataclass(frozen=True)
class Template:
    """One phrase, ready to be compiled: its openings, its expression and the words it names."""

    openings: tuple[Opening, ...]
    expression: str
    words: frozenset[str]


def parse_template(written: str, sets: Mapping[str, tuple[str, ...]]) -> Template:
    """Read one phrase; the first word must be given and have at least two letters."""
    elements = written.split()
    if not elements or elements[0][0] in "[.*%":
        raise TemplateError(f"{written!r}: begin with a word that is always there")
    named: set[str] = set()
    parts: list[str] = []
    for element in elements:
        gap = _GAP.match(element)
        if gap:
            parts.append(rf"(?: [^ .]+){{0,{gap[1] or 3}}}?")
            continue
        may_miss = element.startswith("[") and element.endswith("]")
        words = _words(element[1:-1] if may_miss else element, sets, written)
        named.update(piece for word in words for piece in word.split(" ") if "*" not in piece)
        one = BETWEEN + _choice(words) if parts else _choice(words)
        parts.append(f"(?:{one})?" if may_miss else one)
    openings = tuple(_opening(word, written) for word in _words(elements[0], sets, written))
    return Template(openings, "".join(parts) + r"(?![^ ])", frozenset(named))


def _words(element: str, sets: Mapping[str, tuple[str, ...]], written: str) -> tuple[str, ...]:
    words: list[str] = []
    for part in element.split("|"):
        name = _SET_NAME.fullmatch(part)
        if name is None:
            words.append(_plain(part, written))
        elif name[1] in sets:
            words.extend(_plain(word, written) for word in sets[name[1]])
        else:
            raise TemplateError(f"{written!r}: there is no set {part}")
    return tuple(dict.fromkeys(words))


def _plain(part: str, written: str) -> str:
    """A word as the text will show it, its stars kept."""
    bare = normalise(part.replace("_", " ").replace("*", "").replace("%", f" {_NUMBER} "))
    if not bare or "." in bare or any(mark in part for mark in "<>[]()"):
        raise TemplateError(f"{written!r}: {part!r} is not a word")
    return ("*" if part.startswith("*") else "") + bare + ("*" if part.endswith("*") else "")


def _choice(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(_expression(word) for word in words) + ")"


def _expression(word: str) -> str:
    before = "[^ .]*" if word.startswith("*") else ""
    after = "[^ .]*" if word.endswith("*") else ""
    bare = word.strip("*")
    joined = "[وف]?" if _ARABIC.match(bare) and not before else ""
    inner = BETWEEN.join(re.escape(piece) for piece in bare.split(" "))
    inner = inner.replace(_NUMBER + BETWEEN, "[0-9]{1,4} ?").replace(_NUMBER, "[0-9]{1,4}")
    return joined + before + inner + after + r"(?![^ ])"


def _opening(word: str, written: str) -> Opening:
    first, *rest = word.split(" ")
    is_prefix = first.endswith("*") and not rest
    key = first.rstrip("*")
    if word.startswith("*") or (is_prefix and len(key) < 3 and key.isascii()):
        raise TemplateError(f"{written!r}: {word!r} is too open to begin with")
    return Opening(key, is_prefix)
