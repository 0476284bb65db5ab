"""An axis that need not begin at nought: its ticks, and what is said when it does not."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen import formats
from reportgen.exhibits.sheet import scale
from reportgen.messages import word

FROM_ZERO = 0.5
"""Where the lowest number is below this share of the highest, the axis begins at nought."""


def around(amounts: Sequence[float], *, is_zero: bool, most: int = 5) -> tuple[Decimal, ...]:
    """Few round numbers around all numbers; from nought where that wastes little room."""
    if not amounts:
        return scale.ticks(0, 1)
    low, high = min(amounts), max(amounts)
    if is_zero or 0 <= low < high * FROM_ZERO or high * FROM_ZERO < high <= 0:
        low, high = min(low, 0.0), max(high, 0.0)
    return scale.ticks(low, high, most=most)


def is_cut(ticks: Sequence[Decimal]) -> bool:
    """Whether an axis does not show nought."""
    return not ticks[0] <= 0 <= ticks[-1]


def remarks(ticks: Sequence[Decimal], unit: str) -> Iterator[str]:
    """Where an axis begins that does not show nought."""
    if is_cut(ticks):
        first = float(ticks[0] if ticks[0] > 0 else ticks[-1])
        amount = formats.quantity(first, scale.decimals(ticks), unit)
        yield word("exhibit-axis" if first > 0 else "exhibit-axis-end", amount=amount)
