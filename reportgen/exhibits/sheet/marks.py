"""What a drawing is made of: lines, areas and labels, in millimetres from the top left corner."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from math import cos, sin, tau
from typing import TypeAlias

from reportgen.places import Point

POINT = 25.4 / 72
"""Millimetres of a point."""
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
    is_round: bool = False
    """Whether its ends are round."""


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


def moved(mark: Mark, right: float, down: float) -> Mark:
    """A mark somewhere else on the sheet."""

    def there(points: Points) -> Points:
        return tuple((x + right, y + down) for x, y in points)

    match mark:
        case Line(paths=paths):
            return replace(mark, paths=tuple(map(there, paths)))
        case Area(rings=rings):
            return replace(mark, rings=tuple(map(there, rings)))
        case Label(at=(x, y)):
            return replace(mark, at=(x + right, y + down))


def gathered(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Lines and areas that look alike as one mark each, where the first of them stood; labels last.

    For drawings side by side that do not overlap: every path costs its share of the page.
    """
    alike: dict[Mark, list[Points]] = {}
    labels: list[Label] = []
    for mark in marks:
        match mark:
            case Line(paths=paths):
                alike.setdefault(replace(mark, paths=()), []).extend(paths)
            case Area(rings=rings):
                alike.setdefault(replace(mark, rings=()), []).extend(rings)
            case Label():
                labels.append(mark)
    shapes = (
        replace(mark, paths=tuple(parts)) if isinstance(mark, Line)
        else replace(mark, rings=tuple(parts)) if isinstance(mark, Area)
        else mark
        for mark, parts in alike.items()
    )  # fmt: skip
    return (*shapes, *labels)


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
