"""Symbols in rows as a chart: points whose height is their row, joined from the first to the last.

Word has no points along names. So the names are labels at the left end of the axis, and in which
row a number stands is said in the chart alone: the workbook has names and numbers only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reportgen.document.colours import lightened
from reportgen.document.plot import Number, RowPlot, Symbols
from reportgen.writers.docx.charts import axes, codes, data, labels, room
from reportgen.writers.docx.charts.area import Area
from reportgen.writers.docx.charts.elements import NO_LINE, Dress, c, stroke
from reportgen.writers.docx.charts.labels import Label, Labels
from reportgen.writers.docx.charts.room import Frame
from reportgen.writers.docx.charts.symbols import NO_SYMBOL, symbol
from reportgen.writers.docx.charts.workbook import Column, Sheet
from reportgen.writers.docx.markup import Xml, joined

NAMES, TOLD = 0.36, 0.26
"""Shares of a chart that names may take, and what is told at the right."""
AIR = 2.5
"""Millimetres around a plot."""
HOLLOW = 80.0
"""L* of hollow symbols: LibreOffice draws no rims, and would show none of them on paper."""
FIRM = 1.6
"""Points of the line between symbols."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """A plot, the sheet of its numbers, and how large it is drawn, in millimetres."""

    plot: RowPlot
    sheet: Sheet
    dress: Dress
    width: float
    height: float

    @cached_property
    def code(self) -> str:
        """How numbers look."""
        found = (each.amount for own in self.plot.series for each in own.numbers)
        return codes.code(self.plot.decimals, (each for each in found if each is not None))

    @property
    def beside(self) -> float:
        """Millimetres between names and plot, for the lowest numbers."""
        numbers = (each.text for own in self.plot.series for each in own.numbers)
        longest = max(map(len, numbers), default=0)
        return AIR if self.plot.told else AIR + room.LETTER * longest

    @cached_property
    def frame(self) -> Frame:
        """Where the plot stands: names at its left, what is told at its right."""
        plot, wide = self.plot, self.width
        left = min(NAMES * wide, room.LETTER * max(map(len, plot.rows)))
        told = room.LETTER * max(map(len, plot.told), default=0)
        right = min(TOLD * wide, told or self.beside)
        top = room.legend((each.name for each in plot.series), wide) + AIR
        foot = room.LINE * (1 + bool(plot.axis.name))
        return Frame(
            wide, self.height, left + self.beside, top, wide - right - AIR, self.height - foot
        )


def area(drawing: Drawing) -> Area:
    """The symbols, the lines between them, and both axes."""
    plot, sheet, dress = drawing.plot, drawing.sheet, drawing.dress
    sheet.add(Column("", plot.rows))
    for own in plot.series:
        cells = tuple(each.amount for each in own.numbers)
        sheet.add(Column(own.name, cells, drawing.code))
    before = [_names(drawing), *_joints(drawing)]
    rest = (_symbols(drawing, at, len(before) + at) for at in range(len(plot.series)))
    series = joined((*before, *rest))
    ids, high = (axes.ROWS, axes.AMOUNTS), len(plot.rows)
    content = joined((
        drawing.frame.layout,
        c("scatterChart", c("scatterStyle", val="lineMarker"), c("varyColors", val=0), series,
          *(c("axId", val=each) for each in ids)),
        axes.points(ids, plot.axis, codes.of_ticks(plot.axis), axes.Crossing(), dress),
        axes.places(ids[::-1], high + 1, dress),
    ))  # fmt: skip
    return Area(content, tuple(range(len(before))))


def _height(plot: RowPlot, row: int) -> float:
    """Where a row stands on the axis of places: the first one on top."""
    return float(len(plot.rows) - row)


def _joints(drawing: Drawing) -> Iterator[Xml]:
    """A line in each row all of whose numbers are known."""
    plot, sheet = drawing.plot, drawing.sheet
    columns = 1, len(plot.series)
    whole = (
        (row, colour)
        for row, colour in enumerate(plot.joints)
        if all(own.numbers[row].amount is not None for own in plot.series)
    )
    for number, (row, colour) in enumerate(whole, start=1):
        heights = [_height(plot, row)] * len(plot.series)
        yield c(
            "ser", c("idx", val=number), c("order", val=number), data.cell(sheet, 0, row),
            c("spPr", stroke(colour, FIRM)), NO_SYMBOL, labels.NONE,
            data.across("xVal", sheet, columns, row), data.literal("yVal", heights),
            c("smooth", val=0),
        )  # fmt: skip


def _symbols(drawing: Drawing, at: int, number: int) -> Xml:
    plot, sheet = drawing.plot, drawing.sheet
    own = plot.series[at]
    ground = lightened(own.colour, HOLLOW) if own.is_hollow else own.colour
    look = symbol(own.shape, ground, own.colour if own.is_hollow else "")
    heights = (
        None if each.amount is None else _height(plot, row) for row, each in enumerate(own.numbers)
    )
    return c(
        "ser", c("idx", val=number), c("order", val=number), data.name(sheet, at + 1),
        c("spPr", NO_LINE), look, _numbers(drawing, own),
        data.amounts("xVal", sheet, at + 1), data.literal("yVal", heights),
        c("smooth", val=0),
    )  # fmt: skip


def _numbers(drawing: Drawing, own: Symbols) -> Xml:
    """The lowest number of a row at its left, the highest, or what is told, at its right."""
    plot, tokens = drawing.plot, drawing.dress.tokens
    found = []
    for row, each in enumerate(own.numbers):
        known = [other.numbers[row].amount for other in plot.series]
        amounts = [amount for amount in known if amount is not None]
        if each.amount is None or not amounts:
            continue
        if each.amount == max(amounts) and _is_last(plot, own, row, each):
            text = plot.told[row] if plot.told else each.text
            found.append(Label(row, text, "r"))
        elif each.amount == min(amounts) and not plot.told:
            found.append(Label(row, each.text, "l"))
    paper = tokens.colours.paper
    look = Labels("r", drawing.code, tokens.colours.text, tokens.type.normal, paper)
    return labels.at_some(look, found, drawing.dress)


def _is_last(plot: RowPlot, own: Symbols, row: int, number: Number) -> bool:
    """Whether no later series has the same number in a row."""
    after = plot.series[plot.series.index(own) + 1 :]
    return all(other.numbers[row].amount != number.amount for other in after)


def _names(drawing: Drawing) -> Xml:
    """Unseen points at the beginning of the axis, whose labels are the names of the rows.

    They come first: LibreOffice shows nothing of a series that has fewer points than a later one.
    """
    plot, tokens = drawing.plot, drawing.dress.tokens
    count = len(plot.rows)
    look = Labels("l", "General", tokens.colours.text, tokens.type.normal)
    aside = -drawing.beside / drawing.width
    found = (Label(row, name, "l", (aside, 0.0)) for row, name in enumerate(plot.rows))
    return c(
        "ser", c("idx", val=0), c("order", val=0), data.NAMELESS, c("spPr", NO_LINE),
        NO_SYMBOL, labels.at_some(look, found, drawing.dress),
        data.literal("xVal", [plot.axis.low] * count),
        data.literal("yVal", (_height(plot, row) for row in range(count))), c("smooth", val=0),
    )  # fmt: skip
