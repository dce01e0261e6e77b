"""The check for professionals: facts once, and every service with its verdict and reasons."""

import pytest
from fastapi.testclient import TestClient

from tests.web.reading import ReadPage


def check(client: TestClient, **facts: str) -> ReadPage:
    form = {f"fact.{name}": value for name, value in facts.items()}
    return ReadPage(client.post("/en/check", data={"need": "low-mood-anxiety", **form}))


def row_of(page: ReadPage, service: str) -> str:
    return page.text(page.one("tr", id=f"row-{service}"))


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"age": "15", "gp_borough": "haringey"}, "set up for other people"),
        ({"age": "34", "gp_borough": "camden"}, "set up for other people"),
        ({"age": "34"}, "might fit"),
        ({"gp_borough": "haringey"}, "might fit"),
    ],
)
def test_talking_therapies_says_what_its_criteria_say(
    plain_client: TestClient, facts: dict[str, str], verdict: str
) -> None:
    assert verdict in row_of(check(plain_client, **facts), "haringey-tt")


def test_every_reason_has_its_source_and_every_row_its_age(plain_client: TestClient) -> None:
    row = row_of(check(plain_client, age="34"), "haringey-tt")
    assert "lets-talk-iapt.nhs.uk" in row
    assert "Nobody has confirmed" in row


def test_an_unknown_fact_is_asked_for(plain_client: TestClient) -> None:
    page = check(plain_client)
    assert page.all("input", name="question")
    assert "No facts were given" in page.text()


def test_the_answer_joins_the_facts(plain_client: TestClient) -> None:
    page = check(plain_client, age="34")
    form = {"state": page.hidden()["state"], "question": "gp_borough", "answer": "Tottenham"}
    page = ReadPage(plain_client.post("/en/check", data={**form, "do": "answer"}))
    facts = page.text(next(one for one in page.root.iter("dl") if one.get("class") == "facts"))
    assert "34" in facts
    assert "Haringey" in facts


def test_the_form_stays_filled(plain_client: TestClient) -> None:
    page = check(plain_client, age="34", functioning="marked")
    assert page.one("input", id="fact-age").get("value") == "34"
    chosen = [
        one.get("value")
        for one in page.one("select", id="fact-functioning")
        if one.get("selected") is not None
    ]
    assert chosen == ["marked"]


def test_each_mistake_is_summed_up_and_leads_to_its_field(plain_client: TestClient) -> None:
    form = {"fact.age": "old", "fact.borough": "Nowhereland"}
    page = ReadPage(plain_client.post("/en/check", data=form))
    assert page.answer.status_code == 422
    links = [one.get("href") for one in page.one("div", role="alert").iter("a")]
    assert links == ["#need", "#fact-age", "#fact-borough"]
    assert page.one("input", id="fact-age").get("value") == "old"


@pytest.mark.parametrize("fact", ["dv_immediate", "child_at_risk", "withdrawal_signs"])
def test_a_safety_fact_brings_numbers_first_and_is_not_judged(
    plain_client: TestClient, fact: str
) -> None:
    page = check(plain_client, **{fact: "yes"})
    assert page.one("section", id="crisis").get("class") == "crisis-panel crisis-urgent"


def test_a_service_that_must_not_be_named_as_a_no_is_not_in_the_table(
    plain_client: TestClient,
) -> None:
    form = {"need": "domestic-abuse", "fact.age": "30", "fact.gender": "man"}
    page = ReadPage(plain_client.post("/en/check", data=form))
    assert not page.all("tr", id="row-solace-haringey")
    assert not page.all("tr", id="row-imece")


def list_items(page: ReadPage) -> list[str]:
    steps = page.one("ol", class_="pathway-steps")
    return [page.text(one) for one in steps if one.tag == "li"]


def test_the_pathway_lists_its_services_by_kind_of_support_with_their_verdicts(
    plain_client: TestClient,
) -> None:
    items = list_items(check(plain_client, age="34", borough="N17"))
    assert items[0].startswith("Staying well, meeting people and learning")
    coping = next(one for one in items if one.startswith("Help through a hard time"))
    assert "fit" in coping


def test_the_moves_stand_with_the_kind_of_support_they_lead_to(plain_client: TestClient) -> None:
    items = list_items(check(plain_client, age="34"))
    with_therapy = [one for one in items if "ask about talking therapy" in one]
    assert len(with_therapy) == 1
    assert "If it gets harder" in with_therapy[0]


def test_the_picture_says_what_the_list_says_and_is_one_name_to_a_screen_reader(
    plain_client: TestClient,
) -> None:
    page = check(plain_client, age="34")
    picture = page.one("div", class_="pathway-picture")
    assert (picture.get("role"), picture.get("tabindex")) == ("img", "0")
    assert picture.get("aria-label")
    assert picture[0].get("aria-hidden") == "true"
    drawn = page.text(picture).replace(" ", "")
    listed = page.one("ol", class_="pathway-steps")
    assert all(page.text(one).replace(" ", "") in drawn for one in listed.iter("bdi"))


def first_and_last_place(page: ReadPage) -> tuple[int, int]:
    boxes = [
        int(str(one.get("x")))
        for one in page.root.iter("{http://www.w3.org/2000/svg}rect")
        if str(one.get("class")).endswith(("picture-head", "picture-first"))
    ]
    return boxes[0], boxes[-1]


def test_the_steps_of_the_picture_go_in_the_direction_of_reading(plain_client: TestClient) -> None:
    form = {"need": "low-mood-anxiety"}
    first, last = first_and_last_place(ReadPage(plain_client.post("/en/check", data=form)))
    assert first < last
    first, last = first_and_last_place(ReadPage(plain_client.post("/ar/check", data=form)))
    assert first > last


def test_the_check_never_names_a_level(plain_client: TestClient) -> None:
    section = check(plain_client, age="34").one("section", aria_labelledby="verdicts-heading")
    assert "level" not in ReadPage.text(check(plain_client), section).lower()


def test_advice_says_where_it_is_from_and_what_to_confirm(plain_client: TestClient) -> None:
    page = ReadPage(plain_client.post("/en/check", data={"need": "sexual-violence"}))
    heading = next(one for one in page.root.iter("section") if one.get("aria-labelledby"))
    lists = [page.text(one) for one in heading.iter("li")]
    note = "This is general knowledge. It still has to be confirmed locally."
    assert any(line.endswith(note) for line in lists)
