"""The fixed words: complete in every language, honest, and every number in one place."""

import re
import string
from pathlib import Path
from typing import Any

import pytest
import yaml

from directory_api.safety import (
    About,
    Answer,
    CrisisWords,
    Kind,
    Safety,
    contacts,
    crisis_words,
    standing_bar,
)

FOLDER = Path("directory_api/safety")
LANGUAGES = ["ar", "en", "es", "pl", "so", "tr"]
NUMBERS = yaml.safe_load((FOLDER / "numbers.yaml").read_text(encoding="utf-8"))
EVERY_FINDING = [
    Safety(answer, kinds, about)
    for answer in (Answer.SOFT, Answer.URGENT)
    for kinds in [*((kind,) for kind in Kind), tuple(Kind), ()]
    for about in About
]


def texts(language: str) -> Any:
    return yaml.safe_load((FOLDER / "texts" / f"{language}.yaml").read_text(encoding="utf-8"))


def messages(language: str) -> dict[str, str]:
    """Every message under its path."""
    found: dict[str, str] = {}

    def walk(value: Any, path: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, f"{path}/{key}")
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                walk(inner, f"{path}/{index}")
        elif isinstance(value, str):
            found[path] = value

    content = texts(language)
    walk({key: content[key] for key in ("headings", "soft", "urgent", "contacts")}, "")
    return found


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def shown(words: CrisisWords) -> list[str | None]:
    return [line.contact.id if line.contact else None for line in words.contacts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_message_with_its_placeholders(language: str) -> None:
    english, own = messages("en"), messages(language)

    assert own.keys() == english.keys()
    for path, message in english.items():
        assert own[path].strip(), path
        assert placeholders(own[path]) == placeholders(message), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_holds_a_number_of_its_own(language: str) -> None:
    for path, text in messages(language).items():
        assert not re.search(r"\d", re.sub(r"\{\w+\}", "", text)), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_nobody_reviewed_says_that_it_is_a_draft(language: str) -> None:
    content = texts(language)

    assert content["language"] == language
    assert content["direction"] == ("rtl" if language == "ar" else "ltr")
    reviewed = content["reviewed_by"] and content["seen_by_second_person"]
    assert content["state"] == ("reviewed" if reviewed else "draft")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("age", [None, 12, 30, 60])
def test_every_finding_has_words_and_a_number_in_every_language(
    language: str, age: int | None
) -> None:
    for finding in EVERY_FINDING:
        blocks = crisis_words(finding, language, age=age)
        assert [words.language for words in blocks] == list(dict.fromkeys([language, "en"]))
        for words in blocks:
            assert words.heading
            assert words.lines
            assert "emergency" in shown(words)
            assert "{" not in "".join([words.heading, *words.lines])


def test_each_number_stands_once_and_each_contact_says_where_it_comes_from() -> None:
    entries = NUMBERS["contacts"].values()
    values = [entry["value"] for entry in entries if "value" in entry]

    assert len(values) == len(set(values))
    for entry in (*entries, *NUMBERS["keys"].values()):
        assert {"service", "field", "source", "seen", "checked"} <= entry.keys()
    for contact in contacts().values():
        assert re.sub(r"\D", "", contact.display) == contact.value


def test_no_python_file_of_safety_holds_a_crisis_number() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    examples = code.replace('"116123"', "").replace('"116 123"', "")

    for contact in contacts().values():
        assert not re.search(rf"\b{contact.value}\b|\b{contact.display}\b", examples), contact.id


def test_every_number_is_the_published_one_of_its_service() -> None:
    content = yaml.safe_load(Path("data/services.yaml").read_text(encoding="utf-8"))
    records = {record["id"]: record for record in content["services"]}

    for name, entry in {**NUMBERS["contacts"], **NUMBERS["keys"]}.items():
        record = records[entry["service"]]
        published = str(record["contact"][entry["field"]])
        number = NUMBERS["contacts"].get(entry.get("same_number_as"), entry)
        assert number["display"] in published, name
        assert record["provenance"]["confidence"] == "high", name
        assert entry["source"] in (*content["sources"], "K"), name


def test_words_for_oneself_and_for_somebody_else_differ() -> None:
    for kind in Kind:
        headings = {
            crisis_words(Safety(Answer.URGENT, (kind,), about), "en")[0].lines for about in About
        }
        assert len(headings) == len(About)


def test_a_young_person_is_shown_their_own_lines_only_when_the_age_is_known() -> None:
    finding = Safety(Answer.URGENT, (Kind.SUICIDE_SELF_HARM,), About.SELF)

    for age, lines in {
        None: set(),
        18: {"papyrus", "childline"},
        19: {"papyrus"},
        35: set(),
    }.items():
        words = crisis_words(finding, "en", age=age)[0]
        assert {"papyrus", "childline"} & {*shown(words)} == lines, age


def test_each_kind_has_its_own_numbers() -> None:
    def numbers(kind: Kind) -> list[str | None]:
        return shown(crisis_words(Safety(Answer.URGENT, (kind,), About.OTHER), "en")[0])

    assert numbers(Kind.SUICIDE_SELF_HARM)[:5] == [
        "emergency",
        None,
        "nhs_111",
        "samaritans",
        "shout",
    ]
    assert {"domestic_abuse_women", "domestic_abuse_men"} <= set(numbers(Kind.VIOLENCE_NOW))
    assert {"council_children", "council_children_out_of_hours", "childline"} <= set(
        numbers(Kind.CHILD_AT_RISK)
    )
    assert "nhs_111_relay" in numbers(Kind.MEDICAL)


def test_violence_says_how_to_call_without_speaking_even_beside_another_kind() -> None:
    finding = Safety(Answer.URGENT, (Kind.SUICIDE_SELF_HARM, Kind.VIOLENCE_NOW), About.SELF)
    sentences = [line.sentence for line in crisis_words(finding, "en")[0].contacts]

    assert sum("press 55" in sentence for sentence in sentences) == 1
    assert len(sentences) == len(set(sentences))


def test_no_danger_has_no_crisis_words() -> None:
    assert crisis_words(Safety.none(), "tr") == ()


def test_a_language_without_words_gets_the_english_alone() -> None:
    finding = Safety(Answer.URGENT, (Kind.MEDICAL,), About.UNKNOWN)

    assert [words.language for words in crisis_words(finding, "xx")] == ["en"]
    assert standing_bar("xx").language == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_standing_bar_has_four_ways_to_reach_a_person(language: str) -> None:
    bar = standing_bar(language)

    assert bar.language == language
    assert shown(bar) == ["emergency", "nhs_111", "samaritans", "shout"]
    assert contacts()["shout"].message in bar.contacts[-1].sentence
