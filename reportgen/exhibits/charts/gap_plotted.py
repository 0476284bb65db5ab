"""Need and supply by place as a plot: both symbols in a row, and in words what is missing."""

from reportgen.document.looks import Shape
from reportgen.document.plot import Axis, Number, RowPlot, Symbols
from reportgen.exhibits.charts.gap import Gap, Pair
from reportgen.exhibits.charts.gap_drawn import difference, looks
from reportgen.exhibits.lookup import names
from reportgen.exhibits.sheet.canvas import Canvas


def plotted_gap(chart: Gap, canvas: Canvas) -> RowPlot | None:
    """The rows from the top down; None over time, where Word has no bars between lines."""
    if chart.course or all(pair.missing is None for pair in chart.pairs):
        return None
    colours = canvas.colours
    need, supply = (look for _, look in looks(canvas))
    return RowPlot(
        rows=tuple(map(_named, chart.pairs)),
        series=(
            Symbols(
                names.named_unit(chart.need, chart.need.label),
                tuple(Number(pair.cells[0].text, pair.need) for pair in chart.pairs),
                need.colour,
                need.shape or Shape.DISC,
            ),
            Symbols(
                names.named_unit(chart.supply, chart.supply.label),
                tuple(Number(pair.cells[1].text, pair.supply) for pair in chart.pairs),
                supply.colour,
                supply.shape or Shape.DISC,
            ),
        ),
        axis=Axis(chart.ticks),
        joints=tuple(
            colours.focus if (pair.missing or 0.0) > 0 else colours.lead for pair in chart.pairs
        ),
        decimals=chart.decimals,
        told=tuple(difference(chart, pair) for pair in chart.pairs),
    )


def _named(pair: Pair) -> str:
    """The name of a row, with the sign of what is not shown."""
    return f"{pair.name}\u2002{pair.sign}" if pair.missing is None else pair.name
