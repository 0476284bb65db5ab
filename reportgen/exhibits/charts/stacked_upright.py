"""Columns of parts over time: years from left to right, names of the parts at the last column."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from reportgen.document.spread import spread
from reportgen.exhibits.charts.segments import Segment, segments, stubs
from reportgen.exhibits.charts.stacked import Row, Stacked
from reportgen.exhibits.charts.stacked_painted import STUB, Brush, Parted, Piece, brush
from reportgen.exhibits.lookup import names
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves
from reportgen.exhibits.sheet.marks import (
    POINT,
    Anchor,
    Label,
    Laid,
    Line,
    Mark,
    Points,
    across,
    box,
)
from reportgen.exhibits.sheet.scale import Scale

HIGH = 12 * BASELINE
"""Millimetres of the plot; narrow ones are lower."""
NAMES = 0.3
"""Share of the width that names at the last column may take."""
LEADER = 4.2
"""Millimetres between the last column and the names."""
THICK, WIDEST = 0.8, 13.0
"""Share of its room that a column fills, and millimetres at most."""
LANES = 0.84
"""The same for columns side by side, all together."""


@dataclass(frozen=True, eq=False)
class _Layout(Parted):
    """Where everything stands, in millimetres."""

    up: Scale
    left: float
    pitch: float

    @property
    def right(self) -> float:
        """Where the room of the last column ends."""
        return self.left + self.pitch * len(self.chart.rows)

    @property
    def thick(self) -> float:
        """Millimetres of a column."""
        if self.chart.is_grouped:
            return min(self.pitch * LANES / len(self.chart.parts), WIDEST)
        return min(self.pitch * THICK, WIDEST)

    def column(self, number: int) -> float:
        """The middle of a column."""
        return self.left + self.pitch * (number + 0.5)

    def middle(self, number: int, part: int) -> float:
        """The middle of a column, or of one of several side by side."""
        if not self.chart.is_grouped:
            return self.column(number)
        return self.column(number) + self.thick * (part - (len(self.chart.parts) - 1) / 2)

    def ring(self, number: int, segment: Segment) -> Points:
        """A part of a column."""
        top, bottom = sorted((self.up(segment.low), self.up(segment.high)))
        left = self.middle(number, segment.part) - self.thick / 2
        return box(left, top, self.thick, bottom - top)


def drawn_upright(chart: Stacked, canvas: Canvas) -> Laid:
    """The marks of columns over time, and their height."""
    tool = brush(chart, canvas)
    is_keyed = chart.is_grouped or any(amount is None for amount in chart.rows[-1].amounts)
    told, top = tool.key(chart) if is_keyed else ((), 0.0)
    fitted = () if is_keyed else _fitted(chart, canvas)
    layout = _layout(chart, canvas, top, fitted)
    marks = (
        *told, *_grid(layout), *_columns(layout, tool), *_zero(layout), *_periods(layout),
        *_ends(layout), *_names(layout, fitted),
    )  # fmt: skip
    return Laid(marks, halves(layout.up.start + BASELINE + 0.4))


def _fitted(chart: Stacked, canvas: Canvas) -> tuple[tuple[str, ...], ...]:
    return tuple(canvas.fitted(part.name, canvas.width * NAMES) for part in chart.parts)


def _layout(
    chart: Stacked, canvas: Canvas, top: float, fitted: tuple[tuple[str, ...], ...]
) -> _Layout:
    wide = max((canvas.widest(each) for each in fitted), default=0.0)
    left = canvas.widest(scale.labels(chart.ticks), canvas.type.small) + canvas.spacing.gap
    right = canvas.width - (wide + LEADER if wide else 0.0)
    top += BASELINE if names.unit(chart.measure) or chart.layout == "stacked" else BASELINE / 2
    room = sum(map(len, fitted)) * canvas.type.normal * 1.2 * POINT
    high = max(HIGH if canvas.width > 80 else HIGH * 0.75, halves(room))
    up = Scale(float(chart.ticks[0]), float(chart.ticks[-1]), top + high, top)
    return _Layout(chart, canvas, up, left, (right - left) / max(1, len(chart.rows)))


def _grid(layout: _Layout) -> Iterator[Mark]:
    """Ticks, light lines, the unit above."""
    chart, colours = layout.chart, layout.canvas.colours
    heights = [layout.up(float(each)) for each in chart.ticks]
    yield Line(
        tuple(across(y, layout.left, layout.right) for y in heights),
        colours.line,
        layout.canvas.lines.hair,
    )
    for y, text in zip(heights, scale.labels(chart.ticks), strict=True):
        at = (layout.left - layout.gap / 2, y + 0.95)
        yield Label(at, text, colours.muted, Anchor.END, layout.small)
    unit = names.unit(chart.measure)
    if unit:
        yield Label((0.0, layout.up.end - 2.4), unit, colours.muted, size=layout.small)


def _columns(layout: _Layout, tool: Brush) -> Iterator[Mark]:
    chart = layout.chart
    pieces: list[Piece] = []
    hidden: list[Points] = []
    for number, row in enumerate(chart.rows):
        for each in segments(chart, row):
            told = "" if chart.is_grouped else row.cells[each.part].text
            pieces.append(Piece(each.part, told, layout.ring(number, each)))
        for stub in stubs(chart, row):
            left = layout.column(number) - layout.thick / 2
            hidden.append(box(left, layout.up(stub.at) - 0.5 - STUB, layout.thick, STUB))
    yield from tool.pieces(tuple(pieces))
    yield from tool.stubs(tuple(hidden))


def _zero(layout: _Layout) -> Iterator[Mark]:
    path = across(layout.up(0.0), layout.left, layout.right)
    yield Line((path,), layout.canvas.colours.muted, layout.canvas.lines.fine)


def _periods(layout: _Layout) -> Iterator[Mark]:
    """Periods below their columns, as many as there is room for."""
    chart, canvas = layout.chart, layout.canvas
    base = layout.up.start + 3.8
    for number in _roomy(layout, tuple(row.name for row in chart.rows)):
        row = chart.rows[number]
        colour = canvas.colours.focus if row.is_focus else canvas.colours.text
        at = (layout.column(number), base)
        yield Label(at, row.name, colour, Anchor.MIDDLE, canvas.type.small, row.is_focus)


def _roomy(layout: _Layout, texts: tuple[str, ...]) -> range:
    """The columns whose words do not touch one another, counted back from the last one."""
    wide = layout.canvas.widest(texts, layout.small, is_strong=True) + layout.gap
    every = max(1, ceil(wide / layout.pitch))
    return range((len(texts) - 1) % every, len(texts), every)


def _ends(layout: _Layout) -> Iterator[Mark]:
    """Totals, or the number of each column side by side, where there is room; and signs."""
    chart, canvas = layout.chart, layout.canvas
    told = [tuple(_told(layout, number, row)) for number, row in enumerate(chart.rows)]
    texts = tuple(max((text for text, *_ in each), key=len, default="") for each in told)
    is_free = not chart.is_grouped or canvas.widest(texts, canvas.type.small) + 0.8 <= layout.thick
    roomy = _roomy(layout, texts) if is_free and not chart.is_grouped else range(len(texts))
    for number, each in enumerate(told):
        for text, x, y, is_sign in each:
            if is_sign or (is_free and number in roomy):
                colour, small = canvas.colours.text, canvas.type.small
                yield Label((x, y), text, colour, Anchor.MIDDLE, small, is_strong=is_sign)


def _told(layout: _Layout, number: int, row: Row) -> Iterator[tuple[str, float, float, bool]]:
    """Text, place, and whether it is a sign, of what stands at the ends of columns."""
    chart = layout.chart
    if chart.is_grouped:
        for part, (cell, amount) in enumerate(zip(row.cells, row.amounts, strict=True)):
            y = layout.up(amount or 0.0) + (3.0 if (amount or 0.0) < 0 else -0.9)
            yield cell.text, layout.middle(number, part), y, amount is None
        return
    top = layout.up(sum(row.known)) - 0.9 - (STUB + 0.5) * bool(stubs(chart, row))
    if row.total:
        yield row.total.text, layout.column(number), top, row.total.cell.amount is None
    elif not row.known:
        yield row.cells[0].text, layout.column(number), top, True


def _names(layout: _Layout, fitted: tuple[tuple[str, ...], ...]) -> Iterator[Mark]:
    """The names of the parts at the last column, moved apart, with leaders to the moved ones."""
    if not fitted:
        return
    chart, canvas = layout.chart, layout.canvas
    wanted, at = [], 0.0
    for amount in chart.rows[-1].amounts:
        wanted.append(layout.up(at + (amount or 0.0) / 2))
        at += amount or 0.0
    pitch = canvas.type.normal * 1.2 * POINT
    placed = spread(
        wanted, [len(each) * pitch for each in fitted], layout.up.end - 1.0, layout.up.start + 1.0
    )
    edge = layout.column(len(chart.rows) - 1) + layout.thick / 2
    left = layout.right + LEADER
    for lines, y, true in zip(fitted, placed, wanted, strict=True):
        yield from canvas.block((left, y), lines, canvas.colours.text, Anchor.START)
        path = ((edge + 0.5, true), (edge + 1.2, true), (left - 1.4, y), (left - 0.6, y))
        yield Line((path,), canvas.colours.muted, canvas.lines.hair)
