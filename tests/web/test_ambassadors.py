"""The ambassador's pages: quick find, the limits of the role, and the page to hand over."""

from fastapi.testclient import TestClient

from tests.web.reading import DANGER, ReadPage

WORDS = "a woman, 60, alone since her husband died"


def find(client: TestClient, **form: str) -> ReadPage:
    return ReadPage(client.post("/en/ambassadors", data=form))


def test_the_page_says_where_the_role_ends(plain_client: TestClient) -> None:
    text = ReadPage(plain_client.get("/en/ambassadors")).text()
    for limit in (
        "Assess, diagnose or score anybody",
        "Promise to keep everything secret",
        "Carry a crisis alone",
    ):
        assert limit in text
    assert "Tell your coordinator the same day." in text


def test_words_lead_to_doors_with_what_to_say(plain_client: TestClient) -> None:
    page = find(plain_client, words=WORDS)
    assert page.doors()
    speech = page.all("article")[0].find("details")
    assert speech is not None
    assert speech.get("open") is not None
    assert "You could say" in page.text(speech)


def test_a_tap_on_a_need_and_an_age_is_enough(plain_client: TestClient) -> None:
    page = find(plain_client, need="loneliness", **{"fact.age": "65plus"})
    assert page.doors()
    assert "65" in page.text(page.one("details", id="understood"))


def test_urgent_words_come_first_and_speak_of_another_person(plain_client: TestClient) -> None:
    page = find(plain_client, words="She says " + DANGER)
    assert page.one("section", id="crisis").get("class") == "crisis-panel crisis-urgent"


def test_the_page_to_hand_over_has_both_languages_side_by_side(plain_client: TestClient) -> None:
    found = find(plain_client, words=WORDS)
    doors = found.doors()
    form: dict[str, object] = {"state": found.hidden()["state"], "reader": "ar", "door": doors[1:3]}
    page = ReadPage(plain_client.post("/en/ambassadors/handover", data=form))
    cards = [one for one in page.root.iter("article") if one.get("class") == "handover-door"]
    assert len(cards) == 2, "every door that was ticked is handed over"
    sides = [one for one in cards[0].iter("div") if one.get("lang")]
    assert [(one.get("lang"), one.get("dir")) for one in sides] == [("ar", "rtl"), ("en", "ltr")]
    assert page.one("section", id="crisis").get("lang") in ("ar", "en")


def test_without_a_choice_the_first_doors_are_handed_over(plain_client: TestClient) -> None:
    state = find(plain_client, words=WORDS).hidden()["state"]
    form = {"state": state, "reader": "en"}
    page = ReadPage(plain_client.post("/en/ambassadors/handover", data=form))
    assert len(list(page.root.iter("article"))) == 3


def test_the_address_of_the_handover_alone_leads_back(plain_client: TestClient) -> None:
    answer = plain_client.get("/so/ambassadors/handover", follow_redirects=False)
    assert answer.headers["location"] == "/so/ambassadors"


def test_a_language_in_the_words_is_the_first_choice_for_the_page_to_hand_over(
    plain_client: TestClient,
) -> None:
    page = find(plain_client, words="a Somali woman, 60, alone since her husband died")
    chosen = [one.get("value") for one in page.all("option") if one.get("selected") is not None]
    assert "so" in chosen
