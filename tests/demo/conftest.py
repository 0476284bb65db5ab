"""The demo town's documents, built once as a user builds them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.build.documents import Desk
from reportgen.build.numbers import prepare
from reportgen.build.progress import Silent
from reportgen.errors import Problems
from reportgen.project import load_project
from reportgen.world import DiskWorld

ROOT = Path(__file__).parent.parent.parent
PARTS = ("report.toml", "data", "chapters", "templates", "assets")


def copy(target: Path) -> Path:
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("demo_town"))
        elif source.exists():
            shutil.copy(source, target / part)
    return target


def build(project: Path, seed: str) -> str:
    """Build in a process of its own, with a hash seed of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "reportgen", "build", "--project", str(project), "--strict"],
        capture_output=True, text=True, check=False, encoding="utf-8",
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    project = copy(tmp_path_factory.mktemp("town"))
    build(project, "1")
    return (yield project)


@pytest.fixture(scope="session")
def desk() -> Desk:
    """What the documents are composed from."""
    world, problems = DiskWorld(ROOT), Problems()
    project = load_project(world, problems)
    made = Desk(project, world, prepare(project, world, problems, Silent()))
    problems.stop()
    return made
