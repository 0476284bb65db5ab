"""Dumbbells as a plot: the symbols of each row and the line between them."""

from reportgen.document.colours import receding
from reportgen.document.plot import Axis, Number, RowPlot, Symbols
from reportgen.exhibits.charts.dumbbell import Bell, Dumbbell
from reportgen.exhibits.charts.dumbbell_drawn import gaps, looks
from reportgen.exhibits.lookup import names
from reportgen.exhibits.sheet.canvas import Canvas


def plotted_dumbbell(chart: Dumbbell, canvas: Canvas) -> RowPlot | None:
    """The rows from the top down; None where no number is shown."""
    if not chart.amounts:
        return None
    colours = canvas.colours
    return RowPlot(
        rows=tuple(_named(chart, bell) for bell in chart.bells),
        series=tuple(
            Symbols(head, _numbers(chart, at), look.colour, look.shape, look.is_hollow)
            for at, (head, look) in enumerate(zip(chart.heads, looks(chart, canvas), strict=True))
        ),
        axis=Axis(chart.ticks, names.unit(chart.measure)),
        joints=tuple(
            colours.focus if bell.is_focus else receding(colours.muted) for bell in chart.bells
        ),
        decimals=chart.measure.decimals,
    )


def _named(chart: Dumbbell, bell: Bell) -> str:
    """The name of a row, with the signs of what is not shown of it."""
    signs = gaps(chart, bell) if bell.known else " ".join(cell.text for cell in bell.cells)
    return f"{bell.name}\u2002{signs}" if signs else bell.name


def _numbers(chart: Dumbbell, at: int) -> tuple[Number, ...]:
    return tuple(Number(bell.cells[at].text, bell.amounts[at]) for bell in chart.bells)
