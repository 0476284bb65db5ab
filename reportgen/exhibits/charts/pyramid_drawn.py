"""A pyramid as marks: ages in the middle, bars to both sides, the outline over them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen import ages
from reportgen.document.colours import lightened
from reportgen.exhibits.charts.axes_drawn import clear
from reportgen.exhibits.charts.inset import Inset
from reportgen.exhibits.charts.pyramid import Pyramid, Shape, Side
from reportgen.exhibits.lookup import names
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves, middle
from reportgen.exhibits.sheet.marks import (
    Anchor,
    Area,
    Label,
    Laid,
    Line,
    Mark,
    Points,
    across,
    box,
    down,
)
from reportgen.exhibits.sheet.scale import Scale
from reportgen.frame import AGE
from reportgen.messages import word

MANY = 30
"""From here on ages are single years: thin bars, every tenth one named."""
PITCH = 4.2
"""Millimetres of a named band."""
SMALL, APART = 42.0, 20
"""Millimetres of one pyramid among several, and years between the ages that it names."""
HIGH = 88.0
"""Millimetres of a pyramid of single years."""
THICK = 0.84
"""Share of a row that its bar fills."""
MEN, WOMEN = 43.0, 61.0
"""L* of the two sides."""
SAMPLE, BETWEEN = 6.2, 5.6
"""Millimetres of a sample in the key with the space behind it, and between its two entries."""
OUTLINE, THIN, HALO = 1.0, 0.6, 2.4
"""Points."""


@dataclass(frozen=True, eq=False)
class _Layout:
    """Where everything stands, in millimetres."""

    chart: Pyramid
    canvas: Canvas
    left: Scale
    """To the left, from nought."""
    right: Scale
    ticks: tuple[Decimal, ...]
    pitch: float
    top: float
    is_inset: bool = False

    @property
    def bottom(self) -> float:
        """Where the youngest stand."""
        return self.top + self.pitch * len(self.chart.bands)

    def row(self, number: int) -> float:
        """The middle of a row, the youngest at the foot."""
        return self.bottom - self.pitch * (number + 0.5)


def drawn_pyramid(chart: Pyramid, canvas: Canvas, inset: Inset | None = None) -> Laid:
    """The marks of a pyramid and its height; as an inset small, without unit and key."""
    layout = _layout(chart, canvas, inset)
    colours = canvas.colours
    marks: list[Mark] = [*_grid(layout)]
    for side, axis, light in _sides(layout, chart.shape):
        marks += _bars(layout, side, axis, lightened(colours.lead, light))
    if chart.outline:
        paths = tuple(_steps(layout, side, axis) for side, axis, _ in _sides(layout, chart.outline))
        known = tuple(path for each in paths for path in each)
        if not inset:
            marks.append(Line(known, colours.paper, HALO))
        marks.append(Line(known, colours.text, THIN if inset else OUTLINE))
    marks += [*_ages(layout), *_heads(layout)]
    height = layout.bottom + BASELINE + 0.4
    if chart.outline and not inset:
        key, end = _key(layout, chart.outline.name, height + BASELINE * 0.6)
        marks += key
        height = end + BASELINE * 0.4
    return Laid(tuple(marks), halves(height))


def _layout(chart: Pyramid, canvas: Canvas, inset: Inset | None) -> _Layout:
    most = inset.high if inset else max(chart.drawn, default=1.0)
    ticks = scale.ticks(0, most or 1.0, most=4 if canvas.width > 80 else 2)
    column = (
        canvas.widest(_names(chart, is_inset=bool(inset)), canvas.type.small) / 2
        + canvas.spacing.gap
    )
    centre, high = canvas.width / 2, float(ticks[-1])
    outer = canvas.widest(scale.labels(ticks), canvas.type.small) / 2
    rows = len(chart.bands)
    heads = canvas.runs(chart.shape.men.name, is_strong=True) + canvas.spacing.gap
    is_free = heads + canvas.runs(unit(chart), canvas.type.small) <= centre - column
    return _Layout(
        chart, canvas, Scale(0.0, high, centre - column, outer),
        Scale(0.0, high, centre + column, canvas.width - outer), ticks,
        SMALL / rows if inset else HIGH / rows if rows > MANY else PITCH,
        BASELINE if is_free or inset else 2 * BASELINE,
        is_inset=bool(inset),
    )  # fmt: skip


def _names(chart: Pyramid, *, is_inset: bool) -> tuple[str, ...]:
    """What stands beside each row; empty where rows are too thin."""
    if len(chart.bands) <= MANY and not is_inset:
        return tuple(names.member(AGE, band, {}) for band in chart.bands)
    step = APART if is_inset else 10
    starts = (ages.band(band).start for band in chart.bands)
    return tuple(str(start) if start % step == 0 else "" for start in starts)


def _sides(layout: _Layout, shape: Shape) -> tuple[tuple[Side, Scale, float], ...]:
    return (shape.men, layout.left, MEN), (shape.women, layout.right, WOMEN)


def _grid(layout: _Layout) -> Iterator[Mark]:
    """Light lines and ticks on both sides, mirrored."""
    canvas, colours = layout.canvas, layout.canvas.colours
    axes = (layout.left, layout.right)
    light = tuple(
        down(axis(float(each)), layout.top, layout.bottom)
        for axis in axes
        for each in layout.ticks[1:]
    )
    yield Line(light, colours.line, canvas.lines.hair)
    base = layout.bottom + 3.8
    for axis in axes:
        for x, text in clear(canvas, layout.ticks, axis, scale.labels(layout.ticks)):
            yield Label((x, base), text, colours.muted, Anchor.MIDDLE, canvas.type.small)


def _bars(layout: _Layout, side: Side, axis: Scale, colour: str) -> Iterator[Mark]:
    """One area for a side, its line of nought, and a sign for each number not shown."""
    canvas = layout.canvas
    for number, amount in enumerate(side.amounts):
        if amount is None:
            yield _sign(layout, axis, layout.row(number), side.signs[number])
    is_thin = layout.is_inset or len(layout.chart.bands) > MANY
    rings = _silhouette(layout, side, axis) if is_thin else _rows(layout, side, axis)
    if rings:
        yield Area(rings, colour)
    nought = down(axis(0.0), layout.top, layout.bottom)
    yield Line((nought,), canvas.colours.muted, canvas.lines.fine)


def _rows(layout: _Layout, side: Side, axis: Scale) -> tuple[Points, ...]:
    """A bar for each age."""
    thick, zero = layout.pitch * THICK, axis(0.0)
    return tuple(
        box(
            min(zero, axis(amount)), layout.row(number) - thick / 2, abs(axis(amount) - zero), thick
        )
        for number, amount in enumerate(side.amounts)
        if amount
    )


def _silhouette(layout: _Layout, side: Side, axis: Scale) -> tuple[Points, ...]:
    """Bars without air between them as one shape, which has no seams on a screen."""
    zero = axis(0.0)
    return tuple(
        ((zero, path[0][1]), *path, (zero, path[-1][1])) for path in _steps(layout, side, axis)
    )


def _sign(layout: _Layout, axis: Scale, y: float, sign: str) -> Mark:
    """The sign of a number that is not shown; a tick of the same place where rows are thin."""
    canvas, colours = layout.canvas, layout.canvas.colours
    outwards = 1.0 if axis.end > axis.start else -1.0
    x = axis(0.0) + outwards * 1.2
    if len(layout.chart.bands) > MANY:
        return Area((box(x - 0.25, y - 0.25, 0.5, 0.5),), colours.text)
    at = (x, y + middle(canvas.type.normal))
    return Label(at, sign, colours.text, Anchor.MIDDLE, is_strong=True)


def _steps(layout: _Layout, side: Side, axis: Scale) -> tuple[Points, ...]:
    """The outline of a side as steps; a number not shown breaks it."""
    paths: list[Points] = []
    current: list[tuple[float, float]] = []
    half = layout.pitch / 2
    for number, amount in enumerate(side.amounts):
        if amount is None:
            paths += [tuple(current)] if current else []
            current = []
            continue
        x, y = axis(amount), layout.row(number)
        current += [(x, y + half), (x, y - half)]
    return (*paths, tuple(current)) if current else tuple(paths)


def _ages(layout: _Layout) -> Iterator[Mark]:
    canvas = layout.canvas
    centre = canvas.width / 2
    for number, text in enumerate(_names(layout.chart, is_inset=layout.is_inset)):
        if text:
            at = (centre, layout.row(number) + middle(canvas.type.small))
            yield Label(at, text, canvas.colours.text, Anchor.MIDDLE, canvas.type.small)


def _heads(layout: _Layout) -> Iterator[Mark]:
    """The sexes above their sides, "Alter" between them, the unit at the edge."""
    colours, shape = layout.canvas.colours, layout.chart.shape
    base = layout.top - 1.7
    sides = ((shape.men, layout.left, Anchor.END), (shape.women, layout.right, Anchor.START))
    for side, axis, anchor in sides:
        yield Label((axis(0.0), base), side.name, colours.text, anchor, is_strong=True)
    if not layout.is_inset:
        base = min(base, BASELINE - 1.7)
        told = unit(layout.chart)
        yield Label((0.0, base), told, colours.muted, Anchor.START, layout.canvas.type.small)


def unit(chart: Pyramid) -> str:
    """What its numbers are."""
    measure = chart.plan.frames[0].measure
    return word("exhibit-percent") if chart.is_share else names.unit(measure)


def _key(layout: _Layout, outline: str, base: float) -> tuple[list[Mark], float]:
    """What bars and outline are, below each other where there is no room beside; where it ends."""
    canvas, colours, shape = layout.canvas, layout.canvas.colours, layout.chart.shape.name
    wide = canvas.runs(shape) + canvas.runs(outline) + 2 * SAMPLE + BETWEEN
    is_beside = wide <= canvas.width
    x = (canvas.width - wide) / 2 if is_beside else 0.0
    half = box(x, base - 2.2, 2.5, 2.4), box(x + 2.5, base - 2.2, 2.5, 2.4)
    other = (x + SAMPLE + canvas.runs(shape) + BETWEEN, base) if is_beside else (x, base + BASELINE)
    path = across(other[1] - 1.0, other[0], other[0] + 5.0)
    marks: list[Mark] = [
        Area(half[:1], lightened(colours.lead, MEN)),
        Area(half[1:], lightened(colours.lead, WOMEN)),
        Line((path,), colours.text, OUTLINE),
    ]
    for (left, line), name in (((x, base), shape), (other, outline)):
        told = canvas.cut(name, canvas.width - SAMPLE) if not is_beside else name
        marks.append(Label((left + SAMPLE, line), told, colours.text))
    return marks, other[1]
