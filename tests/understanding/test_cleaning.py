"""Cleaning takes away what cannot be seen and leaves what was said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory_api.understanding.cleaning import LONGEST_TEXT, clean_text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  hello \t there ", "hello there"),
        ("no\u200b zero\ufeff width", "no zero width"),
        ("turn \u202eround\u2066", "turn round"),
        ("bell\x07 and nul\x00", "bell and nul"),
        ("/restart", "/restart"),
        ("/intent{}", "/intent{}"),
        ("sleep\u00ads", "sleeps"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("one\n\n two", "one\ntwo"),
        ("\ud800", ""),
        ("", ""),
    ],
)
def test_what_cannot_be_seen_goes_and_the_words_stay(typed: str, read: str) -> None:
    assert clean_text(typed) == read


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_a_cleaned_text_is_clean_already(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


def test_a_very_long_text_is_cut() -> None:
    assert len(clean_text("word " * 30_000)) <= LONGEST_TEXT
