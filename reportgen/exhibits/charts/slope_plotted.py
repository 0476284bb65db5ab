"""Slopes as a plot: lines from the first to the last period, told at both ends."""

from decimal import Decimal

from reportgen.document.plot import Axis, LinePlot
from reportgen.exhibits.charts.lines_plotted import line, stroked
from reportgen.exhibits.charts.slope import Slope
from reportgen.exhibits.charts.slope_drawn import look, shown
from reportgen.exhibits.lookup import names
from reportgen.exhibits.sheet.canvas import Canvas


def plotted_slope(chart: Slope, canvas: Canvas) -> LinePlot | None:
    """The lines, those that stand out in front; None where there is no number."""
    if not chart.amounts:
        return None
    told = {chart.series[each].name for each in shown(chart, canvas)}
    low, high = min(chart.amounts), max(chart.amounts)
    ticks = Decimal(str(low)), Decimal(str(high if high > low else low + 1))
    return LinePlot(
        chart.periods,
        tuple(
            line(each, stroked(look(each, canvas), canvas), is_named=each.name in told)
            for each in sorted(chart.series, key=lambda one: (one.is_focus, one.is_root))
        ),
        Axis(ticks, names.unit(chart.measure), is_told=False),
        chart.measure.decimals,
        is_slope=True,
    )
