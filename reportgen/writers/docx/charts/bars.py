"""Bars as a chart: lying or upright, side by side, on one another, or to both sides of a line."""

from math import ceil

from reportgen.document.plot import Arrangement, Mark
from reportgen.messages import word
from reportgen.writers.docx.charts import axes, data, labels, room
from reportgen.writers.docx.charts.area import Area
from reportgen.writers.docx.charts.bar_drawing import Drawing
from reportgen.writers.docx.charts.bar_pieces import Piece, pieces
from reportgen.writers.docx.charts.elements import UNSEEN, c
from reportgen.writers.docx.charts.workbook import Column
from reportgen.writers.docx.markup import Xml, joined

CLEAR = 3.4
"""Millimetres from name to name at least."""


def area(drawing: Drawing) -> Area:
    """The bars and their axes."""
    plot, sheet, dress = drawing.plot, drawing.sheet, drawing.dress
    rows = sheet.add(Column("", plot.rows))
    found = pieces(drawing)
    content = [drawing.frame.layout, _group(drawing, rows, found)]
    if drawing.line:
        content.append(_second(drawing, drawing.line, rows, len(found)))
    content += [
        axes.names(axes.Rows(plot.is_upright, skip=_skip(drawing)), dress),
        axes.amounts(drawing.axis, drawing.ticks, dress, is_upright=plot.is_upright),
    ]
    if drawing.line:
        content.append(axes.across(drawing.axis, drawing.line, dress))
    return Area(joined(content), is_keyed=len(plot.series) > 1)


def _skip(drawing: Drawing) -> int:
    """Of how many rows one is named."""
    rows = drawing.plot.rows
    if drawing.plot.is_upright:
        return room.skip(rows, drawing.frame.wide)
    return ceil(CLEAR * len(rows) / drawing.frame.tall)


def _group(drawing: Drawing, rows: int, found: list[Piece]) -> Xml:
    plot = drawing.plot
    is_beside, share = plot.arrangement is Arrangement.BESIDE, plot.filled
    lanes = len(plot.series) if is_beside else 1
    return c(
        "barChart",
        c("barDir", val="col" if plot.is_upright else "bar"),
        c("grouping", val="stacked" if drawing.is_stacked else "clustered"),
        c("varyColors", val=0),
        joined(_series(drawing, number, each, rows) for number, each in enumerate(found)),
        c("gapWidth", val=min(500, round((1 - share) / share * 100 * lanes))),
        c("overlap", val=0 if is_beside else 100),
        c("axId", val=axes.ROWS),
        c("axId", val=axes.AMOUNTS),
    )


def _series(drawing: Drawing, number: int, piece: Piece, rows: int) -> Xml:
    sheet = drawing.sheet
    name = data.name(sheet, piece.column) if piece.is_named else data.NAMELESS
    return c(
        "ser", c("idx", val=number), c("order", val=number), name, piece.look,
        c("invertIfNegative", val=0), *piece.accents, piece.told,
        data.rows(sheet, rows), data.amounts("val", sheet, piece.column),
    )  # fmt: skip


def _second(drawing: Drawing, mark: Mark, rows: int, number: int) -> Xml:
    """A second group of bars, unseen, so that there is a second pair of axes for the line."""
    name = mark.text or word("plot-middle")
    column = drawing.sheet.add(Column(name, (mark.amount,), drawing.code))
    is_named = len(drawing.plot.series) == 1
    return c(
        "barChart", c("barDir", val="bar"), c("grouping", val="clustered"), c("varyColors", val=0),
        _series(drawing, number, Piece(column, UNSEEN, labels.NONE, is_named=is_named), rows),
        c("gapWidth", val=0), c("axId", val=axes.SECOND_ROWS),
        c("axId", val=axes.SECOND_AMOUNTS),
    )  # fmt: skip
