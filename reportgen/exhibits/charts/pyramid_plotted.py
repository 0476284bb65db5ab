"""A pyramid as a plot: mirrored bars, the comparison as outlines over them."""

from reportgen import formats
from reportgen.document.colours import lightened
from reportgen.document.looks import Fill
from reportgen.document.plot import Arrangement, Axis, BarPlot, Bars, Lies, Number
from reportgen.exhibits.charts.pyramid import Pyramid, Shape, Side
from reportgen.exhibits.charts.pyramid_drawn import MANY, MEN, THICK, WOMEN, unit
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.cells import SHARE_DECIMALS
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import Canvas
from reportgen.frame import AGE


def plotted_pyramid(chart: Pyramid, canvas: Canvas) -> BarPlot | None:
    """Both sides from the oldest down; None where outlines of thin bars would run together."""
    is_thin = len(chart.bands) > MANY
    if (chart.outline and is_thin) or not any(chart.drawn):
        return None
    colours = canvas.colours
    fills = (Fill(lightened(colours.lead, MEN)), Fill(lightened(colours.lead, WOMEN)))
    series = _both(chart, chart.shape, fills)
    if chart.outline:
        series += _both(chart, chart.outline, (None, None), colours.text)
    ticks = scale.ticks(0, max(chart.drawn), most=4)
    return BarPlot(
        rows=tuple(_row(chart, at) for at in reversed(range(len(chart.bands)))),
        series=series,
        axis=Axis((*(-each for each in reversed(ticks[1:])), *ticks), unit(chart)),
        decimals=_decimals(chart),
        arrangement=Arrangement.OVER,
        filled=1.0 if is_thin else THICK,
        is_numbered=False,
    )


def _decimals(chart: Pyramid) -> int:
    return SHARE_DECIMALS if chart.is_share else chart.plan.frames[0].measure.decimals


def _row(chart: Pyramid, at: int) -> str:
    """An age, with the signs of the sides that are not shown."""
    name = names.member(AGE, chart.bands[at], {})
    hidden = [
        (side.signs[at], side.name)
        for side in (chart.shape.men, chart.shape.women)
        if side.amounts[at] is None
    ]
    if not hidden:
        return name
    signs = "/".join(dict.fromkeys(sign for sign, _ in hidden))
    sides = f" {hidden[0][1]}" if len(hidden) == 1 else ""
    return f"{name}\u2002{signs}{sides}"


def _both(
    chart: Pyramid, shape: Shape, fills: tuple[Fill | None, Fill | None], edge: str = ""
) -> tuple[Bars, ...]:
    """Two series, named by their sex, and by their place where there are two."""
    before = f"{shape.name}, " if chart.outline else ""
    sides = zip((shape.men, shape.women), fills, (Lies.LEFT, Lies.RIGHT), strict=True)
    return tuple(
        Bars(f"{before}{side.name}", _numbers(side, _decimals(chart)), fill, edge, lies=lies)
        for side, fill, lies in sides
    )


def _numbers(side: Side, decimals: int) -> tuple[Number, ...]:
    """The numbers as printed, from the oldest down."""
    pairs = tuple(zip(side.signs, side.amounts, strict=True))
    return tuple(
        Number(text, None if amount is None else float(formats.rounded(amount, decimals)))
        for text, amount in reversed(pairs)
    )
