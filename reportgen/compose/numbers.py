"""The authors' words for a number as it is: value, fraction, rank, and whether it is shown."""

from dataclasses import dataclass, replace

from reportgen import formats
from reportgen.compose import prose
from reportgen.compose.lookup import Found, Indicator, Lookup, Period, Spot
from reportgen.compose.spec import WordingSpec
from reportgen.compose.telling import quantity, told, worded
from reportgen.document.inlines import Value
from reportgen.errors import failure
from reportgen.frame import Cell, Kind, Measure
from reportgen.places import Place
from reportgen.released import rank

RANK, FRACTION = "rank", "fraction"


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


def _shared(found: Found, among: tuple[Place, ...]) -> str:
    """The other places that have the very same number, with whom the rank is shared."""
    own = found.cell.amount
    others = (each for each in among if each != found.place)
    equal = (each for each in others if replace(found, place=each).cell.amount == own)
    return formats.joined(each.dative or each.name for each in equal)
