"""The examples cover every need in every offered language, apart from what measures them."""

from collections import Counter
from itertools import product

import pytest
from rapidfuzz import fuzz

from directory_api.catalogue import load_vocabulary
from directory_api.languages import OFFERED
from directory_api.understanding.examples import NO_NEED, fingerprint, load_examples
from directory_api.understanding.folding import fold
from directory_api.understanding.phrases import load_phrases

NEAR_COPY = 88
EXAMPLES = load_examples()


@pytest.mark.parametrize("language", [language.code for language in OFFERED])
def test_every_need_has_enough_examples_in_every_offered_language(language: str) -> None:
    counts = Counter(n for e in EXAMPLES if e.language == language for n in e.needs)
    fewest = 12 if language == "en" else 4
    assert {need for need in load_vocabulary().needs if counts[need] < fewest} == set()


def test_examples_and_phrases_name_only_needs_of_the_vocabulary() -> None:
    known = {*load_vocabulary().needs, NO_NEED}
    phrases = {p.need for group in load_phrases().by_start.values() for p in group}
    assert {need for e in EXAMPLES for need in e.needs} | phrases <= known


def test_no_example_is_written_twice_in_one_language() -> None:
    counts = Counter((e.language, fold(e.text)) for e in EXAMPLES)
    assert [key for key, count in counts.items() if count > 1] == []


def test_no_measuring_sentence_is_a_near_copy_of_an_example(development, unseen) -> None:
    folded = {e: fold(e.text) for e in EXAMPLES}
    copies = [
        (text, example.text)
        for (language, _, text), example in product([*development, *unseen], EXAMPLES)
        if language == example.language and fuzz.ratio(fold(text), folded[example]) >= NEAR_COPY
    ]
    assert copies == []


def test_the_fingerprint_changes_with_what_is_learnt_from(tmp_path) -> None:
    (tmp_path / "en.yaml").write_text("food: [no bread]\n", encoding="utf-8")
    before = fingerprint(tmp_path)
    (tmp_path / "en.yaml").write_text("food: [no bread, no milk]\n", encoding="utf-8")
    assert fingerprint(tmp_path) != before
    assert fingerprint(tmp_path, "other recipe") != fingerprint(tmp_path)
