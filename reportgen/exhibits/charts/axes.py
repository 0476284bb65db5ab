"""Axes of points, on which not the length of anything is read: nought only where it is near."""

from collections.abc import Iterable
from decimal import Decimal

from reportgen import formats
from reportgen.exhibits.sheet import scale
from reportgen.frame import Measure

NEAR = 0.25
"""Nought is shown where the number next to it is below this share of the farthest."""

ALONE = 0.1
"""Share of a number that stands alone, shown on either side of it."""


def ticks(amounts: Iterable[float], most: int = 5) -> tuple[Decimal, ...]:
    """Few round numbers around all numbers; from nought to one where there are none."""
    known = tuple(amounts)
    if not known:
        return scale.ticks(0, 1)
    low, high = min(known), max(known)
    if low == high:
        room = abs(low) * ALONE or 1.0
        low, high = low - room, high + room
    if 0 < low < high * NEAR:
        low = 0.0
    if low * NEAR < high < 0:
        high = 0.0
    return scale.ticks(low, high, most)


def is_cut(marked: tuple[Decimal, ...]) -> bool:
    """Whether an axis does not show nought."""
    return not marked[0] <= 0 <= marked[-1]


def start(marked: tuple[Decimal, ...], measure: Measure) -> str:
    """Where an axis begins: "12 %"."""
    return formats.quantity(float(marked[0]), scale.decimals(marked), measure.unit)
