"""Every trap that concerns sources, numbers or sentences has a test of its name."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
OTHERS = {29, 30, 34, 35}
"""Complements, axes, attachments and closed sessions: the rooms that they concern test them."""


def test_every_trap_has_a_test() -> None:
    found: set[int] = set()
    for path in TESTS.rglob("test_*.py"):
        names = re.findall(r"def test_trap_([0-9]{2})_", path.read_text(encoding="utf-8"))
        found.update(map(int, names))
    assert set(range(1, 46)) - OTHERS == found - OTHERS
