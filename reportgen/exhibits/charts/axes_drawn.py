"""The numbers below an axis, on the sheet."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import ceil

from reportgen.exhibits.sheet.canvas import Canvas
from reportgen.exhibits.sheet.scale import Scale

APART = 1.5
"""Millimetres between two numbers of an axis at least."""


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
    if (len(marked) - 1) * step >= wide + APART:
        every = min(every, len(marked) - 1)  # both ends at least
    first = marked.index(Decimal(0)) if 0 in marked else 0
    for number, (each, text) in enumerate(zip(marked, texts, strict=True)):
        if (number - first) % every == 0:
            half = canvas.runs(text, small) / 2
            yield min(max(axis(float(each)), half), canvas.width - half), text
