"""What of an indicator is not told: numbers that rest on too little, and places too small."""

import numpy as np

from reportgen.frame import AGE, PLACE, TOTAL
from reportgen.indicators.grid import Grid, along, hidden, raised
from reportgen.indicators.terrain import Terrain, level_named
from reportgen.status import Status


def certain(block: Grid, operand: Grid, minimum: float) -> Grid:
    """The block with "not certain enough" where an operand is smaller than the minimum."""
    if not minimum:
        return block
    own = beside(block, operand)
    small = own.present & (own.statuses <= Status.ROUNDED_ZERO) & (own.amounts < minimum)
    return raised(block, np.asarray(small), Status.UNRELIABLE)


def beside(block: Grid, operand: Grid) -> Grid:
    """An operand by the keys of the block that is made of it."""
    if AGE in operand.axes and AGE not in block.axes:
        operand = operand.at(AGE, TOTAL)
    own = operand.fitted(block.axes)
    return own.moved(block.axes, lambda each: np.broadcast_to(each, block.amounts.shape))


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
    return hidden(block, along(others, PLACE, block))
