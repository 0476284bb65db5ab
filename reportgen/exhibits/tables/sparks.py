"""The course of each row over the periods, in a column of its own.

Each row stands about its own middle, all in one scale: courses are compared, numbers tell levels.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen import formats
from reportgen.document.colours import safe
from reportgen.document.inlines import Picture
from reportgen.document.nodes import Align, Column, Row, TableCell
from reportgen.exhibits.lookup.breaks import crossed
from reportgen.exhibits.lookup.cells import Address, Reader
from reportgen.exhibits.lookup.choice import INDICATOR
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.sheet.marks import Area, Line, Mark, disc
from reportgen.exhibits.sheet.scale import Scale
from reportgen.exhibits.stage import Stage
from reportgen.exhibits.tables.cell_drawing import drawing
from reportgen.exhibits.tables.columns import lines
from reportgen.exhibits.tables.entry import Line as TableLine
from reportgen.exhibits.words import alternative
from reportgen.exhibits.words.alternative import Point
from reportgen.frame import PERIOD, Measure
from reportgen.messages import word
from reportgen.released import as_printed

WIDE, HIGH = 20.0, 3.4
"""Millimetres of a course."""
EDGE = 0.8
"""Millimetres that the last dot needs."""
DOT, SINGLE = 0.6, 0.3
"""Radius of the last number, and of one that has no neighbour."""
PEN = 0.9
"""Points."""


@dataclass(frozen=True, slots=True)
class _Course:
    """The numbers of a row as printed, in time order."""

    name: str
    measure: Measure
    points: tuple[Point, ...]

    @property
    def amounts(self) -> tuple[float, ...]:
        return tuple(each.amount for each in self.points if each.amount is not None)

    @property
    def parts(self) -> tuple[tuple[tuple[int, Point], ...], ...]:
        """Neighbours that may be compared, each with its place in time."""
        breaks = {each.period for each in self.measure.breaks if not each.comparable}
        found: list[list[tuple[int, Point]]] = [[]]
        for place, point in enumerate(self.points):
            before = self.points[place - 1].name if place else point.name
            if point.amount is None or any(before < each <= point.name for each in breaks):
                found.append([])
            if point.amount is not None:
                found[-1].append((place, point))
        return tuple(tuple(part) for part in found if part)


@dataclass(frozen=True, slots=True)
class Sparks:
    """A column of courses, and what is said of it."""

    column: Column
    head: TableCell
    cells: tuple[TableCell | None, ...]
    """One for each row; None for rows of words alone."""
    notes: tuple[str, ...]


def sparks(plan: Plan, body: Sequence[TableLine], depth: int, stage: Stage) -> Sparks | None:
    """The column that the spec asks for; None when it asks for none, or for too much."""
    if not plan.spec.spark:
        return None
    by_indicator = plan.spec.rows == INDICATOR
    if plan.spec.rows == PERIOD or (len(plan.frames) > 1 and not by_indicator):
        plan.choice.error("exhibit-spark-mixed")
        return None
    courses = [
        _course(plan, entry.label, entry.address) if cells else None for entry, cells in body
    ]
    known = [each for each in courses if each is not None]
    span = None if by_indicator else max(map(_range, known))
    periods = [point.name for point in known[0].points]
    head = (word("exhibit-spark"), formats.span(periods[0], periods[-1]))
    return Sparks(
        Column(Align.LEFT, WIDE + 2.4),
        TableCell(lines(head), rows=depth, is_head=True),
        tuple(_cell(each, span, stage) if each else None for each in courses),
        (_note(known[0], span), *_breaks(plan, known)),
    )


def _course(plan: Plan, name: str, row: Address) -> _Course:
    """All released numbers of a row, up to the last period that is shown."""
    address = plan.address(row, {INDICATOR: plan.frames[0].measure.id, **row})
    reader = Reader(plan.choice)
    source = reader.frame(address)
    last = plan.latest(source.measure.id)
    decimals = source.measure.decimals
    points = (
        Point(period, as_printed(reader.cell({**address, PERIOD: period}), decimals))
        for period in source.periods
        if period <= last
    )
    return _Course(name, source.measure, tuple(points))


def _range(course: _Course) -> float:
    """From the lowest to the highest number."""
    amounts = course.amounts or (0.0,)
    return max(amounts) - min(amounts)


def _note(course: _Course, span: float | None) -> str:
    period = course.points[-1].name
    if not span:
        return word("exhibit-spark-notes", period=period)
    measure = course.measure
    unit = word("percentage-points") if measure.is_percentage else measure.unit
    told = formats.quantity(span, measure.decimals, unit)
    return word("exhibit-spark-note", span=told, period=period)


def _breaks(plan: Plan, courses: Sequence[_Course]) -> Iterator[str]:
    """The breaks of courses that lie before the periods shown, where nothing else tells them."""
    told = {(each.period, each.text) for each in crossed(plan)}
    for course in courses:
        first, last = course.points[0].name, course.points[-1].name
        for each in course.measure.breaks:
            if first < each.period <= last and (each.period, each.text) not in told:
                yield word("exhibit-break", period=each.period, text=each.text)


# ---------------------------------------------------------------- drawing


def _cell(course: _Course, shared: float | None, stage: Stage) -> TableCell:
    span = _range(course) if shared is None else shared
    marks = tuple(_marks(course, span, stage))
    parts = [[point for _, point in part] for part in course.parts]
    told = alternative.course(course.name, parts, course.measure)
    words = told or word("exhibit-not-shown")
    return TableCell((Picture(drawing(marks, WIDE, HIGH, stage), words),))


def _marks(course: _Course, span: float, stage: Stage) -> Iterator[Mark]:
    """Lines between breaks and gaps, dots for what stands alone, and the last number."""
    amounts = course.amounts or (0.0,)
    middle, reach = (min(amounts) + max(amounts)) / 2, (span or 1.0) / 2
    colours = safe(stage.theme.tokens.colours)
    across = Scale(0.0, max(1.0, len(course.points) - 1.0), EDGE, WIDE - EDGE)
    up = Scale(middle - reach, middle + reach, HIGH - EDGE, EDGE)
    parts = [
        tuple((across(place), up(point.amount or 0.0)) for place, point in part)
        for part in course.parts
    ]
    paths = tuple(part for part in parts if len(part) > 1)
    if paths:
        yield Line(paths, colours.lead, PEN)
    alone = tuple(disc(part[0], SINGLE) for part in parts if len(part) == 1)
    if alone:
        yield Area(alone, colours.lead)
    if course.points[-1].amount is not None:
        yield Area((disc(parts[-1][-1], DOT),), colours.focus)


# ---------------------------------------------------------------- the column


def with_sparks(
    parts: tuple[tuple[Column, ...], tuple[Row, ...], tuple[Row, ...]], found: Sparks
) -> tuple[tuple[Column, ...], tuple[Row, ...], tuple[Row, ...]]:
    """Columns, head and body of a table with one more column."""
    columns, head, body = parts
    first = replace(head[0], cells=(*head[0].cells, found.head))
    pairs = zip(body, found.cells, strict=True)
    return (*columns, found.column), (first, *head[1:]), tuple(_row(*pair) for pair in pairs)


def _row(row: Row, cell: TableCell | None) -> Row:
    if cell is None:
        words = row.cells[0]
        return replace(row, cells=(replace(words, columns=words.columns + 1),))
    return replace(row, cells=(*row.cells, cell))
