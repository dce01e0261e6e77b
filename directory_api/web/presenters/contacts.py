"""Makes numbers and addresses usable: what to put into a link, and the sentence split round it."""

import re

from directory_api.web.contexts.doors import Step
from directory_api.web.contexts.frame import Contact

_SCHEMES = {"call": "tel:", "text": "sms:", "email": "mailto:"}
_DIALLED = re.compile(r"^\+?[\d][\d ()-]*")


def link_for(action: str, value: str | None) -> str | None:
    """The address behind a contact: `tel:`, `sms:`, `mailto:` or a web page; else None.

    Of a phone contact such as "111, then press 2" only the number itself is dialled.
    """
    if not value:
        return None
    if action == "web":
        return value if value.startswith(("https://", "http://")) else f"https://{value}"
    if action == "email":
        return f"mailto:{value}" if "@" in value else None
    if action in ("call", "text"):
        number = _DIALLED.match(value.strip())
        digits = re.sub(r"[^\d+]", "", number.group()) if number else ""
        return f"{_SCHEMES[action]}{digits}" if digits else None
    return None


def split_round(sentence: str, shown: str) -> tuple[str, str, str]:
    """The sentence before, at and after what is to be a link; at the end if it is not in it."""
    before, found, after = sentence.partition(shown)
    if found:
        return before, found, after
    return f"{sentence} ", shown, ""


def contact_line(
    sentence: str, action: str | None = None, value: str | None = None, shown: str | None = None
) -> Contact:
    """A sentence with its number or address as a link."""
    if not value or not action:
        return Contact(sentence)
    before, label, after = split_round(sentence, shown or _number_in(action, value))
    return Contact(before, label, after, link_for(action, value))


def _number_in(action: str, value: str) -> str:
    """The part of a contact that is a link: of "0800 1111 (children)" the number alone."""
    number = _DIALLED.match(value.strip()) if action in ("call", "text") else None
    return number.group().rstrip(" (-") if number else value


def step_line(sentence: str, action: str, value: str | None, shown: str | None = None) -> Step:
    """A way to open a door, with what it uses as a link."""
    line = contact_line(sentence, action, value, shown)
    return Step(line.before, line.value, line.after, line.href, action)
