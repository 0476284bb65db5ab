"""Bars of parts as marks: names left, parts from nought, what they come to at the end."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.exhibits.charts.axes_drawn import clear
from reportgen.exhibits.charts.segments import Segment, Stub, aside, end, segments, stubs
from reportgen.exhibits.charts.stacked import Row, Stacked
from reportgen.exhibits.charts.stacked_painted import STUB, Brush, Parted, Piece, brush
from reportgen.exhibits.charts.stacked_upright import drawn_upright
from reportgen.exhibits.lookup import names
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves, middle
from reportgen.exhibits.sheet.marks import POINT, Anchor, Label, Laid, Line, Mark, Points, box, down
from reportgen.exhibits.sheet.scale import Scale

NAMES = 0.34
"""Share of the width that names may take."""
THICK = 0.8
"""Share of a row that its bar fills."""
LANE = 3.3
"""Millimetres of one of several bars of a row."""
APART = 0.6
"""Rows between parts, the whole, and regions outside."""


@dataclass(frozen=True, eq=False)
class _Layout(Parted):
    """Where everything stands, in millimetres."""

    names: tuple[tuple[str, ...], ...]
    left: float
    """Where names end."""
    axis: Scale
    pitch: float
    top: float

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.row(len(self.chart.rows) - 1) + self.pitch / 2

    def row(self, number: int) -> float:
        """The middle of a row; the whole and regions outside stand a little apart."""
        rows = self.chart.rows
        gaps = any(row.is_whole for row in rows[: number + 1]) + rows[number].is_outside
        return self.top + self.pitch * (number + 0.5 + APART * gaps)

    def ring(self, number: int, segment: Segment) -> Points:
        """A part of a bar, or one bar of several side by side."""
        left, right = sorted((self.axis(segment.low), self.axis(segment.high)))
        if self.chart.is_grouped:
            return box(left, self.lane(number, segment.part), right - left, LANE - 0.3)
        thick = self.pitch * THICK
        return box(left, self.row(number) - thick / 2, right - left, thick)

    def lane(self, number: int, part: int) -> float:
        """Where one of several bars of a row begins."""
        return self.row(number) + LANE * (part - len(self.chart.parts) / 2)

    def stub(self, number: int, found: Stub) -> Points:
        """The mark of what is not shown, a little off the end of the bar."""
        at = self.axis(found.at) + 0.5 * found.direction
        left = at if found.direction > 0 else at - STUB
        thick = self.pitch * THICK
        return box(left, self.row(number) - thick / 2, STUB, thick)


def drawn_stacked(chart: Stacked, canvas: Canvas) -> Laid:
    """The marks of a chart of parts, and its height."""
    if chart.is_upright:
        return drawn_upright(chart, canvas)
    tool = brush(chart, canvas)
    told, top = tool.key(chart)
    layout = _layout(chart, canvas, top)
    foot = 0.0 if chart.is_grouped else BASELINE
    marks = (
        *told, *_grid(layout), *_middle(layout), *_bars(layout, tool), *_zero(layout),
        *_names(layout), *_ends(layout), *_unit(layout),
    )  # fmt: skip
    return Laid(marks, halves(layout.bottom + foot + 0.4))


def _layout(chart: Stacked, canvas: Canvas, top: float) -> _Layout:
    gap, room = canvas.spacing.gap, canvas.width * NAMES
    fitted = tuple(canvas.fitted(row.name, room, is_strong=True) for row in chart.rows)
    unit = canvas.runs(names.unit(chart.measure), canvas.type.small)
    if not chart.is_grouped:  # it stands before the first tick
        unit += canvas.widest(scale.labels(chart.ticks[:1]), canvas.type.small) / 2
    left = max(unit, *(canvas.widest(each, is_strong=True) for each in fitted))
    told = (text for row in chart.rows for text in _told(chart, row))
    ends = canvas.widest(told, is_strong=True)
    found = [stub.direction for row in chart.rows for stub in stubs(chart, row)]
    right = max(ends + gap if ends else 0.0, 0.0 if chart.is_grouped else 3.5)
    right += (STUB + 0.5) * (1 in found)
    start = left + gap + (STUB + 0.5) * (-1 in found)
    start += ends + gap if chart.is_grouped and chart.ticks[0] < 0 else 0.0
    top += BASELINE if chart.is_grouped and unit else 0.0
    axis = Scale(float(chart.ticks[0]), end(chart), start, canvas.width - right)
    return _Layout(chart, canvas, fitted, left, axis, _pitch(chart, fitted), top)


def _pitch(chart: Stacked, fitted: tuple[tuple[str, ...], ...]) -> float:
    """Millimetres of a row."""
    if chart.is_grouped:
        return max(LANE * len(chart.parts) + 1.8, 20 * POINT)
    if any(len(each) > 1 for each in fitted):
        return 20 * POINT
    return BASELINE if len(fitted) <= 12 else 11.5 * POINT


def _told(chart: Stacked, row: Row) -> tuple[str, ...]:
    """What stands at the end of a row: each number, or the total."""
    if chart.is_grouped:
        return tuple(cell.text for cell in row.cells)
    return (row.total.text,) if row.total else ()


def _grid(layout: _Layout) -> Iterator[Mark]:
    """Ticks and light lines; to both sides of a middle line numbers rise."""
    chart, colours = layout.chart, layout.canvas.colours
    if chart.is_grouped:
        return
    paths = tuple(
        down(layout.axis(float(each)), layout.top - 0.6, layout.bottom) for each in chart.ticks
    )
    yield Line(paths, colours.line, layout.canvas.lines.hair)
    base = layout.bottom + 3.6
    texts = scale.labels(tuple(map(abs, chart.ticks)))
    for x, text in clear(layout.canvas, chart.ticks, layout.axis, texts):
        yield Label((x, base), text, colours.muted, Anchor.MIDDLE, layout.small)


def _bars(layout: _Layout, tool: Brush) -> Iterator[Mark]:
    """The parts of all bars, the marks of what is not shown, a line around what stands out."""
    chart = layout.chart
    pieces: list[Piece] = []
    hidden: list[Points] = []
    focus: list[Points] = []
    for number, row in enumerate(chart.rows):
        found = segments(chart, row)
        told = [("" if chart.is_grouped else row.cells[each.part].text) for each in found]
        pieces += [
            Piece(each.part, text, layout.ring(number, each))
            for each, text in zip(found, told, strict=True)
        ]
        hidden += [layout.stub(number, each) for each in stubs(chart, row)]
        whole = _whole(chart, row)
        if row.is_focus and whole:
            focus.append(layout.ring(number, whole))
    yield from tool.pieces(tuple(pieces))
    yield from tool.stubs(tuple(hidden))
    yield from tool.focus(tuple(focus))


def _whole(chart: Stacked, row: Row) -> Segment | None:
    """A bar from end to end, without what stands by itself; None where there is none."""
    found = [
        each
        for each in segments(chart, row)
        if not (chart.is_apart and not chart.parts[each.part].side)
    ]
    if chart.is_grouped or not found:
        return None
    return Segment(0, min(each.low for each in found), max(each.high for each in found))


def _middle(layout: _Layout) -> Iterator[Mark]:
    """The line between answers, behind the bars: neutral ones lie on it with their numbers."""
    if layout.chart.layout == "diverging":
        path = down(layout.axis(0.0), layout.top - 0.6, layout.bottom)
        yield Line((path,), layout.canvas.colours.text, layout.canvas.lines.firm)


def _zero(layout: _Layout) -> Iterator[Mark]:
    """The line that lengths are measured from; of what stands by itself too."""
    chart = layout.chart
    is_split = chart.layout == "diverging" and not chart.is_apart
    wanted = (() if is_split else (0.0,)) + ((aside(chart),) if chart.is_apart else ())
    paths = tuple(down(layout.axis(each), layout.top - 0.6, layout.bottom) for each in wanted)
    if paths:
        yield Line(paths, layout.canvas.colours.muted, layout.canvas.lines.fine)


def _names(layout: _Layout) -> Iterator[Mark]:
    colours = layout.canvas.colours
    for number, row in enumerate(layout.chart.rows):
        colour = colours.focus if row.is_focus else colours.text
        at = (layout.left, layout.row(number))
        for label in layout.canvas.block(at, layout.names[number], colour, Anchor.END):
            yield replace(label, is_strong=row.is_focus or row.is_whole)


def _ends(layout: _Layout) -> Iterator[Mark]:
    """Totals at the ends of bars; the number of each bar where they stand side by side; signs."""
    chart = layout.chart
    for number, row in enumerate(chart.rows):
        if chart.is_grouped:
            for part in range(len(chart.parts)):
                yield from _end(layout, row, number, part)
        elif not row.known:
            yield from _word(layout, row.cells[0].text, (layout.axis(0.0), layout.row(number)))
        if row.total and row.known:
            ends = [each.high for each in segments(chart, row)]
            at = layout.axis(max((*ends, 0.0)))
            at += STUB + 0.5 if stubs(chart, row) or not row.known else 0.0
            place = (at, layout.row(number))
            yield from _word(layout, row.total.text, place, is_strong=row.is_whole)


def _end(layout: _Layout, row: Row, number: int, part: int) -> Iterator[Mark]:
    """The number of one of several bars, on its far side, or the sign in its place."""
    amount = row.amounts[part] or 0.0
    y = layout.lane(number, part) + (LANE - 0.3) / 2
    text, colours = row.cells[part].text, layout.canvas.colours
    is_left = amount < 0
    at = layout.axis(amount) + (-layout.gap if is_left else layout.gap) / 2
    anchor, spot = (
        Anchor.END if is_left else Anchor.START,
        (at, y + middle(layout.small)),
    )
    is_sign = row.amounts[part] is None
    yield Label(spot, text, colours.text, anchor, layout.small, is_strong=is_sign)


def _word(
    layout: _Layout, text: str, where: tuple[float, float], *, is_strong: bool = False
) -> Iterator[Mark]:
    at = (where[0] + layout.gap / 2, where[1] + middle(layout.canvas.type.normal))
    yield Label(at, text, layout.canvas.colours.text, is_strong=is_strong)


def _unit(layout: _Layout) -> Iterator[Mark]:
    """The unit, on the line of the ticks; above the bars where there are none."""
    chart, canvas = layout.chart, layout.canvas
    text = names.unit(chart.measure)
    if text:
        y = layout.top - 1.5 if chart.is_grouped else layout.bottom + 3.6
        yield Label((0.0, y), text, canvas.colours.muted, size=canvas.type.small)
