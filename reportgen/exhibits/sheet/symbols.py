"""Symbols of points: shapes of equal area that are told apart without their colour.

The area is that of a disc of the given radius, so that no symbol looks heavier than another.
"""

from collections.abc import Iterable
from math import cos, pi, radians, sin, sqrt

from reportgen.document.looks import Shape
from reportgen.exhibits.sheet.marks import POINT, Line, Points
from reportgen.places import Point

CORNERS = 12
"""Of a disc: at 1 mm it is a circle to the eye, and a chart may have a hundred of them."""
ARM = 0.36
"""Half the width of a cross's arm, as a share of its length from the middle."""
SHORT = 0.005
"""Millimetres: a line without any length has no ends to some readers."""
RIM = 0.32
"""Width of the rim of a hollow symbol, as a share of the radius."""


SYMBOLS = tuple((shape, hollow) for hollow in (False, True) for shape in Shape)
"""Twelve that a reader can tell apart: a shape, and whether it is hollow."""


def symbol(
    shape: Shape, at: Point, radius: float, *, is_hollow: bool = False
) -> tuple[Points, ...]:
    """A symbol as rings of an area; a hollow one has a hole that runs against its outer ring."""
    outer = _moved(_ring(shape, radius, 0.0), at)
    if not is_hollow:
        return (outer,)
    return (outer, _moved(_ring(shape, radius, radius * RIM), at)[::-1])


def dots(places: Iterable[Point], radius: float, colour: str) -> Line:
    """Many small dots as lines of hardly any length with round ends: a tenth of the bytes."""
    paths = tuple(((x - SHORT, y), (x + SHORT, y)) for x, y in places)
    return Line(paths, colour, 2 * radius / POINT, is_round=True)


def reach(shape: Shape, radius: float) -> float:
    """How far a symbol reaches from its middle, to any side."""
    return max(max(abs(x), abs(y)) for x, y in _ring(shape, radius, 0.0))


def _ring(shape: Shape, radius: float, inset: float) -> Points:
    """The outline around the origin, every edge moved inwards by the inset."""
    match shape:
        case Shape.DISC:
            return _regular(CORNERS, radius - inset, 360 / CORNERS / 2)
        case Shape.SQUARE:
            half = radius * sqrt(pi) / 2 - inset
            return _regular(4, half * sqrt(2), 45)
        case Shape.DIAMOND:
            return _regular(4, radius * sqrt(pi / 2) - inset * sqrt(2), 0)
        case Shape.UP:
            return _regular(3, radius * sqrt(pi / 0.75 / sqrt(3)) - 2 * inset, -90)
        case Shape.DOWN:
            return _regular(3, radius * sqrt(pi / 0.75 / sqrt(3)) - 2 * inset, 90)
        case Shape.CROSS:
            long = radius * sqrt(pi / (8 * ARM - 4 * ARM**2))
            return _cross(long - inset, long * ARM - inset)


def _regular(corners: int, radius: float, first: float) -> Points:
    """A regular polygon whose first corner stands at an angle, in degrees."""
    turns = (radians(first + 360 * number / corners) for number in range(corners))
    return tuple((radius * cos(turn), radius * sin(turn)) for turn in turns)


def _cross(long: float, half: float) -> Points:
    """An upright cross: half the length of its beams, half their width."""
    corner = ((half, -long), (half, -half), (long, -half))
    turned = (corner, ((long, half), (half, half), (half, long)))
    right = (*turned[0], *turned[1])
    return (*right, *((-x, -y) for x, y in right))


def _moved(ring: Points, at: Point) -> Points:
    return tuple((at[0] + x, at[1] + y) for x, y in ring)
