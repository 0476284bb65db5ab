"""A time series: several places of one indicator, or several indicators of one place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate, pairwise

from reportgen import formats
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.cells import Printed, as_printed
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.specs.lines import LinesSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.columns import leaves
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.table import lines as rows_of
from reportgen.exhibits.tables.table import subject
from reportgen.exhibits.words import alternative, notes
from reportgen.frame import PERIOD, PLACE, Measure
from reportgen.messages import word

FEW = 3
"""How many lines an alternative text tells one by one."""
FROM_ZERO = 0.5
"""Where the lowest number is below this share of the highest, the axis begins at nought."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line: a number, or None, for each period."""

    name: str
    cells: tuple[Printed, ...]
    amounts: tuple[float | None, ...]
    """As printed."""
    place: str
    is_root: bool
    is_focus: bool
    is_outside: bool = False
    """Whether it is of a region outside."""
    breaks: Mapping[int, str] = field(default_factory=dict)
    """Positions whose numbers must not be compared with those before them: since which period."""

    @property
    def last(self) -> int | None:
        """The position of the last number; None when there is none."""
        known = [number for number, amount in enumerate(self.amounts) if amount is not None]
        return known[-1] if known else None

    @property
    def runs(self) -> tuple[tuple[int, ...], ...]:
        """Positions of numbers that stand side by side.

        A missing number breaks the line, and so does a break of the series.
        """
        parts = accumulate(number in self.breaks for number in range(len(self.amounts)))
        found: dict[tuple[int, int], list[int]] = {}
        gaps = accumulate(amount is None for amount in self.amounts)
        for number, side in enumerate(zip(parts, gaps, strict=True)):
            if self.amounts[number] is not None:
                found.setdefault(side, []).append(number)
        return tuple(map(tuple, found.values()))


@dataclass(frozen=True, eq=False)
class Lines:
    """What a line chart shows, before it is drawn."""

    plan: Plan
    measure: Measure
    """Of the first line; the others have its unit."""
    periods: tuple[str, ...]
    series: tuple[Series, ...]
    ticks: tuple[Decimal, ...]

    @property
    def breaks(self) -> dict[int, str]:
        """The positions behind breaks of some line, and the first period behind each break."""
        return {at: period for each in self.series for at, period in each.breaks.items()}

    @property
    def years(self) -> tuple[float, ...]:
        """Where periods stand in time; evenly when they are no numbers."""
        if all(period.isdigit() for period in self.periods):
            return tuple(float(period) for period in self.periods)
        return tuple(float(number) for number in range(len(self.periods)))

    @property
    def is_broken(self) -> bool:
        """Whether the axis does not show nought."""
        return not self.is_empty and not self.ticks[0] <= 0 <= self.ticks[-1]

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
    return Made(series, series.plan, tuple(sentences(series)), tuple(remarks(series)))


def lines(spec: LinesSpec, choice: Choice) -> Lines | None:
    """Look up what a line chart shows; None when its spec is wrong."""
    choice.listed(spec.highlight)
    _check_units(spec, choice)
    plan = planned(_table(spec, choice), choice)
    if plan is None:
        return None
    series = tuple(_series(spec, plan))
    amounts = [each for one in series for each in one.amounts if each is not None]
    ticks = _ticks(amounts, is_zero=spec.zero)
    return Lines(plan, plan.frames[0].measure, plan.periods, series, ticks)


def _table(spec: LinesSpec, choice: Choice) -> TableSpec:
    """The numbers as a table: a row for each period, a column for each line."""
    by_indicator = len(spec.indicators) > 1
    return TableSpec(
        kind="table", indicators=spec.indicators, rows=PERIOD,
        columns=INDICATOR if by_indicator else PLACE,
        title=spec.title, note=spec.note, period=spec.period, periods=spec.periods,
        place=spec.place, level=spec.level, groups=spec.groups, labels=spec.labels, total=False,
        places=() if by_indicator or spec.level else spec.places or _alone(spec, choice),
    )  # fmt: skip


def _check_units(spec: LinesSpec, choice: Choice) -> None:
    """Note indicators that do not fit one axis."""
    known = (choice.released[each].measure for each in spec.indicators if each in choice.released)
    measures = {measure.id: measure for measure in known}
    if len({measure.unit for measure in measures.values()}) > 1:
        told = (f"{measure.id} ({measure.unit})" for measure in measures.values())
        choice.error("exhibit-units", units=", ".join(told))


def _alone(spec: LinesSpec, choice: Choice) -> tuple[str, ...]:
    """The place, and the root beside it when it is another."""
    root = choice.places.root.key
    return tuple(dict.fromkeys((spec.place or root, root)))


def _series(spec: LinesSpec, plan: Plan) -> Iterator[Series]:
    columns = leaves(plan)
    rows = rows_of(plan, columns)
    root = plan.choice.places.root.key
    for number, leaf in enumerate(columns):
        cells = tuple(row[number] for _, row in rows)
        measure = plan.choice.released[leaf.address[INDICATOR]].measure
        amounts = tuple(as_printed(cell.cell, measure.decimals) for cell in cells)
        place = leaf.address.get(PLACE, plan.place.key)
        is_outside = plan.choice.places.is_benchmark(place) and bool(plan.inside())
        is_root = leaf.address.get(PLACE) == root and len(plan.inside()) > 1
        name = measure.label if plan.spec.columns == INDICATOR else leaf.heads[-1][0]
        yield Series(
            name, cells, amounts, place, is_root, _is_focus(spec, place, columns),
            is_outside, _breaks(measure, plan.periods),
        )  # fmt: skip


def _breaks(measure: Measure, periods: tuple[str, ...]) -> dict[int, str]:
    """The positions of the first periods behind breaks that forbid to compare."""
    found = [each.period for each in measure.breaks if not each.comparable]
    return {
        number: period
        for number, (before, after) in enumerate(pairwise(periods), start=1)
        for period in found
        if before < period <= after
    }


def _is_focus(spec: LinesSpec, place: str, columns: tuple[object, ...]) -> bool:
    """Whether a line stands out: a named place, or the one beside the root."""
    if len(spec.indicators) > 1:
        return False
    if spec.highlight:
        return place in spec.highlight
    return bool(spec.place) and place == spec.place and len(columns) > 1


def _ticks(amounts: list[float], *, is_zero: bool) -> tuple[Decimal, ...]:
    """Few round numbers around all numbers; from nought where that wastes little room."""
    if not amounts:
        return scale.ticks(0, 1)
    low, high = min(amounts), max(amounts)
    if is_zero or 0 <= low < high * FROM_ZERO or high * FROM_ZERO < high <= 0:
        low, high = min(low, 0.0), max(high, 0.0)
    return scale.ticks(low, high, most=5)


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
            yield alternative.course(each.name, _parts(chart, each), chart.measure)
    hidden = sum(amount is None for each in chart.series for amount in each.amounts)
    yield alternative.missing(hidden, word("exhibit-values-one"), word("exhibit-values-many"))


def _extent(chart: Lines) -> str:
    """The place of several indicators; how many lines where they are too many to be told."""
    if chart.plan.spec.columns == INDICATOR:
        return chart.plan.place.name
    level = subject(chart.plan).level
    one, many = (
        (level.name, level.plural) if level
        else (word("exhibit-lines-one"), word("exhibit-lines-many"))
    )  # fmt: skip
    return alternative.counted(len(chart.series), one, many) if len(chart.series) > FEW else ""


def _parts(chart: Lines, series: Series) -> list[list[alternative.Point]]:
    """The numbers of a line, parted at the breaks of its series."""
    parts: list[list[alternative.Point]] = [[]]
    for number, amount in enumerate(series.amounts):
        if number in series.breaks:
            parts.append([])
        parts[-1].append(alternative.Point(chart.periods[number], amount))
    return parts


def remarks(chart: Lines) -> Iterator[str]:
    """What the drawing needs said: an axis that begins elsewhere, gaps in lines."""
    if chart.is_broken:
        first = float(chart.ticks[0] if chart.ticks[0] > 0 else chart.ticks[-1])
        decimals = scale.decimals(chart.ticks)
        amount = formats.quantity(first, decimals, chart.measure.unit)
        yield word("exhibit-axis" if first > 0 else "exhibit-axis-end", amount=amount)
    cells = (cell for each in chart.series for cell in each.cells)
    one, many = word("exhibit-values-one"), word("exhibit-values-many")
    yield from notes.signs(notes.unseen(cells), one, many)


def unit(chart: Lines) -> str:
    """The unit above the axis."""
    return names.unit(chart.measure)
