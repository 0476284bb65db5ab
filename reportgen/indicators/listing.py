"""What a listing leaves out: nought, where the listing shows that it would have said otherwise.

Registers list what there is. A place that is named for a period, and has no row for a member that
others of its level have there, has none of it: 0, not unknown. But if an official total of the
place says that the rows do not add up to it, then what is left out is not known.
"""

import numpy as np

from reportgen.frame import PERIOD, PLACE, TOTAL
from reportgen.indicators.grid import Grid, Marks, members
from reportgen.indicators.terrain import Positions
from reportgen.status import Status

ROUNDING = 1e-9
"""Sums of amounts of money may miss their total by this part of it."""


def completed(block: Grid, levels: Positions) -> Grid:
    """Fill in what is left out; `levels` has the number of each place's level."""
    if not block.groups:
        return block
    gap = ~block.present & _spread(block.any((PLACE, PERIOD)), block, (PLACE, PERIOD))
    for key in block.groups:
        gap &= _spread(_listed(block, key, levels), block, (PLACE, PERIOD, key))
    filled = _with_status(block, gap, Status.ZERO)
    short = np.zeros_like(gap)
    for key in block.groups:
        if TOTAL in block.axes[key]:
            short |= np.expand_dims(_falls_short(filled, key), block.axis(key))
    return _with_status(filled, gap & short, Status.UNKNOWN)


def _listed(block: Grid, key: str, levels: Positions) -> Marks:
    """By place, period and member of a key: whether any place of the level lists it."""
    listed = block.any((PLACE, PERIOD, key))
    for level in np.unique(levels):
        listed[levels == level] = listed[levels == level].any(axis=0)
    listed &= np.array(block.axes[key], dtype=object) != TOTAL
    return listed


def _falls_short(block: Grid, key: str) -> Marks:
    """Where the members of a key, all of them numbers, do not reach the official total."""
    total, parts = block.at(key, TOTAL), block.picked(key, members(block, key)).added(key)
    numbers = _numbers(total) & _numbers(parts)
    return np.asarray(numbers & (parts.amounts < total.amounts * (1 - ROUNDING)))


def _numbers(block: Grid) -> Marks:
    return np.asarray(block.present & (block.statuses <= Status.ROUNDED_ZERO))


def _spread(marks: Marks, block: Grid, keys: tuple[str, ...]) -> Marks:
    """Marks of some axes, shaped to be laid over the whole block."""
    others = tuple(number for number, key in enumerate(block.axes) if key not in keys)
    return np.expand_dims(marks, others)


def _with_status(block: Grid, marks: Marks, status: Status) -> Grid:
    statuses = np.where(marks, np.int8(status), block.statuses)
    return Grid(block.axes, block.amounts, statuses, block.flags, block.origins)
