"""Fixtures that every test may use."""

import pytest
from hypothesis import settings

from tests.writers.pdf import validator

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")  # how long one example takes depends on the machine


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write what came out into the cases as expected"
    )


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are to be rewritten instead of compared."""
    return bool(request.config.getoption("--accept"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the validator says of every PDF that it was asked about."""
    if lines := validator.table():
        terminalreporter.section("veraPDF")
        for line in lines:
            terminalreporter.write_line(line.rstrip())
