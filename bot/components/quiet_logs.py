"""Keeps what people write out of Rasa's logs. Importing this module installs it.

Rasa logs message texts as fields of its structured events, and tracebacks with local variables.
Only fields named here pass, and an exception is logged as its type and the lines it passed.
"""

import logging
import traceback
import warnings
from typing import Any, Dict, List, Mapping, Tuple

import structlog

ALLOWED_FIELDS = frozenset(
    {"event", "level", "timestamp", "logger", "action_name", "policy_name", "error_type", "lines"}
)
_MARK = "_keeps_words_out"


def error_lines(error: BaseException) -> List[str]:
    """The places an exception passed, without its message or any value."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]


def _raised(exc_info: object) -> BaseException | None:
    if isinstance(exc_info, BaseException):
        return exc_info
    if isinstance(exc_info, tuple) and isinstance(exc_info[1], BaseException):
        return exc_info[1]
    return None


def keep_allowed_fields(_logger: object, _name: str, event: Dict[str, Any]) -> Dict[str, Any]:
    """Structlog processor: drop every field that is not known to be free of people's words."""
    error = _raised(event.get("exc_info"))
    kept = {key: value for key, value in event.items() if key in ALLOWED_FIELDS}
    if error is not None:
        kept["error_type"] = type(error).__name__
        kept["lines"] = error_lines(error)
    return kept


class WordlessFilter(logging.Filter):
    """Standard logging: no debug records, and no exception messages."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let a record pass without its traceback's message; refuse debug records of Rasa."""
        if record.levelno < logging.INFO and record.name.startswith(("rasa", "sanic")):
            return False
        error = _raised(record.exc_info)
        if error is not None:
            record.msg = "%s | %s"
            record.args = (type(error).__name__, " < ".join(reversed(error_lines(error))))
            record.exc_info = None
            record.exc_text = None
        return True


def _install_structlog() -> None:
    processors = structlog.get_config()["processors"]
    if any(getattr(step, _MARK, False) for step in processors):
        return
    # The list is changed in place: loggers made earlier share it.
    # It stands before whatever formats exceptions, which come last.
    formatting: Tuple[str, ...] = ("ExceptionRenderer", "ExceptionPrettyPrinter")
    place = len(processors) - 1
    for index, step in enumerate(processors):
        if type(step).__name__ in formatting:
            place = min(place, index)
    processors.insert(max(place, 0), keep_allowed_fields)


def _install_logging(loggers: Mapping[str, object]) -> None:
    names = [name for name in loggers if name.startswith(("rasa", "sanic", "asyncio"))]
    targets = [logging.getLogger(), *(logging.getLogger(name) for name in names)]
    for target in targets:
        for handler in target.handlers:
            if not any(isinstance(kept, WordlessFilter) for kept in handler.filters):
                handler.addFilter(WordlessFilter())


def install() -> None:
    """Put both filters in place; calling it again adds nothing."""
    # Rasa warns about a payload that it cannot read by quoting it.
    warnings.filterwarnings("ignore", message=".*Failed to parse arguments")
    _install_structlog()
    _install_logging(logging.Logger.manager.loggerDict)


setattr(keep_allowed_fields, _MARK, True)
install()
