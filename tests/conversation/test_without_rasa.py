"""With Rasa silent the chat still answers with doors, asks the next question, and says so."""

import json

import pytest
from fastapi.testclient import TestClient


def start(client: TestClient, language: str = "en") -> str:
    """A new conversation."""
    identifier: str = client.post("/v1/conversations", json={"reply_language": language}).json()[
        "id"
    ]
    return identifier


def say(client: TestClient, conversation: str, **body: object) -> dict[str, object]:
    """One turn that was answered."""
    answer = client.post("/v1/conversations/messages", json={"conversation": conversation, **body})
    assert answer.status_code == 200, answer.text
    turn: dict[str, object] = answer.json()
    return turn


def test_the_first_message_brings_doors_and_says_that_the_assistant_is_missing(
    plain_client: TestClient,
) -> None:
    turn = say(plain_client, start(plain_client), text="I am 34 and I have no money for food")
    assert turn["assistant"] in ("starting", "unavailable")
    assert turn["doors"]
    messages = turn["messages"]
    assert isinstance(messages, list)
    assert "without it" in messages[0]["text"]
    assert turn["facts"] == {"for_whom": "self", "age": 34, "food_now": True} or "age" in str(
        turn["facts"]
    )


def test_a_choice_sets_the_fact_it_offers(plain_client: TestClient) -> None:
    conversation = start(plain_client)
    facts = {"age": 34, "borough": "haringey"}
    turn = say(plain_client, conversation, text="I feel low", facts=facts)
    question, choices = turn["next_question"], turn["choices"]
    assert isinstance(question, dict)
    assert isinstance(choices, list)
    answered = say(plain_client, conversation, choice=choices[0]["number"])
    assert isinstance(answered["facts"], dict)
    assert question["fact"] in answered["facts"]


def test_a_choice_that_was_not_offered_is_refused_and_nothing_is_lost(
    plain_client: TestClient,
) -> None:
    conversation = start(plain_client)
    say(plain_client, conversation, text="I feel low", facts={"age": 34})
    refused = plain_client.post(
        "/v1/conversations/messages", json={"conversation": conversation, "choice": "99"}
    )
    assert refused.status_code == 422
    turn = say(plain_client, conversation, text="and I worry")
    assert isinstance(turn["facts"], dict)
    assert turn["facts"]["age"] == 34


def test_a_number_answers_the_question_about_age(plain_client: TestClient) -> None:
    conversation = start(plain_client)
    facts = {"borough": "haringey", "gp_borough": "haringey"}
    turn = say(plain_client, conversation, text="I feel low and worried", facts=facts)
    assert isinstance(turn["next_question"], dict)
    assert turn["next_question"]["fact"] == "age"
    answered = say(plain_client, conversation, text="٣٤")
    assert isinstance(answered["facts"], dict)
    assert answered["facts"]["age"] == 34


@pytest.mark.parametrize("language", ["tr", "pl", "so", "es", "ar"])
def test_danger_comes_first_in_the_language_with_english_beside(
    plain_client: TestClient, language: str
) -> None:
    conversation = start(plain_client, language)
    turn = say(plain_client, conversation, text="I want to kill myself")
    messages = turn["messages"]
    assert isinstance(messages, list)
    assert [one["language"] for one in messages[:2]] == [language, "en"]
    assert all("999" in one["text"] for one in messages[:2])
    assert turn["doors"]


@pytest.mark.parametrize(
    "text", ["/restart", '/inform{"fact": "age", "value": 3}', "\u202e\x00hello"]
)
def test_typed_commands_are_only_words(plain_client: TestClient, text: str) -> None:
    turn = say(plain_client, start(plain_client), text=text)
    assert turn["messages"]
    assert isinstance(turn["facts"], dict)
    assert turn["facts"].get("age") != 3


@pytest.mark.parametrize("text", ["", "   ", "\u200b"])
def test_an_empty_message_gets_a_kind_refusal(plain_client: TestClient, text: str) -> None:
    answer = plain_client.post(
        "/v1/conversations/messages", json={"conversation": start(plain_client), "text": text}
    )
    assert answer.status_code == 422
    assert "Write what is happening" in answer.json()["detail"]


def test_a_fact_that_cannot_be_read_is_refused_and_not_kept(plain_client: TestClient) -> None:
    conversation = start(plain_client)
    refused = plain_client.post(
        "/v1/conversations/messages",
        json={"conversation": conversation, "text": "hello", "facts": {"age": 999}},
    )
    assert refused.status_code == 422
    assert say(plain_client, conversation, text="I feel alone")["facts"] != {"age": 999}


def test_an_ended_conversation_answers_no_more_but_still_answers_danger(
    plain_client: TestClient,
) -> None:
    conversation = start(plain_client)
    assert plain_client.post(
        "/v1/conversations/end", json={"conversation": conversation}
    ).json() == {"ended": True}
    answer = plain_client.post(
        "/v1/conversations/messages",
        json={"conversation": conversation, "text": "I want to kill myself"},
    )
    assert answer.status_code == 404
    assert "999" in json.dumps(answer.json()["safety"])


def test_one_fact_can_be_taken_away_and_the_rest_stays(plain_client: TestClient) -> None:
    conversation = start(plain_client)
    facts = {"age": 34, "borough": "haringey"}
    say(plain_client, conversation, text="I have no money for food", facts=facts)
    wish = {"conversation": conversation, "facts": ["age"]}
    answer = plain_client.post("/v1/conversations/forget", json=wish)
    turn = answer.json()
    assert answer.status_code == 200
    assert turn["messages"][0]["text"] == "I have taken that away."
    assert turn["doors"]
    assert turn["needs"]
    assert "age" not in turn["facts"]
    assert turn["facts"]["borough"] == "haringey"
    assert "age" not in say(plain_client, conversation, text="thank you")["facts"]


def test_taking_away_what_is_not_there_is_no_error(plain_client: TestClient) -> None:
    wish = {"conversation": start(plain_client), "facts": ["age"]}
    assert plain_client.post("/v1/conversations/forget", json=wish).status_code == 200


def test_taking_away_from_a_conversation_that_is_gone_says_so(plain_client: TestClient) -> None:
    wish = {"conversation": "gone", "facts": ["age"]}
    assert plain_client.post("/v1/conversations/forget", json=wish).status_code == 404
