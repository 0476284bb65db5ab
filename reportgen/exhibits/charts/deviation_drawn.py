"""Deviation plots as marks: the root at nought, the band that is near, symbols and words."""

from collections.abc import Iterator

from reportgen import formats
from reportgen.document.colours import lightened
from reportgen.document.looks import Shape
from reportgen.exhibits.charts.deviation import Deviation, Lag, Side
from reportgen.exhibits.charts.rows_drawn import ROOM, Rows, grid, named, rows
from reportgen.exhibits.charts.symbols_drawn import RADIUS, Style, drawn
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves, middle
from reportgen.exhibits.sheet.marks import Anchor, Area, Label, Laid, Line, Mark, Points, box, down
from reportgen.messages import word

GAP = 2.6
"""Millimetres from column to column at the right."""
NARROW = 80.0
"""Millimetres of a sheet that has no room for numbers beside the axis."""
BAND = 87.0
"""L* of the ground of what is near."""
DASHES = (2.6, 1.8)
SHAPES = {Side.ABOVE: Shape.UP, Side.NEAR: Shape.DISC, Side.BELOW: Shape.DOWN}
WORDS = {side: f"exhibit-side-{side.value}" for side in Side}


def drawn_deviation(chart: Deviation, canvas: Canvas) -> Laid:
    """The marks of a deviation plot and its height."""
    words, own, beside = _columns(chart, canvas)
    right = sum(wide + GAP for wide in (words, own, beside) if wide)
    names = [lag.name for lag in chart.lags]
    found = rows(canvas, names, chart.ticks, BASELINE, (0.0, right))
    marks: list[Mark] = [*_band(found, chart), *grid(found, _ticks(chart)), *_root(found, chart)]
    for number, lag in enumerate(chart.lags):
        marks += named(found, number, is_strong=lag.is_focus)
        marks += _side(found, number, lag, words)
        if own:
            marks += _numbers(found, number, lag, (words + GAP, words + beside + 2 * GAP))
    marks.append(_unit(found, chart))
    marks += drawn(canvas, list(_dots(found, chart)), RADIUS)
    return Laid(tuple(marks), halves(found.foot + BASELINE))


def _columns(chart: Deviation, canvas: Canvas) -> tuple[float, float, float]:
    """Widths of the columns right of the axis; narrow drawings have words only."""
    words = canvas.widest((word(key) for key in WORDS.values()), canvas.type.small)
    if canvas.width < NARROW:
        return words, 0.0, 0.0
    beside = canvas.widest((_head(chart), *(lag.beside.text for lag in chart.lags)))
    return words, canvas.widest((lag.own.text for lag in chart.lags), is_strong=True), beside


def _head(chart: Deviation) -> str:
    """Over the numbers of the root, where they stand beside."""
    return chart.root.name if chart.is_of_place else ""


def _ticks(chart: Deviation) -> tuple[str, ...]:
    if chart.is_empty:
        return ()
    needed = scale.decimals(chart.ticks)
    return tuple(
        formats.number(float(each), needed, signed=True) if each else "0" for each in chart.ticks
    )


def _band(found: Rows, chart: Deviation) -> Iterator[Mark]:
    """The ground of what is near; its edges differ from row to row where bounds do."""
    low, high = chart.ticks[0], chart.ticks[-1]
    boxes: list[Points] = []
    for number, lag in enumerate(chart.lags):
        left = found.axis(max(-lag.near, float(low)))
        right = found.axis(min(lag.near, float(high)))
        boxes.append(box(left, found.row(number) - found.pitch / 2, right - left, found.pitch))
    yield Area(tuple(boxes), lightened(found.canvas.colours.lead, BAND))


def _root(found: Rows, chart: Deviation) -> Iterator[Mark]:
    """The dashed line of the root, and what stands on either side of it."""
    canvas, at = found.canvas, found.axis(0.0)
    colours, small, base = canvas.colours, canvas.type.small, found.top - 1.7
    yield Line((down(at, found.top - 0.6, found.bottom),), colours.city, canvas.lines.firm, DASHES)
    yield Label((at, base), chart.root.name, colours.city, Anchor.MIDDLE, small, is_strong=True)
    if chart.is_of_place and canvas.width >= NARROW:
        right = canvas.width - canvas.widest((word(key) for key in WORDS.values()), small) - GAP
        yield Label((right, base), chart.root.name, colours.city, Anchor.END, small)


def _unit(found: Rows, chart: Deviation) -> Label:
    """The unit of the axis, below its numbers."""
    canvas = found.canvas
    text = chart.unit or word("exhibit-deviation-unit")
    x = found.axis.end + ROOM
    at = (x, found.bottom + BASELINE * 1.6)
    return Label(at, text, canvas.colours.muted, Anchor.END, canvas.type.small)


def _dots(found: Rows, chart: Deviation) -> Iterator[tuple[Style, tuple[float, float]]]:
    colours = found.canvas.colours
    for number, lag in enumerate(chart.lags):
        if lag.amount is not None and lag.side:
            colour = colours.focus if lag.is_focus or chart.is_of_place else colours.lead
            at = (found.axis(lag.amount), found.row(number))
            yield Style(colour, SHAPES[lag.side]), at


def _numbers(found: Rows, number: int, lag: Lag, rights: tuple[float, float]) -> Iterator[Mark]:
    """The numbers right of the axis."""
    canvas, colours, y = found.canvas, found.canvas.colours, found.row(number)
    base = y + middle(canvas.type.normal)
    beside, own = (canvas.width - each for each in rights)
    yield Label((own, base), lag.own.text, colours.text, Anchor.END, is_strong=True)
    yield Label((beside, base), lag.beside.text, colours.city, Anchor.END)


def _side(found: Rows, number: int, lag: Lag, wide: float) -> Iterator[Mark]:
    """The word for the side."""
    canvas, small = found.canvas, found.canvas.type.small
    if lag.side:
        at = (canvas.width - wide, found.row(number) + middle(small))
        yield Label(at, word(WORDS[lag.side]), canvas.colours.muted, Anchor.START, small)
