"""Classes of numbers: gap-free, from numbers as they are printed.

A class holds its lower bound and not its upper one ("5,0 bis unter 8,0"); the last one holds both.
Printed numbers are classified, so that map and table never contradict each other.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Classes:
    """Bounds between classes, rising, and how many numbers lie in each class."""

    bounds: tuple[Decimal, ...]
    """One less than there are classes."""
    counts: tuple[int, ...]
    low: Decimal | None = None
    """The lowest number; None where the first class is open ("unter 5")."""
    high: Decimal | None = None

    def of(self, number: Decimal) -> int:
        """The class of a number, from 0."""
        return bisect_right(self.bounds, number)

    @property
    def arms(self) -> tuple[int, ...]:
        """Steps of each class from nought: below it −1, −2 …, above 1, 2 …, around it 0."""
        lowest, highest = (None, *self.bounds), (*self.bounds, None)
        return tuple(map(self._arm, lowest, highest))

    def _arm(self, lower: Decimal | None, upper: Decimal | None) -> int:
        if lower is not None and lower >= 0:
            return sum(0 <= bound <= lower for bound in self.bounds)
        if upper is not None and upper <= 0:
            return -sum(upper <= bound <= 0 for bound in self.bounds)
        return 0


def quantile(numbers: Sequence[Decimal], count: int) -> Classes:
    """Classes that hold about equally many numbers; equal numbers are never parted."""
    ranked = sorted(numbers)
    breaks = [place for place in range(1, len(ranked)) if ranked[place - 1] < ranked[place]]
    chosen: set[int] = set()
    for step in range(1, count):
        ideal = step * len(ranked) / count
        free = [place for place in breaks if place not in chosen]
        if free:
            chosen.add(min(free, key=lambda place: (abs(place - ideal), place)))
    bounds = (simplest(ranked[place - 1], ranked[place]) for place in sorted(chosen))
    return _counted(ranked, bounds, is_open=False)


def equal(numbers: Sequence[Decimal], count: int, decimals: int) -> Classes:
    """Classes of equal width from the lowest to the highest number."""
    low, high = min(numbers), max(numbers)
    quantum = Decimal(1).scaleb(-decimals)
    exact = (low + (high - low) * step / count for step in range(1, count))
    bounds = (each.quantize(quantum, ROUND_HALF_UP) for each in exact)
    return _counted(numbers, (each for each in bounds if low < each <= high), is_open=False)


def fixed(numbers: Sequence[Decimal], bounds: Iterable[Decimal]) -> Classes:
    """Declared bounds, the first and the last class open; some classes may be empty."""
    return _counted(numbers, bounds, is_open=True)


def around_nought(numbers: Sequence[Decimal], count: int) -> Classes:
    """Classes of equal width around one that has nought in its middle, for changes.

    Where all changes go one way, all classes but the middle one go there too.
    """
    is_one_way = min(numbers) >= 0 or max(numbers) <= 0
    arms = max(1, count - 1 if is_one_way else (count - 1) // 2)
    farthest = max(abs(number) for number in numbers)
    half = _round_up(farthest / (2 * arms + 1))
    odd = [half * (2 * arm - 1) for arm in range(1, arms + 1)]
    bounds = (*(-each for each in reversed(odd)), *odd)
    low, high = min(numbers), max(numbers)
    return _counted(numbers, (each for each in bounds if low < each <= high), is_open=False)


def is_rising(bounds: Sequence[float]) -> bool:
    """Whether declared bounds are there and rise."""
    return bool(bounds) and all(low < high for low, high in pairwise(bounds))


def _counted(numbers: Sequence[Decimal], bounds: Iterable[Decimal], *, is_open: bool) -> Classes:
    edges = tuple(sorted(set(bounds)))
    places = [bisect_right(edges, number) for number in numbers]
    counts = tuple(places.count(number) for number in range(len(edges) + 1))
    if is_open:
        return Classes(edges, counts)
    return Classes(edges, counts, min(numbers), max(numbers))


def simplest(below: Decimal, above: Decimal) -> Decimal:
    """The roundest number over `below` and up to `above`, of several the one in the middle."""
    middle = (below + above) / 2
    for exponent in range(above.adjusted() + 1 if above else 1, -12, -1):
        for step in (Decimal(1).scaleb(exponent), Decimal(5).scaleb(exponent - 1)):
            near = (middle / step).to_integral_value(ROUND_HALF_UP) * step
            if below < near <= above:
                return near
    return above


def _round_up(number: Decimal) -> Decimal:
    """The next 1, 2, 2.5 or 5 times a power of ten, as half the width of a class."""
    if number == 0:
        return Decimal(1)
    power = Decimal(1).scaleb(number.adjusted())
    steps = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
    return next(step * power for step in steps if step * power >= number)
