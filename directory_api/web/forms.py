"""What a posted form holds: text fields only, each read once, too many left out."""

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request

from directory_api.http import raw_body

_MOST_FIELDS = 400
LONGEST_WORDS = 20_000


class PostedForm:
    """The fields of one posted form."""

    def __init__(self, fields: Mapping[str, list[str]]) -> None:
        self._fields = fields

    def text(self, name: str) -> str:
        """The first value of a field, without space round it; empty where there is none."""
        values = self._fields.get(name)
        return values[0].strip() if values else ""

    def all(self, name: str) -> list[str]:
        """Every value of a field."""
        return self._fields.get(name, [])

    def with_prefix(self, prefix: str) -> dict[str, str]:
        """The filled fields whose names begin so, under the rest of their names."""
        return {
            name.removeprefix(prefix): self.text(name)
            for name in self._fields
            if name.startswith(prefix) and self.text(name)
        }


def read_form(body: bytes) -> PostedForm:
    """The fields of a form as browsers post it; bytes that are not text become question marks."""
    fields: dict[str, list[str]] = {}
    pairs = parse_qsl(body.decode("utf-8", errors="replace"), keep_blank_values=True)
    for name, value in pairs[:_MOST_FIELDS]:
        fields.setdefault(name, []).append(value)
    return PostedForm(fields)


async def posted_form(request: Request) -> PostedForm:
    """The form of this request."""
    return read_form(raw_body(request) or await request.body())


FormDep = Annotated[PostedForm, Depends(posted_form)]


def shown_words(words: str) -> str:
    """Words as the page shows them again: no control characters, and not without end."""
    kept = "".join(one for one in words if one == "\n" or one.isprintable())
    return kept[:LONGEST_WORDS]
