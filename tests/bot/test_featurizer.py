"""The sentence featurizer, with real vectors and a real model storage."""

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.featurizer import DIMENSIONS, SentenceFeaturizer, clean_text

CONFIG = {**SentenceFeaturizer.get_default_config(), FEATURIZER_CLASS_ALIAS: "sentence"}
CONTEXT = ExecutionContext(GraphSchema({}), "model")
SENTENCES = ("I need help", "thank you", "potrzebuję pomocy", "شكرا")


@pytest.fixture(scope="module")
def storage(tmp_path_factory):
    return LocalModelStorage(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def featurizer(storage):
    made = SentenceFeaturizer.create(CONFIG, storage, Resource("featurizer"), CONTEXT)
    made.train(TrainingData([Message({TEXT: sentence}) for sentence in SENTENCES]))
    return made


def vector_of(featurizer, text, metadata=None):
    message = Message({TEXT: text, "metadata": metadata or {}})
    featurizer.process([message])
    return message.get_dense_features(TEXT)[1].features[0]


def test_a_sentence_gets_one_vector_of_the_scale_s_length(featurizer):
    vector = vector_of(featurizer, "I need help")
    assert vector.shape == (DIMENSIONS,)
    assert np.linalg.norm(vector) == pytest.approx(4.0, abs=0.01)


@pytest.mark.parametrize("text", ["", "   ", "\x00", '/inform{"fact": "age"}'])
def test_nothing_said_and_button_payloads_get_a_vector_of_zeros(featurizer, text):
    assert not vector_of(featurizer, text).any()


@pytest.mark.parametrize("text", ["\ud800 lone", "a\x00b", "\u202eabc", "🙂" * 3000, "\u200b"])
def test_strange_characters_never_break_it(featurizer, text):
    assert vector_of(featurizer, text).shape == (DIMENSIONS,)


def test_what_was_trained_is_loaded_again(featurizer, storage):
    loaded = SentenceFeaturizer.load(CONFIG, storage, Resource("featurizer"), CONTEXT)
    same = vector_of(loaded, "good morning")
    assert np.allclose(same, vector_of(featurizer, "good morning"))


def test_the_gateway_s_vector_is_used_instead_of_making_one(featurizer):
    given = [0.0] * (DIMENSIONS - 1) + [1.0]
    assert not np.allclose(
        vector_of(featurizer, "hello", {"vector": given}), vector_of(featurizer, "hello")
    )


@pytest.mark.parametrize("given", [None, [1.0], "x", [float("nan")] * DIMENSIONS, [{}] * 384])
def test_an_unusable_vector_is_not_used(featurizer, given):
    assert np.allclose(
        vector_of(featurizer, "hello", {"vector": given}), vector_of(featurizer, "hello")
    )


def test_one_thought_in_two_languages_is_nearer_than_two_thoughts(featurizer):
    help_en, help_tr = vector_of(featurizer, "I need help"), vector_of(featurizer, "yardım lazım")
    assert help_en @ help_tr > help_en @ vector_of(featurizer, "what is the weather tomorrow")


def test_a_text_is_cut_to_its_greatest_length():
    assert len(clean_text("x" * 5000, 512)) == 512


@pytest.mark.parametrize("wrong", [{"scale": 0}, {"max_characters": 0}, {"threads": 0}])
def test_settings_that_cannot_work_are_refused(wrong):
    with pytest.raises(ValueError, match="above zero"):
        SentenceFeaturizer.validate_config({**CONFIG, **wrong})
