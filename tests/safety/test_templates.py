"""The phrase files can be read by whoever writes them, and mistakes in them are named."""

import re
from pathlib import Path

import pytest

from directory_api.safety.normalise import normalise
from directory_api.safety.phrases import FOLDER, read_phrases
from directory_api.safety.templates import TemplateError, parse_template

SETS = {"self": ("myself", "my_self")}


def finds(written: str, text: str) -> bool:
    return bool(re.match(parse_template(written, SETS).expression, normalise(text)))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("want to die", "want to DIE!"),
        ("want* to die", "wanting to die"),
        ("want|wish to die", "wish to die"),
        ("want ..2 die", "want so much die"),
        ("want [really] die", "want die"),
        ("kill <self>", "kill my self"),
        ("saw *self", "saw herself"),
        ("lost % kg", "lost 12 kg"),
        ("lost %_kg", "lost 12kg"),
        ("want to die", "want... to. die"),
        ("قال أموت", "وقال اموت"),
    ],
)
def test_a_phrase_is_found(written: str, text: str) -> None:
    assert finds(written, text)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("want to die", "want to diet"),
        ("want ..2 die", "want some more good die"),
        ("want ..2 die", "want it. So die"),
        ("kill <self>", "kill yourself"),
    ],
)
def test_a_phrase_is_not_found_in_what_only_looks_like_it(written: str, text: str) -> None:
    assert not finds(written, text)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "begin with a word"),
        ("[really] die", "begin with a word"),
        ("..2 die", "begin with a word"),
        ("<nobody> die", "no set"),
        ("di* now", "too open"),
        ("die <broken", "not a word"),
        ("die !!", "not a word"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(written: str, problem: str) -> None:
    with pytest.raises(TemplateError, match=problem):
        parse_template(written, SETS)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "xx.yaml"
    broken.write_text(
        "{language: xx, about: {}, victim: {}, phrases: [{answer: soft, say: '<what>'}]}"
    )
    with pytest.raises(TemplateError, match=r"xx\.yaml"):
        read_phrases(broken)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_phrase_of_every_language_compiles(path: Path) -> None:
    phrases = read_phrases(path)

    assert len(phrases) > 100
    assert all(phrase.pattern.pattern for phrase in phrases)
    assert {phrase.language for phrase in phrases} == {path.stem}
