"""One story in six languages leads to the same doors, each explained in that language."""

import pytest
from fastapi.testclient import TestClient

pytestmark = pytest.mark.slow

STORY = {
    "en": "I am 34, I live in N17, I lost my job, I worry all the time and cannot sleep",
    "tr": "34 yaşındayım, N17'de oturuyorum, işimi kaybettim, hep endişeleniyorum, uyuyamıyorum",
    "pl": "Mam 34 lata, mieszkam w N17, straciłam pracę, ciągle się martwię i nie mogę spać",
    "so": "Waxaan ahay 34 jir, waxaan ku noolahay N17, shaqadii waan waayay, "
    "mar walba waan walwalayaa mana seexan karo",
    "es": "Tengo 34 años, vivo en N17, perdí mi trabajo, me preocupo siempre y no puedo dormir",
    "ar": "عمري 34 سنة، أسكن في N17، فقدت عملي، أقلق طوال الوقت ولا أستطيع النوم",
}


def doors_for(client: TestClient, code: str, limit: int = 50) -> list[dict[str, object]]:
    """The doors of the story in this language."""
    body = {"text": STORY[code], "reply_language": code, "limit": limit}
    doors: list[dict[str, object]] = client.post("/v1/match", json=body).json()["doors"]
    return doors


def ids_of(doors: list[dict[str, object]]) -> list[str]:
    """The ids of the services behind doors."""
    return [door["service"]["id"] for door in doors]  # type: ignore[index]  # JSON


@pytest.mark.parametrize("code", STORY)
def test_talking_therapies_is_among_the_first_three(client: TestClient, code: str) -> None:
    assert "haringey-tt" in ids_of(doors_for(client, code, 3))


@pytest.mark.parametrize("code", [code for code in STORY if code != "en"])
def test_the_same_doors_fit_in_every_language(client: TestClient, code: str) -> None:
    assert set(ids_of(doors_for(client, code))) == set(ids_of(doors_for(client, "en")))


@pytest.mark.parametrize("code", [code for code in STORY if code != "en"])
def test_reasons_are_in_the_language(client: TestClient, code: str) -> None:
    english = doors_for(client, "en", 3)
    texts = {reason["text"] for door in english for reason in door["reasons"]}  # type: ignore[attr-defined]  # JSON
    for door in doors_for(client, code, 3):
        assert not {reason["text"] for reason in door["reasons"]} & texts  # type: ignore[attr-defined]  # JSON
