"""Parts of bars as marks, lying or upright: fills, what parts them, and the numbers inside."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.document.colours import GRAPHIC_CONTRAST, contrast, written_on
from reportgen.document.looks import Fill, Pattern
from reportgen.exhibits.charts.part_fills import fills
from reportgen.exhibits.charts.part_key import Named, key
from reportgen.exhibits.charts.stacked import Stacked
from reportgen.exhibits.sheet.canvas import Canvas, middle
from reportgen.exhibits.sheet.marks import Anchor, Area, Label, Mark, Points, box
from reportgen.exhibits.sheet.patterns import filled, patterned

STUB = 3.0
"""Millimetres of the mark of what is not shown."""
LOWEST, ROOM = 2.7, 1.2
"""Millimetres that a number inside wants: of height, and of width beside its own."""
PATCH = 3.4
"""Millimetres of plain colour behind a number."""


@dataclass(frozen=True, eq=False)
class Parted:
    """What layouts of bars of parts have in common, lying or upright."""

    chart: Stacked
    canvas: Canvas

    @property
    def small(self) -> float:
        """Points of ticks and numbers."""
        return self.canvas.type.small

    @property
    def gap(self) -> float:
        """Millimetres between a bar and its words."""
        return self.canvas.spacing.gap


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar on the sheet."""

    part: int
    text: str
    """Its number; empty where it stands elsewhere."""
    ring: Points


@dataclass(frozen=True, eq=False)
class Brush:
    """The fills of a chart, and the line around those that paper swallows."""

    canvas: Canvas
    fills: tuple[Fill, ...]

    @property
    def edge(self) -> str:
        """A grey line where some fill is pale, else paper between the parts."""
        colours = self.canvas.colours
        is_pale = any(
            contrast(fill.colour, colours.paper) < GRAPHIC_CONTRAST for fill in self.fills
        )
        return colours.muted if is_pale else colours.paper

    def pieces(self, found: tuple[Piece, ...]) -> Iterator[Mark]:
        """All parts of all bars, one area for each fill, then their numbers."""
        for number, fill in enumerate(self.fills):
            rings = tuple(each.ring for each in found if each.part == number)
            yield from filled(fill, rings, self.canvas.lines.hair)
        if found:
            lines = self.canvas.lines
            width = lines.fine if self.edge == self.canvas.colours.paper else lines.hair
            yield Area(tuple(each.ring for each in found), edge=self.edge, width=width)
        for each in found:
            yield from self._number(each)

    def stubs(self, rings: tuple[Points, ...]) -> Iterator[Mark]:
        """What is not shown: hatched, with an outline."""
        muted = self.canvas.colours.muted
        yield from patterned(Pattern.HATCH, rings, muted, self.canvas.lines.hair)
        if rings:
            yield Area(rings, edge=muted, width=self.canvas.lines.hair)

    def focus(self, rings: tuple[Points, ...]) -> Iterator[Mark]:
        """A strong line around the bars that stand out."""
        if rings:
            yield Area(rings, edge=self.canvas.colours.focus, width=self.canvas.lines.firm)

    def key(self, chart: Stacked) -> tuple[tuple[Mark, ...], float]:
        """The names of the parts, in their order."""
        edge = "" if self.edge == self.canvas.colours.paper else self.edge
        pairs = zip(chart.parts, self.fills, strict=True)
        return key(chart.head, (Named(part.name, fill, edge) for part, fill in pairs), self.canvas)

    def _number(self, piece: Piece) -> Iterator[Mark]:
        """A number inside its part, if there is room, on a patch where there is a pattern."""
        (left, top), (right, bottom) = piece.ring[0], piece.ring[2]
        size = self.canvas.type.small
        wide = self.canvas.runs(piece.text, size)
        if not piece.text or right - left < wide + ROOM or bottom - top < LOWEST:
            return
        fill, colours = self.fills[piece.part], self.canvas.colours
        x, y = (left + right) / 2, (top + bottom) / 2
        if fill.pattern is not Pattern.PLAIN:
            high = min(bottom - top, PATCH)
            patch = box(x - wide / 2 - 0.5, y - high / 2, wide + 1.0, high)
            yield Area((patch,), fill.colour)
        colour = written_on(fill.colour, colours.text, colours.paper)
        yield Label((x, y + middle(size)), piece.text, colour, Anchor.MIDDLE, size)


def brush(chart: Stacked, canvas: Canvas) -> Brush:
    """The fills of a chart on a sheet."""
    return Brush(canvas, fills(chart, canvas.colours))
