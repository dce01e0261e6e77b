"""Every catalogue is complete, current and keeps its placeholders."""

import re
from collections.abc import Iterable

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from directory_api.cli.messages import make_template
from directory_api.languages import OFFERED
from directory_api.languages.extraction import POT_FILE, catalogue_file

TRANSLATED = [language.code for language in OFFERED if language.code != "en"]
PLACEHOLDER = re.compile(r"\{[a-z_]*\}")


def messages_of(code: str) -> list[Message]:
    """The messages of a catalogue, without its head."""
    with catalogue_file(code).open("rb") as file:
        return [message for message in read_po(file, locale=code) if message.id]


def texts(value: object) -> Iterable[str]:
    """One text, or every plural form."""
    return value if isinstance(value, tuple | list) else (str(value or ""),)


def test_the_template_holds_every_message_of_the_code() -> None:
    with POT_FILE.open("rb") as file:
        written = {(one.context, one.id) for one in read_po(file) if one.id}
    found = {(one.context, one.id) for one in make_template() if one.id}
    assert found == written, "Run: nwd messages extract"


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_catalogue_has_every_message_of_the_template_translated(code: str) -> None:
    with POT_FILE.open("rb") as file:
        wanted = {(one.context, one.id) for one in read_po(file) if one.id}
    translated = {(one.context, one.id) for one in messages_of(code) if all(texts(one.string))}
    assert wanted <= translated


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_keep_the_placeholders(code: str) -> None:
    for message in messages_of(code):
        wanted = set(PLACEHOLDER.findall(list(texts(message.id))[-1]))
        for text in texts(message.string):
            kept = set(PLACEHOLDER.findall(text))
            assert kept == wanted or kept | {"{count}"} == wanted, (code, text)


@pytest.mark.parametrize("code", TRANSLATED)
def test_only_names_are_left_in_english(code: str) -> None:
    same = [one.id for one in messages_of(code) if one.id == one.string and " " in str(one.id)]
    assert len(same) <= 6, same
