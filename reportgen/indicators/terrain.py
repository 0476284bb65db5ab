"""The places of a project as an axis: which of them lie in which, and of what level they are."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from reportgen.errors import failure, nearest
from reportgen.indicators.grid import Marks
from reportgen.indicators.naming import listed
from reportgen.places import Level, Place, Places

Positions: TypeAlias = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Family:
    """A place and those directly below it in one geography, as numbers on the axis of places."""

    parent: int
    children: Positions
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
    levels: Positions
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


def level_named(ground: Terrain, key: str) -> Level:
    """A level by its key; empty means the one below the root."""
    levels = ground.places.levels
    if not key and len(levels) > 1:
        return levels[1]
    found = ground.places.level(key)
    if found is None:
        names = [level.key for level in levels]
        raise failure("indicator-level-unknown", name=key or "–", near=nearest(key, names),
                      known=listed(names))  # fmt: skip
    return found


def at_level(ground: Terrain, level: str) -> Positions:
    """The numbers of the places of a level, without those for cases not located."""
    wanted = {place.key for place in ground.places.at(level)}
    return np.array([n for n, key in enumerate(ground.keys) if key in wanted], dtype=np.intp)


def existing(ground: Terrain, periods: tuple[str, ...]) -> Marks:
    """By place and period: whether there is such a place."""
    places = (ground.places.by_key[key] for key in ground.keys)
    return np.array([[place.exists(period) for period in periods] for place in places])
