"""Small multiples as marks: a grid of small drawings under their names, axes told once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from reportgen.exhibits.charts import plot as plots
from reportgen.exhibits.charts.bars import Bars
from reportgen.exhibits.charts.bars_drawn import drawn_bars
from reportgen.exhibits.charts.inset import Inset
from reportgen.exhibits.charts.lines import Lines
from reportgen.exhibits.charts.panels import Inner, Panel, Panels
from reportgen.exhibits.charts.plot import DASHES, THIN, Look, Plot
from reportgen.exhibits.charts.pyramid import Pyramid
from reportgen.exhibits.charts.pyramid_drawn import drawn_pyramid
from reportgen.exhibits.charts.series import Series
from reportgen.exhibits.lookup import names
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import BASELINE, LEADING, Canvas, halves
from reportgen.exhibits.sheet.marks import (
    POINT,
    Anchor,
    Area,
    Label,
    Laid,
    Line,
    Mark,
    across,
    box,
    gathered,
    moved,
)
from reportgen.messages import word

GUTTER, BETWEEN = 5.0, 4.0
"""Millimetres between panels side by side, and from a panel to the name of the next below."""
MOST = 5
"""Panels side by side."""
HIGH = 5 * BASELINE
"""Millimetres of a panel of lines."""
NAMES = 0.22
"""Share of the width that the names of bars may take."""
AGES = 10.0
"""Millimetres of the ages between the sides of a pyramid, and of the air beside its ticks."""
SAMPLE = 7.0
"""Millimetres of the sample of a line in the key."""


@dataclass(frozen=True, eq=False)
class _Grid:
    """How the panels stand, in millimetres."""

    chart: Panels
    canvas: Canvas
    columns: int
    room: float
    """Right of every plot, for its numbers."""
    edge: float
    """Left of the first column: the names or ticks of every row."""
    width: float
    """Of a panel, without its names."""
    titles: tuple[tuple[str, ...], ...]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return ceil(len(self.chart.panels) / self.columns)

    def left(self, number: int) -> float:
        """Where the plot of a panel begins."""
        return self.edge + (number % self.columns) * (self.width + GUTTER)

    def inset(self, number: int) -> Inset:
        """What a panel leaves to others."""
        has_names = number % self.columns == 0
        has_foot = number + self.columns >= len(self.chart.panels)
        names_room = self.edge if has_names else 0.0
        return Inset(self.chart.low, self.chart.high, names_room, self.room, has_foot)


def drawn_panels(chart: Panels, canvas: Canvas) -> Laid:
    """The marks of small multiples and their height."""
    grid = _grid(chart, canvas)
    marks: list[Mark] = []
    top = BASELINE if _unit(chart) else 0.0
    if top:
        muted = canvas.colours.muted
        marks.append(Label((0.0, 3.0), _unit(chart), muted, Anchor.START, canvas.type.small))
    for row in range(grid.rows):
        numbers = range(row * grid.columns, min((row + 1) * grid.columns, len(chart.panels)))
        pitch = canvas.type.normal * LEADING * POINT
        head = max(len(grid.titles[number]) for number in numbers) * pitch + 1.2
        laid = {number: _inset(grid, number) for number in numbers}
        for number, found in laid.items():
            marks += _title(grid, number, top)
            left = grid.left(number) - grid.inset(number).names
            marks += [moved(mark, left, top + head) for mark in found.marks]
        top += head + max(found.height for found in laid.values()) + BETWEEN
    marks += _key(chart, canvas, top)
    height = top + (BASELINE * 0.5 if chart.reference else -BETWEEN)
    return Laid(gathered(marks), halves(height))


def _grid(chart: Panels, canvas: Canvas) -> _Grid:
    edge = _edge(chart.panels[0].chart, canvas)
    texts = (text for each in chart.panels for text in _numbers(each.chart))
    room = canvas.widest(texts, is_strong=True) + plots.EDGE
    columns = _columns(chart, canvas.width - edge, _least(chart, canvas, room))
    width = (canvas.width - edge - GUTTER * (columns - 1)) / columns
    titles = tuple(canvas.fitted(each.name, width, is_strong=True) for each in chart.panels)
    return _Grid(chart, canvas, columns, room, edge, width, titles)


def _least(chart: Panels, canvas: Canvas, room: float) -> float:
    """Millimetres of a panel at least; numbers and ticks need their room."""
    match chart.panels[0].chart:
        case Lines():
            return room * (2 if chart.low < 0 else 1) + 16.0
        case Bars():
            return room * (2 if chart.low < 0 else 1) + 14.0
        case Pyramid():
            ticks = scale.labels(scale.ticks(0, chart.high or 1.0, most=2))
            return max(room + 32.0, 3 * canvas.widest(ticks, canvas.type.small) + AGES)


def _columns(chart: Panels, width: float, least: float) -> int:
    """As many as are wanted or fit well, rows about equally full."""
    count = len(chart.panels)
    fitting = min(MOST, max(1, int((width + GUTTER) // (least + GUTTER))), count)
    return min(chart.columns, fitting) or ceil(count / ceil(count / fitting))


def _numbers(chart: Inner) -> tuple[str, ...]:
    """The numbers that are printed right of a panel."""
    match chart:
        case Lines():
            own = chart.series[0]
            return () if own.last is None else (own.cells[own.last].text,)
        case Bars():
            return tuple(bar.printed.text for bar in chart.rows)
        case Pyramid():
            return ()


def _edge(chart: Inner, canvas: Canvas) -> float:
    """The room for ticks or names left of the first column."""
    gap = canvas.spacing.gap
    match chart:
        case Lines():
            return canvas.widest(scale.labels(chart.ticks), canvas.type.small) + gap
        case Bars():
            room = canvas.width * NAMES
            fitted = (canvas.fitted(bar.name, room, is_strong=True) for bar in chart.rows)
            return max(canvas.widest(each, is_strong=True) for each in fitted) + gap
        case Pyramid():
            return 0.0


def _unit(chart: Panels) -> str:
    """What all numbers are in."""
    inner = chart.panels[0].chart
    is_share = isinstance(inner, Pyramid) and inner.is_share
    return word("exhibit-percent") if is_share else names.unit(chart.plan.frames[0].measure)


def _inset(grid: _Grid, number: int) -> Laid:
    """One small drawing, its names left of it where it has them."""
    panel, inset = grid.chart.panels[number], grid.inset(number)
    own = replace(grid.canvas, width=grid.width + inset.names)
    match panel.chart:
        case Lines():
            return _lines(panel, panel.chart, own, inset)
        case Bars():
            return drawn_bars(panel.chart, own, inset)
        case Pyramid():
            return drawn_pyramid(panel.chart, own, inset)


def _lines(panel: Panel, chart: Lines, canvas: Canvas, inset: Inset) -> Laid:
    """One line with its last number, the whole muted behind it."""
    own = chart.series[0]
    right = canvas.width - inset.room
    plot = Plot(
        canvas, chart.periods, chart.ticks, inset.names, right, 1.4, 1.4 + HIGH, chart.forecast
    )
    marks: list[Mark] = [*plots.ground(plot), *plots.grid(plot)]
    marks += plots.ruptures(plot, chart.breaks)
    if inset.names and not chart.is_empty:
        marks += plots.amounts(plot)
    if inset.has_foot:
        marks += plots.periods(plot, only_ends=True)
    colours = canvas.colours
    for each in chart.series[1:]:
        marks += plots.stroke(plot, each, Look(colours.muted, THIN, DASHES))
    look = Look(colours.focus if panel.is_focus else colours.lead)
    marks += plots.stroke(plot, own, look)
    marks += _last(plot, own, look, is_focus=panel.is_focus)
    return Laid(tuple(marks), plot.bottom + (BASELINE if inset.has_foot else 0.0))


def _last(plot: Plot, series: Series, look: Look, *, is_focus: bool) -> Iterator[Mark]:
    """The last number at the end of the line, or that there is none."""
    canvas = plot.canvas
    if series.last is None:
        small, left = canvas.type.small, plot.left + plots.EDGE
        texts = canvas.fitted(word("exhibit-not-shown"), canvas.width - left, small)
        at = (left, (plot.top + plot.bottom) / 2)
        wide = canvas.widest(texts, small)
        high = LEADING * small * POINT * len(texts) + 0.8
        yield Area((box(left - 0.4, at[1] - high / 2, wide + 0.8, high),), canvas.colours.paper)
        yield from canvas.block(at, texts, canvas.colours.muted, Anchor.START, small)
        return
    x, y = plot.point(series, series.last)
    told = series.cells[series.last].text
    yield Label((x + plots.EDGE, y + 1.0), told, look.colour, is_strong=is_focus)


def _title(grid: _Grid, number: int, top: float) -> Iterator[Mark]:
    """The name of a panel above it."""
    colours, panel = grid.canvas.colours, grid.chart.panels[number]
    pitch = grid.canvas.type.normal * LEADING * POINT
    colour = colours.focus if panel.is_focus else colours.text
    for line, text in enumerate(grid.titles[number]):
        at = (grid.left(number), top + pitch * (line + 0.8))
        yield Label(at, text, colour, is_strong=True)


def _key(chart: Panels, canvas: Canvas, top: float) -> Iterator[Mark]:
    """What stands in every panel."""
    if not chart.reference:
        return
    is_outline = isinstance(chart.panels[0].chart, Pyramid)
    colours, base = canvas.colours, top
    colour = colours.text if is_outline else colours.muted
    path = across(base - 1.0, 0.0, SAMPLE)
    width = canvas.lines.series * THIN
    yield Line((path,), colour, width, () if is_outline else DASHES)
    yield Label((SAMPLE + canvas.spacing.gap, base), chart.reference, colours.text)
