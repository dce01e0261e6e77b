"""Search over the whole catalogue: a name first, then meaning, need and place."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from directory_api.catalogue import Catalogue, ServiceRecord
from directory_api.languages import Translator, message
from directory_api.places import Areas
from directory_api.search.names import NameIndex
from directory_api.search.vectors import ServiceVectors

PAGE_SIZE = 10
# A name this close (0 to 1) is what the person meant, whatever else the words mean.
SURE_NAME = 0.8
_MEANING_CUTOFF = 0.25
BY_NAME = message("Its name is like what you wrote.")
BY_MEANING = message("What it does is close to what you wrote.")
BY_NEED = message("It is for {need}.")
BY_PLACE = message("It serves {area}.")


class Why(StrEnum):
    """Why a service was found."""

    NAME = "name"
    MEANING = "meaning"
    NEED = "need"
    PLACE = "place"


@dataclass(frozen=True)
class Hit:
    """A service that was found, its score (higher is better) and why."""

    service: ServiceRecord
    score: float
    why: tuple[Why, ...]
    why_text: str


@dataclass(frozen=True)
class SearchPage:
    """One page of hits; `pages` is at least 1."""

    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class SearchRequest:
    """What is searched for; every part may be missing. `vector` is the meaning of `text`."""

    text: str = ""
    need: str | None = None
    borough: str | None = None
    spoken_language: str | None = None
    page: int = 1
    vector: NDArray[np.float32] | None = None


class SearchService:
    """Finds services in one catalogue snapshot.

    Without vectors it searches names, needs and places.
    """

    def __init__(self, catalogue: Catalogue, areas: Areas, vectors: ServiceVectors | None) -> None:
        self._catalogue = catalogue
        self._areas = areas
        self._vectors = vectors
        self._names = NameIndex(catalogue.services)

    def similarities(self, vector: NDArray[np.float32] | None) -> Mapping[str, float]:
        """Closeness in meaning of each service to this vector; empty without vectors."""
        if vector is None or self._vectors is None:
            return {}
        return self._vectors.similarities(vector)

    def borough_named(self, text: str) -> str | None:
        """The likeliest borough that a code, postcode or place name means.

        None when it means none.
        """
        if text in self._areas.by_code:
            return text
        place = self._areas.resolve(text)
        return place.areas[0] if place else None

    def search(self, request: SearchRequest, words: Translator) -> SearchPage:
        """The page of hits in order: names first, then meaning; filters never invent a match."""
        names = self._names.scores(request.text) if request.text else {}
        meanings = self.similarities(request.vector) if request.text else {}
        scored = []
        for service in self._catalogue.services.values():
            if not self._passes(service, request):
                continue
            score, why = self._score(service, request, names, meanings)
            if why:
                scored.append((-score, service.id, service, why))
        scored.sort(key=lambda entry: entry[:2])
        pages = max(1, -(-len(scored) // PAGE_SIZE))
        page = min(max(1, request.page), pages)
        shown = scored[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
        hits = tuple(
            Hit(service, -negative, why, self._explain(why, request, words))
            for negative, _, service, why in shown
        )
        return SearchPage(hits, len(scored), page, pages)

    def _passes(self, service: ServiceRecord, request: SearchRequest) -> bool:
        if request.need and request.need not in service.needs:
            return False
        if request.spoken_language and request.spoken_language != "en":
            speaks = request.spoken_language in service.languages_offered
            if not speaks and not service.interpreter:
                return False
        return not request.borough or self._serves(service, request.borough)

    def _serves(self, service: ServiceRecord, borough: str) -> bool:
        """Whether the service's area takes in the borough.

        An area that no source gives leaves it in.
        """
        if not service.area:
            return True
        sets = self._areas.sets()
        return any(
            code == borough or borough in sets.get(code, frozenset()) or code in ("england", "uk")
            for code in service.area
        )

    def _score(
        self,
        service: ServiceRecord,
        request: SearchRequest,
        names: Mapping[str, float],
        meanings: Mapping[str, float],
    ) -> tuple[float, tuple[Why, ...]]:
        score, why = 0.0, []
        name = names.get(service.id, 0.0)
        if name:
            score += name * (10.0 if name >= SURE_NAME else 2.0)
            why.append(Why.NAME)
        if meanings.get(service.id, 0.0) >= _MEANING_CUTOFF:
            score += meanings[service.id] * 3.0
            why.append(Why.MEANING)
        if request.text and not why:
            return 0.0, ()
        if request.need:
            score += 1.0 - service.needs.index(request.need) * 0.1
            why.append(Why.NEED)
        if request.borough:
            score += 0.5 if request.borough in service.area else 0.0
            why.append(Why.PLACE)
        if not request.text and not why:
            why.append(Why.PLACE)
        score += 0.3 if not service.is_tentative else 0.0
        return score, tuple(why)

    def _explain(self, why: tuple[Why, ...], request: SearchRequest, words: Translator) -> str:
        sentences = []
        if Why.NAME in why:
            sentences.append(words.gettext(BY_NAME))
        elif Why.MEANING in why:
            sentences.append(words.gettext(BY_MEANING))
        if request.need:
            sentences.append(words.gettext(BY_NEED, need=words.term("need", request.need)))
        if request.borough:
            sentences.append(words.gettext(BY_PLACE, area=words.term("area", request.borough)))
        return " ".join(sentences)
