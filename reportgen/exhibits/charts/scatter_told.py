"""What is said of a scatter plot: fields, extremes, axes, what is not shown; nothing of causes."""

from collections.abc import Iterator
from statistics import StatisticsError, correlation

from reportgen import formats
from reportgen.exhibits.charts.axis import is_cut, start
from reportgen.exhibits.charts.parts import listed
from reportgen.exhibits.charts.scatter import Axis, Scatter, scatter, since
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.specs.scatter import ScatterSpec
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.nouns import nouns
from reportgen.exhibits.tables.table import subject
from reportgen.exhibits.words import alternative, notes
from reportgen.messages import word

ENOUGH = 10
"""Places that a correlation is told of."""
_FIELDS = ("upper-left", "upper-right", "lower-left", "lower-right")


def made(spec: ScatterSpec, choice: Choice) -> Made[Scatter] | None:
    """A chart with its table and words; None when its spec is wrong."""
    chart = scatter(spec, choice)
    if chart is None:
        return None
    said = list(remarks(chart))
    if spec.correlation:
        said.append(_correlation(chart))
    return Made(
        chart, chart.plan, tuple(sentences(chart)), tuple(said), is_calculated=spec.correlation
    )


def sentences(chart: Scatter) -> Iterator[str]:
    """What the alternative text may say."""
    one, many = nouns(chart.plan)
    extent = alternative.counted(len(chart.spots), one, many)
    change = word("exhibit-change-since", period=since(chart.plan)) if chart.up.is_change else ""
    yield alternative.opening(word("exhibit-scatter"), subject(chart.plan), change, extent)
    yield _counted(chart)
    across = [alternative.Point(spot.name, spot.across) for spot in chart.spots]
    up = [alternative.Point(spot.name, spot.up) for spot in chart.spots]
    for axis, points in ((chart.across, across), (chart.up, up)):
        told = alternative.extremes(points, axis.measure, signed=axis.is_change)
        yield f"{_short(axis)}: {told}" if told else ""
    yield alternative.missing(len(chart.hidden), one, many)


def _short(axis: Axis) -> str:
    return word("exhibit-change") if axis.is_change else axis.measure.label


def _counted(chart: Scatter) -> str:
    """How many places stand in each field, by its name or by where it is."""
    if not chart.spots or not chart.counts:
        return ""
    fields = chart.quadrants or tuple(word(f"exhibit-{field}") for field in _FIELDS)
    told = (f"{name}: {count}" for name, count in zip(fields, chart.counts, strict=True))
    return word("exhibit-fields", told="; ".join(told))


def remarks(chart: Scatter) -> Iterator[str]:
    """What the drawing needs said: lines, axes that begin elsewhere, places without a symbol."""
    yield _lines(chart)
    cut = [
        word(key, amount=start(each.ticks, each.measure.unit))
        for key, each in (("exhibit-axis-x", chart.across), ("exhibit-axis-y", chart.up))
        if chart.spots and is_cut(each.ticks)
    ]
    if cut:
        yield word("exhibit-axes", told=formats.joined(cut))
    yield from listed("exhibit-scatter-hidden", chart.hidden, nouns(chart.plan))
    values = word("exhibit-values-one"), word("exhibit-values-many")
    yield from notes.signs(chart.unseen, *values)


def _lines(chart: Scatter) -> str:
    """What the dashed lines stand for."""
    told: dict[str, list[str]] = {}
    for axis in (chart.across, chart.up):
        if axis.line is not None and chart.spots:
            numbers = told.setdefault(_standard(chart, axis), [])
            if not (axis.is_change and axis.line == 0):
                numbers.append(f"{_short(axis)} {axis.told(axis.line)}")
    parts = (
        f"{what} ({formats.joined(numbers)})" if numbers else what for what, numbers in told.items()
    )
    return word("exhibit-dashed", what=formats.joined(parts)) if told else ""


def _standard(chart: Scatter, axis: Axis) -> str:
    if axis.standard == "town":
        return word("exhibit-line-town", genitive=names.genitive(chart.plan.place))
    if axis.standard == "mean":
        return word("exhibit-line-mean", many=nouns(chart.plan)[1])
    is_still = axis.is_change and axis.line == 0
    return word("exhibit-line-still" if is_still else "exhibit-line-number")


def _correlation(chart: Scatter) -> str:
    """How far both numbers go together, of enough places; no word of causes."""
    if len(chart.spots) < ENOUGH:
        return word("exhibit-correlation-few", least=ENOUGH)
    try:
        found = correlation(
            [spot.across for spot in chart.spots], [spot.up for spot in chart.spots]
        )
    except StatisticsError:  # one of the two is the same everywhere
        return ""
    one, many = nouns(chart.plan)
    counted = alternative.counted(len(chart.spots), one, many)
    return word("exhibit-correlation", counted=counted, r=formats.number(found, 2))
