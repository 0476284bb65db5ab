"""What is shown as a plot, for programs that draw charts themselves; not all can be one.

Word's charts have one axis of numbers, and show cells. So these stay pictures: dots of a place
among its peers (each row has a scale of its own, and where a dot stands is printed nowhere),
deviations in standard deviations (the same), box plots (a box wants differences of
quartiles), need and supply over time, lines with a band (what lies between two lines is such a
difference), lines over years that are unevenly apart, small multiples (a chart each would have a
scale and a legend each), flows, timetables, maps; and stacked bars of which a part is hidden, which
would stand for less than they are.
"""

from reportgen.document.plot import Plot
from reportgen.exhibits.charts.bars import Bars
from reportgen.exhibits.charts.bars_plotted import plotted_bars
from reportgen.exhibits.charts.boxes import Boxes
from reportgen.exhibits.charts.deviation import Deviation
from reportgen.exhibits.charts.deviation_plotted import plotted_deviation
from reportgen.exhibits.charts.dots import Dots
from reportgen.exhibits.charts.dumbbell import Dumbbell
from reportgen.exhibits.charts.dumbbell_plotted import plotted_dumbbell
from reportgen.exhibits.charts.flow import Flow
from reportgen.exhibits.charts.gap import Gap
from reportgen.exhibits.charts.gap_plotted import plotted_gap
from reportgen.exhibits.charts.lines import Lines
from reportgen.exhibits.charts.lines_plotted import plotted_lines
from reportgen.exhibits.charts.panels import Panels
from reportgen.exhibits.charts.pyramid import Pyramid
from reportgen.exhibits.charts.pyramid_plotted import plotted_pyramid
from reportgen.exhibits.charts.scatter import Scatter
from reportgen.exhibits.charts.scatter_plotted import plotted_scatter
from reportgen.exhibits.charts.slope import Slope
from reportgen.exhibits.charts.slope_plotted import plotted_slope
from reportgen.exhibits.charts.stacked import Stacked
from reportgen.exhibits.charts.stacked_plotted import plotted_stacked
from reportgen.exhibits.charts.timetable import Timetable
from reportgen.exhibits.maps.choropleth import Map
from reportgen.exhibits.maps.classed import ClassMap
from reportgen.exhibits.maps.locator import Locator
from reportgen.exhibits.maps.point_map import PointMap
from reportgen.exhibits.maps.symbols import SymbolMap
from reportgen.exhibits.sheet.canvas import Canvas
from reportgen.exhibits.shown import Shown

LEAST = 45.0
"""Millimetres of width, at least: three stand side by side on a page."""
NARROW, LOW = 75.0, 40.0
"""Millimetres of width and height below which a picture stands beside the plot, for programs that
scale charts."""


def plotted(shown: Shown, canvas: Canvas) -> Plot | None:
    """The plot of what is shown; None where only a picture tells it."""
    return _plotted(shown, canvas) if canvas.width >= LEAST else None


def _plotted(shown: Shown, canvas: Canvas) -> Plot | None:  # noqa: C901, PLR0911  # one for each kind
    match shown:
        case Bars():
            return plotted_bars(shown, canvas)
        case Lines():
            return plotted_lines(shown, canvas)
        case Pyramid():
            return plotted_pyramid(shown, canvas)
        case Scatter():
            return plotted_scatter(shown, canvas)
        case Stacked():
            return plotted_stacked(shown, canvas)
        case Slope():
            return plotted_slope(shown, canvas)
        case Deviation():
            return plotted_deviation(shown, canvas)
        case Dumbbell():
            return plotted_dumbbell(shown, canvas)
        case Gap():
            return plotted_gap(shown, canvas)
        case Panels() | Dots() | Boxes() | Flow():
            return None
        case Map() | SymbolMap() | ClassMap() | Locator() | PointMap() | Timetable():
            return None
