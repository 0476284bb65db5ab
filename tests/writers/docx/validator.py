"""Word files before the Open XML SDK, many at once."""

import json
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

VALIDATOR = Path(__file__).parents[3] / ".tools/ooxml/ooxml"

needs_validator = pytest.mark.skipif(
    not VALIDATOR.is_file(), reason="the Open XML SDK is not here: make tools"
)


def faults(path: Path) -> list[dict[str, str]]:
    """What the SDK says of a file."""
    run = subprocess.run([VALIDATOR, path], capture_output=True, check=False, text=True)
    found: list[dict[str, str]] = json.loads(run.stdout)["errors"]
    return found


def all_faults(paths: Iterable[Path]) -> dict[str, list[dict[str, str]]]:
    """What it says of many, by their names; sound ones are left out."""
    files = list(paths)
    with ThreadPoolExecutor(4) as pool:
        told = zip(files, pool.map(faults, files), strict=True)
        return {path.name: found for path, found in told if found}
