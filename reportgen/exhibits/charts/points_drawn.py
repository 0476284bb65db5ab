"""The charts of points as marks."""

from reportgen.exhibits.charts.boxes import Boxes
from reportgen.exhibits.charts.boxes_drawn import drawn_boxes
from reportgen.exhibits.charts.deviation import Deviation
from reportgen.exhibits.charts.deviation_drawn import drawn_deviation
from reportgen.exhibits.charts.dumbbell import Dumbbell
from reportgen.exhibits.charts.dumbbell_drawn import drawn_dumbbell
from reportgen.exhibits.charts.points import Pointed
from reportgen.exhibits.charts.scatter import Scatter
from reportgen.exhibits.charts.scatter_drawn import drawn_scatter
from reportgen.exhibits.sheet.canvas import Canvas
from reportgen.exhibits.sheet.marks import Laid


def drawn_points(shown: Pointed, canvas: Canvas) -> Laid:
    """The marks of a chart of points and its height."""
    match shown:
        case Scatter():
            return drawn_scatter(shown, canvas)
        case Dumbbell():
            return drawn_dumbbell(shown, canvas)
        case Deviation():
            return drawn_deviation(shown, canvas)
        case Boxes():
            return drawn_boxes(shown, canvas)
