"""The authors' words for numbers in plain language: rounded, of a hundred, more or less.

No per cent, no decimals: "etwa 1 von 4 Kindern ist", "etwa 23 von 100 Kindern sind", "etwa 82 000
Menschen", "mehr Kinder als im Jahr 2015". Rounding goes on from released numbers alone.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen import formats
from reportgen.compose import prose
from reportgen.compose.lookup import Found, Indicator, Lookup, Period, Spot
from reportgen.compose.spec import WordingSpec
from reportgen.compose.steps import banded, step
from reportgen.compose.telling import told, worded
from reportgen.document.inlines import Value
from reportgen.errors import failure
from reportgen.frame import TO
from reportgen.messages import word
from reportgen.released import difference

OUT_OF, ABOUT, MORE = "out_of", "about", "more"
HUNDRED, THOUSAND = 100, 1000
WHOLES = (2, 3, 4, 5, 10, 20, HUNDRED, THOUSAND)
"""Of how many people a part is told."""


@dataclass(frozen=True, eq=False)
class Plainly:
    """The words for numbers in plain language."""

    lookup: Lookup
    wording: WordingSpec

    def out_of(  # noqa: PLR0913 -- authors name what they need
        self,
        indicator: Indicator,
        noun: str = "",
        place: Spot = None,
        period: Period = None,
        *,
        of: int = 0,
        verb: tuple[str, ...] = ("", ""),
        before: bool = False,
        **groups: str,
    ) -> Value:
        """A percentage in people: "etwa 1 von 4 Kindern ist", "etwa 23 von 100 Kindern sind".

        `of` says of how many; without it simple parts are preferred.
        """
        found = self.lookup.number(indicator, place, period, groups)
        if not found.measure.is_percentage:
            raise failure("plain-no-percentage", name=found.measure.id)
        if len(verb) != 2:
            raise failure("persons-verb")
        if of and of not in WHOLES:
            raise failure("plain-whole", given=of, known=", ".join(map(str, WHOLES)))
        key, amount = told(found, OUT_OF), found.cell.amount
        if amount is None:
            return worded(key, found.cell, "")
        if not 0 <= amount <= HUNDRED:
            raise failure("plain-no-part", name=found.measure.id, percent=formats.number(amount, 1))
        part, whole = prose.part_of_whole(amount, of, self.wording.fraction)
        is_less = amount > 0 and part == 0
        subject = word(
            "out-of-less" if is_less else "out-of",
            part=part, whole=formats.number(whole), noun=f" {noun}" if noun else "",
        )  # fmt: skip
        told_exactly = part * HUNDRED == formats.rounded(amount, found.measure.decimals) * whole
        about = _about(subject, is_even=is_less or told_exactly)
        text = prose.with_verb(about, verb[part != 1], before=before)
        return worded(key, found.cell, text)

    def about(
        self,
        indicator: Indicator,
        noun: str = "",
        place: Spot = None,
        period: Period = None,
        *,
        digits: int = 2,
        **groups: str,
    ) -> Value:
        """A rounded number: "etwa 82 000 Menschen", with as many digits as are named."""
        found = self.lookup.number(indicator, place, period, groups)
        if found.measure.is_percentage:
            raise failure("plain-percentage", name=found.measure.id)
        key, amount = told(found, ABOUT), found.cell.amount
        if amount is None:
            return worded(key, found.cell, "")
        near = prose.leading(amount, digits)
        text = f"{formats.number(float(near))} {noun or found.measure.unit}".strip()
        return worded(key, found.cell, _about(text, is_even=near == Decimal(repr(amount))))

    def more(
        self,
        indicator: Indicator,
        noun: str = "",
        since: Period = None,
        to: Spot = None,
        place: Spot = None,
        period: Period = None,
    ) -> Value:
        """Beside another time or place: "mehr Kinder als im Jahr 2015", "genauso viele …"."""
        if to is not None:
            return self._more_than_there(self.lookup.number(indicator, place, period, {}), to, noun)
        made = step(self.lookup, indicator, since, place, period)
        cell, bands = banded(made, self.wording)
        then = made.then.period
        beside = word("more-year", year=then) if then.isdigit() else formats.time(then)
        text = "" if cell.amount is None else prose.more(cell.amount, bands.slight, noun, beside)
        return worded(told(made.change, MORE), cell, text)

    def _more_than_there(self, found: Found, to: Spot, noun: str) -> Value:
        there = self.lookup.place(to)
        own, other = found.cell, replace(found, place=there).cell
        key = told(found, MORE)
        key = replace(key, group=(*key.group, (TO, there.key)))
        cell = difference(own, other)
        if own.amount is None or other.amount is None:
            return worded(key, cell, "")
        near = abs(other.amount) * self.wording.near / HUNDRED
        return worded(key, cell, prose.more(own.amount - other.amount, near, noun, there.inside))


def _about(text: str, *, is_even: bool) -> str:
    return text if is_even else word("about", text=text)
