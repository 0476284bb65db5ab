"""Quartiles and whiskers of a box plot.

Quartiles are those of type 7 of Hyndman and Fan (1996), linear between neighbours, as R, NumPy
and spreadsheets (QUARTIL.INKL) have them. Whiskers reach to the last number within one and a half
box lengths (Tukey 1977); what lies beyond is an outlier.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

REACH = Fraction(3, 2)


@dataclass(frozen=True, slots=True)
class Box:
    """The five numbers of a box plot."""

    low: float
    """Where the lower whisker ends."""
    first: float
    median: float
    third: float
    high: float


def quantile(numbers: Sequence[float], share: Fraction) -> float:
    """A quantile of sorted numbers."""
    place = (len(numbers) - 1) * share
    below = floor(place)
    if place == below:
        return numbers[below]
    rest = float(place - below)
    return numbers[below] + (numbers[below + 1] - numbers[below]) * rest


def box(numbers: Sequence[float]) -> Box:
    """The box of some numbers, of which there must be one at least."""
    ordered = sorted(numbers)
    first, median, third = (quantile(ordered, Fraction(part, 4)) for part in (1, 2, 3))
    most = (third - first) * float(REACH)
    within = [each for each in ordered if first - most <= each <= third + most]
    return Box(min(*within, first), first, median, third, max(*within, third))
