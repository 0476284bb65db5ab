"""Bars as marks: names left, numbers at the ends, light lines only where there are no numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from reportgen import formats
from reportgen.document.colours import lightened, receding
from reportgen.document.tokens import Colours
from reportgen.exhibits.charts.bars import ORDERED, Bar, Bars
from reportgen.exhibits.charts.inset import Inset
from reportgen.exhibits.lookup import names
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves, middle
from reportgen.exhibits.sheet.marks import (
    POINT,
    Anchor,
    Area,
    Label,
    Laid,
    Line,
    Mark,
    Points,
    box,
    down,
)
from reportgen.exhibits.sheet.scale import Scale

FEW = 20
"""From here on an axis stands for the numbers at the ends."""
NAMES = 0.42
"""Share of the width that names may take."""
HOLLOW = 90.0
"""L* of regions outside, which have an edge instead."""
MANY = 40
"""From here on rows of an ordered dimension are thin."""
HIGH = 150.0
"""Millimetres that thin rows share."""
SMALL = 60.0
"""Millimetres that they share in one chart of several."""
APART = 0.5
"""Share of a row between all others and regions outside."""
THINNEST, CLEAR = 1.0, 3.4
"""Millimetres of a row at least, and from name to name."""
DASHES = (2.6, 1.8)
HALO = 2.6
"""Points of paper around a line that crosses bars."""


@dataclass(frozen=True, eq=False)
class _Layout:
    """Where everything stands, in millimetres."""

    chart: Bars
    canvas: Canvas
    names: tuple[tuple[str, ...], ...]
    axis: Scale
    pitch: float
    top: float
    """Where the first row begins."""
    has_numbers: bool
    is_inset: bool = False

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.row(len(self.chart.rows) - 1) + self.pitch / 2

    @property
    def line(self) -> float | None:
        """Where the dashed line of the whole stands."""
        found = self.chart.reference
        return None if found is None or found.amount is None else self.axis(found.amount)

    def row(self, number: int) -> float:
        """The middle of a row; regions outside stand a little apart."""
        is_apart = number >= len(self.chart.rows) - len(self.chart.outside)
        return self.top + self.pitch * (number + 0.5 + APART * is_apart)


def drawn_bars(chart: Bars, canvas: Canvas, inset: Inset | None = None) -> Laid:
    """The marks of a bar chart and its height; as an inset without unit and name of the line."""
    layout = _inset(chart, canvas, inset) if inset else _layout(chart, canvas)
    foot = 0.0 if layout.has_numbers else BASELINE
    height = halves(layout.bottom + foot + 0.4)
    marks = (
        *_grid(layout), *_bars(layout), *_zero(layout), *_reference(layout), *_words(layout),
        *_unit(layout),
    )  # fmt: skip
    return Laid(marks, height)


def _layout(chart: Bars, canvas: Canvas) -> _Layout:
    has_numbers = len(chart.bars) < FEW
    gap = canvas.spacing.gap
    rows = chart.rows
    fitted = tuple(canvas.fitted(bar.name, canvas.width * NAMES, is_strong=True) for bar in rows)
    left = max(canvas.widest(each, is_strong=True) for each in fitted) + gap
    room = canvas.widest(tuple(bar.printed.text for bar in rows)) + gap + 0.5
    low, high = min(0.0, *chart.amounts, 0.0), max(0.0, *chart.amounts, 0.0)
    if not has_numbers:
        marked = scale.ticks(low, high)
        low, high, room = float(marked[0]), float(marked[-1]), 2.5
    high = high if high > low else low + 1.0
    start = left + (room if low < 0 and has_numbers else 0.0)
    axis = Scale(low, high, start, canvas.width - room)
    has_head = bool(chart.reference or names.unit(chart.measure))
    return _Layout(
        chart, canvas, fitted, axis, _pitch(chart, fitted, canvas), BASELINE if has_head else 0.0,
        has_numbers,
    )  # fmt: skip


def _inset(chart: Bars, canvas: Canvas, inset: Inset) -> _Layout:
    """One of several charts on one scale; names only where there is room for them."""
    has_numbers = len(chart.bars) < FEW
    fitted = tuple(
        (canvas.cut(bar.name, inset.names - canvas.spacing.gap),) if inset.names else ()
        for bar in chart.rows
    )
    marked = scale.ticks(inset.low, inset.high, most=3)
    low, high = (inset.low, inset.high) if has_numbers else (float(marked[0]), float(marked[-1]))
    start = inset.names + (inset.room if low < 0 else 0.0)
    axis = Scale(low, high if high > low else low + 1.0, start, canvas.width - inset.room)
    pitch = canvas.spacing.close if has_numbers else max(THINNEST, SMALL / len(chart.rows))
    return _Layout(chart, canvas, fitted, axis, pitch, 0.0, has_numbers=has_numbers, is_inset=True)


def _pitch(chart: Bars, fitted: tuple[tuple[str, ...], ...], canvas: Canvas) -> float:
    """Millimetres of a row; ages and periods by the dozen are thin and not all named."""
    if chart.plan.spec.rows in ORDERED and len(fitted) > MANY:
        return max(THINNEST, HIGH / len(fitted))
    if any(len(each) > 1 for each in fitted):
        return 2.5 * canvas.type.normal * POINT
    return canvas.spacing.row if len(fitted) <= 12 else canvas.spacing.close


def _grid(layout: _Layout) -> Iterator[Mark]:
    """Ticks and light lines, where the bars have no numbers."""
    if layout.has_numbers:
        return
    canvas, colours = layout.canvas, layout.canvas.colours
    marked = scale.ticks(layout.axis.low, layout.axis.high, most=3 if layout.is_inset else 6)
    paths = tuple(down(layout.axis(float(each)), layout.top, layout.bottom) for each in marked)
    yield Line(paths, colours.line, canvas.lines.hair)
    base = layout.bottom + 3.6
    for each, text in zip(marked, scale.labels(marked), strict=True):
        at = layout.axis(float(each))
        yield Label((at, base), text, colours.muted, Anchor.MIDDLE, canvas.type.small)


def _bars(layout: _Layout) -> Iterator[Mark]:
    """One area for all bars of a look."""
    by_look: dict[tuple[str, str], list[Points]] = {}
    thick = layout.pitch * layout.canvas.spacing.bar
    for number, bar in enumerate(layout.chart.rows):
        if bar.amount:
            left, right = sorted((layout.axis(0.0), layout.axis(bar.amount)))
            ring = box(left, layout.row(number) - thick / 2, right - left, thick)
            by_look.setdefault(look(layout.chart, bar, layout.canvas.colours), []).append(ring)
    for (fill, edge), rings in by_look.items():
        yield Area(tuple(rings), fill, edge, layout.canvas.lines.fine if edge else 0.0)


def look(chart: Bars, bar: Bar, colours: Colours) -> tuple[str, str]:
    """Fill and edge of a bar, told apart in grey too."""
    if bar is chart.total:
        return (colours.city if chart.has_focus else colours.text), ""
    if bar.is_focus:
        return colours.focus, ""
    if bar in chart.outside:
        return lightened(colours.muted, HOLLOW), colours.muted
    return (receding(colours.lead) if chart.has_focus else colours.lead), ""


def _zero(layout: _Layout) -> Iterator[Mark]:
    at, canvas = layout.axis(0.0), layout.canvas
    path = down(at, layout.top, layout.bottom)
    yield Line((path,), canvas.colours.muted, canvas.lines.fine)


def _reference(layout: _Layout) -> Iterator[Mark]:
    """The dashed line of the whole, with its name and number above."""
    found = layout.chart.reference
    if found is None or found.amount is None:
        return
    canvas, at = layout.canvas, layout.axis(found.amount)
    text = line_told(layout.chart, found)
    half = canvas.runs(text, is_strong=True) / 2
    place = min(max(at, half), canvas.width - half)
    colour = canvas.colours.city
    path = down(at, layout.top - 0.6, layout.bottom)
    yield Line((path,), canvas.colours.paper, HALO)
    yield Line((path,), colour, canvas.lines.firm, DASHES)
    if not layout.is_inset:
        yield Label((place, layout.top - 1.7), text, colour, Anchor.MIDDLE, is_strong=True)


def line_told(chart: Bars, line: Bar) -> str:
    """What stands at the dashed line: its name, and its number with the unit."""
    is_plain = line.amount == 0  # a line at nought has a number, not the sign of a cell
    digits = formats.number(0, chart.measure.decimals) if is_plain else line.printed.text
    return f"{line.name} {formats.with_unit(digits, chart.measure.unit)}"


def _words(layout: _Layout) -> Iterator[Mark]:
    """The names, and the numbers or the signs that stand for them."""
    canvas, colour = layout.canvas, layout.canvas.colours.text
    left = layout.axis.start - canvas.spacing.gap - _negative_room(layout)
    every = max(1, ceil(CLEAR / layout.pitch))
    for number, bar in enumerate(layout.chart.rows):
        y = layout.row(number)
        is_strong = bar.is_focus or bar is layout.chart.total
        for label in canvas.block((left, y), layout.names[number], colour, Anchor.END):
            if number % every == 0:
                yield replace(label, is_strong=is_strong)
        if layout.has_numbers or (bar.amount is None and every == 1):
            yield from _number(layout, bar, y)


def _negative_room(layout: _Layout) -> float:
    """Millimetres kept free left of the longest negative bar for its number."""
    if layout.axis.low >= 0 or not layout.has_numbers:
        return 0.0
    return layout.canvas.width - layout.axis.end


def _number(layout: _Layout, bar: Bar, y: float) -> Iterator[Mark]:
    """The number at the end of a bar; beyond the reference line where it would touch it."""
    canvas, colours = layout.canvas, layout.canvas.colours
    text, gap, amount = bar.printed.text, canvas.spacing.gap, bar.amount or 0.0
    outwards, anchor = (-1.0, Anchor.END) if amount < 0 else (1.0, Anchor.START)
    at, wide = layout.axis(amount) + outwards * gap / 2, canvas.runs(text)
    line = layout.line
    if line is not None and -gap / 2 < (line - at) * outwards < wide + gap / 2:
        at = line + outwards * gap * 0.75
    spot = (at, y + middle(canvas.type.normal))
    yield Label(spot, text, colours.text, anchor, is_strong=bar.amount is None)


def _unit(layout: _Layout) -> Iterator[Mark]:
    """The unit above the names, where the label of the line does not tell it."""
    text = names.unit(layout.chart.measure)
    if text and layout.chart.reference is None and not layout.is_inset:
        canvas, small = layout.canvas, layout.canvas.type.small
        right = layout.axis.start - canvas.spacing.gap - _negative_room(layout)
        at = max(right, canvas.runs(text, small))
        yield Label((at, layout.top - 1.7), text, canvas.colours.muted, Anchor.END, small)
