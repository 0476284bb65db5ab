"""A choropleth as marks: coloured places with their names, and the legend of its classes."""

from collections.abc import Iterator

from reportgen.document.colours import diverging, sequential
from reportgen.exhibits.maps import legend as map_legend
from reportgen.exhibits.maps.choropleth import Map
from reportgen.exhibits.maps.inset import Bottom, bottom
from reportgen.exhibits.maps.layout import MapLayout
from reportgen.exhibits.maps.named import Wish
from reportgen.exhibits.maps.outlines import ground
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves
from reportgen.exhibits.sheet.marks import Laid
from reportgen.frame import Polarity


def drawn_map(chart: Map, canvas: Canvas) -> Laid:
    """The marks of a map, its height, and the keys that stand for names."""
    keys = tuple(sorted(region.place.key for region in chart.regions))
    places = chart.plan.choice.places
    base = bottom(places, keys, canvas, chart.turn, chart.inset)
    placed = base.ground
    is_free = canvas.width - placed.drawn >= map_legend.room_beside(chart, canvas)
    is_beside = is_free and base.inset is None
    if is_beside:
        base = Bottom(ground(places, keys, placed.drawn, placed.height, chart.turn))
        placed = base.ground
    layout = MapLayout(chart, canvas, placed, _ramp(chart, canvas))
    words = base.words(tuple(_wishes(layout)), chart.lettering, canvas)
    legend, height = (
        map_legend.beside(layout)
        if is_beside
        else map_legend.below(layout, placed.height + BASELINE)
    )
    fills = {region.place.key: layout.fill(region) for region in chart.regions}
    strong = [region.place.key for region in chart.regions if region.is_focus]
    areas = base.areas(canvas, fills, strong)
    return Laid((*areas, *words.marks, *legend), halves(height), tuple(words.notes()))


def _wishes(layout: MapLayout) -> Iterator[Wish]:
    """What is written in each place."""
    for region, outline in layout.regions:
        fill = layout.fill(region)
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
