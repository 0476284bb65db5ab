"""Classes of numbers: gap-free, from numbers as they are printed.

A class holds its lower bound and not its upper one ("5,0 bis unter 8,0"); the last one holds both.
Printed numbers are classified, so that map and table never contradict each other.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from itertools import count as count_up
from itertools import pairwise

from reportgen.exhibits.lookup import jenks
from reportgen.frame import NamedClass


@dataclass(frozen=True, slots=True)
class Classes:
    """Bounds between classes, rising, and how many numbers lie in each class."""

    bounds: tuple[Decimal, ...]
    """One less than there are classes."""
    counts: tuple[int, ...]
    low: Decimal | None = None
    """Where the first class begins; None where it is open ("unter 5")."""
    high: Decimal | None = None
    middle: Decimal = Decimal(0)
    """The number on both sides of which classes are told apart: nought or the mean."""
    spread: Decimal = Decimal(0)
    """The standard deviation, where classes are made by it."""

    def of(self, number: Decimal) -> int:
        """The class of a number, from 0."""
        return bisect_right(self.bounds, number)

    @property
    def arms(self) -> tuple[int, ...]:
        """Steps of each class from the middle: below it −1, −2 …, above 1, 2 …, around it 0."""
        lowest, highest = (None, *self.bounds), (*self.bounds, None)
        return tuple(map(self._arm, lowest, highest))

    def _arm(self, lower: Decimal | None, upper: Decimal | None) -> int:
        middle = self.middle
        if lower is not None and lower >= middle:
            return sum(middle <= bound <= lower for bound in self.bounds)
        if upper is not None and upper <= middle:
            return -sum(upper <= bound <= middle for bound in self.bounds)
        return 0


def class_of(classes: Sequence[NamedClass], amount: float) -> int:
    """The named class of a printed number, from 0; a bound belongs to the class above it."""
    bounds = (each.upto for each in classes[:-1])
    return sum(bound is not None and amount >= bound for bound in bounds)


def quantile(numbers: Sequence[Decimal], count: int) -> Classes:
    """Classes that hold about equally many numbers; equal numbers are never parted.

    Where no numbers are equal these are the quantiles of Hazen (R's type 5).
    """
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
    exact = (low + (high - low) * step / count for step in range(1, count))
    bounds = (_printed(each, decimals) for each in exact)
    return _counted(numbers, (each for each in bounds if low < each <= high), is_open=False)


def natural(numbers: Sequence[Decimal], count: int) -> Classes:
    """Classes with the least squares about their means (Fisher and Jenks)."""
    parted = jenks.breaks(numbers, count)
    return _counted(numbers, (simplest(*pair) for pair in parted), is_open=False)


def equidistant(numbers: Sequence[Decimal], count: int, decimals: int) -> Classes:
    """At most so many classes of one round width, from a round number to another."""
    low, high = min(numbers), max(numbers)
    width = next(
        each
        for each in _round_widths((high - low) / count, decimals)
        if len(range(*_cover(low, high, each))) <= count
    )
    first, last = _cover(low, high, width)
    bounds = [width * number for number in range(first, last + 1)]
    found = _counted(numbers, bounds[1:-1], is_open=False)
    return replace(found, low=bounds[0], high=bounds[-1])


def _round_widths(least: Decimal, decimals: int) -> Iterator[Decimal]:
    """Ever wider round widths of classes that need no more decimals than the numbers have."""
    quantum = Decimal(1).scaleb(-decimals)
    power = Decimal(1).scaleb(max(least, quantum).adjusted())
    for exponent in count_up():
        for step in _WIDTHS:
            width = step * power.scaleb(exponent)
            if width >= least and width % quantum == 0:
                yield width


_WIDTHS = tuple(map(Decimal, ("1", "2", "2.5", "3", "4", "5")))


def _cover(low: Decimal, high: Decimal, width: Decimal) -> tuple[int, int]:
    """The multiples of a width that numbers lie between: two different ones."""
    first = int((low / width).to_integral_value(ROUND_FLOOR))
    return first, max(first + 1, int((high / width).to_integral_value(ROUND_CEILING)))


def deviation(numbers: Sequence[Decimal], count: int, decimals: int) -> Classes:
    """Classes of one standard deviation about the mean: of an odd number the middle one has the
    mean in its middle, of an even number two meet there."""
    mean, spread = mean_and_spread(numbers)
    low, high = min(numbers), max(numbers)
    bounds = (_printed(mean + spread * multiple, decimals) for multiple in multiples(count))
    found = _counted(numbers, (each for each in bounds if low < each <= high), is_open=False)
    return replace(found, middle=_printed(mean, decimals), spread=_printed(spread, decimals))


def _printed(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def multiples(count: int) -> tuple[Decimal, ...]:
    """Bounds in standard deviations: ±0.5, ±1.5 for an odd number of classes, 0, ±1 for an even."""
    return tuple(Decimal(2 * step - count) / 2 for step in range(1, count))


def mean_and_spread(numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """The mean, unweighted, and the standard deviation of a population (not of a sample)."""
    mean = sum(numbers, Decimal(0)) / len(numbers)
    squares = sum(((each - mean) ** 2 for each in numbers), Decimal(0))
    return mean, (squares / len(numbers)).sqrt()


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
