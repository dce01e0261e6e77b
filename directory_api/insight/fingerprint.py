"""Which data a proof is true of: one short text that changes when anything it rests on changes."""

import hashlib
import json
from functools import cache

from directory_api.catalogue import Catalogue, ServiceRecord, Vocabulary
from directory_api.eligibility import Standing
from directory_api.places import Areas
from pathways import PACKAGED_DEFINITIONS, Definitions


def fingerprint(
    catalogue: Catalogue,
    vocabulary: Vocabulary,
    areas: Areas,
    definitions: Definitions,
    standing: Standing,
    home: str,
) -> str:
    """Sixteen characters; names, texts, contacts and sources may change without changing them.

    `home` is the borough that serves people without a fixed address.
    """
    content = {
        "services": [_service(one) for one in catalogue.services.values()],
        "needs": [[need.code, need.domain] for need in vocabulary.needs.values()],
        "areas": {code: sorted(areas.members(code)) for code in areas.by_code},
        "standing": list(standing.service_ids),
        "home": home,
        "figures": {name: figure.value for name, figure in sorted(definitions.figures.items())},
        "facts": [
            [one.name, one.type, list(one.values), one.lowest, one.highest, one.meaning, one.burden]
            for one in definitions.facts.values()
        ],
        "moot": [[one.name, dict(one.not_asked_when)] for one in definitions.facts.values()],
        "people": _people(),
    }
    text = json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _service(service: ServiceRecord) -> list[object]:
    rules = [{"kind": one.get("kind"), "when": one.get("when")} for one in service.criteria]
    reach = [service.needs, service.area, service.routes, service.levels]
    return [service.id, *(sorted(map(str, one)) for one in reach), service.openness, rules]


@cache
def _people() -> str:
    return (PACKAGED_DEFINITIONS / "people" / "people.yaml").read_text("utf-8")
