"""What all tests share: seeded examples, and which tests must run beside each other."""

import os

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ("tests.database_fixtures", "tests.running_fixtures", "tests.browser_fixtures")

settings.register_profile(
    "seeded",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", parent=settings.get_profile("seeded"), max_examples=1000)
settings.load_profile(os.environ.get("NWD_HYPOTHESIS_PROFILE", "seeded"))

SHARED_RESOURCES = ("browser", "rasa", "postgres")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of one browser, one Rasa and one PostgreSQL in one process each."""
    for item in items:
        if item.get_closest_marker("xdist_group"):
            continue
        for resource in SHARED_RESOURCES:
            if item.get_closest_marker(resource):
                item.add_marker(pytest.mark.xdist_group(resource))
                break


def pytest_collection_finish(session: pytest.Session) -> None:
    """Refuse to run when the marks above are not heeded: shared resources would meet by chance."""
    if not getattr(session.config.option, "loadgroup", False):
        return
    for item in session.items:
        if item.get_closest_marker("xdist_group") and "@" not in item.nodeid:
            raise pytest.UsageError(
                "The tests that share one browser, Rasa or PostgreSQL would not stay together: "
                "pytest-xdist did not group them. Use the versions of requirements/dev.txt."
            )
