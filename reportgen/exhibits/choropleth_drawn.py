"""A choropleth as marks: coloured places with their names, and the classes as a stepped bar.

The bar stands beside a map that leaves room for it, otherwise below.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, log10

from reportgen import formats
from reportgen.document.nodes import FigureKind
from reportgen.exhibits import map_names, names
from reportgen.exhibits.bars import nouns
from reportgen.exhibits.canvas import BASELINE, Canvas, halves, middle
from reportgen.exhibits.choice import Choice
from reportgen.exhibits.choropleth import Map, Region, choropleth, sentences
from reportgen.exhibits.colours import diverging, sequential, written_on
from reportgen.exhibits.columns import leaves
from reportgen.exhibits.made import Made
from reportgen.exhibits.marks import (
    HAIR,
    SMALL,
    Anchor,
    Area,
    Label,
    Line,
    Mark,
    Points,
    across,
    box,
    down,
)
from reportgen.exhibits.outlines import Ground, Outline, ground, hatch
from reportgen.exhibits.spec import MapSpec
from reportgen.exhibits.stage import Stage
from reportgen.exhibits.table import laid
from reportgen.frame import Polarity
from reportgen.messages import word
from reportgen.places import Point

HIGHEST, TALLEST = 0.92, 79.0
"""Height of a map at most: as a share of its width, and in millimetres; with its legend it then
takes a third of a page."""
BORDER = 0.5
"""Points of paper between places."""
FIRM = 1.8
"""Points of the outline of highlighted places."""
STEP = 13.0
"""Millimetres of a class in the legend, at most."""
HIGH = 4.2
"""Millimetres of the stepped bar."""
ASIDE = 5.0
"""Millimetres between a map and a legend beside it."""
FIELD, TALL = 9.0, 5.6
"""Width and height of a class in a legend beside the map, in millimetres."""
LEADING = 3.4
"""Millimetres from line to line of small text."""
SLANT = 1.3
"""Millimetres between the lines of a hatch."""


@dataclass(frozen=True, eq=False)
class _Layout:
    chart: Map
    canvas: Canvas
    ground: Ground
    ramp: tuple[str, ...]
    """Colours of the classes."""

    @property
    def regions(self) -> Iterator[tuple[Region, Outline]]:
        """Every place with its outline."""
        by_key = {outline.key: outline for outline in self.ground.outlines}
        return ((region, by_key[region.place.key]) for region in self.chart.regions)

    def fill(self, region: Region) -> str:
        """The colour of a place; paper where it is hatched."""
        classes = self.chart.classes
        if region.amount is None or classes is None:
            return self.canvas.colours.paper
        return self.ramp[classes.of(formats.rounded(region.amount, self.chart.measure.decimals))]


def drawn_map(chart: Map, canvas: Canvas) -> tuple[tuple[Mark, ...], float, tuple[str, ...]]:
    """The marks of a map, its height, and the keys that stand for names."""
    keys = tuple(sorted(region.place.key for region in chart.regions))
    highest = min(canvas.width * HIGHEST, TALLEST)
    places = chart.plan.choice.places
    placed = ground(places, keys, canvas.width, highest)
    is_beside = canvas.width - placed.drawn >= _room_beside(chart, canvas)
    if is_beside:
        placed = ground(places, keys, placed.drawn, placed.height)
    layout = _Layout(chart, canvas, placed, _ramp(chart, canvas))
    marks: list[Mark] = [*areas(layout)]
    used: list[str] = []
    for region, outline in layout.regions:
        ground_colour = None if region.amount is None else layout.fill(region)
        # the two hues of a change are one grey: signs tell them apart
        is_told = chart.is_change and region.amount is not None
        number = region.printed.text if is_told else ""
        found, key = map_names.named(region.place, outline, ground_colour, canvas, number)
        marks += found
        used += [key] if key else []
    legend, height = _beside(layout) if is_beside else _below(layout, placed.height + BASELINE)
    return (*marks, *legend), halves(height), tuple(used)


def show_map(spec: MapSpec, choice: Choice, stage: Stage, sheet: Canvas) -> Made | None:
    """A map with its numbers; None when its spec is wrong."""
    chart = choropleth(spec, choice)
    data = laid(chart.plan, leaves(chart.plan), stage) if chart else None
    if chart is None or data is None:
        return None
    marks, height, used = drawn_map(chart, sheet)
    told = (*_class_note(chart), *map_names.remarks(used))
    return Made(chart.plan, data, marks, height, tuple(sentences(chart)), told, FigureKind.MAP)


def _class_note(chart: Map) -> Iterator[str]:
    if chart.classes and chart.classes.bounds:
        yield word("exhibit-map-classes")


def _ramp(chart: Map, canvas: Canvas) -> tuple[str, ...]:
    """Even steps of one hue; two hues for changes; greys for what is neither good nor bad."""
    colours, classes = canvas.colours, chart.classes
    if classes is None:
        return ()
    if chart.is_change:
        most = max(1, *map(abs, classes.arms))
        both = diverging(colours.lead, colours.focus, most)
        return tuple(both[most + arm] for arm in classes.arms)
    is_neutral = chart.measure.polarity is Polarity.NEUTRAL
    return sequential(colours.muted if is_neutral else colours.lead, len(classes.counts))


def areas(layout: _Layout) -> Iterator[Mark]:
    """Places with paper between them, a line around the whole, a hatch where nothing is shown."""
    colours = layout.canvas.colours
    regions = tuple(layout.regions)
    rings = tuple(ring for _, outline in regions for ring in outline.rings)
    yield Area(rings, "", colours.muted, BORDER + 2 * HAIR)
    for region, outline in regions:
        yield Area(outline.rings, layout.fill(region), colours.paper, BORDER)
        if region.amount is None:
            yield Line(hatch(outline.shape, SLANT), colours.muted, HAIR)
            yield Area(outline.rings, "", colours.muted, HAIR)
    strong = tuple(ring for region, outline in regions if region.is_focus for ring in outline.rings)
    if strong:
        yield Area(strong, "", colours.paper, FIRM + 1.2)
        yield Area(strong, "", colours.focus, FIRM)


def _below(layout: _Layout, top: float) -> tuple[list[Mark], float]:
    """Unit, stepped bar with counts and bounds, the hatch, the scale; and where it ends."""
    canvas, chart = layout.canvas, layout.chart
    bar = top + 2.4
    marks: list[Mark] = [Label((0.0, top), _caption(chart), canvas.colours.muted, size=SMALL)]
    step = _step(layout)
    if chart.classes:
        marks += _steps(layout, bar, step)
    right = step * len(layout.ramp)
    foot = bar + HIGH + 4.0
    if chart.hidden:
        wide = HIGH + 1.5 + canvas.runs(_hidden(chart), SMALL)
        beside = right + 6.0
        fits = beside + wide < canvas.width - _bar_room(layout)
        at = (beside, bar) if fits else (0.0, foot + 1.6)
        marks += _hatched(layout, at)
        foot = foot if fits else at[1] + HIGH
    marks += _scale_bar(layout, bar + HIGH)
    return marks, foot + 0.6


def _caption(chart: Map) -> str:
    """The unit, and what the numbers in the fields are."""
    return "; ".join(filter(None, (names.unit(chart.measure), _counted(chart))))


def _counted(chart: Map) -> str:
    """What the numbers in the fields are."""
    _, many = nouns(chart.plan)
    return word("exhibit-map-counts", many=many)


def _room_beside(chart: Map, canvas: Canvas) -> float:
    """Millimetres that a legend beside the map needs; more than there are on narrow sheets."""
    bounds = FIELD + 1.5 + canvas.widest(_bounds(chart), SMALL)
    hatched = HIGH + 1.5 + canvas.runs(_hidden(chart), SMALL) if chart.hidden else 0.0
    words = canvas.widest(_caption(chart).split(), SMALL)
    return ASIDE + max(bounds, hatched, words)


def _beside(layout: _Layout) -> tuple[list[Mark], float]:
    """The classes one above the other, the highest on top; the scale at the foot."""
    canvas, chart = layout.canvas, layout.chart
    left = layout.ground.drawn + ASIDE
    unit = (names.unit(chart.measure),) if names.unit(chart.measure) else ()
    lines = (*unit, *canvas.fitted(_counted(chart), canvas.width - left, SMALL))
    top = LEADING
    marks: list[Mark] = []
    for line in lines:
        marks.append(Label((left, top), line, canvas.colours.muted, size=SMALL))
        top += LEADING
    marks += _stack(layout, (left, top))
    foot = top + TALL * len(layout.ramp) + 2.0
    if chart.hidden:
        marks += _hatched(layout, (left, foot))
        foot += HIGH
    base = max(layout.ground.height - 1.0, foot + 2 * LEADING)
    marks += _scale_bar(layout, base)
    return marks, max(layout.ground.height, base + 1.0)


def _stack(layout: _Layout, at: Point) -> Iterator[Mark]:
    """A field for each class with its number of places, bounds beside where classes meet."""
    left, top = at
    classes, canvas = layout.chart.classes, layout.canvas
    fields = list(zip(layout.ramp, classes.counts if classes else (), strict=False))
    for number, (colour, count) in enumerate(reversed(fields)):
        y = top + TALL * number
        yield Area((box(left, y, FIELD, TALL),), colour, canvas.colours.paper, BORDER)
        shade = written_on(colour, canvas.colours.text, canvas.colours.paper)
        middle_of = (left + FIELD / 2, y + TALL / 2 + middle(SMALL))
        yield Label(middle_of, formats.number(count), shade, Anchor.MIDDLE, SMALL)
    for number, text in enumerate(reversed(_bounds(layout.chart))):
        if text:
            spot = (left + FIELD + 1.5, top + TALL * number + middle(SMALL))
            yield Label(spot, text, canvas.colours.text, size=SMALL)


def _step(layout: _Layout) -> float:
    """The width of a class in the legend: room for its bounds, no more than needed."""
    texts = _bounds(layout.chart)
    need = layout.canvas.widest(texts, SMALL) + 2.0
    classes = max(1, len(layout.ramp))
    return max(need, min(STEP, layout.canvas.width * 0.6 / classes)) if texts else STEP


def _bounds(chart: Map) -> tuple[str, ...]:
    """Bounds as printed, from the lowest number to the highest; open ends are left empty."""
    classes = chart.classes
    if classes is None:
        return ()
    edges = (classes.low, *classes.bounds, classes.high)
    decimals = chart.measure.decimals
    return tuple(
        "" if edge is None else formats.number(float(edge), decimals, signed=chart.is_change)
        for edge in edges
    )


def _steps(layout: _Layout, top: float, step: float) -> Iterator[Mark]:
    """A field for each class with its number of places, bounds below where classes meet."""
    classes, canvas = layout.chart.classes, layout.canvas
    counts = classes.counts if classes else ()
    for number, (colour, count) in enumerate(zip(layout.ramp, counts, strict=True)):
        yield Area((box(step * number, top, step, HIGH),), colour, canvas.colours.paper, BORDER)
        at = (step * (number + 0.5), top + HIGH / 2 + middle(SMALL))
        shade = written_on(colour, canvas.colours.text, canvas.colours.paper)
        yield Label(at, formats.number(count), shade, Anchor.MIDDLE, SMALL)
    texts = _bounds(layout.chart)
    for number, text in enumerate(texts):
        anchor = Anchor.MIDDLE
        if number == 0:
            anchor = Anchor.START
        elif number == len(texts) - 1:
            anchor = Anchor.END
        if text:
            at = (step * number, top + HIGH + 3.2)
            yield Label(at, text, canvas.colours.text, anchor, SMALL)


def _hidden(chart: Map) -> str:
    return f"{word('exhibit-not-shown')}: {chart.hidden}"


def _hatched(layout: _Layout, at: tuple[float, float]) -> Iterator[Mark]:
    """What the hatch means, and how many places have it."""
    canvas = layout.canvas
    x, y = at
    slanting: tuple[Points, ...] = tuple(
        (
            (x + max(0.0, shift), y + min(HIGH, HIGH + shift)),
            (x + min(HIGH, HIGH + shift), y + max(0.0, shift)),
        )
        for shift in (-2 * SLANT, -SLANT, 0.0, SLANT, 2 * SLANT)
    )
    yield Line(slanting, canvas.colours.muted, HAIR)
    yield Area((box(x, y, HIGH, HIGH),), "", canvas.colours.muted, HAIR)
    place = (x + HIGH + 1.5, y + HIGH / 2 + middle(SMALL))
    yield Label(place, _hidden(layout.chart), canvas.colours.text, size=SMALL)


def _scale_length(layout: _Layout) -> float:
    """Metres of the scale bar: the largest of 1, 2, 5, … that takes a fifth of the width."""
    most = layout.canvas.width / 5 * layout.ground.metres
    power = 10.0 ** floor(log10(most))
    return max(step * power for step in (1, 2, 5) if step * power <= most)


def _bar_room(layout: _Layout) -> float:
    return _scale_length(layout) / layout.ground.metres + 4.0


def _scale_bar(layout: _Layout, base: float) -> Iterator[Mark]:
    """A bar of round length in the lower right corner."""
    canvas, metres = layout.canvas, _scale_length(layout)
    wide = metres / layout.ground.metres
    left = canvas.width - wide - 0.3
    ends = (down(left, base - 1.2, base), down(left + wide, base - 1.2, base))
    yield Line((across(base, left, left + wide), *ends), canvas.colours.muted, 0.7)
    told = (
        f"{formats.number(metres / 1000)} km" if metres >= 1000 else f"{formats.number(metres)} m"
    )
    at = (left + wide / 2, base - 1.9)
    yield Label(at, told, canvas.colours.muted, Anchor.MIDDLE, SMALL)
