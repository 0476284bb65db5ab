"""Symbols of numbers on lines and of points."""

from reportgen.document.looks import Shape
from reportgen.writers.docx.charts.elements import NO_LINE, c, shape, solid, stroke
from reportgen.writers.docx.markup import Xml

SIZE = 5
"""Points across."""
RIM = 0.8
"""Points of the rim of a hollow symbol."""
NO_SYMBOL = c("marker", c("symbol", val="none"))
_NAMES = {
    Shape.DISC: "circle",
    Shape.SQUARE: "square",
    Shape.UP: "triangle",
    Shape.DIAMOND: "diamond",
    Shape.DOWN: "star",
    Shape.CROSS: "x",
}
"""Word has no triangle that points down; a star is as far from the others."""
_DRAWN = (Shape.DOWN, Shape.CROSS)
"""Symbols that Word draws with lines."""


def symbol(form: Shape, ground: str, rim: str = "") -> Xml:
    """A symbol; one with a rim is hollow."""
    line = stroke(rim or ground, RIM) if rim or form in _DRAWN else NO_LINE
    look = shape(solid(ground), line)
    return c("marker", c("symbol", val=_NAMES[form]), c("size", val=SIZE), look)
