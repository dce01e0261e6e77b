"""What a page's handler needs of the application, in the language of its address."""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated

from fastapi import Depends, Request

from directory_api.catalogue import Catalogue, Vocabulary
from directory_api.catalogue.translation import Translations
from directory_api.conversation import ConversationService
from directory_api.eligibility import Directory
from directory_api.languages import Translator, get_language, translator
from directory_api.places import Areas
from directory_api.web.contexts.frame import Frame, HiddenField
from directory_api.web.presenters.facts import FactKind, FactWords, fact_kinds
from directory_api.web.presenters.frame import Place, make_frame

COOKIE = "conversation"


def exit_address(request: Request) -> str:
    """The neutral page that exit leads to."""
    address: str = request.app.state.settings.exit_url
    return address


class PageRequest:
    """One request for a page in one language, with the parts of the application it may use."""

    def __init__(self, request: Request, language: str) -> None:
        self._request = request
        self.language = get_language(language).code
        self.words: Translator = translator(self.language)

    def in_language(self, language: str) -> "PageRequest":
        """The same request, answered in another language."""
        return PageRequest(self._request, language)

    @property
    def home(self) -> str:
        """The address of the home page in this language."""
        return f"/{self.language}/"

    @property
    def directory(self) -> Directory:
        """The directory as it stands; raises Unavailable with what to run."""
        provide: Callable[[], Directory] = self._request.app.state.directory
        return provide()

    @property
    def catalogue(self) -> Catalogue:
        """All services as they stand; raises Unavailable with what to run."""
        provide: Callable[[], Catalogue] = self._request.app.state.rooms.catalogue
        return provide()

    @property
    def vocabulary(self) -> Vocabulary:
        """The controlled words."""
        vocabulary: Vocabulary = self._request.app.state.vocabulary
        return vocabulary

    @property
    def areas(self) -> Areas:
        """Boroughs, postcodes and places."""
        areas: Areas = self._request.app.state.areas
        return areas

    @property
    def conversations(self) -> ConversationService:
        """The chat."""
        service: ConversationService = self._request.app.state.conversations
        return service

    @property
    def fact_kinds(self) -> Mapping[str, FactKind]:
        """What may be known about a person."""
        return fact_kinds(self._request.app.state.describe_facts())

    @property
    def facts(self) -> FactWords:
        """Facts in this language."""
        return FactWords(self.fact_kinds, self.words)

    @property
    def conversation(self) -> str | None:
        """The conversation of this browser, so that exit can end it from any page."""
        return self._request.cookies.get(COOKIE)

    @property
    def is_encrypted(self) -> bool:
        """Whether the browser came by https; then the cookie may never travel without it."""
        return self._request.url.scheme == "https"

    @property
    def translations(self) -> Translations:
        """Machine translations of public texts; empty where none are switched on."""
        translations: Translations = self._request.app.state.translations
        return translations

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether another site sent this form; then no state in it is believed."""
        return self._request.headers.get("sec-fetch-site", "same-origin") == "cross-site"

    def names(self) -> dict[str, str]:
        """The name of every service, for sentences that lead to one."""
        return {one.id: one.name for one in self.catalogue.services.values()}

    def frame(
        self,
        path: str = "",
        carried: Iterable[tuple[str, str]] = (),
        conversation: str | None = None,
    ) -> Frame:
        """The frame of a page of this request."""
        current = self.conversation if conversation is None else conversation
        fields = tuple(HiddenField(name, value) for name, value in carried)
        return make_frame(
            Place(self.language, exit_address(self._request), path, current or None, fields)
        )


def page_request(request: Request, language: str) -> PageRequest:
    """The request in the language of its address; raises NotFound for a language not offered."""
    return PageRequest(request, language)


PageDep = Annotated[PageRequest, Depends(page_request)]
