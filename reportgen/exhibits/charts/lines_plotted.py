"""Lines as a plot, where Word can tell them apart: evenly in time, without a band, each line with
a look of its own.
"""

from itertools import pairwise

from reportgen.document.looks import Dash
from reportgen.document.plot import Axis, Line, LinePlot, Number, Stroke
from reportgen.exhibits.charts import plot as plots
from reportgen.exhibits.charts.lines import Lines, unit
from reportgen.exhibits.charts.lines_drawn import look
from reportgen.exhibits.charts.series import Series
from reportgen.exhibits.lookup.times import moments
from reportgen.exhibits.sheet.canvas import Canvas

UNEVEN = 0.05
"""Share of a step by which steps may differ; months do a little."""


def plotted_lines(chart: Lines, canvas: Canvas) -> LinePlot | None:
    """The lines in their order; None where a legend could not tell them."""
    lines = tuple(
        _line(series, _stroke(chart, number, canvas)) for number, series in enumerate(chart.series)
    )
    is_told_apart = len({line.stroke for line in lines}) == len(lines)
    if chart.band or chart.is_empty or not is_told_apart or not _is_even(chart.periods):
        return None
    return LinePlot(
        chart.periods,
        lines,
        Axis(chart.ticks, unit(chart)),
        chart.measure.decimals,
        chart.forecast,
    )


def _is_even(periods: tuple[str, ...]) -> bool:
    steps = [after - before for before, after in pairwise(moments(periods))]
    return all(abs(step - steps[0]) <= UNEVEN * steps[0] for step in steps)


def _line(series: Series, stroke: Stroke) -> Line:
    pairs = zip(series.cells, series.amounts, strict=True)
    return Line(
        series.name,
        tuple(Number(cell.text, amount) for cell, amount in pairs),
        stroke,
        series.uncertain,
        frozenset(series.breaks),
    )


def _stroke(chart: Lines, number: int, canvas: Canvas) -> Stroke:
    found = look(chart, number, canvas)
    dashes = {(): Dash.NONE, plots.DASHES: Dash.DASHES, plots.DOTS: Dash.DOTS}
    width = round(found.weight * canvas.lines.series, 2)
    return Stroke(found.colour, width, dashes[found.dashes], found.shape)
