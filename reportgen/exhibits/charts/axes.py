"""Axes of points, on which not the length of anything is read: nought only where it is near."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from math import ceil

from reportgen import formats
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import Canvas
from reportgen.exhibits.sheet.scale import Scale
from reportgen.frame import Measure

NEAR = 0.25
"""Nought is shown where the number next to it is below this share of the farthest."""

APART = 1.5
"""Millimetres between two numbers of an axis at least."""
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


def clear(
    canvas: Canvas, marked: tuple[Decimal, ...], axis: Scale, texts: Sequence[str]
) -> Iterator[tuple[float, str]]:
    """Where the numbers below an axis stand: as many as do not touch, nought among them."""
    if not texts:
        return
    small = canvas.type.small
    wide = canvas.widest(texts, small)
    step = abs(axis(float(marked[1])) - axis(float(marked[0])))
    every = max(1, ceil((wide + APART) / step))
    first = marked.index(Decimal(0)) if 0 in marked else 0
    for number, (each, text) in enumerate(zip(marked, texts, strict=True)):
        if (number - first) % every == 0:
            half = canvas.runs(text, small) / 2
            yield min(max(axis(float(each)), half), canvas.width - half), text
