"""PDF files before the veraPDF engine, many in one run, since the engine takes seconds to start."""

import json
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

VERAPDF = Path(__file__).parents[3] / ".tools" / "verapdf" / "verapdf"
NAMES = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}

MISSING = "no PDF was validated: the veraPDF engine is not here, make tools sets it up"
needs_validator = pytest.mark.skipif(not VERAPDF.is_file(), reason=MISSING)


@dataclass(frozen=True)
class Verdict:
    """What the engine says of a file."""

    file: str
    profile: str
    checks: int
    failed: tuple[str, ...]


TOLD: list[Verdict] = []
"""Every verdict of a run; the test run ends with a table of them."""


def verdicts(profile: str, paths: Iterable[Path]) -> list[Verdict]:
    done = subprocess.run([VERAPDF, profile, *paths], capture_output=True, text=True, check=False)
    found = [_verdict(profile, json.loads(line)) for line in done.stdout.splitlines()]
    assert all(each.checks > 30 for each in found), done.stdout
    return found


def conforming(profile: str, paths: list[Path]) -> bool:
    """Whether all files conform; the verdicts are kept for the table."""
    found = verdicts(profile, paths)
    assert len(found) == len(paths)
    TOLD.extend(found)
    wrong = [each for each in found if each.failed]
    assert not wrong
    return True


def _verdict(profile: str, told: dict[str, object]) -> Verdict:
    failed, checks = told.get("failed", []), told.get("checks", 0)
    assert isinstance(failed, list)
    assert isinstance(checks, int)
    named = tuple(f"{each['rule']} {each['message']} ({each['count']})" for each in failed)
    return Verdict(Path(str(told["file"])).stem, profile, checks, named)


def table() -> list[str]:
    """A line for each file: its name, and what the engine says to each profile."""
    rows: dict[str, dict[str, str]] = {}
    for each in TOLD:
        said = "; ".join(each.failed) or f"compliant ({each.checks:,} checks)"
        rows.setdefault(each.file, {})[each.profile] = said
    head = f"{'file':<44}" + "".join(f"{name:<34}" for name in NAMES.values())
    lines = (
        f"{file:<44}" + "".join(f"{row.get(profile, ''):<34}" for profile in NAMES)
        for file, row in sorted(rows.items())
    )
    return [head, *lines, *_sums(rows)] if rows else [MISSING] if not VERAPDF.is_file() else []


def _sums(rows: dict[str, dict[str, str]]) -> Iterator[str]:
    """How many files were looked at, and how many of them conform."""
    for profile, name in NAMES.items():
        said = [row[profile] for row in rows.values() if profile in row]
        good = sum(each.startswith("compliant") for each in said)
        yield f"{name}: {good} of {len(said)} files compliant"
