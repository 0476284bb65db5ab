"""A timetable as marks: names left, bars on an axis of years and quarters, states right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportgen.document.colours import lightened
from reportgen.document.looks import Shape
from reportgen.exhibits.charts.timetable import Task, Timetable
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves, middle
from reportgen.exhibits.sheet.marks import (
    Anchor,
    Area,
    Label,
    Laid,
    Line,
    Mark,
    Points,
    down,
)
from reportgen.exhibits.sheet.scale import Scale
from reportgen.exhibits.sheet.symbols import symbol
from reportgen.formats import day
from reportgen.messages import word

NAMES, STATES = 0.40, 0.17
"""Shares of the width that names and states may take."""
STANDING = 0.9
"""Millimetres that names in a group stand in."""
HIGH = 2.9
"""Millimetres of a bar."""
DOUBLE = 7.2
"""Millimetres of a row whose name takes two lines."""
TIP = 1.6
"""Millimetres of the tip of an arrow."""
LEAST = 1.0
"""Millimetres of the shortest bar."""
SLANT = 1.2
"""Millimetres between the lines of a hatch."""
QUARTERS = 7.0
"""Millimetres of a quarter from which quarters have lines."""
DONE = 66.0
"""L* of what is done."""
DASHES = (2.6, 1.8)


@dataclass(frozen=True, eq=False)
class _Row:
    """A heading or a task, and where it stands."""

    lines: tuple[str, ...]
    task: Task | None
    top: float
    high: float

    @property
    def middle(self) -> float:
        return self.top + self.high / 2


@dataclass(frozen=True, eq=False)
class _Layout:
    chart: Timetable
    canvas: Canvas
    rows: tuple[_Row, ...]
    axis: Scale
    states: float
    """Where the words of states begin."""
    top: float

    @property
    def bottom(self) -> float:
        return self.rows[-1].top + self.rows[-1].high

    def at(self, moment: date) -> float:
        """Where a day begins on the axis."""
        return self.axis(moment.toordinal())


def drawn_timetable(chart: Timetable, canvas: Canvas) -> Laid:
    """The marks of a timetable and its height."""
    layout = _layout(chart, canvas)
    marks: list[Mark] = [*_grid(layout)]
    for row in layout.rows:
        marks += _heading(layout, row) if row.task is None else _task(layout, row, row.task)
    marks += _as_of(layout)
    return Laid(tuple(marks), halves(layout.bottom + 0.6))


def _layout(chart: Timetable, canvas: Canvas) -> _Layout:
    indent = STANDING if any(group.name for group in chart.groups) else 0.0
    room = canvas.width * NAMES - indent
    top = BASELINE * (2 if chart.as_of else 1)
    rows = tuple(_rows(chart, canvas, room, top))
    left = indent + max(canvas.widest(row.lines) for row in rows if row.task)
    words = canvas.widest((task.state for task in chart.tasks), canvas.type.small)
    states = canvas.width - min(words, canvas.width * STATES)
    gap = canvas.spacing.gap
    first, last = date(chart.first, 1, 1), date(chart.last + 1, 1, 1)
    axis = Scale(first.toordinal(), last.toordinal(), left + 2 * gap, states - 2 * gap)
    return _Layout(chart, canvas, rows, axis, states, top)


def _rows(chart: Timetable, canvas: Canvas, room: float, top: float) -> Iterator[_Row]:
    """Every row from the top down, groups under their names."""
    at = top
    for group in chart.groups:
        if group.name:
            high = canvas.spacing.row * 1.15
            yield _Row((group.name,), None, at, high)
            at += high
        for task in group.tasks:
            lines = canvas.fitted(task.label, room)
            high = canvas.spacing.row if len(lines) == 1 else DOUBLE
            yield _Row(lines, task, at, high)
            at += high


def _grid(layout: _Layout) -> Iterator[Mark]:
    """Lines at years and, where there is room, at quarters; years above."""
    canvas, chart = layout.canvas, layout.chart
    starts = [date(year, 1, 1) for year in range(chart.first, chart.last + 2)]
    ends = (layout.top - 0.6, layout.bottom)
    if (layout.at(starts[1]) - layout.at(starts[0])) / 4 >= QUARTERS:
        quarters = (date(day.year, month, 1) for day in starts[:-1] for month in (4, 7, 10))
        paths = tuple(down(layout.at(each), *ends) for each in quarters)
        yield Line(paths, lightened(canvas.colours.line, 90), canvas.lines.hair)
    paths = tuple(down(layout.at(each), *ends) for each in starts)
    yield Line(paths, canvas.colours.line, canvas.lines.fine)
    wide = layout.at(starts[1]) - layout.at(starts[0])
    words = canvas.widest((str(chart.last),), canvas.type.small)
    years = layout.top - 1.8 - (BASELINE if chart.as_of else 0.0)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if step * wide > words + 1)
    for start in starts[:-1:step]:
        at = (layout.at(start) + wide / 2, years)
        yield Label(at, str(start.year), canvas.colours.muted, Anchor.MIDDLE, canvas.type.small)


def _heading(layout: _Layout, row: _Row) -> Iterator[Mark]:
    """The name of a group, over all columns."""
    canvas = layout.canvas
    text = canvas.cut(row.lines[0], canvas.width, is_strong=True)
    at = (0.0, row.middle + middle(canvas.type.normal))
    yield Label(at, text, canvas.colours.text, is_strong=True)


def _task(layout: _Layout, row: _Row, task: Task) -> Iterator[Mark]:
    """A name, the bar or diamond, and the word of its state."""
    canvas, y = layout.canvas, row.middle
    indent = STANDING if any(group.name for group in layout.chart.groups) else 0.0
    yield from canvas.block((indent, y), row.lines, canvas.colours.text, Anchor.START)
    small = canvas.type.small
    told = canvas.cut(task.state, canvas.width - layout.states + 0.01, small)
    base = y + middle(small)
    if told:
        yield Label((layout.states, base), told, canvas.colours.text, size=small)
    if task.begin is None and task.end is None:
        at = (layout.axis.start + canvas.spacing.gap, base)
        yield Label(at, word("records-undated"), canvas.colours.muted, size=small)
    elif task.is_moment and task.begin and task.end:
        x = (layout.at(task.begin) + layout.axis(task.end.toordinal() + 1)) / 2
        ring = symbol(Shape.DIAMOND, (x, y), 1.5)
        yield from _filled(layout, ring, task.look, (x - 1.9, x + 1.9), y)
    else:
        yield from _bar(layout, task, y)


def _bar(layout: _Layout, task: Task, y: float) -> Iterator[Mark]:
    """From the first to the end of the last day; an open end is the tip of an arrow."""
    left = layout.at(task.begin) if task.begin else layout.axis.start
    right = layout.axis(task.end.toordinal() + 1) if task.end else layout.axis.end
    right = max(right, left + LEAST)
    half = HIGH / 2
    ring: list[tuple[float, float]] = [(left, y - half)]
    if not task.begin:
        ring = [(left, y), (left + TIP, y - half)]
    if task.end:
        ring += [(right, y - half), (right, y + half)]
    else:
        ring += [(right - TIP, y - half), (right, y), (right - TIP, y + half)]
    ring.append((left if task.begin else left + TIP, y + half))
    yield from _filled(layout, (tuple(ring),), task.look, (left, right), y)


def _filled(
    layout: _Layout, rings: tuple[Points, ...], look: int, across_: tuple[float, float], y: float
) -> Iterator[Mark]:
    """A shape in the pattern of its state: hollow, full, grey, hatched, crossed, dark."""
    colours, lines = layout.canvas.colours, layout.canvas.lines
    lead, done = colours.lead, lightened(colours.muted, DONE)
    fill = (colours.paper, lead, done, colours.paper, lightened(lead, 82), colours.text)[look]
    edge = (lead, lead, colours.muted, colours.focus, lead, colours.text)[look]
    yield Area(rings, fill, edge, lines.fine)
    if look == 3:
        yield Line(_slanting(*across_, y), edge, lines.fine)


def _slanting(left: float, right: float, y: float) -> tuple[Points, ...]:
    """Slanting lines over a bar, cut at its ends."""
    top, bottom = y - HIGH / 2, y + HIGH / 2
    count = int((right - left + HIGH) / SLANT)
    found = []
    for number in range(1, count + 1):
        start = left - HIGH + number * SLANT
        a, b = max(start, left), min(start + HIGH, right)
        if b - a > 0.2:
            found.append(((a, bottom - (a - start)), (b, top + (start + HIGH - b))))
    return tuple(found)


def _as_of(layout: _Layout) -> Iterator[Mark]:
    """A dashed line at the day of the data."""
    if layout.chart.as_of is None:
        return
    canvas, x = layout.canvas, layout.at(layout.chart.as_of)
    small = canvas.type.small
    told = word("as-of-day", day=day(layout.chart.as_of))
    path = down(x, layout.top - 0.8, layout.bottom)
    yield Line((path,), canvas.colours.city, canvas.lines.firm, DASHES)
    half = canvas.runs(told, small) / 2
    middle_ = min(max(x, half), canvas.width - half)
    at = (middle_, layout.top - 1.8)
    yield Label(at, told, canvas.colours.city, Anchor.MIDDLE, small)
