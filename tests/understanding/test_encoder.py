"""The encoder gives unit rows, the same from every thread, for whatever can be typed."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from directory_api.encoder import DIMENSIONS, load_encoder, readable_text

ODD_TEXTS = ["", "   ", "a\x00b", "\ud800 lone", "x" * 5000, "🙂", "/intent{}"]


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_every_text_has_a_unit_row(text: str) -> None:
    row = load_encoder().encode([text])
    assert row.shape == (1, DIMENSIONS)
    assert np.linalg.norm(row[0]) == pytest.approx(1.0, abs=1e-4)


def test_no_text_gives_no_row() -> None:
    assert load_encoder().encode([]).shape == (0, DIMENSIONS)


def test_threads_get_the_rows_that_one_thread_gets() -> None:
    encoder = load_encoder()
    texts = [f"a text about rent and sleep, number {number}" for number in range(12)]
    alone = encoder.encode(texts)
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: encoder.encode([text])[0], texts))
    assert np.allclose(alone, np.vstack(together), atol=1e-5)


def test_the_same_meaning_in_two_languages_is_near() -> None:
    english, turkish, other = load_encoder().encode(
        ["I cannot sleep at night", "Geceleri uyuyamıyorum", "the landlord raised the rent"]
    )
    assert english @ turkish > english @ other


def test_what_the_encoder_reads_has_no_nul_and_no_lone_surrogate() -> None:
    assert readable_text("a\x00\udfffb") == "a b"
