"""Natural breaks: the parting of numbers into classes with the least squares about their means.

The exact optimum by dynamic programming (Fisher 1958, "On Grouping for Maximum Homogeneity";
known in cartography by Jenks 1977). Of several optima the one whose breaks lie lowest.
"""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
EQUAL = 1e-12
"""Share of all squares by which sums may err and still be equal."""


def breaks(numbers: Sequence[Decimal], count: int) -> tuple[tuple[Decimal, Decimal], ...]:
    """The neighbours that classes part, from the lowest on; equal numbers are never parted."""
    known = sorted(set(numbers))
    starts = _starts(_squares(known, numbers), min(count, len(known)))
    return tuple((known[start - 1], known[start]) for start in starts)


def _squares(known: Sequence[Decimal], numbers: Sequence[Decimal]) -> Floats:
    """The squares about the mean of each run of numbers, by its first and last one."""
    middle = sum(numbers, Decimal(0)) / len(numbers)
    values = np.array([float(each - middle) for each in known])
    weights = np.unique(np.array(sorted(map(float, numbers))), return_counts=True)[1]
    counted, summed, squared = (
        np.concatenate(([0.0], np.cumsum(weights * values**power))) for power in (0, 1, 2)
    )
    many, total, squares = (each[None, 1:] - each[:-1, None] for each in (counted, summed, squared))
    found = squares - total**2 / np.where(many > 0, many, 1.0)
    return np.where(many > 0, np.maximum(found, 0.0), np.inf)


def _starts(squares: Floats, count: int) -> tuple[int, ...]:
    """Where the second and all further classes begin."""
    best = squares[0]
    slack = EQUAL * best[-1]
    chosen = []
    for _ in range(1, count):
        # sums[start, last]: the classes before end at start - 1, this one reaches to last
        sums = np.concatenate(([np.inf], best[:-1]))[:, None] + squares
        least = sums.min(axis=0)
        chosen.append(np.argmax(sums <= least + slack, axis=0))
        best = least
    starts, last = [], len(squares) - 1
    for each in reversed(chosen):
        starts.append(int(each[last]))
        last = starts[-1] - 1
    return tuple(reversed(starts))
