"""A time series: several places or members of one indicator, or several indicators."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen.exhibits.charts import axis
from reportgen.exhibits.charts.series import Series, breaks
from reportgen.exhibits.charts.series import remarks as doubts
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.specs.lines import LinesSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.columns import Leaf, leaves
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.table import lines as rows_of
from reportgen.exhibits.tables.table import subject
from reportgen.exhibits.words import alternative, notes
from reportgen.frame import PERIOD, PLACE, TOTAL, Measure
from reportgen.messages import word
from reportgen.released import as_printed

FEW = 3
"""How many lines an alternative text tells one by one."""
MANY = 12
"""How many lines can be followed where none of them stands out."""


@dataclass(frozen=True, slots=True)
class Band:
    """The bounds of one line."""

    lower: Series
    upper: Series


@dataclass(frozen=True, eq=False)
class Lines:
    """What a line chart shows, before it is drawn."""

    plan: Plan
    measure: Measure
    """Of the first line; the others have its unit."""
    periods: tuple[str, ...]
    series: tuple[Series, ...]
    ticks: tuple[Decimal, ...]
    band: Band | None = None
    forecast: int | None = None
    """The position of the first period that is a projection."""

    @property
    def breaks(self) -> dict[int, str]:
        """The positions behind breaks of some line, and the first period behind each break."""
        return {at: period for each in self.series for at, period in each.breaks.items()}

    @property
    def is_empty(self) -> bool:
        """Whether there is no number to draw."""
        return all(each.last is None for each in self.series)

    @property
    def has_focus(self) -> bool:
        """Whether some lines stand out from others."""
        return any(each.is_focus for each in self.series)


def made(spec: LinesSpec, choice: Choice) -> Made[Lines] | None:
    """A chart with its table and words; None when its spec is wrong."""
    series = lines(spec, choice)
    if series is None:
        return None
    _advise(series, choice)
    told = tuple(sentences(series)), tuple(remarks(series))
    return Made(series, series.plan, *told, columns=_columns(spec, series.plan))


def lines(spec: LinesSpec, choice: Choice) -> Lines | None:
    """Look up what a line chart shows; None when its spec is wrong."""
    _check(spec, choice)
    plan = planned(_table(spec, choice), choice, tuple(filter(None, (spec.lower, spec.upper))))
    if plan is None:
        return None
    found = tuple(_series(spec, plan))
    series, bounds = found[: len(found) - 2 * bool(spec.lower)], found[len(found) - 2 :]
    band = Band(*bounds) if spec.lower else None
    drawn = found if band else series
    amounts = [each for one in drawn for each in one.amounts if each is not None]
    ticks = axis.around(amounts, is_zero=spec.zero)
    return Lines(
        plan, plan.frames[0].measure, plan.periods, series, ticks, band, _forecast(spec, plan)
    )


def _advise(chart: Lines, choice: Choice) -> None:
    """Note what another exhibit would show better."""
    if len(chart.periods) == 1:
        choice.notice("exhibit-lines-one", period=chart.periods[0])
    if len(chart.series) > MANY and not chart.has_focus:
        choice.notice("exhibit-lines-many", count=len(chart.series))


def _forecast(spec: LinesSpec, plan: Plan) -> int | None:
    """The position of the first period that is a projection; None without one."""
    periods = enumerate(plan.periods) if spec.forecast_from else ()
    return next((number for number, each in periods if each >= spec.forecast_from), None)


def _table(spec: LinesSpec, choice: Choice) -> TableSpec:
    """The numbers as a table: a row for each period, a column for each line."""
    by_indicator = len(spec.indicators) > 1
    is_by_place = not by_indicator and not spec.by
    frames = [choice.released[each] for each in spec.indicators if each in choice.released]
    has_total = bool(spec.by) and not any(each.measure.kind.is_additive for each in frames)
    return TableSpec(
        kind="table", indicators=spec.indicators, rows=PERIOD,
        columns=INDICATOR if by_indicator else spec.by or PLACE,
        title=spec.title, note=spec.note, period=spec.period, periods=spec.periods,
        place=spec.place, level=spec.level, groups=spec.groups, labels=spec.labels, total=has_total,
        places=spec.places or _alone(spec, choice) if is_by_place and not spec.level else (),
    )  # fmt: skip


def _check(spec: LinesSpec, choice: Choice) -> None:
    """Note bounds without a line, periods there are not, and units that do not fit one axis."""
    is_pair = bool(spec.lower) == bool(spec.upper)
    if not is_pair or (spec.lower and (len(spec.indicators) != 1 or spec.by)):
        choice.error("exhibit-band")
    known = [choice.released[each] for each in spec.shows if each in choice.released]
    if not spec.by:
        choice.listed(spec.highlight)
    for member in spec.highlight if spec.by and known else ():
        choice.groups(known[0], {spec.by: member})
    choice.know_periods(known, (spec.forecast_from,))
    choice.know_units(each.measure for each in known)


def _alone(spec: LinesSpec, choice: Choice) -> tuple[str, ...]:
    """The place, and the root beside it when it is another."""
    root = choice.places.root.key
    return tuple(dict.fromkeys((spec.place or root, root)))


def _columns(spec: LinesSpec, plan: Plan) -> tuple[Leaf, ...]:
    """A column for each line; of bounds only those of the line that they are drawn for."""
    columns = leaves(plan)
    if not spec.lower:
        return columns
    own = [leaf for leaf in columns if leaf.address[INDICATOR] == spec.indicators[0]]
    places = [leaf.address.get(PLACE, plan.place.key) for leaf in own]
    focus = next((place for place in places if place in (*spec.highlight, spec.place)), places[0])
    bounds = (leaf for leaf in columns if leaf not in own)
    return (*own, *(leaf for leaf in bounds if leaf.address.get(PLACE, focus) == focus))


def _series(spec: LinesSpec, plan: Plan) -> Iterator[Series]:
    columns = _columns(spec, plan)
    rows = rows_of(plan, columns)
    root = plan.choice.places.root.key
    for number, leaf in enumerate(columns):
        cells = tuple(row[number] for _, row in rows)
        measure = plan.choice.released[leaf.address[INDICATOR]].measure
        amounts = tuple(as_printed(cell.cell, measure.decimals) for cell in cells)
        place = leaf.address.get(PLACE, plan.place.key)
        is_outside = plan.choice.places.is_benchmark(place) and bool(plan.inside())
        is_total = bool(spec.by) and leaf.address.get(spec.by) == TOTAL
        is_root = is_total or (leaf.address.get(PLACE) == root and len(plan.inside()) > 1)
        is_named = plan.spec.columns == INDICATOR or measure.id in plan.beside
        name = measure.label if is_named else leaf.heads[-1][0]
        yield Series(
            name, cells, amounts, place, is_root,
            _is_focus(spec, leaf.address.get(spec.by, place), columns),
            is_outside, breaks(measure, plan.periods),
        )  # fmt: skip


def _is_focus(spec: LinesSpec, key: str, columns: tuple[object, ...]) -> bool:
    """Whether a line stands out: a named place or member, or the place beside the root."""
    if len(spec.indicators) > 1:
        return False
    if spec.highlight:
        return key in spec.highlight
    return bool(spec.place) and key == spec.place and len(columns) > 1


def sentences(chart: Lines) -> Iterator[str]:
    """What the alternative text may say."""
    about = subject(chart.plan)
    yield alternative.opening(word("exhibit-lines"), about, _extent(chart))
    is_many = len(chart.series) > FEW
    if is_many:
        last = [
            alternative.Point(each.name, each.amounts[-1])
            for each in chart.series
            if not each.is_outside
        ]
        yield alternative.extremes(last, chart.measure, when=chart.periods[-1])
    for each in chart.series:
        if not is_many or each.is_focus or each.is_root:
            yield alternative.course(each.name, stretches(chart, each), chart.measure)
    if chart.forecast is not None:
        yield word("exhibit-forecast-told", period=chart.periods[chart.forecast])
    hidden = sum(amount is None for each in chart.series for amount in each.amounts)
    yield alternative.missing(hidden, word("exhibit-values-one"), word("exhibit-values-many"))


def _extent(chart: Lines) -> str:
    """The place of several indicators; how many lines where they are too many to be told."""
    if chart.plan.spec.columns != PLACE:
        return chart.plan.place.name
    level = subject(chart.plan).level
    one, many = (
        (level.name, level.plural) if level
        else (word("exhibit-lines-one"), word("exhibit-lines-many"))
    )  # fmt: skip
    return alternative.counted(len(chart.series), one, many) if len(chart.series) > FEW else ""


def stretches(chart: Lines, series: Series) -> list[list[alternative.Point]]:
    """The numbers of a line, parted at the breaks of its series."""
    parts: list[list[alternative.Point]] = [[]]
    for number, amount in enumerate(series.amounts):
        if number in series.breaks:
            parts.append([])
        parts[-1].append(alternative.Point(chart.periods[number], amount))
    return parts


def remarks(chart: Lines) -> Iterator[str]:
    """What the drawing needs said: an axis that begins elsewhere, bounds, gaps in lines."""
    if not chart.is_empty:
        yield from axis.remarks(chart.ticks, chart.measure.unit)
    if chart.band:
        yield word("exhibit-band-note", lower=chart.band.lower.name, upper=chart.band.upper.name)
    yield from doubts(chart.series)
    cells = (cell for each in chart.series for cell in each.cells)
    one, many = word("exhibit-values-one"), word("exhibit-values-many")
    yield from notes.signs(notes.unseen(cells), one, many)


def unit(chart: Lines) -> str:
    """The unit above the axis."""
    return names.unit(chart.measure)
