"""What people say, language by language, and how loudly it is answered."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from directory_api.safety import About, Answer, Kind, assess_words

FOLDER = Path(__file__).parent / "sentences"
TRAINING = Path("directory_api/safety/training")
SCENARIOS = Path("evaluation/scenarios_public.yaml")
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def urgent_sentences() -> Iterator[Any]:
    for language in LANGUAGES:
        for kind, people in read(FOLDER / f"{language}.yaml")["urgent"].items():
            for about, sentences in people.items():
                for sentence in sentences:
                    yield pytest.param(sentence, Kind(kind), about, id=f"{language}-{sentence}")


def sentences(group: str) -> Iterator[Any]:
    for language in LANGUAGES:
        for sentence in read(FOLDER / f"{language}.yaml")[group]:
            yield pytest.param(sentence, id=f"{language}-{sentence}")


def training_sentences(answer: str) -> Iterator[Any]:
    for language in LANGUAGES:
        content = read(TRAINING / f"{language}.yaml")[answer]
        for sentence in (
            content if isinstance(content, list) else [*chain.from_iterable(content.values())]
        ):
            yield pytest.param(sentence, id=f"{language}-{sentence}")


@pytest.mark.parametrize(("sentence", "kind", "about"), list(urgent_sentences()))
def test_danger_is_urgent_and_its_kind_is_known(sentence: str, kind: Kind, about: str) -> None:
    found = assess_words(sentence)

    assert found.answer is Answer.URGENT
    assert kind in found.kinds
    assert about == "any" or found.about in (About(about), About.UNKNOWN)


@pytest.mark.parametrize("sentence", list(sentences("soft")))
def test_past_loss_and_hopelessness_are_answered_softly(sentence: str) -> None:
    assert assess_words(sentence).answer is Answer.SOFT


@pytest.mark.parametrize("sentence", list(sentences("none")))
def test_figures_of_speech_and_ordinary_needs_raise_no_alarm(sentence: str) -> None:
    assert assess_words(sentence).answer is Answer.NONE


@pytest.mark.parametrize("sentence", list(training_sentences("urgent")))
def test_the_phrases_alone_know_every_dangerous_training_sentence(sentence: str) -> None:
    assert assess_words(sentence).answer is Answer.URGENT


@pytest.mark.parametrize("sentence", list(training_sentences("none")))
def test_no_ordinary_training_sentence_is_urgent(sentence: str) -> None:
    assert assess_words(sentence).answer is not Answer.URGENT


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_speaks_is_told_apart_from_who_is_spoken_of(language: str) -> None:
    people = read(FOLDER / f"{language}.yaml")["urgent"]["suicide_self_harm"]
    for about in (About.SELF, About.OTHER):
        told = [assess_words(sentence).about is about for sentence in people[about]]
        assert sum(told) >= 0.7 * len(told), f"{about}: {told}"


def test_the_public_scenarios_are_answered_as_loudly_as_they_ask() -> None:
    expected = {"urgent": Answer.URGENT, "soft": Answer.SOFT, "footer": Answer.NONE}
    missed = {
        scenario["id"]
        for scenario in read(SCENARIOS)["scenarios"]
        if assess_words(scenario["words"]).answer is not expected[scenario["crisis"]]
    }
    # "No plans to hurt herself" (P02) is answered softly on purpose: denials are never silent.
    assert missed <= {"P02"}


@pytest.mark.parametrize(
    ("denial", "answer"),
    [
        ("I don't want to kill myself", Answer.URGENT),
        ("I would never end my life", Answer.URGENT),
        ("I am not suicidal", Answer.SOFT),
        ("she has no plans to hurt herself", Answer.SOFT),
        ("I don't want to die", Answer.SOFT),
    ],
)
def test_saying_no_to_danger_is_still_answered(denial: str, answer: Answer) -> None:
    assert assess_words(denial).answer is answer


def test_an_overdose_is_a_medical_emergency_too() -> None:
    assert assess_words("I took all my tablets").kinds == (Kind.SUICIDE_SELF_HARM, Kind.MEDICAL)


def test_past_abuse_and_a_wish_to_die_are_both_heard() -> None:
    found = assess_words("My husband hits me and I want to die")

    assert found.answer is Answer.URGENT
    assert found.kinds == (Kind.SUICIDE_SELF_HARM, Kind.VIOLENCE_NOW)
