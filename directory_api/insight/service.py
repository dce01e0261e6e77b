"""What the pages ask about the proof: the cells, and whether they are true of the data as it is."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from directory_api.catalogue import Catalogue
from directory_api.eligibility import Standing
from directory_api.errors import DataProblem
from directory_api.insight.proof import Cell, GroupResult, Proof, read_proof

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class DoorsReport:
    """The proof for a page: its cells (none when nobody has proven anything), and how true it is.

    `is_current` is false when the records or rules changed after the proof was written.
    """

    cells: tuple[Cell, ...]
    groups: tuple[GroupResult, ...]
    is_current: bool
    standing: tuple[str, ...]


class InsightService:
    """Reads the proof once, at start; compares it with each new version of the catalogue.

    `fingerprint_of` says which data a catalogue is, beside everything else that is known at start.
    """

    def __init__(
        self, folder: Path, fingerprint_of: Callable[[Catalogue], str], standing: Standing
    ) -> None:
        self._proof = _read(folder)
        self._fingerprint_of = fingerprint_of
        self._standing = standing
        self._compared: tuple[str, bool] | None = None

    def doors(self, catalogue: Catalogue) -> DoorsReport:
        """Which needs have a specific door where, as proven."""
        proof = self._proof or Proof("", ())
        is_current = self._is_current(catalogue)
        return DoorsReport(proof.cells, proof.groups, is_current, self._standing.service_ids)

    def _is_current(self, catalogue: Catalogue) -> bool:
        if self._proof is None:
            return False
        if self._compared is None or self._compared[0] != catalogue.version:
            now = self._fingerprint_of(catalogue)
            self._compared = (catalogue.version, now == self._proof.fingerprint)
        return self._compared[1]


def _read(folder: Path) -> Proof | None:
    """The proof; a broken file is no reason to answer nobody."""
    try:
        return read_proof(folder)
    except DataProblem as problem:
        logger.warning("Going on without a proof of doors: %s", problem.message)
        return None
