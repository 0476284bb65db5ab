"""Symbols of groups and the line that names them above a plot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.document.colours import qualitative
from reportgen.document.looks import Shape
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, middle
from reportgen.exhibits.sheet.marks import Area, Label, Mark, Points
from reportgen.exhibits.sheet.symbols import SYMBOLS, symbol
from reportgen.places import Point

RADIUS = 1.15
GAP, APART = 1.0, 4.0
"""Millimetres from a symbol to its name, and from a name to the next symbol."""


@dataclass(frozen=True, slots=True)
class Style:
    """How the symbols of a group look."""

    colour: str
    shape: Shape = Shape.DISC
    is_hollow: bool = False

    def at(self, point: Point, radius: float) -> tuple[Points, ...]:
        """The rings of one symbol."""
        return symbol(self.shape, point, radius, is_hollow=self.is_hollow)


def styles(canvas: Canvas, count: int) -> tuple[Style, ...]:
    """A style for each of so many groups: no two have the same shape."""
    colours = canvas.colours
    if count <= 1:
        return (Style(colours.lead),)
    shades = qualitative(colours.lead, colours.focus, colours.muted)
    return tuple(Style(shades[number % len(shades)], *SYMBOLS[number]) for number in range(count))


def drawn(canvas: Canvas, spots: Sequence[tuple[Style, Point]], radius: float) -> Iterator[Mark]:
    """One area for all symbols of a style, a hair of paper around each."""
    by_style: dict[Style, list[Points]] = {}
    for style, point in spots:
        by_style.setdefault(style, []).extend(style.at(point, radius))
    for style, rings in by_style.items():
        edge = "" if style.is_hollow else canvas.colours.paper
        if style.is_hollow:  # its middle is paper, whatever runs below
            yield Area(tuple(rings[::2]), canvas.colours.paper)
        yield Area(tuple(rings), style.colour, edge, canvas.lines.hair)


def key(
    canvas: Canvas, entries: Sequence[tuple[Style, str]], left: float = 0.0
) -> tuple[tuple[Mark, ...], float]:
    """The line (or lines) of symbols with their names, and the height that it takes."""
    marks: list[Mark] = []
    small = canvas.type.small
    x, line = left, 0
    for style, name in entries:
        text = canvas.cut(name, canvas.width - left - 2 * RADIUS - GAP, small)
        wide = 2 * RADIUS + GAP + canvas.runs(text, small)
        if x > left and x + wide > canvas.width:
            x, line = left, line + 1
        y = BASELINE * (line + 0.5)
        marks += drawn(canvas, [(style, (x + RADIUS, y))], RADIUS)
        at = (x + 2 * RADIUS + GAP, y + middle(small))
        marks.append(Label(at, text, canvas.colours.text, size=small))
        x += wide + APART
    return tuple(marks), BASELINE * (line + 1) if entries else 0.0
