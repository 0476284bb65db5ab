"""Numbers of some places to numbers of all places above them.

A parent that the source names keeps its official number. Any other is the sum of its children: a
secret child makes it secret, one that is missing makes it unknown. Cases that cannot be located
are a child too, but a source that does not name them has none.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from reportgen.frame import PLACE
from reportgen.indicators.grid import ABSENT, Grid, Marks, gathered_marks, made
from reportgen.places import Places
from reportgen.status import Status

Numbers: TypeAlias = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Family:
    """A place and those directly below it, as numbers on the axis of places."""

    parent: int
    children: Numbers
    located: Marks
    """Which of the children are real places."""


@dataclass(frozen=True, eq=False)
class Terrain:
    """The places as an axis."""

    keys: tuple[str, ...]
    levels: Numbers
    """For each place the number of its level."""
    families: tuple[Family, ...]
    """From the bottom up."""
    places: Places

    def above(self, key: str) -> tuple[str, ...]:
        """The places that a place lies in, itself left out."""
        found: list[str] = []
        place = self.places.by_key[key]
        while place.parent is not None:
            found.append(place.parent)
            place = self.places.by_key[place.parent]
        return tuple(found)


def terrain(places: Places) -> Terrain:
    """Lay out the hierarchy of places along an axis."""
    keys = tuple(place.key for place in places)
    number = {key: index for index, key in enumerate(keys)}
    names = sorted({place.level for place in places})
    levels = np.array([names.index(place.level) for place in places], dtype=np.intp)
    families = []
    for place in places.bottom_up():
        if below := places.children(place.key):
            children = np.array([number[child.key] for child in below], dtype=np.intp)
            located = np.array([child.located for child in below])
            families.append(Family(number[place.key], children, located))
    return Terrain(keys, levels, tuple(families), places)


def rolled_up(block: Grid, ground: Terrain) -> Grid:
    """Add up children wherever the block has no number of their parent."""
    filled = Grid(
        block.axes, block.amounts.copy(), block.statuses.copy(), block.flags.copy(), block.origins
    )
    for family in ground.families:
        gap = filled.statuses[family.parent] == ABSENT
        total = _total(filled, family)
        filled.amounts[family.parent][gap] = total.amounts[gap]
        filled.statuses[family.parent][gap] = total.statuses[gap]
        filled.flags[family.parent][gap] = total.flags[gap]
    return filled


def _total(block: Grid, family: Family) -> Grid:
    below = block.statuses[family.children]
    missing = (below[family.located] == ABSENT).any(axis=0) & (below != ABSENT).any(axis=0)
    highest = below.max(axis=0)
    return made(
        {key: names for key, names in block.axes.items() if key != PLACE},
        block.amounts[family.children].sum(axis=0),
        np.where(missing, np.maximum(highest, np.int8(Status.UNKNOWN)), highest),
        gathered_marks(block.flags[family.children], below != ABSENT, 0),
        block.origins,
    )
