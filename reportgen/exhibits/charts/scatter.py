"""A scatter plot: places by two indicators, or by one and its change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import fmean

from reportgen import formats
from reportgen.exhibits.charts import axis
from reportgen.exhibits.charts.parts import Parts, parts
from reportgen.exhibits.lookup import breaks, names
from reportgen.exhibits.lookup.cells import Printed, Reader, Show
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.sheet.symbols import SYMBOLS
from reportgen.exhibits.specs.scatter import ScatterSpec, Standard
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.columns import Leaf, leaves
from reportgen.exhibits.tables.stubs import dated
from reportgen.exhibits.words import alternative, notes
from reportgen.frame import PLACE, Measure
from reportgen.messages import word
from reportgen.released import as_printed

FIELDS = ((False, True), (True, True), (False, False), (True, False))
"""The quadrants in the order of their names: whether right, whether up."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of which both numbers are shown, as printed."""

    key: str
    name: str
    across: float
    up: float
    group: int = 0
    is_focus: bool = False


@dataclass(frozen=True, eq=False)
class Axis:
    """One of the two axes."""

    measure: Measure
    """Of the indicator or of its change."""
    name: str
    ticks: tuple[Decimal, ...]
    line: float | None = None
    """Where the line stands that parts the plot."""
    standard: Standard = "none"
    """What the line stands for."""
    is_change: bool = False

    def told(self, amount: float) -> str:
        """A number of this axis with its unit."""
        return alternative.quantity(amount, self.measure, signed=self.is_change)


@dataclass(frozen=True, eq=False)
class Scatter:
    """What a scatter plot shows, before it is drawn."""

    plan: Plan
    across: Axis
    up: Axis
    spots: tuple[Spot, ...]
    quadrants: tuple[str, ...]
    groups: tuple[str, ...]
    """Names of the symbols; empty where all places have the same."""
    named: str
    """Which places are named."""
    hidden: tuple[str, ...]
    """Names of places of which a number is not shown."""
    unseen: tuple[Printed, ...]
    """Cells whose signs the drawing does not show."""

    @property
    def has_focus(self) -> bool:
        """Whether some places stand out."""
        return any(spot.is_focus for spot in self.spots)

    @property
    def counts(self) -> tuple[int, ...]:
        """How many places stand in each quadrant; those on a line are right or up."""
        right, up = self.across.line, self.up.line
        if right is None or up is None:
            return ()
        found = [(spot.across >= right, spot.up >= up) for spot in self.spots]
        return tuple(found.count(field) for field in FIELDS)


def scatter(spec: ScatterSpec, choice: Choice) -> Scatter | None:
    """Look up what a scatter plot shows; None when its spec is wrong."""
    _check(spec, choice)
    plan = planned(_table(spec), choice)
    if plan is None:
        return None
    if spec.change_since:
        breaks.know_change(plan)
    columns = leaves(plan)
    found, groups = parts(plan, columns), _groups(spec, plan)
    measures = tuple(_measure(plan, leaf) for leaf in columns)
    if len(groups) > len(SYMBOLS):
        choice.error("exhibit-symbols", count=len(groups), most=len(SYMBOLS))
    standards = tuple(_standard(spec, plan, columns, number) for number in (0, 1))
    if any(choice.problems.errors()):
        return None
    spots = tuple(_spots(spec, found, measures, groups))
    shown = {spot.key for spot in spots}
    across = [spot.across for spot in spots]
    up = [spot.up for spot in spots]
    return Scatter(
        plan, _axis(plan, columns[0], across, standards[0], found.whole[:1]),
        _axis(plan, columns[1], up, standards[1], found.whole[1:]),
        spots, spec.quadrants, tuple(groups) if len(groups) > 1 else (), spec.names,
        tuple(names.short(place) for place, _ in found.each if place.key not in shown),
        tuple(notes.unseen(cell for _, both in found.each for cell in both)),
    )  # fmt: skip


def _check(spec: ScatterSpec, choice: Choice) -> None:
    choice.listed(spec.highlight)
    for keys in spec.sets.values():
        choice.listed(keys)
    for key in (spec.place, *spec.places):
        choice.within_town(key)
    if not spec.change_since and spec.y in ("", spec.x):
        choice.error("exhibit-scatter-axes")
    if spec.change_since and spec.y not in ("", spec.x):
        choice.error("exhibit-scatter-change", y=spec.y)
    if spec.quadrants and len(spec.quadrants) != len(FIELDS):
        choice.error("exhibit-quadrants", count=len(spec.quadrants))


def _table(spec: ScatterSpec) -> TableSpec:
    """The numbers as a table of places with two columns."""
    return TableSpec(
        kind="table", indicators=spec.shows, rows=PLACE, columns=INDICATOR,
        title=spec.title or (word("exhibit-scatter-change") if spec.change_since else ""),
        note=spec.note, period=spec.period, place=spec.place, level=spec.level,
        places=spec.places, groups=spec.groups, labels=spec.labels,
        change_since=spec.change_since,
    )  # fmt: skip


def _measure(plan: Plan, leaf: Leaf) -> Measure:
    return Reader(plan.choice).frame(leaf.address, leaf.show).measure


def _groups(spec: ScatterSpec, plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """Keys of the places of each symbol by its name; the last may be all others."""
    shown = [place for place in plan.inside() if place.located]
    if spec.by:
        found: dict[str, tuple[str, ...]] = {}
        for place in shown:
            above = plan.choice.places.by_key.get(plan.choice.parent(place, plan.place) or "")
            name = names.short(above) if above else ""
            found[name] = (*found.get(name, ()), place.key)
        return found
    taken = {key for keys in spec.sets.values() for key in keys}
    rest = tuple(place.key for place in shown if place.key not in taken)
    others = {word("exhibit-others"): rest} if rest else {}
    return {**spec.sets, **others} if spec.sets else {}


def _spots(
    spec: ScatterSpec,
    found: Parts,
    measures: tuple[Measure, ...],
    groups: Mapping[str, tuple[str, ...]],
) -> Iterator[Spot]:
    group = {key: number for number, keys in enumerate(groups.values()) for key in keys}
    for place, cells in found.each:
        across, up = (
            as_printed(cell.cell, measure.decimals)
            for cell, measure in zip(cells, measures, strict=True)
        )
        if across is not None and up is not None:
            is_focus = place.key in spec.highlight
            yield Spot(place.key, names.short(place), across, up, group.get(place.key, 0), is_focus)


def _standard(spec: ScatterSpec, plan: Plan, columns: tuple[Leaf, ...], number: int) -> Standard:
    """What a line stands for; the sum of its parts is no measure for them."""
    leaf = columns[number]
    is_sum = leaf.show is Show.VALUE and _measure(plan, leaf).kind.is_additive
    if spec.lines:
        chosen = spec.lines[number]
        if is_sum and chosen == "town":
            plan.choice.error("exhibit-scatter-sum", name=leaf.address[INDICATOR])
        return chosen
    if leaf.show is Show.CHANGE:
        return 0.0
    return "none" if is_sum else "town"


def _axis(
    plan: Plan, leaf: Leaf, amounts: list[float], standard: Standard, whole: tuple[Printed, ...]
) -> Axis:
    measure = _measure(plan, leaf)
    line = _line(measure, amounts, standard, whole)
    is_change = leaf.show is Show.CHANGE
    source = plan.choice.released[leaf.address[INDICATOR]].measure
    name = names.named_unit(measure, dated(plan, source, source.name))
    if is_change:
        name = word("exhibit-scatter-change-axis", since=since(plan), unit=names.unit(measure))
    enclosed = [*amounts, *(() if line is None else (line,))]
    return Axis(measure, name, axis.of_points(enclosed), line, standard, is_change)


def since(plan: Plan) -> str:
    """The period that changes are counted from."""
    return plan.since(plan.frames[0].measure.id)


def _line(
    measure: Measure, amounts: list[float], standard: Standard, whole: tuple[Printed, ...]
) -> float | None:
    match standard:
        case "town":
            return as_printed(whole[0].cell, measure.decimals) if whole else None
        case "mean":
            return float(formats.rounded(fmean(amounts), measure.decimals)) if amounts else None
        case "none":
            return None
        case float():
            return standard
