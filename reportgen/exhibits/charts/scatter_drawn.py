"""A scatter plot as marks: symbols, light lines, names where they find room."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen import formats
from reportgen.document.colours import receding
from reportgen.document.plot import Side
from reportgen.exhibits.charts import axes_drawn
from reportgen.exhibits.charts.named_drawn import Name, covered, named, patches
from reportgen.exhibits.charts.parts import listed
from reportgen.exhibits.charts.scatter import FIELDS, Axis, Scatter, Spot
from reportgen.exhibits.charts.symbols_drawn import Style, drawn, key, styles
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves, middle
from reportgen.exhibits.sheet.marks import (
    Anchor,
    Label,
    Laid,
    Line,
    Mark,
    Points,
    across,
    down,
)
from reportgen.exhibits.sheet.placing import Box, around
from reportgen.exhibits.sheet.scale import Scale
from reportgen.exhibits.sheet.symbols import reach
from reportgen.exhibits.tables.nouns import nouns
from reportgen.messages import word
from reportgen.places import Point

LOW, STEEP = 42.0, 0.33
"""Height of the plot: millimetres, and a share of the width beside."""
MANY = 45
"""From here on symbols are small."""
LARGE, LITTLE = 1.15, 0.9
"""Radius of symbols in millimetres."""
GAP = 1.6
INSET, BAND = 2.2, 5.0
"""Millimetres kept free at the edges of the plot; where fields are named."""
DASHES = (2.6, 1.8)
BESIDE = 0.4
"""Millimetres on either side of a dashed line that count as the line."""


@dataclass(frozen=True, eq=False)
class _Layout:
    chart: Scatter
    canvas: Canvas
    across: Scale
    up: Scale
    frame: Box
    """Of the plot."""
    head: float
    """Where the names of the symbols end."""

    @property
    def radius(self) -> float:
        """Of the symbols, in millimetres."""
        return LARGE if len(self.chart.spots) < MANY else LITTLE

    def at(self, spot: Spot) -> Point:
        """Where a place stands."""
        return self.across(spot.across), self.up(spot.up)


def drawn_scatter(chart: Scatter, canvas: Canvas) -> Laid:
    """The marks of a scatter plot and its height."""
    entries = tuple(zip(styles(canvas, len(chart.groups)), chart.groups, strict=False))
    head, top = key(canvas, entries)
    layout = _layout(chart, canvas, top)
    fields = tuple(_fields(layout))
    names, left_out = _names(layout, fields)
    below = patches(canvas, names, tuple(_crossed(layout)))
    marks = (*head, *_grid(layout), *_lines(layout), *_titles(layout), *below, *fields,
             *_symbols(layout), *names)  # fmt: skip
    height = halves(layout.frame.bottom + 2 * BASELINE)
    return Laid(marks, height, tuple(listed("exhibit-unnamed", left_out, nouns(chart.plan))))


def sides(chart: Scatter, canvas: Canvas) -> Mapping[str, Side]:
    """By their keys the places that are named, and where their names stand."""
    layout = _layout(chart, canvas, 0.0)
    labels, left_out = _names(layout, tuple(_fields(layout)))
    spots = (spot for spot in _wanted(chart) if spot.name not in left_out)
    return {
        spot.key: _side(label, layout.at(spot)) for spot, label in zip(spots, labels, strict=False)
    }


def _side(label: Label, at: Point) -> Side:
    match label.anchor:
        case Anchor.START:
            return Side.RIGHT
        case Anchor.END:
            return Side.LEFT
        case Anchor.MIDDLE:
            return Side.ABOVE if label.at[1] < at[1] else Side.BELOW


def _layout(chart: Scatter, canvas: Canvas, head: float) -> _Layout:
    small = canvas.type.small
    left = canvas.widest(_ticks(chart, chart.up), small) + GAP
    top = head + BASELINE * (1.2 if line_told(chart.across) == "" else 2.0)
    right = canvas.width - canvas.runs(line_told(chart.up), small) - GAP
    frame = Box(left, top, right, top + LOW + STEEP * canvas.width)
    inset = BAND if chart.quadrants else INSET
    return _Layout(
        chart, canvas, _scaled(chart.across.ticks, left + INSET, right - INSET),
        _scaled(chart.up.ticks, frame.bottom - inset, top + inset), frame, head,
    )  # fmt: skip


def _scaled(ticks: tuple[Decimal, ...], start: float, end: float) -> Scale:
    return Scale(float(ticks[0]), float(ticks[-1]), start, end)


def _ticks(chart: Scatter, axis: Axis) -> tuple[str, ...]:
    """Ticks as printed; axes without a place have none."""
    return scale.labels(axis.ticks) if chart.spots else ()


def line_told(axis: Axis) -> str:
    """The number that a line stands for; the axis tells its unit, and nought is a tick."""
    if not axis.line:
        return ""
    unit = axis.measure.unit if axis.measure.is_percentage else ""
    return formats.quantity(axis.line, axis.measure.decimals, unit, signed=axis.is_change)


def _grid(layout: _Layout) -> Iterator[Mark]:
    """Light lines at the ticks of both axes, and their numbers."""
    chart, frame, canvas = layout.chart, layout.frame, layout.canvas
    colour, small = canvas.colours.muted, canvas.type.small
    level = [layout.up(float(each)) for each in chart.up.ticks]
    upright = [layout.across(float(each)) for each in chart.across.ticks]
    paths = (
        *(across(y, frame.left, frame.right) for y in level),
        *(down(x, frame.top, frame.bottom) for x in upright),
    )
    yield Line(paths, canvas.colours.line, canvas.lines.hair)
    for y, text in zip(level, _ticks(chart, chart.up), strict=False):
        yield Label((frame.left - GAP, y + middle(small)), text, colour, Anchor.END, small)
    told = _ticks(chart, chart.across)
    for x, text in axes_drawn.clear(canvas, chart.across.ticks, layout.across, told):
        yield Label((x, frame.bottom + BASELINE * 0.75), text, colour, Anchor.MIDDLE, small)
    if not chart.spots:
        at = ((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2)
        yield Label(at, word("exhibit-not-shown"), colour, Anchor.MIDDLE)


def _titles(layout: _Layout) -> Iterator[Mark]:
    """The names of the axes: above the plot and below it, both level."""
    canvas, frame = layout.canvas, layout.frame
    colour, small = canvas.colours.text, canvas.type.small
    up, right = (
        canvas.cut(axis.name, canvas.width, small, is_strong=True)
        for axis in (layout.chart.up, layout.chart.across)
    )
    at = (0.0, layout.head + BASELINE * 0.7)
    yield Label(at, up, colour, Anchor.START, small, is_strong=True)
    end = max(frame.right, canvas.runs(right, small, is_strong=True))
    at = (end, frame.bottom + BASELINE * 1.65)
    yield Label(at, right, colour, Anchor.END, small, is_strong=True)


def _lines(layout: _Layout) -> Iterator[Mark]:
    """The dashed lines that part the plot, with their numbers outside."""
    chart, frame, canvas = layout.chart, layout.frame, layout.canvas
    colour, small = canvas.colours.city, canvas.type.small
    paths: list[Points] = []
    if not chart.spots:
        return
    if chart.across.line is not None:
        x, text = layout.across(chart.across.line), line_told(chart.across)
        paths.append(down(x, frame.top, frame.bottom))
        half = canvas.runs(text, small) / 2
        at = (min(max(x, half), canvas.width - half), frame.top - 1.2)
        if text:
            yield Label(at, text, colour, Anchor.MIDDLE, small)
    if chart.up.line is not None:
        y, text = layout.up(chart.up.line), line_told(chart.up)
        paths.append(across(y, frame.left, frame.right))
        if text:
            yield Label((canvas.width, y + middle(small)), text, colour, Anchor.END, small)
    if paths:
        yield Line(tuple(paths), colour, canvas.lines.fine, DASHES)


def _fields(layout: _Layout) -> Iterator[Label]:
    """The names of the four fields in their corners."""
    frame, canvas = layout.frame, layout.canvas
    small, half = canvas.type.small, (frame.right - frame.left) / 2 - GAP
    for name, (is_right, is_up) in zip(layout.chart.quadrants, FIELDS, strict=False):
        x = frame.right - 0.6 if is_right else frame.left + 0.6
        y = frame.top + BAND / 2 if is_up else frame.bottom - BAND / 2
        anchor, text = Anchor.END if is_right else Anchor.START, canvas.cut(name, half, small)
        yield Label((x, y + middle(small)), text, canvas.colours.muted, anchor, small)


def styled(chart: Scatter, canvas: Canvas) -> tuple[tuple[Style, Spot], ...]:
    """Every place with its style, highlighted ones last."""
    colours = canvas.colours
    known = styles(canvas, len(chart.groups))
    found = []
    for spot in sorted(chart.spots, key=lambda spot: spot.is_focus):
        style = known[spot.group]
        if spot.is_focus:
            style = replace(style, colour=colours.focus)
        elif chart.has_focus and not chart.groups:
            style = replace(style, colour=receding(colours.lead))
        found.append((style, spot))
    return tuple(found)


def _symbols(layout: _Layout) -> Iterator[Mark]:
    spots = tuple((style, layout.at(spot)) for style, spot in styled(layout.chart, layout.canvas))
    yield from drawn(layout.canvas, spots, layout.radius)


def _names(layout: _Layout, fields: tuple[Label, ...]) -> tuple[tuple[Label, ...], tuple[str, ...]]:
    """The names that find room, and those that do not."""
    canvas, radius = layout.canvas, layout.radius
    looks = styled(layout.chart, canvas)
    reaches = {spot.key: reach(style.shape, radius) for style, spot in looks}
    names = [
        Name(spot.name, layout.at(spot), reaches[spot.key], spot.is_focus)
        for spot in _wanted(layout.chart)
    ]
    taken = [around(layout.at(spot), reaches[spot.key]) for spot in layout.chart.spots]
    taken += [covered(canvas, field) for field in fields]
    return named(canvas, names, layout.frame, taken, tuple(_crossed(layout)))


def _wanted(chart: Scatter) -> list[Spot]:
    """Places to be named: highlighted ones, then those farthest from the middle."""
    spots = [spot for spot in chart.spots if chart.named == "all" or spot.is_focus]
    return sorted(spots if chart.named != "none" else [], key=lambda spot: _rank(chart, spot))


def _rank(chart: Scatter, spot: Spot) -> tuple[bool, float]:
    shares = []
    for axis, amount in ((chart.across, spot.across), (chart.up, spot.up)):
        low, high = float(axis.ticks[0]), float(axis.ticks[-1])
        centre = (low + high) / 2 if axis.line is None else axis.line
        shares.append((amount - centre) / (high - low))
    return not spot.is_focus, -round(shares[0] ** 2 + shares[1] ** 2, 9)


def _crossed(layout: _Layout) -> Iterator[Box]:
    """The dashed lines, which names cross only where nothing else is free."""
    chart, frame = layout.chart, layout.frame
    if chart.across.line is not None:
        x = layout.across(chart.across.line)
        yield Box(x - BESIDE, frame.top, x + BESIDE, frame.bottom)
    if chart.up.line is not None:
        y = layout.up(chart.up.line)
        yield Box(frame.left, y - BESIDE, frame.right, y + BESIDE)
