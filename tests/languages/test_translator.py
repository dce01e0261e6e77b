"""Words in the reader's language: catalogues, labels, lists, hours and the choice of a language."""

from datetime import time

import pytest

from directory_api.errors import NotFound
from directory_api.languages import (
    OFFERED,
    best_language,
    get_language,
    register_labels,
    translator,
)
from pathways import Sentence, Term, Terms


def test_six_languages_are_offered_and_only_english_is_not_a_draft() -> None:
    assert [language.code for language in OFFERED] == ["en", "tr", "pl", "so", "es", "ar"]
    assert [language.code for language in OFFERED if language.state == "reviewed"] == ["en"]


def test_arabic_is_written_from_right_to_left() -> None:
    assert get_language("ar").direction == "rtl"


def test_a_language_that_is_not_offered_is_not_found() -> None:
    with pytest.raises(NotFound, match="Use one of"):
        get_language("../../etc")


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", "en"),
        ("fr-FR, pl;q=0.8, en;q=0.5", "pl"),
        ("en;q=0.2, ar-EG;q=0.9", "ar"),
        ("tr;q=broken", "en"),
        ("es;q=0", "en"),
    ],
)
def test_the_browser_s_wishes_choose_the_language(header: str, code: str) -> None:
    assert best_language(header).code == code


def test_a_sentence_is_filled_with_labels_and_lists() -> None:
    register_labels("colour", {"red": "red", "blue": "blue"})
    sentence = Sentence(
        "From {age}: {one}, or {many}.",
        {"age": 34, "one": Term("colour", "red"), "many": Terms("colour", ("red", "blue"), "or")},
    )
    assert translator("en").sentence(sentence) == "From 34: red, or red or blue."


def test_an_unknown_code_is_shown_as_words_rather_than_fails() -> None:
    assert translator("en").term("colour", "dark-green") == "dark green"


def test_times_and_days_are_the_language_s_own() -> None:
    assert translator("en").time(time(17, 0)) == "17:00"
    assert translator("es").weekday(0) == "lunes"
    assert translator("en").join(["a", "b", "c"], "or") == "a, b or c"
