"""Reads what the gateway has understood (language, needs, facts) out of a message's metadata.

The gateway's words win over the classifier's doubts: words that speak of a need are a request for
support even when no dialogue act is sure. Without a gateway (`rasa shell`) the directory is asked.
"""

import re
from typing import Any, Dict, List, Mapping

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.client import understand_now
from bot.languages import offered

# Acts that give way when the same words speak of a need: "hello, I feel so low" is no greeting.
_GIVE_WAY = frozenset(
    {DEFAULT_NLU_FALLBACK_INTENT_NAME, "greet", "inform", "affirm", "none_of_these"}
)
_OUT_OF_PLACE = frozenset({"out_of_scope", "thanks", "goodbye", "skip", "deny"})
_NUMBER = re.compile(r"^\W*\d{1,4}\W*$")
_POSTCODE = re.compile(r"^\W*[a-z]{1,2}\d[a-z\d]?(\s*\d[a-z]{2})?\W*$", re.IGNORECASE)
_READ = ("language", "needs", "facts")


def _entity(name: str, value: object, text: str) -> Dict[str, Any]:
    return {
        "entity": name,
        "value": value,
        "start": 0,
        "end": len(text),
        "extractor": "MetadataReader",
    }


def _codes(needs: object) -> List[str]:
    if not isinstance(needs, list):
        return []
    named = [need.get("code") if isinstance(need, Mapping) else need for need in needs]
    return [code for code in named if isinstance(code, str)]


def _heard(metadata: Mapping[str, Any], part: str) -> object | None:
    heard = metadata.get("heard")
    return heard.get(part) if isinstance(heard, Mapping) else None


def settle_act(act: str, text: str, metadata: Mapping[str, Any]) -> str:
    """The dialogue act, given what the directory has heard in the same words.

    `metadata["heard"]` holds what this very message said (needs, facts); without it the needs of
    the whole conversation stand in, which is enough to settle a doubt but not to overrule a thanks.
    """
    if _NUMBER.match(text) or _POSTCODE.match(text):
        return "inform"
    spoken = _codes(_heard(metadata, "needs"))
    if spoken and act in _GIVE_WAY | _OUT_OF_PLACE:
        return "ask_for_support"
    if _heard(metadata, "needs") is None and _codes(metadata.get("needs")) and act in _GIVE_WAY:
        return "ask_for_support" if act != "inform" else act
    if _heard(metadata, "facts") and act == DEFAULT_NLU_FALLBACK_INTENT_NAME:
        return "inform"
    return act


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class MetadataReader(GraphComponent):
    """Turns metadata into entities and settles a doubtful dialogue act. Comes last."""

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],  # noqa: ARG003  (the interface's arguments)
        model_storage: ModelStorage,  # noqa: ARG003
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> "MetadataReader":
        """Make the component; it has no settings and nothing to train."""
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the entities and settle the act of each message."""
        for message in messages:
            self._read(message)
        return messages

    def _read(self, message: Message) -> None:
        text = message.get(TEXT) or ""
        metadata = message.get(METADATA)
        if not isinstance(metadata, Mapping) or not metadata:
            metadata = understand_now(text)
        values = {name: metadata.get(name) for name in _READ}
        values["language"] = offered(values["language"])
        read = [_entity(name, value, text) for name, value in values.items() if value]
        message.set(ENTITIES, (message.get(ENTITIES) or []) + read, add_to_output=True)
        self._settle(message, text, metadata)

    def _settle(self, message: Message, text: str, metadata: Mapping[str, Any]) -> None:
        intent = message.get(INTENT) or {}
        act = intent.get("name")
        if not act or text.startswith("/"):
            return
        settled = settle_act(act, text, metadata)
        if settled != act:
            message.set(INTENT, {"name": settled, "confidence": 1.0}, add_to_output=True)
