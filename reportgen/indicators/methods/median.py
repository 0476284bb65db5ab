"""The age that half of all have passed, from counts by age groups.

Within the group that holds the middle, persons are taken to be spread evenly (the median of
grouped data, as textbooks of descriptive statistics have it).
"""

import numpy as np

from reportgen.ages import Band
from reportgen.frame import AGE, TOTAL
from reportgen.indicators.bands import midpoints
from reportgen.indicators.grid import Grid, made
from reportgen.indicators.methods.case import Case, Outcome
from reportgen.messages import word
from reportgen.status import Status


def median(case: Case) -> Outcome:
    """The median age, with the groups of ages that it was found in."""
    found = middle_age(case.upper, case.bands, case.spec.factor)
    return Outcome(found, notes=(word("indicator-median"),))


def middle_age(block: Grid, bands: tuple[Band, ...], factor: float) -> Grid:
    """The median of each place and period; uncertain where it lies in an open group."""
    parts = block.picked(AGE, tuple(band.key for band in bands))
    counts = np.moveaxis(parts.amounts, parts.axis(AGE), -1)
    reached = counts.cumsum(axis=-1)
    half = reached[..., -1:] / 2
    middle = (reached < half).sum(axis=-1, keepdims=True)  # the first group to reach the half
    middle = np.minimum(middle, len(bands) - 1)
    own = np.take_along_axis(counts, middle, axis=-1)
    below = np.take_along_axis(reached, middle, axis=-1) - own
    starts = np.array([band.start for band in bands], dtype=float)
    widths = 2 * (np.array(midpoints(bands)) - starts)
    with np.errstate(divide="ignore", invalid="ignore"):  # of nobody there is no median
        ages = starts[middle] + (half - below) / own * widths[middle]
    is_open = np.array([band.end is None for band in bands])[middle]
    total = parts.added(AGE)
    whole = block.at(AGE, TOTAL)
    statuses = np.maximum(total.statuses, whole.statuses)
    uncertain = is_open[..., 0] & (statuses <= Status.ROUNDED_ZERO) & total.present
    statuses = np.where(uncertain, np.int8(Status.UNRELIABLE), statuses)
    return made(total.axes, ages[..., 0] * factor, statuses, total.flags, block.origins)
