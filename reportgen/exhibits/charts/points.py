"""The charts of points: what each shows, before it is drawn."""

from reportgen.exhibits.charts import boxes, deviation_told, dumbbell, scatter_told
from reportgen.exhibits.charts.boxes import Boxes
from reportgen.exhibits.charts.deviation import Deviation
from reportgen.exhibits.charts.dumbbell import Dumbbell
from reportgen.exhibits.charts.scatter import Scatter
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.specs.box import BoxSpec
from reportgen.exhibits.specs.deviation import DeviationSpec
from reportgen.exhibits.specs.dumbbell import DumbbellSpec
from reportgen.exhibits.specs.points import PointsSpec
from reportgen.exhibits.specs.scatter import ScatterSpec
from reportgen.exhibits.tables.made import Made

Pointed = Scatter | Dumbbell | Deviation | Boxes


def made(spec: PointsSpec, choice: Choice) -> Made[Pointed] | None:
    """A chart with its table and words; None when its spec is wrong."""
    match spec:
        case ScatterSpec():
            return scatter_told.made(spec, choice)
        case DumbbellSpec():
            return dumbbell.made(spec, choice)
        case DeviationSpec():
            return deviation_told.made(spec, choice)
        case BoxSpec():
            return boxes.made(spec, choice)
