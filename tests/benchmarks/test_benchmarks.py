"""The benchmark's own arithmetic and plan; what it measures is not measured here."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from benchmarks.measuring import Measured, Sample, percentile, run_jobs
from benchmarks.outcome import Assistant, Machine, Outcome, read_outcome, round_off
from benchmarks.plan import LANGUAGES, make_chats, split_evenly
from benchmarks.tables import BEGIN, END, into_page, ratio, tables
from benchmarks.training import NEEDED_BY_OUR_ACTIONS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"


def measured(seconds: float, *, failures: int = 0) -> Measured:
    samples = [Sample(seconds, place >= failures, place == 0) for place in range(4)]
    return Measured(samples, seconds * 4, {"rasa": seconds * 2, "api": seconds, "actions": 0.0})


def outcome() -> Outcome:
    figures = round_off(
        {
            ("rasa", "ours", 1): measured(0.05),
            ("rasa", "default", 1): measured(0.1, failures=1),
            ("gateway", "ours", 1): measured(0.1),
            ("match", "ours", 1): measured(0.03),
            ("match", "ours", 8): measured(0.09),
        }
    )
    each = {"rasa": 30.0, "api": 5.0, "actions": 2.0}
    assistants = [Assistant(key, key, 1.0, None, each, each) for key in ("ours", "default")]
    machine = Machine("2026-11-22", "Linux", "a processor", 2, 1.0, 2.0, 600)
    return Outcome(machine, 7, assistants, figures)


@pytest.mark.parametrize(
    ("share", "expected"), [(0.5, 5.0), (0.95, 10.0), (0.9, 9.0), (0.0, 1.0), (1.0, 10.0)]
)
def test_a_percentile_is_a_value_that_was_measured(share: float, expected: float) -> None:
    assert percentile([float(one) for one in range(10, 0, -1)], share) == expected


def test_nothing_measured_is_no_time() -> None:
    assert percentile([], 0.5) == 0.0
    assert Measured().per_second == 0.0


def test_the_same_seed_gives_the_same_chats_and_another_gives_others() -> None:
    assert make_chats(12, seed=7) == make_chats(12, seed=7)
    assert make_chats(12, seed=7) != make_chats(12, seed=8)


def test_the_six_languages_come_in_turn() -> None:
    languages = Counter(chat.language for chat in make_chats(12, seed=7))
    assert languages == dict.fromkeys(LANGUAGES, 2)


def test_rounds_are_equal_and_hold_each_chat_once() -> None:
    chats = make_chats(9, seed=7)
    rounds = split_evenly(chats, 4)
    assert [len(one) for one in rounds] == [2, 2, 2, 2]
    assert [chat for one in rounds for chat in one] == list(chats[:8])


def test_every_job_is_done_once_however_many_clients_there_are() -> None:
    def job(_client: httpx.Client) -> Iterator[Sample]:
        yield Sample(0.001, True)
        yield Sample(0.001, False)

    done = run_jobs([job] * 5, clients=3)
    assert (len(done.samples), done.failures) == (10, 5)
    assert done.seconds > 0


def test_rounds_add_up() -> None:
    both = measured(0.5)
    both.add(measured(1.0))
    assert len(both.samples) == 8
    assert both.per_second == pytest.approx(8 / 6)
    assert both.share_with_doors == 0.25


def test_a_ratio_says_nothing_where_nothing_was_measured() -> None:
    assert ratio(90, 30) == "3.0 ×"
    assert ratio(90, 0) == ratio(0, 30) == "–"


def test_the_table_holds_figures_ratios_and_failures() -> None:
    told = tables(outcome())
    assert "| default | 1 | 100 | 100 | 10.0 | 1 of 4 | 2.0 × | 2.0 × | 2.0 × |" in told
    assert "| `POST /v1/match` | 30 | 30 | 90 | 90 | 33.3 | 11.1 | 0 of 8 |" in told
    assert "Openings answered with doors: ours 25%." in told


def test_the_table_tells_the_processor_time_of_each_process() -> None:
    told = tables(outcome())
    assert "| ours | Rasa's REST channel | 25 | 12 | 0 | 38 | 1 | 1 |" in told
    assert "| default | Rasa's REST channel | 50 | 25 | 0 | 75 | 2.0 × | 2.0 × |" in told


def test_what_was_written_down_is_told_again_in_the_same_words() -> None:
    written = json.loads(json.dumps(outcome().as_json()))
    assert tables(read_outcome(written)) == tables(outcome())


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert into_page(page, "new") == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"
    with pytest.raises(SystemExit, match="no place for figures"):
        into_page("a page without marks", "new")


def test_the_page_has_a_place_for_the_figures() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text.count(BEGIN) == text.count(END) == 1


def test_the_component_that_the_default_pipeline_is_given_is_ours() -> None:
    module, _, name = NEEDED_BY_OUR_ACTIONS.rpartition(".")
    source = PAGE.parents[1].joinpath(*module.split(".")).with_suffix(".py")
    assert f"class {name}(" in source.read_text(encoding="utf-8")
