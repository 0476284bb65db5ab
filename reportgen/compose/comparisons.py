"""The authors' words for a number beside another: of the town, of another place, of another time.

Deviations from the town were made before the gate; a difference of two released numbers that
nobody foresaw is made by `released.difference`.
"""

from dataclasses import dataclass, replace

from reportgen.compose import prose
from reportgen.compose.lookup import Found, Indicator, Lookup, Period, Spot
from reportgen.compose.spec import WordingSpec
from reportgen.compose.steps import banded, step
from reportgen.compose.telling import DIFFERENCE, difference, told, whose, worded
from reportgen.document.inlines import Value
from reportgen.errors import failure
from reportgen.frame import DEVIATION, TO, Cell, Key, Polarity
from reportgen.places import Place
from reportgen.released import difference as subtracted
from reportgen.status import Status

COMPARED, JUDGED, TIMES = "compared", "judged", "times"


@dataclass(frozen=True, eq=False)
class Comparisons:
    """The words for comparisons."""

    lookup: Lookup
    wording: WordingSpec

    def deviation(
        self, indicator: Indicator, place: Spot = None, period: Period = None, to: Spot = None
    ) -> Value:
        """How far a place is from the town, or from another: "+2,3 Prozentpunkte"."""
        found = self.lookup.number(indicator, place, period, {})
        apart = replace(found, frame=self.lookup.derived(found.frame, DEVIATION))
        other = self._beside(found, to)
        places = self.lookup.places
        is_made = other.place == places.root and not places.is_benchmark(found.place.key)
        if is_made and not self.wording.is_displayed:
            return worded(apart.key, apart.cell, difference(apart.cell, apart.measure))
        decimals = found.measure.decimals if self.wording.is_displayed else None
        cell = subtracted(found.cell, other.cell, decimals)
        key = _key_to(found, DIFFERENCE, other.place)
        return worded(key, cell, difference(cell, apart.measure))

    def compared(
        self,
        indicator: Indicator,
        place: Spot = None,
        period: Period = None,
        to: Spot = None,
        **groups: str,
    ) -> Value:
        """Where a place stands: "über dem Stadtwert", "unter dem Wert der Nordstadt"."""
        found = self.lookup.number(indicator, place, period, groups)
        other = self._beside(found, to)
        is_town = other.place == self.lookup.places.root
        if found.measure.kind.is_additive and is_town:
            raise failure("lookup-uncomparable", name=found.measure.id)
        text, own, beside = "", found.cell, other.cell
        key = told(found, COMPARED) if is_town else _key_to(found, COMPARED, other.place)
        if own.amount is not None and beside.amount is not None:
            of = "" if is_town else whose(other.place)
            text = prose.compared(own.amount, beside.amount, self.wording.near, of)
        return worded(key, _both(own, beside), text)

    def judged(
        self,
        indicator: Indicator,
        place: Spot = None,
        period: Period = None,
        since: Period = None,
        to: Spot = None,
    ) -> Value:
        """Whether a number is better: "günstiger als 2015", "ungünstiger als in der Stadt".

        Only of indicators whose polarity is declared: neutral ones judge nobody.
        """
        found = self.lookup.number(indicator, place, period, {})
        if found.measure.polarity is Polarity.NEUTRAL:
            raise failure("judged-neutral", name=found.measure.id)
        sign = -1 if found.measure.polarity is Polarity.BURDEN else 1
        if since is not None:
            made = step(self.lookup, indicator, since, place, period)
            cell, bands = banded(made, self.wording)
            beside, near = made.then.period, abs(cell.amount or 0) < bands.slight
            key = told(made.change, JUDGED)
        else:
            other = self._beside(found, to)
            cell, beside = subtracted(found.cell, other.cell), other.place.inside
            own, amount = found.cell.amount or 0, other.cell.amount or 0
            near = prose.is_near(own, amount, self.wording.near)
            key = _key_to(found, JUDGED, other.place)
        text = prose.judged(sign * (cell.amount or 0), beside, is_near=near)
        return worded(key, cell, text)

    def times(
        self,
        indicator: Indicator,
        place: Spot = None,
        to: Spot = None,
        since: Period = None,
        period: Period = None,
        how: str = "hoch",
    ) -> Value:
        """How many times as high: "doppelt so hoch wie in der Nordstadt", "… wie 2015"."""
        found = self.lookup.number(indicator, place, period, {})
        if since is not None:
            made = step(self.lookup, indicator, since, place, period)
            other, beside, key = made.then, made.then.period, told(made.change, TIMES)
            cell = made.change.cell  # no break between them
        else:
            other = self._beside(found, to)
            beside, key = other.place.inside, _key_to(found, TIMES, other.place)
            cell = subtracted(found.cell, other.cell)
        own, amount = found.cell.amount, other.cell.amount
        if not cell.status.is_number or not own or not amount or own < 0 or amount < 0:
            return worded(key, _no_ratio(cell), "")
        text = f"{prose.multiple(own / amount, how, self.wording.near)} {beside}"
        return worded(key, cell, text)

    def _beside(self, found: Found, to: Spot) -> Found:
        """The same number of the place to compare with."""
        return replace(found, place=self.lookup.place(to))


def _both(own: Cell, other: Cell) -> Cell:
    """The cell whose status speaks for both: the one that is no number."""
    return other if own.status.is_number else own


def _no_ratio(cell: Cell) -> Cell:
    return Cell(None, Status.NOT_APPLICABLE) if cell.status.is_number else cell


def _key_to(found: Found, what: str, place: Place) -> Key:
    """The key of what is told of a place beside another."""
    key = told(found, what)
    return replace(key, group=(*key.group, (TO, place.key)))
