"""The standing doors of data/standing.yaml.

Open to everybody, and never the excuse for no specific one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from directory_api.catalogue import ServiceRecord, Vocabulary


@dataclass(frozen=True)
class Standing:
    """Ids of the standing services in order, and who opens a door that is still being checked."""

    service_ids: tuple[str, ...]
    by_domain: Mapping[str, str]
    default: str

    def front_door(self, service: ServiceRecord, vocabulary: Vocabulary) -> str:
        """The id of the standing service that can tell people how to reach this one."""
        for code in service.needs:
            need = vocabulary.needs.get(code)
            if need is not None and need.domain is not None and need.domain in self.by_domain:
                return self.by_domain[need.domain]
        return self.default


def load_standing(folder: Path) -> Standing:
    """Read standing.yaml of the data folder."""
    raw = yaml.safe_load((folder / "standing.yaml").read_text("utf-8"))
    doors = raw["front_doors"]
    return Standing(tuple(raw["standing"]), dict(doors["domains"]), str(doors["default"]))
