"""What was read of a source, in numbers that may be printed."""

from collections.abc import Callable
from dataclasses import fields

from reportgen.errors import Problems
from reportgen.quality import Check, Coverage, Finding, SourceQuality, Weight
from reportgen.sources.read import Reading
from reportgen.status import Status

Examine = Callable[..., tuple[Reading, Problems]]


def test_files_periods_places_and_cells(examine: Examine) -> None:
    reading, _ = examine(
        "place;period;n\n01;2023;5\n1;2024;-\n2;2024;*\n000;2024;7\n99;2024;\n",
        extracted="2025-02-14", reference="Stichtag 31.12.", publisher="Amt",
    )  # fmt: skip
    found = reading.quality
    assert (found.title, found.publisher, found.reference) == ("Titel", "Amt", "Stichtag 31.12.")
    assert str(found.extracted) == "2025-02-14"
    assert [(each.file, each.rows, len(each.digest)) for each in found.files] == [("a.csv", 5, 64)]
    assert found.periods == ("2023", "2024")
    assert found.coverage == (Coverage("Städte", 1, 1), Coverage("Bezirke", 2, 3))
    assert (found.present, found.expected) == (4, 8)
    assert found.measures == ("n",)
    assert dict(found.statuses) == {
        Status.PRESENT: 2, Status.ZERO: 1, Status.SECRET: 1, Status.UNKNOWN: 1,
    }  # fmt: skip
    assert found.findings == (
        Finding(Check.REPAIR, Weight.NOTICE, "q", 2),
        Finding(Check.READ, Weight.NOTICE, "q", 1),
        Finding(Check.PLACES, Weight.REMARK, "2024", 1),
    )


def test_a_source_that_cannot_be_read_still_has_a_name(examine: Examine) -> None:
    reading, problems = examine("")
    assert len(problems.found) == 1
    assert reading.quality == SourceQuality(
        "q", "Titel", findings=(Finding(Check.READING, Weight.ERROR, "q", 1),)
    )


def test_no_finding_tells_a_number_of_the_data(examine: Examine) -> None:
    """All that may be printed, of a source in which every number is odd."""
    counts = (713911, 813917, 913919, 513923)
    rows = [f"0{at + 1};2024;{count},5;{count}" for at, count in enumerate(counts[:3])]
    rows += [f"000;2024;{counts[3]};9999999", f"01;2023;{counts[3]},25;{counts[3]}"]
    checks = {
        "whole": ["n"], "ranges": {"n": [0, 5]}, "totals": True, "jump": 1, "periods": "2023-2025",
        "sums": [{"total": "n", "parts": ["m"]}, {"total": "n", "parts": ["m"], "at_most": True}],
        "complete": True,
    }  # fmt: skip
    reading, problems = examine("\n".join(["place;period;n;m", *rows]), checks=checks)
    assert {each.code.removeprefix("source-check-") for each in problems.found} >= {
        "whole", "range", "total", "jump", "period", "sum", "part", "places",
    }  # fmt: skip
    printed = repr([getattr(reading.quality, each.name) for each in fields(SourceQuality)])
    printed += " ".join(each.text for each in reading.quality.findings)
    assert not [count for count in counts if str(count) in printed]
