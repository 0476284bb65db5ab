"""Two geographies of one town: what is hidden in one must not be calculated through the other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.computed import Basis, Computed
from reportgen.frame import Frame
from reportgen.places import Level, Place, Places
from reportgen.protection.release import release
from reportgen.protection.spec import ProtectionSpec
from reportgen.status import Status
from tests.protection.outsider import PERIOD, Atom, Case, counted, frame_of, leaves, shown, town
from tests.protection.test_attack import (
    GROUPS,
    SEARCHES,
    addresses,
    attack_shares,
    fitting,
    people,
    safe,
)

TOWNS = (
    town("S\n  a\n  b\n  c\n  d"),
    town("S\n  A\n    a1\n    a2\n    a3\n  B\n    b1\n    b2\n    b3"),
    town("S\n  A\n    a1\n    a2\n  B\n    b1\n    b2\n  C\n    c1\n    c2\n    c3"),
)
SCHOOL = Level("school", "school", "schools", geography="school")


def divided(main: Places, belonging: Mapping[str, str]) -> Places:
    """The same town, its smallest places belonging to catchment areas of schools as well."""
    tied = [
        replace(place, others=(belonging[place.key],)) if place.key in belonging else place
        for place in main
    ]
    schools = [Place(key, key, "school", "S") for key in sorted({*belonging.values()})]
    return Places((*tied, *schools), (*main.levels, SCHOOL))


@st.composite
def divided_towns(draw: st.DrawFn) -> Places:
    main = draw(st.sampled_from(TOWNS))
    number = draw(st.integers(2, 3))
    schools = st.sampled_from(["X", "Y", "Z"][:number])
    return divided(main, {leaf: draw(schools) for leaf in leaves(main, "S")})


@SEARCHES
@given(st.data())
def test_no_small_count_is_found_out_along_either_way(data: st.DataObject) -> None:
    places, groups = data.draw(divided_towns()), data.draw(st.sampled_from(GROUPS[:3]))
    threshold = data.draw(st.sampled_from([2, 3, 5]))
    atoms = [(leaf, *own) for leaf in leaves(places, "S") for own in product(*groups.values())]
    attack(places, groups, data.draw(people(atoms, threshold)), threshold)


def attack(
    places: Places, groups: dict[str, list[str]], counts: Mapping[Atom, int], threshold: int
) -> int:
    """Release counts and try to find the small ones out; gives how many large ones were hidden."""
    frame = counted("x", places, groups, counts)
    released = release(
        [Computed(frame, (Basis("q", frame),))], places, ProtectionSpec(threshold=threshold)
    )
    case = Case(places)
    case.people("x", counts)
    totals, lost = {}, 0
    for place, members in addresses(places, groups):
        total = case.total("x", place, fitting(members))
        amount = shown(released, "x", place, **dict(zip(groups, members, strict=True)))
        true = case.outsider.true(total)
        assert amount in (true, None)
        assert amount is None or not 0 < true < threshold
        lost += amount is None and true >= threshold
        case.reads(total, amount)
        totals[place, members] = total
    for about, total in totals.items():
        if 0 < case.outsider.true(total) < threshold:
            assert safe(case, total, threshold, threshold - 1), about
    return lost


@SEARCHES
@given(st.data())
def test_neither_parts_nor_wholes_are_found_out(data: st.DataObject) -> None:
    places, groups = data.draw(divided_towns()), data.draw(st.sampled_from(GROUPS[:2]))
    threshold = data.draw(st.sampled_from([2, 3]))
    atoms = [(leaf, *own) for leaf in leaves(places, "S") for own in product(*groups.values())]
    parts, rests = (data.draw(people(atoms, threshold)) for _ in range(2))
    attack_shares((places, groups), parts, rests, threshold)


def test_a_district_is_not_calculated_through_the_schools() -> None:
    """District a is X less b: what would have been enough among the districts is not enough."""
    places = divided(TOWNS[0], {"a": "X", "b": "X", "c": "Y", "d": "Y"})
    counts: dict[Atom, int] = {("a",): 2, ("b",): 40, ("c",): 9, ("d",): 50}
    frame = counted("x", places, {}, counts)
    alone = release([Computed(frame, (Basis("q", frame),))], TOWNS[0], ProtectionSpec())
    both = release([Computed(frame, (Basis("q", frame),))], places, ProtectionSpec())
    hidden = {key for key in places.by_key if shown(both, "x", key) is None}
    assert {key for key in "abcd" if shown(alone, "x", key) is None} == {"a", "c"}
    assert hidden in ({"a", "b"}, {"a", "c", "X", "Y"})


def test_not_everything_is_hidden() -> None:
    """Of a larger town with one small count only a handful is lost."""
    main = TOWNS[2]
    belonging = dict(zip(leaves(main, "S"), "XYXYZXZ", strict=True))
    counts: dict[Atom, int] = {
        (leaf,): 20 + number for number, leaf in enumerate(leaves(main, "S"))
    }
    assert attack(divided(main, belonging), {}, counts | {("a1",): 1}, 3) <= 3


# ---------------------------------------------------------------- overlaps that nobody declared

OVERLAPS = tuple(product("abc", "XY"))
"""Where people live: district and catchment area of a school."""
APART = Places(
    (
        Place("S", "S", "0", None),
        *(Place(key, key, "1", "S") for key in "abc"),
        *(Place(key, key, "school", "S") for key in "XY"),
    ),
    (Level("0", "0", "0"), Level("1", "1", "1"), SCHOOL),
)


def overlapping(lived: Mapping[tuple[str, str], int], shown_in: Sequence[str]) -> Frame:
    rows = []
    for place in APART:
        if place.key in shown_in:
            amount = sum(n for where, n in lived.items() if place.key in ("S", *where))
            rows.append((place.key, PERIOD, float(amount), None))
    return frame_of("x", rows, ("place", "period"))


@SEARCHES
@given(st.data())
def test_where_overlaps_are_unknown_the_other_geography_is_kept_back(data: st.DataObject) -> None:
    """The outsider knows who may live where; he learns nothing from what is not shown."""
    threshold = data.draw(st.sampled_from([2, 3, 5]))
    inhabited = data.draw(st.lists(st.sampled_from(OVERLAPS), min_size=3, unique=True))
    few = st.integers(0, 2 * threshold)
    lived = {where: data.draw(few) for where in inhabited}
    frame = overlapping(lived, "SabcXY")
    spec = ProtectionSpec(threshold=threshold)
    released = release([Computed(frame, (Basis("q", frame),))], APART, spec)
    case = Case(APART)
    for where, number in lived.items():
        case.outsider.person(("x", *where), number)
    sums = {
        place.key: {
            number: 1
            for (_, *where), number in case.outsider.names.items()
            if place.key in ("S", *where)
        }
        for place in APART
    }
    amounts = {key: shown(released, "x", key) for key in sums}
    for key, total in sums.items():
        if amounts[key] is not None:
            case.reads(total, amounts[key])
        elif key not in "XY":
            case.reads(total, None)  # noughts are printed, but not of what is kept back altogether
    small = [key for key, total in sums.items() if 0 < case.outsider.true(total) < threshold]
    for key in small:
        assert amounts[key] is None
        assert key in "XY" or safe(case, sums[key], threshold, threshold - 1), key
    if small:
        assert amounts["X"] is None
        assert amounts["Y"] is None


def test_schools_alone_are_protected_like_districts() -> None:
    lived = {("a", "X"): 2, ("b", "X"): 0, ("c", "Y"): 9}
    frame = overlapping(lived, "SXY")
    released = release([Computed(frame, (Basis("q", frame),))], APART, ProtectionSpec())
    assert [shown(released, "x", key) for key in "SXY"] == [11, None, None]


def test_where_nothing_is_small_nothing_is_kept_back() -> None:
    frame = overlapping(dict.fromkeys(OVERLAPS, 7), "SabcXY")
    released = release([Computed(frame, (Basis("q", frame),))], APART, ProtectionSpec())
    assert [shown(released, "x", key) for key in "SabcXY"] == [42, 14, 14, 14, 21, 21]


@pytest.mark.parametrize("official", [True, False])
def test_what_the_source_keeps_secret_is_not_calculated(official: bool) -> None:  # noqa: FBT001
    """The school of a secret unit is secret too; with an official number it is kept back."""
    places = divided(TOWNS[0], {"a": "X", "b": "X", "c": "Y", "d": "Y"})
    amounts = {
        "S": 60,
        "a": None,
        "b": 12,
        "c": 20,
        "d": 25,
        "X": 15 if official else None,
        "Y": 45,
    }
    rows = [
        (key, PERIOD, amount, None if amount is not None else Status.SECRET)
        for key, amount in amounts.items()
    ]
    frame = frame_of("x", rows, ("place", "period"))
    released = release([Computed(frame, (Basis("q", frame),))], places, ProtectionSpec())
    known = {key: shown(released, "x", key) for key in amounts}
    assert known["a"] is None
    assert None in (known["S"], known["b"], known["c"], known["d"])
    assert None in (known["X"], known["b"])


def test_regions_outside_take_no_part() -> None:
    """A small number of the state is hidden for itself and hides nothing else."""
    places = replace(TOWNS[0], benchmarks=(Place("nrw", "NRW", "", None),))
    counts: dict[Atom, int] = {(leaf,): 10 for leaf in "abcd"}
    rows = counted("x", TOWNS[0], {}, counts).table[["place", "period", "amount", "status"]]
    for amount, expected in ((2.0, None), (9000.0, 9000.0)):
        listed = [*rows.itertuples(index=False, name=None), ("nrw", PERIOD, amount, None)]
        frame = frame_of("x", listed, ("place", "period"))
        released = release([Computed(frame, (Basis("q", frame),))], places, ProtectionSpec())
        assert shown(released, "x", "nrw") == expected
        assert [shown(released, "x", key) for key in "Sabcd"] == [40, 10, 10, 10, 10]
