"""What a page shows of a pathway and of advice: sentences only, never a level."""

from dataclasses import dataclass

from directory_api.web.contexts.frame import Contact


@dataclass(frozen=True)
class AdviceLine:
    """A piece of advice, and where it is from and how sure that is."""

    text: str
    note: str


@dataclass(frozen=True)
class PathwayPart:
    """What to do when it gets harder or easier, after a no, and while waiting.

    `is_to_confirm` when some of it still has to be confirmed locally.
    """

    harder: tuple[str, ...]
    easier: tuple[str, ...]
    after_no: tuple[str, ...]
    waiting: tuple[str, ...]
    waiting_doors: tuple[Contact, ...]
    never_say: tuple[str, ...]
    is_to_confirm: bool
