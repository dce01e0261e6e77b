"""Speaks the domain's responses in the person's language, inside the Rasa process.

The English text in the domain is the message's key. It must subclass Rasa's templated generator:
Rasa makes the generator with an empty domain and hands the responses over later only to those.
"""

import copy
from pathlib import Path
from typing import Any, Dict, List, Mapping

from babel.lists import format_list
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.components.catalogues import LOCALE_FOLDER, load_catalogue
from bot.languages import DEFAULT, RIGHT_TO_LEFT, offered

# Marks that keep a Latin name in one piece inside right-to-left text.
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def language_of(tracker: DialogueStateTracker) -> str:
    """The language of this turn's metadata (all that a button press has), else the slot's."""
    message = tracker.latest_message
    metadata = (message.metadata if message else None) or {}
    return offered(metadata.get("language")) or offered(tracker.get_slot("language")) or DEFAULT


def _isolated(name: str, language: str) -> str:
    return f"{_ISOLATE}{name}{_END_ISOLATE}" if language in RIGHT_TO_LEFT else name


def _spoken(values: Mapping[str, Any], language: str) -> Dict[str, Any]:
    """The values as they stand in a sentence: names kept whole, lists joined by the language."""
    spoken = dict(values)
    if isinstance(values.get("service"), str):
        spoken["service"] = _isolated(values["service"], language)
    if isinstance(values.get("names"), list):
        names = [_isolated(str(name), language) for name in values["names"]]
        spoken["names"] = format_list(names, locale=language)
    return spoken


def _kept(buttons: List[Dict[str, str]], values: Mapping[str, Any]) -> List[Dict[str, str]]:
    """The response's buttons, or only those whose payloads the action names in `keep`."""
    keep = values.get("keep")
    return [button for button in buttons if keep is None or button["payload"] in keep]


class GettextNLG(TemplatedNaturalLanguageGenerator):
    """Translates texts, plurals and button titles from the catalogues."""

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        super().__init__(domain.responses)
        folder = endpoint_config.kwargs.get("locale_dir") if endpoint_config else None
        self._folder = Path(folder) if folder else LOCALE_FOLDER

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> Dict[str, Any] | None:
        """The response in the person's language, with `choices` before its own buttons."""
        found = self._random_response_for(
            utter_action, output_channel, tracker.current_slot_values()
        )
        if found is None:
            return None
        language = offered(kwargs.get("language")) or language_of(tracker)
        response = copy.deepcopy(found)
        notes = response.pop("metadata", None) or {}
        response["text"] = self._sentence(response["text"], notes, kwargs, language)
        buttons = self._buttons(_kept(response.pop("buttons", None) or [], kwargs), language)
        choices = kwargs.get("choices") or []
        if choices or buttons:
            response["buttons"] = [*choices, *buttons]
        return response

    def _sentence(
        self, text: str, notes: Mapping[str, Any], values: Mapping[str, Any], language: str
    ) -> str:
        plural = notes.get("plural")
        catalogue = load_catalogue(self._folder, language)
        count = values.get("count", 0)
        if plural:
            template = catalogue.ngettext(text, plural, count)
            english = text if count == 1 else plural
        else:
            template, english = catalogue.gettext(text), text
        spoken = _spoken(values, language)
        try:
            return template.format_map(spoken)
        except (KeyError, IndexError, ValueError):
            # A translation with a wrong placeholder must not silence the assistant.
            return english.format_map(spoken)

    def _buttons(self, buttons: List[Dict[str, str]], language: str) -> List[Dict[str, str]]:
        catalogue = load_catalogue(self._folder, language)
        return [{**button, "title": catalogue.gettext(button["title"])} for button in buttons]
