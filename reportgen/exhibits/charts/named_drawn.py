"""Names beside points, where they find room; the others are given back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.exhibits.sheet.canvas import Canvas, middle
from reportgen.exhibits.sheet.marks import POINT, Anchor, Area, Label, box
from reportgen.exhibits.sheet.placing import Box, Wish, meet, placed
from reportgen.places import Point

HIGH = 1.15
"""Height of a name in ems."""
WIDEST = 0.36
"""Share of the sheet that a name may take."""
AIR = 0.5
"""Millimetres between a symbol and its name."""
MARGIN = 0.3
"""Millimetres of paper beside a name that stands on a line."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that wants to stand beside its point."""

    text: str
    at: Point
    reach: float
    """Of its symbol, in millimetres."""
    is_strong: bool = False


def named(
    canvas: Canvas,
    names: Sequence[Name],
    sheet: Box,
    taken: Sequence[Box],
    avoided: Sequence[Box] = (),
) -> tuple[tuple[Label, ...], tuple[str, ...]]:
    """The names that find room, the first ones first, and those that find none."""
    small = canvas.type.small
    cut = [
        canvas.cut(name.text, canvas.width * WIDEST, small, is_strong=name.is_strong)
        for name in names
    ]
    wishes = [
        Wish(name.at, canvas.runs(text, small, is_strong=name.is_strong), HIGH * small * POINT,
             name.reach + AIR)
        for name, text in zip(names, cut, strict=True)
    ]  # fmt: skip
    kept = [Box(x - MARGIN, y, right + MARGIN, bottom) for x, y, right, bottom in taken]
    found = placed(wishes, sheet, kept, avoided)
    labels = tuple(
        Label((seat.at[0], seat.at[1] + middle(small)), text, canvas.colours.text, seat.anchor,
              small, is_strong=name.is_strong)
        for name, text, seat in zip(names, cut, found, strict=True)
        if seat
    )  # fmt: skip
    left_out = (name.text for name, seat in zip(names, found, strict=True) if seat is None)
    return labels, tuple(left_out)


def patches(canvas: Canvas, labels: Sequence[Label], lines: Sequence[Box]) -> Iterator[Area]:
    """Paper below the names that stand on lines, so that these do not run through them."""
    places = [covered(canvas, label) for label in labels]
    places = [
        Box(x - MARGIN, y - MARGIN, right + MARGIN, bottom + MARGIN)
        for x, y, right, bottom in places
    ]
    crossed = [each for each in places if any(meet(each, line) for line in lines)]
    if crossed:
        rings = tuple(box(x, y, right - x, bottom - y) for x, y, right, bottom in crossed)
        yield Area(rings, canvas.colours.paper)


def covered(canvas: Canvas, label: Label) -> Box:
    """What a label covers."""
    size = label.size or canvas.type.normal
    wide = canvas.runs(label.text, size, is_strong=label.is_strong)
    shares = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}
    left = label.at[0] - wide * shares[label.anchor]
    half, centre = HIGH * size * POINT / 2, label.at[1] - middle(size)
    return Box(left, centre - half, left + wide, centre + half)
