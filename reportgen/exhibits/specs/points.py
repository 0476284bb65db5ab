"""The charts that show places or numbers as points on axes."""

from reportgen.exhibits.specs.box import BoxSpec
from reportgen.exhibits.specs.deviation import DeviationSpec
from reportgen.exhibits.specs.dumbbell import DumbbellSpec
from reportgen.exhibits.specs.scatter import ScatterSpec

PointsSpec = ScatterSpec | DumbbellSpec | DeviationSpec | BoxSpec
