"""One property as two tests: on a few examples whenever tests run, on thousands in the full run."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

THOUSANDS = 2_000
Claim = Callable[..., None]


def holds_for(*strategies: st.SearchStrategy[object]) -> Callable[[Claim], Claim]:
    """Test a claim on generated examples; the long version counts that there were enough."""

    def make(claim: Claim) -> Claim:
        few = given(*strategies)(claim)

        def many() -> None:
            seen = 0

            @settings(max_examples=THOUSANDS)
            @given(st.tuples(*strategies))
            def counted(example: tuple[object, ...]) -> None:
                nonlocal seen
                seen += 1
                claim(*example)

            counted()
            assert seen >= THOUSANDS

        runs = pytest.param(many, marks=pytest.mark.slow, id="thousands")
        return pytest.mark.parametrize("run", [pytest.param(few, id="few"), runs])(_running(claim))

    return make


def _running(claim: Claim) -> Claim:
    def test(run: Callable[[], None]) -> None:
        run()

    test.__name__, test.__doc__ = claim.__name__, claim.__doc__
    return test
