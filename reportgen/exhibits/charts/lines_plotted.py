"""Lines as a plot, where Word can draw them: evenly in time, without a band."""

from itertools import pairwise
from operator import itemgetter

from reportgen.document.looks import Dash
from reportgen.document.plot import Axis, Line, LinePlot, Number, Stroke
from reportgen.exhibits.charts import plot as plots
from reportgen.exhibits.charts.lines import Lines, unit
from reportgen.exhibits.charts.lines_drawn import NAMED, look
from reportgen.exhibits.charts.plot import Look
from reportgen.exhibits.charts.series import Series, named
from reportgen.exhibits.lookup.times import moments
from reportgen.exhibits.sheet.canvas import Canvas
from reportgen.messages import word

UNEVEN = 0.05
"""Share of a step by which steps may differ; months do a little."""


def plotted_lines(chart: Lines, canvas: Canvas) -> LinePlot | None:
    """The lines from the back to the front; None where Word would space years otherwise."""
    if chart.band or chart.is_empty or not _is_even(chart.periods):
        return None
    told = set(named(chart.series, NAMED))
    lines = [
        line(series, stroked(look(chart, at, canvas), canvas), is_named=at in told)
        for at, series in enumerate(chart.series)
    ]
    return LinePlot(
        chart.periods,
        tuple(
            each
            for _, each in sorted(
                zip(map(_front, chart.series), lines, strict=True), key=itemgetter(0)
            )
        ),
        Axis(chart.ticks, unit(chart)),
        chart.measure.decimals,
        chart.forecast,
    )


def _front(series: Series) -> tuple[bool, bool, bool]:
    return series.is_focus, series.is_root, not series.is_outside


def _is_even(periods: tuple[str, ...]) -> bool:
    steps = [after - before for before, after in pairwise(moments(periods))]
    return all(abs(step - steps[0]) <= UNEVEN * steps[0] for step in steps)


def line(series: Series, stroke: Stroke, *, is_named: bool) -> Line:
    """A line with its numbers; one without any says so in its name."""
    pairs = zip(series.cells, series.amounts, strict=True)
    unseen = "" if series.known else f": {word('exhibit-not-shown')}"
    return Line(
        f"{series.name}{unseen}",
        tuple(Number(cell.text, amount) for cell, amount in pairs),
        stroke,
        series.uncertain,
        frozenset(series.breaks),
        is_named,
        series.is_focus,
    )


def stroked(found: Look, canvas: Canvas) -> Stroke:
    """How a line looks, in points."""
    dashes = {(): Dash.NONE, plots.DASHES: Dash.DASHES, plots.DOTS: Dash.DOTS}
    width = round(found.weight * canvas.lines.series, 2)
    return Stroke(found.colour, width, dashes[found.dashes], found.shape)
