"""Bars as a plot: the same rows in the same order, the signs of hidden ones behind their names."""

from reportgen.document.looks import Fill
from reportgen.document.plot import Accent, Axis, BarPlot, Mark, Number
from reportgen.document.plot import Bars as Series
from reportgen.exhibits.charts.bars import Bar, Bars
from reportgen.exhibits.charts.bars_drawn import FEW, line_told, look
from reportgen.exhibits.lookup import names
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import Canvas

ROOM = 0.12
"""Share of an axis that lies beyond the longest bar, for the number at its end."""


def plotted_bars(chart: Bars, canvas: Canvas) -> BarPlot:
    """The bars from the top down, and the dashed line of the whole."""
    is_numbered = len(chart.bars) < FEW
    unit = "" if chart.reference else names.unit(chart.measure)
    return BarPlot(
        rows=tuple(signed(bar.name, bar.printed.text, bar.amount) for bar in chart.rows),
        series=(_series(chart, canvas),),
        axis=axis(chart.amounts, unit, is_told=not is_numbered),
        decimals=chart.measure.decimals,
        filled=canvas.spacing.bar,
        line=_line(chart, chart.reference),
        is_numbered=is_numbered,
    )


def signed(name: str, sign: str, amount: float | None) -> str:
    """The name of a row; without a bar, with the sign that stands for it."""
    return f"{name}\u2002{sign}" if amount is None else name


def axis(amounts: tuple[float, ...], name: str, *, is_told: bool) -> Axis:
    """An axis of lengths: nought is always on it; with room for numbers if it has none itself."""
    low, high = min(0.0, *amounts, 0.0), max(0.0, *amounts, 0.0)
    room = 0.0 if is_told else ROOM * (high - low)
    low, high = low - room * (low < 0), high + room * (high > 0)
    return Axis(scale.ticks(low, high if high > low else low + 1.0), name, is_told)


def _series(chart: Bars, canvas: Canvas) -> Series:
    """All bars; those that do not look like most are accents."""
    looks = [look(chart, bar, canvas.colours) for bar in chart.rows]
    usual, _ = look(chart, chart.bars[0], canvas.colours)
    if chart.bars[0].is_focus:
        usual = next((fill for fill, edge in looks if fill != looks[0][0] and not edge), usual)
    accents = (
        Accent(number, Fill(fill), edge)
        for number, (fill, edge) in enumerate(looks)
        if (fill, edge) != (usual, "")
    )
    numbers = tuple(Number(bar.printed.text, bar.amount) for bar in chart.rows)
    return Series(chart.measure.label, numbers, Fill(usual), accents=tuple(accents))


def _line(chart: Bars, line: Bar | None) -> Mark | None:
    if line is None or line.amount is None:
        return None
    return Mark(line_told(chart, line), line.amount)
