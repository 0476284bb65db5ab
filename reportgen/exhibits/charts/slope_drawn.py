"""Slopes as marks: a line for each place, its name and number at both ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen.document.colours import legible, receding
from reportgen.document.looks import Shape
from reportgen.document.spread import spread
from reportgen.exhibits.charts import plot as plots
from reportgen.exhibits.charts.plot import DASHES, DOTS, THIN, Look, Plot
from reportgen.exhibits.charts.series import Series, named, nameless
from reportgen.exhibits.charts.slope import Slope
from reportgen.exhibits.lookup import names
from reportgen.exhibits.sheet.canvas import BASELINE, Canvas, halves, middle
from reportgen.exhibits.sheet.marks import POINT, Anchor, Area, Label, Laid, Line, Mark, box, down

LEAST, MOST = 9 * BASELINE, 28 * BASELINE
"""Millimetres of the plot."""
NAMES = 0.32
"""Share of the width that names at each end may take."""
WIDEST = 0.38
"""Share of the width that long numbers may take there."""
FEWEST = 5.0
"""Millimetres of a name at least; where there is less stands the number alone."""
LEADER = 6.0
"""Millimetres between an end of a line and its name."""
LEADING = 1.25
"""Ems from name to name at least."""
NARROW = 24.0
"""Millimetres between the ends that have no room for numbers between them."""
ABOVE = 2.4
"""Millimetres from a number in the middle down to its point."""


@dataclass(frozen=True, eq=False)
class _Layout:
    """Where everything stands, in millimetres."""

    chart: Slope
    canvas: Canvas
    plot: Plot
    named: tuple[int, ...]
    room: float
    """Millimetres that a name with its number may take."""


def drawn_slope(chart: Slope, canvas: Canvas) -> Laid:
    """The marks of a slope chart and its height."""
    layout = _layout(chart, canvas)
    marks: list[Mark] = [*_heads(layout)]
    for each in sorted(chart.series, key=lambda one: (one.is_focus, one.is_root)):
        marks += plots.stroke(layout.plot, each, look(each, canvas))
    marks += [*_ends(layout, 0), *_ends(layout, -1), *_middles(layout)]
    notes = nameless(len(chart.series) - len(layout.named))
    return Laid(tuple(marks), halves(layout.plot.bottom + 2.0), tuple(notes))


def _layout(chart: Slope, canvas: Canvas) -> _Layout:
    pitch, chosen = _pitch(canvas), shown(chart, canvas)
    room = canvas.width * NAMES
    texts = (_text(chart.series[each], end, room, canvas) for each in chosen for end in (0, -1))
    edge = min(canvas.widest(texts, is_strong=True), canvas.width * WIDEST) + LEADER
    low, high = min(chart.amounts, default=0.0), max(chart.amounts, default=1.0)
    ticks = Decimal(str(low)), Decimal(str(high if high > low else low + 1))
    top = BASELINE * (2 if names.unit(chart.measure) else 1) + 2.0
    bottom = top + max(LEAST, halves(len(chosen) * pitch))
    left, right = edge - plots.EDGE, canvas.width - edge
    plot = Plot(canvas, chart.periods, ticks, left, right, top, bottom)
    return _Layout(chart, canvas, plot, chosen, room)


def shown(chart: Slope, canvas: Canvas) -> tuple[int, ...]:
    """The lines that have names."""
    return named(chart.series, int(MOST / _pitch(canvas)))


def _pitch(canvas: Canvas) -> float:
    """Millimetres from name to name at least."""
    return canvas.type.normal * LEADING * POINT


def _text(series: Series, end: int, room: float, canvas: Canvas) -> str:
    """Name and number at an end, the number next to the line and never cut."""
    told = series.cells[end].text
    free = room - canvas.runs(f"{told}  ", is_strong=series.is_focus)
    if free < FEWEST:
        return told
    name = canvas.cut(series.name, free, is_strong=series.is_focus)
    return f"{name}  {told}" if end == 0 else f"{told}  {name}"


def _heads(layout: _Layout) -> Iterator[Mark]:
    """The unit, and the periods above their upright lines."""
    canvas, plot = layout.canvas, layout.plot
    colours = canvas.colours
    unit = names.unit(layout.chart.measure)
    if unit:
        yield Label((0.0, 3.0), unit, colours.muted, Anchor.START, canvas.type.small)
    paths = tuple(down(place, plot.top - 2.0, plot.bottom + 2.0) for place in plot.places)
    yield Line(paths, colours.line, canvas.lines.fine)
    for number, place in plots.apart(
        plot, plot.periods, canvas.widest(plot.periods, is_strong=True)
    ):
        at = (place, plot.top - 3.4)
        yield Label(at, plot.periods[number], colours.text, Anchor.MIDDLE, is_strong=True)


def _ends(layout: _Layout, end: int) -> Iterator[Mark]:
    """Names with numbers at one end, moved apart where they would touch."""
    canvas, plot, chart = layout.canvas, layout.plot, layout.chart
    known = [each for each in layout.named if chart.series[each].amounts[end] is not None]
    at, outwards = plot.places[end], -1.0 if end == 0 else 1.0
    wanted = [plot.up(chart.series[each].amounts[end] or 0.0) for each in known]
    placed = spread(wanted, [_pitch(canvas)] * len(known), plot.top - 2.0, plot.bottom + 2.0)
    moved = []
    for number, own, y in zip(known, wanted, placed, strict=True):
        series = chart.series[number]
        moved.append(((at + outwards * 1.3, own), (at + outwards * (LEADER - 0.8), y)))
        text = _text(series, end, layout.room, canvas)
        yield Label(
            (at + outwards * LEADER, y + middle(canvas.type.normal)), text,
            legible(look(series, canvas).colour, canvas.colours.paper),
            Anchor.END if end == 0 else Anchor.START, is_strong=series.is_focus,
        )  # fmt: skip
    if moved:
        yield Line(tuple(moved), canvas.colours.muted, canvas.lines.hair)


def _middles(layout: _Layout) -> Iterator[Mark]:
    """The numbers of the period in the middle, of lines that stand out."""
    canvas, plot = layout.canvas, layout.plot
    if len(plot.periods) < 3 or plot.places[-1] - plot.places[0] < NARROW:
        return
    told = [
        each
        for each in layout.chart.series
        if (each.is_focus or each.is_root) and each.amounts[1] is not None
    ]
    wanted = [plot.up(each.amounts[1] or 0.0) - ABOVE for each in told]
    placed = spread(wanted, [_pitch(canvas)] * len(told), plot.top, plot.bottom)
    for each, y in zip(told, placed, strict=True):
        text, wide = each.cells[1].text, canvas.runs(each.cells[1].text, is_strong=True)
        yield Area((box(plot.places[1] - wide / 2 - 0.3, y - 1.5, wide + 0.6, 3.0),),
                   canvas.colours.paper)  # fmt: skip
        yield Label(
            (plot.places[1], y + middle(canvas.type.normal)), text, look(each, canvas).colour,
            Anchor.MIDDLE, is_strong=each.is_focus,
        )  # fmt: skip


def look(series: Series, canvas: Canvas) -> Look:
    """Focus, town, or standing back; a disc at every number."""
    colours = canvas.colours
    if series.is_root:
        return Look(colours.city, THIN, DASHES, Shape.DISC)
    if series.is_focus:
        return Look(colours.focus, 1.0, (), Shape.DISC)
    if series.is_outside:
        return Look(colours.muted, THIN, DOTS, Shape.DISC)
    return Look(receding(colours.lead), THIN, (), Shape.DISC)
