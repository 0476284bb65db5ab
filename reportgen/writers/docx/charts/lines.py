"""Lines over time as a chart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportgen import formats
from reportgen.document.looks import Dash, Shape
from reportgen.document.plot import LinePlot, Stroke, numbers
from reportgen.writers.docx.charts import axes, codes, data, labels, room
from reportgen.writers.docx.charts.elements import Dress, c, stroke
from reportgen.writers.docx.charts.labels import Label, Labels
from reportgen.writers.docx.charts.strands import Strand, strands
from reportgen.writers.docx.charts.symbols import NO_SYMBOL, symbol
from reportgen.writers.docx.charts.workbook import Column, Sheet
from reportgen.writers.docx.markup import NOTHING, Xml, joined

HIGH = 3.4
"""Millimetres of a number at the end of a line."""
FOOT, AIR = 8.0, 4.0
"""Millimetres below a plot for its periods, and beside its words."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """A plot, the sheet of its numbers, and how they are printed."""

    plot: LinePlot
    sheet: Sheet
    dress: Dress
    width: float
    """Millimetres of the chart."""
    height: float

    @property
    def strands(self) -> tuple[Strand, ...]:
        """What becomes a series each."""
        return strands(self.plot)

    @property
    def unnamed(self) -> tuple[int, ...]:
        """Series that the legend leaves out: later parts of a line that is named already."""
        pairs = enumerate(self.strands)
        return tuple(at for at, each in pairs if not (each.is_first or each.is_projected))

    @property
    def code(self) -> str:
        """How numbers look."""
        known = [number.amount for number in numbers(self.plot) if number.amount is not None]
        return codes.code(self.plot.decimals, known)


def plot_area(drawing: Drawing) -> Xml:
    """The lines and their axes."""
    plot, dress = drawing.plot, drawing.dress
    rows = drawing.sheet.add(Column("", plot.periods))
    told = tuple(_told(drawing))
    series = joined(
        _series(drawing, number, strand, rows, told)
        for number, strand in enumerate(drawing.strands)
    )
    lines = c(
        "lineChart", c("grouping", val="standard"), c("varyColors", val=0), series,
        c("marker", val=1), c("axId", val=axes.ROWS), c("axId", val=axes.AMOUNTS),
    )  # fmt: skip
    ticks = codes.of_ticks(plot.axis)
    across = axes.names(axes.Rows(is_upright=True), dress)
    return joined((lines, across, axes.amounts(plot.axis, ticks, dress, is_upright=True)))


def layout(drawing: Drawing) -> Xml:
    """Where the plot stands: at its right the numbers of the ends have room."""
    plot, wide, high = drawing.plot, drawing.width, drawing.height
    ticks = max(len(formats.number(float(each))) for each in plot.axis.ticks) + 2
    ends = max((len(each.text) for line in plot.lines for each in line.numbers), default=0)
    left = AIR * (1 + bool(plot.axis.name)) + room.LETTER * ticks
    right = wide - AIR - room.LETTER * ends
    top = room.legend((each.name for each in drawing.strands), wide) + AIR
    return room.inner(left / wide, top / high, right / wide, 1 - FOOT / high)


def _told(drawing: Drawing) -> Iterator[int]:
    """The series whose last number is printed: where they do not touch each other."""
    axis = drawing.plot.axis
    apart = HIGH / drawing.height * (axis.high - axis.low) * 1.5
    ends: list[float] = []
    last = {strand.line.name: number for number, strand in enumerate(drawing.strands)}
    for number in sorted(last.values()):
        strand = drawing.strands[number]
        if not strand.known:
            continue
        amount = strand.numbers[strand.known[-1]].amount or 0.0
        if all(abs(amount - each) >= apart for each in ends):
            ends.append(amount)
            yield number


def _series(drawing: Drawing, number: int, strand: Strand, rows: int, told: Iterable[int]) -> Xml:
    sheet, line = drawing.sheet, strand.line.stroke
    cells = tuple(each.amount for each in strand.numbers)
    column = sheet.add(Column(strand.name, cells, drawing.code))
    dashed = replace(line, dash=Dash.DASHES) if strand.is_projected else line
    mark = symbol(line.shape, line.colour) if line.shape else NO_SYMBOL
    ends = _end(drawing, strand) if number in told else labels.NONE
    return c(
        "ser", c("idx", val=number), c("order", val=number), data.name(sheet, column),
        c("spPr", stroke(dashed.colour, dashed.width, dashed.dash)), mark,
        *_points(drawing, strand, dashed), ends, data.rows(sheet, rows),
        data.amounts("val", sheet, column), c("smooth", val=0),
    )  # fmt: skip


def _points(drawing: Drawing, strand: Strand, line: Stroke) -> Iterator[Xml]:
    """Numbers with a symbol of their own: those that stand alone, hollow ones, the last one."""
    paper = drawing.dress.tokens.colours.paper
    hollow = strand.line.uncertain
    for at in sorted({*strand.alone, *strand.known[-1:], *hollow & set(strand.known)}):
        is_hollow = at in hollow
        ground = paper if is_hollow else line.colour
        mark = symbol(line.shape or Shape.DISC, ground, line.colour if is_hollow else "")
        way = stroke(line.colour, line.width, Dash.DASHES if is_hollow else line.dash)
        yield c("dPt", c("idx", val=at), mark, c("bubble3D", val=0), c("spPr", way))


def _end(drawing: Drawing, strand: Strand) -> Xml:
    """The last number of a line, beside its end."""
    if not strand.known:
        return NOTHING
    at = strand.known[-1]
    number, sizes = strand.numbers[at], drawing.dress.tokens.type
    text = "" if codes.is_plain(number, drawing.plot.decimals) else number.text
    look = Labels("r", drawing.code, drawing.dress.tokens.colours.text, sizes.normal)
    return labels.at_some(look, (Label(at, text),), drawing.dress)
