"""Numbers of some places to numbers of all places above them.

A parent that the source names keeps its official number. Any other is the sum of its children: a
secret child makes it secret, one that is missing makes it unknown. Cases that cannot be located
are a child too, but a source that does not name them has none. A place that is parted in several
ways is the sum of one family of children, never of two; the first that has all its numbers.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from reportgen.frame import PERIOD, PLACE
from reportgen.indicators.grid import ABSENT, Grid, Marks, gathered_marks, made
from reportgen.places import Place, Places
from reportgen.status import Flag, Status

Numbers: TypeAlias = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Family:
    """A place and those directly below it in one geography, as numbers on the axis of places."""

    parent: int
    children: Numbers
    members: tuple[Place, ...]
    is_whole: bool = True
    """Whether no border that has changed since leads out of the parent."""

    def expected(self, periods: tuple[str, ...]) -> Marks:
        """By child and period: where a number must not be missing."""
        rows = [
            [each.located and each.exists(period) for period in periods] for each in self.members
        ]
        return np.array(rows, dtype=bool).reshape(len(self.members), len(periods))


@dataclass(frozen=True, eq=False)
class Terrain:
    """The places as an axis, benchmark regions last."""

    keys: tuple[str, ...]
    levels: Numbers
    """For each place the number of its level; benchmark regions have one each."""
    families: tuple[Family, ...]
    """From the bottom up."""
    places: Places

    def above(self, key: str) -> tuple[str, ...]:
        """The places that a place lies in, in whatever geography, itself left out."""
        place = self.places.by_key[key]
        found = dict.fromkeys(self.places.parents(place))
        for parent in tuple(found):
            found |= dict.fromkeys(self.above(parent))
        return tuple(found)


def terrain(places: Places) -> Terrain:
    """Lay out the hierarchies of places along an axis."""
    benchmarks = tuple(place.key for place in places.benchmarks)
    keys = (*(place.key for place in places), *benchmarks)
    number = {key: index for index, key in enumerate(keys)}
    names = sorted({place.level for place in places})
    levels = [names.index(place.level) for place in places]
    levels += range(len(names), len(names) + len(benchmarks))
    old = dict.fromkeys(each.old for each in places.successions)
    parted = [[places.by_key[heir] for heir in places.heirs(key)] for key in old]
    families = [
        Family(
            number[place.key],
            np.array([number[each.key] for each in family]),
            family,
            not any(_leads_out(place, heirs, places) for heirs in parted),
        )
        for place in places.bottom_up()
        for family in places.families(place.key)
    ]
    axis = np.array(levels, dtype=np.intp)
    return Terrain(keys, axis, tuple(families), places)


def _leads_out(parent: Place, heirs: list[Place], places: Places) -> bool:
    """Whether some heirs of a place lie in a parent, and some do not."""
    return len({places.within(heir, parent) for heir in heirs}) > 1


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
