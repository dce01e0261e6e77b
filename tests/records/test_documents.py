"""The pages for curators show what really stands in the files, and their example really loads."""

import re
from pathlib import Path
from textwrap import dedent, indent

import yaml

from directory_api.cli.check import check_everything
from tests.records.curated import DATA, ROOT, service
from tests.records.test_file_form import written

DOCS = ROOT / "docs"


def yaml_blocks(name: str) -> list[str]:
    text = (DOCS / name).read_text(encoding="utf-8")
    found = re.findall(r"^( *)```yaml\n(.*?)^\1```", text, flags=re.MULTILINE | re.DOTALL)
    return [dedent(block) for _, block in found]


def test_the_worked_example_is_a_real_record() -> None:
    assert written([service("carers-assessment")]) in yaml_blocks("data-format.md")


def test_every_key_of_a_record_is_explained() -> None:
    text = (DOCS / "data-format.md").read_text(encoding="utf-8")
    keys = set(service("haringey-tt")) | set(service("solace-haringey"))
    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []


def test_a_service_added_as_the_page_says_passes_the_check(tmp_path: Path) -> None:
    source, record = yaml_blocks("add-a-service.md")
    for file in DATA.glob("*.yaml"):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    services = tmp_path / "services.yaml"
    added = f"{indent(source, '  ')}\nservices:\n"
    text = services.read_text(encoding="utf-8").replace("\nservices:\n", added)
    services.write_text(f"{text}\n{record}", encoding="utf-8")
    check_everything(tmp_path)
    assert yaml.safe_load(services.read_text(encoding="utf-8"))["services"][-1]["name"]


def test_the_rule_that_the_page_shows_stands_in_the_file() -> None:
    shown = yaml.safe_load(yaml_blocks("add-a-rule.md")[0])[0]
    written_rules = {c["id"]: c for c in service("mulberry-junction")["criteria"]}
    assert written_rules[shown["id"]] == shown
