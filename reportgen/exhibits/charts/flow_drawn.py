"""Moves as marks: ends as blocks with names and totals outside, bands between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, pi

from reportgen.document.colours import lightened, qualitative
from reportgen.document.spread import spread
from reportgen.exhibits.charts.flow import MIDDLE, Band, End, Flow, Leg
from reportgen.exhibits.lookup import names
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves, middle
from reportgen.exhibits.sheet.marks import POINT, Anchor, Area, Label, Laid, Line, Mark, Points, box

TOP = BASELINE * 1.4
"""Millimetres above the highest end."""
NAMES = 0.27
"""Share of the width that the names of a side may take."""
HIGH = 11 * BASELINE
"""Millimetres that all bands of the fuller side have together."""
APART = 2.4
"""Millimetres between two ends."""
BLOCK = 2.6
"""Millimetres of an end."""
LEADER = 2.6
"""Millimetres between an end and its words."""
STEPS = 12
"""Corners of the edge of a band."""
PALE, STRONG, QUIET = 86.0, 61.0, 93.0
"""L* of bands: of an origin, of one that stands out, of the others beside it."""
THINNEST = 0.15
"""Millimetres of a band at least, so that it prints."""
ROOM = 1.15
"""Ems of height that a number in a band wants."""


@dataclass(frozen=True, eq=False)
class _Side:
    """A column of ends: where each begins and how high it is."""

    left: float
    tops: Mapping[str, float]
    heights: Mapping[str, float]


@dataclass(frozen=True, eq=False)
class _Layout:
    """Where everything stands, in millimetres."""

    chart: Flow
    canvas: Canvas
    unit: float
    """Millimetres of one move."""
    sides: tuple[_Side, ...]
    """From the left."""


def drawn_flow(chart: Flow, canvas: Canvas) -> Laid:
    """The marks of a flow and its height."""
    layout = _layout(chart, canvas)
    marks: list[Mark] = []
    for number, leg in enumerate(chart.legs):
        marks += _bands(layout, leg, layout.sides[number], layout.sides[number + 1])
    for number, ends in enumerate(_columns(chart)):
        marks += _blocks(layout, ends, layout.sides[number])
    marks += [*_words(layout), *_heads(layout)]
    foot = max(top + side.heights[key] for side in layout.sides for key, top in side.tops.items())
    lowest = max((mark.at[1] for mark in marks if isinstance(mark, Label)), default=foot)
    return Laid(tuple(marks), halves(max(foot, lowest) + 1.4))


def _columns(chart: Flow) -> tuple[tuple[End, ...], ...]:
    return (chart.legs[0].starts, *(leg.ends for leg in chart.legs))


def _layout(chart: Flow, canvas: Canvas) -> _Layout:
    columns = _columns(chart)
    sums = [_sums(chart, number) for number in range(len(columns))]
    fullest = max(max(sum(each.values()) for each in sums), 1.0)
    unit = HIGH / fullest
    tallest = max(_height(each, unit) for each in sums)
    first, last = (_room(canvas, ends) + LEADER for ends in (columns[0], columns[-1]))
    step = (canvas.width - first - last - BLOCK) / (len(columns) - 1)
    sides = tuple(
        _side(first + step * number, amounts, unit, tallest) for number, amounts in enumerate(sums)
    )
    return _Layout(chart, canvas, unit, sides)


def _room(canvas: Canvas, ends: tuple[End, ...]) -> float:
    """What names and totals beside a side want."""
    return canvas.widest(line for end in ends for line in _told(canvas, end))


def _sums(chart: Flow, column: int) -> dict[str, float]:
    """What is seen of each end of a column; of the middle the fuller side."""
    found = {end.key: 0.0 for end in _columns(chart)[column]}
    sides = [(chart.legs[column - 1], False)] if column else []
    sides += [(chart.legs[column], True)] if column < len(chart.legs) else []
    for leg, is_start in sides:
        own = dict.fromkeys(found, 0.0)
        for band in leg.bands:
            own[band.start if is_start else band.end] += band.amount or 0.0
        found = {key: max(found[key], own[key]) for key in found}
    return found


def _height(amounts: Mapping[str, float], unit: float) -> float:
    return sum(amounts.values()) * unit + APART * (len(amounts) - 1)


def _side(left: float, amounts: Mapping[str, float], unit: float, tallest: float) -> _Side:
    """A column of ends, in the middle of the height."""
    at = TOP + (tallest - _height(amounts, unit)) / 2
    tops = {}
    for key, amount in amounts.items():
        tops[key] = at
        at += amount * unit + APART
    return _Side(left, tops, {key: amount * unit for key, amount in amounts.items()})


def _bands(layout: _Layout, leg: Leg, start: _Side, end: _Side) -> Iterator[Mark]:
    """Bands in the order of their ends, broad ones at the back, each with an outline."""
    begins, arrives = dict(start.tops), dict(end.tops)
    laid: list[tuple[Band, Points]] = []
    level = start.left + BLOCK + _wide(layout.canvas, leg)
    for band in leg.bands:
        high = (band.amount or 0.0) * layout.unit
        corners = (begins[band.start], arrives[band.end])
        begins[band.start] += high
        arrives[band.end] += high
        if band.amount:
            ring = _ribbon((start.left + BLOCK, level, end.left), corners, max(high, THINNEST))
            laid.append((band, ring))
    canvas = layout.canvas
    for band, ring in sorted(laid, key=lambda pair: -(pair[0].amount or 0.0)):
        yield Area((ring,), _hue(layout, leg, band), canvas.colours.muted, canvas.lines.hair)
    for band, ring in laid:
        yield from _number(layout, band, ring)


def _wide(canvas: Canvas, leg: Leg) -> float:
    """What the numbers of bands want where they begin; so far bands run level."""
    texts = (band.printed.text for band in leg.bands)
    return canvas.widest(texts, canvas.type.small) + 2 * canvas.spacing.gap


def _ribbon(stations: tuple[float, float, float], tops: tuple[float, float], high: float) -> Points:
    """A band that leaves and arrives level, on half a wave of the cosine."""
    (begin, left, right), (first, last) = stations, tops
    shares = [number / STEPS for number in range(STEPS + 1)]
    wave = (
        (left + (right - left) * share, first + (last - first) * (1 - cos(pi * share)) / 2)
        for share in shares
    )
    edge = [(begin, first), *wave]
    return (*edge, *((x, y + high) for x, y in reversed(edge)))


def _number(layout: _Layout, band: Band, ring: Points) -> Iterator[Mark]:
    """The number of a band where it begins, if it is high enough."""
    canvas = layout.canvas
    (left, top), (_, bottom) = ring[0], ring[-1]
    if bottom - top >= ROOM * canvas.type.small * POINT:
        at = (left + canvas.spacing.gap, (top + bottom) / 2 + middle(canvas.type.small))
        yield Label(at, band.printed.text, canvas.colours.text, size=canvas.type.small)


def _hue(layout: _Layout, leg: Leg, band: Band) -> str:
    """Bands take the colour of where they begin, or where they lead from a middle."""
    colours = layout.canvas.colours
    focus = {end.key for end in (*leg.starts, *leg.ends) if end.is_focus}
    if focus & {band.start, band.end}:
        return lightened(colours.focus, STRONG)
    if layout.chart.has_focus:
        return lightened(colours.muted, QUIET)
    if MIDDLE in (band.start, band.end):
        return lightened(colours.lead if band.end == MIDDLE else colours.focus, PALE)
    keys = [end.key for end in leg.starts]
    hues = qualitative(colours.lead, colours.focus, colours.muted)
    return lightened(hues[keys.index(band.start) % len(hues)], PALE)


def _blocks(layout: _Layout, ends: tuple[End, ...], side: _Side) -> Iterator[Mark]:
    """The ends themselves, one area for a colour."""
    colours = layout.canvas.colours
    for colour, wanted in ((colours.lead, False), (colours.focus, True)):
        rings = tuple(
            box(side.left, side.tops[end.key], BLOCK, side.heights[end.key])
            for end in ends
            if end.is_focus is wanted and side.heights[end.key]
        )
        if rings:
            yield Area(rings, colour)


def _words(layout: _Layout) -> Iterator[Mark]:
    """Names and totals outside the outer ends; the middle has its name above all bands."""
    columns = _columns(layout.chart)
    yield from _names(layout, columns[0], layout.sides[0], is_left=True)
    yield from _names(layout, columns[-1], layout.sides[-1], is_left=False)
    for ends, side in zip(columns[1:-1], layout.sides[1:-1], strict=True):
        for end in ends:
            at = (side.left + BLOCK / 2, TOP - 1.6)
            colour = layout.canvas.colours.text
            yield Label(at, end.name, colour, Anchor.MIDDLE, is_strong=True)


def _names(layout: _Layout, ends: tuple[End, ...], side: _Side, *, is_left: bool) -> Iterator[Mark]:
    """Each end's name with its total below, moved apart where ends are thin."""
    canvas = layout.canvas
    texts = [_told(canvas, end) for end in ends]
    pitch = canvas.type.normal * 1.2 * POINT
    wanted = [side.tops[end.key] + side.heights[end.key] / 2 for end in ends]
    rooms = [len(each) * pitch + 0.5 for each in texts]
    placed = spread(wanted, rooms, TOP - 1.0, max(wanted, default=0.0) + sum(rooms))
    x = side.left - LEADER if is_left else side.left + BLOCK + LEADER
    edge = side.left - 0.4 if is_left else side.left + BLOCK + 0.4
    near = x + 0.4 if is_left else x - 0.4
    anchor = Anchor.END if is_left else Anchor.START
    for end, lines, y, true in zip(ends, texts, placed, wanted, strict=True):
        colour = canvas.colours.focus if end.is_focus else canvas.colours.text
        yield from canvas.block((x, y), lines, colour, anchor)
        yield Line((((edge, true), (near, y)),), canvas.colours.muted, canvas.lines.hair)


def _told(canvas: Canvas, end: End) -> tuple[str, ...]:
    """Name and total in one line, or the total below the name."""
    room, line = canvas.width * NAMES, f"{end.name} {end.total.text}"
    if canvas.runs(line) <= room:
        return (line,)
    return (*canvas.fitted(end.name, room), end.total.text)


def _heads(layout: _Layout) -> Iterator[Mark]:
    """What the sides are, and the unit."""
    canvas, legs = layout.canvas, layout.chart.legs
    colours, unit = canvas.colours, names.unit(layout.chart.measure)
    left, right = legs[0].head[0], legs[-1].head[1]
    base = 3.0
    first = f"{left}, {unit}" if unit else left
    yield Label((0.0, base), first, colours.muted, size=canvas.type.small)
    yield Label((canvas.width, base), right, colours.muted, Anchor.END, canvas.type.small)
