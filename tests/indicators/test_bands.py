"""Which bands of a source make up the ages that are wanted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.ages import Band, band
from reportgen.indicators.bands import (
    Choice,
    Fault,
    chosen,
    hull,
    midpoints,
    ordered,
    overlapping,
    uncovered,
)


def bands(keys: str) -> tuple[Band, ...]:
    return tuple(band(key) for key in keys.split())


CHOICES = [
    # bands of the source, wanted, the fewest, the finest
    ("0-3 3-6 6-18 18+", "0-18", "0-3 3-6 6-18", "0-3 3-6 6-18"),
    ("0 1 2 0-3 3-6 6+", "0-6", "0-3 3-6", "0 1 2 3-6"),
    ("0 1 2 0-2 0-3 3+", "0-3", "0-3", "0 1 2"),
    ("0-2 2-3 0-1 1-3", "0-3", "0-1 1-3", "0-1 1-3"),
    ("0-18 18-65 65+ 65-80 80+", "65+", "65+", "65-80 80+"),
    ("0-18 18-65 65-80 80+", "65+", "65-80 80+", "65-80 80+"),
    ("0 1 2 4 5", "0-6", "0 1 2 4 5", "0 1 2 4 5"),
    ("96 97 99", "95+", "96 97 99", "96 97 99"),
    ("15-25 25-55 55-65 15-65", "15-65", "15-65", "15-25 25-55 55-65"),
    ("0-15 10-20 15-30", "0-30", "0-15 15-30", "0-15 15-30"),
]


@pytest.mark.parametrize(("known", "wanted", "fewest", "finest"), CHOICES)
def test_choices(known: str, wanted: str, fewest: str, finest: str) -> None:
    listed = frozenset(bands(known))
    assert set(chosen(listed, band(wanted)).bands) == set(bands(fewest))
    assert set(chosen(listed, band(wanted), fine=True).bands) == set(bands(finest))


FAULTS = [
    ("0-15 15-20 20+", "0-18", Fault.STRADDLED, "15-20"),
    ("0-75 75+", "80+", Fault.STRADDLED, "75+"),
    ("0-75 75+", "0-80", Fault.STRADDLED, "75+"),
    ("0-18", "18+", Fault.EMPTY, None),
    ("", "18+", Fault.EMPTY, None),
    ("1-3 2-4", "0-5", Fault.OVERLAPPING, "2-4"),
]


@pytest.mark.parametrize(("known", "wanted", "fault", "culprit"), FAULTS)
def test_faults(known: str, wanted: str, fault: Fault, culprit: str | None) -> None:
    named = band(culprit) if culprit else None
    assert chosen(frozenset(bands(known)), band(wanted)) == Choice((), fault, named)


@given(
    st.sets(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=14),
    st.integers(0, 8),
    st.integers(1, 8),
    st.booleans(),
)
def test_nobody_is_counted_twice_or_from_outside(
    given_bands: set[tuple[int, int]],
    start: int,
    width: int,
    fine: bool,  # noqa: FBT001
) -> None:
    known = frozenset(Band(first, first + years) for first, years in given_bands)
    wanted = Band(start, start + width)
    choice = chosen(known, wanted, fine=fine)
    assert (choice.fault is Fault.NONE) == bool(choice.bands)
    assert all(each in known and each.within(wanted) for each in choice.bands)
    assert overlapping(ordered(choice.bands)) is None


@pytest.mark.parametrize(
    ("taken", "wanted", "is_short"),
    [
        ("0-3 3-18", "0-18", False),
        ("3-18", "0-18", True),
        ("0-16", "0-18", True),
        ("65-80", "65+", False),
        ("65+", "65+", False),
        ("70+", "65+", True),
    ],
)
def test_uncovered(taken: str, wanted: str, is_short: bool) -> None:  # noqa: FBT001
    assert uncovered(bands(taken), band(wanted)) is is_short


@pytest.mark.parametrize(
    ("known", "middles"),
    [
        ("0 1 99 100+", (0.5, 1.5, 99.5, 100.5)),
        ("65-75 75-80 80+", (70, 77.5, 82.5)),
        ("0-65 65+", (32.5, 75)),
        ("65+", (65.5,)),
    ],
)
def test_midpoints(known: str, middles: tuple[float, ...]) -> None:
    assert midpoints(bands(known)) == middles


def test_hull() -> None:
    assert hull(bands("15-25 25-65")) == band("15-65")
    assert hull(bands("15-25 65+")) == band("15+")
