"""What a chart shows, in words and printed numbers, for readers whose program draws it itself.

    Plot = BarPlot | LinePlot | PointPlot | RowPlot

Beside the drawing of a figure stands what is on it, and nothing else: each number as it is printed
there, or the sign that stands for one. A writer that can make a chart of that needs no picture.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from reportgen.document.looks import Dash, Fill, Shape


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is printed, or a sign."""

    text: str
    """Empty where a series says nothing of a row."""
    amount: float | None
    """As printed; None where a sign stands."""


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of numbers."""

    ticks: tuple[Decimal, ...]
    """From the lowest to the highest, evenly."""
    name: str = ""
    """What its numbers are, at least their unit."""
    is_told: bool = True
    """Whether its ticks are printed; else the numbers stand beside what is drawn."""

    @property
    def low(self) -> float:
        """Where it begins."""
        return float(self.ticks[0])

    @property
    def high(self) -> float:
        """Where it ends."""
        return float(self.ticks[-1])


@dataclass(frozen=True, slots=True)
class Mark:
    """A line across a plot, at a number that others are compared with."""

    text: str
    """What stands at it; may be empty."""
    amount: float


# ---------------------------------------------------------------- bars


@dataclass(frozen=True, slots=True)
class Accent:
    """A bar that looks otherwise than others of its series."""

    at: int
    fill: Fill
    edge: str = ""
    """Colour of its outline; empty: none."""


class Lies(StrEnum):
    """Where the bars of a series lie."""

    LEFT = "left"
    """Left of nought though their numbers are not below it: men in a pyramid, answers of no."""
    MIDDLE = "middle"
    """Half to either side."""
    RIGHT = "right"
    ASIDE = "aside"
    """By themselves, right of all others."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A series of bars, one for each row."""

    name: str
    numbers: tuple[Number, ...]
    fill: Fill | None
    """None: an outline over other bars."""
    edge: str = ""
    accents: tuple[Accent, ...] = ()
    lies: Lies = Lies.RIGHT


class Arrangement(StrEnum):
    """How several series of bars stand."""

    BESIDE = "beside"
    STACKED = "stacked"
    OVER = "over"
    """One over the other, all from nought."""
    ANSWERS = "answers"
    """On one another, to both sides of a line."""


@dataclass(frozen=True, slots=True)
class BarPlot:
    """Bars from nought."""

    rows: tuple[str, ...]
    """From the top down; from left to right where bars are upright."""
    series: tuple[Bars, ...]
    axis: Axis
    decimals: int = 0
    arrangement: Arrangement = Arrangement.BESIDE
    is_upright: bool = False
    filled: float = 0.62
    """Share of its row that a bar, or a group of them, fills."""
    totals: tuple[Number, ...] = ()
    """What the parts of each row come to, where that is printed."""
    line: Mark | None = None
    is_numbered: bool = True
    """Whether the numbers stand at the bars."""
    is_signed: bool = False
    """Whether numbers above nought have a plus, as differences do."""
    aside: float = 0.0
    """Where bars begin that lie by themselves."""


# ---------------------------------------------------------------- lines


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn."""

    colour: str
    width: float
    """Points."""
    dash: Dash = Dash.NONE
    shape: Shape | None = None
    """The symbol of its numbers; None: none, but for those that stand alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """A series of numbers over time; where there is none, the line breaks."""

    name: str
    numbers: tuple[Number, ...]
    stroke: Stroke
    uncertain: frozenset[int] = frozenset()
    """Positions of hollow points."""
    breaks: frozenset[int] = frozenset()
    """Positions that no line leads to from the one before."""
    is_named: bool = True
    """Whether its name stands at its end; of many lines only some have one."""
    is_focus: bool = False


@dataclass(frozen=True, slots=True)
class LinePlot:
    """Lines over periods that follow each other evenly."""

    periods: tuple[str, ...]
    lines: tuple[Line, ...]
    axis: Axis
    decimals: int = 0
    forecast: int | None = None
    """The position of the first period that is a projection."""
    is_slope: bool = False
    """Whether names and numbers stand at both ends, so that it wants no axis."""


# ---------------------------------------------------------------- points


class Side(StrEnum):
    """Where a name stands beside its point."""

    RIGHT = "right"
    LEFT = "left"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Point:
    """A point at two numbers."""

    name: str
    across: Number
    up: Number
    side: Side | None = None
    """Where its name stands; None: nowhere."""


@dataclass(frozen=True, slots=True)
class Points:
    """Points with one symbol."""

    name: str
    points: tuple[Point, ...]
    colour: str
    shape: Shape
    is_hollow: bool = False


@dataclass(frozen=True, slots=True)
class PointPlot:
    """Points by two numbers."""

    series: tuple[Points, ...]
    across: Axis
    up: Axis
    decimals: tuple[int, int] = (0, 0)
    """Across and up."""
    line_across: Mark | None = None
    """The upright line, at a number across."""
    line_up: Mark | None = None


# ---------------------------------------------------------------- rows


@dataclass(frozen=True, slots=True)
class Symbols:
    """A series of symbols, one in each row."""

    name: str
    numbers: tuple[Number, ...]
    colour: str
    shape: Shape
    is_hollow: bool = False


@dataclass(frozen=True, slots=True)
class RowPlot:
    """Symbols in rows along one axis, those of a row joined by a line."""

    rows: tuple[str, ...]
    """From the top down."""
    series: tuple[Symbols, ...]
    axis: Axis
    joints: tuple[str, ...]
    """The colour of the line of each row."""
    decimals: int = 0
    told: tuple[str, ...] = ()
    """What stands at the right end of each row instead of its numbers."""


Plot: TypeAlias = BarPlot | LinePlot | PointPlot | RowPlot


def numbers(plot: Plot) -> Iterator[Number]:
    """Every number of a plot."""
    match plot:
        case BarPlot(series=series, totals=totals):
            yield from _of_series(each.numbers for each in series)
            yield from totals
        case LinePlot(lines=lines):
            yield from _of_series(each.numbers for each in lines)
        case RowPlot(series=symbols):
            yield from _of_series(each.numbers for each in symbols)
        case PointPlot(series=groups):
            for point in (each for group in groups for each in group.points):
                yield point.across
                yield point.up


def _of_series(series: Iterable[tuple[Number, ...]]) -> Iterator[Number]:
    for each in series:
        yield from each
