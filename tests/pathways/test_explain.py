"""Why a service fits or not, in whole sentences: the rule, what is known, what follows."""

from pathlib import Path

import pytest
import yaml

from pathways import Criterion, Definitions, Facts, decide, explain, in_english, wording

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "sentences.yaml").read_text())["cases"]
ADDED_BY_THE_DIRECTORY = {
    "area": {"ncl": "North Central London", "hackney": "Hackney"},
    "language": {"tr": "Turkish", "so": "Somali", "pl": "Polish", "es": "Spanish"},
}


def told(criterion: Criterion, facts: Facts, definitions: Definitions) -> str:
    finding = decide([criterion], facts).findings[0]
    labels = {**definitions.labels, **ADDED_BY_THE_DIRECTORY}
    sentences = explain(finding, facts, definitions)
    return " ".join(in_english(sentence, labels) for sentence in sentences)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_a_rule_is_told_in_whole_sentences(rule, know, definitions, case):
    criterion = rule(case["when"], kind=case.get("kind", "must"))
    assert told(criterion, know(**case["facts"]), definitions) == case["says"]


def test_what_the_service_settles_is_said_so(rule, know, definitions):
    criterion = rule({"fact": "phq9", "at_least": 10}, settled_by="service")
    assert told(criterion, know(), definitions).endswith("The service will check this.")


def test_no_sentence_belittles_anybody():
    texts = [*wording.GENERAL_RULES.values(), *wording.RULES.values(), *wording.KNOWN.values()]
    assert not [text for text in texts if "enough" in text or "not ill" in text or "fail" in text]
