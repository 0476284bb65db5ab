"""Ranks to claims: who stands higher has no less.

Ranks are those of printed numbers, so that two in a row differ by nothing or more, and two that
share a rank by less than a unit of the last printed digit.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from reportgen.audit.claims import Claim, Terms, plus
from reportgen.audit.figure import ROOM, Figure
from reportgen.audit.makeup import Address, Declared
from reportgen.places import Places

MORE = float("inf")
RANK = "rank"


@dataclass(frozen=True, eq=False)
class Order:
    """The places that are ranked together."""

    declared: Declared
    places: Places
    quotient: Callable[[Address], Terms]
    """A count, or a rate of a published whole, as a sum; empty where that is not published."""

    def claims(self, ranks: Iterable[Figure]) -> Iterator[Claim]:
        """What ranks say of counts, from the first to the last."""
        for row in self._rows(ranks):
            for upper, lower in pairwise(row):
                above, below = self.quotient(_own(upper)), self.quotient(_own(lower))
                if above and below:
                    terms, read = plus((above, 1.0), (below, -1.0)), f"{upper.read}; {lower.read}"
                    yield Claim(terms, *self._apart(upper, lower), read)

    def _apart(self, upper: Figure, lower: Figure) -> tuple[float, float]:
        made = self.declared.makeups[upper.address.indicator]
        unit = 10.0**-made.decimals / made.times
        is_whole = made.adds_up and made.times == 1 and not made.decimals
        if upper.low == lower.low:
            return (0.0, 0.0) if is_whole else (-unit - ROOM, unit + ROOM)
        return (1.0 if is_whole else -ROOM), MORE

    def bounds(self, ranks: Iterable[Figure], plain: Mapping[Address, Figure]) -> Iterator[Figure]:
        """Numbers that are not printed, by the nearest ones that are."""
        for row in self._rows(ranks):
            known = [(one, plain[_own(one)]) for one in row if _own(one) in plain]
            for each in row if known else ():
                if (own := _own(each)) not in plain:
                    above = [number for one, number in known if one.low <= each.low]
                    below = [number for one, number in known if one.low >= each.low]
                    high = min((number.high for number in above), default=MORE)
                    low = max((number.low for number in below), default=-MORE)
                    told = dict.fromkeys((each.read, *(one.read for one in above[-1:] + below[:1])))
                    yield Figure(own, low, high, "; ".join(told))

    def _rows(self, ranks: Iterable[Figure]) -> Iterator[list[Figure]]:
        """Places of a level, from the highest number to the lowest."""
        found: dict[tuple[object, ...], dict[Address, Figure]] = defaultdict(dict)
        for each in ranks:
            own = each.address
            place = self.places.get(own.place)
            if place and self.declared.is_linear(_own(each)):
                key = (own.indicator, own.period, own.group, place.level)
                found[key].setdefault(own, each)
        for row in found.values():
            yield sorted(row.values(), key=lambda each: each.low)


def _own(rank: Figure) -> Address:
    return replace(rank.address, told="", beside=())
