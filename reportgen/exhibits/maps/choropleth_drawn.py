"""A choropleth as marks: coloured places with their names, and the legend of its classes."""

from collections.abc import Iterator

from reportgen.document.colours import diverging, sequential
from reportgen.exhibits.maps import legend as map_legend
from reportgen.exhibits.maps.choropleth import Map
from reportgen.exhibits.maps.layout import SLANT, MapLayout
from reportgen.exhibits.maps.named import Wish, lettered
from reportgen.exhibits.maps.outlines import ground, hatch
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves
from reportgen.exhibits.sheet.marks import Area, Laid, Line, Mark, Points
from reportgen.frame import Polarity

HIGHEST, TALLEST = 0.92, 79.0
"""Height of a map at most: as a share of its width, and in millimetres; with its legend it then
takes a third of a page."""
FIRM = 1.8
"""Points of the outline of highlighted places."""


def drawn_map(chart: Map, canvas: Canvas) -> Laid:
    """The marks of a map, its height, and the keys that stand for names."""
    keys = tuple(sorted(region.place.key for region in chart.regions))
    highest = min(canvas.width * HIGHEST, TALLEST)
    places = chart.plan.choice.places
    placed = ground(places, keys, canvas.width, highest, chart.turn)
    is_beside = canvas.width - placed.drawn >= map_legend.room_beside(chart, canvas)
    if is_beside:
        placed = ground(places, keys, placed.drawn, placed.height, chart.turn)
    layout = MapLayout(chart, canvas, placed, _ramp(chart, canvas))
    words = lettered(tuple(_wishes(layout)), chart.lettering, canvas)
    legend, height = (
        map_legend.beside(layout)
        if is_beside
        else map_legend.below(layout, placed.height + BASELINE)
    )
    return Laid((*areas(layout), *words.marks, *legend), halves(height), tuple(words.notes()))


def _wishes(layout: MapLayout) -> Iterator[Wish]:
    """What is written in each place."""
    for region, outline in layout.regions:
        fill = None if region.amount is None else layout.fill(region)
        # the two hues of a diverging ramp are one grey: numbers tell them apart
        is_told = layout.chart.is_diverging
        text = "" if region.amount is None else region.printed.text
        yield Wish(region.place, outline, fill, text if is_told else "", text)


def _ramp(chart: Map, canvas: Canvas) -> tuple[str, ...]:
    """Even steps of one hue; two hues for changes; greys for what is neither good nor bad."""
    colours, classes = canvas.colours, chart.classes
    if classes is None:
        return ()
    if chart.is_diverging:
        most = max(1, *map(abs, classes.arms))
        both = diverging(colours.lead, colours.focus, most)
        return tuple(both[most + arm] for arm in classes.arms)
    is_neutral = chart.measure.polarity is Polarity.NEUTRAL
    return sequential(colours.muted if is_neutral else colours.lead, len(classes.counts))


def areas(layout: MapLayout) -> Iterator[Mark]:
    """Places with paper between them, a line around the whole, a hatch where nothing is shown."""
    colours, pens = layout.canvas.colours, layout.canvas.lines
    regions = tuple(layout.regions)
    yield Area(layout.ground.around, "", colours.muted, pens.border + 2 * pens.hair)
    fills: dict[str, list[Points]] = {}
    for region, outline in regions:
        fills.setdefault(layout.fill(region), []).extend(outline.rings)
    for fill, rings in sorted(fills.items()):
        yield Area(tuple(rings), fill, colours.paper, pens.border)
    hidden = [outline for region, outline in regions if region.amount is None]
    if hidden:
        slanting = (line for outline in hidden for line in hatch(outline.shape, SLANT))
        yield Line(tuple(slanting), colours.muted, pens.hair)
        yield Area(
            tuple(ring for each in hidden for ring in each.rings), "", colours.muted, pens.hair
        )
    strong = tuple(ring for region, outline in regions if region.is_focus for ring in outline.rings)
    if strong:
        yield Area(strong, "", colours.paper, FIRM + 1.2)
        yield Area(strong, "", colours.focus, FIRM)
