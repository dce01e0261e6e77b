"""The gateway between people and the assistant: it owns the facts and always has an answer."""

from directory_api.conversation.rasa import Rasa
from directory_api.conversation.service import ConversationService, Said
from directory_api.conversation.store import ConversationStore, MemoryStore, RedisStore
from directory_api.conversation.types import Assistant, Choice, SaidMessage, State, Turn

__all__ = [
    "Assistant",
    "Choice",
    "ConversationService",
    "ConversationStore",
    "MemoryStore",
    "Rasa",
    "RedisStore",
    "Said",
    "SaidMessage",
    "State",
    "Turn",
]
