"""The authors' words for numbers: value, change, trend, comparison, rank, fraction.

Changes and deviations were made before the gate. What follows the gate chooses, sorts and names;
a difference of two released numbers that nobody foresaw is made by `released.difference`. Where a
number must not or cannot be shown, its status speaks.
"""

from dataclasses import dataclass, replace
from math import copysign

from reportgen import formats
from reportgen.compose import prose
from reportgen.compose.lookup import Found, Indicator, Lookup, Period, Spot
from reportgen.compose.prose import Bands
from reportgen.compose.spec import WordingSpec
from reportgen.compose.telling import difference, quantity, told, whose, worded
from reportgen.document.nodes import Value
from reportgen.errors import failure
from reportgen.frame import CHANGE, DEVIATION, SINCE, TO, Cell, Key, Kind, Measure, Polarity
from reportgen.places import Place
from reportgen.released import difference as subtracted
from reportgen.released import rank
from reportgen.status import Status

TREND, RELATIVE, COMPARED, JUDGED, TIMES, RANK, FRACTION = (
    "trend", "relative", "compared", "judged", "times", "rank", "fraction",
)  # fmt: skip
"""What words tell of a number; in keys beside `change` and `deviation`."""
DIFFERENCE = "difference"
"""A difference made behind the gate, beside another place or of printed numbers."""


@dataclass(frozen=True, eq=False)
class Numbers:
    """The words for numbers."""

    lookup: Lookup
    wording: WordingSpec

    def value(
        self,
        indicator: Indicator,
        place: Spot = None,
        period: Period = None,
        unit: bool = True,  # noqa: FBT001, FBT002 -- authors name it
        *,
        words: bool = False,
        **groups: str,
    ) -> Value:
        """A number: "12,4 %"; with `words` small counts are words: "zwölf"."""
        found = self.lookup.number(indicator, place, period, groups)
        text = quantity(found.cell, found.measure, unit=unit)
        amount = found.cell.amount
        if words and amount is not None and found.measure.kind is Kind.COUNT:
            figure = formats.count_word(int(formats.rounded(amount)), self.wording.words_to)
            text = f"{figure} {found.measure.unit if unit else ''}".strip()
        return worded(found.key, found.cell, text)

    # ------------------------------------------------------------ over time

    def change(
        self,
        indicator: Indicator,
        since: Period = None,
        place: Spot = None,
        period: Period = None,
        signed: bool = True,  # noqa: FBT001, FBT002 -- authors name it
        relative: bool = False,  # noqa: FBT001, FBT002 -- authors name it
    ) -> Value:
        """How much a number has changed: "+1,5 Prozentpunkte", of counts "+13,8 %".

        With `relative` shares, too, are told in per cent of what they were.
        """
        found, base = self._change(indicator, since, place, period)
        if relative and not base.measure.kind.is_additive:
            cell, measure = _relative(found, base), replace(found.measure, unit="%", decimals=1)
            return worded(told(found, RELATIVE), cell, difference(cell, measure, signed=signed))
        cell = self._changed(found, base)
        key = found.key if cell == found.cell else told(found, DIFFERENCE)
        return worded(key, cell, difference(cell, found.measure, signed=signed))

    def trend(
        self,
        indicator: Indicator,
        since: Period = None,
        place: Spot = None,
        period: Period = None,
    ) -> Value:
        """How a number has changed: "leicht gestiegen", "nahezu unverändert"."""
        found, base = self._change(indicator, since, place, period)
        cell, bands = self._banded(found, base)
        text = "" if cell.amount is None else prose.trend(cell.amount, bands)
        return worded(told(found, TREND), cell, text)

    def _change(
        self, indicator: Indicator, since: Period, place: Spot, period: Period
    ) -> tuple[Found, Found]:
        """A change, and the number that has changed."""
        base = self.lookup.number(indicator, place, period, {})
        changes = self.lookup.derived(base.frame, CHANGE)
        then = self.lookup.since(base.frame, since, base.period)
        return replace(base, frame=changes, groups={SINCE: then}), base

    def _changed(self, found: Found, base: Found) -> Cell:
        """A change as it is printed: from unrounded numbers, unless the project wants others."""
        cell, measure = found.cell, base.measure
        if not self._is_displayed or measure.kind.is_additive or not cell.status.is_number:
            return cell
        then = replace(base, period=found.groups[SINCE])
        return subtracted(base.cell, then.cell, measure.decimals)

    def _banded(self, found: Found, base: Found) -> tuple[Cell, Bands]:
        """A change as bands measure it, rounded as it is printed beside its word.

        Percentages change by points, counts by per cent, all else relative to what it was.
        """
        if base.measure.is_percentage and not base.measure.kind.is_additive:
            bands, decimals = Bands(*self.wording.points), found.measure.decimals
            cell = self._changed(found, base)
        else:
            bands, decimals = Bands(*self.wording.percent), 1
            cell = found.cell if base.measure.kind.is_additive else _relative(found, base)
            if cell.status is Status.NOT_APPLICABLE and found.cell.amount:  # it was nought
                cell = replace(found.cell, amount=copysign(bands.plain, found.cell.amount))
        if cell.amount is None:
            return cell, bands
        return replace(cell, amount=float(formats.rounded(cell.amount, decimals))), bands

    @property
    def _is_displayed(self) -> bool:
        return self.wording.differences == "displayed"

    # ------------------------------------------------------------ beside another place

    def deviation(
        self,
        indicator: Indicator,
        place: Spot = None,
        period: Period = None,
        to: Spot = None,
    ) -> Value:
        """How far a place is from the town, or from another: "+2,3 Prozentpunkte"."""
        found = self.lookup.number(indicator, place, period, {})
        apart = replace(found, frame=self.lookup.derived(found.frame, DEVIATION))
        other = self._beside(found, to)
        places = self.lookup.places
        is_made = other.place == places.root and not places.is_benchmark(found.place.key)
        if is_made and not self._is_displayed:
            return worded(apart.key, apart.cell, difference(apart.cell, apart.measure))
        decimals = found.measure.decimals if self._is_displayed else None
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
            change, base = self._change(indicator, since, place, period)
            cell, bands = self._banded(change, base)
            beside, near = change.groups[SINCE], abs(cell.amount or 0) < bands.slight
            key = told(change, JUDGED)
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
            other = replace(found, period=self.lookup.since(found.frame, since, found.period))
            beside, key = other.period, replace(told(found, TIMES), group=((SINCE, other.period),))
            cell = self._change(indicator, since, place, period)[0].cell  # no break between them
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

    # ------------------------------------------------------------ among others

    def rank(
        self,
        indicator: Indicator,
        place: Spot = None,
        level: str = "",
        period: Period = None,
        ties: bool = False,  # noqa: FBT001, FBT002 -- authors name it
    ) -> Value:
        """Where a place stands among those of its level: "Rang 3 von 17".

        With `ties` those that share the rank are named: "gemeinsam mit der Nordstadt".
        """
        found = self.lookup.number(indicator, place, period, {})
        chosen = level or found.place.level
        among = self.lookup.level(chosen, found.period) if chosen else ()
        if found.place not in among or len(among) < 2:
            raise failure("lookup-rank", place=found.place.name, level=chosen)
        keys = tuple(each.key for each in among)
        ranked = rank(found.frame, found.place.key, found.period, keys)
        shared = _shared(found, among) if ties else ""
        text = prose.ranked(ranked, shared) if ranked else ""
        return worded(told(found, RANK), found.cell, text)

    def fraction(  # noqa: PLR0913 -- authors name what they need
        self,
        indicator: Indicator,
        each: str = "jedes",
        noun: str = "",
        of: str = "",
        place: Spot = None,
        period: Period = None,
        *,
        percent: bool = False,
        **groups: str,
    ) -> Value:
        """A percentage as a part: "fast jedes vierte Kind", else "28,6 % der Kinder".

        With `of` also "rund zwei Drittel der Kinder"; `percent` puts the number behind the words.
        """
        found = self.lookup.number(indicator, place, period, groups)
        cell, number = found.cell, quantity(found.cell, found.measure)
        simple = self._part(cell, found.measure, f"{each} {noun}".strip(), of)
        text = f"{simple} ({number})" if simple and percent else simple
        plain = f"{number} {of}".strip()
        return worded(told(found, FRACTION), cell, text or plain)

    def _part(self, cell: Cell, measure: Measure, each: str, of: str) -> str:
        """A percentage near a simple part in words; empty when it is none or near none."""
        if not measure.is_percentage or cell.amount is None:
            return ""
        form, _, noun = each.partition(" ")
        reach, even = self.wording.fraction, self.wording.even
        part = prose.fraction(cell.amount, form, reach, even)
        if part:
            return f"{part} {noun}".strip()
        return prose.portion(cell.amount, of, reach, even) if of else ""

    def shown(
        self, indicator: Indicator, place: Spot = None, period: Period = None, **groups: str
    ) -> bool:
        """Whether there is a number to show."""
        return self.lookup.number(indicator, place, period, groups).cell.status.is_number


def _relative(found: Found, base: Found) -> Cell:
    """A change in per cent of what it was; not applicable where that was nought or less."""
    cell, then = found.cell, replace(base, period=found.groups[SINCE]).cell
    if cell.amount is None:
        return cell
    if not then.amount:
        return cell if cell.amount == 0 else Cell(None, Status.NOT_APPLICABLE)
    return replace(cell, amount=cell.amount / abs(then.amount) * 100)


def _both(own: Cell, other: Cell) -> Cell:
    """The cell whose status speaks for both: the one that is no number."""
    return other if own.status.is_number else own


def _no_ratio(cell: Cell) -> Cell:
    return Cell(None, Status.NOT_APPLICABLE) if cell.status.is_number else cell


def _key_to(found: Found, what: str, place: Place) -> Key:
    """The key of what is told of a place beside another."""
    key = told(found, what)
    return replace(key, group=(*key.group, (TO, place.key)))


def _shared(found: Found, among: tuple[Place, ...]) -> str:
    """The other places that have the very same number, with whom the rank is shared."""
    own = found.cell.amount
    others = (each for each in among if each != found.place)
    equal = (each for each in others if replace(found, place=each).cell.amount == own)
    return formats.joined(each.dative or each.name for each in equal)
