"""A scatter plot for programs that draw it themselves: its points by their symbols."""

from collections.abc import Mapping

from reportgen import formats
from reportgen.document.plot import Axis, Mark, Number, Point, PointPlot, Points, Side
from reportgen.exhibits.charts.scatter import Axis as Model
from reportgen.exhibits.charts.scatter import Scatter, Spot
from reportgen.exhibits.charts.scatter_drawn import line_told, sides, styled
from reportgen.exhibits.charts.symbols_drawn import Style
from reportgen.exhibits.sheet.canvas import Canvas
from reportgen.exhibits.tables.nouns import nouns


def plotted_scatter(chart: Scatter, canvas: Canvas) -> PointPlot | None:
    """Points and the lines between them; None where fields have names, or no point is shown."""
    if chart.quadrants or not chart.spots:
        return None
    named = sides(chart, canvas)
    found: dict[Style, list[Spot]] = {}
    for style, spot in styled(chart, canvas):
        found.setdefault(style, []).append(spot)
    return PointPlot(
        tuple(_points(chart, style, spots, named) for style, spots in found.items()),
        _axis(chart.across),
        _axis(chart.up),
        (chart.across.measure.decimals, chart.up.measure.decimals),
        _line(chart.across),
        _line(chart.up),
    )


def _points(chart: Scatter, style: Style, spots: list[Spot], named: Mapping[str, Side]) -> Points:
    is_focus = all(spot.is_focus for spot in spots)
    name = nouns(chart.plan)[1]
    if is_focus:
        name = formats.joined(spot.name for spot in spots)
    elif chart.groups:
        name = chart.groups[spots[0].group]
    points = tuple(_point(chart, spot, named.get(spot.key)) for spot in spots)
    return Points(name, points, style.colour, style.shape, style.is_hollow)


def _point(chart: Scatter, spot: Spot, side: Side | None) -> Point:
    across, up = _number(chart.across, spot.across), _number(chart.up, spot.up)
    return Point(spot.name, across, up, side)


def _number(axis: Model, amount: float) -> Number:
    decimals = axis.measure.decimals
    return Number(formats.number(amount, decimals, signed=axis.is_change), amount)


def _axis(axis: Model) -> Axis:
    return Axis(axis.ticks, axis.name)


def _line(axis: Model) -> Mark | None:
    return None if axis.line is None else Mark(line_told(axis), axis.line)
