"""Providers over real HTTP: what is sent, what comes back, and every way it can fail."""

import json
from collections.abc import Iterator

import pytest
import requests
from deep_translator.constants import BASE_URLS
from pydantic import SecretStr

from directory_api.catalogue.translation.choosing import (
    Translates,
    TranslationFailed,
    create_provider,
)
from directory_api.catalogue.translation.providers import GoogleTranslate, LibreTranslate
from directory_api.catalogue.translation.transport import LARGEST_ANSWER, LimitedRequests
from directory_api.languages import OFFERED
from directory_api.settings import Settings
from tests.catalogue.translation_server import (
    Asked,
    Reply,
    TranslatorServer,
    running_translator,
    says,
)

TEXT = "A place to meet over tea."


@pytest.fixture
def server() -> Iterator[TranslatorServer]:
    with running_translator() as server:
        yield server


@pytest.fixture
def google(server: TranslatorServer, monkeypatch: pytest.MonkeyPatch) -> GoogleTranslate:
    """Google's provider, whose page is the server on this machine."""
    monkeypatch.setitem(BASE_URLS, "GOOGLE_TRANSLATE", f"{server.url}/m")
    return GoogleTranslate()


def test_libretranslate_is_sent_the_text_and_the_languages_only(server: TranslatorServer) -> None:
    answer = LibreTranslate(server.url).translate(TEXT, "en", "tr")
    assert answer == "[tr] A ecalp ot teem revo .aet"
    assert server.asked == [
        Asked(
            "POST",
            "/translate",
            "",
            {"q": TEXT, "source": "en", "target": "tr", "format": "text", "api_key": "none"},
        )
    ]


def test_the_key_travels_in_the_body_and_not_in_the_address(server: TranslatorServer) -> None:
    LibreTranslate(f"{server.url}/", "secret-key").translate(TEXT, "en", "tr")
    assert server.asked[0].fields["api_key"] == "secret-key"
    assert server.asked[0].query == ""


@pytest.mark.parametrize("status", [302, 400, 403, 404, 429, 500, 503])
def test_an_error_of_the_server_is_a_failure(server: TranslatorServer, status: int) -> None:
    server.behaviour = says({"error": "Slowdown"}, status)
    with pytest.raises(TranslationFailed):
        LibreTranslate(server.url).translate(TEXT, "en", "tr")


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b"[1]", b'"text"', b"7", b"{}", b'{"other": 1}', b"\xff\xfe"]
)
def test_a_body_of_another_form_is_a_failure(server: TranslatorServer, body: bytes) -> None:
    server.behaviour = lambda _asked: Reply(200, body)
    with pytest.raises(TranslationFailed):
        LibreTranslate(server.url).translate(TEXT, "en", "tr")


def test_a_failure_names_its_kind_and_neither_text_nor_key(server: TranslatorServer) -> None:
    server.behaviour = says({}, 403)
    with pytest.raises(TranslationFailed) as caught:
        LibreTranslate(server.url, "secret-key").translate(TEXT, "en", "tr")
    assert str(caught.value) == "AuthorizationException"
    assert caught.value.__cause__ is None


def test_a_server_that_is_not_there_is_a_failure() -> None:
    with pytest.raises(TranslationFailed):
        LibreTranslate("http://127.0.0.1:9").translate(TEXT, "en", "tr")


@pytest.mark.parametrize("provider", [LibreTranslate("http://127.0.0.1:9"), GoogleTranslate()])
def test_a_language_nobody_knows_is_a_failure_before_anything_is_sent(provider: Translates) -> None:
    with pytest.raises(TranslationFailed, match="LanguageNotSupported"):
        provider.translate(TEXT, "en", "xx")


def test_a_redirect_is_not_followed_to_somebody_else(server: TranslatorServer) -> None:
    with running_translator() as elsewhere:
        server.behaviour = lambda _asked: Reply(307, location=f"{elsewhere.url}/translate")
        with pytest.raises(TranslationFailed):
            LibreTranslate(server.url).translate(TEXT, "en", "tr")
        assert elsewhere.asked == []


def test_libretranslate_knows_these_of_our_languages() -> None:
    offered = {language.code for language in OFFERED}
    assert offered & LibreTranslate.languages == {"en", "tr", "pl", "es", "ar"}
    assert len(LibreTranslate.languages) == 17


def test_google_knows_ours_by_our_own_codes() -> None:
    ours = {language.code for language in OFFERED} | {"kmr", "ckb", "yi", "zh", "ti", "so"}
    assert ours <= GoogleTranslate.languages
    assert not {"ku", "zh-CN", "iw", "auto"} & GoogleTranslate.languages


def test_google_is_asked_in_its_own_codes(server: TranslatorServer, google: Translates) -> None:
    page = '<div class="result-container">一个喝茶聚会的地方。</div>'.encode()
    server.behaviour = lambda _asked: Reply(200, page, "text/html; charset=utf-8")
    assert google.translate(TEXT, "en", "zh") == "一个喝茶聚会的地方。"
    assert server.asked == [Asked("GET", "/m", server.asked[0].query, server.asked[0].fields)]
    assert server.asked[0].fields == {"tl": "zh-CN", "sl": "en", "q": TEXT}


@pytest.mark.parametrize("status", [200, 429, 500])
def test_googles_page_without_a_translation_is_a_failure(
    server: TranslatorServer, google: Translates, status: int
) -> None:
    server.behaviour = lambda _asked: Reply(status, b"<p>Sorry</p>", "text/html")
    with pytest.raises(TranslationFailed):
        google.translate(TEXT, "en", "tr")


# ------------------------------------------------------------ the limits of a request


def test_a_server_that_does_not_answer_is_left(server: TranslatorServer) -> None:
    server.may_answer.clear()
    with pytest.raises(requests.Timeout):
        LimitedRequests(seconds=0.05).post(server.url, params={"q": TEXT})


def test_a_server_that_drips_is_left(server: TranslatorServer) -> None:
    ticks = iter(range(1000))
    server.behaviour = lambda _asked: Reply(200, b"a" * 100_000)
    with pytest.raises(requests.Timeout):
        LimitedRequests(seconds=1, now=lambda: float(next(ticks))).post(server.url, params={})


def test_an_endless_answer_is_not_read_to_its_end(server: TranslatorServer) -> None:
    server.behaviour = lambda _asked: Reply(200, b"a" * (LARGEST_ANSWER * 10))
    with pytest.raises(requests.RequestException, match="too large"):
        LimitedRequests(seconds=5).post(server.url, params={})


def test_a_whole_answer_is_handed_on_as_it_was(server: TranslatorServer) -> None:
    server.behaviour = says({"translatedText": "çay"})
    answer = LimitedRequests(seconds=5).post(server.url, params={})
    assert answer.status_code == 200
    assert json.loads(answer.text) == {"translatedText": "çay"}


# ------------------------------------------------------------ choosing a provider


def settings(**values: object) -> Settings:
    return Settings.model_validate(values)


def test_nobody_translates_by_default() -> None:
    assert create_provider(settings()) is None


def test_the_deployer_chooses(server: TranslatorServer) -> None:
    chosen = settings(
        translation_provider="libretranslate",
        translation_url=server.url,
        translation_key=SecretStr("k"),
    )
    provider = create_provider(chosen)
    assert provider is not None
    provider.translate(TEXT, "en", "pl")
    assert server.asked[0].fields["api_key"] == "k"
    assert isinstance(create_provider(settings(translation_provider="google")), GoogleTranslate)


@pytest.mark.parametrize("url", [None, "", "translate.example.org", "ftp://example.org"])
def test_without_an_address_nothing_is_sent_to_a_server_nobody_chose(
    url: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    chosen = settings(translation_provider="libretranslate", translation_url=url)
    assert create_provider(chosen) is None
    assert "NWD_TRANSLATION_URL" in caplog.text
