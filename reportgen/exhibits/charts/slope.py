"""One indicator at two or three periods: a line for each place, the town dashed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.document.nodes import RowRole
from reportgen.exhibits.charts.series import Series
from reportgen.exhibits.charts.series import remarks as doubts
from reportgen.exhibits.lookup import breaks
from reportgen.exhibits.lookup.choice import Choice
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.specs.slope import SlopeSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.columns import leaves
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.nouns import nouns
from reportgen.exhibits.tables.table import lines, subject
from reportgen.exhibits.words import alternative, notes
from reportgen.frame import PERIOD, PLACE, Measure
from reportgen.messages import word
from reportgen.released import as_printed

FEWEST, MOST = 2, 3
"""Periods of a slope."""


@dataclass(frozen=True, eq=False)
class Slope:
    """What a slope chart shows, before it is drawn."""

    plan: Plan
    measure: Measure
    periods: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def amounts(self) -> tuple[float, ...]:
        """Every number that is drawn."""
        return tuple(each for one in self.series for each in one.amounts if each is not None)


def made(spec: SlopeSpec, choice: Choice) -> Made[Slope] | None:
    """A chart with its table and words; None when its spec is wrong."""
    chart = slope(spec, choice)
    if chart is None:
        return None
    return Made(chart, chart.plan, tuple(sentences(chart)), tuple(remarks(chart)))


def slope(spec: SlopeSpec, choice: Choice) -> Slope | None:
    """Look up what a slope chart shows; None when its spec is wrong."""
    choice.listed(spec.highlight)
    plan = planned(_table(spec, choice), choice)
    if plan is None:
        return None
    _check(plan, choice)
    if any(choice.problems.errors()):
        return None
    measure = plan.frames[0].measure
    series = tuple(_series(spec, plan, measure))
    if not any(each.is_focus for each in series):
        series = _led(series)
    return Slope(plan, measure, plan.periods, series)


def _table(spec: SlopeSpec, choice: Choice) -> TableSpec:
    """The numbers as a table: a row for each place, a column for each period."""
    source = choice.released.frames.get(spec.indicator)
    known = source.periods if source else ()
    is_sum = source is not None and source.measure.kind.is_additive
    return TableSpec(
        kind="table", indicators=(spec.indicator,), rows=PLACE, columns=PERIOD,
        title=spec.title, note=spec.note, place=spec.place, level=spec.level,
        places=spec.places, groups=spec.groups, labels=spec.labels,
        periods=spec.periods or tuple(dict.fromkeys((*known[:1], *known[-1:]))),
        total=spec.reference and not is_sum,
    )  # fmt: skip


def _check(plan: Plan, choice: Choice) -> None:
    """Note too few or too many periods, and a break between them."""
    if not FEWEST <= len(plan.periods) <= MOST:
        choice.error("exhibit-slope-periods", count=len(plan.periods))
    breaks.know_comparable(plan, plan.periods[0], plan.periods[-1])


def _series(spec: SlopeSpec, plan: Plan, measure: Measure) -> Iterator[Series]:
    places = plan.choice.places
    for entry, cells in lines(plan, leaves(plan)):
        key = entry.address.get(PLACE, "")
        if entry.role is RowRole.GROUP or not places.by_key[key].located:
            continue
        is_root = entry.role is RowRole.TOTAL
        yield Series(
            places.by_key[key].name, cells,
            tuple(as_printed(cell.cell, measure.decimals) for cell in cells),
            key, is_root, key in spec.highlight, places.is_benchmark(key),
        )  # fmt: skip


def _led(series: tuple[Series, ...]) -> tuple[Series, ...]:
    """The largest rise and the largest fall in focus, each of one place among several."""
    changes = {number: change(each) for number, each in enumerate(series) if _is_part(each)}
    known = {number: found for number, found in changes.items() if found is not None}
    if len(known) <= FEWEST:
        return series
    found = list(known.values())
    ends = {max(0.0, *found), min(0.0, *found)} - {0.0}
    return tuple(
        replace(each, is_focus=True)
        if known.get(number) in ends and found.count(known[number]) == 1
        else each
        for number, each in enumerate(series)
    )


def _is_part(series: Series) -> bool:
    return not series.is_root and not series.is_outside


def change(series: Series) -> float | None:
    """The printed change from the first to the last period; None when one is not shown."""
    first, last = series.amounts[0], series.amounts[-1]
    return None if first is None or last is None else round(last - first, 9)


def sentences(chart: Slope) -> Iterator[str]:
    """What the alternative text may say."""
    about = subject(chart.plan)
    parts = [each for each in chart.series if _is_part(each)]
    extent = alternative.counted(len(parts), *nouns(chart.plan))
    yield alternative.opening(word("exhibit-slope"), about, extent)
    for each in sorted(chart.series, key=lambda one: (not one.is_focus, not one.is_root)):
        if each.is_focus or each.is_root or len(parts) <= MOST:
            pairs = zip(chart.periods, each.amounts, strict=True)
            points = [alternative.Point(period, amount) for period, amount in pairs]
            yield alternative.course(each.name, [points], chart.measure)
    changes = [found for each in parts if (found := change(each)) is not None]
    rising, falling = sum(each > 0 for each in changes), sum(each < 0 for each in changes)
    if rising or falling:
        yield word("exhibit-slope-told", rising=rising, falling=falling)
    hidden = sum(amount is None for each in chart.series for amount in each.amounts)
    yield alternative.missing(hidden, word("exhibit-values-one"), word("exhibit-values-many"))


def remarks(chart: Slope) -> Iterator[str]:
    """What the drawing needs said: that heights do not begin at nought, signs and marks."""
    if chart.amounts and not min(chart.amounts) <= 0 <= max(chart.amounts):
        yield word("exhibit-slope-axis")
    yield from doubts(chart.series)
    without = [each.name for each in chart.series if None in each.amounts]
    if without:
        yield word("exhibit-slope-hidden", names="; ".join(without))
    cells = (cell for each in chart.series for cell in each.cells)
    one, many = word("exhibit-values-one"), word("exhibit-values-many")
    yield from notes.signs(notes.unseen(cells), one, many)
