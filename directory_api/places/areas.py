"""The areas of the data set and the ways people name them: postcodes, places, boroughs.

An area says where somebody lives or stays. It never says where their GP is: `gp_borough` is not
inferred from anything in this package.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from directory_api.places.names import NameIndex, fold
from directory_api.places.postcodes import find_postcodes, read_postcode
from directory_api.settings import get_settings


class PlaceKind(StrEnum):
    """How precisely a place was named."""

    POSTCODE = "postcode"
    DISTRICT = "district"
    PLACE = "place"
    AREA = "area"


@dataclass(frozen=True)
class Area:
    """A borough, or a wider area made of boroughs."""

    code: str
    name: str
    gss: str | None = None
    within: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    shared_districts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    listed_members: tuple[str, ...] = ()

    @property
    def is_borough(self) -> bool:
        """Whether this is a borough with postcodes of its own."""
        return bool(self.districts or self.shared_districts)


@dataclass(frozen=True)
class Place:
    """What somebody's words for a place mean.

    `areas` are area codes, the likeliest first; more than one means "ask". The label never holds
    a whole postcode: "N17 9AB" becomes "N17".
    """

    areas: tuple[str, ...]
    kind: PlaceKind
    label: str


@dataclass(frozen=True)
class Areas:
    """All areas of the data set, by code, in the order of the file."""

    by_code: Mapping[str, Area]
    _districts: Mapping[str, tuple[str, ...]] = field(repr=False)
    _names: NameIndex[Place] = field(repr=False)

    @property
    def boroughs(self) -> tuple[str, ...]:
        """Codes of the boroughs."""
        return tuple(code for code, area in self.by_code.items() if area.is_borough)

    def name(self, code: str) -> str:
        """The proper name of an area."""
        return self.by_code[code].name

    def members(self, code: str) -> frozenset[str]:
        """The boroughs an area is made of; a borough is its own only member."""
        area = self.by_code.get(code)
        if area is None:
            return frozenset()
        if area.is_borough:
            return frozenset({code})
        inside = {one for one in self.boroughs if code in self.by_code[one].within}
        return frozenset(inside | set(area.listed_members))

    def sets(self) -> Mapping[str, frozenset[str]]:
        """The boroughs of every area, for rules that say `within: ncl`."""
        return {code: self.members(code) for code in self.by_code}

    def resolve(self, text: str) -> Place | None:
        """What one answer to "where?" means; None when it names nothing we know."""
        postcode = read_postcode(text)
        if postcode is not None:
            return self._place_of_district(postcode.district, whole=postcode.is_whole)
        return self._names.look_up(text) or self._only_place_in(text)

    def find_places_in(self, text: str) -> tuple[str, ...]:
        """Codes of the boroughs that a longer text names, in its order, the likeliest first."""
        return tuple(
            dict.fromkeys(code for place in self.find_named_places(text) for code in place.areas)
        )

    def find_named_places(self, text: str) -> list[Place]:
        """The places within our boroughs that a longer text names, in its order, each once."""
        found = [
            (code.start, place)
            for code in find_postcodes(text)
            if (place := self._place_of_district(code.district, whole=code.is_whole))
        ]
        found += [
            (start, place)
            for start, place in self._names.find_in(text)
            if all(self.by_code[code].is_borough for code in place.areas)
        ]
        return list(dict.fromkeys(place for _, place in sorted(found, key=lambda pair: pair[0])))

    def _only_place_in(self, text: str) -> Place | None:
        places = self.find_named_places(text)
        return places[0] if len({place.areas for place in places}) == 1 else None

    def _place_of_district(self, district: str, *, whole: bool) -> Place | None:
        for candidate in (district, district.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")):
            if candidate in self._districts:
                kind = PlaceKind.POSTCODE if whole else PlaceKind.DISTRICT
                return Place(self._districts[candidate], kind, candidate)
        return None


def load_areas(path: Path | None = None) -> Areas:
    """The areas of the data folder, or of `path`; read once per file."""
    return _load(path or get_settings().data_folder / "areas.yaml")


@lru_cache(maxsize=8)
def _load(path: Path) -> Areas:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    by_code = {code: _area(code, raw or {}) for code, raw in content["areas"].items()}
    spellings = content.get("spellings") or {}
    return Areas(
        by_code=by_code,
        _districts=_districts(by_code),
        _names=_names(by_code, spellings, tuple(content.get("not_places") or ())),
    )


def _area(code: str, raw: Mapping[str, Any]) -> Area:
    return Area(
        code=code,
        name=raw.get("name", code),
        gss=raw.get("gss"),
        within=tuple(raw.get("within") or ()),
        districts=tuple(raw.get("districts") or ()),
        shared_districts=tuple(raw.get("part") or ()),
        places=tuple(raw.get("places") or ()),
        listed_members=tuple(raw.get("members") or ()),
    )


def _districts(by_code: Mapping[str, Area]) -> dict[str, tuple[str, ...]]:
    """Boroughs of each district: those that hold all of it first, then in the file's order.

    The file begins with the home borough, so N17 and N10, which are mostly Haringey's, name it
    first; a district listed for several boroughs still means all of them.
    """
    found: dict[str, list[str]] = {}
    for code, area in by_code.items():
        for district in area.districts:
            found.setdefault(district, []).append(code)
    for code, area in by_code.items():
        for district in area.shared_districts:
            found.setdefault(district, []).append(code)
    return {district: tuple(codes) for district, codes in found.items()}


def _names(
    by_code: Mapping[str, Area],
    spellings: Mapping[str, list[str]],
    not_places: tuple[str, ...],
) -> NameIndex[Place]:
    names: dict[str, Place] = {}
    for code, area in by_code.items():
        for name in (area.name, code):
            names.setdefault(fold(name), Place((code,), PlaceKind.AREA, area.name))
    for code, area in by_code.items():
        for name in area.places:
            known = names.get(fold(name))
            if known is None or known.kind is PlaceKind.PLACE:
                codes = (*known.areas, code) if known else (code,)
                names[fold(name)] = Place(codes, PlaceKind.PLACE, name)
    for name, others in spellings.items():
        for other in others:
            names.setdefault(fold(other), names[fold(name)])
    return NameIndex(names, not_places)
