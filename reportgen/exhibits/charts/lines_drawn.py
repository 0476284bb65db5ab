"""Lines as marks: light horizontal lines, few ticks, names and last numbers at the line ends."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.document.colours import legible, lightened, qualitative
from reportgen.exhibits.charts.lines import Lines, Series, unit
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import BASELINE, ELLIPSIS, LEADING, Canvas, halves, middle
from reportgen.exhibits.sheet.fonts import POINT
from reportgen.exhibits.sheet.marks import (
    Anchor,
    Area,
    Label,
    Laid,
    Line,
    Mark,
    across,
    disc,
    down,
)
from reportgen.exhibits.sheet.scale import Scale
from reportgen.exhibits.sheet.spread import spread
from reportgen.messages import word
from reportgen.places import Point

HIGH = 11 * BASELINE
"""Millimetres of the plot; narrow ones are lower."""
NAMES = 0.34
"""Share of the width that names at the ends may take."""
LEADER, FAR = 4.2, 7.5
"""Millimetres between the end of a line and its name; farther where many names move."""
THIN = 0.6
"""Width of lines that stand back, as a share of the others."""
DOT = 0.75
"""Millimetres from the middle of a dot to its edge."""
DASHES = (2.4, 1.4)
DOTS = (0.9, 1.3)
"""Of regions outside."""
MUTED = 70.0


@dataclass(frozen=True, eq=False)
class _Layout:
    """Where everything stands, in millimetres."""

    chart: Lines
    canvas: Canvas
    across: Scale
    up: Scale
    right: float
    """Where names begin."""

    def point(self, series: Series, number: int) -> Point:
        """Where a number of a line stands."""
        amount = series.amounts[number]
        return self.across(self.chart.years[number]), self.up(amount or 0.0)


def drawn_lines(chart: Lines, canvas: Canvas) -> Laid:
    """The marks of a line chart and its height."""
    layout = _layout(chart, canvas)
    height = halves(layout.up.start + BASELINE + 0.4)
    drawn = sorted(
        enumerate(chart.series),
        key=lambda pair: (pair[1].is_focus, pair[1].is_root, not pair[1].is_outside, -pair[0]),
    )
    marks: list[Mark] = [*_grid(layout), *_years(layout), *_breaks(layout)]
    for number, series in drawn:
        marks += _line(layout, series, _colour(layout, number))
    marks += _names(layout)
    return Laid(tuple(marks), height)


def _layout(chart: Lines, canvas: Canvas) -> _Layout:
    left = canvas.widest(_ticks(chart), canvas.type.small) + canvas.spacing.gap
    texts = _texts(chart, canvas)
    right = canvas.width - max(canvas.widest(each, is_strong=True) for each in texts)
    room = sum(len(each) for each in texts) * canvas.type.normal * (LEADING + 0.08) * POINT
    high = max(HIGH if canvas.width > 80 else HIGH * 0.75, halves(room))
    top = BASELINE if unit(chart) else BASELINE / 2
    years = chart.years
    last = years[-1] if years[-1] > years[0] else years[0] + 1
    leader = LEADER if len(chart.series) < 8 else FAR
    return _Layout(
        chart, canvas, Scale(years[0], last, left + 2.0, right - leader),
        Scale(float(chart.ticks[0]), float(chart.ticks[-1]), top + high, top), right,
    )  # fmt: skip


def _ticks(chart: Lines) -> tuple[str, ...]:
    """Ticks as printed; an axis without any number has none."""
    texts = scale.labels(chart.ticks)
    return tuple("" for _ in texts) if chart.is_empty else texts


def _texts(chart: Lines, canvas: Canvas) -> list[tuple[str, ...]]:
    """Name and last number of each line, in one or two lines; the number is never cut."""
    room = canvas.width * NAMES
    found = []
    for each in chart.series:
        told = _last(chart, each)
        lines = canvas.fitted(f"{each.name} {told}", room, is_strong=True)
        if lines[-1].endswith(ELLIPSIS):
            lines = (canvas.cut(each.name, room, is_strong=True), told)
        found.append(lines)
    return found


def _last(chart: Lines, series: Series) -> str:
    """The last number of a line, with its period where others go on; words where there is none."""
    last = series.last
    if last is None:
        return word("exhibit-not-shown")
    told = series.cells[last].text
    return told if last == len(series.amounts) - 1 else f"{told} ({chart.periods[last]})"


def _grid(layout: _Layout) -> Iterator[Mark]:
    """Ticks, light lines, the line of nought darker, the unit above."""
    chart, canvas, colours = layout.chart, layout.canvas, layout.canvas.colours
    small, gap = canvas.type.small, canvas.spacing.gap
    left, right = layout.across.start - 2.0, layout.across.end
    light = tuple(across(layout.up(float(each)), left, right) for each in chart.ticks if each)
    yield Line(light, colours.line, canvas.lines.hair)
    if not chart.is_broken:
        yield Line((across(layout.up(0.0), left, right),), colours.muted, canvas.lines.fine)
    for each, text in zip(chart.ticks, _ticks(chart), strict=True):
        at = (left - gap, layout.up(float(each)) + middle(small))
        yield Label(at, text, colours.muted, Anchor.END, small)
    yield Label((0.0, layout.up.end - 2.6), unit(chart), colours.muted, Anchor.START, small)


def _years(layout: _Layout) -> Iterator[Mark]:
    """As many periods as fit without touching, the last one always."""
    chart, canvas = layout.chart, layout.canvas
    base = layout.up.start + 3.8
    wide = canvas.widest(chart.periods, canvas.type.small) + 2.0
    places = [layout.across(year) for year in chart.years]
    taken = canvas.width
    for place, period in zip(reversed(places), reversed(chart.periods), strict=True):
        if place + wide / 2 <= taken:
            at = (max(place, canvas.runs(period, canvas.type.small) / 2), base)
            yield Label(at, period, canvas.colours.muted, Anchor.MIDDLE, canvas.type.small)
            taken = place - wide / 2


def _breaks(layout: _Layout) -> Iterator[Mark]:
    """A dotted line between the years of a break, named above; names that would touch are left."""
    chart, canvas, muted = layout.chart, layout.canvas, layout.canvas.colours.muted
    taken = canvas.runs(unit(chart), canvas.type.small)
    for number, period in sorted(chart.breaks.items()):
        at = (layout.across(chart.years[number - 1]) + layout.across(chart.years[number])) / 2
        yield Line((down(at, layout.up.end, layout.up.start),), muted, canvas.lines.fine, DOTS)
        text = word("exhibit-break-at", period=period)
        half = canvas.runs(text, canvas.type.small) / 2
        if at - half >= taken:
            yield Label((at, layout.up.end - 1.0), text, muted, Anchor.MIDDLE, canvas.type.small)
            taken = at + half + canvas.spacing.gap


def _line(layout: _Layout, series: Series, colour: str) -> Iterator[Mark]:
    """The runs of a line; a number between two gaps is a dot."""
    runs = [run for run in series.runs if len(run) > 1]
    is_back = series.is_outside or (layout.chart.has_focus and not series.is_focus)
    paths = tuple(tuple(layout.point(series, number) for number in run) for run in runs)
    if paths:
        firm = layout.canvas.lines.series
        dashes = DOTS if series.is_outside else DASHES if series.is_root else ()
        yield Line(paths, colour, firm * THIN if is_back else firm, dashes)
    single = [run[0] for run in series.runs if len(run) == 1]
    ends = [series.last] if series.last is not None else []
    dots = tuple(
        disc(layout.point(series, number), DOT) for number in dict.fromkeys([*single, *ends])
    )
    if dots:
        yield Area(dots, colour)


def _names(layout: _Layout) -> Iterator[Mark]:
    """Names at the ends of their lines, moved apart where they would touch."""
    chart, canvas = layout.chart, layout.canvas
    texts = _texts(chart, canvas)
    wanted = [_end(layout, each)[1] for each in chart.series]
    room = [(len(each) * LEADING + 0.1) * canvas.type.normal * POINT for each in texts]
    placed = spread(wanted, room, layout.up.end - 1.5, layout.up.start + 1.5)
    for number, (series, y) in enumerate(zip(chart.series, placed, strict=True)):
        colour = _colour(layout, number)
        yield from _leader(layout, series, y)
        shade = legible(colour, canvas.colours.paper)
        for label in canvas.block((layout.right, y), texts[number], shade, Anchor.START):
            yield Label(
                label.at, label.text, label.colour, label.anchor, label.size, series.is_focus
            )


def _end(layout: _Layout, series: Series) -> Point:
    """Where a line ends; a line without any number is named at the foot."""
    if series.last is None:
        return layout.across.end, layout.up.start
    return layout.point(series, series.last)


def _leader(layout: _Layout, series: Series, y: float) -> Iterator[Mark]:
    """A hair from the end of a line to a name that had to move or stands far off."""
    if series.last is None:
        return
    x, from_y = layout.point(series, series.last)
    if abs(from_y - y) > 0.9 or layout.across.end - x > 1.0:
        bend = layout.across.end + 1.2
        path = ((x + 1.2, from_y), (bend, from_y), (layout.right - 0.8, y))
        yield Line((path,), layout.canvas.colours.muted, layout.canvas.lines.hair)


def _colour(layout: _Layout, number: int) -> str:
    """Focus, town, or one of six; beside a focus the others stand back."""
    chart, colours = layout.chart, layout.canvas.colours
    series = chart.series[number]
    if series.is_root:
        return colours.city
    if series.is_focus:
        return colours.focus
    if series.is_outside:
        return colours.muted
    if chart.has_focus or len(chart.series) > 7:
        return lightened(colours.lead, MUTED)
    shades = qualitative(colours.lead, colours.focus, colours.muted)
    others = [each for each in chart.series if not each.is_root and not each.is_outside]
    return shades[others.index(series) % len(shades)]
