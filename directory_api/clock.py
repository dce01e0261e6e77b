"""The one place that knows what time it is, so that opening hours can be tested at any hour."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The present moment in London, with its time zone."""
    return datetime.now(LONDON)
