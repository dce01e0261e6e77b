"""Under the doors: what to do when it gets harder or easier, after a no, and while waiting."""

from fastapi.testclient import TestClient

from tests.web.reading import ReadPage

LOW = {"need": "low-mood-anxiety", "about": "self"}


def post(client: TestClient, path: str, **form: str) -> ReadPage:
    return ReadPage(client.post(f"/en/{path}", data=form))


def folded(page: ReadPage) -> dict[str, str]:
    """The text of every folded part of the page by its summary."""
    return {
        page.text(one[0]): page.text(one)
        for one in page.root.iter("details")
        if "details-wide" in str(one.get("class"))
    }


def test_results_say_what_to_do_when_it_gets_harder_or_easier(plain_client: TestClient) -> None:
    parts = folded(post(plain_client, "results", **LOW))
    text = parts["If it gets harder or easier, or a door says no"]
    assert "ask about talking therapy" in text
    assert "a group, a course or self-help may be enough" in text
    assert "ask for the reason in writing" in text
    assert "It still has to be confirmed locally." in text


def test_results_say_what_to_do_while_waiting_with_doors_that_open_at_once(
    plain_client: TestClient,
) -> None:
    page = post(plain_client, "results", **LOW)
    text = folded(page)["While you wait"]
    assert "Ask how long the wait is" in text
    assert "Open to you at once" in text


def test_a_page_never_names_a_level(plain_client: TestClient) -> None:
    for path in ("results", "ambassadors"):
        text = post(plain_client, path, **LOW).text().lower()
        assert "level" not in text
        assert "step up" not in text


def test_a_page_without_an_understood_need_has_no_pathway(plain_client: TestClient) -> None:
    page = post(plain_client, "results", words="zzz qqq", about="self")
    assert "If it gets harder or easier, or a door says no" not in folded(page)


def test_an_ambassador_reads_when_to_hand_over_and_what_never_to_say(
    plain_client: TestClient,
) -> None:
    text = post(plain_client, "ambassadors", need="domestic-abuse").text()
    assert "When to hand over to your lead" in text
    assert "leave the rest to a trained worker" in text
    assert "Never suggest talking it through together with the person who hurts them." in text


def test_a_resident_is_not_told_what_a_helper_never_says(plain_client: TestClient) -> None:
    text = post(plain_client, "results", need="domestic-abuse", about="self").text()
    assert "Never suggest talking it through" not in text


def test_advice_on_the_page_says_where_it_is_from_and_what_to_confirm(
    plain_client: TestClient,
) -> None:
    text = post(plain_client, "results", need="memory", about="self").text()
    assert "This is from haringey.gov.uk, about 2019." in text
    text = post(plain_client, "results", need="sexual-violence", about="self").text()
    assert "This is general knowledge. It still has to be confirmed locally." in text
