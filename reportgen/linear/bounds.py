"""What bounds of sums say of the bounds of their terms, again and again until nothing is new."""

import numpy as np

from reportgen.linear.system import Reals, Rows, System

ROUNDS = 24
BEYOND = 1e15
"""Whatever is larger counts as unbounded."""
SLACK = 1e-7
"""How far a computed bound may miss a whole number."""


def tightened(system: System) -> System:
    """The system with the bounds of whole numbers that follow from the rows one by one.

    Where some contradict, these are given as they were found, before others follow from them.
    """
    least, most = np.ceil(system.least - SLACK), np.floor(system.most + SLACK)
    for _ in range(ROUNDS):
        low, high = _implied(system.rows, least, most)
        low, high = (
            np.maximum(np.ceil(low - SLACK), least),
            np.minimum(np.floor(high + SLACK), most),
        )
        is_new = not (np.array_equal(low, least) and np.array_equal(high, most))
        least, most = low, high
        if not is_new or (low > high).any():
            break
    return system.bounded(least, most)


def _implied(rows: Rows, least: Reals, most: Reals) -> tuple[Reals, Reals]:
    """For each quantity the tightest bounds that any single row gives it."""
    number, columns, factors = rows.number, rows.columns, rows.factors
    low = np.where(least > -BEYOND, least, -np.inf)
    high = np.where(most < BEYOND, most, np.inf)
    is_up = factors > 0
    small = np.where(is_up, factors * low[columns], factors * high[columns])
    large = np.where(is_up, factors * high[columns], factors * low[columns])
    upper = rows.high[number] - _others(rows, small, -np.inf)
    lower = rows.low[number] - _others(rows, large, np.inf)
    above = np.where(is_up, upper, lower) / factors
    below = np.where(is_up, lower, upper) / factors
    highest, lowest = most.copy(), least.copy()
    np.minimum.at(highest, columns, above)
    np.maximum.at(lowest, columns, below)
    return lowest, highest


def _others(rows: Rows, ends: Reals, endless: float) -> Reals:
    """For each entry what all others of its row come to, which is endless if one of them is.

    Endless ones are counted and never added: of a large stand-in nothing exact could be taken off.
    """
    number, is_endless = rows.number, np.isinf(ends)
    finite = np.where(is_endless, 0.0, ends)
    rest = np.bincount(number, finite, minlength=len(rows))[number] - finite
    open_ = np.bincount(number, is_endless, minlength=len(rows))[number] - is_endless
    return np.where(open_ > 0, endless, rest)
