"""The file has one form, so that what an export writes can be compared byte by byte."""

from typing import Any

import yaml

from tests.records.curated import DATA, services

LONGEST_ON_ONE_LINE = 84
KEY_ORDER = (
    "id", "name", "organization", "description", "offers", "needs", "levels", "audiences", "age",
    "child_age", "gender", "area", "area_note", "delivery", "routes", "access", "languages", "cost",
    "hours", "contact", "contact_corroborated", "contact_unverified", "open_through",
    "eligibility_notes", "not_for", "criteria", "funded_until", "confidential",
    "omit_from_others", "provenance",
)  # fmt: skip
CRITERION_ORDER = (
    "id", "kind", "when", "source", "settled_by", "inferred", "instead", "note",
)  # fmt: skip


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


class _Curated(_Plain):
    """Short lists and mappings on one line, the rest one thing per line."""


def is_short(value: object) -> bool:
    line = yaml.dump(
        value,
        Dumper=_Plain,
        sort_keys=False,
        allow_unicode=True,
        width=10**6,
        default_flow_style=True,
    )
    return len(line.rstrip("\n")) <= LONGEST_ON_ONE_LINE


def _mapping(dumper: yaml.SafeDumper, value: dict[str, Any]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), is_short(value))


def _sequence(dumper: yaml.SafeDumper, value: list[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, is_short(value))


_Curated.add_representer(dict, _mapping)
_Curated.add_representer(list, _sequence)


def written(value: object) -> str:
    return yaml.dump(value, Dumper=_Curated, sort_keys=False, allow_unicode=True, width=100)


def without_comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_the_file_is_what_writing_its_content_gives() -> None:
    text = (DATA / "services.yaml").read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    again = f"version: {content['version']}\n" + written({"sources": content["sources"]})
    again += "services:\n" + "".join(written([entry]) for entry in content["services"])
    assert without_comments(text) == without_comments(again)


def test_keys_stand_in_one_order_everywhere() -> None:
    for entry in services():
        assert list(entry) == [key for key in KEY_ORDER if key in entry], entry["id"]
        for criterion in entry["criteria"]:
            expected = [key for key in CRITERION_ORDER if key in criterion]
            assert list(criterion) == expected, f"{entry['id']}.{criterion['id']}"
