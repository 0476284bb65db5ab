"""A plot of bars as it is drawn: its axis, its line, the look of its numbers, its place."""

from dataclasses import dataclass
from functools import cached_property

from reportgen import formats
from reportgen.document.plot import Arrangement, Axis, BarPlot, Lies, Mark, numbers
from reportgen.writers.docx.charts import codes, room
from reportgen.writers.docx.charts.elements import Dress
from reportgen.writers.docx.charts.room import Frame
from reportgen.writers.docx.charts.spaces import shifted
from reportgen.writers.docx.charts.workbook import Sheet

NAMES = 0.42
"""Share of a chart that names may take."""
EDGE = 3.0
"""Millimetres that stay free around a plot."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """A plot, the sheet of its numbers, and how large it is drawn, in millimetres."""

    plot: BarPlot
    sheet: Sheet
    dress: Dress
    width: float
    height: float

    @property
    def is_mirrored(self) -> bool:
        """Whether bars run to the left whose numbers are not below nought."""
        is_left = any(each.lies is Lies.LEFT for each in self.plot.series)
        return is_left and self.plot.arrangement is Arrangement.OVER

    @property
    def is_stacked(self) -> bool:
        """Whether bars stand on one another."""
        return self.plot.arrangement in (Arrangement.STACKED, Arrangement.ANSWERS)

    @property
    def has_spaces(self) -> bool:
        """Whether unseen bars put others where they belong."""
        return self.plot.arrangement is Arrangement.ANSWERS

    @cached_property
    def axis(self) -> Axis:
        """The axis of numbers: that of answers begins where the longest bar does."""
        return shifted(self.plot) if self.has_spaces else self.plot.axis

    @property
    def line(self) -> Mark | None:
        """The line across the bars."""
        return Mark("", -self.plot.axis.low) if self.has_spaces else self.plot.line

    @cached_property
    def code(self) -> str:
        """How numbers look."""
        plot = self.plot
        if self.is_mirrored:
            return codes.mirrored(plot.decimals)
        known = [number.amount for number in numbers(plot) if number.amount is not None]
        return codes.code(plot.decimals, known, is_signed=plot.is_signed)

    @property
    def ticks(self) -> str:
        """How ticks look, which may need other decimals."""
        return codes.of_ticks(self.axis, is_mirrored=self.is_mirrored)

    @cached_property
    def frame(self) -> Frame:
        """Where the plot stands: its words have room around it."""
        plot, wide, high = self.plot, self.width, self.height
        names = [each.name for each in plot.series]
        head = room.legend(names, wide) if len(names) > 1 else 0.0
        foot = room.LINE * (self.axis.is_told + bool(plot.axis.name))
        if plot.is_upright:
            ticks = max(len(formats.number(float(each))) for each in plot.axis.ticks) + 2
            left, foot = room.LETTER * ticks + room.LINE * bool(plot.axis.name), room.LINE
        else:
            left = min(NAMES * wide, room.LETTER * (max(map(len, plot.rows)) + 1))
        top = head + room.LINE * bool(self.line and self.line.text) + EDGE / 2
        return Frame(wide, high, left + EDGE / 2, top, wide - EDGE, high - foot - EDGE / 2)

    def length(self, amount: float) -> float:
        """How many millimetres a number takes."""
        axis = self.axis
        side = self.frame.tall if self.plot.is_upright else self.frame.wide
        return abs(amount) / (axis.high - axis.low) * side
