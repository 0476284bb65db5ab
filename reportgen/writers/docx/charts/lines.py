"""Lines over time as a chart, their names at their ends as in print."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from reportgen import formats
from reportgen.document.colours import legible
from reportgen.document.looks import Dash, Shape
from reportgen.document.plot import LinePlot, Stroke, numbers
from reportgen.writers.docx.charts import axes, codes, data, labels, room
from reportgen.writers.docx.charts.area import Area
from reportgen.writers.docx.charts.elements import Dress, c, stroke
from reportgen.writers.docx.charts.ends import End, ends, room_of, shifts
from reportgen.writers.docx.charts.labels import Label, Labels
from reportgen.writers.docx.charts.room import Frame
from reportgen.writers.docx.charts.strands import Strand, strands
from reportgen.writers.docx.charts.symbols import NO_SYMBOL, symbol
from reportgen.writers.docx.charts.workbook import Column, Sheet
from reportgen.writers.docx.markup import Xml, joined

FOOT, AIR = 6.0, 4.0
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

    @cached_property
    def strands(self) -> tuple[Strand, ...]:
        """What becomes a series each."""
        return strands(self.plot)

    @property
    def unnamed(self) -> tuple[int, ...]:
        """Series that the legend leaves out: those that are named at their ends."""
        pairs = enumerate(self.strands)
        return tuple(at for at, each in pairs if each.known and not each.is_projected)

    @cached_property
    def code(self) -> str:
        """How numbers look."""
        known = [number.amount for number in numbers(self.plot) if number.amount is not None]
        return codes.code(self.plot.decimals, known)

    @cached_property
    def sides(self) -> tuple[list[End], list[End]]:
        """What stands at the left and at the right."""
        plot, wide = self.plot, self.width
        first = ends(plot, self.strands, wide, is_first=True) if plot.is_slope else []
        return first, ends(plot, self.strands, wide, is_first=False)

    @cached_property
    def frame(self) -> Frame:
        """Where the plot stands: names and numbers have room beside it."""
        plot, wide, high = self.plot, self.width, self.height
        before, behind = (room_of(each, wide) for each in self.sides)
        ticks = max(len(formats.number(float(each))) for each in plot.axis.ticks) + 2
        beside = before if plot.is_slope else room.LETTER * ticks
        named = [each.name for at, each in enumerate(self.strands) if at not in self.unnamed]
        head = (room.legend(named, wide) if named else 0.0) + AIR
        return Frame(
            wide, high, AIR * (1 + bool(plot.axis.name)) + beside, head + FOOT * plot.is_slope,
            wide - AIR / 2 - behind, high - (AIR if plot.is_slope else FOOT),
        )  # fmt: skip


def area(drawing: Drawing) -> Area:
    """The lines and their axes."""
    plot, dress = drawing.plot, drawing.dress
    rows = drawing.sheet.add(Column("", plot.periods))
    told = dict(_told(drawing))
    series = joined(
        _series(drawing, number, rows, told.get(number, ()))
        for number in range(len(drawing.strands))
    )
    lines = c(
        "lineChart", c("grouping", val="standard"), c("varyColors", val=0), series,
        c("marker", val=1), c("axId", val=axes.ROWS), c("axId", val=axes.AMOUNTS),
    )  # fmt: skip
    ticks = codes.of_ticks(plot.axis)
    skip = 1 if plot.is_slope else room.skip(plot.periods, drawing.frame.wide)
    across = axes.names(axes.Rows(is_upright=True, is_slope=plot.is_slope, skip=skip), dress)
    up = axes.amounts(plot.axis, ticks, dress, is_upright=True, is_slope=plot.is_slope)
    content = joined((drawing.frame.layout, lines, across, up))
    unnamed = drawing.unnamed
    return Area(content, unnamed, is_keyed=len(unnamed) < len(drawing.strands))


def _told(drawing: Drawing) -> Iterator[tuple[int, tuple[Label, ...]]]:
    """By their series the labels at the ends of lines, and in the middle of those in focus."""
    found: dict[int, list[Label]] = {}
    for side, own in zip("lr", drawing.sides, strict=True):
        for end, shift in shifts(own, drawing.plot, drawing.frame):
            found.setdefault(end.strand, []).append(end.label(side, shift))
    middles = range(1, len(drawing.plot.periods) - 1) if drawing.plot.is_slope else ()
    for number in found:
        strand = drawing.strands[number]
        if strand.line.is_focus:
            found[number] += [Label(at, "", "t") for at in middles if at in strand.known]
    yield from ((number, tuple(own)) for number, own in found.items())


def _series(drawing: Drawing, number: int, rows: int, told: tuple[Label, ...]) -> Xml:
    sheet, strand = drawing.sheet, drawing.strands[number]
    line, tokens = strand.line.stroke, drawing.dress.tokens
    cells = tuple(each.amount for each in strand.numbers)
    column = sheet.add(Column(strand.name, cells, drawing.code))
    dashed = replace(line, dash=Dash.DASHES) if strand.is_projected else line
    mark = symbol(line.shape, line.colour) if line.shape else NO_SYMBOL
    ink = legible(line.colour, tokens.colours.paper)
    look = Labels("r", drawing.code, ink, tokens.type.normal, is_strong=strand.line.is_focus)
    return c(
        "ser", c("idx", val=number), c("order", val=number), data.name(sheet, column),
        c("spPr", stroke(dashed.colour, dashed.width, dashed.dash)), mark,
        *_points(drawing, strand, dashed), labels.at_some(look, told, drawing.dress),
        data.rows(sheet, rows), data.amounts("val", sheet, column), c("smooth", val=0),
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
