"""Fixtures shared by all tests, and the --update-golden switch."""

from __future__ import annotations

import pytest
from hypothesis import settings

# A machine with other work takes longer over an example: that is no failure, and no test here measures time.
settings.register_profile("untimed", parent=settings(), deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite expected outputs; review the diff")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))
