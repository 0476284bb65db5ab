"""Deviations as a plot: bars from the number of the root, a series for each side of it.

Word has no band for what is near, so what is near has bars of its own. The series are named by the
words at the right of the printed drawing; the numbers of the places stand behind their names.
"""

from reportgen.document.colours import lightened, receding
from reportgen.document.looks import Fill
from reportgen.document.plot import Accent, Arrangement, BarPlot, Bars, Mark, Number
from reportgen.exhibits.charts.bars_plotted import axis
from reportgen.exhibits.charts.deviation import Deviation, Side
from reportgen.exhibits.charts.deviation_drawn import WORDS
from reportgen.exhibits.sheet.canvas import Canvas
from reportgen.messages import word

NEAR = 80.0
"""L* of bars of what is near."""
UNSEEN = Number("", None)


def plotted_deviation(chart: Deviation, canvas: Canvas) -> BarPlot | None:
    """Bars of differences; None where they are measured in what is printed nowhere."""
    if chart.is_of_place or chart.is_empty:
        return None
    measure = chart.plan.frames[0].measure
    return BarPlot(
        rows=tuple(f"{lag.name}\u2002{lag.own.text}" for lag in chart.lags),
        series=tuple(_side(chart, side, canvas) for side in Side),
        axis=axis(tuple(lag.amount or 0.0 for lag in chart.lags), chart.unit, is_told=False),
        decimals=measure.decimals,
        arrangement=Arrangement.OVER,
        filled=canvas.spacing.bar,
        line=Mark(chart.root.name, 0.0),
        is_signed=True,
    )


def _side(chart: Deviation, side: Side, canvas: Canvas) -> Bars:
    """The differences to one side; places that stand out are in the colour of focus."""
    colours = canvas.colours
    looks = {
        Side.ABOVE: (colours.lead, colours.focus),
        Side.NEAR: (lightened(colours.muted, NEAR), lightened(colours.focus, NEAR)),
        Side.BELOW: (receding(colours.lead), colours.focus),
    }
    fill, focus = map(Fill, looks[side])
    numbers = (
        Number(lag.beside.text, lag.amount) if lag.side is side else UNSEEN for lag in chart.lags
    )
    accents = (
        Accent(at, focus) for at, lag in enumerate(chart.lags) if lag.is_focus and lag.side is side
    )
    return Bars(word(WORDS[side]), tuple(numbers), fill, accents=tuple(accents))
