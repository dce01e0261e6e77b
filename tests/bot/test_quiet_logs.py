"""Rasa's logs hold no words of a person, also when something fails."""

import logging

import structlog

from bot.components.fast_schema import validate_action_result
from bot.components.quiet_logs import WordlessFilter, install, keep_allowed_fields

SECRET = "my secret is 4711"


def failure() -> ValueError:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        return error


def test_only_fields_without_words_pass():
    event = {"event": "rest.message.received.failure", "text": SECRET, "event_info": SECRET}
    assert keep_allowed_fields(None, "error", event) == {"event": "rest.message.received.failure"}


def test_an_exception_is_logged_as_its_kind_and_place():
    kept = keep_allowed_fields(None, "error", {"event": "failed", "exc_info": failure()})
    assert kept["error_type"] == "ValueError"
    assert SECRET not in str(kept)


def test_standard_logging_loses_the_message_of_an_exception():
    error = failure()
    given = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("rasa.core", logging.ERROR, "f", 1, SECRET, (), given)
    assert WordlessFilter().filter(record)
    assert SECRET not in record.getMessage()
    assert record.exc_info is None


def test_debug_records_of_rasa_are_refused():
    record = logging.LogRecord("rasa.core", logging.DEBUG, "f", 1, SECRET, (), None)
    assert not WordlessFilter().filter(record)


def test_installing_it_again_adds_nothing():
    install()
    before = list(structlog.get_config()["processors"])
    install()
    assert structlog.get_config()["processors"] == before
    assert keep_allowed_fields in before


def test_a_good_reply_of_the_action_server_passes_the_compiled_check():
    assert validate_action_result({"events": [], "responses": []})
