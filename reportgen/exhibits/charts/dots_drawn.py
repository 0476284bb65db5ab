"""Rows of dots as marks: names left, numbers of the place and the root right."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.document.colours import receding
from reportgen.document.looks import Shape
from reportgen.exhibits.charts.dots import Dots, Strip
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves, middle
from reportgen.exhibits.sheet.marks import (
    Anchor,
    Area,
    Label,
    Laid,
    Line,
    Mark,
    across,
    down,
)
from reportgen.exhibits.sheet.scale import Scale
from reportgen.exhibits.sheet.symbols import dots, symbol
from reportgen.messages import word

NAMES = 0.4
"""Share of the width that names may take."""
PITCH = 5.2
DOUBLE = 7.0
"""Millimetres of a row; of one whose name takes two lines."""
GAP = 2.4
SMALL_DOT, LARGE_DOT = 0.75, 1.35
"""Millimetres from the middle of a dot to its edge."""
DASHES = (2.6, 1.8)


@dataclass(frozen=True, eq=False)
class _Layout:
    chart: Dots
    canvas: Canvas
    names: tuple[tuple[str, ...], ...]
    axis: Scale
    own: float
    """Where numbers of the place end, to the right."""
    pitch: float
    top: float

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.top + self.pitch * len(self.chart.strips)

    def row(self, number: int) -> float:
        """The middle of a row."""
        return self.top + self.pitch * (number + 0.5)


def drawn_dots(chart: Dots, canvas: Canvas) -> Laid:
    """The marks of a strip plot and its height."""
    layout = _layout(chart, canvas)
    marks: list[Mark] = [*_heads(layout)]
    for number, strip in enumerate(chart.strips):
        marks += _strip(layout, strip, number)
    return Laid(tuple(marks), halves(layout.bottom + 0.4))


def _layout(chart: Dots, canvas: Canvas) -> _Layout:
    fitted = tuple(canvas.fitted(each.name, canvas.width * NAMES) for each in chart.strips)
    left = max(canvas.widest(each) for each in fitted) + GAP + LARGE_DOT
    roots = (chart.root.name, *(each.root.text for each in chart.strips))
    root = canvas.widest(roots, canvas.type.small)
    own = canvas.widest((each.place.text for each in chart.strips), is_strong=True)
    right = canvas.width - root - GAP
    is_double = any(len(each) > 1 for each in fitted)
    return _Layout(
        chart, canvas, fitted, Scale(-1.0, 1.0, left, right - own - GAP - LARGE_DOT), right,
        DOUBLE if is_double else PITCH, BASELINE,
    )  # fmt: skip


def _heads(layout: _Layout) -> Iterator[Mark]:
    """The line of the root, and what stands on either side of it."""
    canvas, colours = layout.canvas, layout.canvas.colours
    at, base, small = layout.axis(0.0), layout.top - 1.7, canvas.type.small
    path = down(at, layout.top - 0.6, layout.bottom)
    yield Line((path,), colours.city, canvas.lines.firm, DASHES)
    yield Label((at - GAP, base), word("exhibit-lower"), colours.muted, Anchor.END, small)
    yield Label((at + GAP, base), word("exhibit-higher"), colours.muted, Anchor.START, small)
    yield Label((canvas.width, base), layout.chart.root.name, colours.city, Anchor.END, small)


def _strip(layout: _Layout, strip: Strip, number: int) -> Iterator[Mark]:
    """One row: a hair, the others, the place, its number and that of the root."""
    canvas, colours, y = layout.canvas, layout.canvas.colours, layout.row(number)
    axis, base = layout.axis, y + middle(canvas.type.normal)
    yield from canvas.block((0.0, y), layout.names[number], colours.text, Anchor.START)
    yield Line((across(y, axis.start, axis.end),), colours.line, canvas.lines.hair)
    if strip.middle is not None:
        others = tuple((axis(strip.share(each)), y) for each in strip.others)
        if others:
            yield dots(others, SMALL_DOT, receding(colours.muted))
        if strip.own is not None:
            at = (axis(strip.share(strip.own)), y)
            yield Area(
                symbol(Shape.DIAMOND, at, LARGE_DOT),
                colours.focus,
                colours.paper,
                canvas.lines.hair,
            )
    shade = colours.muted if strip.own is None else colours.focus
    yield Label((layout.own, base), strip.place.text, shade, Anchor.END, is_strong=True)
    yield Label((canvas.width, base), strip.root.text, colours.city, Anchor.END)
