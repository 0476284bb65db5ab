"""The legend of a map: classes as a stepped bar, beside a map that leaves room, else below.

Unit, counts, bounds, the hatch for what is not shown, and the scale.
"""

from collections.abc import Iterator

from reportgen import formats
from reportgen.document.colours import written_on
from reportgen.exhibits.lookup import names
from reportgen.exhibits.maps import furniture
from reportgen.exhibits.maps.choropleth import Map
from reportgen.exhibits.maps.furniture import HIGH, LEADING
from reportgen.exhibits.maps.layout import MapLayout
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import Canvas, middle
from reportgen.exhibits.sheet.marks import (
    Anchor,
    Area,
    Label,
    Mark,
    box,
)
from reportgen.exhibits.tables.nouns import nouns
from reportgen.messages import word
from reportgen.places import Point

STEP = 13.0
"""Millimetres of a class in the legend, at most."""
ASIDE = 5.0
"""Millimetres between a map and a legend beside it."""
FIELD, TALL = 9.0, 5.6
"""Width and height of a class in a legend beside the map, in millimetres."""


def below(layout: MapLayout, top: float) -> tuple[list[Mark], float]:
    """Unit, stepped bar with counts and bounds, the hatch, the scale; and where it ends."""
    canvas, chart = layout.canvas, layout.chart
    marks, down = furniture.caption(canvas, top, _caption(chart))
    bar = top + down + 2.4
    step = _step(layout)
    right, foot = step * len(layout.ramp), bar + HIGH + 4.0
    if right <= canvas.width:
        marks += _steps(layout, bar, step)
    else:
        marks += _stack(layout, (0.0, bar))
        right = FIELD + 1.5 + canvas.widest(_bounds(chart), canvas.type.small)
        foot = bar + TALL * len(layout.ramp) + 2.0
    free = canvas.width - furniture.room(layout.ground, canvas)
    base, below = bar + HIGH, foot + 1.6
    if right > free:
        base = foot = below + HIGH
    if chart.hidden:
        wide = HIGH + 1.5 + canvas.runs(furniture.hidden(chart), canvas.type.small)
        fits = right + 6.0 + wide < free
        marks += furniture.hatched(canvas, (right + 6.0, bar) if fits else (0.0, below), chart)
        foot = max(foot, 0.0 if fits else below + HIGH)
    marks += furniture.scale(layout.ground, canvas, base)
    return marks, foot + 0.6


def _caption(chart: Map) -> str:
    """The unit, and what the numbers in the fields are."""
    return "; ".join(filter(None, (names.unit(chart.measure), _counted(chart))))


def _counted(chart: Map) -> str:
    """What the numbers in the fields are."""
    _, many = nouns(chart.plan)
    return word("exhibit-map-counts", many=many)


def room_beside(chart: Map, canvas: Canvas) -> float:
    """Millimetres that a legend beside the map needs; more than there are on narrow sheets."""
    bounds = FIELD + 1.5 + canvas.widest(_bounds(chart), canvas.type.small)
    hatched = (
        HIGH + 1.5 + canvas.runs(furniture.hidden(chart), canvas.type.small)
        if chart.hidden
        else 0.0
    )
    words = canvas.widest(_caption(chart).split(), canvas.type.small)
    return ASIDE + max(bounds, hatched, words)


def beside(layout: MapLayout) -> tuple[list[Mark], float]:
    """The classes one above the other, the highest on top; the scale at the foot."""
    canvas, chart = layout.canvas, layout.chart
    left = layout.ground.drawn + ASIDE
    told = filter(None, (names.unit(chart.measure), _counted(chart)))
    lines = [
        line
        for each in told
        for line in canvas.fitted(each, canvas.width - left, canvas.type.small)
    ]
    top = LEADING
    marks: list[Mark] = []
    for line in lines:
        marks.append(Label((left, top), line, canvas.colours.muted, size=canvas.type.small))
        top += LEADING
    marks += _stack(layout, (left, top))
    foot = top + TALL * len(layout.ramp) + 2.0
    if chart.hidden:
        marks += furniture.hatched(canvas, (left, foot), chart)
        foot += HIGH
    base = max(layout.ground.height - 1.0, foot + 2 * LEADING)
    marks += furniture.scale(layout.ground, canvas, base)
    return marks, max(layout.ground.height, base + 1.0)


def _stack(layout: MapLayout, at: Point) -> Iterator[Mark]:
    """A field for each class with its number of places, bounds beside where classes meet."""
    left, top = at
    classes, canvas = layout.chart.classes, layout.canvas
    fields = list(zip(layout.ramp, classes.counts if classes else (), strict=False))
    for number, (colour, count) in enumerate(reversed(fields)):
        y = top + TALL * number
        yield from _field(canvas, (left, y, FIELD, TALL), colour, count)
    for number, text in enumerate(reversed(_bounds(layout.chart))):
        if text:
            spot = (left + FIELD + 1.5, top + TALL * number + middle(canvas.type.small))
            yield Label(spot, text, canvas.colours.text, size=canvas.type.small)


def _step(layout: MapLayout) -> float:
    """The width of a class: room for its bounds, of which the outer ones stand inside."""
    texts, canvas = _bounds(layout.chart), layout.canvas
    need = 1.5 * canvas.widest(texts, canvas.type.small) + 1.0
    classes = max(1, len(layout.ramp))
    return max(need, min(STEP, canvas.width * 0.6 / classes)) if texts else STEP


def _bounds(chart: Map) -> tuple[str, ...]:
    """Bounds as printed, from the lowest number to the highest; open ends are left empty."""
    classes = chart.classes
    if classes is None:
        return ()
    edges = (classes.low, *classes.bounds, classes.high)
    decimals = max(chart.measure.decimals, scale.decimals(classes.bounds))
    return tuple(
        "" if edge is None else formats.number(float(edge), decimals, signed=chart.is_change)
        for edge in edges
    )


def _steps(layout: MapLayout, top: float, step: float) -> Iterator[Mark]:
    """A field for each class with its number of places, bounds below where classes meet."""
    classes, canvas = layout.chart.classes, layout.canvas
    counts = classes.counts if classes else ()
    for number, (colour, count) in enumerate(zip(layout.ramp, counts, strict=True)):
        yield from _field(canvas, (step * number, top, step, HIGH), colour, count)
    texts = _bounds(layout.chart)
    for number, text in enumerate(texts):
        anchor = Anchor.MIDDLE
        if number == 0:
            anchor = Anchor.START
        elif number == len(texts) - 1:
            anchor = Anchor.END
        if text:
            at = (step * number, top + HIGH + 3.2)
            yield Label(at, text, canvas.colours.text, anchor, canvas.type.small)


def _field(
    canvas: Canvas, place: tuple[float, float, float, float], colour: str, count: int
) -> Iterator[Mark]:
    """A class with its number of places; `place` is left, top, width and height."""
    left, top, wide, tall = place
    yield Area((box(left, top, wide, tall),), colour, canvas.colours.paper, canvas.lines.border)
    at = (left + wide / 2, top + tall / 2 + middle(canvas.type.small))
    shade = written_on(colour, canvas.colours.text, canvas.colours.paper)
    yield Label(at, formats.number(count), shade, Anchor.MIDDLE, canvas.type.small)
