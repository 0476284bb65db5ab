"""How much room a chart and its pieces take, as far as that is known before Word draws it."""

from collections.abc import Iterable

from reportgen.document.plot import BarPlot, LinePlot, Plot, PointPlot
from reportgen.writers.docx.charts.elements import c
from reportgen.writers.docx.markup import Xml

LETTER = 1.5
"""Millimetres that a letter takes in the middle."""
LINE = 5.0
"""Millimetres of a line of words."""
SAMPLE = 12.0
"""Millimetres of a sample in a legend with the space around it."""


def height(plot: Plot, drawn: float) -> float:
    """Millimetres that a chart wants: Word puts legend and ticks farther off than print does."""
    match plot:
        case BarPlot(series=series, axis=axis):
            return drawn + LINE * (2 * (len(series) > 1) + axis.is_told + bool(axis.name))
        case LinePlot() | PointPlot():
            return drawn + 2 * LINE


def legend(names: Iterable[str], width: float) -> float:
    """Millimetres that a legend takes above a plot."""
    wide = sum(SAMPLE + LETTER * len(name) for name in names)
    return LINE * (wide // (0.9 * width) + 1)


def inner(left: float, top: float, right: float, bottom: float) -> Xml:
    """Where a plot stands without its words, in shares of its chart from left and top."""
    places = {"x": left, "y": top, "w": right - left, "h": bottom - top}
    return c(
        "layout",
        c(
            "manualLayout",
            c("layoutTarget", val="inner"),
            c("xMode", val="edge"),
            c("yMode", val="edge"),
            *(c(name, val=f"{share:.4f}") for name, share in places.items()),
        ),
    )
