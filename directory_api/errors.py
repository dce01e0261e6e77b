"""The situations the directory can be in besides "it worked".

Each error says what happened, why and what to do.

Nothing here knows HTTP beyond a status number; `http/problems.py` turns these into answers.
"""


class DirectoryError(Exception):
    """A situation the caller can understand.

    The message is a whole sentence without personal data.
    """

    status = 500
    slug = "error"
    title = "Something went wrong"

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotFound(DirectoryError):
    """What was asked for is not in the directory."""

    status = 404
    slug = "not-found"
    title = "Not found"


class InvalidInput(DirectoryError):
    """A part of the request cannot be used; `field` names it."""

    status = 422
    slug = "invalid-input"
    title = "A part of the request cannot be used"


class InvalidFact(InvalidInput):
    """A fact has an unknown name or an impossible value; `field` is its name."""

    slug = "invalid-fact"
    title = "A fact cannot be used"


class InvalidChoice(InvalidInput):
    """A choice was sent that was not offered in the last turn of this conversation."""

    slug = "invalid-choice"
    title = "That choice is not on offer"


class ConversationGone(DirectoryError):
    """The conversation has ended or was never started; a new one can be started."""

    status = 404
    slug = "conversation-gone"
    title = "This conversation has ended"


class TooManyRequests(DirectoryError):
    """The caller sends more than the service can answer.

    Crisis words still come with the refusal.
    """

    status = 429
    slug = "too-many-requests"
    title = "Please wait a moment"


class Unavailable(DirectoryError):
    """A part the answer needs is not running; the message says which command starts it."""

    status = 503
    slug = "unavailable"
    title = "A part of the service is not running"


class DataProblem(DirectoryError):
    """The curated data breaks its own format; the message names file, line, problem and remedy."""

    slug = "data-problem"
    title = "The directory's data has a problem"
