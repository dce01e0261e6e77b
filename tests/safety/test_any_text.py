"""Danger is heard wherever it stands and however it is typed, and no text breaks the reader."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory_api.safety import Answer, Kind, Safety, assess_body, assess_words
from directory_api.safety.normalise import normalise
from directory_api.safety.patterns import assess_words as read_words
from tests.crisis import CRISIS

FILLER = "We went to the library and had a cup of tea with the neighbours. "
ANY_TEXT = st.text(st.characters(codec=None), max_size=300)


@pytest.mark.parametrize("crisis", CRISIS.values(), ids=CRISIS)
def test_crisis_words_at_the_end_of_5000_characters_are_heard(crisis: str) -> None:
    text = (FILLER * 80)[:5000] + " " + crisis

    assert assess_words(text).answer is Answer.URGENT


@pytest.mark.parametrize("crisis", CRISIS.values(), ids=CRISIS)
def test_crisis_words_after_a_slash_or_in_a_command_are_heard(crisis: str) -> None:
    assert assess_words("/" + crisis).answer is Answer.URGENT
    assert assess_words(f'/inform{{"text": "{crisis}"}}').answer is Answer.URGENT


@pytest.mark.parametrize("crisis", CRISIS.values(), ids=CRISIS)
def test_crisis_words_in_the_middle_of_100000_characters_are_heard(crisis: str) -> None:
    text = FILLER * 770 + crisis + " " + FILLER * 770

    assert assess_words(text).answer is Answer.URGENT


@pytest.mark.parametrize(
    "typed",
    [
        "I WANT TO DIE",
        "i want 2 die",
        "I wanna dieeeee",
        "i want… to die",
        "i\u200bwant to d\u200di\u2060e".replace("i\u200bwant", "i want"),
        "\u202ei want to die\u202c",
        "I don\u2019t want to live anymore",
        "i dont want to live any more",
        "k1ll mys3lf",
        "k i l l m y s e l f",
        "k*ll myself",
        "kil my self",
        "thinking of suicde",
        "suiside",
        "kms",
        "ｉ ｗａｎｔ ｔｏ ｄｉｅ",
        "want\nto\ndie",
        "want\x00to die",
        "ÖLMEK İSTİYORUM",
        "olmek istiyorum",
        "intahar etmek istiyorum",
        "CHCĘ UMRZEĆ",
        "chce umrzec",
        "quiero matárme",
        "أُرِيدُ أَنْ أَمُوت",
        "اريـــد ان امـــوت",
        "waxaan rabaa inaan dhintoooo",
    ],
)
def test_disguises_misspellings_and_missing_letters_do_not_hide_danger(typed: str) -> None:
    assert assess_words(typed).answer is not Answer.NONE


@given(ANY_TEXT)
def test_no_text_makes_the_reader_fail(text: str) -> None:
    assert isinstance(assess_words(text), Safety)


@given(ANY_TEXT, ANY_TEXT, st.sampled_from(sorted(CRISIS.values())))
def test_a_crisis_sentence_stays_urgent_inside_any_text(
    before: str, after: str, crisis: str
) -> None:
    assert assess_words(f"{before}\n{crisis}.\n{after}").answer is Answer.URGENT


@given(ANY_TEXT)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)

    assert normalise(once) == once


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00" * 1000,
        "\ud800\udfff",
        "\u202e\u2066",
        "/",
        "/intent{}",
        "😀" * 500,
        "a" * 100_000,
    ],
)
def test_text_without_words_is_answered_calmly(text: str) -> None:
    assert assess_words(text) == Safety.none()


def test_the_time_to_read_grows_no_faster_than_the_text() -> None:
    """Counts the reader's steps, so that no clock is needed."""

    def steps(text: str) -> int:
        count = 0

        def watch(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(watch)
        try:
            read_words(text)
        finally:
            sys.setprofile(None)
        return count

    tricky = [f"want to not {number} kill die of laughing my dead self" for number in range(400)]
    steps(" ".join(tricky))
    short, long = steps(" ".join(tricky[:100])), steps(" ".join(tricky))

    assert long <= 4.5 * short


def test_danger_in_any_field_of_a_request_body_is_heard() -> None:
    nested = b'{"facts": {"age": 15}, "a": [{"b": "i want to kill myself"}]}'

    assert assess_body(nested, "application/json").answer is Answer.URGENT
    assert assess_body(b"words=i+want+to+die", "application/x-www-form-urlencoded").kinds == (
        Kind.SUICIDE_SELF_HARM,
    )
    assert assess_body(b"{not json, i want to die", "application/json").answer is Answer.URGENT
    assert assess_body(b'{"facts": {"dv_immediate": true}}', "application/json").kinds == (
        Kind.VIOLENCE_NOW,
    )
    assert assess_body(b"", "application/json") == Safety.none()
