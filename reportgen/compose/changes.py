"""The authors' words for what has changed: by how much, and in which direction."""

from dataclasses import dataclass, replace

from reportgen.compose import prose
from reportgen.compose.lookup import Indicator, Lookup, Period, Spot
from reportgen.compose.spec import WordingSpec
from reportgen.compose.steps import banded, changed, in_per_cent, step
from reportgen.compose.telling import DIFFERENCE, difference, told, worded
from reportgen.document.inlines import Value

TREND, RELATIVE = "trend", "relative"


@dataclass(frozen=True, eq=False)
class Changes:
    """The words for changes over time."""

    lookup: Lookup
    wording: WordingSpec

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
        made = step(self.lookup, indicator, since, place, period)
        found = made.change
        if relative and not made.base.measure.kind.is_additive:
            cell, measure = in_per_cent(made), replace(found.measure, unit="%", decimals=1)
            return worded(told(found, RELATIVE), cell, difference(cell, measure, signed=signed))
        cell = changed(made, self.wording)
        key = found.key if cell == found.cell else told(found, DIFFERENCE)
        return worded(key, cell, difference(cell, found.measure, signed=signed))

    def trend(
        self, indicator: Indicator, since: Period = None, place: Spot = None, period: Period = None
    ) -> Value:
        """How a number has changed: "leicht gestiegen", "nahezu unverändert"."""
        made = step(self.lookup, indicator, since, place, period)
        cell, bands = banded(made, self.wording)
        text = "" if cell.amount is None else prose.trend(cell.amount, bands)
        return worded(told(made.change, TREND), cell, text)
