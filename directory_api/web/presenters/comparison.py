"""Two services side by side: the lists to choose from, and the two that were chosen."""

from collections.abc import Sequence

from directory_api.web.contexts.doors import DoorCard
from directory_api.web.contexts.forms import Choice
from directory_api.web.contexts.workbench import Comparison


def comparison(rows: Sequence[DoorCard], first: str, second: str) -> Comparison | None:
    """The choices among these services, and the two whose ids were posted, if they are two.

    An id that is not listed counts as not chosen, and then the first two services stand in the
    lists. None when there are not two to compare.
    """
    if len(rows) < 2:
        return None
    by_id = {row.service_id: row for row in rows}
    is_chosen = first in by_id and second in by_id and first != second
    shown = (first, second) if is_chosen else (rows[0].service_id, rows[1].service_id)
    return Comparison(
        first=_choices(rows, shown[0]),
        second=_choices(rows, shown[1]),
        doors=(by_id[first], by_id[second]) if is_chosen else (),
    )


def _choices(rows: Sequence[DoorCard], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(row.service_id, row.name, row.service_id == chosen) for row in rows)
