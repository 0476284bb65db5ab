"""What bars are made of: a column each, how they look, and the numbers at them or inside."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportgen.document.colours import written_on
from reportgen.document.plot import Accent, Bars, Lies, Number
from reportgen.messages import word
from reportgen.writers.docx.charts import codes, labels, room
from reportgen.writers.docx.charts.bar_drawing import Drawing
from reportgen.writers.docx.charts.elements import (
    NO_FILL,
    NO_LINE,
    UNSEEN,
    Dress,
    c,
    filled,
    shape,
    stroke,
)
from reportgen.writers.docx.charts.labels import Label, Labels
from reportgen.writers.docx.charts.spaces import spaces
from reportgen.writers.docx.charts.workbook import Column
from reportgen.writers.docx.markup import Xml

AIR = 1.2
"""Millimetres that stay free beside a number."""


@dataclass(frozen=True, eq=False)
class Piece:
    """A series of bars."""

    column: int
    """Of the sheet."""
    look: Xml
    told: Xml
    """Its numbers."""
    accents: tuple[Xml, ...] = ()
    is_named: bool = True
    """Whether the legend names it."""


def pieces(drawing: Drawing) -> list[Piece]:
    """All of them in the order in which Word stacks them."""
    found = [_piece(drawing, each) for each in drawing.plot.series]
    if drawing.plot.totals:
        found.append(_totals(drawing))
    if drawing.has_spaces:
        sheet = drawing.sheet
        for at, column in spaces(drawing.plot, sheet, found[0].column):
            own = sheet.add(replace(column, code=drawing.code))
            found.insert(at, Piece(own, UNSEEN, labels.NONE, is_named=False))
    return found


def _piece(drawing: Drawing, bars: Bars) -> Piece:
    sign = -1.0 if drawing.is_mirrored and bars.lies is Lies.LEFT else 1.0
    cells = tuple(_cell(each, sign) for each in bars.numbers)
    column = drawing.sheet.add(Column(bars.name, cells, drawing.code))
    told = _labels(drawing, bars) if _is_numbered(drawing) else labels.NONE
    accents = tuple(_accent(each, drawing.dress) for each in bars.accents)
    return Piece(column, _look(bars, drawing.dress), told, accents)


def _cell(number: Number, sign: float) -> float | None:
    return None if number.amount is None else sign * number.amount or 0.0


def _look(bars: Bars, dress: Dress) -> Xml:
    lines = dress.tokens.lines
    if bars.fill is None:
        return shape(NO_FILL, stroke(bars.edge, lines.firm))
    return shape(filled(bars.fill), stroke(bars.edge, lines.hair) if bars.edge else NO_LINE)


def _accent(accent: Accent, dress: Dress) -> Xml:
    edge = stroke(accent.edge, dress.tokens.lines.firm) if accent.edge else NO_LINE
    look = shape(filled(accent.fill), edge)
    idx, negative = c("idx", val=accent.at), c("invertIfNegative", val=0)
    return c("dPt", idx, negative, c("bubble3D", val=0), look)


def _is_numbered(drawing: Drawing) -> bool:
    """Whether numbers stand at bars: of columns side by side only where all are wide enough."""
    plot = drawing.plot
    if not plot.is_numbered or drawing.is_stacked or not plot.is_upright:
        return plot.is_numbered
    lane = drawing.frame.wide * plot.filled / max(1, len(plot.rows) * len(plot.series))
    texts = (number.text for each in plot.series for number in each.numbers)
    return max(map(len, texts), default=0) * room.LETTER <= lane


def _labels(drawing: Drawing, bars: Bars) -> Xml:
    """A number at every bar; inside of parts only where it has room."""
    plot, colours, sizes = drawing.plot, drawing.dress.tokens.colours, drawing.dress.tokens.type
    known = [(at, each) for at, each in enumerate(bars.numbers) if each.amount is not None]
    own = _own(drawing, bars.numbers)
    if not drawing.is_stacked or bars.fill is None:
        size = sizes.normal if len(plot.series) == 1 else sizes.small
        ground = colours.paper if plot.line else ""
        look = Labels("outEnd", drawing.code, colours.text, size, ground)
        return labels.everywhere(look, own, (), drawing.dress)
    left_out = {at for at, each in known if not _has_room(drawing, each)}
    ink = written_on(bars.fill.colour, colours.text, colours.paper)
    look = Labels("ctr", drawing.code, ink, sizes.small)
    kept = (each for each in own if each.at not in left_out)
    return labels.everywhere(look, kept, left_out, drawing.dress)


def _has_room(drawing: Drawing, number: Number) -> bool:
    length = drawing.length(number.amount or 0.0)
    if drawing.plot.is_upright:
        lane = drawing.frame.wide * drawing.plot.filled / max(1, len(drawing.plot.rows))
        return length >= room.LETTER * 2 and lane >= room.LETTER * len(number.text)
    return length >= room.LETTER * len(number.text) + AIR


def _own(drawing: Drawing, numbers: Iterable[Number]) -> list[Label]:
    """Labels of numbers that a code would print in another way."""
    plot = drawing.plot
    return [
        Label(at, each.text)
        for at, each in enumerate(numbers)
        if each.amount is not None
        and not codes.is_plain(each, plot.decimals, is_signed=plot.is_signed)
    ]


def _totals(drawing: Drawing) -> Piece:
    """What parts come to: unseen bars on top of them, whose numbers stand at their foot."""
    plot, dress = drawing.plot, drawing.dress
    cells = tuple(each.amount for each in plot.totals)
    column = drawing.sheet.add(Column(word("total"), cells, drawing.code))
    look = Labels("inBase", drawing.code, dress.tokens.colours.text, dress.tokens.type.small)
    told = labels.everywhere(look, _own(drawing, plot.totals), (), dress)
    return Piece(column, UNSEEN, told, is_named=False)
