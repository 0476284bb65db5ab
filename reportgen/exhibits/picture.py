"""What is shown to a picture. Loads matplotlib: half a second, spent only where one is drawn."""

from dataclasses import replace

from reportgen.exhibits.charts.bars import Bars
from reportgen.exhibits.charts.bars_drawn import drawn_bars
from reportgen.exhibits.charts.boxes import Boxes
from reportgen.exhibits.charts.deviation import Deviation
from reportgen.exhibits.charts.dots import Dots
from reportgen.exhibits.charts.dots_drawn import drawn_dots
from reportgen.exhibits.charts.dumbbell import Dumbbell
from reportgen.exhibits.charts.flow import Flow
from reportgen.exhibits.charts.flow_drawn import drawn_flow
from reportgen.exhibits.charts.gap import Gap
from reportgen.exhibits.charts.gap_drawn import drawn_gap
from reportgen.exhibits.charts.lines import Lines
from reportgen.exhibits.charts.lines_drawn import drawn_lines
from reportgen.exhibits.charts.panels import Panels
from reportgen.exhibits.charts.panels_drawn import drawn_panels
from reportgen.exhibits.charts.points_drawn import drawn_points
from reportgen.exhibits.charts.pyramid import Pyramid
from reportgen.exhibits.charts.pyramid_drawn import drawn_pyramid
from reportgen.exhibits.charts.scatter import Scatter
from reportgen.exhibits.charts.slope import Slope
from reportgen.exhibits.charts.slope_drawn import drawn_slope
from reportgen.exhibits.charts.stacked import Stacked
from reportgen.exhibits.charts.stacked_drawn import drawn_stacked
from reportgen.exhibits.charts.timetable import Timetable
from reportgen.exhibits.charts.timetable_drawn import drawn_timetable
from reportgen.exhibits.maps.choropleth import Map
from reportgen.exhibits.maps.choropleth_drawn import drawn_map
from reportgen.exhibits.maps.classed import ClassMap
from reportgen.exhibits.maps.classed_drawn import drawn_classes
from reportgen.exhibits.maps.locator import Locator
from reportgen.exhibits.maps.locator_drawn import drawn_locator
from reportgen.exhibits.maps.point_map import PointMap
from reportgen.exhibits.maps.point_map_drawn import drawn_point_map
from reportgen.exhibits.maps.symbols import SymbolMap
from reportgen.exhibits.maps.symbols_drawn import drawn_symbols
from reportgen.exhibits.plotting import LOW, NARROW, plotted
from reportgen.exhibits.sheet.canvas import Canvas, canvas
from reportgen.exhibits.sheet.drawing import drawn
from reportgen.exhibits.sheet.marks import Laid
from reportgen.exhibits.shown import Picture, Shown
from reportgen.exhibits.stage import Stage


def picture(shown: Shown, width: str, stage: Stage) -> Picture:
    """Draw what is shown on a sheet of a declared width."""
    sheet = canvas(stage, width)
    laid = _laid(shown, sheet)
    plot = plotted(shown, sheet) if stage.plots else None
    is_alone = plot is not None and sheet.width >= NARROW and laid.height >= LOW
    raster = replace(stage, raster=False) if is_alone else stage
    return Picture(drawn(laid.marks, sheet.width, laid.height, raster), laid.notes, plot)


def _laid(shown: Shown, sheet: Canvas) -> Laid:  # noqa: C901, PLR0911, PLR0912  # a branch for each kind
    match shown:
        case Bars():
            return drawn_bars(shown, sheet)
        case Lines():
            return drawn_lines(shown, sheet)
        case Slope():
            return drawn_slope(shown, sheet)
        case Panels():
            return drawn_panels(shown, sheet)
        case Gap():
            return drawn_gap(shown, sheet)
        case Pyramid():
            return drawn_pyramid(shown, sheet)
        case Dots():
            return drawn_dots(shown, sheet)
        case Scatter() | Dumbbell() | Deviation() | Boxes():
            return drawn_points(shown, sheet)
        case Flow():
            return drawn_flow(shown, sheet)
        case Stacked():
            return drawn_stacked(shown, sheet)
        case Map():
            return drawn_map(shown, sheet)
        case SymbolMap():
            return drawn_symbols(shown, sheet)
        case ClassMap():
            return drawn_classes(shown, sheet)
        case Locator():
            return drawn_locator(shown, sheet)
        case PointMap():
            return drawn_point_map(shown, sheet)
        case Timetable():
            return drawn_timetable(shown, sheet)
