"""Laws that methods obey whatever the numbers are."""

from collections.abc import Iterable, Mapping

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportgen.errors import NOWHERE, Problems
from reportgen.frame import Frame, Kind, Measure, frame
from reportgen.indicators.compute import compute
from reportgen.indicators.spec import IndicatorSpec
from reportgen.places import Level, Place, Places
from reportgen.status import Status

UNITS = ("a", "b", "c", "d")
TOWN = Places(
    (Place("0", "Stadt", "s", None), *(Place(key, key, "b", "0") for key in UNITS)),
    (Level("s", "Stadt", "Städte"), Level("b", "Bezirk", "Bezirke")),
)
YEARS = ("2021", "2022", "2023")
AGES = ("0-20", "20-50", "50-70", "70-90")
QUICK = settings(max_examples=12)

counts = st.integers(1, 500)
pairs = st.tuples(st.integers(0, 200), st.integers(0, 500)).map(lambda two: (two[0], sum(two)))
"""A group, and everybody."""
towns = st.lists(pairs, min_size=4, max_size=4)


def source(rows: Iterable[tuple[object, ...]], *keys: str) -> Frame:
    table = pd.DataFrame(list(rows), columns=["place", "period", *keys, "amount"])
    table["status"] = [Status.PRESENT if each else Status.ZERO for each in table["amount"]]
    return frame(Measure("x", "x", Kind.COUNT), table, ("place", "period", *keys))


def figure(upper: Frame, lower: Frame, **spec: object) -> Frame:
    sides = {"numerator": {"source": "z", "measure": "n"}}
    if spec.get("method") != "median":
        sides["denominator"] = {"source": "n", "measure": "n"}
    read = IndicatorSpec.model_validate({"name": "x", "unit": "", "kind": "index"} | sides | spec)
    problems = Problems()
    found = compute(
        {"x": read}, {"z": {"n": upper}, "n": {"n": lower}}, TOWN, problems, lambda _: NOWHERE
    )
    assert not list(problems.errors())
    return found[0].frame


def amount(found: Frame, place: str, period: str) -> float:
    cell = found.cell(place, period)
    assert cell.amount is not None
    return cell.amount


def unevenness(town: list[tuple[int, int]], **spec: object) -> float | None:
    rows = [(unit, "2023", *each) for unit, each in zip(UNITS, town, strict=True)]
    upper = source((*key, group) for *key, group, _ in rows)
    lower = source((*key, all_) for *key, _, all_ in rows)
    return figure(upper, lower, **spec).cell("0", "2023").amount


METHODS: Mapping[str, Mapping[str, object]] = {
    "dissimilarity": {"method": "dissimilarity"},
    "against all": {"method": "dissimilarity", "against": "total"},
    "adjusted": {"method": "dissimilarity", "adjusted": True},
    "gini": {"method": "gini"},
    "isolation": {"method": "isolation"},
}


def is_mixed(town: list[tuple[int, int]]) -> bool:
    return 0 < sum(group for group, _ in town) < sum(everybody for _, everybody in town)


@QUICK
@given(towns, st.sampled_from(list(METHODS)))
def test_unevenness_lies_between_none_and_all(town: list[tuple[int, int]], method: str) -> None:
    found = unevenness(town, **METHODS[method])
    assume(is_mixed(town))
    assert found is not None
    assert -1e-12 <= found <= 1 + 1e-12


@QUICK
@given(st.integers(1, 5), st.integers(1, 5), st.lists(counts, min_size=4, max_size=4))
def test_equal_shares_are_even(group: int, rest: int, sizes: list[int]) -> None:
    town = [(group * size, (group + rest) * size) for size in sizes]
    for method in ("dissimilarity", "against all", "adjusted", "gini"):
        assert unevenness(town, **METHODS[method]) == pytest.approx(0, abs=1e-12)
    share = group / (group + rest)
    assert unevenness(town, method="isolation") == pytest.approx(share)


@QUICK
@given(st.lists(counts, min_size=2, max_size=2), st.lists(counts, min_size=2, max_size=2))
def test_a_group_that_lives_alone_is_as_uneven_as_can_be(own: list[int], others: list[int]) -> None:
    town = [*((each, each) for each in own), *((0, each) for each in others)]
    for method in ("dissimilarity", "adjusted", "gini", "isolation"):
        assert unevenness(town, **METHODS[method]) == pytest.approx(1)


@QUICK
@given(towns)
def test_gini_is_no_less_than_dissimilarity_and_units_may_stand_in_any_order(
    town: list[tuple[int, int]],
) -> None:
    assume(is_mixed(town))
    gini, apart = unevenness(town, method="gini"), unevenness(town, method="dissimilarity")
    assert gini is not None
    assert apart is not None
    assert gini >= apart - 1e-12
    assert unevenness(town[::-1], method="gini") == pytest.approx(gini)
    assert unevenness(town[::-1], method="dissimilarity") == pytest.approx(apart)


@QUICK
@given(towns)
def test_finer_units_are_no_less_uneven(town: list[tuple[int, int]]) -> None:
    assume(is_mixed(town))
    (first, second, *others) = town
    merged = [(first[0] + second[0], first[1] + second[1]), *others, (0, 0)]
    fine, coarse = (
        unevenness(town, method="dissimilarity"),
        unevenness(merged, method="dissimilarity"),
    )
    assert fine is not None
    assert coarse is not None
    assert fine >= coarse - 1e-12


years = st.lists(st.tuples(counts, counts), min_size=3, max_size=3)


@QUICK
@given(years)
def test_a_pooled_ratio_lies_between_the_ratios_of_its_years(own: list[tuple[int, int]]) -> None:
    rows = list(zip(YEARS, own, strict=True))
    upper = source(("0", year, each[0]) for year, each in rows)
    lower = source(("0", year, each[1]) for year, each in rows)
    found = amount(figure(upper, lower, kind="rate", years=3), "0", "2023")
    ratios = [part / whole for part, whole in own]
    assert min(ratios) - 1e-12 <= found <= max(ratios) + 1e-12


@QUICK
@given(st.lists(counts, min_size=3, max_size=3))
def test_growth_is_a_chain(own: list[int]) -> None:
    upper = source(("0", year, each) for year, each in zip(YEARS, own, strict=True))
    ones = source(("0", year, 1) for year in YEARS)
    whole = amount(figure(upper, ones, method="growth"), "0", "2023")
    first = amount(figure(upper, ones, method="growth"), "0", "2022")
    then = amount(figure(upper, ones, method="growth", since="2022"), "0", "2023")
    assert (1 + first) * (1 + then) == pytest.approx(1 + whole)


people = st.lists(st.integers(0, 300), min_size=4, max_size=4)


@QUICK
@given(people)
def test_half_are_younger_than_the_median(own: list[int]) -> None:
    assume(any(own))
    rows = source((("0", "2023", age, n) for age, n in zip(AGES, own, strict=True)), "age")
    found = amount(figure(rows, rows, method="median"), "0", "2023")
    starts, ends = (0, 20, 50, 70), (20, 50, 70, 90)
    lived = [n for n, count in enumerate(own) if count]
    assert starts[lived[0]] <= found <= ends[lived[-1]]
    younger = sum(
        count * min(max(found - start, 0) / (end - start), 1)
        for count, start, end in zip(own, starts, ends, strict=True)
    )
    assert younger == pytest.approx(sum(own) / 2)


bands = st.lists(st.tuples(st.integers(0, 50), st.integers(50, 300)), min_size=4, max_size=4)


@QUICK
@given(st.lists(bands, min_size=4, max_size=4), st.sampled_from(UNITS))
def test_standardised_to_their_own_ages_rates_are_the_crude_ones(
    towns: list[list[tuple[int, int]]], own: str
) -> None:
    rows = [
        (unit, "2023", age, *each)
        for unit, town in zip(UNITS, towns, strict=True)
        for age, each in zip(AGES, town, strict=True)
    ]
    upper = source((row[:4] for row in rows), "age")
    lower = source(((*row[:3], row[4]) for row in rows), "age")
    crude = figure(upper, lower, kind="rate")
    found = figure(upper, lower, kind="rate", method="standardised", standard=own)
    assert amount(found, own, "2023") == pytest.approx(amount(crude, own, "2023"))
    for unit, town in zip(UNITS, towns, strict=True):
        rates = [cases / everybody for cases, everybody in town]
        assert min(rates) - 1e-12 <= amount(found, unit, "2023") <= max(rates) + 1e-12


@QUICK
@given(st.lists(st.integers(0, 100), min_size=4, max_size=4))
def test_a_composite_has_the_mean_nought_and_the_deviation_one(own: list[int]) -> None:
    assume(len(set(own)) > 1)
    rows = source((unit, "2023", each) for unit, each in zip(UNITS, own, strict=True))
    specs: dict[str, dict[str, object]] = {
        "part": {"kind": "anzahl", "numerator": {"source": "z", "measure": "n"}},
        "x": {"kind": "index", "method": "composite", "components": [{"indicator": "part"}]},
    }
    read = {
        name: IndicatorSpec.model_validate({"name": name, "unit": "", **spec})
        for name, spec in specs.items()
    }
    computed = compute(read, {"z": {"n": rows}}, TOWN, Problems(), lambda _: NOWHERE)
    found = next(each.frame for each in computed if each.frame.measure.id == "x")
    scores = [amount(found, unit, "2023") for unit in UNITS]
    assert sum(scores) == pytest.approx(0, abs=1e-9)
    assert sum(score**2 for score in scores) == pytest.approx(len(UNITS))
