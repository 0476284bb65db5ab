"""The charts that show places or numbers as points on axes."""

from reportgen.exhibits.specs.scatter import ScatterSpec

PointsSpec = ScatterSpec
