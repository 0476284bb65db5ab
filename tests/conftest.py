"""Fixtures that every test may use, and how the tests are shared out among processes."""

from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import settings

from tests.writers.pdf import validator

HERE = Path(__file__).parent

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


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share what is costly to make run in one process."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item.path)))


def _group(path: Path) -> str:
    """The folder whose fixtures a test shares; a file without such a folder stands for itself."""
    folders = path.relative_to(HERE).parents
    shared = (each for each in folders if each.name and (HERE / each / "conftest.py").is_file())
    return str(next(shared, path.relative_to(HERE)))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process that works for another hands on what the validator said."""
    handed: dict[str, object] | None = getattr(session.config, "workeroutput", None)
    if handed is not None:
        handed["verdicts"] = [asdict(each) for each in validator.TOLD]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Take what another process hands on."""
    for told in getattr(node, "workeroutput", {}).get("verdicts", ()):
        validator.TOLD.append(validator.Verdict(**told))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the validator says of every PDF that it was asked about."""
    if lines := validator.table():
        terminalreporter.section("veraPDF")
        for line in lines:
            terminalreporter.write_line(line.rstrip())
