"""Every published threshold is registered, lives where it says, and says how sure it is."""

from pathlib import Path

import pytest
import yaml

from pathways import DefinitionProblem, read_register

ROOT = Path(__file__).parents[2]
RULES = ROOT / "pathways" / "definitions" / "rules.yaml"
# Sections 3 to 11 of the thresholds: 38 rules with an id in a block, and three in the text.
IN_BLOCKS = (
    *("T-RISK-1", "T-RISK-2", "T-RISK-3", "T-RISK-4", "T-RISK-5", "T-RISK-6"),
    *("T-TT-1", "T-TT-2", "T-TT-3", "T-CMHT-1"),
    *("T-EIP-1", "T-PERI-1", "T-CYP-1", "T-CYP-2", "T-TRANS-1", "T-ED-1", "T-MEM-1", "T-LD-1"),
    *("T-SP-1", "T-GP-1"),
    *("T-CARE-1", "T-CARER-1", "T-S117-1", "T-SAFE-1"),
    *("T-HSG-1", "T-HSG-2", "T-HSG-3", "T-HSG-4"),
    *("T-DA-1", "T-DA-2", "T-DA-3", "T-DA-4"),
    *("T-ALC-1", "T-MHSUB-1", "T-FOOD-1"),
    *("T-NRPF-1", "T-NRPF-2", "T-ASYL-1"),
)
IN_THE_TEXT = ("T-SEX-1", "T-DEBT-1", "T-DEBT-2")


@pytest.fixture(scope="module")
def register(definitions):
    return read_register(RULES, definitions)


def test_all_41_rules_are_there():
    assert (len(IN_BLOCKS), len(IN_THE_TEXT)) == (38, 3)
    assert set(yaml.safe_load(RULES.read_text())["rules"]) == {*IN_BLOCKS, *IN_THE_TEXT}


def test_every_rule_lives_somewhere(register):
    for rule in register.values():
        assert rule.services or rule.advice or rule.safety, rule.id
        assert 3 <= rule.section <= 11, rule.id


def test_the_services_of_a_rule_have_criteria(register):
    listed = yaml.safe_load((ROOT / "data" / "services.yaml").read_text())["services"]
    criteria = {each["id"]: each["criteria"] for each in listed}
    for rule in register.values():
        assert all(criteria[name] for name in rule.services), rule.id


def test_advice_of_a_rule_that_is_to_be_confirmed_says_so(register, definitions):
    advice = {each.id: each for each in definitions.advice}
    for rule in register.values():
        if rule.verify and rule.id in advice:
            assert advice[rule.id].verify, rule.id


def test_advice_that_rests_on_general_knowledge_says_that_it_is_to_be_confirmed(definitions):
    known = [each for each in definitions.advice if each.source.key.startswith("K")]
    assert known
    assert all(each.verify for each in known)


def test_advice_from_a_page_names_the_page(definitions):
    for each in definitions.advice:
        assert each.source.url or each.source.key.startswith("K"), each.id


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("{section: 3, says: X}", "lives nowhere"),
        ("{says: X, advice: [T-GP-1]}", "needs `section` and `says`"),
        ("{section: 3, says: X, advice: [T-GP-9]}", "no “T-GP-9” for `advice`"),
        ("{section: 3, says: X, safety: [mood]}", "no “mood” for `safety`"),
        ("{section: 3, says: X, services: gp}", "needs a list"),
        ("{section: 3, says: X, colour: red}", "no key “colour”"),
    ],
)
def test_a_mistake_in_the_register_is_named_with_its_line(tmp_path, definitions, rule, problem):
    (tmp_path / "rules.yaml").write_text(f"version: 1\nrules:\n  T-X-1: {rule}\n")
    with pytest.raises(DefinitionProblem) as refusal:
        read_register(tmp_path / "rules.yaml", definitions)
    assert problem in refusal.value.problem
    assert refusal.value.line == 3
