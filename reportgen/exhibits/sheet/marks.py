"""What a drawing is made of: lines, areas and labels, in millimetres from the top left corner."""

from dataclasses import dataclass
from enum import StrEnum
from math import cos, sin, tau
from typing import TypeAlias

from reportgen.places import Point

Points: TypeAlias = tuple[Point, ...]


class Anchor(StrEnum):
    """Which end of a label stands at its point."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Line:
    """One or several lines of one colour."""

    paths: tuple[Points, ...]
    colour: str
    width: float
    """Points."""
    dashes: tuple[float, ...] = ()
    """Lengths of dash and gap in points."""


@dataclass(frozen=True, slots=True)
class Area:
    """One or several closed shapes of one colour; holes run against their outer rings."""

    rings: tuple[Points, ...]
    fill: str = ""
    """Empty: not filled."""
    edge: str = ""
    """Colour of the border; empty: none."""
    width: float = 0.0
    """Width of the border in points."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text; `at` is on its baseline."""

    at: Point
    text: str
    colour: str
    anchor: Anchor = Anchor.START
    size: float = 0.0
    """Points; nought is the normal size of the theme."""
    is_strong: bool = False


Mark: TypeAlias = Line | Area | Label


@dataclass(frozen=True, eq=False)
class Laid:
    """A drawing laid out, before it is drawn."""

    marks: tuple[Mark, ...]
    """First ones at the back."""
    height: float
    """Millimetres."""
    notes: tuple[str, ...] = ()
    """What only its layout needs said."""


def box(left: float, top: float, width: float, height: float) -> Points:
    """A rectangle as a ring."""
    right, bottom = left + width, top + height
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def disc(at: Point, radius: float) -> Points:
    """A small round dot, as a polygon of sixteen corners."""
    x, y = at
    turns = (tau * number / 16 for number in range(16))
    return tuple((x + radius * cos(turn), y + radius * sin(turn)) for turn in turns)


def across(top: float, left: float, right: float) -> Points:
    """A horizontal line."""
    return ((left, top), (right, top))


def down(left: float, top: float, bottom: float) -> Points:
    """A vertical line."""
    return ((left, top), (left, bottom))
