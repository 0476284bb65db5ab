"""Everything that is drawn, before it is drawn, and the picture that it becomes."""

from dataclasses import dataclass
from typing import TypeAlias

from reportgen.document.drawing import Drawing
from reportgen.document.plot import Plot
from reportgen.exhibits.charts.bars import Bars
from reportgen.exhibits.charts.dots import Dots
from reportgen.exhibits.charts.flow import Flow
from reportgen.exhibits.charts.gap import Gap
from reportgen.exhibits.charts.lines import Lines
from reportgen.exhibits.charts.panels import Panels
from reportgen.exhibits.charts.points import Pointed
from reportgen.exhibits.charts.pyramid import Pyramid
from reportgen.exhibits.charts.slope import Slope
from reportgen.exhibits.charts.stacked import Stacked
from reportgen.exhibits.charts.timetable import Timetable
from reportgen.exhibits.maps.choropleth import Map
from reportgen.exhibits.maps.classed import ClassMap
from reportgen.exhibits.maps.locator import Locator
from reportgen.exhibits.maps.point_map import PointMap
from reportgen.exhibits.maps.symbols import SymbolMap

Mapped: TypeAlias = Map | SymbolMap | ClassMap
Chart: TypeAlias = (
    Bars | Lines | Pyramid | Dots | Pointed | Mapped | Slope | Gap | Panels | Stacked | Flow
)
"""What numbers are shown by."""
Shown: TypeAlias = Chart | Locator | PointMap | Timetable


@dataclass(frozen=True, eq=False)
class Picture:
    """A drawing, and what only its layout needs said."""

    drawing: Drawing
    notes: tuple[str, ...] = ()
    plot: Plot | None = None
    """The same for programs that draw charts themselves."""
