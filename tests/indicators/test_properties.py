"""What holds for any town and any numbers."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportgen.computed import Computed
from reportgen.errors import NOWHERE, Problems
from reportgen.frame import TOTAL, Cell, Frame, Key, Kind, Measure, Origin, frame
from reportgen.indicators.compute import compute
from reportgen.indicators.grid import ABSENT, Grid, gathered_marks, marked
from reportgen.indicators.ratio import divided, plus
from reportgen.indicators.spec import IndicatorSpec
from reportgen.indicators.tracing.trace import Tracer, operands
from reportgen.places import Level, Place, Places
from reportgen.status import Flag, Status

LEVELS = (Level("s", "S", "S"), Level("b", "B", "B"), Level("v", "V", "V"))
TOWN = Places(
    (
        Place("0", "Stadt", "s", None),
        *(Place(key, key, "b", "0") for key in ("1", "2")),
        *(Place(key, key, "v", key[0]) for key in ("11", "12", "21", "22")),
        Place("9", "nicht zuordenbar", "v", "0", located=False),
    ),
    LEVELS,
)
LEAVES = ("11", "12", "21", "22", "9")
PERIODS = ("2022", "2023", "2024")
AGES = ("0-18", "18-65", "65+")
KEYS = [(leaf, period, age) for leaf in LEAVES for period in PERIODS for age in AGES]

Facts = dict[tuple[str, str, str], tuple[int, Status]]
"""Place, period, age: amount and status."""

SMALL = settings(max_examples=25)
cells = st.one_of(
    st.integers(0, 300).map(lambda count: (count, Status.PRESENT if count else Status.ZERO)),
    st.sampled_from([(0, Status.SECRET), (0, Status.UNKNOWN), (0, Status.ROUNDED_ZERO)]),
)
whole_numbers = st.integers(0, 300).map(lambda n: (n, Status.PRESENT if n else Status.ZERO))


def facts(cell: st.SearchStrategy[tuple[int, Status]]) -> st.SearchStrategy[Facts]:
    return st.fixed_dictionaries(dict.fromkeys(KEYS, cell))


def source(given: Facts, name: str = "ew.anzahl") -> Frame:
    rows = [(*key, float(amount), int(status)) for key, (amount, status) in given.items()]
    table = pd.DataFrame(rows, columns=["place", "period", "age", "amount", "status"])
    return frame(Measure(name, name, Kind.COUNT), table, ("place", "period", "age"))


def calculated(sources: dict[str, Frame], **spec: object) -> dict[str, Computed]:
    problems = Problems()
    read = IndicatorSpec.model_validate({"name": "x", "unit": "%", "factor": 100, **spec})
    measures = {name: {"anzahl": found} for name, found in sources.items()}
    found = compute({"x": read}, measures, TOWN, problems, lambda _: NOWHERE)
    assert not list(problems.errors())
    return {each.frame.measure.id: each for each in found}


COUNT = {"kind": "anzahl", "numerator": {"source": "ew", "measure": "anzahl"}, "factor": 1}
SHARE = {
    "kind": "quote",
    "numerator": {"source": "jc", "measure": "anzahl", "ages": [18]},
    "denominator": {"source": "ew", "measure": "anzahl", "ages": [18]},
}


def leaves_of(place: str) -> list[str]:
    below = TOWN.children(place)
    return [place] if not below else [leaf for child in below for leaf in leaves_of(child.key)]


@SMALL
@given(facts(cells))
def test_sums_over_children_are_their_parent(given: Facts) -> None:
    found = calculated({"ew": source(given)}, **COUNT, by=["age"])["x"].frame
    for place in TOWN:
        for period in PERIODS:
            for age in (*AGES, TOTAL):
                parts = [
                    given[leaf, period, each]
                    for leaf in leaves_of(place.key)
                    for each in (AGES if age == TOTAL else (age,))
                ]
                cell = found.cell(place.key, period, age=age)
                worst = max(status for _, status in parts)
                if worst.is_number:
                    assert cell.amount == sum(amount for amount, _ in parts)
                else:
                    assert (cell.amount, cell.status) == (None, worst)


@SMALL
@given(facts(whole_numbers), facts(whole_numbers))
def test_the_ratio_of_sums_is_the_ratio(upper: Facts, lower: Facts) -> None:
    found = calculated({"jc": source(upper), "ew": source(lower)}, **SHARE)["x"].frame
    for place in TOWN:
        for period in PERIODS:
            keys = [(leaf, period, age) for leaf in leaves_of(place.key) for age in AGES[1:]]
            parts, wholes = sum(upper[key][0] for key in keys), sum(lower[key][0] for key in keys)
            cell = found.cell(place.key, period)
            if wholes == 0:
                assert cell.status is Status.NOT_APPLICABLE
            else:
                assert cell.amount == float(Fraction(100 * parts, wholes))
                assert (cell.status is Status.ZERO) == (parts == 0)


@SMALL
@given(facts(cells), facts(cells))
def test_no_number_comes_of_what_is_none(upper: Facts, lower: Facts) -> None:
    found = calculated({"jc": source(upper), "ew": source(lower)}, **SHARE)
    tainted = set()
    for (leaf, period, age), (_, status) in (*upper.items(), *lower.items()):
        if not status.is_number and age != "0-18":
            tainted |= {(place.key, period) for place in TOWN if leaf in leaves_of(place.key)}
    for place, period in tainted:
        assert found["x"].frame.cell(place, period).amount is None
        assert found["x~deviation"].frame.cell(place, period).amount is None
        for other in PERIODS:
            first, last = sorted((period, other))
            assert found["x~change"].frame.cell(place, last, since=first).amount is None


@SMALL
@given(facts(whole_numbers))
def test_nothing_stays_nothing(given: Facts) -> None:
    nothing = dict.fromkeys(given, (0, Status.ZERO))
    sources = {"jc": source(nothing), "ew": source(given)}
    found = calculated(sources, **SHARE)["x"].frame
    assert set(found.table["status"]) <= {Status.ZERO, Status.NOT_APPLICABLE}


@SMALL
@given(facts(cells), facts(cells), st.permutations(KEYS))
def test_the_order_of_rows_does_not_matter(
    upper: Facts, lower: Facts, shuffled: list[tuple[str, str, str]]
) -> None:
    first = calculated({"jc": source(upper), "ew": source(lower)}, **SHARE)
    lower = {key: lower[key] for key in shuffled}
    second = calculated({"ew": source(lower), "jc": source(upper)}, **SHARE)
    for name, computed in first.items():
        pd.testing.assert_frame_equal(computed.frame.table, second[name].frame.table)


@SMALL
@given(facts(whole_numbers))
def test_a_total_row_changes_nothing(given: Facts) -> None:
    totals = {}
    for place in LEAVES:
        for period in PERIODS:
            total = sum(given[place, period, age][0] for age in AGES)
            totals[place, period, TOTAL] = (total, Status.PRESENT if total else Status.ZERO)
    for spec in (COUNT, COUNT | {"by": ["age"]}):
        without = calculated({"ew": source(given)}, **spec)["x"].frame
        with_total = calculated({"ew": source(given | totals)}, **spec)["x"].frame
        pd.testing.assert_frame_equal(without.table, with_total.table)


@SMALL
@given(facts(whole_numbers))
def test_what_is_left_out_of_a_listing_is_nought(given: Facts) -> None:
    listed = {key: cell for key, cell in given.items() if cell[0]}
    named = {(place, period) for place, period, _ in listed}
    assume(len(named) == len(LEAVES) * len(PERIODS))
    complete = calculated({"ew": source(given)}, **COUNT)["x"].frame
    sparse = calculated({"ew": source(listed)}, **COUNT)["x"].frame
    pd.testing.assert_frame_equal(complete.table, sparse.table)


@SMALL
@given(facts(whole_numbers))
def test_bases_hold_the_counts_behind_every_row(given: Facts) -> None:
    computed = calculated({"jc": source(given), "ew": source(given)}, **SHARE)["x"]
    part, whole = computed.bases
    assert part.whole is not None
    for place, period in computed.frame.table[["place", "period"]].itertuples(index=False):
        below = part.whole.cell(place, period).amount
        above = part.part.cell(place, period).amount
        shown = computed.frame.cell(place, period).amount
        assert below == whole.part.cell(place, period).amount
        assert shown is None or (above is not None and below and shown == above * 100 / below)


@SMALL
@given(facts(cells), facts(cells), st.sampled_from([SHARE, SHARE | {"by": ["age"]}]))
def test_operands_are_those_of_the_place_the_period_and_the_ages(
    upper: Facts, lower: Facts, spec: dict[str, object]
) -> None:
    sources = {"jc": {"anzahl": source(upper)}, "ew": {"anzahl": source(lower)}}
    read = IndicatorSpec.model_validate({"name": "x", "unit": "%", "factor": 100, **spec})
    by = ("18-65", "65+") if read.by else (TOTAL,)
    keys = [
        Key("x", place.key, period, (("age", age),) if read.by else ())
        for place in TOWN
        for period in PERIODS
        for age in by
    ]
    for key, trace in Tracer({"x": read}, sources, TOWN).traces(keys):
        ages = [age for _, age in key.group] or ["18-65", "65+"]
        assert trace
        wanted = {(leaf, key.period, age) for leaf in leaves_of(key.place) for age in ages}
        for part, facts_of_part in zip(trace.parts, (upper, lower), strict=True):
            taken = {
                (members["place"], members["period"], members["age"]): each
                for each in operands(part)
                if (members := dict(each.members))
            }
            assert taken.keys() == wanted
            for address, each in taken.items():
                amount, status = facts_of_part[address]
                assert each.factor == 1
                assert each.cell == Cell(float(amount) if status.is_number else None, status)


def test_one_count_has_one_address() -> None:
    given = dict.fromkeys(KEYS, (7, Status.PRESENT))
    young = {"kind": "anzahl", "factor": 1}
    term = {"source": "ew", "measure": "anzahl"}
    by_limit = calculated({"ew": source(given)}, **young, numerator=term | {"ages": [0, 18]})
    by_group = calculated({"ew": source(given)}, **young, numerator=term, by=["age"])
    (limited,), (grouped,) = by_limit["x"].bases, by_group["x"].bases
    assert limited.counted == grouped.counted == "ew.anzahl"
    assert (limited.fixed, grouped.fixed) == ((("age", "0-18"),), ())
    assert np.array_equal(
        limited.part.select(place="0").table["amount"],
        grouped.part.select(place="0", age="0-18").table["amount"],
    )


def test_every_number_knows_where_it_comes_from() -> None:
    given = dict.fromkeys(KEYS, (7, Status.PRESENT))
    upper, lower = (
        replace(source(given), origins=(Origin(name, f"{name}.csv", "Amt"),))
        for name in ("jc", "ew")
    )
    for computed in calculated({"jc": upper, "ew": lower}, **SHARE).values():
        assert computed.frame.origins == (*upper.origins, *lower.origins)
        for basis in computed.bases:
            assert [origin.source for origin in basis.part.origins] == [basis.source]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_a_spec_is_a_kind(kind: Kind) -> None:
    divided = kind not in (Kind.COUNT, Kind.AMOUNT)
    term = {"source": "ew", "measure": "anzahl"}
    given = {("0", "2024", "0+"): (7, Status.PRESENT)}
    found = calculated(
        {"ew": source(given)}, kind=kind, numerator=term, denominator=term if divided else ()
    )
    assert found["x"].frame.measure.kind is kind


# ---------------------------------------------------------------- the laws of statuses and marks

AXES = {"place": ("0",), "period": ("2024",), "part": ("a", "b", "c")}
present_or_absent = st.sampled_from([ABSENT, *Status])
marks = st.integers(0, 31)


def block(statuses: list[int], flags: list[int]) -> Grid:
    """Numbers 1, 2, 3 wherever the status is one of a number."""
    shape = (1, 1, len(statuses))
    codes = np.array(statuses, dtype=np.int8).reshape(shape)
    amounts = np.arange(1.0, len(statuses) + 1).reshape(shape) * (codes == Status.PRESENT)
    mark = np.array(flags, dtype=np.int8).reshape(shape) * (codes != ABSENT)
    return Grid(AXES, amounts, codes, mark.astype(np.int8))


three = st.builds(
    block,
    st.lists(present_or_absent, min_size=3, max_size=3),
    st.lists(marks, min_size=3, max_size=3),
)


def cells_of(grid: Grid) -> list[tuple[float, int, Flag]]:
    columns = (grid.amounts.ravel(), grid.statuses.ravel(), grid.flags.ravel())
    return [(float(a), int(s), Flag(int(f))) for a, s, f in zip(*columns, strict=True)]


def negative(grid: Grid) -> Grid:
    return replace(grid, amounts=-grid.amounts)


@given(three, three)
def test_sum_difference_and_quotient_keep_what_the_signs_mean(left: Grid, right: Grid) -> None:
    made = (plus(left, right), plus(left, negative(right)), divided(left, right, 100))
    for first, second, *found in zip(*map(cells_of, (left, right, *made)), strict=True):
        statuses = {first[1], second[1]}
        for amount, status, _ in found:
            if Status.NOT_APPLICABLE in statuses and ABSENT not in statuses:
                assert status == Status.NOT_APPLICABLE
            elif Status.SECRET in statuses:
                assert status != ABSENT or first[1] == ABSENT  # a quotient needs its numerator
                assert not 0 <= status <= Status.ROUNDED_ZERO
            if not 0 <= status <= Status.ROUNDED_ZERO:
                assert amount == 0
            elif status == Status.ZERO:
                assert amount == 0
                assert not {Status.UNKNOWN, Status.SECRET, Status.UNRELIABLE} & statuses


@given(three, three)
def test_a_sum_does_not_depend_on_the_order(left: Grid, right: Grid) -> None:
    assert cells_of(plus(left, right)) == cells_of(plus(right, left))


@given(three)
def test_a_sum_is_final_when_all_that_is_there_is_and_keeps_other_marks(parts: Grid) -> None:
    (_, status, flags), *_ = cells_of(parts.added("part"))
    there = [flag for _, code, flag in cells_of(parts) if code != ABSENT]
    if status == ABSENT:
        assert not flags
        return
    assert bool(flags & Flag.FINAL) == all(flag & Flag.FINAL for flag in there)
    for flag in Flag:
        if flag is not Flag.FINAL:
            assert bool(flags & flag) == any(flag & each for each in there)


@given(marks, marks)
def test_marks_of_two_are_those_of_a_sum(left: int, right: int) -> None:
    two = block([Status.PRESENT, Status.PRESENT], [left, right])
    pair = marked(np.array([left], dtype=np.int8), np.array([right], dtype=np.int8))
    summed = gathered_marks(two.flags, two.present, 2)
    assert pair.tolist() == summed.ravel().tolist()


@st.composite
def divided_towns(draw: st.DrawFn) -> Places:
    """A town of districts and units, each unit in some catchment area of a school as well."""
    schools = draw(st.integers(1, 3))
    units = [
        Place(
            f"{district}{unit}",
            "u",
            "v",
            str(district),
            others=(f"S{draw(st.integers(1, schools))}",),
        )
        for district in range(1, 1 + draw(st.integers(1, 4)))
        for unit in range(1, 1 + draw(st.integers(1, 4)))
    ]
    districts = dict.fromkeys(unit.parent for unit in units)
    areas = [Place(f"S{number}", "S", "c", "0") for number in range(1, schools + 1)]
    upper = [Place("0", "Stadt", "s", None), *(Place(str(key), "b", "b", "0") for key in districts)]
    return Places((*upper, *units, *areas), (*LEVELS, Level("c", "C", "C", geography="school")))


@SMALL
@given(divided_towns(), st.data())
def test_every_geography_adds_up_to_the_town(places: Places, data: st.DataObject) -> None:
    units = [place.key for place in places.at("v")]
    counts = {unit: data.draw(whole_numbers)[0] for unit in units}
    table = pd.DataFrame(
        [(unit, "2024", float(count), 0) for unit, count in counts.items()],
        columns=["place", "period", "amount", "status"],
    )
    measure = Measure("ew.anzahl", "ew", Kind.COUNT)
    source_frame = frame(measure, table, ("place", "period"))
    spec = IndicatorSpec.model_validate({"name": "x", "unit": "", **COUNT})
    problems = Problems()
    sources = {"ew": {"anzahl": source_frame}}
    found = compute({"x": spec}, sources, places, problems, lambda _: NOWHERE)[0].frame
    assert not list(problems.errors())
    assert found.cell("0", "2024").amount == sum(counts.values())
    for place in places:
        for family in places.families(place.key):
            parts = [found.cell(child.key, "2024") for child in family]
            if all(found.has(child.key, "2024") for child in family):
                total = sum(part.amount or 0 for part in parts)
                assert found.cell(place.key, "2024").amount == total
