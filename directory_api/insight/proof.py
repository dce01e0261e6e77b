"""The result of the proofs as a file: for each need and area, who has no specific door."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from directory_api.errors import DataProblem

PROOF_FILE = "proof.json"
_VERSION = 1
Who = Mapping[str, object]
"""A profile as facts travel; empty: anybody."""


class State(StrEnum):
    """Whether everybody, some people or not even the unremarkable have a specific door."""

    OPEN = "open"
    PARTLY = "partly"
    GAP = "gap"


@dataclass(frozen=True)
class Cell:
    """One need in one area: how many specific doors there are, and who has none, plainest first.

    `to_ask` is who has doors, but only such as are usually for others: they have to ask first.
    """

    need: str
    area: str
    doors: int
    gaps: tuple[Who, ...]
    to_ask: tuple[Who, ...] = ()

    @property
    def state(self) -> State:
        """Open, partly or gap."""
        if not self.gaps:
            return State.OPEN
        return State.GAP if {} in self.gaps else State.PARTLY


@dataclass(frozen=True)
class GroupResult:
    """People of one group at home: the needs for which all of them have no door, or have to ask."""

    who: Who
    no_door: tuple[str, ...]
    to_ask: tuple[str, ...]


@dataclass(frozen=True)
class Proof:
    """Every cell, in the order of the vocabulary and of the areas, and of which data it is true.

    `groups` are groups of people in the home borough, who are otherwise unremarkable.
    """

    fingerprint: str
    cells: tuple[Cell, ...]
    groups: tuple[GroupResult, ...] = ()

    def gaps(self) -> Iterator[tuple[Cell, Who]]:
        """Every gap with its cell."""
        for cell in self.cells:
            for who in cell.gaps:
                yield cell, who


def proof_text(proof: Proof) -> str:
    """The file: always the same text for the same proof, one cell or group on a line."""
    head = f'"version": {_VERSION},\n "fingerprint": {json.dumps(proof.fingerprint)}'
    cells, groups = _lines(proof.cells), _lines(proof.groups)
    return f'{{\n {head},\n "groups": [{groups}],\n "cells": [{cells}]\n}}\n'


def _lines(values: Sequence[Cell | GroupResult]) -> str:
    lines = [json.dumps(asdict(one), ensure_ascii=False) for one in values]
    return "".join(("\n  " if at == 0 else ",\n  ") + line for at, line in enumerate(lines)) + "\n "


def read_proof(folder: Path) -> Proof | None:
    """The proof of a data folder; None where nobody has written one.

    Raises:
        DataProblem: the file is there and is not one that `nwd prove --write` wrote.
    """
    path = folder / PROOF_FILE
    if not path.is_file():
        return None
    try:
        raw = json.loads(path.read_text("utf-8"))
        cells = tuple(
            Cell(one["need"], one["area"], one["doors"], tuple(one["gaps"]), tuple(one["to_ask"]))
            for one in raw["cells"]
        )
        groups = tuple(
            GroupResult(one["who"], tuple(one["no_door"]), tuple(one["to_ask"]))
            for one in raw["groups"]
        )
        return Proof(str(raw["fingerprint"]), cells, groups)
    except (ValueError, KeyError, TypeError) as error:
        raise DataProblem(
            f"{path.parent.name}/{path.name} cannot be read. Write it again: nwd prove --write"
        ) from error
