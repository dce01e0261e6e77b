"""Opening hours of one day as a sentence; unknown hours are said to be unknown."""

from datetime import datetime

from directory_api.catalogue import Hours
from directory_api.languages import Translator, message

ALWAYS = message("Open now, day and night.")
OPEN_UNTIL = message("Open today from {opens} to {closes}.")
CLOSED = message("Closed today. Next open on {weekday} at {opens}.")


def open_today(hours: Hours | None, now: datetime, words: Translator) -> str | None:
    """What the hours say about `now` (London time).

    None where the record has no structured hours.
    """
    if hours is None:
        return None
    if hours.always:
        return words.gettext(ALWAYS)
    for ahead in range(8):
        day = (now.weekday() + ahead) % 7
        for opening in hours.opening:
            if day not in opening.days:
                continue
            opens, closes = words.time(opening.opens), words.time(opening.closes)
            if ahead == 0 and now.time() < opening.closes:
                return words.gettext(OPEN_UNTIL, opens=opens, closes=closes)
            if ahead:
                return words.gettext(CLOSED, weekday=words.weekday(day), opens=opens)
    return None
