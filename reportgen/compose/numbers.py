"""The authors' words for numbers: value, change, trend, comparison, rank, fraction.

Nothing is calculated here: changes and deviations were made before the gate. What follows the gate
chooses, sorts and names. Where a number must not or cannot be shown, its status speaks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import copysign
from operator import itemgetter

from reportgen import formats
from reportgen.compose import prose
from reportgen.compose.lines import here
from reportgen.compose.lookup import DERIVED, Found, Indicator, Lookup, Period, Spot
from reportgen.document.nodes import Value
from reportgen.errors import failure
from reportgen.formats import MISSING_IN_PROSE
from reportgen.frame import (
    CHANGE,
    DEVIATION,
    SINCE,
    Cell,
    Frame,
    Key,
    Kind,
    derived_id,
    rank,
)
from reportgen.places import Place

TREND, COMPARED, RANK, FRACTION = "trend", "compared", "rank", "fraction"
"""What words tell of a number; in keys beside `change` and `deviation`."""
TOTALS = (Kind.COUNT, Kind.AMOUNT)
"""Kinds that add up: their change is told in per cent, and no part is beside the whole."""


@dataclass(frozen=True, eq=False)
class Numbers:
    """The words for numbers."""

    lookup: Lookup

    def value(
        self,
        indicator: Indicator,
        place: Spot = None,
        period: Period = None,
        unit: bool = True,  # noqa: FBT001, FBT002 -- authors name it
        **groups: str,
    ) -> Value:
        """A number: "12,4 %"."""
        found = self.lookup.number(indicator, place, period, groups)
        name = found.measure.unit if unit else ""
        return _worded(found.key, found.cell, _quantity(found, name))

    def change(
        self,
        indicator: Indicator,
        since: Period = None,
        place: Spot = None,
        period: Period = None,
        signed: bool = True,  # noqa: FBT001, FBT002 -- authors name it
    ) -> Value:
        """How much a number has changed: "+1,5 Prozentpunkte", of counts "+13,8 %"."""
        found = self._change(indicator, since, place, period)
        return _worded(found.key, found.cell, _difference(found, signed=signed))

    def trend(
        self,
        indicator: Indicator,
        since: Period = None,
        place: Spot = None,
        period: Period = None,
    ) -> Value:
        """How a number has changed: "leicht gestiegen", "nahezu unverändert"."""
        found = self._change(indicator, since, place, period)
        base = self.lookup.frame(indicator)
        return _worded(_told(found, TREND), found.cell, _trend(found, base))

    def _change(self, indicator: Indicator, since: Period, place: Spot, period: Period) -> Found:
        base = self.lookup.frame(indicator)
        changes = self.lookup.derived(base, CHANGE)
        found = self.lookup.number(indicator, place, period, {})
        then = self._since(base, since, found.period)
        return replace(found, frame=changes, groups={SINCE: then})

    def _since(self, frame: Frame, since: Period, period: str) -> str:
        """The period to compare with; the one before if none is named."""
        earlier = [each for each in frame.periods if each < period]
        then = self.lookup.period(frame, since) if since is not None else "".join(earlier[-1:])
        if then not in earlier:
            name = frame.measure.id
            raise failure("lookup-since", name=name, since=since or "", period=period)
        return then

    def deviation(self, indicator: Indicator, place: Spot = None, period: Period = None) -> Value:
        """How far a place is from the town: "+2,3 Prozentpunkte"."""
        found = self.lookup.number(indicator, place, period, {})
        apart = replace(found, frame=self.lookup.derived(found.frame, DEVIATION))
        return _worded(apart.key, apart.cell, _difference(apart, signed=True))

    def compared(
        self, indicator: Indicator, place: Spot = None, period: Period = None, **groups: str
    ) -> Value:
        """Where a place stands: "über dem Stadtwert", "nahe am Stadtwert"."""
        found = self.lookup.number(indicator, place, period, groups)
        if found.measure.kind in TOTALS:
            raise failure("lookup-uncomparable", name=found.measure.id)
        town = replace(found, place=self.lookup.places.root).cell
        own = found.cell
        if own.amount is None or town.amount is None:
            return _worded(_told(found, COMPARED), town if own.status.is_number else own, "")
        return _worded(_told(found, COMPARED), own, prose.compared(own.amount, town.amount))

    def rank(
        self,
        indicator: Indicator,
        place: Spot = None,
        level: str = "",
        period: Period = None,
    ) -> Value:
        """Where a place stands among those of its level: "Rang 3 von 17"."""
        found = self.lookup.number(indicator, place, period, {})
        among = self.lookup.level(level or found.place.level)
        if found.place not in among or len(among) < 2:
            raise failure("lookup-rank", place=found.place.name, level=level or found.place.level)
        keys = tuple(each.key for each in among)
        ranked = rank(found.frame, found.place.key, found.period, keys)
        return _worded(_told(found, RANK), found.cell, prose.ranked(ranked) if ranked else "")

    def fraction(
        self,
        indicator: Indicator,
        each: str = "jedes",
        noun: str = "",
        of: str = "",
        place: Spot = None,
        period: Period = None,
        **groups: str,
    ) -> Value:
        """A percentage as a part: "fast jedes vierte Kind", else "28,6 % der Kinder"."""
        found = self.lookup.number(indicator, place, period, groups)
        cell = found.cell
        simple = ""
        if found.measure.is_percentage and cell.amount is not None:
            simple = prose.fraction(cell.amount, each)
        words = (simple, noun) if simple else (_quantity(found, found.measure.unit), of)
        return _worded(_told(found, FRACTION), cell, " ".join(filter(None, words)))

    def shown(
        self, indicator: Indicator, place: Spot = None, period: Period = None, **groups: str
    ) -> bool:
        """Whether there is a number to show."""
        return self.lookup.number(indicator, place, period, groups).cell.status.is_number

    def highest(
        self,
        indicator: Indicator,
        level: str = "",
        n: int = 1,
        period: Period = None,
        **groups: str,
    ) -> tuple[Place, ...]:
        """The places with the highest numbers; more than `n` when they share the last one."""
        ranked = self._ranked(indicator, level, period, groups)
        return _first(sorted(ranked, key=itemgetter(0), reverse=True), n)

    def lowest(
        self,
        indicator: Indicator,
        level: str = "",
        n: int = 1,
        period: Period = None,
        **groups: str,
    ) -> tuple[Place, ...]:
        """The places with the lowest numbers; more than `n` when they share the last one."""
        return _first(sorted(self._ranked(indicator, level, period, groups), key=itemgetter(0)), n)

    def _ranked(
        self, indicator: Indicator, level: str, period: Period, groups: dict[str, str]
    ) -> Iterator[tuple[float, Place]]:
        """The places of a level that have a number, with it."""
        frame = self.lookup.frame(indicator)
        when = self.lookup.period(frame, period)
        named = self.lookup.groups(frame, groups)
        for place in self.lookup.level(level or self.lookup.highest_level()):
            amount = frame.cell(place.key, when, **named).amount
            if amount is not None:
                yield amount, place


def _first(ranked: list[tuple[float, Place]], n: int) -> tuple[Place, ...]:
    """The first n, and those that share the number of the last of them."""
    last = ranked[max(n, 1) - 1 :][:1]
    return tuple(
        place for at, (amount, place) in enumerate(ranked) if at < n or (amount,) == last[0][:1]
    )


def _worded(key: Key, cell: Cell, text: str) -> Value:
    """A value in words, or what its status says."""
    told = text if cell.status.is_number else MISSING_IN_PROSE[cell.status]
    return Value(told, key, here())


def _told(found: Found, what: str) -> Key:
    """The key of what is told of a number; the number itself has another text."""
    base = found.measure.id.partition(DERIVED)[0]
    return replace(found.key, measure=derived_id(base, what))


def _quantity(found: Found, unit: str) -> str:
    amount = found.cell.amount
    return "" if amount is None else formats.quantity(amount, found.measure.decimals, unit)


def _difference(found: Found, *, signed: bool) -> str:
    amount, measure = found.cell.amount, found.measure
    if amount is None:
        return ""
    return prose.points(amount, measure.decimals, measure.unit, signed=signed)


def _trend(found: Found, base: Frame) -> str:
    """Percentages change by points, counts by per cent, all else relative to what it was."""
    amount = found.cell.amount
    if amount is None:
        return ""
    if base.measure.is_percentage:
        return prose.trend(amount, prose.POINTS)
    if base.measure.kind in TOTALS:
        return prose.trend(amount, prose.PERCENT)
    then = base.cell(found.place.key, found.groups[SINCE]).amount
    relative = amount / abs(then) * 100 if then else copysign(prose.PERCENT.plain, amount)
    return prose.trend(relative if amount else 0.0, prose.PERCENT)
