"""Points by two numbers as a chart."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.document.plot import Axis, Mark, PointPlot, Points, Side
from reportgen.messages import word
from reportgen.writers.docx.charts import axes, codes, data, labels
from reportgen.writers.docx.charts.area import Area
from reportgen.writers.docx.charts.elements import NO_LINE, Dress, c
from reportgen.writers.docx.charts.labels import Label, Labels
from reportgen.writers.docx.charts.symbols import symbol
from reportgen.writers.docx.charts.workbook import Cell, Column, Sheet
from reportgen.writers.docx.markup import Xml, joined

_SIDES = {Side.RIGHT: "r", Side.LEFT: "l", Side.ABOVE: "t", Side.BELOW: "b"}


@dataclass(frozen=True, eq=False)
class Drawing:
    """A plot and the sheet of its numbers."""

    plot: PointPlot
    sheet: Sheet
    dress: Dress


def area(drawing: Drawing) -> Area:
    """The points, and both axes, which cross where the plot is parted."""
    plot, dress = drawing.plot, drawing.dress
    both = _code(plot, is_up=False), _code(plot, is_up=True)
    points = [each for group in plot.series for each in group.points]
    drawing.sheet.add(Column("", tuple(each.name for each in points)))
    across = tuple(each.across.amount for each in points)
    column = drawing.sheet.add(Column(plot.across.name, across, both[0]))
    series = joined(_series(drawing, column, both[1]))
    ids = axes.ROWS, axes.AMOUNTS
    # the upright line is that of the axis of what is up, and stands at a number across
    content = joined((
        c("layout"),
        c("scatterChart", c("scatterStyle", val="lineMarker"), c("varyColors", val=0), series,
          *(c("axId", val=each) for each in ids)),
        axes.points(ids, _named(plot.across, plot.line_across), codes.of_ticks(plot.across),
                    axes.Crossing(plot.line_up), dress),
        axes.points(ids[::-1], _named(plot.up, plot.line_up), codes.of_ticks(plot.up),
                    axes.Crossing(plot.line_across), dress),
    ))  # fmt: skip
    return Area(content, is_keyed=len(plot.series) > 1)


def _named(axis: Axis, mark: Mark | None) -> Axis:
    """The axis, with the number at which a line stands in its name."""
    if mark is None or not mark.text:
        return axis
    return replace(axis, name=word("plot-line", axis=axis.name, amount=mark.text))


def _code(plot: PointPlot, *, is_up: bool) -> str:
    points = (point for group in plot.series for point in group.points)
    numbers = ((point.up if is_up else point.across).amount or 0.0 for point in points)
    return codes.code(plot.decimals[is_up], numbers)


def _series(drawing: Drawing, across: int, code: str) -> Iterator[Xml]:
    """Each group in rows of its own: all share the column of what is across."""
    sheet, first = drawing.sheet, 0
    count = sum(len(group.points) for group in drawing.plot.series)
    for number, group in enumerate(drawing.plot.series):
        own = tuple(each.up.amount for each in group.points)
        after = count - first - len(own)
        cells: tuple[Cell, ...] = (*[None] * first, *own, *[None] * after)
        column = sheet.add(Column(group.name, cells, code))
        ground = drawing.dress.tokens.colours.paper if group.is_hollow else group.colour
        look = symbol(group.shape, ground, group.colour if group.is_hollow else "")
        yield c(
            "ser", c("idx", val=number), c("order", val=number), data.name(sheet, column),
            c("spPr", NO_LINE), look, _names(drawing, group, code),
            data.amounts("xVal", sheet, across, first, len(own)),
            data.amounts("yVal", sheet, column, first, len(own)), c("smooth", val=0),
        )  # fmt: skip
        first += len(own)


def _names(drawing: Drawing, group: Points, code: str) -> Xml:
    """The names of points that have one, where the printed drawing found room for it."""
    tokens = drawing.dress.tokens
    look = Labels("r", code, tokens.colours.text, tokens.type.small)
    found = (
        Label(at, each.name, _SIDES[each.side]) for at, each in enumerate(group.points) if each.side
    )
    return labels.at_some(look, found, drawing.dress)
