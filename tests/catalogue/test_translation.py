"""Translating a service's free text: kept, labelled, never twice, and never in the page's way."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from directory_api.catalogue.translation import TranslatedText, Translations
from directory_api.catalogue.translation.providers import LibreTranslate
from directory_api.database import Database
from directory_api.errors import NotFound
from tests.catalogue.conftest import SAMPLE, LoadText
from tests.catalogue.translation_server import (
    Asked,
    Reply,
    TranslatorServer,
    running_translator,
    says,
    translated,
)

PATIENT = 20.0  # far longer than any answer here takes
HASTY = 0.05
MOMENT = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)
TEA = "A place to meet over tea."
TEXTS = {
    "description": TEA,
    "hours_note": "not on holidays",
    "languages_evidence": "their page",
}


class Minutes:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now * 60


Make = Callable[..., Translations]


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """SQLite only: what differs between databases is told in test_translation_store."""
    return f"sqlite:///{tmp_path / 'directory.sqlite3'}"


@pytest.fixture
def server() -> Iterator[TranslatorServer]:
    with running_translator() as server:
        yield server


@pytest.fixture
def minutes() -> Minutes:
    return Minutes()


@pytest.fixture
def make(
    database: Database, load_text: LoadText, server: TranslatorServer, minutes: Minutes
) -> Iterator[Make]:
    """Makes translations of the sample records by the server on this machine."""
    made: list[Translations] = []
    load_text(SAMPLE)

    def make(seconds: float = PATIENT) -> Translations:
        provider = LibreTranslate(server.url)
        made.append(Translations(database, provider, seconds, clock=lambda: MOMENT, now=minutes))
        return made[-1]

    yield make
    server.may_answer.set()
    for translations in made:
        assert translations.settle(10)


def test_a_service_is_read_in_another_language_with_its_label(make: Make) -> None:
    found = make().of_service("green-door", "tr")
    assert found["description"] == TranslatedText(
        text="[tr] A ecalp ot teem revo .aet",
        language="tr",
        provider="LibreTranslate",
        original=TEA,
        is_machine_made=True,
    )
    assert {field: one.original for field, one in found.items()} == TEXTS


def test_one_text_can_be_asked_for(make: Make) -> None:
    found = make().of_field("green-door", "description", "tr")
    assert found is not None
    assert found.original == TEA
    assert make().of_field("green-door", "phone", "tr") is None


def test_nothing_but_the_texts_of_the_record_is_sent(make: Make, server: TranslatorServer) -> None:
    make().of_service("green-door", "tr")
    assert sorted(server.texts) == sorted(TEXTS.values())
    assert {key for one in server.asked for key in one.fields} == {
        "q", "source", "target", "format", "api_key",
    }  # fmt: skip


def test_no_contact_or_curators_note_is_ever_sent(make: Make, server: TranslatorServer) -> None:
    make().of_service("green-door", "tr")
    make().of_service("quiet-house", "tr")
    said = " ".join(server.texts)
    for kept_back in ("000 000", "example.org", "somebody once", "Invented Road"):
        assert kept_back not in said
    assert "women only" in said


def test_a_text_is_translated_once_and_kept(make: Make, server: TranslatorServer) -> None:
    first = make().of_service("green-door", "tr")
    asked = len(server.asked)
    assert make().of_service("green-door", "tr") == first
    assert len(server.asked) == asked == len(TEXTS)


def test_two_equal_texts_of_a_service_are_sent_once(
    make: Make, load_text: LoadText, server: TranslatorServer
) -> None:
    load_text(SAMPLE.replace("note: not on holidays", f"note: {TEA}"))
    found = make().of_service("green-door", "tr")
    assert found["hours_note"].text == found["description"].text
    assert server.texts.count(TEA) == 1


def test_each_language_has_its_own_translation(make: Make) -> None:
    translations = make()
    assert translations.of_service("green-door", "pl")["description"].text.startswith("[pl]")
    assert translations.of_service("green-door", "es")["description"].text.startswith("[es]")


def test_a_changed_text_is_translated_again(
    make: Make, load_text: LoadText, server: TranslatorServer
) -> None:
    make().of_service("green-door", "tr")
    server.asked.clear()
    load_text(SAMPLE.replace(TEA, "A garden."))
    assert make().of_service("green-door", "tr")["description"].text == "[tr] A .nedrag"
    assert server.texts == ["A garden."]


def test_an_out_of_date_translation_is_never_shown(
    make: Make, load_text: LoadText, server: TranslatorServer
) -> None:
    make().of_service("green-door", "tr")
    load_text(SAMPLE.replace(TEA, "A garden."))
    server.behaviour = says({}, 500)
    found = make().of_service("green-door", "tr")
    assert sorted(found) == ["hours_note", "languages_evidence"]


@pytest.mark.parametrize("language", ["so", "en", "xx", "auto", "Turkish", ""])
def test_a_language_the_provider_does_not_know_is_not_asked_for(
    make: Make, server: TranslatorServer, language: str
) -> None:
    assert make().of_service("green-door", language) == {}
    assert server.asked == []


def test_a_service_that_does_not_exist_is_not_found(make: Make, server: TranslatorServer) -> None:
    with pytest.raises(NotFound):
        make().of_service("no-such-door", "tr")
    assert server.asked == []


def test_switched_off_it_touches_neither_network_nor_database(server: TranslatorServer) -> None:
    class Untouchable(Database):
        def transaction(self, *, writes: bool = False) -> None:  # type: ignore[override] # never
            raise AssertionError("the database was asked")

    off = Translations(Untouchable("sqlite://"), None, PATIENT)
    assert off.of_service("green-door", "tr") == {}
    assert off.of_field("green-door", "description", "tr") is None
    assert server.asked == []


# ------------------------------------------------------------ when the provider fails


@pytest.mark.parametrize(
    "behaviour",
    [
        says({"error": "Slowdown"}, 429),
        says({"error": "boom"}, 500),
        says([]),
        lambda _asked: Reply(200, b"<html>Welcome</html>", "text/html"),
    ],
)
def test_a_failure_means_english_and_no_further_attempt_for_some_minutes(
    make: Make,
    server: TranslatorServer,
    minutes: Minutes,
    behaviour: Callable[[Asked], Reply],
) -> None:
    translations = make()
    server.behaviour = behaviour
    assert translations.of_service("green-door", "tr") == {}
    assert translations.of_service("green-door", "tr") == {}
    assert translations.of_service("quiet-house", "tr") == {}
    assert len(server.asked) == 1
    server.behaviour = translated
    minutes.now = 11
    assert set(translations.of_service("green-door", "tr")) == set(TEXTS)


@pytest.mark.parametrize("nonsense", ["", TEA, 7, None, ["a"], "<b>çay</b>", "çay " * 200])
def test_nonsense_is_dropped_and_the_rest_is_shown(
    make: Make, server: TranslatorServer, minutes: Minutes, nonsense: object
) -> None:
    def behaviour(asked: Asked) -> Reply:
        if asked.fields["q"] == TEA:
            return says({"translatedText": nonsense})(asked)
        return translated(asked)

    server.behaviour = behaviour
    translations = make()
    for _ in range(2):
        assert set(translations.of_service("green-door", "tr")) == set(TEXTS) - {"description"}
    assert server.texts.count(TEA) == 1


def test_a_late_answer_is_not_waited_for_and_is_there_the_next_time(
    make: Make, server: TranslatorServer
) -> None:
    server.may_answer.clear()
    translations = make(seconds=HASTY)
    assert translations.of_service("green-door", "tr") == {}
    server.may_answer.set()
    assert translations.settle(10)
    asked = len(server.asked)
    assert set(translations.of_service("green-door", "tr")) == set(TEXTS)
    assert len(server.asked) == asked == len(TEXTS)


def test_while_one_page_waits_others_do_not(make: Make, server: TranslatorServer) -> None:
    server.may_answer.clear()
    translations = make(seconds=HASTY)
    for service in ("green-door", "green-door", "quiet-house"):
        assert translations.of_service(service, "tr") == {}
    assert len(server.asked) <= 1


def test_many_readers_at_once_cause_one_request_for_each_text(
    make: Make, server: TranslatorServer
) -> None:
    translations = make()
    readers = [Thread(target=translations.of_service, args=("green-door", "tr")) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert sorted(server.texts) == sorted(TEXTS.values())


def test_a_service_removed_meanwhile_breaks_nothing(
    make: Make, load_text: LoadText, server: TranslatorServer
) -> None:
    server.may_answer.clear()
    translations = make(seconds=HASTY)
    translations.of_service("quiet-house", "tr")
    load_text(SAMPLE[: SAMPLE.index("- id: quiet-house")])
    server.may_answer.set()
    assert translations.settle(10)
    assert make().of_field("green-door", "description", "tr") is not None
