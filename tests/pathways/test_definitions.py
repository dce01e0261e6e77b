"""The packaged definitions: plain words for every fact, a source for every figure."""

from pathlib import Path

import pytest

from pathways import DefinitionProblems, FactType, load_definitions
from pathways.library import Definitions


def test_every_fact_that_may_be_asked_has_a_question_for_oneself_and_for_another(definitions):
    for fact in definitions.facts.values():
        if fact.asked_of - {"service"}:
            assert fact.question.endswith("?") or fact.question.endswith("."), fact.name
            assert fact.question_other, fact.name


def test_every_sensitive_fact_says_why_it_is_asked(definitions):
    for fact in definitions.facts.values():
        if fact.sensitive:
            assert fact.why, fact.name


def test_every_value_has_a_label(definitions):
    for fact in definitions.facts.values():
        assert (fact.type is FactType.ENUM) == bool(fact.values), fact.name
        assert all(fact.value_labels[value] for value in fact.values)


def test_every_label_that_a_term_can_name_is_there(definitions):
    assert definitions.labels["fact"]["age"] == "Age"
    assert definitions.labels["fact_question"]["age"] == "How old are you?"
    assert definitions.labels["fact_question"]["age.other"] == "How old is the person?"
    assert definitions.labels["fact_value"]["english.basic"] == "A little"
    assert definitions.labels["fact_value"]["yes"] == "Yes"
    assert "gender" in definitions.labels["fact_why"]


def test_the_extractor_is_given_every_text_with_its_context(definitions):
    messages = set(definitions.messages())
    assert ("fact_question", "How old are you?") in messages
    assert any(context is None and "GP practice" in text for context, text in messages)


def test_questions_are_short_enough_to_read(definitions):
    for fact in definitions.facts.values():
        for text in (fact.question, fact.question_other, fact.why or ""):
            assert len(text.split()) <= 25, text


def test_aliases_lead_to_their_fact(definitions):
    assert definitions.fact("perp_present").name == "dv_immediate"
    assert definitions.fact("nothing") is None


def test_every_figure_says_where_it_comes_from(definitions):
    assert definitions.figures["talking-therapies.age_from"].value == 16
    assert all(figure.source.key for figure in definitions.figures.values())


ASKED = "type: boolean, label: X, asked_of: [r], question: Q, question_other: Q"
GOOD_FACT = "facts:\n  carer: {type: boolean, label: Carer}\n"
GOOD_FIGURE = "group: g\nfigures:\n  n: {value: 1, source: X}\n"


def load(folder: Path, **files: str) -> Definitions:
    for kind, text in files.items():
        (folder / kind).mkdir(parents=True)
        (folder / kind / "it.yaml").write_text(text)
    return load_definitions(folder)


def test_a_small_folder_is_loaded(tmp_path):
    advice = 'advice:\n  A: {needs: [x], do: "Do {n}.", figures: {n: g.n}, source: X}\n'
    found = load(tmp_path, facts=GOOD_FACT, figures=GOOD_FIGURE, advice=advice)
    assert list(found.facts) == ["carer"]
    assert found.figures["g.n"].value == 1
    assert found.advice[0].do.values == {"n": 1}


@pytest.mark.parametrize(
    ("fact", "problem"),
    [
        ("{type: boolean}", "needs `label`"),
        ("{type: boolean, label: X, asked_of: [r]}", "needs `question`"),
        ("{type: boolean, label: X, asked_of: [q]}", "Nobody is called"),
        ("{type: boolean, label: X, asked_of: r}", "needs a list"),
        (f"{{{ASKED}, sensitive: true}}", "needs `why`"),
        ("{type: maybe, label: X}", "no value of `type`"),
        ("{type: enum, label: X}", "needs values"),
        ("{type: enum, label: X, values: [a]}", "should be a mapping"),
        ("{type: enum, label: X, values: {a: A}, value_aliases: {b: c}}", "does not exist"),
        ("{type: integer, label: X}", "needs a range"),
        ("{type: integer, label: X, range: [3, 1]}", "needs a range"),
        ("{type: boolean, label: X, burden: 9}", "no such burden"),
        ("{type: boolean, label: X, meaning: some_of}", "no value of `meaning`"),
        ("{type: boolean, label: X, changes_by: magic}", "no value of `changes_by`"),
        ("{type: boolean, label: X, colour: red}", "no key “colour”"),
        ("just words", "should be a mapping"),
        ("{type: boolean, label: X, aliases: [other]}", "already a fact"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_fact_is_named(tmp_path, fact, problem):
    text = f"facts:\n  other: {{type: boolean, label: Other}}\n  carer: {fact}\n"
    with pytest.raises(DefinitionProblems) as refusal:
        load(tmp_path, facts=text)
    assert problem in refusal.value.problems[0].problem


@pytest.mark.parametrize(
    ("figure", "problem"),
    [
        ("{source: X}", "needs a whole number"),
        ("{value: true, source: X}", "needs a whole number"),
        ("{value: 1}", "has no source"),
        ("{value: 1, source: X, valid_from: soon}", "is not a date"),
        ("{value: 1, source: X, colour: red}", "no key “colour”"),
    ],
)
def test_a_mistake_in_a_figure_is_named(tmp_path, figure, problem):
    with pytest.raises(DefinitionProblems) as refusal:
        load(tmp_path, figures=f"group: g\nfigures:\n  n: {figure}\n")
    assert problem in refusal.value.problem
    assert refusal.value.line == 3


@pytest.mark.parametrize(
    ("advice", "problem"),
    [
        ("{source: X, needs: [a]}", "needs `do` and `source`"),
        ("{do: Do., needs: [a]}", "needs `do` and `source`"),
        ("{do: Do., source: X}", "neither when nor for which needs"),
        ("{do: Do., source: X, needs: a}", "neither when nor for which needs"),
        ("{do: Do., source: X, needs: [a], services: gp}", "needs a list"),
        ('{do: "Do {n}.", source: X, needs: [a]}', "placeholder “n” has no figure"),
        ('{do: "Do {n}.", source: X, needs: [a], figures: {n: g.x}}', "no figure “g.x”"),
        ('{do: "Do {n.", source: X, needs: [a]}', "The braces do not match"),
        ("{do: Do., source: X, when: {fact: x, is: true}}", "no fact “x”"),
    ],
)
def test_a_mistake_in_advice_is_named(tmp_path, advice, problem):
    with pytest.raises(DefinitionProblems) as refusal:
        load(tmp_path, facts=GOOD_FACT, advice=f"advice:\n  A: {advice}\n")
    assert problem in refusal.value.problem


def test_all_mistakes_of_a_folder_are_reported_together(tmp_path):
    facts = "facts:\n  a: {type: maybe, label: A}\n  b: {type: boolean}\n"
    with pytest.raises(DefinitionProblems) as refusal:
        load(tmp_path, facts=facts, figures="figures: 3\n")
    assert len(refusal.value.problems) == 3
    assert str(refusal.value).startswith(str(tmp_path / "facts" / "it.yaml") + ":2:")


def test_a_fact_defined_in_two_files_is_refused(tmp_path):
    (tmp_path / "facts").mkdir()
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / "facts" / name).write_text(GOOD_FACT)
    with pytest.raises(DefinitionProblems, match="defined twice"):
        load_definitions(tmp_path)
