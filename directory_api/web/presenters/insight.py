"""The proof of doors in words: a state for each need and place, and who is left out."""

from collections.abc import Mapping, Sequence

from directory_api.catalogue import Catalogue
from directory_api.insight import Cell, DoorsReport, GroupResult, State, Who
from directory_api.languages import Translator, message
from directory_api.web.contexts.insight import GroupRow, NeedRow, PlaceState, StandingDoor
from directory_api.web.presenters.facts import FactWords

NO_FIXED_ADDRESS = "none"
_STATES: Mapping[State, str] = {
    State.OPEN: message("Open to everybody"),
    State.PARTLY: message("Not open to everybody"),
    State.GAP: message("No door"),
}
_COLOURS = {State.OPEN: "fits", State.PARTLY: "might_fit", State.GAP: "does_not_fit"}
_WORST_FIRST = (State.GAP, State.PARTLY, State.OPEN)
LEFT_OUT = message("People like this have no door: {facts}.")
TO_ASK = message("People like this should ask first: {facts}.")
ALL_TO_ASK = message("Everybody should ask first.")
FACT = message("{fact} ({value})")
GROUPS = message("Groups of people: {place}")
OTHER_PLACES = message("Other boroughs")
SUMMARY = message("{place}: {open} of {total} needs have a door that is open to everybody.")
OUT_OF_DATE = message(
    "The services have changed since this was worked out. Some of it may no longer be true."
)
NOT_PROVEN = message("This has not been worked out yet.")


class DoorsPresenter:
    """The page in one language; `home` is the borough whose directory this is."""

    def __init__(self, words: Translator, facts: FactWords, home: str) -> None:
        self._words = words
        self._facts = facts
        self._home = home

    def notice(self, report: DoorsReport) -> str | None:
        """What to know before believing the page; None when it is true as it stands."""
        if not report.cells:
            return self._words.gettext(NOT_PROVEN)
        return None if report.is_current else self._words.gettext(OUT_OF_DATE)

    def summary(self, cells: Sequence[Cell]) -> tuple[str, ...]:
        """How many needs are open to everybody at home, and to people without an address."""
        said = []
        for area in (self._home, NO_FIXED_ADDRESS):
            here = [cell for cell in cells if cell.area == area]
            if here:
                is_open = sum(cell.state is State.OPEN for cell in here)
                counts = {"open": self._words.number(is_open), "total": len(here)}
                said.append(self._words.gettext(SUMMARY, place=self._place(area), **counts))
        return tuple(said)

    def columns(self) -> tuple[str, ...]:
        """The names of the columns after the need."""
        others = self._words.gettext(OTHER_PLACES)
        return (self._place(self._home), self._place(NO_FIXED_ADDRESS), others)

    def rows(self, cells: Sequence[Cell]) -> tuple[NeedRow, ...]:
        """The needs of which something is to be said; those with a gap at home come first."""
        needs = [item for item in _by_need(cells).items() if not _is_plain(item[1])]
        in_order = sorted(needs, key=lambda item: self._urgency(item[1]))
        return tuple(self._row(need, here) for need, here in in_order)

    def plain(self, cells: Sequence[Cell]) -> tuple[str, ...]:
        """The needs that have a door for everybody in every place, without having to ask first."""
        return self._needs([need for need, here in _by_need(cells).items() if _is_plain(here)])

    def groups_heading(self) -> str:
        """The heading over the groups, who all live at home."""
        return self._words.gettext(GROUPS, place=self._place(self._home))

    def groups(self, results: Sequence[GroupResult]) -> tuple[GroupRow, ...]:
        """One row for each group of people, in the order of the proof."""
        return tuple(
            GroupRow(self._facts_of(one.who), self._needs(one.no_door), self._needs(one.to_ask))
            for one in results
        )

    def standing(
        self, service_ids: Sequence[str], catalogue: Catalogue, home_page: str
    ) -> tuple[StandingDoor, ...]:
        """The doors that are open to everybody, whatever the need."""
        return tuple(
            StandingDoor(catalogue.services[one].name, f"{home_page}services/{one}")
            for one in service_ids
            if one in catalogue.services
        )

    def _urgency(self, cells: Sequence[Cell]) -> tuple[int, bool, int]:
        at_home = [cell for cell in cells if cell.area in (self._home, NO_FIXED_ADDRESS)]
        worst_at_home, worst = (
            min((_WORST_FIRST.index(cell.state) for cell in some), default=len(_WORST_FIRST))
            for some in (at_home, cells)
        )
        return worst_at_home, not any(cell.to_ask for cell in at_home), worst

    def _row(self, need: str, cells: Sequence[Cell]) -> NeedRow:
        by_area = {cell.area: cell for cell in cells}
        named = [by_area.pop(area, None) for area in (self._home, NO_FIXED_ADDRESS)]
        columns = [(self._group([cell], ""),) if cell else () for cell in named]
        return NeedRow(
            self._words.term("need", need), (*columns, self._others(list(by_area.values())))
        )

    def _others(self, cells: Sequence[Cell]) -> tuple[PlaceState, ...]:
        alike: dict[str, list[Cell]] = {}
        for cell in cells:
            alike.setdefault(str((cell.gaps, cell.to_ask)), []).append(cell)
        groups = sorted(alike.values(), key=lambda some: _WORST_FIRST.index(some[0].state))
        if len(groups) == 1:
            return (self._group(groups[0], ""),)
        return tuple(
            self._group(some, self._words.join([self._place(cell.area) for cell in some], "and"))
            for some in groups
        )

    def _group(self, cells: Sequence[Cell], places: str) -> PlaceState:
        cell = cells[0]
        return PlaceState(
            places,
            self._words.gettext(_STATES[cell.state]),
            _COLOURS[cell.state],
            (
                *(self._said(LEFT_OUT, who) for who in cell.gaps if who),
                *(self._said(TO_ASK, who) for who in cell.to_ask),
            ),
        )

    def _said(self, template: str, who: Who) -> str:
        if not who:
            return self._words.gettext(ALL_TO_ASK)
        return self._words.gettext(template, facts=self._facts_of(who))

    def _facts_of(self, who: Who) -> str:
        facts = [
            self._words.gettext(
                FACT, fact=self._facts.label(name), value=self._facts.value(name, value)
            )
            for name, value in who.items()
        ]
        return self._words.join(facts, "and")

    def _needs(self, codes: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._words.term("need", code) for code in codes)

    def _place(self, area: str) -> str:
        return self._words.term("area", area)


def _by_need(cells: Sequence[Cell]) -> dict[str, list[Cell]]:
    needs: dict[str, list[Cell]] = {}
    for cell in cells:
        needs.setdefault(cell.need, []).append(cell)
    return needs


def _is_plain(cells: Sequence[Cell]) -> bool:
    return all(cell.state is State.OPEN and not cell.to_ask for cell in cells)
