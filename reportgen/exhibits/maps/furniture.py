"""What stands beside any map: a scale bar of round length, an arrow where north is not up, and
what a hatch means."""

from collections.abc import Iterator
from math import cos, floor, log10, radians, sin
from typing import Protocol

from reportgen import formats
from reportgen.exhibits.maps.filled import SLANT
from reportgen.exhibits.maps.outlines import Ground
from reportgen.exhibits.sheet.canvas import Canvas, middle
from reportgen.exhibits.sheet.marks import (
    Anchor,
    Area,
    Label,
    Line,
    Mark,
    Points,
    across,
    box,
    down,
)
from reportgen.messages import word
from reportgen.places import Point

HIGH = 4.2
"""Millimetres of a field of a legend."""
LEADING = 3.4
"""Millimetres from line to line of small text."""
ARROW = 3.2
"""Millimetres from the middle of an arrow to its tip."""


def room(ground: Ground, canvas: Canvas) -> float:
    """Millimetres that scale and arrow take from the right edge."""
    metres = _length(ground, canvas)
    wide = max(metres / ground.metres, canvas.runs(_told(metres), canvas.type.small))
    return wide + 4.0 + (3 * ARROW if ground.turn else 0.0)


def scale(ground: Ground, canvas: Canvas, base: float) -> Iterator[Mark]:
    """A scale bar in the lower right corner, the arrow left of it."""
    metres = _length(ground, canvas)
    wide = metres / ground.metres
    left = canvas.width - wide - 0.3
    ends = (down(left, base - 1.2, base), down(left + wide, base - 1.2, base))
    yield Line((across(base, left, left + wide), *ends), canvas.colours.muted, canvas.lines.fine)
    told = _told(metres)
    half = max(wide, canvas.runs(told, canvas.type.small)) / 2
    at = (canvas.width - 0.3 - half, base - 1.9)
    yield Label(at, told, canvas.colours.muted, Anchor.MIDDLE, canvas.type.small)
    left = min(left, at[0] - half)
    if ground.turn:
        yield from north(ground.turn, (left - 2 * ARROW, base - ARROW), canvas)


def _told(metres: float) -> str:
    """The length of the scale bar in words."""
    if metres >= 1000:
        return f"{formats.number(metres / 1000)} km"
    return f"{formats.number(metres)} m"


def caption(canvas: Canvas, top: float, told: str) -> tuple[list[Mark], float]:
    """What stands above a legend, in one line or two, and how far down the legend moves."""
    small, muted = canvas.type.small, canvas.colours.muted
    lines = canvas.fitted(told, canvas.width, small)
    marks: list[Mark] = [
        Label((0.0, top + LEADING * number), line, muted, size=small)
        for number, line in enumerate(lines)
    ]
    return marks, LEADING * (len(lines) - 1)


def north(turn: float, at: Point, canvas: Canvas) -> Iterator[Mark]:
    """An arrow to the north with its letter behind it."""
    turned = radians(turn)
    ahead, aside = (sin(turned), -cos(turned)), (cos(turned), sin(turned))

    def corner(forward: float, right: float) -> Point:
        x = at[0] + ARROW * (forward * ahead[0] + right * aside[0])
        return x, at[1] + ARROW * (forward * ahead[1] + right * aside[1])

    head = (corner(1.0, 0.0), corner(-0.1, 0.36), corner(0.12, 0.0), corner(-0.1, -0.36))
    yield Area((head,), canvas.colours.muted)
    x, y = corner(-0.62, 0.0)
    size = canvas.type.small
    yield Label((x, y + middle(size)), "N", canvas.colours.muted, Anchor.MIDDLE, size)


class Hatched(Protocol):
    """A map on which some places may not be shown."""

    @property
    def hidden(self) -> int:
        """How many places are not shown."""

    @property
    def few(self) -> int:
        """How many of them, because too few people live there."""


def hidden(chart: Hatched) -> str:
    """How many places are not shown, and how many of them because too few people live there."""
    told = f"{word('exhibit-not-shown')}: {chart.hidden}"
    return f"{told}, {word('exhibit-of-few')}: {chart.few}" if chart.few else told


def hatched(canvas: Canvas, at: Point, chart: Hatched) -> Iterator[Mark]:
    """What the hatch means, and how many places have it."""
    x, y = at
    slanting: tuple[Points, ...] = tuple(
        (
            (x + max(0.0, shift), y + min(HIGH, HIGH + shift)),
            (x + min(HIGH, HIGH + shift), y + max(0.0, shift)),
        )
        for shift in (-2 * SLANT, -SLANT, 0.0, SLANT, 2 * SLANT)
    )
    yield Line(slanting, canvas.colours.muted, canvas.lines.hair)
    yield Area((box(x, y, HIGH, HIGH),), "", canvas.colours.muted, canvas.lines.hair)
    place = (x + HIGH + 1.5, y + HIGH / 2 + middle(canvas.type.small))
    yield Label(place, hidden(chart), canvas.colours.text, size=canvas.type.small)


def _length(ground: Ground, canvas: Canvas) -> float:
    """Metres of the scale bar: the largest of 1, 2, 5, … that takes a fifth of the width."""
    most = canvas.width / 5 * ground.metres
    power = 10.0 ** floor(log10(most))
    return max(step * power for step in (1, 2, 5) if step * power <= most)
