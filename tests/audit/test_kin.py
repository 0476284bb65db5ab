"""What a project declares of its counts, the audit knows as well: it does not ask the gate."""

import json

import pytest

from reportgen.build.progress import Silent
from reportgen.build.run import Request, build
from reportgen.world import MemoryWorld
from tests.audit.town import LEDGER, PLACES, rows, told
from tests.town import indicator, source, town

COUNTS = {
    "alo": {"0": 220, "01": 40, "02": 50, "03": 60, "04": 70},
    "sgb2": {"0": 128, "01": 38, "02": 20, "03": 30, "04": 40},
    "sgb3": {"0": 92, "01": 2, "02": 30, "03": 30, "04": 30},
}
CHAPTER = '# Arbeit\n\n{{ table("tab") }}\n'
TABLE = """
[exhibit.tab]
kind = "table"
indicators = ["alo", "sgb2", "sgb3"]
rows = "place"
columns = "indicator"
"""
KIN = """
[protection.relations.arbeitslose]
whole = "alo.zahl"
parts = ["sgb2.zahl", { source = "sgb3", measure = "zahl" }]
"""
SAME = """
[protection.relations.register]
same = ["alo.zahl", "sgb2.zahl"]
"""


def world(relation: str, counts: dict[str, dict[str, int]]) -> MemoryWorld:
    declared = "".join(source(name) + indicator(name, "anzahl", f"{name}.zahl") for name in COUNTS)
    files = {f"{name}.csv": rows(name, own) for name, own in counts.items()}
    found = town(declared + TABLE + relation, dict(files), CHAPTER, places=PLACES, threshold=3)
    build(found, Request(), Silent())
    return found


def published(found: MemoryWorld, counts: dict[str, dict[str, int]], *names: str) -> None:
    """The gate forgets what it knows of these indicators."""
    content = json.loads(found.files[LEDGER])
    for each in list(content["withheld"]):
        name, place, _ = each["key"].split("/")
        if name in names:
            content["withheld"].remove(each)
            number = {"value": counts[name][place], "decimals": 0}
            content["numbers"].append(each | number)
    found.files[LEDGER] = json.dumps(content).encode()
    for ending in ("pdf", "docx"):
        found.files.pop(f"output/bericht.{ending}", None)


def test_parts_in_other_sources() -> None:
    found = world(KIN, COUNTS)
    assert told(found) == []
    published(found, COUNTS, "alo", "sgb2")
    assert any("Anzahl von 2 bis 2" in each and "Altdorf" in each for each in told(found))


def test_one_register_in_two_sources() -> None:
    counts = COUNTS | {"alo": COUNTS["sgb3"], "sgb2": COUNTS["sgb3"]}
    found = world(SAME, counts)
    assert told(found) == []
    published(found, counts, "sgb2")
    assert any("Anzahl von 2 bis 2" in each for each in told(found))


@pytest.mark.parametrize("relation", [KIN, SAME])
def test_both_know_the_same_relation(relation: str) -> None:
    counts = COUNTS if relation is KIN else COUNTS | {"alo": COUNTS["sgb2"]}
    entries = json.loads(world(relation, counts).files[LEDGER])
    assert any(each["key"].startswith("sgb3/01") for each in entries["withheld"])
