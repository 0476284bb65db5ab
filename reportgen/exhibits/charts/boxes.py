"""Box plots over places: how the numbers of an indicator are spread."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen import formats
from reportgen.exhibits.charts import axis, quartiles
from reportgen.exhibits.charts.parts import Parts, parts
from reportgen.exhibits.charts.quartiles import Box
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.cells import Printed
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.specs.box import BoxSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.columns import Leaf, leaves
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.nouns import nouns
from reportgen.exhibits.tables.table import subject
from reportgen.exhibits.words import alternative, notes
from reportgen.frame import PERIOD, PLACE, Measure
from reportgen.messages import word
from reportgen.released import as_printed

ENOUGH = 5
"""Numbers that a box is made of."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A place with its number, as printed."""

    name: str
    amount: float
    is_outlier: bool = False
    is_focus: bool = False


@dataclass(frozen=True, eq=False)
class Row:
    """One box plot."""

    name: str
    dots: tuple[Dot, ...]
    """Rising."""
    box: Box | None
    """None for fewer than five places."""
    town: float | None


@dataclass(frozen=True, eq=False)
class Boxes:
    """What is shown, before it is drawn."""

    plan: Plan
    measure: Measure
    rows: tuple[Row, ...]
    ticks: tuple[Decimal, ...]
    unseen: tuple[Printed, ...]

    @property
    def amounts(self) -> tuple[float, ...]:
        """Every number that is drawn."""
        towns = (row.town for row in self.rows if row.town is not None)
        return (*(dot.amount for row in self.rows for dot in row.dots), *towns)


def made(spec: BoxSpec, choice: Choice) -> Made[Boxes] | None:
    """A chart with its table and words; None when its spec is wrong."""
    chart = boxes(spec, choice)
    if chart is None:
        return None
    told = tuple(sentences(chart)), tuple(remarks(chart))
    return Made(chart, chart.plan, *told, is_calculated=True, has_heads=spec.by == PERIOD)


def boxes(spec: BoxSpec, choice: Choice) -> Boxes | None:
    """Look up what is shown; None when its spec is wrong."""
    if spec.by != INDICATOR and len(spec.indicators) > 1:
        choice.error("exhibit-box-one", by=spec.by)
    choice.within_town(spec.place)
    choice.listed(spec.highlight)
    plan = planned(_table(spec, choice), choice)
    if plan is None:
        return None
    choice.know_units(each.measure for each in plan.frames)
    if any(choice.problems.errors()):
        return None
    columns = leaves(plan)
    found = parts(plan, columns)
    rows = tuple(_rows(spec, plan, columns, found))
    cells = tuple(notes.unseen(cell for _, row in found.each for cell in row))
    amounts = [dot.amount for row in rows for dot in row.dots]
    towns = [row.town for row in rows if row.town is not None]
    return Boxes(plan, plan.frames[0].measure, rows, axis.of_points((*amounts, *towns)), cells)


def _table(spec: BoxSpec, choice: Choice) -> TableSpec:
    """The numbers as a table of places, a column for each period or indicator."""
    places = _places(spec, choice) if spec.by == "level" else ()
    return TableSpec(
        kind="table", indicators=spec.indicators, rows=PLACE,
        columns=PERIOD if spec.by == PERIOD else INDICATOR,
        title=spec.title, note=spec.note, period=spec.period, periods=spec.periods,
        place=spec.place, level=spec.level, places=places, groups=spec.groups, labels=spec.labels,
    )  # fmt: skip


def _levels(spec: BoxSpec, choice: Choice) -> tuple[str, ...]:
    """The levels that are rows: those named, or all of the geography of the root."""
    if spec.levels:
        return spec.levels
    root = choice.places.root.level
    known = [level for level in choice.places.levels if level.key != root]
    return tuple(level.key for level in known if not level.geography and not level.partial)


def _places(spec: BoxSpec, choice: Choice) -> tuple[str, ...]:
    place = choice.place(spec.place)
    for key in spec.levels:
        choice.level(key, place)
    return tuple(each.key for key in _levels(spec, choice) for each in choice.parts(place, key))


def _rows(spec: BoxSpec, plan: Plan, columns: tuple[Leaf, ...], found: Parts) -> Iterator[Row]:
    if spec.by == "level":
        for key in _levels(spec, plan.choice):
            level = plan.choice.places.level(key)
            own = Parts(tuple(each for each in found.each if each[0].level == key), found.whole)
            yield _row(spec, plan, columns, own, (level.plural if level else key, 0))
        return
    for number, leaf in enumerate(columns):
        name = leaf.heads[-1][0]
        if spec.by == INDICATOR and len(columns) == 1:
            level = plan.shown_level()
            name = level.plural if level else word("exhibit-places-many")
        yield _row(spec, plan, columns, found, (name, number))


def _row(
    spec: BoxSpec, plan: Plan, columns: tuple[Leaf, ...], found: Parts, which: tuple[str, int]
) -> Row:
    name, number = which
    leaf = columns[number]
    decimals = _measure(plan, leaf).decimals
    known = [
        (place, amount)
        for place, cells in found.each
        if (amount := as_printed(cells[number].cell, decimals)) is not None
    ]
    box = quartiles.box([each for _, each in known]) if len(known) >= ENOUGH else None
    dots = (
        Dot(names.short(place), amount, _is_outlier(box, amount), place.key in spec.highlight)
        for place, amount in sorted(known, key=lambda pair: pair[1])
    )
    is_sum = _measure(plan, leaf).kind.is_additive
    town = as_printed(found.whole[number].cell, decimals) if found.whole and not is_sum else None
    return Row(name, tuple(dots), box, town)


def _measure(plan: Plan, leaf: Leaf) -> Measure:
    indicator = leaf.address.get(INDICATOR, plan.frames[0].measure.id)
    return plan.choice.released[indicator].measure


def _is_outlier(box: Box | None, amount: float) -> bool:
    return box is not None and not box.low <= amount <= box.high


def sentences(chart: Boxes) -> Iterator[str]:
    """What the alternative text may say: the quartiles of each row, then outliers."""
    many = max((len(row.dots) for row in chart.rows), default=0)
    one_many = nouns(chart.plan)
    extent = alternative.counted(many, *one_many)
    yield alternative.opening(word("exhibit-boxes"), subject(chart.plan), extent)
    for row in chart.rows:
        if row.box:
            first, median, third = (
                _amount(chart, each) for each in (row.box.first, row.box.median, row.box.third)
            )
            yield word("exhibit-box-told", name=row.name, first=first, median=median, third=third)
    for row in chart.rows:
        found = [f"{dot.name} ({_amount(chart, dot.amount)})" for dot in row.dots if dot.is_outlier]
        if found:
            yield word("exhibit-box-outliers", name=row.name, names=formats.joined(found))
    hidden = sum(cell.cell.amount is None for cell in chart.unseen)
    yield alternative.missing(hidden, word("exhibit-values-one"), word("exhibit-values-many"))


def _amount(chart: Boxes, amount: float) -> str:
    return alternative.quantity(amount, chart.measure)


def remarks(chart: Boxes) -> Iterator[str]:
    """What the drawing needs said: what a box is, the town, rows without a box, the axis."""
    many = nouns(chart.plan)[1]
    if any(row.box for row in chart.rows):
        yield word("exhibit-box-note", many=many)
    if any(dot.is_outlier for row in chart.rows for dot in row.dots):
        yield word("exhibit-box-beyond")
    without = [row.name for row in chart.rows if row.dots and row.box is None]
    if without:
        yield word("exhibit-box-few", names=formats.joined(without), least=ENOUGH)
    if any(row.town is not None for row in chart.rows):
        root = chart.plan.place
        yield word("exhibit-box-town", genitive=names.genitive(root))
    if chart.amounts:
        yield from axis.remarks(chart.ticks, chart.measure.unit)
    values = word("exhibit-values-one"), word("exhibit-values-many")
    yield from notes.signs(chart.unseen, *values)
