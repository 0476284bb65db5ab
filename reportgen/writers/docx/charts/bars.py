"""Bars as a chart: lying or upright, side by side, on one another, or to both sides of nought."""

from dataclasses import dataclass

from reportgen.document.colours import written_on
from reportgen.document.plot import Accent, Arrangement, BarPlot, Bars, Number, numbers
from reportgen.messages import word
from reportgen.writers.docx.charts import axes, codes, data, labels
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
from reportgen.writers.docx.charts.workbook import Column, Sheet
from reportgen.writers.docx.markup import NOTHING, Xml, joined

CLEAR = 3.4
"""Millimetres from name to name at least."""
PLOT = 0.68
"""Share of a chart that its plot takes, names and legend beside."""
LETTER, AIR = 1.5, 1.2
"""Millimetres that a digit takes, and that stay free beside a number."""


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
        """Whether bars run to both sides."""
        return self.plot.arrangement is Arrangement.MIRRORED

    @property
    def is_stacked(self) -> bool:
        """Whether bars stand on one another."""
        return self.plot.arrangement is Arrangement.STACKED

    @property
    def code(self) -> str:
        """How numbers look."""
        plot = self.plot
        if self.is_mirrored:
            return codes.mirrored(plot.decimals)
        known = [number.amount for number in numbers(plot) if number.amount is not None]
        return codes.code(plot.decimals, known)

    @property
    def ticks(self) -> str:
        """How ticks look, which may need other decimals."""
        return codes.of_ticks(self.plot.axis, is_mirrored=self.is_mirrored)

    def length(self, amount: float) -> float:
        """How many millimetres a number takes, as far as that is known before Word draws it."""
        axis = self.plot.axis
        room = self.height if self.plot.is_upright else self.width
        return abs(amount) / (axis.high - axis.low) * room * PLOT


def plot_area(drawing: Drawing) -> Xml:
    """The bars and their axes."""
    plot, sheet = drawing.plot, drawing.sheet
    rows = sheet.add(Column("", plot.rows))
    series = [_series(drawing, number, each, rows) for number, each in enumerate(plot.series)]
    if plot.totals:
        series.append(_totals(drawing, rows))
    is_over = drawing.is_stacked or drawing.is_mirrored
    group = _group(drawing, joined(series), 100 if is_over else 0, plot.filled)
    is_roomy = drawing.height * PLOT >= CLEAR * len(plot.rows) and not plot.is_upright
    return joined((
        group,
        _second(drawing, rows) if plot.line else NOTHING,
        axes.names(axes.Rows(plot.is_upright, is_roomy), drawing.dress),
        axes.amounts(plot.axis, drawing.ticks, drawing.dress, is_upright=plot.is_upright),
        axes.across(plot.axis, plot.line, drawing.dress) if plot.line else NOTHING,
    ))  # fmt: skip


def _group(drawing: Drawing, series: Xml, overlap: int, share: float) -> Xml:
    lanes = 1 if overlap else len(drawing.plot.series)
    return c(
        "barChart",
        c("barDir", val="col" if drawing.plot.is_upright else "bar"),
        c("grouping", val="stacked" if drawing.is_stacked else "clustered"),
        c("varyColors", val=0),
        series,
        c("gapWidth", val=min(500, round((1 - share) / share * 100 * lanes))),
        c("overlap", val=overlap),
        c("axId", val=axes.ROWS),
        c("axId", val=axes.AMOUNTS),
    )


# ---------------------------------------------------------------- series


def _series(drawing: Drawing, number: int, bars: Bars, rows: int) -> Xml:
    sign = -1.0 if drawing.is_mirrored and number % 2 == 0 else 1.0
    cells = tuple(_cell(each, sign) for each in bars.numbers)
    column = drawing.sheet.add(Column(bars.name, cells, drawing.code))
    told = _labels(drawing, bars) if _is_numbered(drawing) else labels.NONE
    return c(
        "ser", c("idx", val=number), c("order", val=number), data.name(drawing.sheet, column),
        _look(bars, drawing.dress), c("invertIfNegative", val=0),
        *(_accent(each, drawing.dress) for each in bars.accents), told,
        data.rows(drawing.sheet, rows), data.amounts("val", drawing.sheet, column),
    )  # fmt: skip


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
    if not plot.is_numbered or plot.arrangement is Arrangement.STACKED or not plot.is_upright:
        return plot.is_numbered
    lane = drawing.width * PLOT * plot.filled / max(1, len(plot.rows) * len(plot.series))
    texts = (number.text for each in plot.series for number in each.numbers)
    return max(map(len, texts), default=0) * LETTER <= lane


def _labels(drawing: Drawing, bars: Bars) -> Xml:
    """A number at every bar; inside of parts only where it has room."""
    plot, colours, sizes = drawing.plot, drawing.dress.tokens.colours, drawing.dress.tokens.type
    decimals = plot.decimals
    known = [(at, each) for at, each in enumerate(bars.numbers) if each.amount is not None]
    own = [Label(at, each.text) for at, each in known if not codes.is_plain(each, decimals)]
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
        lane = drawing.width * PLOT * drawing.plot.filled / max(1, len(drawing.plot.rows))
        return length >= LETTER * 2 and lane >= LETTER * len(number.text)
    return length >= LETTER * len(number.text) + AIR


# ---------------------------------------------------------------- totals and the line


def _totals(drawing: Drawing, rows: int) -> Xml:
    """What parts come to: unseen bars on top of them, whose numbers stand at their foot."""
    plot, dress, number = drawing.plot, drawing.dress, len(drawing.plot.series)
    cells = tuple(each.amount for each in plot.totals)
    column = drawing.sheet.add(Column(word("total"), cells, drawing.code))
    pairs = list(enumerate(plot.totals))
    own = (
        Label(at, each.text)
        for at, each in pairs
        if each.amount is not None and not codes.is_plain(each, plot.decimals)
    )
    look = Labels("inBase", drawing.code, dress.tokens.colours.text, dress.tokens.type.small)
    return c(
        "ser", c("idx", val=number), c("order", val=number), data.name(drawing.sheet, column),
        UNSEEN, c("invertIfNegative", val=0), labels.everywhere(look, own, (), dress),
        data.rows(drawing.sheet, rows), data.amounts("val", drawing.sheet, column),
    )  # fmt: skip


def _second(drawing: Drawing, rows: int) -> Xml:
    """A second group of bars, unseen, so that there is a second pair of axes for the line."""
    mark, number = drawing.plot.line, len(drawing.plot.series)
    assert mark is not None
    column = drawing.sheet.add(Column(mark.text, (mark.amount,), drawing.code))
    series = c(
        "ser", c("idx", val=number), c("order", val=number), data.name(drawing.sheet, column),
        UNSEEN, c("invertIfNegative", val=0), labels.NONE,
        data.rows(drawing.sheet, rows), data.amounts("val", drawing.sheet, column),
    )  # fmt: skip
    return c(
        "barChart", c("barDir", val="bar"), c("grouping", val="clustered"), c("varyColors", val=0),
        series, c("gapWidth", val=0), c("axId", val=axes.SECOND_ROWS),
        c("axId", val=axes.SECOND_AMOUNTS),
    )  # fmt: skip
