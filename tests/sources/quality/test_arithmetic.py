"""Sums that hold raise no doubt; of one number that is broken exactly its row is told."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.errors import Problems
from reportgen.places import Level, Place, Places, Succession
from reportgen.quality import Check, Weight
from reportgen.sources.quality import totals
from reportgen.sources.read import Reading

Examine = Callable[..., tuple[Reading, Problems]]
QUICK = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
COUNTS = st.integers(0, 10**6)
PARTS = st.lists(st.tuples(COUNTS, COUNTS, COUNTS), min_size=3, max_size=3)
SUMS = {"sums": [{"total": "n", "parts": ["a", "b", "c"]}]}


def rows_of(parts: Sequence[Sequence[int]], totals: Sequence[int]) -> str:
    rows = [
        f"0{at};2024;{total};{';'.join(map(str, each))}"
        for at, (each, total) in enumerate(zip(parts, totals, strict=True), 1)
    ]
    return "\n".join(["place;period;n;a;b;c", *rows])


@QUICK
@given(PARTS)
def test_sums_that_hold(examine: Examine, parts: list[tuple[int, int, int]]) -> None:
    reading, problems = examine(rows_of(parts, [sum(each) for each in parts]), checks=SUMS)
    assert problems.found == []
    assert reading.quality.findings == ()


@QUICK
@given(PARTS, st.integers(0, 2), st.integers(1, 9))
def test_one_broken_sum(
    examine: Examine, parts: list[tuple[int, int, int]], row: int, by: int
) -> None:
    totals = [sum(each) + by * (at == row) for at, each in enumerate(parts)]
    reading, problems = examine(rows_of(parts, totals), checks=SUMS)
    assert [each.where.line for each in problems.found] == [row + 2]
    assert [(each.check, each.count) for each in reading.quality.findings] == [(Check.SUM, 1)]
    _, tolerant = examine(
        rows_of(parts, totals), checks={"sums": [SUMS["sums"][0] | {"tolerance": by}]}
    )
    assert tolerant.found == []


SEXES = st.lists(st.tuples(COUNTS, COUNTS), min_size=4, max_size=4)
KEYS_OF_PLACES = ("01", "02", "03", "99")
KEYS = {"place": "place", "period": "period", "sex": "sex"}


def cube(counts: list[tuple[int, int]]) -> dict[tuple[str, str], int]:
    """Men, women and all of four places and the town."""
    cells: dict[tuple[str, str], int] = {}
    for place, (men, women) in zip(KEYS_OF_PLACES, counts, strict=True):
        for sex, count in (("m", men), ("w", women), ("Insgesamt", men + women)):
            cells[place, sex] = count
            cells["000", sex] = cells.get(("000", sex), 0) + count
    return cells


def written(cells: dict[tuple[str, str], int]) -> str:
    rows = [f"{place};2024;{sex};{count}" for (place, sex), count in cells.items()]
    return "\n".join(["place;period;sex;n", *rows])


@QUICK
@given(SEXES)
def test_totals_that_hold(examine: Examine, counts: list[tuple[int, int]]) -> None:
    _, problems = examine(written(cube(counts)), keys=KEYS, checks={"totals": True})
    assert problems.found == []


@QUICK
@given(SEXES, st.sampled_from([*KEYS_OF_PLACES, "000"]), st.integers(1, 9))
def test_one_broken_total(
    examine: Examine, counts: list[tuple[int, int]], place: str, by: int
) -> None:
    cells = cube(counts)
    cells[place, "Insgesamt"] += by
    checks = {"totals": {"keys": ["sex"]}}
    _, problems = examine(written(cells), keys=KEYS, checks=checks)
    line = list(cells).index((place, "Insgesamt")) + 2
    assert [each.where.line for each in problems.found] == [line]


@QUICK
@given(SEXES, st.sampled_from(KEYS_OF_PLACES), st.sampled_from(["*", "/", ".", "..."]))
def test_a_sign_makes_a_sum_untestable(
    examine: Examine, counts: list[tuple[int, int]], place: str, sign: str
) -> None:
    text = written({key: each for key, each in cube(counts).items() if key != (place, "m")})
    _, problems = examine(f"{text}\n{place};2024;m;{sign}", keys=KEYS, checks={"totals": True})
    assert problems.found == []


def test_totals_are_told_alike_however_few_columns_are_laid_out_at_once(
    examine: Examine, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = cube([(1, 2), (30, 40), (5, 6), (0, 9)])
    cells["000", "w"] += 3
    cells["000", "Insgesamt"] += 1
    checks = {"totals": {"keys": ["place"]}}
    _, whole = examine(written(cells), keys=KEYS, checks=checks)
    monkeypatch.setattr(totals, "_AT_ONCE", 1)
    _, single = examine(written(cells), keys=KEYS, checks=checks)
    assert len(whole.found) == 2
    assert single.found == whole.found


def test_cases_not_located_are_a_child_like_any_other(examine: Examine) -> None:
    rows = "place;period;n\n000;2024;20\n01;2024;5\n02;2024;6\n03;2024;7\n"
    _, without = examine(rows, checks={"totals": True})
    assert [dict(each.params)["added"] for each in without.found] == ["18"]
    _, problems = examine(rows + "99;2024;2\n", checks={"totals": True})
    assert problems.found == []


def test_undeclared_totals_are_a_remark(examine: Examine) -> None:
    rows = "place;period;n\n000;2024;20\n01;2024;5\n02;2024;6\n03;2024;7\n"
    reading, problems = examine(rows)
    assert problems.found == []
    assert [each.code for each in reading.remarks] == ["source-check-total"]
    assert [each.weight for each in reading.quality.findings] == [Weight.REMARK]
    assert examine(rows, checks={"totals": False})[0].remarks == ()


def test_bands_that_leave_ages_out_are_no_total(examine: Examine) -> None:
    keys = {"place": "place", "period": "period", "age": "age"}
    rows = "place;period;age;n\n01;2024;Insgesamt;20\n01;2024;unter 18;5\n01;2024;65 und mehr;6\n"
    assert examine(rows, keys=keys, checks={"totals": True})[1].found == []
    all_ages = rows + "01;2024;18 bis unter 65;8\n"
    found = examine(all_ages, keys=keys, checks={"totals": True})[1].found
    assert [dict(each.params)["added"] for each in found] == ["19"]


def test_every_geography_is_a_sum_of_its_own_and_a_benchmark_is_none(examine: Examine) -> None:
    rows = ["000;2024;60", "01;2024;10", "02;2024;20", "03;2024;30", "land;2024;9000"]
    schools = ["S1;2024;25", "S2;2024;{}"]
    text = "\n".join(["place;period;n", *rows, *schools])
    _, right = examine(text.format(35), checks={"totals": True})
    assert right.found == []
    reading, wrong = examine(text.format(36), checks={"totals": True})
    assert [each.where.line for each in wrong.found] == [2]
    assert [each.check for each in reading.quality.findings] == [Check.PARENT]


GROWN = Places(
    (
        Place("000", "Neustadt", "stadt", None),
        Place("01", "Nord", "bezirk", "000"),
        Place("02", "Süd", "bezirk", "000", since="2024"),
    ),
    (Level("stadt", "Stadt", "Städte"), Level("bezirk", "Bezirk", "Bezirke")),
)


def test_places_of_another_time_are_not_missing(examine: Examine) -> None:
    rows = "place;period;n\n000;2023;4\n01;2023;4\n000;2024;9\n01;2024;4\n02;2024;5\n"
    reading, problems = examine(rows, GROWN, checks={"totals": True, "complete": True})
    assert problems.found == []
    assert (reading.quality.present, reading.quality.expected) == (5, 5)


PARTED = replace(
    GROWN,
    all=(*GROWN.all[:2], Place("02", "Süd", "bezirk", "000")),
    successions=(Succession("09", "01", 0.5, "2024"), Succession("09", "02", 0.5, "2024")),
)


def test_totals_and_jumps_of_a_parted_place(examine: Examine) -> None:
    rows = "place;period;n\n000;2023;{}\n09;2023;40\n000;2024;90\n01;2024;45\n02;2024;45\n"
    checks = {"totals": True, "jump": 200}
    _, right = examine(rows.format(40), PARTED, checks=checks, accepts=["borders"])
    assert right.found == []
    reading, wrong = examine(rows.format(41), PARTED, checks=checks, accepts=["borders"])
    assert [each.where.line for each in wrong.found] == [2]
    assert [each.check for each in reading.quality.findings] == [Check.PARENT]
    _, told = examine(rows.format(40), PARTED, checks=checks)
    assert [each.code for each in told.found] == ["source-restated"]
    _, leaps = examine(rows.format(40), PARTED, checks={"jump": 50}, accepts=["borders"])
    assert {each.code for each in leaps.found} == {"source-check-jump"}


def test_the_fractions_of_a_parted_place_are_no_fault(examine: Examine) -> None:
    rows = "place;period;n\n" + "".join(f"0{at};2024;{at}\n" for at in (1, 2)) + "09;2023;41\n"
    _, problems = examine(rows, PARTED, checks={"whole": ["n"]}, accepts=["borders"])
    assert problems.found == []
