"""Classes of maps: gap-free, complete, and round."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportgen.exhibits.lookup.classes import (
    Classes,
    around_nought,
    deviation,
    equal,
    equidistant,
    fixed,
    natural,
    quantile,
    simplest,
)

NUMBERS = st.lists(
    st.decimals(-9999, 9999, places=1, allow_nan=False).map(lambda each: each + Decimal("0.0")),
    min_size=1,
    max_size=60,
)
COUNTS = st.integers(2, 7)
BOUNDS = st.lists(st.decimals(-50, 50, places=1), min_size=1, max_size=6, unique=True).map(sorted)


def is_sound(found: Classes, numbers: list[Decimal]) -> bool:
    """Bounds rise, every number lies between the bounds of its class, and counts add up."""
    edges = [Decimal("-inf"), *found.bounds, Decimal("inf")]
    rising = all(low < high for low, high in pairwise(edges))
    inside = all(edges[found.of(each)] <= each < edges[found.of(each) + 1] for each in numbers)
    counted = [sum(found.of(each) == place for each in numbers) for place in range(len(edges) - 1)]
    return rising and inside and tuple(counted) == found.counts and sum(counted) == len(numbers)


def is_closed(found: Classes, numbers: list[Decimal]) -> bool:
    """The legend reaches from the lowest to the highest number, all bounds between them."""
    low, high = min(numbers), max(numbers)
    between = all(low < bound <= high for bound in found.bounds)
    return (found.low, found.high) == (low, high) and between


@given(NUMBERS, COUNTS)
def test_quantiles_are_gap_free(numbers: list[Decimal], count: int) -> None:
    found = quantile(numbers, count)
    assert is_sound(found, numbers)
    assert is_closed(found, numbers)
    assert len(found.counts) == min(count, len(set(numbers)))
    assert all(found.counts)


@given(NUMBERS, COUNTS, st.integers(0, 2))
def test_equal_widths_are_gap_free(numbers: list[Decimal], count: int, decimals: int) -> None:
    found = equal(numbers, count, decimals)
    assert is_sound(found, numbers)
    assert is_closed(found, numbers)
    assert len(found.counts) <= count


@given(NUMBERS, COUNTS)
def test_natural_breaks_are_gap_free(numbers: list[Decimal], count: int) -> None:
    found = natural(numbers, count)
    assert is_sound(found, numbers)
    assert is_closed(found, numbers)
    assert len(found.counts) == min(count, len(set(numbers)))
    assert all(found.counts)


@given(NUMBERS, COUNTS, st.integers(0, 2))
def test_deviations_are_gap_free(numbers: list[Decimal], count: int, decimals: int) -> None:
    found = deviation(numbers, count, decimals)
    assert is_sound(found, numbers)
    assert is_closed(found, numbers)
    assert len(found.counts) <= count
    assert list(found.arms) == sorted(found.arms)


@given(NUMBERS, COUNTS, st.integers(1, 2))
def test_round_widths_are_gap_free(numbers: list[Decimal], count: int, decimals: int) -> None:
    found = equidistant(numbers, count, decimals)
    assert is_sound(found, numbers)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= min(numbers)
    assert max(numbers) <= found.high
    edges = (found.low, *found.bounds, found.high)
    widths = {high - low for low, high in pairwise(edges)}
    assert len(widths) == 1
    assert found.low % widths.pop() == 0
    assert len(found.counts) <= count


@given(NUMBERS, COUNTS)
def test_changes_are_gap_free(numbers: list[Decimal], count: int) -> None:
    found = around_nought(numbers, count)
    assert is_sound(found, numbers)
    assert is_closed(found, numbers)
    assert len(found.counts) <= max(count, 3)
    assert list(found.arms) == sorted(found.arms)


@given(NUMBERS, BOUNDS)
def test_fixed_bounds_stay(numbers: list[Decimal], bounds: list[Decimal]) -> None:
    found = fixed(numbers, bounds)
    assert is_sound(found, numbers)
    assert found.bounds == tuple(bounds)
    assert found.low is None


@given(st.decimals(-999, 999, places=2), st.decimals("0.01", 500, places=2))
def test_the_simplest_number_lies_between(below: Decimal, width: Decimal) -> None:
    assert below < simplest(below, below + width) <= below + width


def test_simple_numbers() -> None:
    pairs = {("7.8", "9.3"): "9", ("9.2", "10.4"): "10", ("3.1", "3.4"): "3.3", ("-3", "-1"): "-2"}
    for (below, above), expected in pairs.items():
        assert simplest(Decimal(below), Decimal(above)) == Decimal(expected)
    assert simplest(Decimal("107341"), Decimal("112008")) == Decimal("110000")
    assert simplest(Decimal("0.11"), Decimal("0.12")) == Decimal("0.12")


def test_equal_numbers_are_never_parted() -> None:
    found = quantile([Decimal(each) for each in (1, 1, 1, 1, 2, 9)], 3)
    assert found.counts == (4, 1, 1)


def test_arms_count_from_nought() -> None:
    numbers = [Decimal(each) for each in (-7, -3, 0, 1, 4)]
    assert fixed(numbers, map(Decimal, (-5, 0, 5))).arms == (-2, -1, 1, 2)
    assert fixed(numbers, map(Decimal, (-5, -1, 1, 5))).arms == (-2, -1, 0, 1, 2)
    assert fixed(numbers, map(Decimal, (2, 3))).arms == (0, 1, 2)


def test_classes_follow_changes_of_one_direction() -> None:
    found = around_nought([Decimal(each) for each in ("2.7", "3.1", "3.9", "4.8")], 7)
    assert found.bounds == (Decimal("3.5"), Decimal("4.5"))
    assert around_nought([Decimal(0)], 5).counts == (1,)
