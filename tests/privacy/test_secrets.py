"""The search for secrets finds them in every form; otherwise the tests beside it prove nothing."""

import json
import logging
import sqlite3
from pathlib import Path
from urllib.parse import quote_plus

import pytest

from tests.privacy.typed import FACTS, MADE_UP, SENTENCES, secrets_in


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_found_as_typed_escaped_folded_and_in_an_address(language: str) -> None:
    sentence = SENTENCES[language]
    for form in (sentence, sentence.upper(), json.dumps(sentence), quote_plus(sentence)):
        assert len(secrets_in(form.encode())) >= 3, form


@pytest.mark.parametrize("secret", MADE_UP)
def test_every_made_up_word_is_typed_somewhere(secret: str) -> None:
    typed = " ".join(SENTENCES.values())
    assert secret in typed or secret in typed.replace(" ", "")


def test_facts_are_found_where_they_are_written_down() -> None:
    assert secrets_in(repr(FACTS).encode())
    assert secrets_in(b'{"age": 97}')
    assert secrets_in(b"asking with phq9=26")


def test_a_secret_in_a_log_or_a_database_is_found(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("somebody").debug("heard %r", SENTENCES["ar"])
    assert secrets_in(caplog.text.encode())
    kept = sqlite3.connect(tmp_path / "kept.sqlite3")
    kept.execute("CREATE TABLE heard (words TEXT)")
    kept.execute("INSERT INTO heard VALUES (?)", (SENTENCES["pl"],))
    kept.commit()
    kept.close()
    assert secrets_in((tmp_path / "kept.sqlite3").read_bytes())


def test_ordinary_words_and_numbers_are_no_secrets() -> None:
    assert not secrets_in(b"2026-11-24 10:00:00,097 INFO N17 is in Haringey, average 26 weeks")
