"""How much room a chart and its pieces take, as far as that is known before Word draws it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from reportgen.document.plot import BarPlot, LinePlot, Plot, PointPlot, RowPlot
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
        case LinePlot() | PointPlot() | RowPlot():
            return drawn + 2 * LINE


def legend(names: Iterable[str], width: float) -> float:
    """Millimetres that a legend takes above a plot."""
    wide = sum(SAMPLE + LETTER * len(name) for name in names)
    return LINE * (wide // (0.9 * width) + 1)


def skip(names: Sequence[str], width: float) -> int:
    """Of how many names side by side one finds room, so that the last one is named if possible."""
    wanted = (max(map(len, names)) + 1) * LETTER * len(names) / width
    least, steps = ceil(wanted), len(names) - 1
    return next((each for each in range(least, 2 * least) if steps % each == 0), least)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a plot stands in its chart without its words, in millimetres from left and top."""

    width: float
    height: float
    """Of the chart."""
    left: float
    top: float
    right: float
    bottom: float

    @property
    def wide(self) -> float:
        """Millimetres of the plot."""
        return self.right - self.left

    @property
    def tall(self) -> float:
        """Millimetres of the plot."""
        return self.bottom - self.top

    @property
    def layout(self) -> Xml:
        """The same in shares of the chart, as Word wants it."""
        x, y = self.left / self.width, self.top / self.height
        places = {"x": x, "y": y, "w": self.right / self.width - x}
        return inner(places | {"h": self.bottom / self.height - y})


def inner(places: Mapping[str, float]) -> Xml:
    """A plot without its words in its place."""
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
