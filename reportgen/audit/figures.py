"""Printed numbers to claims, by the kind of figure.

A number printed as v with h as half a unit of its last digit lies between v - h and v + h. A rate
r = f X / Y says so of f X - r Y; where Y is published too, this bounds X alone. What two counts, or
two rates of published wholes, differ by, and by how many per cent, is linear in them; of two other
rates one of which is published it bounds the other. Ranks are for `order.py`, and all that is no
ratio of sums is for `methods.py`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from reportgen.audit.claims import Claim, Quantity, Terms, plus
from reportgen.audit.figure import ROOM, Figure
from reportgen.audit.makeup import Address, Declared
from reportgen.audit.methods import Methods
from reportgen.audit.order import RANK, Order
from reportgen.audit.scores import scored
from reportgen.places import Places

MORE = float("inf")
POINTS = ("change", "deviation", "difference")
PERCENT = ("share", "relative")
WORDED = ("difference", "relative", "change")
"""What may be made of printed numbers, where a project wants it so."""
SINCE, TO, OF = "since", "to", "of"


@dataclass(frozen=True, eq=False)
class Reading:
    """Turns figures into claims."""

    declared: Declared
    places: Places
    exact: Mapping[Quantity, float]
    """Counts that are published as they are."""
    named: tuple[Address, ...] = ()
    """All numbers that are printed or kept back."""

    @cached_property
    def methods(self) -> Methods:
        """What other numbers say than sums and ratios of sums."""
        return Methods(self.declared, self.places, self.exact, self.named)

    def claims(self, figures: Iterable[Figure]) -> Iterator[Claim]:
        """Everything that figures say of counts."""
        every = tuple(figures)
        plain = _sharpest(each for each in every if not each.address.told)
        for each in every:
            if not each.address.told:
                yield from self.plain(each)
            else:
                yield from self.told(each, plain)
        if not self.declared.wide:
            yield from self._together(every, plain)

    def _together(
        self, figures: tuple[Figure, ...], plain: Mapping[Address, Figure]
    ) -> Iterator[Claim]:
        """What numbers say only side by side: ranks, and scores."""
        ranks = [each for each in figures if each.address.told == RANK]
        order = Order(self.declared, self.places, self.methods.quotient)
        yield from order.claims(ranks)
        for each in (*order.bounds(ranks, plain), *scored(self.declared, plain)):
            yield from self.plain(each)

    def plain(self, figure: Figure) -> Iterator[Claim]:
        """What a number of an indicator says."""
        if not self.declared.is_linear(figure.address):
            if self.declared.is_attacked(figure.address) and not self.declared.wide:
                yield from self.methods.claims(figure)
            return
        made = self.declared.makeups[figure.address.indicator]
        upper, lower = made.sides(figure.address)
        low, high = figure.low / made.times - ROOM, figure.high / made.times + ROOM
        if self.declared.wide:
            # rates are made of counts as they are told, and so tell nothing that those do not
            wide = self.declared.wide * sum(abs(factor) for _, factor in upper)
            yield from () if lower else (Claim(upper, low - wide, high + wide, figure.read),)
        elif lower:
            yield from _between(upper, lower, low, high, figure.read)
        else:
            yield Claim(upper, low, high, figure.read)

    # ------------------------------------------------------------ two numbers

    def told(self, figure: Figure, plain: Mapping[Address, Figure]) -> Iterator[Claim]:
        """What a comparison says, of two counts or of the one that is not published."""
        own, other = self.pair(figure.address)
        if other == own or self.declared.wide or not self.declared.is_linear(own):
            return
        is_unrounded = not (self.declared.words.is_displayed and figure.address.told in WORDED)
        above, below = self._side(own), self._side(other)
        if above and below and is_unrounded:
            yield from self._of_both(figure, above, below)
        else:
            yield from self._of_rates(figure, (own, plain.get(own)), (other, plain.get(other)))

    def pair(self, address: Address) -> tuple[Address, Address]:
        """The number that something is told of, and the one that it is set beside."""
        own = replace(address, told="", beside=())
        beside = dict(address.beside)
        if OF in beside:
            group = tuple(each for each in own.group if each[0] != beside[OF])
            return own, replace(own, group=group)
        if SINCE in beside:
            return own, replace(own, period=beside[SINCE])
        return own, replace(own, place=beside.get(TO, self.places.root.key))

    def _side(self, address: Address) -> Terms:
        """A count, or a rate of a published whole, as it is printed; else empty."""
        if not self.declared.is_linear(address):
            return ()
        times = self.declared.makeups[address.indicator].times
        return plus((self.methods.quotient(address), times))

    def _of_both(self, figure: Figure, above: Terms, below: Terms) -> Iterator[Claim]:
        """ "8 more", "5.3 % more", "7.9 % of": linear in both."""
        told, low, high = figure.address.told, figure.low - ROOM, figure.high + ROOM
        is_count = self.declared.makeups[figure.address.indicator].adds_up
        if told in PERCENT or (told == "change" and is_count):
            more = 0.0 if told == "share" else 1.0
            yield from _between(above, below, more + low / 100, more + high / 100, figure.read)
        elif told in POINTS:
            yield Claim(plus((above, 1.0), (below, -1.0)), low, high, figure.read)
        elif told == "times":
            yield from _between(above, below, low, high, figure.read)

    def _of_rates(
        self,
        figure: Figure,
        own: tuple[Address, Figure | None],
        other: tuple[Address, Figure | None],
    ) -> Iterator[Claim]:
        """Of two rates the one that is not published, from the other one."""
        known = own[1] or other[1]
        if known is None or (own[1] and other[1]):
            return
        wanted = other[0] if own[1] else own[0]
        ends = _ends(figure, known, is_later=own[1] is None)
        if ends:
            yield from self.plain(Figure(wanted, *ends, f"{figure.read}; {known.read}"))


def _sharpest(figures: Iterable[Figure]) -> dict[Address, Figure]:
    """Of each number what is told of it most exactly."""
    found: dict[Address, Figure] = {}
    for each in figures:
        known = found.setdefault(each.address, each)
        if each.high - each.low < known.high - known.low:
            found[each.address] = each
    return found


def _ends(figure: Figure, known: Figure, *, is_later: bool) -> tuple[float, float] | None:
    """The bounds of a number from another one and what is told of both; None for none.

    `is_later`: the wanted number is the one that is set beside the known one.
    """
    told = figure.address.told
    if told in POINTS:
        if is_later:
            return known.low + figure.low, known.high + figure.high
        return known.low - figure.high, known.high - figure.low
    scale = {"relative": (1.0, 100.0), "share": (0.0, 100.0), "times": (0.0, 1.0)}.get(told)
    if scale is None:
        return None
    low, high = (max(scale[0] + end / scale[1], 0.0) for end in (figure.low, figure.high))
    if known.low < 0 or high == 0:
        return None
    if is_later:
        return known.low * low, known.high * high
    return known.low / high, known.high / low if low else MORE


def _between(upper: Terms, lower: Terms, low: float, high: float, read: str) -> Iterator[Claim]:
    """A sum is so many times another, at least and at most."""
    if high < MORE:
        yield Claim(plus((upper, 1.0), (lower, -high)), -MORE, 0.0, read)
    if low > -MORE:
        yield Claim(plus((upper, 1.0), (lower, -low)), 0.0, MORE, read)
