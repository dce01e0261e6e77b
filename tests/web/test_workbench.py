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
