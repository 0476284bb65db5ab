"""What is told of bars of parts: alternative text and notes."""

from collections.abc import Iterator

from reportgen import formats
from reportgen.exhibits.charts.segments import stubs
from reportgen.exhibits.charts.stacked import Stacked, stacked
from reportgen.exhibits.lookup import breaks
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.specs.stacked import StackedSpec
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.nouns import nouns
from reportgen.exhibits.tables.table import subject
from reportgen.exhibits.words import alternative, notes
from reportgen.frame import PERIOD, PLACE
from reportgen.messages import word

KINDS = {
    "grouped": "exhibit-grouped", "stacked": "exhibit-stacked", "percent": "exhibit-percent-bars",
    "diverging": "exhibit-diverging",
}  # fmt: skip


def made(spec: StackedSpec, choice: Choice) -> Made[Stacked] | None:
    """A chart with its table and words; None when its spec is wrong."""
    chart = stacked(spec, choice)
    if chart is None:
        return None
    return Made(
        chart, chart.plan, tuple(sentences(chart)), tuple(remarks(chart)), chart.columns,
        is_calculated=chart.measure.unit != chart.plan.frames[0].measure.unit, has_heads=True,
    )  # fmt: skip


def sentences(chart: Stacked) -> Iterator[str]:
    """What the alternative text may say: the number that bars are sorted by, or its course."""
    about = subject(chart.plan)
    place = "" if chart.plan.spec.rows == PLACE else about.place.name
    own = [row for row in chart.rows if not row.is_whole and not row.is_outside]
    extent = _extent(chart, len(own))
    parts = alternative.counted(
        len(chart.parts), word("exhibit-parts-one"), word("exhibit-parts-many")
    )
    yield alternative.opening(word(KINDS[chart.layout]), about, place, extent, parts)
    points = [alternative.Point(row.name, row.key) for row in own]
    is_one = all(each.comparable for each in breaks.crossed(chart.plan))
    if chart.plan.spec.rows == PERIOD and is_one:
        yield alternative.course(_told(chart) or word("total"), [points], chart.measure)
    elif is_one:
        yield alternative.extremes(points, chart.measure, when=_when(chart))
    has_extremes = is_one and chart.plan.spec.rows != PERIOD
    for row in chart.rows:
        point = alternative.Point(row.name, row.key)
        is_told = has_extremes and alternative.is_told(point, points)
        if row.is_whole or (row.is_focus and not is_told):
            yield alternative.single(point, chart.measure)
    hidden = sum(amount is None for row in chart.rows for amount in row.amounts)
    yield alternative.missing(hidden, word("exhibit-values-one"), word("exhibit-values-many"))


def _extent(chart: Stacked, count: int) -> str:
    if chart.plan.spec.rows == PERIOD:
        return ""
    if chart.plan.spec.rows == INDICATOR:
        one, many = word("exhibit-indicators-one"), word("exhibit-indicators-many")
        return alternative.counted(count, one, many)
    return alternative.counted(count, *nouns(chart.plan))


def _when(chart: Stacked) -> str:
    """What a highest number is the highest of."""
    told = _told(chart)
    return word("exhibit-highest-of", name=told) if told else ""


def _told(chart: Stacked) -> str:
    """The parts that the told number is of; empty for all of them."""
    named = [part.name for part in chart.parts if part.key in chart.keys]
    return "" if len(named) == len(chart.parts) else formats.joined(named)


def remarks(chart: Stacked) -> Iterator[str]:
    """What the drawing needs said: the middle line, and what is not shown."""
    neutral = [part.name for part in chart.parts if not part.side]
    if chart.layout == "diverging" and neutral:
        code = "exhibit-neutral-apart" if chart.is_apart else "exhibit-neutral-split"
        yield word(code, names=formats.joined(f"„{name}“" for name in neutral))
    if any(stubs(chart, row) for row in chart.rows):
        yield word("exhibit-stubs")
    cells = [cell for row in chart.rows for cell in (*row.cells, *filter(None, (row.total,)))]
    values = word("exhibit-values-one"), word("exhibit-values-many")
    yield from notes.signs(notes.unseen(cells), *values)
