"""What a translator gives back is shown only when it can be believed."""

import pytest

from directory_api.catalogue.translation.checks import is_usable

SOURCE = "Open 9 to 5. Call 020 7946 0000 or see https://example.org/a."
GOOD = "9'dan 5'e kadar açık. 020 7946 0000'ı arayın veya https://example.org/a adresine bakın."


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        (SOURCE, GOOD),
        ("A place to meet over tea.", "Çay içip buluşma yeri."),
        ("Free advice on money for all.", "免费理财咨询"),
        ("For ages 16 and over.", "لمن هم في سن ١٦ وما فوق."),
        ("Wives & husbands", "Kadınlar & kocalar"),
    ],
)
def test_a_believable_translation_is_used(source: str, answer: str) -> None:
    assert is_usable(answer, source)


@pytest.mark.parametrize(
    "answer",
    [
        None,
        7,
        ["text"],
        {"text": "text"},
        "",
        "   ",
        "…!?",
        SOURCE,
        SOURCE.upper(),
        "Kısa 9 5 020 7946 0000 https://example.org/a " * 20,
        f"<b>{GOOD}</b>",
        f"<!DOCTYPE html>{GOOD}",
        f"{GOOD} &#39;",
        f"{GOOD} &amp;",
        f"{GOOD}\x00",
        f"{GOOD}\u202e",
        GOOD.replace("0000", "0001"),
        GOOD.replace("020 7946 0000", ""),
        f"{GOOD} 999",
        GOOD.replace("example.org", "example.com"),
        f"{GOOD} www.example.com",
        f"{GOOD} me@example.com",
    ],
)
def test_nonsense_is_never_shown(answer: object) -> None:
    assert not is_usable(answer, SOURCE)


def test_far_too_little_is_not_a_translation() -> None:
    assert not is_usable("Çay", "A place to meet over tea with others, every week, for everybody.")
