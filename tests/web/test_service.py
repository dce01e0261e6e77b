"""A service's page: all that is known, in any language, and said plainly how sure it is."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from directory_api.app import create_app
from directory_api.catalogue import Catalogue
from directory_api.eligibility.opening import open_steps
from directory_api.languages import translator
from directory_api.web.presenters.service_facts import english_notes
from tests.catalogue.translation_server import running_translator
from tests.running_fixtures import settings_for, tuesday
from tests.web.reading import ReadPage


@pytest.fixture(scope="module")
def catalogue(plain_app: FastAPI) -> Catalogue:
    found: Catalogue = plain_app.state.rooms.catalogue()
    return found


def test_every_service_has_a_well_formed_page(
    plain_client: TestClient, catalogue: Catalogue
) -> None:
    for service in catalogue.services.values():
        page = ReadPage(plain_client.get(f"/ar/services/{service.id}"))
        assert page.answer.status_code == 200
        assert page.headings(1) == [" ".join(service.name.split())]


def test_what_nobody_has_confirmed_says_so(plain_client: TestClient, catalogue: Catalogue) -> None:
    unconfirmed = next(one for one in catalogue.services.values() if not one.is_confirmed)
    page = ReadPage(plain_client.get(f"/en/services/{unconfirmed.id}"))
    assert page.text().count("Nobody has confirmed it with the service yet.") == 1


def test_its_rules_are_said_without_asking_anything(plain_client: TestClient) -> None:
    page = ReadPage(plain_client.get("/en/services/haringey-tt"))
    assert "This service is set up for people aged 16 and over." in page.text()
    assert "We do not know" not in page.text()


def test_english_text_is_marked_as_english(plain_client: TestClient, catalogue: Catalogue) -> None:
    service = catalogue.services["open-door"]
    page = ReadPage(plain_client.get("/ar/services/open-door"))
    marked = [page.text(one) for one in page.root.iter("p") if one.get("lang") == "en"]
    assert " ".join(service.description.split()) in marked


def test_a_private_address_is_never_shown(plain_client: TestClient, catalogue: Catalogue) -> None:
    private = [one for one in catalogue.services.values() if one.confidential]
    assert private, "there are refuges among the records"
    for service in private:
        text = ReadPage(plain_client.get(f"/en/services/{service.id}")).text()
        assert "The address is kept private" in text
        for point in service.delivery:
            assert point.address not in text


def test_numbers_can_be_tapped_and_read_left_to_right(plain_client: TestClient) -> None:
    page = ReadPage(plain_client.get("/ar/services/samaritans"))
    links = [one for one in page.one("main").iter("a") if one.get("href") == "tel:116123"]
    assert links
    assert all(one[0].tag == "bdi" and one[0].get("dir") == "ltr" for one in links)


def test_a_number_behind_a_menu_and_a_word_to_send_are_said_in_the_readers_words(
    catalogue: Catalogue,
) -> None:
    def way(service_id: str) -> str:
        steps = open_steps(catalogue.services[service_id], catalogue, "gp", translator("pl"))
        return " ".join(step.text for step in steps)

    assert " then " not in way("nhs-111-2")
    assert " to 85258" not in way("shout")
    assert "after registering" not in way("emergency-999")


def test_a_finder_links_to_its_site_and_never_to_its_description(catalogue: Catalogue) -> None:
    steps = open_steps(catalogue.services["gp"], catalogue, "gp", translator("en"))
    assert [step.value for step in steps] == ["https://nhs.uk"]


def test_notes_say_whether_they_are_about_who_may_come_or_who_may_not(
    catalogue: Catalogue,
) -> None:
    notes = english_notes(catalogue.services["nafsiyat"])
    assert "Not for: under 18" in notes
    assert "under 18" not in notes


def test_an_emergency_line_is_not_asked_how_long_it_takes(
    plain_client: TestClient,
) -> None:
    text = ReadPage(plain_client.get("/en/services/emergency-999")).text()
    assert "I need help now" in text
    assert "how long will it take" not in text


def test_a_machine_translation_stands_under_the_english_and_says_what_it_is(
    loaded_database: str,
) -> None:
    with running_translator() as server:
        settings = settings_for(
            loaded_database,
            translation_provider="libretranslate",
            translation_url=server.url,
            translation_seconds=20,
        )
        client = TestClient(create_app(settings, tuesday), raise_server_exceptions=False)
        turkish = ReadPage(client.get("/tr/services/open-door")).text()
        english = ReadPage(client.get("/en/services/open-door")).text()
    assert "[tr] " in turkish
    assert translator("tr").gettext("Translated by a machine. Nobody has checked it.") in turkish
    assert "Translated by a machine" not in english
