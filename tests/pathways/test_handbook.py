"""The pathways as they are written: one for every need, with real doors and no idle text."""

import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from pathways import (
    PACKAGED_DEFINITIONS,
    DefinitionProblems,
    Handbook,
    doors_of,
    hand_over_lines,
    load_handbook,
    pathway_files,
)

ROOT = Path(__file__).parents[2]
VOCABULARY = yaml.safe_load((ROOT / "data" / "vocabulary.yaml").read_text())
SERVICES = [
    SimpleNamespace(**{key: each[key] for key in ("id", "needs", "offers", "levels", "routes")})
    for each in yaml.safe_load((ROOT / "data" / "services.yaml").read_text())["services"]
]
LONGEST_SENTENCE = 30


@pytest.fixture(scope="module")
def handbook(definitions) -> Handbook:
    return load_handbook(definitions)


def test_every_need_of_the_vocabulary_has_a_pathway(handbook):
    assert set(handbook.pathways) == set(VOCABULARY["needs"])


@pytest.mark.parametrize("need", VOCABULARY["needs"])
def test_every_level_of_a_pathway_has_a_real_door(handbook, need):
    pathway = handbook.pathways[need]
    for level, queries in pathway.doors.items():
        assert doors_of(queries, SERVICES), level
    assert len(doors_of(pathway.waiting_doors, SERVICES)) >= 2


@pytest.mark.parametrize("need", VOCABULARY["needs"])
def test_no_pathway_ends_in_a_no(handbook, need):
    pathway = handbook.pathways[need]
    assert 5 in pathway.doors
    assert any(move.to == 5 for move in pathway.step_up)
    assert pathway.step_down
    assert len(pathway.not_met) >= 3
    assert len(pathway.while_waiting) >= 3
    assert len(pathway.never_say) >= 3


def test_queries_use_words_of_the_vocabulary(handbook):
    for pathway in handbook.pathways.values():
        queries = [*pathway.waiting_doors, *(q for each in pathway.doors.values() for q in each)]
        for query in queries:
            assert query.needs <= set(VOCABULARY["needs"]), pathway.need
            assert query.offers <= set(VOCABULARY["offers"]), pathway.need
            assert query.routes <= set(VOCABULARY["routes"]), pathway.need
        assert {each.need for each in pathway.beside} <= set(VOCABULARY["needs"]) - {pathway.need}


def test_the_first_questions_are_those_that_the_vocabulary_publishes(handbook):
    for need, pathway in handbook.pathways.items():
        published = VOCABULARY["needs"][need]["first_questions"]
        assert list(pathway.first_questions) == published, need


def test_every_shared_text_and_condition_is_used():
    named = " ".join(path.read_text() for path in pathway_files())
    words = set(re.findall(r"[\w-]+", named))
    shared = yaml.safe_load((PACKAGED_DEFINITIONS / "needs" / "shared.yaml").read_text())
    assert set(shared["texts"]) - words == set()
    assert set(shared["conditions"]) - words == set()


def test_sentences_are_whole_short_and_free_of_numbers_that_a_record_should_give(handbook):
    for line in handbook.shared.lines.values():
        text = line.text.template
        assert text[0].isupper(), text
        assert text.endswith("."), text
        assert not re.search(r"\d|level", text), text
        for sentence in text.rstrip(".").split(". "):
            assert len(sentence.split()) <= LONGEST_SENTENCE, text


def test_what_rests_on_general_practice_is_to_be_confirmed_locally(handbook):
    practice = [one for one in handbook.shared.lines.values() if one.source.key.startswith("K")]
    assert practice
    assert all(line.verify for line in practice)


def test_every_text_is_given_to_the_translators_once(handbook):
    messages = list(handbook.messages())
    assert len(messages) == len(set(messages))
    assert "Never promise that a service will say yes." in messages
    assert "Assess, diagnose or score anybody." in messages


# ------------------------------------------------------------------ the role of an ambassador


def texts(lines) -> list[str]:
    return [line.text.template for line in lines]


@pytest.mark.parametrize(
    ("needs", "facts", "words"),
    [
        (["suicidal-thoughts"], {}, "hurt themselves"),
        ([], {"psychosis_signs": True}, "hurt themselves"),
        (["safeguarding"], {}, "A child may be in danger"),
        (["domestic-abuse"], {}, "trained worker"),
        ([], {"domestic_abuse": True}, "trained worker"),
        (["nrpf"], {}, "registered adviser"),
        ([], {"immigration_status": "asylum"}, "registered adviser"),
    ],
)
def test_an_ambassador_hands_over_what_is_not_theirs(handbook, know, needs, facts, words):
    said = texts(hand_over_lines(handbook.role, know(**facts), needs))
    assert words in said[0]
    assert said[-1].startswith("If you are not sure")


@pytest.mark.parametrize("facts", [{}, {"domestic_abuse": {"declined": True}}])
def test_what_is_not_known_hands_nothing_over_but_doubt(handbook, know, facts):
    said = texts(hand_over_lines(handbook.role, know(**facts), ["loneliness"]))
    assert len(said) == 1
    assert said[0].startswith("If you are not sure")


def test_the_page_for_ambassadors_says_what_the_role_says(handbook):
    page = (ROOT / "directory_api" / "web" / "templates" / "ambassadors.html").read_text()
    role = handbook.role
    for text in texts((*role.may, *role.must_not, *role.must)):
        assert f'_("{text}")' in page


# ------------------------------------------------------------------ mistakes of an author


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the definitions to make a mistake in."""
    copy = tmp_path / "definitions"
    shutil.copytree(PACKAGED_DEFINITIONS, copy)
    return copy


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("step_up:", "step_upp:", "no key “step_upp”"),
        ("not_met: [no-next,", "not_met: [no-nxt,", "no “no-nxt” for `not_met`"),
        ("when: life-affected", "when: life-affectd", "no “life-affectd” for `when`"),
        ("when: life-affected", "when: {fact: agee, is: true}", "There is no fact “agee”"),
        ("to: 5, say: up-crisis", "to: 4, say: up-crisis", "leads to level 4"),
        ("to: 5, say: up-crisis", "to: 6, say: up-crisis", "no level “6”"),
        ("  1: {offers: [pr", "  0: {offers: [pr", "no level “0”"),
        ("say: [wait-second,", "say: [wait-secnd,", "no “wait-secnd” for `say`"),
        ("beside: [", "beside: [music, ", "no “music” for `beside`"),
        ("first_questions: [", "first_questions: [mood, ", "There is no fact “mood”"),
        ("never_say: [", "texts: {x: {text: X.}}\nnever_say: [", "needs `text` and `source`"),
        ("never_say: [", "texts: {x: {text: X., source: K}}\nnever_say: [", "general knowledge"),
        ("need: food\n", "need: fuel\n", "not called as its need"),
        ("{offers: [practical_help, advice]}", "[]", "names no door"),
    ],
)
def test_a_mistake_in_a_pathway_is_named_with_file_and_line(
    folder, definitions, right, wrong, problem
):
    path = folder / "needs" / "food.yaml"
    text = path.read_text()
    if "life-affected" in right:
        text = text.replace("    when: {fact: food_now, is: true}", "    when: life-affected")
    assert right in text
    path.write_text(text.replace(right, wrong, 1))
    with pytest.raises(DefinitionProblems) as refusal:
        load_handbook(definitions, folder)
    assert problem in refusal.value.problem
    assert refusal.value.file == str(path)
    assert refusal.value.line > 0


def test_a_role_without_limits_is_refused(folder, definitions):
    path = folder / "ambassadors.yaml"
    path.write_text(path.read_text().replace("must_not:", "must_nott:", 1))
    with pytest.raises(DefinitionProblems, match="no key “must_nott”"):
        load_handbook(definitions, folder)
