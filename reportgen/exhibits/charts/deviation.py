"""Deviation plots: differences to the root as dots on a common axis, with the band that is near.

Indicators of different units stand on one axis in standard deviations of the places of the level
(each place counts once, divided by their number, as in composite indices), of numbers as printed.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import pstdev

from reportgen import formats
from reportgen.exhibits.charts.beside_root import beside_root
from reportgen.exhibits.charts.parts import parts
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.cells import NOT_APPLICABLE, Printed, Reader, Show
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.order import ranked
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.sheet import scale
from reportgen.exhibits.specs.deviation import DeviationSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.columns import leaves
from reportgen.exhibits.tables.stubs import dated
from reportgen.frame import PLACE, Frame
from reportgen.places import Place
from reportgen.released import as_printed

ENOUGH = 5
"""Places of which a standard deviation is made."""
DECIMALS = 2
"""Of standard deviations, as they are drawn."""


class Side(StrEnum):
    """Where a number stands beside that of the root."""

    ABOVE = "above"
    NEAR = "near"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Lag:
    """One row: how far a number is from that of the root."""

    name: str
    amount: float | None
    """On the common axis; None when it is not shown."""
    near: float
    """Up to which amount it is near."""
    own: Printed
    """The number of the place."""
    beside: Printed
    """Its difference, or the number of the root where units differ."""
    label: str = ""
    """The name in sentences."""
    is_focus: bool = False

    @property
    def side(self) -> Side | None:
        """Above, near or below; None when it is not shown."""
        if self.amount is None:
            return None
        if abs(self.amount) <= self.near:
            return Side.NEAR
        return Side.ABOVE if self.amount > 0 else Side.BELOW


@dataclass(frozen=True, eq=False)
class Deviation:
    """What is shown, before it is drawn."""

    plan: Plan
    place: Place
    """Whose indicators are the rows, or whose parts."""
    root: Place
    lags: tuple[Lag, ...]
    ticks: tuple[Decimal, ...]
    unit: str
    """Of the axis; empty: standard deviations."""
    is_of_place: bool
    """Whether rows are indicators of one place."""
    near: float | None
    """The declared band, in the unit of the axis."""
    level: str
    """Key of the level whose places a standard deviation is made of."""
    few: tuple[str, ...] = ()
    """Rows without a dot, for too few places are known."""

    @property
    def is_empty(self) -> bool:
        """Whether there is no number to draw."""
        return all(lag.amount is None for lag in self.lags)

    @property
    def is_standard(self) -> bool:
        """Whether the axis is in standard deviations."""
        return not self.unit


def deviation(spec: DeviationSpec, choice: Choice) -> Deviation | None:
    """Look up what is shown; None when its spec is wrong."""
    plan = planned(_table(spec, choice), choice)
    is_of_place = len(spec.indicators) > 1
    for each in plan.frames if plan else ():
        if each.measure.kind.is_additive:
            choice.error("exhibit-dots-count", name=each.measure.id)
    if is_of_place and choice.place(spec.place).key == choice.places.root.key:
        choice.error("exhibit-dots-place")
    if plan is None or any(choice.problems.errors()):
        return None
    if not is_of_place:
        return _chart(spec, plan, tuple(_of_places(spec, plan)), _unit(plan, plan.frames[0]))
    if len({each.measure.unit for each in plan.frames}) == 1:
        lags = tuple(_of_indicator(spec, plan, each, 1.0) for each in plan.frames)
        return _chart(spec, plan, lags, _unit(plan, plan.frames[0]))
    return _standardised(spec, plan)


def _level(spec: DeviationSpec, plan: Plan) -> str:
    return spec.level or plan.place.level


def _unit(plan: Plan, first: Frame) -> str:
    """The unit of the differences, as the head of a column."""
    reader = Reader(plan.choice)
    return names.unit(reader.frame({INDICATOR: first.measure.id}, Show.DEVIATION).measure)


def _standardised(spec: DeviationSpec, plan: Plan) -> Deviation | None:
    """Several units on one axis; an error when no indicator has enough known places."""
    spreads = {each.measure.id: _spread(spec, plan, each) for each in plan.frames}
    few = tuple(each.measure.label for each in plan.frames if spreads[each.measure.id] is None)
    if len(few) == len(plan.frames):
        plan.choice.error("exhibit-deviation-few", least=ENOUGH)
        return None
    lags = tuple(_of_indicator(spec, plan, each, spreads[each.measure.id]) for each in plan.frames)
    return _chart(spec, plan, lags, "", few)


def _chart(
    spec: DeviationSpec, plan: Plan, lags: tuple[Lag, ...], unit: str, few: tuple[str, ...] = ()
) -> Deviation:
    reaches = [lag.near for lag in lags if lag.amount is not None]
    amounts = [lag.amount for lag in lags if lag.amount is not None]
    most = max(reaches, default=1.0)
    ticks = scale.ticks(min(-most, *amounts, 0.0), max(most, *amounts, 0.0), 4)
    is_of_place = len(spec.indicators) > 1
    root = plan.choice.places.root
    return Deviation(
        plan, plan.place, root, lags, ticks, unit, is_of_place, spec.near, _level(spec, plan), few
    )


def _table(spec: DeviationSpec, choice: Choice) -> TableSpec:
    """The numbers as a table with a column of differences."""
    for key in (spec.place, *spec.places):
        choice.within_town(key)
    choice.listed(spec.highlight)
    if len(spec.indicators) > 1:
        return beside_root(spec, choice)
    return TableSpec(
        kind="table", indicators=spec.indicators, rows=PLACE, columns=INDICATOR,
        title=spec.title, note=spec.note, period=spec.period, place=spec.place, level=spec.level,
        places=spec.places, groups=spec.groups, labels=spec.labels, deviation=True,
        sort="falling",
    )  # fmt: skip


def _of_places(spec: DeviationSpec, plan: Plan) -> list[Lag]:
    """A row for each place, the farthest above first."""
    measure = plan.frames[0].measure
    root = _root(plan, plan.frames[0])
    near = _near(spec, plan, root)
    found = []
    for place, (own, difference) in parts(plan, leaves(plan)).each:
        if place.key != plan.choice.places.root.key:
            amount = as_printed(difference.cell, measure.decimals)
            is_focus = place.key in spec.highlight
            found.append(Lag(place.name, amount, near, own, difference, place.name, is_focus))
    return ranked(found, lambda lag: lag.amount, "falling")


def _near(spec: DeviationSpec, plan: Plan, root: float | None, spread: float = 1.0) -> float:
    """Up to where a number is near that of the root, on the axis."""
    if spec.near is not None:
        return spec.near
    return float(formats.rounded(abs(root or 0.0) * plan.choice.near / 100 / spread, 2 * DECIMALS))


def _root(plan: Plan, source: Frame) -> float | None:
    """The number of the root, as printed."""
    return _amount(plan, source, plan.choice.places.root)


def _amount(plan: Plan, source: Frame, place: Place) -> float | None:
    reader = Reader(plan.choice)
    address = plan.address({INDICATOR: source.measure.id}, {PLACE: place.key})
    return as_printed(reader.cell(address), source.measure.decimals)


def _of_indicator(spec: DeviationSpec, plan: Plan, source: Frame, spread: float | None) -> Lag:
    """A row for an indicator: its difference, as printed, in standard deviations or in its unit."""
    reader = Reader(plan.choice)
    measure, place, root = source.measure, plan.place, plan.choice.places.root
    own, whole, difference = (
        reader.printed(plan.address({INDICATOR: measure.id}, {PLACE: key}), show)
        for key, show in (
            (place.key, Show.VALUE), (root.key, Show.VALUE), (place.key, Show.DEVIATION)
        )
    )  # fmt: skip
    cell = difference.cell if spread else NOT_APPLICABLE
    amount = as_printed(cell, measure.decimals)
    if amount is not None and spread and spread != 1.0:
        amount = float(formats.rounded(amount / spread, DECIMALS))
    near = _near(spec, plan, _root(plan, source), spread or 1.0)
    name = dated(plan, measure, names.named_unit(measure, measure.label))
    return Lag(name, amount, near, own, whole, measure.label)


def _spread(spec: DeviationSpec, plan: Plan, source: Frame) -> float | None:
    """The standard deviation over the places of the level; None when too few are known."""
    places = plan.choice.places
    peers = (place for place in places.at(_level(spec, plan)) if place.located)
    amounts = (_amount(plan, source, place) for place in peers)
    known = [amount for amount in amounts if amount is not None]
    found = pstdev(known) if len(known) >= ENOUGH else 0.0
    return found or None
