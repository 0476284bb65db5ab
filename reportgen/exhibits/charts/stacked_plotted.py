"""Bars of parts as a plot. Where a part of a whole is hidden there is none: a program that stacks
would draw the bar too short and could not say so.
"""

from collections.abc import Iterator

from reportgen import formats
from reportgen.document.plot import Accent, Arrangement, Axis, BarPlot, Bars, Lies, Number
from reportgen.exhibits.charts.bars_plotted import axis
from reportgen.exhibits.charts.segments import aside, stubs
from reportgen.exhibits.charts.stacked import Row, Stacked
from reportgen.exhibits.charts.stacked_painted import Brush, brush
from reportgen.exhibits.lookup import names
from reportgen.exhibits.sheet.canvas import Canvas

FILLED = 0.8
_ARRANGED = {"grouped": Arrangement.BESIDE, "diverging": Arrangement.ANSWERS}


def plotted_stacked(chart: Stacked, canvas: Canvas) -> BarPlot | None:
    """Parts side by side, on one another, or to both sides of a line; None where one is hidden."""
    if any(stubs(chart, row) for row in chart.rows):
        return None
    tool = brush(chart, canvas)
    return BarPlot(
        rows=tuple(_named(chart, row) for row in chart.rows),
        series=tuple(_series(chart, number, tool) for number in _ordered(chart)),
        axis=_axis(chart),
        decimals=chart.measure.decimals,
        arrangement=_ARRANGED.get(chart.layout, Arrangement.STACKED),
        is_upright=chart.is_upright,
        filled=FILLED,
        totals=tuple(_totals(chart)),
        aside=aside(chart),
    )


def _ordered(chart: Stacked) -> list[int]:
    """The parts in their order, those behind that stand by themselves."""
    numbers = range(len(chart.parts))
    return sorted(numbers, key=lambda at: chart.is_apart and not chart.parts[at].side)


def _lies(chart: Stacked, number: int) -> Lies:
    """Where the bars of a part lie."""
    if chart.layout != "diverging":
        return Lies.RIGHT
    middle = Lies.ASIDE if chart.is_apart else Lies.MIDDLE
    return {-1: Lies.LEFT, 0: middle, 1: Lies.RIGHT}[chart.parts[number].side]


def _axis(chart: Stacked) -> Axis:
    unit = names.unit(chart.measure)
    if chart.is_grouped and not chart.is_upright:
        amounts = tuple(amount for row in chart.rows for amount in row.known)
        return axis(amounts, unit, is_told=False)
    return Axis(chart.ticks, unit)


def _named(chart: Stacked, row: Row) -> str:
    """The name of a row with the signs that stand in it, and the parts that they stand for."""
    hidden = [
        (cell.text, part.name)
        for part, cell, amount in zip(chart.parts, row.cells, row.amounts, strict=True)
        if amount is None
    ]
    if not hidden:
        return row.name
    signs = "/".join(dict.fromkeys(sign for sign, _ in hidden))
    parts = "" if not row.known else f" {formats.joined(name for _, name in hidden)}"
    return f"{row.name}\u2002{signs}{parts}"


def _series(chart: Stacked, number: int, tool: Brush) -> Bars:
    """One part of all bars; those that stand out have an outline."""
    fill, focus = tool.fills[number], tool.canvas.colours.focus
    cells = (row.cells[number] for row in chart.rows)
    amounts = (row.amounts[number] for row in chart.rows)
    return Bars(
        chart.parts[number].name,
        tuple(Number(cell.text, amount) for cell, amount in zip(cells, amounts, strict=True)),
        fill,
        tool.edge,
        tuple(Accent(at, fill, focus) for at, row in enumerate(chart.rows) if row.is_focus),
        _lies(chart, number),
    )


def _totals(chart: Stacked) -> Iterator[Number]:
    """What bars come to, where that is known of all of them."""
    decimals = chart.plan.frames[0].measure.decimals
    found = [row.total for row in chart.rows if row.total]
    if len(found) == len(chart.rows):
        for each in found:
            amount = each.cell.amount
            known = None if amount is None else float(formats.rounded(amount, decimals))
            yield Number(each.text, known)
