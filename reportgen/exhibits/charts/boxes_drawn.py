"""Box plots as marks: boxes and whiskers along a common axis, the places as dots upon them."""

from collections.abc import Iterator
from dataclasses import replace

from reportgen import formats
from reportgen.document.colours import lightened
from reportgen.exhibits.charts.boxes import Boxes, Dot, Row
from reportgen.exhibits.charts.named_drawn import Name, named, patches
from reportgen.exhibits.charts.parts import listed
from reportgen.exhibits.charts.rows_drawn import Rows, grid, rows
from reportgen.exhibits.charts.rows_drawn import named as row_name
from reportgen.exhibits.charts.symbols_drawn import Style, drawn
from reportgen.exhibits.lookup import names
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves, middle
from reportgen.exhibits.sheet.marks import Anchor, Area, Label, Laid, Line, Mark, across, box, down
from reportgen.exhibits.sheet.placing import Box, around
from reportgen.exhibits.tables.nouns import nouns
from reportgen.messages import word
from reportgen.places import Point

PITCH = 14.0
"""Millimetres of a row with its names."""
HIGH = 7.4
"""Height of a box."""
MANY = 60
"""From here on only outliers and highlighted places are dots."""
RADIUS = 0.75
STEP = 1.55
"""Millimetres from dot to dot where they stand one upon the other."""
BEYOND = 1.8
"""Millimetres that the line of the town reaches beyond a box."""
STEPS = (0, 1, -1, 2, -2)
"""Where a dot stands above or below the middle, the first free one."""
FILL, EDGE = 88.0, 45.0
"""L* of a box and of its edge and whiskers."""
MEDIAN = 2.0
"""Points of the median."""
DASHES = (2.6, 1.8)


def drawn_boxes(chart: Boxes, canvas: Canvas) -> Laid:
    """The marks of box plots and the height."""
    unit, last = names.unit(chart.measure), _median_head(canvas, chart)
    found = rows(canvas, [row.name for row in chart.rows], chart.ticks, BASELINE, (0.0, last))
    found = replace(found, pitch=PITCH)
    texts = scale.labels(chart.ticks) if chart.amounts else ()
    marks: list[Mark] = [*grid(found, texts, is_lined=False)]
    marks += _heads(canvas, unit, last)
    placed = [_stacked(found, number, row) for number, row in enumerate(chart.rows)]
    for number, row in enumerate(chart.rows):
        marks += row_name(found, number)
        marks += _box(found, number, row)
    marks += _town(found, chart)
    crossed = tuple(_crossed(found, chart))
    labels, left_out = _names(found, placed, crossed)
    marks += patches(canvas, labels, crossed)
    marks += _dots(found, [pair for row in placed for pair in row])
    for number, row in enumerate(chart.rows):
        marks += _median(found, number, row, chart.measure.decimals)
    notes = tuple(listed("exhibit-unnamed", left_out, nouns(chart.plan)))
    return Laid((*marks, *labels), halves(found.foot + 0.4), notes)


def _median_head(canvas: Canvas, chart: Boxes) -> float:
    """The room of the column of medians."""
    texts = [
        formats.number(row.box.median, chart.measure.decimals) for row in chart.rows if row.box
    ]
    head = canvas.runs(word("exhibit-median"), canvas.type.small)
    return max(head, canvas.widest(texts, is_strong=True)) if texts else 0.0


def _heads(canvas: Canvas, unit: str, last: float) -> Iterator[Mark]:
    small, base, muted = canvas.type.small, BASELINE * 0.7, canvas.colours.muted
    if unit:
        yield Label((0.0, base), unit, muted, Anchor.START, small)
    if last:
        yield Label((canvas.width, base), word("exhibit-median"), muted, Anchor.END, small)


def _median(found: Rows, number: int, row: Row, decimals: int) -> Iterator[Mark]:
    canvas, y = found.canvas, found.row(number) + middle(found.canvas.type.normal)
    colours = canvas.colours
    if row.box:
        text = formats.number(row.box.median, decimals)
        yield Label((canvas.width, y), text, colours.text, Anchor.END, is_strong=True)
    elif not row.dots:
        yield Label((found.axis.start, y), word("exhibit-not-shown"), colours.muted)


def _box(found: Rows, number: int, row: Row) -> Iterator[Mark]:
    """Box, whiskers with their ends, and the median."""
    if row.box is None:
        return
    axis, y, colours, lines = (
        found.axis,
        found.row(number),
        found.canvas.colours,
        found.canvas.lines,
    )
    edge, half = lightened(colours.lead, EDGE), HIGH / 2
    low, first, median, third, high = (
        axis(each)
        for each in (row.box.low, row.box.first, row.box.median, row.box.third, row.box.high)
    )
    ring = box(first, y - half, third - first, HIGH)
    yield Area((ring,), lightened(colours.lead, FILL), edge, lines.fine)
    ends = (down(low, y - half / 2, y + half / 2), down(high, y - half / 2, y + half / 2))
    yield Line((across(y, low, first), across(y, third, high), *ends), edge, lines.fine)
    yield Line((down(median, y - half, y + half),), colours.lead, MEDIAN)


def _stacked(found: Rows, number: int, row: Row) -> list[tuple[Dot, Point]]:
    """The dots of a row; those that would cover another stand above or below the middle."""
    chosen = row.dots
    if len(chosen) > MANY:
        chosen = tuple(dot for dot in chosen if dot.is_outlier or dot.is_focus)
    taken: dict[int, float] = {}
    placed = []
    for dot in chosen:
        x = found.axis(dot.amount)
        free = (step for step in STEPS if x - taken.get(step, -1e9) >= 2 * RADIUS)
        step = next(free, min(STEPS, key=lambda step: taken.get(step, -1e9)))
        taken[step] = x
        placed.append((dot, (x, found.row(number) + step * STEP)))
    return placed


def _dots(found: Rows, placed: list[tuple[Dot, Point]]) -> Iterator[Mark]:
    colours = found.canvas.colours
    spots = [
        (Style(colours.focus if dot.is_focus else colours.lead), at)
        for dot, at in sorted(placed, key=lambda pair: pair[0].is_focus)
    ]
    yield from drawn(found.canvas, spots, RADIUS)


def _town(found: Rows, chart: Boxes) -> Iterator[Mark]:
    """The number of the town in each row, dashed."""
    half = HIGH / 2 + BEYOND
    paths = tuple(
        down(found.axis(row.town), found.row(number) - half, found.row(number) + half)
        for number, row in enumerate(chart.rows)
        if row.town is not None
    )
    if paths:
        yield Line(paths, found.canvas.colours.city, found.canvas.lines.firm, DASHES)


def _names(
    found: Rows, placed: list[list[tuple[Dot, Point]]], crossed: tuple[Box, ...]
) -> tuple[tuple[Label, ...], tuple[str, ...]]:
    """The names of highlighted places and outliers, where they find room."""
    canvas, every = found.canvas, [pair for row in placed for pair in row]
    wanted = sorted(
        (pair for pair in every if pair[0].is_focus or pair[0].is_outlier),
        key=lambda pair: not pair[0].is_focus,
    )
    taken = [around(at, RADIUS) for _, at in every]
    left = max((canvas.widest(each, is_strong=True) for each in found.names), default=0.0)
    sheet = Box(left + 1.0, found.top, found.axis.end + 3.0, found.bottom)
    texts = [Name(dot.name, at, RADIUS, dot.is_focus) for dot, at in wanted]
    return named(canvas, texts, sheet, taken, crossed)


def _crossed(found: Rows, chart: Boxes) -> Iterator[Box]:
    """Boxes, whiskers and the town, which names cross only where nothing else is free."""
    for number, row in enumerate(chart.rows):
        y = found.row(number)
        if row.box:
            ends = found.axis(row.box.low), found.axis(row.box.high)
            yield Box(ends[0], y - 0.2, ends[1], y + 0.2)
            yield from (Box(x - 0.2, y - HIGH / 4, x + 0.2, y + HIGH / 4) for x in ends)
            sides = found.axis(row.box.first), found.axis(row.box.third)
            yield Box(sides[0], y - HIGH / 2, sides[1], y + HIGH / 2)
        if row.town is not None:
            x = found.axis(row.town)
            yield Box(x - 0.3, y - HIGH / 2 - BEYOND, x + 0.3, y + HIGH / 2 + BEYOND)
