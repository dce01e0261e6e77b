"""A rule that nobody knows: it never excludes, is never taken as met, and no answer settles it."""

from hypothesis import given
from hypothesis import strategies as st

from pathways import (
    Candidate,
    Condition,
    Criterion,
    Facts,
    FlagLeaf,
    Gap,
    Group,
    Kind,
    Outcome,
    Truth,
    changes,
    decide,
    evaluate,
    explain,
    in_english,
    leaves_of,
    next_question,
)
from pathways.conditions import GroupKind
from tests.pathways.small_world import FACTS, LEAVES, WORLD
from tests.pathways.test_properties import completions, names_in

GAPS = st.builds(Gap, st.sampled_from(["flag", "number", "code", "place"]))


def groups(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    kinds = st.sampled_from([GroupKind.ALL, GroupKind.ANY, GroupKind.NONE])
    return st.builds(Group, kinds, st.lists(parts, min_size=1, max_size=3).map(tuple))


CONDITIONS = st.recursive(LEAVES | GAPS, groups, max_leaves=5)
ONE = st.builds(Criterion, st.just("rule"), st.sampled_from(list(Kind)), CONDITIONS)
CRITERIA = st.lists(ONE, max_size=4).map(tuple)
CARER = {"fact": "carer", "is": True}
NOT_KNOWN = {"not_known": "age"}


def test_a_service_whose_rule_nobody_knows_might_fit_and_will_check(rule, know):
    verdict = decide([rule(NOT_KNOWN, kind="usually")], know(age=34))
    assert verdict.outcome is Outcome.MIGHT_FIT
    assert verdict.awaits_only_service
    assert verdict.open_facts == frozenset()


def test_what_is_only_preferred_and_not_known_changes_nothing(rule, know):
    assert decide([rule(NOT_KNOWN, kind="prefers")], know()).outcome is Outcome.FITS


def test_beside_a_known_rule_the_known_rule_still_excludes(rule, know):
    both = rule({"all": [CARER, NOT_KNOWN]})
    assert decide([both], know(carer=False)).outcome is Outcome.DOES_NOT_FIT
    assert decide([both], know(carer=True)).outcome is Outcome.MIGHT_FIT


def test_nobody_is_asked_what_would_not_settle_it(rule, know, definitions):
    candidate = Candidate("service", (rule(NOT_KNOWN, kind="usually"),), 0)
    assert next_question([candidate], know(), definitions, "resident") is None
    assert changes(candidate.criteria, know(), definitions) == ()


@given(CRITERIA, FACTS)
def test_a_final_verdict_holds_for_every_completion(criteria, facts):
    outcome = decide(criteria, facts).outcome
    if outcome is Outcome.MIGHT_FIT:
        return
    for person in completions(facts, names_in(criteria)):
        assert decide(criteria, person).outcome is outcome


def filled(condition: Condition, truth: bool) -> Condition:
    """The condition in which every gap turns out to be met, or not met."""
    if isinstance(condition, Gap):
        # A group that always holds, and one that never does.
        either = Group(GroupKind.ANY, (FlagLeaf("flag", True), FlagLeaf("flag", False)))
        return either if truth else Group(GroupKind.NONE, (either,))
    if isinstance(condition, Group):
        parts = tuple(filled(part, truth) for part in condition.parts)
        return Group(condition.kind, parts, condition.count)
    return condition


@given(CONDITIONS, FACTS)
def test_what_is_decided_beside_a_gap_stays_so_however_the_gap_is_filled(condition, facts):
    truth = evaluate(condition, facts)
    if truth is Truth.UNKNOWN:
        return
    known = facts if facts.value("flag") is not None else facts.with_value("flag", True)
    for met in (True, False):
        assert evaluate(filled(condition, met), known) is truth


@given(CRITERIA, FACTS)
def test_a_gap_is_told_in_a_whole_sentence(criteria, facts):
    for finding in decide(criteria, facts).findings:
        for sentence in explain(finding, facts, WORLD):
            assert in_english(sentence, WORLD.labels).endswith(".")


@given(CRITERIA)
def test_a_gap_is_never_met_and_never_failed(criteria):
    for criterion in criteria:
        for leaf in leaves_of(criterion.when):
            if isinstance(leaf, Gap):
                assert evaluate(leaf, Facts({"flag": True})) is Truth.UNKNOWN
