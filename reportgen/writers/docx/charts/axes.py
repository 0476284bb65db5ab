"""The axes of a chart: names along one, numbers along the other, and a dashed line across."""

from dataclasses import dataclass

from reportgen.document.looks import Dash
from reportgen.document.plot import Axis, Mark
from reportgen.writers.docx.charts import codes
from reportgen.writers.docx.charts.elements import (
    NO_FILL,
    UNSEEN,
    Dress,
    c,
    letters,
    shape,
    stroke,
    words,
)
from reportgen.writers.docx.markup import NOTHING, Xml, joined

ROWS, AMOUNTS, SECOND_ROWS, SECOND_AMOUNTS = 1001, 1002, 1003, 1004
"""Names of axes within a chart; those of a second pair carry the dashed line."""
UPWARDS = -5_400_000
"""A quarter turn, in 60,000ths of a degree."""
HARDLY = 600
"""A turn that nobody sees. LibreOffice leaves out names that would touch only where names are
turned; level ones it breaks letter by letter, or drops them all."""
SHARP = 100
"""So many times a step is longer than a number may be off to be the one that is meant."""


@dataclass(frozen=True, slots=True)
class Rows:
    """An axis of names."""

    is_upright: bool
    """Whether it runs from left to right; else from the top down."""
    is_slope: bool = False
    """Whether names stand above upright lines, from edge to edge."""
    skip: int = 1
    """Of so many names one is printed, as far as that is known before Word draws them."""

    @property
    def turn(self) -> int | None:
        """How names are turned; None: as Word likes."""
        if self.skip > 1:
            return HARDLY
        return None if self.is_upright else 0


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where an axis crosses another: at its beginning, or at a number, dashed."""

    mark: Mark | None = None
    is_far: bool = False
    """Whether it crosses at the end: below rows that begin at the top."""

    @property
    def at(self) -> Xml:
        """The crossing as an element."""
        if self.mark:
            return c("crossesAt", val=f"{self.mark.amount:.12g}")
        return c("crosses", val="max" if self.is_far else "autoZero")


def names(axis: Rows, dress: Dress) -> Xml:
    """The axis of names, its line at nought."""
    colours, lines, sizes = dress.tokens.colours, dress.tokens.lines, dress.tokens.type
    line = UNSEEN if axis.is_slope else shape(NO_FILL, stroke(colours.muted, lines.fine))
    upright = c("majorGridlines", c("spPr", stroke(colours.line, lines.fine)))
    small = sizes.small if axis.is_upright and not axis.is_slope else sizes.normal
    return c(
        "catAx", c("axId", val=ROWS), _direction(is_turned=not axis.is_upright),
        c("delete", val=0), c("axPos", val="b" if axis.is_upright else "l"),
        upright if axis.is_slope else NOTHING,
        c("numFmt", formatCode="General", sourceLinked=0),
        _ticks("high" if axis.is_slope else "low"), line,
        letters(colours.text, small, dress, axis.turn, is_strong=axis.is_slope),
        c("crossAx", val=AMOUNTS), c("crosses", val="autoZero"), c("auto", val=0),
        c("lblAlgn", val="ctr"), c("lblOffset", val=60), c("tickLblSkip", val=axis.skip),
        c("noMultiLvlLbl", val=1),
    )  # fmt: skip


def amounts(
    axis: Axis, code: str, dress: Dress, *, is_upright: bool, is_slope: bool = False
) -> Xml:
    """The axis of numbers: with light lines and ticks, or unseen where numbers stand beside."""
    look = _ticks("nextTo" if axis.is_told else "none")
    position = "l" if is_upright else "b"
    return c(
        "valAx", c("axId", val=AMOUNTS), _bounds(axis), c("delete", val=0),
        c("axPos", val=position), _grid(axis, dress),
        _title(axis.name, dress, is_turned=is_upright),
        c("numFmt", formatCode=code, sourceLinked=0), look, UNSEEN,
        letters(dress.tokens.colours.muted, dress.tokens.type.small, dress, 0),
        c("crossAx", val=ROWS), Crossing(is_far=not is_upright).at,
        c("crossBetween", val="midCat" if is_slope else "between"), _step(axis),
    )  # fmt: skip


def points(ids: tuple[int, int], axis: Axis, code: str, crossing: Crossing, dress: Dress) -> Xml:
    """One of two axes of numbers; where the other one's line parts the plot, it is dashed."""
    own, other = ids
    colours, lines = dress.tokens.colours, dress.tokens.lines
    dashed = stroke(colours.city, lines.firm, Dash.DASHES)
    line = dashed if crossing.mark else stroke(colours.line, lines.hair)
    return c(
        "valAx", c("axId", val=own), _bounds(axis), c("delete", val=0),
        c("axPos", val="b" if own < other else "l"), _grid(axis, dress),
        _title(axis.name, dress, is_turned=own > other),
        c("numFmt", formatCode=code, sourceLinked=0), _ticks("low"),
        shape(NO_FILL, line), letters(colours.muted, dress.tokens.type.small, dress, 0),
        c("crossAx", val=other), crossing.at, c("crossBetween", val="midCat"), _step(axis),
    )  # fmt: skip


def places(ids: tuple[int, int], high: int, dress: Dress) -> Xml:
    """The axis of rows by their number: unseen but for a light line along each."""
    light = stroke(dress.tokens.colours.line, dress.tokens.lines.hair)
    bounds = c("max", val=high), c("min", val=0)
    return c(
        "valAx", c("axId", val=ids[0]), c("scaling", c("orientation", val="minMax"), *bounds),
        c("delete", val=0), c("axPos", val="l"), c("majorGridlines", c("spPr", light)),
        c("numFmt", formatCode="General", sourceLinked=0), _ticks("none"), UNSEEN,
        c("crossAx", val=ids[1]), c("crosses", val="min"), c("crossBetween", val="midCat"),
        c("majorUnit", val=1),
    )  # fmt: skip


def across(axis: Axis, mark: Mark, dress: Dress) -> Xml:
    """A dashed line at a number, and above it what it is.

    Word cannot draw a line at a number through lying bars. But a second axis of names may cross at
    any number: its line is the one we want, and the only tick of its axis of numbers is its label.
    """
    colours, size = dress.tokens.colours, dress.tokens.type.normal
    step = mark.amount - axis.low or axis.high - axis.low
    only = codes.only(mark.amount, mark.text, (axis.high - axis.low) / SHARP)
    dashed = shape(NO_FILL, stroke(colours.city, dress.tokens.lines.firm, Dash.DASHES))
    numbers = c(
        "valAx", c("axId", val=SECOND_AMOUNTS), _bounds(axis), c("delete", val=0),
        c("axPos", val="t"), c("numFmt", formatCode=only, sourceLinked=0), _ticks("nextTo"),
        UNSEEN, letters(colours.city, size, dress, 0), c("crossAx", val=SECOND_ROWS),
        c("crosses", val="autoZero"), c("crossBetween", val="between"),
        c("majorUnit", val=f"{step:.12g}"),
    )  # fmt: skip
    rows = c(
        "catAx", c("axId", val=SECOND_ROWS), _direction(is_turned=True), c("delete", val=0),
        c("axPos", val="l"), c("numFmt", formatCode="General", sourceLinked=0), _ticks("none"),
        dashed, c("crossAx", val=SECOND_AMOUNTS), Crossing(mark).at, c("auto", val=0),
        c("lblAlgn", val="ctr"), c("lblOffset", val=60), c("noMultiLvlLbl", val=1),
    )  # fmt: skip
    return joined((numbers, rows))


# ---------------------------------------------------------------- pieces


def _direction(*, is_turned: bool) -> Xml:
    """Word draws lying bars from the foot up; turned, the first one stands on top."""
    return c("scaling", c("orientation", val="maxMin" if is_turned else "minMax"))


def _bounds(axis: Axis) -> Xml:
    high, low = c("max", val=f"{axis.high:.12g}"), c("min", val=f"{axis.low:.12g}")
    return c("scaling", c("orientation", val="minMax"), high, low)


def _step(axis: Axis) -> Xml:
    return c("majorUnit", val=f"{axis.ticks[1] - axis.ticks[0]:f}")


def _ticks(where: str) -> Xml:
    marks = (c("majorTickMark", val="none"), c("minorTickMark", val="none"))
    return joined((*marks, c("tickLblPos", val=where)))


def _grid(axis: Axis, dress: Dress) -> Xml:
    if not axis.is_told:
        return NOTHING
    light = stroke(dress.tokens.colours.line, dress.tokens.lines.hair)
    return c("majorGridlines", c("spPr", light))


def _title(text: str, dress: Dress, *, is_turned: bool) -> Xml:
    """The name of an axis, along it."""
    if not text:
        return NOTHING
    turn = UPWARDS if is_turned else 0
    told = words(text, dress.tokens.colours.muted, dress.tokens.type.small, dress, turn)
    return c("title", told, c("overlay", val=0))
