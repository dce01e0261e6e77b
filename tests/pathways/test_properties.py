"""What holds for every rule and every person, on generated ones: brute force is the judge."""

from collections.abc import Iterator, Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from pathways import (
    Candidate,
    Criterion,
    Facts,
    FindingOutcome,
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
from tests.pathways.holds import holds_for
from tests.pathways.small_world import (
    CONDITIONS,
    CRITERIA,
    EACH_FACT_ONCE,
    FACTS,
    VALUES,
    WORLD,
    completions_of,
)

FACTS_NAMES = sorted(VALUES)


def completions(facts: Facts, names: Sequence[str] = FACTS_NAMES) -> Iterator[Facts]:
    """Every person these facts may turn out to describe."""
    spaces = [completions_of(name, facts.value(name)) for name in names]
    for values in product(*spaces):
        yield Facts({**facts.known, **dict(zip(names, values, strict=True))})


def names_in(criteria: Sequence[Criterion]) -> list[str]:
    return sorted({leaf.fact for each in criteria for leaf in leaves_of(each.when)})


def outcome_by_the_book(criteria: Sequence[Criterion], facts: Facts) -> Outcome:
    """The precedence, written down a second time as a list of sentences."""
    truths = [(each.kind, evaluate(each.when, facts)) for each in criteria]
    if (Kind.MUST, Truth.FALSE) in truths or (Kind.MUST_NOT, Truth.TRUE) in truths:
        return Outcome.DOES_NOT_FIT
    if any(kind is not Kind.PREFERS and truth is Truth.UNKNOWN for kind, truth in truths):
        return Outcome.MIGHT_FIT
    return Outcome.ASK_SERVICE if (Kind.USUALLY, Truth.FALSE) in truths else Outcome.FITS


@holds_for(CRITERIA, FACTS)
def test_the_verdict_follows_the_precedence(criteria, facts):
    assert decide(criteria, facts).outcome is outcome_by_the_book(criteria, facts)


@holds_for(CRITERIA, FACTS)
def test_what_is_decided_stays_so_for_every_completion(criteria, facts):
    outcome = decide(criteria, facts).outcome
    if outcome is Outcome.MIGHT_FIT:
        return
    for person in completions(facts, names_in(criteria)):
        assert decide(criteria, person).outcome is outcome


@holds_for(CRITERIA, FACTS, st.sampled_from(FACTS_NAMES), st.integers(0, 4))
def test_learning_one_more_fact_never_changes_a_final_verdict(criteria, facts, name, which):
    possible = completions_of(name, facts.value(name))
    richer = facts.with_value(name, possible[which % len(possible)])
    before, after = decide(criteria, facts).outcome, decide(criteria, richer).outcome
    assert before in {Outcome.MIGHT_FIT, after}


@holds_for(CRITERIA, FACTS, st.randoms(use_true_random=False))
def test_neither_the_order_of_criteria_nor_that_of_facts_matters(criteria, facts, shuffle):
    shuffled, known = list(criteria), list(facts.known.items())
    shuffle.shuffle(shuffled)
    shuffle.shuffle(known)
    before, after = decide(criteria, facts), decide(shuffled, Facts(dict(known)))
    assert before.outcome is after.outcome
    assert before.open_facts == after.open_facts
    assert before.awaits_only_service is after.awaits_only_service


@holds_for(CRITERIA, FACTS)
def test_declined_is_as_open_as_unknown(criteria, facts):
    declined = facts
    for name in set(FACTS_NAMES) - facts.known.keys():
        declined = declined.with_declined(name)
    assert decide(criteria, declined).outcome is decide(criteria, facts).outcome


@holds_for(CRITERIA, FACTS, st.sampled_from(FACTS_NAMES))
def test_declining_to_say_never_excludes_nor_includes(criteria, facts, name):
    said, declined = decide(criteria, facts), decide(criteria, facts.with_declined(name))
    assert declined.outcome in {Outcome.MIGHT_FIT, said.outcome}


@holds_for(CRITERIA, FACTS)
def test_every_no_rests_on_facts_that_were_said(criteria, facts):
    verdict = decide(criteria, facts)
    for finding in verdict.findings:
        if finding.outcome is FindingOutcome.UNMET:
            told = {each.leaf.fact for each in finding.leaves if each.truth is not Truth.UNKNOWN}
            assert told
            assert told <= facts.known.keys()


@holds_for(CRITERIA)
def test_with_everything_declined_nothing_is_excluded_and_nothing_fits_by_itself(criteria):
    nobody = Facts(declined=frozenset(FACTS_NAMES))
    deciding = [each for each in criteria if each.kind is not Kind.PREFERS]
    expected = Outcome.MIGHT_FIT if deciding else Outcome.FITS
    assert decide(criteria, nobody).outcome is expected


@holds_for(CRITERIA, FACTS)
def test_what_is_preferred_never_changes_the_verdict(criteria, facts):
    without = [each for each in criteria if each.kind is not Kind.PREFERS]
    assert decide(criteria, facts).outcome is decide(without, facts).outcome


@holds_for(CONDITIONS, FACTS)
def test_a_decided_condition_agrees_with_every_completion(condition, facts):
    truth = evaluate(condition, facts)
    if truth is Truth.UNKNOWN:
        return
    names = sorted({leaf.fact for leaf in leaves_of(condition)})
    assert {evaluate(condition, person) for person in completions(facts, names)} == {truth}


@holds_for(EACH_FACT_ONCE, FACTS)
def test_where_each_fact_occurs_once_nothing_stays_open_that_brute_force_decides(condition, facts):
    names = sorted({leaf.fact for leaf in leaves_of(condition)})
    truths = {evaluate(condition, person) for person in completions(facts, names)}
    expected = truths.pop() if len(truths) == 1 else Truth.UNKNOWN
    assert evaluate(condition, facts) is expected


@holds_for(CRITERIA, FACTS, st.sampled_from(FACTS_NAMES))
def test_only_open_facts_can_change_a_verdict(criteria, facts, name):
    verdict = decide(criteria, facts)
    if name in verdict.open_facts:
        return
    for value in completions_of(name, facts.value(name)):
        assert decide(criteria, facts.with_value(name, value)).outcome is verdict.outcome


@given(CRITERIA, FACTS)
def test_every_finding_can_be_said_in_whole_sentences(criteria, facts):
    for finding in decide(criteria, facts).findings:
        told = [in_english(sentence, WORLD.labels) for sentence in explain(finding, facts, WORLD)]
        assert all(sentence.endswith(".") and "{" not in sentence for sentence in told)


@given(CRITERIA, FACTS)
def test_every_change_that_is_named_is_true(criteria, facts):
    for change in changes(criteria, facts, WORLD):
        assert change.fact in decide(criteria, facts).open_facts
        assert in_english(change.sentence, WORLD.labels).endswith(".")
        reached = {
            decide(criteria, facts.with_value(change.fact, value)).outcome
            for value in completions_of(change.fact, facts.value(change.fact))
        }
        assert change.outcome_if in reached


@given(st.lists(CRITERIA, max_size=5), FACTS)
def test_when_nothing_is_asked_no_answer_could_change_the_first_doors(services, facts):
    candidates = [Candidate(f"s{rank}", each, rank) for rank, each in enumerate(services)]
    question = next_question(candidates, facts, WORLD, "resident")
    ranked = [(each, decide(each.criteria, facts).outcome) for each in candidates]
    open_to_some = [each for each in ranked if each[1] is not Outcome.DOES_NOT_FIT]
    doors = sorted(open_to_some, key=lambda each: each[1] is Outcome.ASK_SERVICE)[:3]
    if question is not None:
        assert any(question.fact in decide(door.criteria, facts).open_facts for door, _ in doors)
        return
    for door, outcome in doors:
        for person in completions(facts, names_in(door.criteria)):
            assert decide(door.criteria, person).outcome is outcome
