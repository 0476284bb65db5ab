"""A map of circles as marks: small ones over large ones, labels beside them, nested circles below.

Areas are proportional to numbers, without the compensation of Flannery: what is twice as many
is twice as much ink.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from math import cos, pi, sin, sqrt, tau

import shapely
from shapely.geometry.base import BaseGeometry

from reportgen import formats
from reportgen.document.colours import lightened
from reportgen.document.spread import spread
from reportgen.exhibits.lookup import names
from reportgen.exhibits.maps import furniture
from reportgen.exhibits.maps.inset import Bottom, bottom
from reportgen.exhibits.maps.named import Lettered
from reportgen.exhibits.maps.outlines import Ground, heart
from reportgen.exhibits.maps.regions import Region
from reportgen.exhibits.maps.symbols import SymbolMap
from reportgen.exhibits.sheet.canvas import BASELINE, LEADING, Canvas, halves, middle
from reportgen.exhibits.sheet.marks import POINT, Area, Label, Laid, Line, Mark, Points, across, box
from reportgen.exhibits.sheet.placing import Box, Spot, Wish, around, placed
from reportgen.messages import word
from reportgen.places import Point

LARGEST = 0.075
"""Radius of the largest circle at most, as a share of the map's smaller side."""
COVER = 0.16
"""Share of the map that all circles together cover at most."""
SMALLEST = 0.35
"""Millimetres; a smaller circle could not be seen."""
GROUND = 92.0
"""L* of the places below the circles."""
GAP = 0.7
"""Millimetres between a circle and its label."""
AIR = 0.3
"""Millimetres of paper around a label that stands on lines."""


@dataclass(frozen=True, slots=True)
class Circle:
    """The circle of a place."""

    region: Region
    at: Point
    radius: float


@dataclass(frozen=True, eq=False)
class Sheet:
    """The map, or its magnified part."""

    ground: Ground
    edge: Box
    circles: tuple[Circle, ...]
    named: tuple[Circle, ...]
    """Those of them that have labels here."""
    taken: tuple[Box, ...] = ()
    """Where no label stands."""


def drawn_symbols(chart: SymbolMap, canvas: Canvas) -> Laid:
    """The marks, their height, and which places are not named."""
    keys = tuple(sorted(region.place.key for region in chart.regions))
    base = bottom(chart.plan.choice.places, keys, canvas, chart.turn, chart.inset)
    pale = lightened(canvas.colours.muted, GROUND)
    fills = {each.place.key: None if each.amount is None else pale for each in chart.regions}
    strong = [region.place.key for region in chart.regions if region.is_focus]
    share = _share(chart, base.ground)
    sheets = tuple(_sheets(chart, canvas, base, share))
    words = reduce(Lettered.and_also, (_labelled(chart, canvas, sheet) for sheet in sheets))
    legend, height = _legend(chart, canvas, base.ground, share)
    circles = [circle for sheet in sheets for circle in sheet.circles]
    drawn = (mark for circle in circles for mark in _disc(circle, canvas))
    notes = tuple(words.notes())
    if any(circle.radius > share * sqrt(circle.region.amount or 0.0) for circle in circles):
        notes = (*notes, word("exhibit-symbols-small"))
    marks = (*base.areas(canvas, fills, strong), *drawn, *words.marks, *legend)
    return Laid(marks, halves(height), notes)


def _sheets(chart: SymbolMap, canvas: Canvas, base: Bottom, share: float) -> Iterator[Sheet]:
    """The map, and its magnified part with circles of the same size."""
    whole = Box(0.0, 0.0, canvas.width, base.ground.height)
    circles = tuple(_circles(chart, base.ground, share, whole))
    inset = base.inset
    if inset is None:
        yield Sheet(base.ground, whole, circles, circles)
        return
    seen = {each.region.place.key for each in circles if inset.has(each.at)}
    far = tuple(each for each in circles if each.region.place.key not in seen)
    yield Sheet(base.ground, whole, circles, far, inset.taken)
    found = _circles(chart, inset.ground, share, inset.frame)
    near = tuple(each for each in found if each.region.place.key in seen)
    yield Sheet(inset.ground, inset.frame, near, near)


def _share(chart: SymbolMap, base: Ground) -> float:
    """Millimetres of radius for the root of a number."""
    land = sum(outline.shape.area for outline in base.outlines)
    total = sum(each.amount or 0.0 for each in chart.regions)
    if not chart.most:
        return 0.0
    widest = LARGEST * min(base.drawn, base.height) / sqrt(chart.most)
    return min(widest, sqrt(COVER * land / (pi * total)))


def _circles(chart: SymbolMap, base: Ground, share: float, edge: Box) -> Iterator[Circle]:
    """Circles from the largest to the smallest, none beyond the edge."""
    outlines = {outline.key: outline for outline in base.outlines}
    for region in chart.regions:
        if region.amount and region.place.key in outlines:
            radius = max(SMALLEST, share * sqrt(region.amount))
            x, y = heart(outlines[region.place.key].shape)
            x = min(max(x, edge.left + radius), edge.right - radius)
            y = min(max(y, edge.top + radius), edge.bottom - radius)
            yield Circle(region, (x, y), radius)


def _disc(circle: Circle, canvas: Canvas) -> Iterator[Mark]:
    colours = canvas.colours
    fill = colours.focus if circle.region.is_focus else colours.lead
    yield Area((ring(circle.at, circle.radius),), fill, colours.paper, canvas.lines.border)


def ring(at: Point, radius: float) -> Points:
    """A circle with as many corners as the eye needs."""
    corners = max(12, min(40, round(9 * sqrt(radius))))
    turns = (tau * number / corners for number in range(corners))
    return tuple((at[0] + radius * cos(turn), at[1] + radius * sin(turn)) for turn in turns)


# ---------------------------------------------------------------- words


def _labelled(chart: SymbolMap, canvas: Canvas, sheet: Sheet) -> Lettered:
    """Names beside circles, the keys of those that find no room, and who has neither."""
    if chart.lettering == "none":
        return Lettered((), (), ())
    circles = sheet.named
    discs = [*(around(each.at, each.radius + AIR) for each in sheet.circles), *sheet.taken]
    texts = [_text(each.region, chart.lettering) for each in circles]
    hidden = _hidden(chart, sheet.ground)
    first = placed(_wishes(canvas, circles, texts), sheet.edge, discs, hidden)
    left = [number for number, spot in enumerate(first) if spot is None]
    keyed = [circles[number] for number in left] if chart.lettering == "names" else []
    shorter = [each.region.place.key for each in keyed]
    taken = [*discs, *(spot.box for spot in first if spot)]
    second = placed(_wishes(canvas, keyed, shorter), sheet.edge, taken, hidden)
    written = [*zip(texts, first, strict=True), *zip(shorter, second, strict=True)]
    drawn = _lines(chart, sheet.ground)
    marks = (mark for text, spot in written if spot for mark in _label(text, spot, canvas, drawn))
    told = [
        each.region.place for each, spot in zip(keyed, second, strict=True) if spot
    ]  # fmt: skip
    without = [circles[number].region.place for number in left]
    return Lettered(
        tuple(marks),
        tuple(f"{place.key} {place.name}" for place in told),
        tuple(place for place in without if place not in told),
    )


def _hidden(chart: SymbolMap, base: Ground) -> list[Box]:
    """Hatched places, on which words are hard to read."""
    keys = {each.place.key for each in chart.regions if each.amount is None}
    return [Box(*each.shape.bounds) for each in base.outlines if each.key in keys]


def _lines(chart: SymbolMap, base: Ground) -> BaseGeometry:
    """Where dark lines run: the edge of the town, strong outlines, hatches."""
    shapes = {outline.key: outline.shape for outline in base.outlines}
    seen = [each for each in chart.regions if each.place.key in shapes]
    edges = [shapes[each.place.key].boundary for each in seen if each.is_focus]
    hatched = [shapes[each.place.key] for each in seen if each.amount is None]
    return shapely.union_all([shapely.union_all([*shapes.values()]).boundary, *edges, *hatched])


def _text(region: Region, lettering: str) -> str:
    if lettering == "values":
        return region.printed.text
    return region.place.key if lettering == "keys" else names.short(region.place)


def _wishes(canvas: Canvas, circles: Sequence[Circle], texts: Sequence[str]) -> list[Wish]:
    high = LEADING * canvas.type.small * POINT
    return [
        Wish(circle.at, canvas.runs(text, canvas.type.small), high, circle.radius + GAP)
        for circle, text in zip(circles, texts, strict=True)
    ]


def _label(text: str, spot: Spot, canvas: Canvas, lines: BaseGeometry) -> Iterator[Mark]:
    """A word, on a patch of paper where lines would run through it."""
    x, y = spot.at
    if lines.distance(shapely.box(*spot.box)) < AIR:
        left, top, right, bottom = spot.box
        left, right = max(0.0, left - AIR), min(canvas.width, right + AIR)
        top = max(0.0, top - AIR)
        patch = box(left, top, right - left, bottom + AIR - top)
        yield Area((patch,), canvas.colours.paper)
    at = (x, y + middle(canvas.type.small))
    yield Label(at, text, canvas.colours.text, spot.anchor, canvas.type.small)


# ---------------------------------------------------------------- legend


def _legend(
    chart: SymbolMap, canvas: Canvas, base: Ground, share: float
) -> tuple[tuple[Mark, ...], float]:
    """Nested circles of round numbers, the hatch, the scale; and where it ends."""
    top = base.height + BASELINE
    caption = Label((0.0, top), _unit(chart), canvas.colours.muted, size=canvas.type.small)
    numbers = round_numbers(chart.most)
    largest = share * sqrt(numbers[0]) if numbers else 0.0
    high = LEADING * canvas.type.small * POINT * len(numbers)
    foot = top + 2.4 + max(2 * largest, high, furniture.HIGH)
    marks: list[Mark] = [caption]
    right = 0.0
    if numbers:
        marks += _nested(canvas, numbers, share, (largest + 0.3, foot))
        widest = canvas.widest(map(formats.number, numbers), canvas.type.small)
        right = 2 * largest + 4.0 + widest + 6.0
    marks += furniture.scale(base, canvas, foot)
    if chart.hidden:
        wide = furniture.HIGH + 1.5 + canvas.runs(furniture.hidden(chart), canvas.type.small)
        fits = right + wide < canvas.width - furniture.room(base, canvas)
        foot += 0.0 if fits else furniture.HIGH + 2.4
        at = (right if fits else 0.0, foot - furniture.HIGH)
        marks += furniture.hatched(canvas, at, chart)
    return tuple(marks), foot + 1.2


def _unit(chart: SymbolMap) -> str:
    return names.unit(chart.measure) or chart.measure.name


def _nested(canvas: Canvas, numbers: Sequence[float], share: float, foot: Point) -> Iterator[Mark]:
    """Circles that stand on one point, a line from the top of each to its number."""
    x, base = foot
    colours, size = canvas.colours, canvas.type.small
    tops = [base - 2 * share * sqrt(number) for number in numbers]
    room = [LEADING * size * POINT] * len(numbers)
    heights = spread(tops, room, min(min(tops) - room[0] / 2, base - sum(room)), base)
    end = x + share * sqrt(numbers[0]) + 2.5
    for number, top, height in zip(numbers, tops, heights, strict=True):
        radius = share * sqrt(number)
        yield Area((ring((x, base - radius), radius),), "", colours.lead, canvas.lines.fine)
        path = (*across(top, x, end - 1.2), (end, height))
        yield Line((path,), colours.muted, canvas.lines.hair)
        at = (end + 0.6, height + middle(size))
        yield Label(at, formats.number(number), colours.text, size=size)


def round_numbers(most: float) -> tuple[float, ...]:
    """Up to three round numbers for a legend, the largest not over the largest number."""
    found: list[float] = []
    limit = most
    while limit > 0 and len(found) < 3:
        power = 10.0 ** (len(str(int(limit))) - 1) if limit >= 1 else 0.0
        step = max((each * power for each in (1, 2, 5) if each * power <= limit), default=0.0)
        if step < 1:
            break
        found.append(step)
        limit = step / 4
    return tuple(found)
