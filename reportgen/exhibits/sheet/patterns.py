"""Patterns beside colour: lines clipped to boxes, for fills that look alike in grey.

Lines stand on one grid for the whole sheet, so that neighbouring boxes run on. Dots are dashes of
a line, which costs a path for each row instead of one for each dot.
"""

from collections.abc import Iterable, Iterator
from math import ceil, floor

from reportgen.document.colours import STEP, lightness
from reportgen.document.looks import Fill, Pattern, ink
from reportgen.exhibits.sheet.marks import POINT, Area, Line, Mark, Points

APART = 2.6
"""Millimetres between the lines of a hatch, along the sheet."""
ROWS = 1.5
"""Millimetres between two rows of dots."""
DOT, GAP = 0.9, 3.4
"""Points of a dot and of the room to the next one."""


def told_apart(colours: Iterable[str]) -> tuple[Fill, ...]:
    """Colours with the first pattern by which each differs from all before it in grey."""
    found: list[Fill] = []
    for colour in colours:
        taken = {each.pattern for each in found if _is_alike(each.colour, colour)}
        free = [pattern for pattern in Pattern if pattern not in taken]
        found.append(Fill(colour, free[0] if free else Pattern.CROSS))
    return tuple(found)


def _is_alike(one: str, other: str) -> bool:
    """Whether two colours print as the same grey; rounding to a colour costs a little."""
    return abs(lightness(one) - lightness(other)) < STEP - 1


def filled(fill: Fill, boxes: tuple[Points, ...], weight: float, edge: str = "") -> Iterator[Mark]:
    """Boxes in one colour, the pattern on them, and perhaps an outline; lines of a weight."""
    if boxes:
        yield Area(boxes, fill.colour)
        yield from patterned(fill.pattern, boxes, ink(fill.colour), weight)
    if boxes and edge:
        yield Area(boxes, edge=edge, width=weight)


def patterned(
    pattern: Pattern, boxes: Iterable[Points], colour: str, weight: float
) -> Iterator[Line]:
    """The lines of a pattern on upright boxes, clipped to them."""
    paths = tuple(path for ring in boxes for path in _paths(pattern, ring))
    if paths and pattern is Pattern.DOTS:
        yield Line(paths, colour, DOT, (DOT, GAP))
    elif paths:
        yield Line(paths, colour, weight)


def _paths(pattern: Pattern, ring: Points) -> Iterator[Points]:
    match pattern:
        case Pattern.PLAIN:
            return
        case Pattern.HATCH:
            yield from _slanted(ring, rises=True)
        case Pattern.BACK:
            yield from _slanted(ring, rises=False)
        case Pattern.CROSS:
            yield from _slanted(ring, rises=True)
            yield from _slanted(ring, rises=False)
        case Pattern.DOTS:
            yield from _dotted(ring)


def _slanted(ring: Points, *, rises: bool) -> Iterator[Points]:
    """Lines at 45 degrees across a box: x + y (or x - y) is a multiple of the distance."""
    (left, top), (right, bottom) = ring[0], ring[2]
    if rises:
        for number in _multiples(left + top, right + bottom, APART):
            start, end = max(left, number - bottom), min(right, number - top)
            yield ((start, number - start), (end, number - end))
    else:
        for number in _multiples(left - bottom, right - top, APART):
            start, end = max(left, number + top), min(right, number + bottom)
            yield ((start, start - number), (end, end - number))


def _dotted(ring: Points) -> Iterator[Points]:
    """Rows of dots, every other one moved by half."""
    (left, top), (right, bottom) = ring[0], ring[2]
    for number in _multiples(top + 0.3, bottom - 0.3, ROWS):
        pitch = (DOT + GAP) * POINT
        moved = pitch / 2 if round(number / ROWS) % 2 else 0.0
        start = next(_multiples(left + 0.3 - moved, right, pitch), right) + moved
        if start < right - 0.3:
            yield ((start, number), (right - 0.3, number))


def _multiples(low: float, high: float, step: float) -> Iterator[float]:
    """Every multiple of a step strictly between two numbers."""
    first, last = floor(low / step) + 1, ceil(high / step) - 1
    yield from (number * step for number in range(first, last + 1))
