"""The charts of points: what each shows, before it is drawn."""

from reportgen.exhibits.charts import scatter_told
from reportgen.exhibits.charts.scatter import Scatter
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.specs.points import PointsSpec
from reportgen.exhibits.tables.made import Made

Pointed = Scatter


def made(spec: PointsSpec, choice: Choice) -> Made[Pointed] | None:
    """A chart with its table and words; None when its spec is wrong."""
    return scatter_told.made(spec, choice)
