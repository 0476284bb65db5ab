"""Class bounds against published ones, and against ones computed another way."""

import statistics
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.exhibits.lookup.classes import deviation, equal, multiples, natural, quantile
from reportgen.exhibits.lookup.jenks import breaks


def numbers(text: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, text.split()))


JENKS_1971 = numbers("""
    50.12 83.9 76.43 71.61 79.66 84.84 87.87 92.45 119.9 155.3 131.5 111.8 96.78 86.75 62.41
    96.37 75.51 77.29 85.41 116.4 58.5 75.29 66.32 62.65 80.45 72.76 63.67 60.27 68.45 100.1
    55.3 54.07 57.49 73.52 68.25 64.28 50.64 52.47 68.19 57.4 39.72 60.66 57.59 38.22 57.22
    67.04 47.29 71.05 50.53 34.63 59.65 62.06 52.89 56.35 57.26 53.77 59.89 55.44 45.4 52.21
    49.38 51.15 54.27 54.32 41.2 34.58 50.11 52.05 33.82 39.88 36.24 41.02 46.13 51.15 32.28
    33.26 31.78 31.28 50.52 47.21 32.69 38.3 33.83 40.3 40.62 32.14 31.66 26.09 39.84 24.83
    28.2 31.19 37.57 27.16 23.42 18.57 30.97 17.82 15.57 15.93 28.71 32.22
""")
"""Land values in 102 counties of Illinois (Jenks and Caspall 1971), the example of R's classInt."""
JENKSPY = numbers("1.3 7.1 7.3 2.3 3.9 4.1 7.8 1.2 4.3 7.3 5.0 4.3")
"""The example of jenkspy."""
CKMEANS = numbers("-1 2 -1 2 4 5 6 -1 2 -1")
"""The example of Ckmeans.1d.dp (Wang and Song 2011)."""


@dataclass(frozen=True)
class Published:
    numbers: tuple[Decimal, ...]
    highest: tuple[Decimal, ...]
    """The highest number of each class."""


PUBLISHED = {
    "classInt, style jenks": Published(JENKS_1971, numbers("41.2 60.66 77.29 100.1 155.3")),
    "jenkspy": Published(JENKSPY, numbers("2.3 5.0 7.8")),
    "Ckmeans.1d.dp": Published(CKMEANS, numbers("-1 2 6")),
}
SETS = pytest.mark.parametrize("data", [JENKS_1971, JENKSPY, numbers("0.4 1.9 2.2 8.1 8.6 9.0")])
COUNTS = pytest.mark.parametrize("count", [2, 3, 4, 5, 6])


@pytest.mark.parametrize("known", PUBLISHED.values(), ids=PUBLISHED)
def test_natural_breaks_are_the_published_ones(known: Published) -> None:
    count = len(known.highest)
    below = [low for low, _ in breaks(known.numbers, count)]
    assert (*below, max(known.numbers)) == known.highest
    found = natural(known.numbers, count)
    assert [found.of(each) for each in known.highest] == list(range(count))
    assert [found.of(each) for each in known.numbers] == [
        bisect_left(known.highest, each) for each in known.numbers
    ]


@SETS
@COUNTS
def test_quantiles_are_those_of_hazen(data: tuple[Decimal, ...], count: int) -> None:
    """Where no two numbers are equal, by numpy."""
    known = sorted(set(data))
    shares = [step / count for step in range(1, count)]
    cuts = np.quantile(np.array(known, dtype=float), shares, method="hazen")
    found = quantile(known, count)
    assert [found.of(each) for each in known] == np.searchsorted(
        cuts, np.array(known, dtype=float), side="right"
    ).tolist()


@SETS
@COUNTS
def test_deviations_are_those_of_a_population(data: tuple[Decimal, ...], count: int) -> None:
    mean, spread = statistics.fmean(data), statistics.pstdev(map(float, data))
    bounds = [round(mean + spread * (step - count / 2), 2) for step in range(1, count)]
    inside = [bound for bound in bounds if min(data) < bound <= max(data)]
    assert list(map(float, deviation(data, count, 2).bounds)) == pytest.approx(inside)


def test_deviations_of_berlin() -> None:
    """Five classes end at half and one and a half standard deviations, four at nought and one."""
    assert multiples(5) == numbers("-1.5 -0.5 0.5 1.5")
    assert multiples(4) == numbers("-1 0 1")


@SETS
@COUNTS
def test_equal_widths_are_those_of_linspace(data: tuple[Decimal, ...], count: int) -> None:
    edges = np.linspace(float(min(data)), float(max(data)), count + 1)[1:-1]
    found = list(map(float, equal(data, count, 2).bounds))
    assert found == pytest.approx(edges.tolist(), abs=0.005001)


TENTHS = st.integers(-40, 40).map(lambda each: Decimal(each) / 10)


@given(st.lists(TENTHS, min_size=1, max_size=9), st.integers(1, 5))
def test_no_other_parting_has_fewer_squares(given_numbers: list[Decimal], count: int) -> None:
    """Every possible parting is tried, in exact fractions."""
    known = sorted(set(given_numbers))
    chosen = tuple(known.index(high) for _, high in breaks(given_numbers, count))
    all_ways = list(combinations(range(1, len(known)), min(count, len(known)) - 1))
    sums = {way: squares(given_numbers, known, way) for way in all_ways}
    assert sums[chosen] == min(sums.values())
    assert breaks(given_numbers[::-1], count) == breaks(given_numbers, count)


def squares(
    all_numbers: Sequence[Decimal], known: Sequence[Decimal], way: Sequence[int]
) -> Fraction:
    total = Fraction(0)
    for start, end in zip((0, *way), (*way, len(known)), strict=True):
        members = [Fraction(each) for each in all_numbers if each in known[start:end]]
        mean = sum(members, Fraction(0)) / len(members)
        total += sum(((each - mean) ** 2 for each in members), Fraction(0))
    return total


def test_a_thousand_numbers_are_parted() -> None:
    many = [Decimal(each * 7919 % 100003) / 10 for each in range(1000)]
    assert sum(natural(many, 7).counts) == 1000


def test_nine_orders_of_magnitude() -> None:
    wide = [Decimal(10) ** power for power in range(-2, 8)]
    assert natural(wide, 3).counts == (8, 1, 1)
