"""Lines as marks: light horizontal lines, few ticks, names and last numbers at the line ends."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reportgen.document.colours import legible, qualitative, receding
from reportgen.document.looks import Shape
from reportgen.document.spread import spread
from reportgen.exhibits.charts import plot as plots
from reportgen.exhibits.charts.lines import Lines, unit
from reportgen.exhibits.charts.plot import DASHES, DOTS, THIN, Look, Plot
from reportgen.exhibits.charts.series import Series, named, nameless
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import BASELINE, ELLIPSIS, LEADING, Canvas, halves
from reportgen.exhibits.sheet.marks import POINT, Anchor, Label, Laid, Line, Mark
from reportgen.messages import word
from reportgen.places import Point

HIGH = 11 * BASELINE
"""Millimetres of the plot; narrow ones are lower."""
NAMES = 0.34
"""Share of the width that names at the ends may take."""
LEADER, FAR = 4.2, 7.5
"""Millimetres between the end of a line and its name; farther where many names move."""
NAMED = 24
"""Up to so many lines all have names; of more only those that stand out."""


@dataclass(frozen=True, eq=False)
class _Layout:
    """Where everything stands, in millimetres."""

    chart: Lines
    canvas: Canvas
    plot: Plot
    texts: dict[int, tuple[str, ...]]
    """Name and last number of each line that is named."""
    right: float
    """Where names begin."""


Under = Callable[[Plot], Iterable[Mark]]
"""What else is drawn on a plot, below its lines."""


def drawn_lines(chart: Lines, canvas: Canvas, under: Under = lambda _: ()) -> Laid:
    """The marks of a line chart and its height."""
    layout = _layout(chart, canvas)
    plot = layout.plot
    marks: list[Mark] = [*plots.ground(plot), *plots.grid(plot)]
    if not chart.is_empty:
        marks += plots.amounts(plot)
    marks += [*plots.periods(plot), *plots.ruptures(plot, chart.breaks)]
    marks += plots.heads(plot, unit(chart), chart.breaks)
    marks += [*under(plot), *strokes(chart, plot), *_names(layout)]
    return Laid(
        tuple(marks),
        halves(plot.bottom + BASELINE + 0.4),
        tuple(nameless(len(chart.series) - len(layout.texts))),
    )


def strokes(chart: Lines, plot: Plot) -> Iterator[Mark]:
    """The band and every line, those that stand out in front."""
    drawn = sorted(
        enumerate(chart.series),
        key=lambda pair: (pair[1].is_focus, pair[1].is_root, not pair[1].is_outside, -pair[0]),
    )
    if chart.band:
        own = next(
            number
            for number, each in enumerate(chart.series)
            if each.place == chart.band.lower.place
        )
        yield from plots.band(
            plot, chart.band.lower, chart.band.upper, look(chart, own, plot.canvas).colour
        )
    for number, series in drawn:
        yield from plots.stroke(plot, series, look(chart, number, plot.canvas))


def _layout(chart: Lines, canvas: Canvas) -> _Layout:
    left = canvas.widest(scale.labels(chart.ticks), canvas.type.small) + canvas.spacing.gap
    texts = _texts(chart, canvas)
    right = canvas.width - max(canvas.widest(each, is_strong=True) for each in texts.values())
    pitch = canvas.type.normal * (LEADING + 0.08) * POINT
    room = sum(len(each) for each in texts.values()) * pitch
    high = max(HIGH * _share(canvas.width), halves(room))
    has_heads = unit(chart) or chart.forecast is not None or chart.breaks
    top = BASELINE if has_heads else BASELINE / 2
    leader = LEADER if len(chart.series) < 8 else FAR
    plot = Plot(
        canvas, chart.periods, chart.ticks, left, right - leader, top, top + high, chart.forecast
    )
    return _Layout(chart, canvas, plot, texts, right)


def _share(width: float) -> float:
    """How much of the height a plot takes: narrow ones are lower, and lines keep their slope."""
    return 1.0 if width > 80 else 0.75 if width > 52 else 0.45


def _texts(chart: Lines, canvas: Canvas) -> dict[int, tuple[str, ...]]:
    """Name and last number of each line, in one or two lines; the number is never cut."""
    room = canvas.width * NAMES
    found = {}
    for number in named(chart.series, NAMED):
        each = chart.series[number]
        told = _last(chart, each)
        lines = canvas.fitted(f"{each.name} {told}", room, is_strong=True)
        if lines[-1].endswith(ELLIPSIS):
            lines = (canvas.cut(each.name, room, is_strong=True), told)
        found[number] = lines
    return found


def _last(chart: Lines, series: Series) -> str:
    """The last number of a line, with its period where others go on; words where there is none."""
    last = series.last
    if last is None:
        return word("exhibit-not-shown")
    told = series.cells[last].text
    return told if last == len(series.amounts) - 1 else f"{told} ({chart.periods[last]})"


def _names(layout: _Layout) -> Iterator[Mark]:
    """Names at the ends of their lines, moved apart where they would touch."""
    chart, canvas, plot = layout.chart, layout.canvas, layout.plot
    wanted = [_end(layout, chart.series[number])[1] for number in layout.texts]
    size = canvas.type.normal * POINT
    room = [(len(each) * LEADING + 0.1) * size for each in layout.texts.values()]
    placed = spread(wanted, room, plot.top - 1.5, plot.bottom + 1.5)
    for (number, text), y in zip(layout.texts.items(), placed, strict=True):
        series = chart.series[number]
        yield from _leader(layout, series, y)
        shade = legible(look(chart, number, canvas).colour, canvas.colours.paper)
        for label in canvas.block((layout.right, y), text, shade, Anchor.START):
            yield Label(
                label.at, label.text, label.colour, label.anchor, label.size, series.is_focus
            )


def _end(layout: _Layout, series: Series) -> Point:
    """Where a line ends; a line without any number is named at the foot."""
    if series.last is None:
        return layout.plot.right, layout.plot.bottom
    return layout.plot.point(series, series.last)


def _leader(layout: _Layout, series: Series, y: float) -> Iterator[Mark]:
    """A hair from the end of a line to a name that had to move or stands far off."""
    if series.last is None:
        return
    x, from_y = layout.plot.point(series, series.last)
    if abs(from_y - y) > 0.9 or layout.plot.right - x > 1.0:
        bend = layout.plot.right + 1.2
        path = ((x + 1.2, from_y), (bend, from_y), (layout.right - 0.8, y))
        yield Line((path,), layout.canvas.colours.muted, layout.canvas.lines.hair)


def look(chart: Lines, number: int, canvas: Canvas) -> Look:
    """Focus, town, or one of six with a symbol each; beside a focus the others stand back."""
    colours, series = canvas.colours, chart.series[number]
    is_back = series.is_outside or (chart.has_focus and not series.is_focus)
    weight = THIN if is_back else 1.0
    if series.is_root:
        return Look(colours.city, weight, DASHES)
    if series.is_focus:
        return Look(colours.focus, weight)
    if series.is_outside:
        return Look(colours.muted, weight, DOTS)
    others = [each for each in chart.series if not each.is_root and not each.is_outside]
    if chart.has_focus or len(chart.series) > 7:
        return Look(receding(colours.lead), THIN)
    shades = qualitative(colours.lead, colours.focus, colours.muted)
    place = others.index(series)
    shape = tuple(Shape)[place % len(Shape)] if len(others) > 1 else None
    return Look(shades[place % len(shades)], weight, shape=shape)
