"""Axes that need not begin at nought: their ticks, and what is said when they do not.

Lengths are never read on them. The course of a line is, so its axis shows nought sooner.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from reportgen import formats
from reportgen.exhibits.sheet import scale
from reportgen.messages import word

FROM_ZERO = 0.5
"""Where the lowest number of a line is below this share of the highest, nought is shown."""
NEAR = 0.25
"""The same share for points."""
ALONE = 0.1
"""Share of a point that stands alone, shown on either side of it."""


def around(amounts: Sequence[float], *, is_zero: bool, most: int = 5) -> tuple[Decimal, ...]:
    """Few round numbers around lines; from nought where that wastes little room."""
    if not amounts:
        return scale.ticks(0, 1)
    low, high = min(amounts), max(amounts)
    if is_zero or _is_near(low, high, FROM_ZERO):
        low, high = min(low, 0.0), max(high, 0.0)
    return scale.ticks(low, high, most=most)


def of_points(amounts: Iterable[float], most: int = 5) -> tuple[Decimal, ...]:
    """Few round numbers around points; from nought to one where there are none."""
    known = tuple(amounts)
    if not known:
        return scale.ticks(0, 1)
    low, high = min(known), max(known)
    if low == high:
        room = abs(low) * ALONE or 1.0
        low, high = low - room, high + room
    if _is_near(low, high, NEAR):
        low, high = min(low, 0.0), max(high, 0.0)
    return scale.ticks(low, high, most=most)


def _is_near(low: float, high: float, share: float) -> bool:
    """Whether nought is near the numbers beside how far they reach."""
    return 0 <= low < high * share or low * share < high <= 0


def is_cut(ticks: Sequence[Decimal]) -> bool:
    """Whether an axis does not show nought."""
    return not ticks[0] <= 0 <= ticks[-1]


def start(ticks: Sequence[Decimal], unit: str) -> str:
    """The end of an axis that is nearest to nought: "12 %"."""
    nearest = float(ticks[0] if ticks[0] > 0 else ticks[-1])
    return formats.quantity(nearest, scale.decimals(ticks), unit)


def remarks(ticks: Sequence[Decimal], unit: str) -> Iterator[str]:
    """Where an axis begins, or ends, that does not show nought."""
    if is_cut(ticks):
        key = "exhibit-axis" if ticks[0] > 0 else "exhibit-axis-end"
        yield word(key, amount=start(ticks, unit))
