"""Need against supply, over time or by place: what is missing, what is left over.

The differences are those of the printed numbers, so that a reader who subtracts finds them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen import formats
from reportgen.document.nodes import RowRole
from reportgen.exhibits.charts import axis
from reportgen.exhibits.charts import lines as courses
from reportgen.exhibits.charts.lines import Lines
from reportgen.exhibits.lookup.cells import OTHER, Printed, Show
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.order import ranked
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.specs.gap import GapSpec
from reportgen.exhibits.specs.lines import LinesSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.columns import Leaf, leaves
from reportgen.exhibits.tables.entry import Entry
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.nouns import nouns
from reportgen.exhibits.tables.table import lines, subject
from reportgen.exhibits.words import alternative, notes
from reportgen.frame import PERIOD, PLACE, Measure
from reportgen.messages import word
from reportgen.released import as_printed, difference


@dataclass(frozen=True, slots=True)
class Pair:
    """Need and supply of a period or place."""

    name: str
    cells: tuple[Printed, ...]
    need: float | None
    """As printed; None when it is not shown."""
    supply: float | None
    missing: float | None
    """Need minus supply, as printed: below nought something is left over."""
    is_focus: bool = False

    @property
    def sign(self) -> str:
        """What stands where there is no difference."""
        return max(self.cells, key=lambda each: each.cell.status).text


@dataclass(frozen=True, eq=False)
class Gap:
    """What a chart of need and supply shows, before it is drawn."""

    plan: Plan
    need: Measure
    supply: Measure
    pairs: tuple[Pair, ...]
    """From left to right, or from the top down."""
    ticks: tuple[Decimal, ...]
    course: Lines | None = None
    """Both as lines over time; None by place."""

    @property
    def decimals(self) -> int:
        """The decimals of the differences."""
        return max(self.need.decimals, self.supply.decimals)


def made(spec: GapSpec, choice: Choice) -> Made[Gap] | None:
    """A chart with its table and words; None when its spec is wrong."""
    chart = gap(spec, choice)
    if chart is None:
        return None
    told = tuple(sentences(chart)), tuple(remarks(chart))
    columns = (*leaves(chart.plan), _missing(chart))
    return Made(chart, chart.plan, *told, columns=columns, is_calculated=True)


def _missing(chart: Gap) -> Leaf:
    """The column of the differences."""
    address = {INDICATOR: chart.need.id, OTHER: chart.supply.id}
    return Leaf(((word("exhibit-gap-missing"),),), address, Show.LESS)


def gap(spec: GapSpec, choice: Choice) -> Gap | None:
    """Look up what a chart of need and supply shows; None when its spec is wrong."""
    choice.listed(spec.highlight)
    shared = _shared(spec, choice)
    if not shared:
        return None
    course = courses.lines(_course(spec, shared), choice) if spec.by == PERIOD else None
    plan = course.plan if course else planned(_table(spec, shared[-1]), choice)
    if plan is None or any(choice.problems.errors()):
        return None
    need, supply = (each.measure for each in plan.frames)
    pairs = [
        _pair(entry, cells, (need, supply), spec)
        for entry, cells in lines(plan, leaves(plan))
        if entry.role is not RowRole.GROUP
    ]
    if spec.by == PLACE and spec.sort:
        pairs = ranked(pairs, lambda pair: pair.missing, spec.sort)
    amounts = [each for pair in pairs for each in (pair.need, pair.supply) if each is not None]
    ticks = course.ticks if course else axis.around(amounts, is_zero=False)
    return Gap(plan, need, supply, tuple(pairs), ticks, course)


def _shared(spec: GapSpec, choice: Choice) -> tuple[str, ...]:
    """The periods that both have, of those wanted; none when the spec is wrong."""
    frames = choice.frames(spec.shows)
    choice.know_units(each.measure for each in frames)
    if len(frames) < 2:
        return ()
    need, supply = frames
    named = spec.periods if isinstance(spec.periods, tuple) else ()
    both = tuple(each for each in need.periods if each in supply.periods)
    wanted = (spec.period,) if spec.period and not spec.periods else named or both
    choice.know_periods(frames, wanted)
    found = tuple(each for each in both if each in wanted)
    if isinstance(spec.periods, int) and spec.periods > 0:
        found = found[-spec.periods :]
    if not found:
        choice.error("exhibit-gap-periods", need=spec.need, supply=spec.supply)
    return found


def _course(spec: GapSpec, periods: tuple[str, ...]) -> LinesSpec:
    return LinesSpec(
        kind="lines", indicators=spec.shows, title=spec.title, note=spec.note, place=spec.place,
        groups=spec.groups, labels=spec.labels, periods=periods,
    )  # fmt: skip


def _table(spec: GapSpec, period: str) -> TableSpec:
    """The numbers as a table: a row for each place, without the sum of all."""
    return TableSpec(
        kind="table", indicators=spec.shows, rows=PLACE, columns=INDICATOR, title=spec.title,
        note=spec.note, place=spec.place, level=spec.level, places=spec.places, period=period,
        groups=spec.groups, labels=spec.labels, total=False,
    )  # fmt: skip


def _pair(
    entry: Entry, cells: tuple[Printed, ...], measures: tuple[Measure, Measure], spec: GapSpec
) -> Pair:
    need, supply = (
        as_printed(cell.cell, measure.decimals)
        for cell, measure in zip(cells, measures, strict=True)
    )
    decimals = max(measure.decimals for measure in measures)
    missing = difference(cells[0].cell, cells[1].cell, decimals)
    is_focus = entry.address.get(PLACE) in spec.highlight
    return Pair(entry.label, cells, need, supply, as_printed(missing, decimals), is_focus)


def told(chart: Gap, missing: float) -> str:
    """A difference in words: "Lücke 120", "Überhang 30", "ausgeglichen"."""
    if not missing:
        return word("exhibit-gap-even")
    key = "exhibit-gap-missing" if missing > 0 else "exhibit-gap-left"
    return f"{word(key)} {formats.number(abs(missing), chart.decimals)}"


def sentences(chart: Gap) -> Iterator[str]:
    """What the alternative text may say."""
    about = subject(chart.plan)
    extent = alternative.counted(len(chart.pairs), *nouns(chart.plan)) if not chart.course else ""
    place = about.place.name if chart.course else ""
    yield alternative.opening(word("exhibit-gap"), about, place, extent)
    known = [(pair.name, pair.missing) for pair in chart.pairs if pair.missing is not None]
    if chart.course:
        known = [known[0], known[-1]] if len(known) > 1 else known
        yield "".join(f"{name}: {told(chart, missing)}. " for name, missing in known).strip()
    else:
        yield from _extremes(chart, known)
    hidden = sum(pair.missing is None for pair in chart.pairs)
    yield alternative.missing(hidden, word("exhibit-values-one"), word("exhibit-values-many"))


def _extremes(chart: Gap, known: list[tuple[str, float]]) -> Iterator[str]:
    """How many places lack something, and the largest and smallest difference."""
    if not known:
        return
    short = sum(missing > 0 for _, missing in known)
    left = sum(missing < 0 for _, missing in known)
    yield word("exhibit-gap-counts", short=short, left=left)
    for name, missing in dict.fromkeys((max(known, key=_amount), min(known, key=_amount))):
        yield f"{name}: {told(chart, missing)}."


def _amount(known: tuple[str, float]) -> float:
    return known[1]


def remarks(chart: Gap) -> Iterator[str]:
    """What the drawing needs said: what a gap is, an axis that begins elsewhere, signs."""
    yield word("exhibit-gap-note", need=chart.need.label, supply=chart.supply.label)
    if chart.course:
        yield from courses.remarks(chart.course)
        return
    yield from axis.remarks(chart.ticks, chart.need.unit)
    cells = (cell for pair in chart.pairs for cell in pair.cells)
    one, many = word("exhibit-values-one"), word("exhibit-values-many")
    yield from notes.signs(notes.unseen(cells), one, many)
