"""A plot of time and amount: ticks, periods, breaks, a ground for projections, and lines on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby, pairwise

from reportgen.document.colours import lightened
from reportgen.document.looks import Shape
from reportgen.exhibits.charts.series import Series
from reportgen.exhibits.lookup.times import moments
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.sheet.canvas import Canvas, middle
from reportgen.exhibits.sheet.marks import (
    Anchor,
    Area,
    Label,
    Line,
    Mark,
    Points,
    across,
    box,
    down,
)
from reportgen.exhibits.sheet.scale import Scale
from reportgen.exhibits.sheet.symbols import symbol
from reportgen.messages import word
from reportgen.places import Point

EDGE = 2.0
"""Millimetres from the left end of the grid to the first period."""
THIN = 0.6
"""Weight of lines that stand back."""
RIM = 0.8
"""Points of the rim of a hollow symbol."""
DOT = 0.8
"""Millimetres from the middle of a point to its edge."""
APART = 7.0
"""Millimetres between the symbols of a line at least."""
DASHES = (2.4, 1.4)
DOTS = (0.9, 1.3)
UNSURE = (3.6, 1.6)
"""Of projections, and on the way to uncertain numbers."""
PALE, GROUND = 86.0, 94.0
"""L* of the band between bounds, and of the ground of projections."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is drawn."""

    colour: str
    weight: float = 1.0
    """Share of the width of lines in the theme."""
    dashes: tuple[float, ...] = ()
    shape: Shape | None = None
    """The symbol of its numbers; None where only ends and lonely numbers are marked."""


@dataclass(frozen=True, eq=False)
class Plot:
    """Where everything stands, in millimetres."""

    canvas: Canvas
    periods: tuple[str, ...]
    ticks: tuple[Decimal, ...]
    left: float
    right: float
    top: float
    bottom: float
    forecast: int | None = None
    """The position of the first period that is a projection."""

    @cached_property
    def across(self) -> Scale:
        """Time from left to right; a single period stands left."""
        first, *others = moments(self.periods)
        return Scale(first, others[-1] if others else first + 1, self.left + EDGE, self.right)

    @cached_property
    def up(self) -> Scale:
        """Amounts from the foot up."""
        return Scale(float(self.ticks[0]), float(self.ticks[-1]), self.bottom, self.top)

    @cached_property
    def places(self) -> tuple[float, ...]:
        """Where each period stands."""
        return tuple(map(self.across, moments(self.periods)))

    def point(self, series: Series, number: int) -> Point:
        """Where a number of a line stands."""
        return self.places[number], self.up(series.amounts[number] or 0.0)

    def before(self, number: int) -> float:
        """Half-way between a period and the one before it."""
        first = max(0, number - 1)
        return (self.places[first] + self.places[number]) / 2


def grid(plot: Plot) -> Iterator[Mark]:
    """Light lines at the ticks, that of nought darker."""
    colours = plot.canvas.colours
    light = tuple(
        across(plot.up(float(each)), plot.left, plot.right) for each in plot.ticks if each
    )
    yield Line(light, colours.line, plot.canvas.lines.hair)
    if plot.ticks[0] <= 0 <= plot.ticks[-1]:
        yield Line(
            (across(plot.up(0.0), plot.left, plot.right),), colours.muted, plot.canvas.lines.fine
        )


def amounts(plot: Plot) -> Iterator[Mark]:
    """The ticks in numbers, left of the plot."""
    muted, small = plot.canvas.colours.muted, plot.canvas.type.small
    left = plot.left - plot.canvas.spacing.gap
    for each, text in zip(plot.ticks, scale.labels(plot.ticks), strict=True):
        yield Label((left, plot.up(float(each)) + middle(small)), text, muted, Anchor.END, small)


def periods(plot: Plot, *, only_ends: bool = False) -> Iterator[Mark]:
    """As many periods as fit without touching, the last one always; or the first and the last."""
    canvas, small = plot.canvas, plot.canvas.type.small
    step = len(plot.periods) - 1 if only_ends else 0
    for number, at in apart(plot, plot.periods, canvas.widest(plot.periods, small), step):
        place = (at, plot.bottom + 3.8)
        yield Label(place, plot.periods[number], canvas.colours.muted, Anchor.MIDDLE, small)


def apart(
    plot: Plot, texts: Sequence[str], widest: float, step: int = 0
) -> Iterator[tuple[int, float]]:
    """The periods under which there is room for texts of a width, and where they stand."""
    half, taken = widest / 2, plot.canvas.width
    count = len(plot.periods)
    told = range(count - 1, -1, -step) if step else _told(plot, widest + plot.canvas.spacing.gap)
    for number in told:
        at = min(max(plot.places[number], half), plot.canvas.width - half)
        if texts[number] and at + half <= taken:
            yield number, at
            taken = at - half - plot.canvas.spacing.gap


def _told(plot: Plot, wide: float) -> range:
    """Every period from the last back, or where they stand evenly every second, fifth, tenth."""
    count = len(plot.periods)
    pitch = (plot.places[-1] - plot.places[0]) / max(1, count - 1)
    is_even = all(abs(b - a - pitch) < pitch / 20 for a, b in pairwise(plot.places))
    steps = (1, 2, 5, 10) if is_even else (1,)
    step = next((each for each in steps if each * pitch >= wide), steps[-1])
    return range(count - 1, -1, -step)


def heads(plot: Plot, unit: str, breaks: Mapping[int, str]) -> Iterator[Mark]:
    """The unit above the axis, the names of breaks, and that of the projection at the right."""
    canvas, muted = plot.canvas, plot.canvas.colours.muted
    small, gap = canvas.type.small, canvas.spacing.gap
    yield Label((0.0, plot.top - 2.6), unit, muted, Anchor.START, small)
    taken, free = canvas.runs(unit, small) if unit else 0.0, canvas.width
    if plot.forecast is not None:
        text = word("exhibit-forecast")
        wide = canvas.runs(text, small)
        start = min(plot.before(plot.forecast) + 0.8, canvas.width - wide)
        yield Label((start, plot.top - 1.0), text, muted, Anchor.START, small)
        free = start - gap
    for number, period in sorted(breaks.items()):
        text = word("exhibit-break-at", period=period)
        at, half = plot.before(number), canvas.runs(text, small) / 2
        if at - half >= taken and at + half <= free:
            yield Label((at, plot.top - 1.0), text, muted, Anchor.MIDDLE, small)
            taken = at + half + gap


def ruptures(plot: Plot, breaks: Mapping[int, str]) -> Iterator[Mark]:
    """Dotted lines between the periods of breaks."""
    paths = tuple(down(plot.before(number), plot.top, plot.bottom) for number in sorted(breaks))
    if paths:
        yield Line(paths, plot.canvas.colours.muted, plot.canvas.lines.fine, DOTS)


def ground(plot: Plot) -> Iterator[Mark]:
    """A pale ground from the first projection on."""
    if plot.forecast is not None:
        left = plot.before(plot.forecast)
        ring = box(left, plot.top, plot.right - left, plot.bottom - plot.top)
        yield Area((ring,), lightened(plot.canvas.colours.muted, GROUND))


def band(plot: Plot, lower: Series, upper: Series, colour: str) -> Iterator[Mark]:
    """A pale area wherever both bounds are known side by side."""
    both = sorted(set(lower.known) & set(upper.known))
    runs: list[list[int]] = []
    for number in both:
        is_next = runs and runs[-1][-1] == number - 1 and number not in lower.breaks
        runs = [*runs[:-1], [*runs[-1], number]] if is_next else [*runs, [number]]
    rings = tuple(
        (
            *(plot.point(upper, number) for number in run),
            *(plot.point(lower, number) for number in reversed(run)),
        )
        for run in runs
        if len(run) > 1
    )
    if rings:
        yield Area(rings, lightened(colour, PALE))


def stroke(plot: Plot, series: Series, look: Look) -> Iterator[Mark]:
    """The runs of a line, dashed where it is uncertain, and the symbols of its numbers."""
    for is_unsure, paths in _paths(plot, series):
        yield Line(
            paths,
            look.colour,
            look.weight * plot.canvas.lines.series,
            look.dashes or (UNSURE if is_unsure else ()),
        )
    marked = _marked(plot, series, look)
    firm = [number for number in marked if number not in series.uncertain]
    if firm:
        rings = (_symbol(plot, series, number, look) for number in firm)
        yield Area(tuple(ring for each in rings for ring in each), look.colour)
    hollow = sorted(series.uncertain)
    if hollow:
        rings = (_symbol(plot, series, number, look) for number in hollow)
        outer = tuple(ring for each in rings for ring in each)
        yield Area(outer, plot.canvas.colours.paper, look.colour, RIM)


def _paths(plot: Plot, series: Series) -> Iterator[tuple[bool, tuple[Points, ...]]]:
    """The firm and the uncertain parts of a line."""
    parts: dict[bool, list[Points]] = {False: [], True: []}
    for run in series.runs:
        for is_unsure, steps in groupby(pairwise(run), lambda step: _leads_on(plot, series, step)):
            found = list(steps)
            ends = [found[0][0], *(after for _, after in found)]
            parts[is_unsure].append(tuple(plot.point(series, number) for number in ends))
    return ((is_unsure, tuple(paths)) for is_unsure, paths in parts.items() if paths)


def _leads_on(plot: Plot, series: Series, step: tuple[int, int]) -> bool:
    """Whether a step leads to an uncertain number or into a projection."""
    is_projected = plot.forecast is not None and step[1] >= plot.forecast
    return is_projected or step[1] in series.uncertain


def _marked(plot: Plot, series: Series, look: Look) -> list[int]:
    """The numbers with a symbol: the last one, lonely ones, and every so often where lines need
    to be told apart.
    """
    wanted = {run[0] for run in series.runs if len(run) == 1} | set(series.known[-1:])
    if look.shape is not None:
        taken = plot.canvas.width + APART
        for number in reversed(series.known):
            if taken - plot.places[number] >= APART:
                wanted.add(number)
                taken = plot.places[number]
    return sorted(wanted)


def _symbol(plot: Plot, series: Series, number: int, look: Look) -> tuple[Points, ...]:
    return symbol(look.shape or Shape.DISC, plot.point(series, number), DOT)
