"""Numbers of some places to numbers of all places above them.

A parent that the source names keeps its official number. Any other is the sum of its children: a
secret child makes it secret, one that is missing makes it unknown. Cases that cannot be located
are a child too, but a source that does not name them has none. A place that is parted in several
ways is the sum of one family of children, never of two; the first that has all its numbers.
"""

import numpy as np

from reportgen.frame import PERIOD, PLACE
from reportgen.indicators.grid import ABSENT, Grid, gathered_marks, made
from reportgen.indicators.terrain import Family, Terrain
from reportgen.status import Flag, Status


def rolled_up(block: Grid, ground: Terrain) -> Grid:
    """Add up children wherever the block has no number of their parent."""
    filled = Grid(
        block.axes, block.amounts.copy(), block.statuses.copy(), block.flags.copy(), block.origins
    )
    for family in ground.families:
        parent, total = family.parent, _total(filled, family)
        official = block.statuses[parent] != ABSENT
        lacking = filled.statuses[parent] == ABSENT
        # Another family has left it unknown, for want of a child.
        vague = (filled.statuses[parent] == Status.UNKNOWN) & ~official
        gap = lacking | (vague & total.present & (total.statuses <= Status.ROUNDED_ZERO))
        filled.amounts[parent][gap] = total.amounts[gap]
        filled.statuses[parent][gap] = total.statuses[gap]
        filled.flags[parent][gap] = total.flags[gap]
    return filled


def _total(block: Grid, family: Family) -> Grid:
    below = block.statuses[family.children]
    expected = family.expected(block.axes[PERIOD])
    expected = expected.reshape(*expected.shape, *(1,) * (below.ndim - 2))
    missing = ((below == ABSENT) & expected).any(axis=0) & (below != ABSENT).any(axis=0)
    highest = below.max(axis=0)
    flags = block.flags[family.children]
    if family.is_whole:
        flags = np.where(flags & Flag.RESTATED, flags & ~(Flag.RESTATED | Flag.ESTIMATED), flags)
    return made(
        {key: names for key, names in block.axes.items() if key != PLACE},
        block.amounts[family.children].sum(axis=0),
        np.where(missing, np.maximum(highest, np.int8(Status.UNKNOWN)), highest),
        gathered_marks(flags, below != ABSENT, 0),
        block.origins,
    )
