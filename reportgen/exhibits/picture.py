"""What is shown to a picture. Loads matplotlib: half a second, spent only where one is drawn."""

from reportgen.exhibits import map_names
from reportgen.exhibits.bars import Bars
from reportgen.exhibits.bars_drawn import drawn_bars
from reportgen.exhibits.canvas import Canvas, canvas
from reportgen.exhibits.choropleth import Map
from reportgen.exhibits.choropleth_drawn import drawn_map
from reportgen.exhibits.dots import Dots
from reportgen.exhibits.dots_drawn import drawn_dots
from reportgen.exhibits.drawing import drawn
from reportgen.exhibits.lines import Lines
from reportgen.exhibits.lines_drawn import drawn_lines
from reportgen.exhibits.locator import Locator
from reportgen.exhibits.locator_drawn import drawn_locator
from reportgen.exhibits.made import Picture, Shown
from reportgen.exhibits.marks import Mark
from reportgen.exhibits.pyramid import Pyramid
from reportgen.exhibits.pyramid_drawn import drawn_pyramid
from reportgen.exhibits.stage import Stage


def picture(shown: Shown, width: str, stage: Stage) -> Picture:
    """Draw what is shown on a sheet of a declared width."""
    sheet = canvas(stage, width)
    marks, height, used = _marks(shown, sheet)
    drawing = drawn(marks, sheet.width, height, stage)
    return Picture(drawing, tuple(map_names.remarks(used)))


def _marks(shown: Shown, sheet: Canvas) -> tuple[tuple[Mark, ...], float, tuple[str, ...]]:
    """The marks, their height, and the keys that stand for names on maps."""
    match shown:
        case Bars():
            return (*drawn_bars(shown, sheet), ())
        case Lines():
            return (*drawn_lines(shown, sheet), ())
        case Pyramid():
            return (*drawn_pyramid(shown, sheet), ())
        case Dots():
            return (*drawn_dots(shown, sheet), ())
        case Map():
            return drawn_map(shown, sheet)
        case Locator():
            return drawn_locator(shown, sheet)
