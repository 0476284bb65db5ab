"""What of an indicator is not told: numbers that rest on too little, and places too small."""

import numpy as np

from reportgen.errors import failure, nearest
from reportgen.frame import AGE, PLACE, TOTAL
from reportgen.indicators.grid import Grid, Marks, hidden, raised
from reportgen.indicators.naming import listed
from reportgen.indicators.rollup import Numbers, Terrain
from reportgen.places import Level
from reportgen.status import Status


def certain(block: Grid, operand: Grid, minimum: float) -> Grid:
    """The block with "not certain enough" where an operand is smaller than the minimum."""
    if not minimum:
        return block
    if AGE in operand.axes and AGE not in block.axes:
        operand = operand.at(AGE, TOTAL)
    own = operand.fitted(block.axes)
    small = own.present & (own.statuses <= Status.ROUNDED_ZERO) & (own.amounts < minimum)
    return raised(block, np.asarray(small), Status.UNRELIABLE)


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


def at_level(ground: Terrain, level: str) -> Numbers:
    """The numbers of the places of a level, without those for cases not located."""
    wanted = {place.key for place in ground.places.at(level)}
    return np.array([n for n, key in enumerate(ground.keys) if key in wanted], dtype=np.intp)


def existing(ground: Terrain, periods: tuple[str, ...]) -> Marks:
    """By place and period: whether there is such a place."""
    places = (ground.places.by_key[key] for key in ground.keys)
    return np.array([[place.exists(period) for period in periods] for place in places])


def kept(ground: Terrain, lowest: str) -> tuple[str, ...]:
    """The places without those below a level; one of a further geography leaves it alone."""
    last = level_named(ground, lowest)
    levels = ground.places.levels
    lower = {
        level.key
        for number, level in enumerate(levels)
        if (level.geography == last.geography and number > levels.index(last))
        or level.geography != last.geography != ""
    } - {ground.places.root.level}
    return tuple(place.key for place in ground.places.by_key.values() if place.level not in lower)


def only(block: Grid, places: tuple[str, ...]) -> Grid:
    """The block without all other places."""
    others = np.array([key not in places for key in block.axes[PLACE]])
    return hidden(block, others.reshape([-1] + [1] * (len(block.axes) - 1)))
