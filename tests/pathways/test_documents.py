"""Every example of the pages on rules and pathways is tried: it is real, or it really loads."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from pathways import (
    PACKAGED_DEFINITIONS,
    DefinitionProblem,
    Definitions,
    Handbook,
    Pathway,
    load_definitions,
    load_handbook,
)
from tests.pathways.worked_cases import FOLDER
from tests.records.test_documents import DOCS, yaml_blocks

EXAMPLE = "gambling"


def blocks(page: str) -> list[Any]:
    return [yaml.safe_load(block) for block in yaml_blocks(page)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "definitions"
    shutil.copytree(PACKAGED_DEFINITIONS, copy)
    return copy


def with_part(folder: Path, definitions: Definitions, part: dict[str, Any]) -> Pathway:
    """The example's pathway with some keys as a snippet of the page has them."""
    path = folder / "needs" / f"{EXAMPLE}.yaml"
    content = yaml.safe_load(path.read_text())
    path.write_text(yaml.safe_dump({**content, **part}))
    handbook: Handbook = load_handbook(definitions, folder)
    return handbook.pathways[EXAMPLE]


def test_the_whole_pathway_on_the_page_is_the_one_in_the_file() -> None:
    shown = blocks("add-a-pathway.md")[0]
    path = PACKAGED_DEFINITIONS / "needs" / f"{EXAMPLE}.yaml"
    assert shown == yaml.safe_load(path.read_text())


def test_every_key_of_a_pathway_is_explained() -> None:
    text = (DOCS / "add-a-pathway.md").read_text()
    shown = blocks("add-a-pathway.md")[0]
    assert [key for key in shown if f"`{key}`" not in text and key not in {"version", "need"}] == []


def test_the_queries_on_the_page_load(folder: Path, definitions: Definitions) -> None:
    found = with_part(folder, definitions, blocks("add-a-pathway.md")[1])
    first, second = found.doors[4]
    assert first.needs == {EXAMPLE}
    assert second.routes == {"gp", "self"}
    assert found.doors[3][0].without == {"helpline"}
    assert found.doors[2][0].offers == frozenset()


def test_the_own_words_on_the_page_load(folder: Path, definitions: Definitions) -> None:
    found = with_part(folder, definitions, blocks("add-a-pathway.md")[2])
    assert found.step_up[0].line.text.template.startswith("If money leaves the account")
    assert found.step_up[0].line.verify


def test_the_hand_over_on_the_page_loads(folder: Path, definitions: Definitions) -> None:
    path = folder / "ambassadors.yaml"
    content = yaml.safe_load(path.read_text())
    path.write_text(yaml.safe_dump({**content, **blocks("add-a-pathway.md")[3]}))
    (found,) = load_handbook(definitions, folder).role.hand_over
    assert found.needs == {"immigration", "asylum", "nrpf"}


def test_the_mistake_on_the_page_is_reported_as_it_says(
    folder: Path, definitions: Definitions
) -> None:
    (shown,) = re.findall(
        rf"^pathways/definitions/(needs/{EXAMPLE}.yaml):(\d+): (.+)$",
        (DOCS / "add-a-pathway.md").read_text(),
        re.MULTILINE,
    )
    path = folder / shown[0]
    path.write_text(path.read_text().replace("say: up-gp\n", "say: up-gpp\n"))
    with pytest.raises(DefinitionProblem) as refusal:
        load_handbook(definitions, folder)
    assert f"{refusal.value.line}: {refusal.value.problem} {refusal.value.remedy}" == (
        f"{shown[1]}: {shown[2]}"
    )


def part_with(key: str) -> dict[str, Any]:
    """The block of the page on rules whose first key is this."""
    named = [block for block in blocks("add-a-rule.md") if isinstance(block, dict)]
    (found,) = [block for block in named if key in block and _is_about_advice_or_cases(block, key)]
    return found


def _is_about_advice_or_cases(block: dict[str, Any], key: str) -> bool:
    return key != "rules" or isinstance(block["rules"], list)


def test_the_advice_on_the_page_is_the_one_in_the_file(definitions: Definitions) -> None:
    shown = part_with("advice")["advice"]
    written = yaml.safe_load((PACKAGED_DEFINITIONS / "advice" / "health.yaml").read_text())
    assert shown == {"T-LD-1": written["advice"]["T-LD-1"]}


def test_the_register_on_the_page_names_where_the_rule_lives() -> None:
    shown = [block for block in blocks("add-a-rule.md") if isinstance(block, dict)]
    (entry,) = [block["rules"] for block in shown if isinstance(block.get("rules"), dict)]
    written = yaml.safe_load((PACKAGED_DEFINITIONS / "rules.yaml").read_text())["rules"]
    for name, rule in entry.items():
        assert {**rule, "says": ""} == {**written[name], "says": ""}


def test_the_worked_cases_on_the_page_stand_in_the_cases() -> None:
    (shown,) = part_with("rules")["rules"]
    written = yaml.safe_load((FOLDER / "specific.yaml").read_text())["rules"]
    (real,) = [entry for entry in written if entry["rule"] == shown["rule"] and "service" in entry]
    assert shown["person"] == real["person"]
    assert all(case in real["cases"] for case in shown["cases"])


def test_a_copy_of_the_definitions_loads_as_the_packaged_ones_do(folder: Path) -> None:
    assert load_definitions(folder).facts.keys() == load_definitions().facts.keys()
