"""Rows on a common axis as marks: names left, light lines at the ticks, their numbers below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.exhibits.charts import axes_drawn
from reportgen.exhibits.charts.named_drawn import patches
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas
from reportgen.exhibits.sheet.marks import Anchor, Label, Line, Mark, across, down
from reportgen.exhibits.sheet.placing import Box
from reportgen.exhibits.sheet.scale import Scale

NAMES = 0.36
"""Share of the width that names may take."""
GAP = 2.0
"""Millimetres from a name to the plot."""
ROOM = 3.0
"""Millimetres kept free at the ends of the axis, for half a number below it."""
MANY = 20
"""From here on rows are close, and their names take one line."""
DOUBLE = 1.5
"""Rows to a row whose name takes two lines."""


@dataclass(frozen=True, eq=False)
class Rows:
    """Where rows and their numbers stand, in millimetres."""

    canvas: Canvas
    names: tuple[tuple[str, ...], ...]
    axis: Scale
    ticks: tuple[Decimal, ...]
    pitch: float
    top: float

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.top + self.pitch * len(self.names)

    @property
    def foot(self) -> float:
        """Where the numbers of the axis end."""
        return self.bottom + BASELINE

    def row(self, number: int) -> float:
        """The middle of a row."""
        return self.top + self.pitch * (number + 0.5)


def rows(
    canvas: Canvas,
    names: Sequence[str],
    ticks: tuple[Decimal, ...],
    top: float,
    sides: tuple[float, float],
) -> Rows:
    """Rows by their names; `sides` is the room kept free left and right of the axis."""
    room, is_many = canvas.width * NAMES, len(names) >= MANY
    fitted = tuple(
        (canvas.cut(name, room, is_strong=True),)
        if is_many
        else canvas.fitted(name, room, is_strong=True)
        for name in names
    )
    left = max((canvas.widest(each, is_strong=True) for each in fitted), default=0.0) + GAP
    start, end = left + sides[0] + ROOM, canvas.width - sides[1] - ROOM
    axis = Scale(float(ticks[0]), float(ticks[-1]), start, end)
    spacing = canvas.spacing
    pitch = spacing.close if is_many else spacing.row
    if any(len(each) > 1 for each in fitted):
        pitch = spacing.row * DOUBLE
    return Rows(canvas, fitted, axis, ticks, pitch, top)


def grid(found: Rows, texts: Sequence[str], *, is_lined: bool = True) -> Iterator[Mark]:
    """Light lines at the ticks and along the rows, with the numbers of the axis below."""
    canvas, axis = found.canvas, found.axis
    small, base = canvas.type.small, found.bottom + BASELINE * 0.75
    places = [axis(float(each)) for each in found.ticks]
    lines = tuple(down(x, found.top, found.bottom) for x in places)
    along = tuple(
        across(found.row(number), axis.start - ROOM, axis.end + ROOM)
        for number in range(len(found.names) if is_lined else 0)
    )
    yield Line((*lines, *along), canvas.colours.line, canvas.lines.hair)
    for x, text in axes_drawn.clear(canvas, found.ticks, axis, texts):
        yield Label((x, base), text, canvas.colours.muted, Anchor.MIDDLE, small)


def named(found: Rows, number: int, *, is_strong: bool = False) -> Iterator[Mark]:
    """The name of a row."""
    canvas = found.canvas
    for label in canvas.block(
        (0.0, found.row(number)), found.names[number], canvas.colours.text, Anchor.START
    ):
        yield Label(label.at, label.text, label.colour, label.anchor, label.size, is_strong)


def patched(found: Rows, labels: Sequence[Label]) -> Iterator[Mark]:
    """Numbers on patches of paper where the lines along the rows would cross them."""
    lines = [
        Box(0.0, found.row(number) - 0.1, found.canvas.width, found.row(number) + 0.1)
        for number in range(len(found.names))
    ]
    yield from patches(found.canvas, labels, lines)
    yield from labels
