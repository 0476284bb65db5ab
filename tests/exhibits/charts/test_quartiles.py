"""Quartiles are those of R and NumPy (type 7); whiskers end at numbers that there are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.exhibits.charts.quartiles import box

NUMBERS = st.lists(st.floats(-1e6, 1e6).map(lambda each: round(each, 1)), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [  # R 4.3: quantile(x, c(.25, .5, .75), type = 7)
        ((1, 2, 3, 4), (1.75, 2.5, 3.25)),
        ((1, 2, 3, 4, 5), (2, 3, 4)),
        ((6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49), (25.5, 40, 42.5)),
        ((7, 15, 36, 39, 40, 41), (20.25, 37.5, 39.75)),
    ],
)
def test_quartiles_of_known_numbers(
    numbers: tuple[float, ...], expected: tuple[float, float, float]
) -> None:
    found = box(numbers)
    assert (found.first, found.median, found.third) == pytest.approx(expected)


@given(NUMBERS)
def test_quartiles_are_those_of_numpy(numbers: list[float]) -> None:
    found = box(numbers)
    expected = np.quantile(numbers, (0.25, 0.5, 0.75), method="linear")
    assert (found.first, found.median, found.third) == pytest.approx(tuple(expected), abs=1e-6)


@given(NUMBERS)
def test_whiskers_reach_no_farther_than_one_and_a_half_boxes(numbers: list[float]) -> None:
    found = box(numbers)
    most = 1.5 * (found.third - found.first) + 1e-6
    assert found.first - most <= found.low <= found.first
    assert found.third <= found.high <= found.third + most
    assert found.low in (*numbers, found.first)
    assert found.high in (*numbers, found.third)
    for each in numbers:
        if found.first - most + 2e-6 <= each <= found.third + most - 2e-6:
            assert found.low <= each <= found.high
