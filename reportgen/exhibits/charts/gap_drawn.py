"""Need and supply as marks: two symbols in a row or two lines over time, a bar between them.

What is missing is a full bar, what is left over an empty one, and words or signs say which.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reportgen import formats
from reportgen.document.colours import lightened
from reportgen.document.looks import Shape
from reportgen.exhibits.charts import plot as plots
from reportgen.exhibits.charts.gap import Gap, Pair, told
from reportgen.exhibits.charts.lines import Lines
from reportgen.exhibits.charts.lines_drawn import drawn_lines
from reportgen.exhibits.charts.plot import Look, Plot
from reportgen.exhibits.lookup import names
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves, middle
from reportgen.exhibits.sheet.marks import (
    Anchor,
    Area,
    Label,
    Laid,
    Line,
    Mark,
    Points,
    box,
    down,
)
from reportgen.exhibits.sheet.scale import Scale
from reportgen.exhibits.sheet.symbols import symbol

NAMES = 0.36
"""Share of the width that names may take."""
THICK = 2.4
"""Millimetres of the bar between need and supply."""
DOT = 1.1
PALE = 78.0
"""L* of what is missing."""
KEY = 5.0
"""Millimetres between the entries of the key."""


def drawn_gap(chart: Gap, canvas: Canvas) -> Laid:
    """The marks of a chart of need and supply, and its height."""
    return _course(chart, chart.course, canvas) if chart.course else _rows(chart, canvas)


def _course(chart: Gap, course: Lines, canvas: Canvas) -> Laid:
    """Two lines with bars between them, the differences in a row below the periods."""

    def under(plot: Plot) -> Iterator[Mark]:
        rings = []
        for number, pair in enumerate(chart.pairs):
            if pair.need is not None and pair.supply is not None:
                high, low = sorted((plot.up(pair.need), plot.up(pair.supply)))
                at = plot.places[number] - THICK / 2
                rings.append((pair, box(at, high, THICK, low - high)))
        yield from _bars(rings, canvas)
        yield from _differences(chart, plot)

    laid = drawn_lines(course, canvas, under)
    key = tuple(_key(chart, canvas, laid.height + BASELINE * 1.6))
    return Laid((*laid.marks, *key), halves(laid.height + BASELINE * 2), laid.notes)


def _differences(chart: Gap, plot: Plot) -> Iterator[Mark]:
    """Differences with their signs, below the periods that are named."""
    canvas = plot.canvas
    texts = tuple(_signed(chart, pair) for pair in chart.pairs)
    base = plot.bottom + 3.8 + BASELINE
    for number, at in plots.apart(plot, texts, canvas.widest(texts, is_strong=True)):
        yield Label((at, base), texts[number], canvas.colours.text, Anchor.MIDDLE, is_strong=True)


def _signed(chart: Gap, pair: Pair) -> str:
    """Supply minus need: what is missing has a minus."""
    if pair.missing is None:
        return pair.sign
    return formats.number(-pair.missing, chart.decimals, signed=True)


def _bars(rings: Iterable[tuple[Pair, Points]], canvas: Canvas) -> Iterator[Mark]:
    """Full bars for what is missing, empty ones for what is left over."""
    colours, found = canvas.colours, list(rings)
    short = tuple(ring for pair, ring in found if (pair.missing or 0) > 0)
    left = tuple(ring for pair, ring in found if (pair.missing or 0) < 0)
    if short:
        yield Area(short, lightened(colours.focus, PALE), colours.focus, canvas.lines.fine)
    if left:
        yield Area(left, colours.paper, colours.lead, canvas.lines.fine)


def _key(chart: Gap, canvas: Canvas, base: float) -> Iterator[Mark]:
    """What full and empty bars are, with the sign of their numbers."""
    x, colours = 0.0, canvas.colours
    for missing in (1.0, -1.0):
        if any((pair.missing or 0) * missing > 0 for pair in chart.pairs):
            sample = Pair("", (), None, None, missing)
            yield from _bars([(sample, box(x, base - 2.3, 3.4, 2.4))], canvas)
            text = told(chart, missing).split(" ")[0]
            sign = formats.number(-missing, signed=True)[0]
            text = f"{text} ({sign})" if chart.course else text
            yield Label((x + 4.8, base), text, colours.text)
            x += 4.8 + canvas.runs(text) + KEY


@dataclass(frozen=True, eq=False)
class _Rows:
    """Where rows stand, in millimetres."""

    chart: Gap
    canvas: Canvas
    axis: Scale
    fitted: tuple[tuple[str, ...], ...]
    top: float
    pitch: float

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.top + self.pitch * len(self.chart.pairs)

    def row(self, number: int) -> float:
        """The middle of a row."""
        return self.top + self.pitch * (number + 0.5)


def _rows(chart: Gap, canvas: Canvas) -> Laid:
    """A row for each place: both symbols, the bar between, the difference in words."""
    rows = _laid_rows(chart, canvas)
    rings = []
    for number, pair in enumerate(chart.pairs):
        if pair.need is not None and pair.supply is not None:
            left, right = sorted((rows.axis(pair.need), rows.axis(pair.supply)))
            top = rows.row(number) - THICK / 2
            rings.append((pair, box(left, top, right - left, THICK)))
    marks = (
        *_axis(rows), *_bars(rings, canvas), *_symbols(rows), *_words(rows), *_heads(chart, canvas),
        *_key(chart, canvas, rows.bottom + BASELINE * 2),
    )  # fmt: skip
    return Laid(marks, halves(rows.bottom + BASELINE * 2.4))


def _laid_rows(chart: Gap, canvas: Canvas) -> _Rows:
    fitted = tuple(
        canvas.fitted(pair.name, canvas.width * NAMES, is_strong=True) for pair in chart.pairs
    )
    left = max((canvas.widest(each, is_strong=True) for each in fitted), default=0.0)
    texts = (difference(chart, pair) for pair in chart.pairs)
    right = canvas.width - canvas.widest(texts, is_strong=True) - 2 * canvas.spacing.gap
    low, high = float(chart.ticks[0]), float(chart.ticks[-1])
    axis = Scale(low, high, left + 2 * canvas.spacing.gap, right - canvas.spacing.gap)
    is_tall = any(len(each) > 1 for each in fitted)
    pitch = canvas.spacing.row * (1.5 if is_tall else 1.0)
    return _Rows(chart, canvas, axis, fitted, BASELINE * len(_entries(chart, canvas)), pitch)


def difference(chart: Gap, pair: Pair) -> str:
    """What is missing in a row in words, or the sign that stands for it."""
    return pair.sign if pair.missing is None else told(chart, pair.missing)


def _axis(rows: _Rows) -> Iterator[Mark]:
    """Light lines and ticks below, that of nought darker."""
    canvas, ticks = rows.canvas, rows.chart.ticks
    colours, small = canvas.colours, canvas.type.small
    paths = tuple(down(rows.axis(float(each)), rows.top, rows.bottom) for each in ticks)
    yield Line(paths, colours.line, canvas.lines.hair)
    if ticks[0] <= 0 <= ticks[-1]:
        path = down(rows.axis(0.0), rows.top, rows.bottom)
        yield Line((path,), colours.muted, canvas.lines.fine)
    texts = scale.labels(ticks)
    wide = canvas.widest(texts, small) + canvas.spacing.gap
    step = -(-wide // max(rows.axis(float(ticks[1])) - rows.axis(float(ticks[0])), 0.1))
    for each, text in list(zip(ticks, texts, strict=True))[:: int(step)]:
        at = (rows.axis(float(each)), rows.bottom + 3.6)
        yield Label(at, text, colours.muted, Anchor.MIDDLE, small)


def _symbols(rows: _Rows) -> Iterator[Mark]:
    """One area for all symbols of need, one for those of supply."""
    for key, each in looks(rows.canvas):
        rings: list[Points] = []
        for number, pair in enumerate(rows.chart.pairs):
            amount = key(pair)
            if amount is not None:
                at = (rows.axis(amount), rows.row(number))
                rings += symbol(each.shape or Shape.DISC, at, DOT)
        if rings:
            yield Area(tuple(rings), each.colour)


def looks(canvas: Canvas) -> tuple[tuple[Callable[[Pair], float | None], Look], ...]:
    """Need and supply, as they look in rows."""
    colours = canvas.colours
    return (
        (lambda pair: pair.need, Look(colours.lead, shape=Shape.DISC)),
        (lambda pair: pair.supply, Look(colours.focus, shape=Shape.SQUARE)),
    )


def _words(rows: _Rows) -> Iterator[Mark]:
    """Names at the left, differences at the right."""
    canvas, chart = rows.canvas, rows.chart
    colours = canvas.colours
    left = rows.axis.start - 2 * canvas.spacing.gap
    for number, pair in enumerate(chart.pairs):
        y = rows.row(number)
        for each in canvas.block((left, y), rows.fitted[number], colours.text, Anchor.END):
            yield Label(each.at, each.text, each.colour, each.anchor, each.size, pair.is_focus)
        at = (canvas.width, y + middle(canvas.type.normal))
        colour = colours.muted if pair.missing is None else colours.text
        yield Label(at, difference(chart, pair), colour, Anchor.END, is_strong=pair.is_focus)


def _entries(chart: Gap, canvas: Canvas) -> tuple[tuple[str, ...], ...]:
    """Names of need and supply, side by side where they fit, else one below the other."""
    both = tuple(names.named_unit(each, each.label) for each in (chart.need, chart.supply))
    wide = sum(canvas.runs(text) for text in both) + 2 * 3.4 + KEY
    return (both,) if wide <= canvas.width else tuple((each,) for each in both)


def _heads(chart: Gap, canvas: Canvas) -> Iterator[Mark]:
    """Which symbol is which, above the rows."""
    wanted = [each for _, each in looks(canvas)]
    for line, texts in enumerate(_entries(chart, canvas)):
        x, base = 0.0, BASELINE * line + 3.0
        for text in texts:
            each = wanted.pop(0)
            place = (x + DOT, base - middle(canvas.type.normal))
            yield Area(symbol(each.shape or Shape.DISC, place, DOT), each.colour)
            fitting = canvas.cut(text, canvas.width - x - 3.4)
            yield Label((x + 3.4, base), fitting, canvas.colours.text)
            x += 3.4 + canvas.runs(fitting) + KEY
