"""What a project file says of an exhibit: what is shown; the theme says how it looks."""

from typing import Annotated, get_args

from pydantic import Field

from reportgen.exhibits.specs.bars import BarsSpec
from reportgen.exhibits.specs.dots import DotsSpec
from reportgen.exhibits.specs.flow import FlowSpec
from reportgen.exhibits.specs.gap import GapSpec
from reportgen.exhibits.specs.lines import LinesSpec
from reportgen.exhibits.specs.maps import ClassMapSpec, MapSpec, SymbolMapSpec
from reportgen.exhibits.specs.matrix import MatrixSpec
from reportgen.exhibits.specs.panels import PanelsSpec
from reportgen.exhibits.specs.points import PointsSpec
from reportgen.exhibits.specs.pyramid import PyramidSpec
from reportgen.exhibits.specs.records import ListTableSpec, PointMapSpec, TimetableSpec
from reportgen.exhibits.specs.slope import SlopeSpec
from reportgen.exhibits.specs.stacked import StackedSpec
from reportgen.exhibits.specs.table import TableSpec

ChartSpec = (
    BarsSpec
    | LinesSpec
    | PyramidSpec
    | DotsSpec
    | PointsSpec
    | SlopeSpec
    | StackedSpec
    | FlowSpec
    | GapSpec
    | PanelsSpec
)
DrawnSpec = ChartSpec | MapSpec | SymbolMapSpec | ClassMapSpec
"""Whatever draws numbers."""
TabledSpec = TableSpec | MatrixSpec
"""Whatever is a table of numbers."""
RecordsSpec = ListTableSpec | PointMapSpec | TimetableSpec
"""Whatever shows a list of things."""
ExhibitSpec = Annotated[TabledSpec | DrawnSpec | RecordsSpec, Field(discriminator="kind")]

KINDS: dict[str, type[ExhibitSpec]] = {
    get_args(each.model_fields["kind"].annotation)[0]: each
    for each in (*get_args(TabledSpec), *get_args(DrawnSpec), *get_args(RecordsSpec))
}
"""Every spec by the word that `kind` names it with."""
