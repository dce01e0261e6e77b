"""Holds the parts that take time to build, and builds them again when the catalogue changes.

Without the encoder everything still answers, by phrases and names; it joins when it has loaded.
"""

import logging
import threading
from datetime import date

from pydantic import JsonValue

from directory_api.catalogue import Catalogue, Vocabulary, load_vocabulary
from directory_api.catalogue.service import CatalogueService
from directory_api.clock import Clock
from directory_api.database import Database
from directory_api.eligibility import (
    Directory,
    EligibilityService,
    describe_facts,
    load_rules,
    load_standing,
)
from directory_api.encoder import Encoder, load_encoder
from directory_api.errors import DataProblem, Unavailable
from directory_api.insight import InsightService, fingerprint
from directory_api.places import load_areas
from directory_api.safety import make_classifier, phrase_index
from directory_api.search import SearchService, ServiceVectors, build_service_vectors
from directory_api.settings import Settings
from directory_api.understanding import (
    Classifier,
    UnderstandingService,
    WordsReader,
    create_understanding,
)

logger = logging.getLogger(__name__)


class Rooms:
    """Everything an answer needs; `directory()` is the door."""

    def __init__(self, settings: Settings, database: Database, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._lock = threading.Lock()
        self.database = database
        self.areas = load_areas(settings.data_folder / "areas.yaml")
        self.vocabulary: Vocabulary = load_vocabulary(settings.data_folder / "vocabulary.yaml")
        self._day = clock().date()
        self.definitions = load_rules(self.areas, self._day)
        self.standing = load_standing(settings.data_folder)
        self.insight = InsightService(settings.data_folder, self.fingerprint, self.standing)
        self._encoder: Encoder | None = None
        self._understanding = UnderstandingService(None, self.areas)
        self._classifier: Classifier | None = None
        self._directory: tuple[tuple[str, bool, date], Directory] | None = None

    @property
    def encoder_is_ready(self) -> bool:
        """Whether meaning takes part; until then phrases and names do the work."""
        return self._encoder is not None

    def understanding(self) -> UnderstandingService:
        """The understanding as it stands now, with or without the encoder."""
        return self._understanding

    def words_reader(self) -> WordsReader:
        """Reads words as they can be read now, with or without the encoder."""
        return WordsReader(self._understanding, self._classifier)

    def warm(self) -> None:
        """Load the encoder and what was learnt with it.

        On failure say so once and go on without.
        """
        # The phrases of danger first, so that nobody waits for them to be read.
        phrase_index()
        try:
            encoder = load_encoder()
            understanding = create_understanding(encoder, self.areas, self._settings.cache_folder)
            self._classifier = make_classifier(encoder.encode)
        except Unavailable as missing:
            logger.warning("Going on without sentence meaning: %s", missing.message)
            return
        self._understanding = understanding
        try:
            # Made and kept before the encoder joins, so that no request waits for them.
            self._vectors(self.catalogue(), encoder)
        except Unavailable as missing:
            logger.warning("The directory cannot answer yet: %s", missing.message)
        self._encoder = encoder

    def _vectors(self, catalogue: Catalogue, encoder: Encoder) -> ServiceVectors:
        return build_service_vectors(
            catalogue, self.vocabulary, encoder, self._settings.cache_folder
        )

    def directory(self) -> Directory:
        """The directory of the newest catalogue and of today's rules.

        Raises Unavailable with what to run.
        """
        catalogue = self.catalogue()
        key = (catalogue.version, self.encoder_is_ready, self._clock().date())
        with self._lock:
            if self._directory is not None and self._directory[0] == key:
                return self._directory[1]
            self._use_rules_of(key[2])
            vectors = self._vectors(catalogue, self._encoder) if self._encoder else None
            eligibility = EligibilityService(
                catalogue,
                self.vocabulary,
                self.areas,
                self.definitions,
                self.standing,
                self._clock,
                self._settings.default_borough,
            )
            built = Directory(
                self.words_reader(),
                SearchService(catalogue, self.areas, vectors),
                eligibility,
            )
            self._directory = (key, built)
            return built

    def _use_rules_of(self, day: date) -> None:
        """Figures change on a day: read the rules again when another day has begun.

        Rules that cannot be read stop nobody from being answered: those of the day before stay.
        """
        if day == self._day:
            return
        try:
            self.definitions = load_rules(self.areas, day)
        except DataProblem as problem:
            logger.error("The rules of %s stay in use: %s", self._day, problem.message)
        else:
            self._day = day

    def catalogue(self) -> Catalogue:
        """The newest catalogue; raises Unavailable with what to run."""
        with self.database.transaction() as session:
            return CatalogueService(session).snapshot()

    def fingerprint(self, catalogue: Catalogue) -> str:
        """Which data the answers rest on, for the proof of doors."""
        return fingerprint(
            catalogue,
            self.vocabulary,
            self.areas,
            self.definitions,
            self.standing,
            self._settings.default_borough,
        )

    def describe_facts(self) -> list[dict[str, JsonValue]]:
        """The facts that may be known, for GET /v1/vocabulary."""
        return describe_facts(self.definitions)
