"""Dumbbells: rows of two to four numbers that are compared, on a common axis."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.document.nodes import RowRole
from reportgen.exhibits.charts import axis
from reportgen.exhibits.lookup import breaks
from reportgen.exhibits.lookup.cells import Printed
from reportgen.exhibits.lookup.choice import INDICATOR, PLAIN, Choice
from reportgen.exhibits.lookup.order import ranked
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.specs.dumbbell import DumbbellSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.columns import Leaf, leaves
from reportgen.exhibits.tables.entry import Entry
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.nouns import nouns
from reportgen.exhibits.tables.table import lines, subject
from reportgen.exhibits.words import alternative, notes
from reportgen.frame import PERIOD, PLACE, TOTAL, Measure
from reportgen.messages import word
from reportgen.released import as_printed

FEWEST, MOST = 2, 4
"""Dots of a row."""


@dataclass(frozen=True, slots=True)
class Bell:
    """A row: a number, or None, for each dot."""

    name: str
    amounts: tuple[float | None, ...]
    """As printed."""
    cells: tuple[Printed, ...]
    is_focus: bool = False
    is_total: bool = False

    @property
    def known(self) -> tuple[float, ...]:
        """The numbers that are shown."""
        return tuple(amount for amount in self.amounts if amount is not None)

    @property
    def difference(self) -> float | None:
        """The last dot less the first, as printed numbers differ."""
        first, last = self.amounts[0], self.amounts[-1]
        return None if first is None or last is None else round(last - first, 9)


@dataclass(frozen=True, eq=False)
class Dumbbell:
    """What is shown, before it is drawn."""

    plan: Plan
    measure: Measure
    heads: tuple[str, ...]
    """What the dots are, in their order."""
    root: int | None
    """Which dot is the root, where places are dots."""
    bells: tuple[Bell, ...]
    """From the top down; the row of the whole is the last."""
    ticks: tuple[Decimal, ...]

    @property
    def amounts(self) -> tuple[float, ...]:
        """Every number that is drawn."""
        return tuple(each for bell in self.bells for each in bell.known)


def made(spec: DumbbellSpec, choice: Choice) -> Made[Dumbbell] | None:
    """A chart with its table and words; None when its spec is wrong."""
    plan = planned(_table(spec, choice), choice)
    choice.listed(spec.highlight)
    columns = _columns(spec, plan) if plan else ()
    _check(spec, choice, plan, columns)
    if plan is None or any(choice.problems.errors()):
        return None
    chart = dumbbell(spec, plan, columns)
    told = tuple(sentences(chart)), tuple(remarks(chart))
    return Made(chart, plan, *told, columns=columns, has_heads=True)


def dumbbell(spec: DumbbellSpec, plan: Plan, columns: tuple[Leaf, ...]) -> Dumbbell:
    """Look up what is shown."""
    found: list[Bell] = []
    total: list[Bell] = []
    for entry, cells in lines(plan, columns):
        if entry.role is RowRole.GROUP or not _is_compared(plan, entry):
            continue
        bell = _bell(spec, plan, entry, cells)
        (total if bell.is_total else found).append(bell)
    if spec.sort == "difference":
        found = ranked(found, lambda bell: bell.difference, "falling")
    elif spec.sort:
        found = ranked(found, lambda bell: bell.amounts[-1], spec.sort)
    bells = (*found, *total)
    amounts = (each for bell in bells for each in bell.known)
    heads = tuple(leaf.heads[-1][0] for leaf in columns)
    keys = [leaf.address.get(PLACE) for leaf in columns]
    key = plan.choice.places.root.key
    root = keys.index(key) if key in keys else None
    return Dumbbell(plan, plan.frames[0].measure, heads, root, bells, axis.of_points(amounts))


def _bell(spec: DumbbellSpec, plan: Plan, entry: Entry, cells: tuple[Printed, ...]) -> Bell:
    decimals = plan.choice.released[_indicator(plan, entry)].measure.decimals
    amounts = tuple(as_printed(cell.cell, decimals) for cell in cells)
    is_focus = entry.address.get(PLACE) in spec.highlight
    return Bell(entry.label, amounts, cells, is_focus, entry.role is RowRole.TOTAL)


def _indicator(plan: Plan, entry: Entry) -> str:
    return entry.address.get(INDICATOR, plan.frames[0].measure.id)


def _is_compared(plan: Plan, entry: Entry) -> bool:
    """Whether a row is more than cases which could not be located."""
    place = plan.choice.places.get(entry.address.get(PLACE, ""))
    return place is None or place.located


def _table(spec: DumbbellSpec, choice: Choice) -> TableSpec:
    """The numbers as a table: a row for each row, a column for each dot."""
    return TableSpec(
        kind="table", indicators=spec.indicators, rows=spec.rows, columns=spec.columns,
        title=spec.title, note=spec.note, period=spec.period, periods=_periods(spec, choice),
        place=spec.place, level=spec.level, places=_places(spec, choice), groups=spec.groups,
        labels=spec.labels, total=spec.total and spec.columns != PLACE,
    )  # fmt: skip


def _periods(spec: DumbbellSpec, choice: Choice) -> tuple[str, ...] | int:
    """The first and the latest where periods are dots and none are named."""
    is_open = spec.columns == PERIOD and not spec.periods
    known = [each for each in spec.indicators if each in choice.released]
    if not is_open or not known:
        return spec.periods
    periods = choice.released[known[0]].periods
    return tuple(dict.fromkeys((periods[0], periods[-1]))) if periods else ()


def _places(spec: DumbbellSpec, choice: Choice) -> tuple[str, ...]:
    """A place and the root where places are dots and none are named."""
    if spec.columns != PLACE or spec.places or spec.level:
        return spec.places
    root = choice.places.root.key
    return tuple(dict.fromkeys((spec.place or root, root)))


def _columns(spec: DumbbellSpec, plan: Plan) -> tuple[Leaf, ...]:
    """The columns that are dots: without the total of a group, or those of named members."""
    group = "" if spec.columns in PLAIN else spec.columns
    found = (leaf for leaf in leaves(plan) if not group or leaf.address[group] != TOTAL)
    return tuple(
        leaf for leaf in found if not spec.members or leaf.address.get(group) in spec.members
    )


def _check(
    spec: DumbbellSpec, choice: Choice, plan: Plan | None, columns: tuple[Leaf, ...]
) -> None:
    if plan is None:
        return
    choice.know_units(each.measure for each in plan.frames)
    if spec.columns not in PLAIN:
        for member in spec.members:
            choice.groups(plan.frames[0], {spec.columns: member})
    if spec.columns == PERIOD:
        breaks.know_comparable(plan, plan.periods[0], plan.periods[-1])
    if not FEWEST <= len(columns) <= MOST:
        choice.error("exhibit-dumbbell-dots", count=len(columns), fewest=FEWEST, most=MOST)


def sentences(chart: Dumbbell) -> Iterator[str]:
    """What the alternative text may say: what is compared, the largest differences."""
    one, many = nouns(chart.plan)
    bells = [bell for bell in chart.bells if not bell.is_total]
    extent = alternative.counted(len(bells), one, many)
    about = subject(chart.plan)
    if chart.plan.spec.rows == INDICATOR:
        about = replace(about, measures=())
    yield alternative.opening(word("exhibit-dumbbell"), about, extent)
    known = [bell for bell in bells if bell.difference is not None]
    differences = [bell.difference or 0.0 for bell in known]
    if known:
        yield word(
            "exhibit-dumbbell-told", first=chart.heads[0], last=chart.heads[-1],
            more=sum(each > 0 for each in differences), less=sum(each < 0 for each in differences),
        )  # fmt: skip
    unlike = [bell for bell in known if bell.difference]
    largest = sorted(unlike, key=lambda bell: -abs(bell.difference or 0.0))[:1]
    for bell in largest:
        yield word("exhibit-dumbbell-largest", name=bell.name, numbers=_numbers(chart, bell))
    for bell in chart.bells:
        if bell.is_total or (bell.is_focus and bell not in largest):
            yield f"{bell.name}: {_numbers(chart, bell)}." if bell.difference is not None else ""
    hidden = sum(amount is None for bell in chart.bells for amount in bell.amounts)
    yield alternative.missing(hidden, word("exhibit-values-one"), word("exhibit-values-many"))


def _numbers(chart: Dumbbell, bell: Bell) -> str:
    """The first and the last dot: "2015 9,1 %, 2024 12,3 %"."""
    pairs = ((chart.heads[0], bell.amounts[0]), (chart.heads[-1], bell.amounts[-1]))
    return ", ".join(
        f"{head} {alternative.quantity(amount or 0.0, chart.measure)}" for head, amount in pairs
    )


def remarks(chart: Dumbbell) -> Iterator[str]:
    """What the drawing needs said: an axis that begins elsewhere, signs."""
    if chart.amounts:
        yield from axis.remarks(chart.ticks, chart.measure.unit)
    values = word("exhibit-values-one"), word("exhibit-values-many")
    cells = (cell for bell in chart.bells for cell in bell.cells)
    yield from notes.signs(notes.unseen(cells), *values)
