"""How far each cell of a page can move either way without looking impossible."""

from collections.abc import Sequence

import numpy as np

from reportgen.protection.counts import Amounts
from reportgen.protection.page import Page


def room(page: Page, wholes: Sequence[Amounts], floor: Amounts) -> tuple[Amounts, Amounts]:
    """How much each cell may lose and how much it may gain: place x column.

    Published zeros stand still; a hidden cell keeps 1 at the least and holds its published parts
    (`floor`); a part does not pass its wholes. Remainders may vanish. What is not known may be
    more, but perhaps not less; what has no row may be known to be nothing.
    """
    count = len(page.listed)
    held = page.secret | (page.known & (page.amounts > 0))
    held[:, count:] = page.known[:, count:]
    least = np.zeros_like(page.amounts)
    least[:, :count] = np.maximum(floor, 1)
    down = np.where(held, np.maximum(page.amounts - least, 0), 0.0)
    up = np.where(held | page.unknown, np.inf, 0.0)
    for whole in wholes:
        gap = whole - page.amounts[:, :count]
        up[:, :count] = np.where(gap >= 0, np.minimum(up[:, :count], gap), up[:, :count])
    return np.where(page.free, np.inf, down), np.where(page.free, np.inf, up)
