"""A map of points as marks: faint places, symbols by kind, numbers, and the legend."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen import formats
from reportgen.document.colours import lightened
from reportgen.document.looks import Shape
from reportgen.exhibits.maps import named
from reportgen.exhibits.maps.apart import apart
from reportgen.exhibits.maps.named import Lettered, lettered
from reportgen.exhibits.maps.outlines import Ground, ground
from reportgen.exhibits.maps.point_map import PointKind, PointMap
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves, middle
from reportgen.exhibits.sheet.marks import POINT, Area, Label, Laid, Mark
from reportgen.exhibits.sheet.placing import Box, Spot, Wish, around, placed
from reportgen.exhibits.sheet.symbols import reach, symbol
from reportgen.messages import word
from reportgen.places import Point

HIGHEST, TALLEST = 0.92, 100.0
"""Height of the map at most: as a share of the width, and in millimetres."""
RADIUS, SMALLER = 1.15, 0.85
"""Millimetres of a symbol; where there are many."""
MANY = 80
ASIDE = 5.0
"""Millimetres between the map and a legend beside it."""
ENTRY = 2.0
"""Millimetres between a symbol and its word in the legend."""
GROUND = 93.0
"""L* of the places: faint, and yet no paper."""
SHAPES = tuple(Shape)
WIDEST = max(reach(shape, RADIUS) for shape in SHAPES)
"""Millimetres from the middle of a symbol of the legend to its edge, at most."""


@dataclass(frozen=True, eq=False)
class _Layout:
    chart: PointMap
    canvas: Canvas
    ground: Ground
    at: tuple[Point, ...]
    """Where each symbol stands."""
    radius: float

    @property
    def taken(self) -> tuple[Box, ...]:
        """What symbols cover."""
        return tuple(
            around(at, reach(SHAPES[pin.look], self.radius))
            for at, pin in zip(self.at, self.chart.pins, strict=True)
        )


def drawn_point_map(chart: PointMap, canvas: Canvas) -> Laid:
    """The marks of a map of points, its height, and what is to be said of it."""
    keys = tuple(sorted(place.key for place in chart.places))
    highest = min(canvas.width * HIGHEST, TALLEST)
    full = ground(chart.every, keys, canvas.width, highest)
    is_beside = canvas.width - full.drawn >= _legend_width(chart, canvas) + ASIDE
    fitted = ground(chart.every, keys, full.drawn, full.height) if is_beside else full
    radius = RADIUS if len(chart.pins) <= MANY else SMALLER
    true = tuple(fitted.at(pin.at) for pin in chart.pins)
    at = _inside(apart(true, 2 * radius + 0.3), fitted, radius)
    layout = _Layout(chart, canvas, fitted, at, radius)
    spots = _numbers(layout) if chart.is_numbered else ()
    names = _names(layout, spots)
    marks: list[Mark] = [
        *_places(layout),
        *names.marks,
        *_symbols(layout),
        *_written(layout, spots),
    ]
    corner = (fitted.width + ASIDE, 2.0) if is_beside else (0.0, fitted.height + 2.6)
    legend, bottom = _legend(layout, corner)
    height = max(fitted.height, bottom)
    return Laid((*marks, *legend), halves(height), (*names.notes(), *_remarks(layout, true, spots)))


def _inside(points: Sequence[Point], sheet: Ground, radius: float) -> tuple[Point, ...]:
    """Points as far from the edge that the largest symbol is whole."""
    edge = max(reach(shape, radius) for shape in SHAPES) + 0.2
    return tuple(
        (min(max(x, edge), sheet.width - edge), min(max(y, edge), sheet.height - edge))
        for x, y in points
    )


def _places(layout: _Layout) -> Iterator[Mark]:
    colours, lines = layout.canvas.colours, layout.canvas.lines
    rings = tuple(ring for outline in layout.ground.outlines for ring in outline.rings)
    yield Area(rings, "", colours.muted, lines.border + 2 * lines.hair)
    yield Area(rings, lightened(colours.muted, GROUND), colours.paper, 2 * lines.border)


def _symbols(layout: _Layout) -> Iterator[Mark]:
    """One area for all symbols of a kind, with a rim of paper."""
    for kind in layout.chart.kinds:
        pins = zip(layout.chart.pins, layout.at, strict=True)
        rings = tuple(
            ring
            for pin, at in pins
            if pin.look == kind.look
            for ring in symbol(SHAPES[kind.look], at, layout.radius)
        )
        canvas = layout.canvas
        yield Area(rings, _colour(kind, canvas), canvas.colours.paper, canvas.lines.hair)


def _colour(kind: PointKind, canvas: Canvas) -> str:
    """Three colours that shapes tell apart in grey."""
    colours = canvas.colours
    return (colours.lead, colours.focus, colours.text)[kind.look % 3]


def _numbers(layout: _Layout) -> tuple[Spot | None, ...]:
    canvas, small = layout.canvas, layout.canvas.type.small
    wishes = tuple(
        Wish(at, canvas.runs(str(pin.number), small), small * POINT * 0.8,
             reach(SHAPES[pin.look], layout.radius) + 0.3)
        for at, pin in zip(layout.at, layout.chart.pins, strict=True)
    )  # fmt: skip
    sheet = Box(0.0, 0.0, layout.ground.width, layout.ground.height)
    return placed(wishes, sheet, layout.taken)


def _written(layout: _Layout, spots: Sequence[Spot | None]) -> Iterator[Mark]:
    small = layout.canvas.type.small
    for pin, spot in zip(layout.chart.pins, spots, strict=False):
        if spot:
            at = (spot.at[0], spot.at[1] + middle(small))
            yield Label(at, str(pin.number), layout.canvas.colours.text, spot.anchor, small)


def _names(layout: _Layout, spots: Sequence[Spot | None]) -> Lettered:
    """Names of places, or their keys, where they hide no symbol and no number."""
    chart = layout.chart
    fill = lightened(layout.canvas.colours.muted, GROUND)
    wishes = [
        named.Wish(chart.every.by_key[outline.key], outline, fill)
        for outline in layout.ground.outlines
    ]
    is_wanted = chart.is_named and len(wishes) > 1
    taken = [*layout.taken, *(spot.box for spot in spots if spot)]
    return lettered(wishes, "names" if is_wanted else "none", layout.canvas, taken)


# ---------------------------------------------------------------- legend


def _entry(kind: PointKind) -> str:
    return f"{kind.name} ({formats.number(kind.count)})"


def _legend_width(chart: PointMap, canvas: Canvas) -> float:
    return 2 * WIDEST + ENTRY + canvas.widest(map(_entry, chart.kinds), canvas.type.small)


def _legend(layout: _Layout, corner: Point) -> tuple[list[Mark], float]:
    """Symbols with their words and counts, in rows; and where it ends."""
    canvas, small = layout.canvas, layout.canvas.type.small
    marks: list[Mark] = []
    x, y = corner
    for kind in layout.chart.kinds:
        told = _entry(kind)
        wide = 2 * WIDEST + ENTRY + canvas.runs(told, small)
        if x > corner[0] and x + wide > canvas.width:
            x, y = corner[0], y + canvas.spacing.row
        shape = symbol(SHAPES[kind.look], (x + WIDEST, y), RADIUS)
        marks.append(Area(shape, _colour(kind, canvas)))
        at = (x + 2 * WIDEST + ENTRY / 2, y + middle(small))
        told = canvas.cut(told, canvas.width - at[0], small)
        marks.append(Label(at, told, canvas.colours.text, size=small))
        x += wide + BASELINE / 2
        if corner[0] > 0:  # beside the map each has a row
            x, y = corner[0], y + canvas.spacing.row
    return marks, y + WIDEST + 0.4


def _remarks(layout: _Layout, true: Sequence[Point], spots: Sequence[Spot | None]) -> Iterator[str]:
    if layout.at != tuple((round(x, 3), round(y, 3)) for x, y in true):
        yield word("records-points-apart")
    if without := sum(spot is None for spot in spots):
        yield word("records-points-unnumbered", count=formats.number(without))
