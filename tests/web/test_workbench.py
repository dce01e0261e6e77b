"""The workbench of a link worker: text for case notes, and two services side by side."""

from fastapi.testclient import TestClient

from tests.web.reading import ReadPage


def check(client: TestClient, **form: str) -> ReadPage:
    fields = {"need": "low-mood-anxiety", **form}
    return ReadPage(client.post("/en/check", data=fields))


def notes(page: ReadPage) -> str:
    return str(page.one("textarea", id="case-notes").text)


def test_the_notes_hold_need_facts_answers_and_sources(plain_client: TestClient) -> None:
    text = notes(check(plain_client, **{"fact.age": "34"}))
    lines = text.strip().splitlines()
    assert lines[0] == "What it is about: Feeling low, worried or panicky"
    assert lines[1] == "Age: 34"
    service = text.partition("NHS Talking Therapies Haringey\n")[2].partition("\n\n")[0]
    assert service.startswith("This might fit.")
    assert "[lets-talk-iapt.nhs.uk" in service
    assert "Not known yet:" in service


def test_the_notes_say_what_to_do_meanwhile_and_that_nothing_is_stored(
    plain_client: TestClient,
) -> None:
    text = notes(check(plain_client))
    assert "- Ask how long the wait is" in text
    assert text.strip().endswith(
        "These facts are not stored here. Keep this text only where you may."
    )


def test_the_notes_are_for_reading_and_are_never_sent_back(plain_client: TestClient) -> None:
    box = check(plain_client).one("textarea", id="case-notes")
    assert box.get("readonly") is not None
    assert box.get("name") is None


def test_the_notes_hold_every_service_of_the_table(plain_client: TestClient) -> None:
    page = check(plain_client, **{"fact.age": "34"})
    text = notes(page)
    rows = [one for one in page.root.iter("tr") if str(one.get("id")).startswith("row-")]
    assert rows
    assert all(page.text(next(row.iter("bdi"))) in text for row in rows)


def compared(client: TestClient, first: str, second: str, **facts: str) -> ReadPage:
    """The second request, as the form sends it: the state and the two choices."""
    state = check(client, **facts).hidden()["state"]
    form = {"state": state, "compare-first": first, "compare-second": second}
    return ReadPage(client.post("/en/check", data=form))


def test_two_chosen_services_stand_side_by_side_with_their_reasons(
    plain_client: TestClient,
) -> None:
    page = compared(plain_client, "haringey-tt", "mind-haringey", **{"fact.age": "34"})
    table = page.one("table", id="compared")
    names = [page.text(one) for one in table.iter("th") if one.get("scope") == "col"]
    assert names == ["NHS Talking Therapies Haringey", "Mind in Haringey"]
    why = next(row for row in table.iter("tr") if page.text(row).startswith("Why"))
    assert "lets-talk-iapt.nhs.uk" in page.text(why)


def test_comparing_keeps_the_facts(plain_client: TestClient) -> None:
    page = compared(plain_client, "haringey-tt", "mind-haringey", **{"fact.age": "34"})
    assert page.one("input", id="fact-age").get("value") == "34"


def test_the_lists_show_what_was_chosen(plain_client: TestClient) -> None:
    page = compared(plain_client, "mind-haringey", "haringey-tt")
    chosen = [
        one.get("value")
        for name in ("compare-first", "compare-second")
        for one in page.one("select", id=name)
        if one.get("selected") is not None
    ]
    assert chosen == ["mind-haringey", "haringey-tt"]


def test_nothing_is_compared_until_two_different_services_are_chosen(
    plain_client: TestClient,
) -> None:
    for second in ("haringey-tt", "no-such-service", ""):
        page = compared(plain_client, "haringey-tt", second)
        assert not page.all("table", id="compared")
        assert page.all("select", id="compare-first")


def test_a_service_that_must_not_be_named_as_a_no_cannot_be_compared(
    plain_client: TestClient,
) -> None:
    form = {"need": "domestic-abuse", "fact.age": "30", "fact.gender": "man"}
    offered = [
        one.get("value") for one in check(plain_client, **form).one("select", id="compare-first")
    ]
    assert offered
    assert "solace-haringey" not in offered


def test_every_need_has_its_steps_in_both_directions(plain_client: TestClient) -> None:
    offered = [
        str(one.get("value")) for one in check(plain_client).one("select", id="need").iter("option")
    ]
    for need in filter(None, offered):
        for language in ("en", "ar"):
            answer = plain_client.post(f"/{language}/check", data={"need": need})
            assert answer.status_code == 200, need
            assert ReadPage(answer).one("ol", class_="pathway-steps"), need
