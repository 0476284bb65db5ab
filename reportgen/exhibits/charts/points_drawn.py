"""The charts of points as marks."""

from reportgen.exhibits.charts.points import Pointed
from reportgen.exhibits.charts.scatter_drawn import drawn_scatter
from reportgen.exhibits.sheet.canvas import Canvas
from reportgen.exhibits.sheet.marks import Laid


def drawn_points(shown: Pointed, canvas: Canvas) -> Laid:
    """The marks of a chart of points and its height."""
    return drawn_scatter(shown, canvas)
