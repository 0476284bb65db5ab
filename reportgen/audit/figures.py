"""Printed numbers to claims, by the kind of figure.

A number printed as v with h as half a unit of its last digit lies between v - h and v + h. A rate
r = f X / Y says so of f X - r Y; where Y is published too, this bounds X alone. What two counts
differ by, and by how many per cent, is linear in them; of two rates one of which is
published it bounds the other.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportgen.audit.claims import Claim, Terms, plus
from reportgen.audit.makeup import Address, Declared

ROOM = 1e-9
"""For binary fractions."""
POINTS = ("change", "deviation", "difference")
PERCENT = ("share", "relative")
SINCE, TO, OF = "since", "to", "of"


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed number: between which bounds it lies, and where it stands."""

    address: Address
    low: float
    high: float
    read: str


@dataclass(frozen=True, eq=False)
class Reading:
    """Turns figures into claims."""

    declared: Declared
    root: str
    """The place that all others are parts of."""

    def claims(self, figures: Iterable[Figure]) -> Iterator[Claim]:
        """Everything that figures say of counts."""
        every = tuple(figures)
        plain = {each.address: each for each in every if not each.address.told}
        for each in every:
            if not each.address.told:
                yield from self.plain(each)
            else:
                yield from self.told(each, plain)

    def plain(self, figure: Figure) -> Iterator[Claim]:
        """What a number of an indicator says."""
        if not self.declared.is_linear(figure.address):
            return
        made = self.declared.makeups[figure.address.indicator]
        upper, lower = made.sides(figure.address)
        low, high = figure.low / made.times - ROOM, figure.high / made.times + ROOM
        if self.declared.wide:
            # rates are made of counts as they are told, and so tell nothing that those do not
            wide = self.declared.wide * sum(abs(factor) for _, factor in upper)
            yield from () if lower else (Claim(upper, low - wide, high + wide, figure.read),)
        elif lower:
            yield Claim(plus((upper, 1.0), (lower, -high)), -float("inf"), 0.0, figure.read)
            yield Claim(plus((upper, 1.0), (lower, -low)), 0.0, float("inf"), figure.read)
        else:
            yield Claim(upper, low, high, figure.read)

    # ------------------------------------------------------------ two numbers

    def told(self, figure: Figure, plain: Mapping[Address, Figure]) -> Iterator[Claim]:
        """What a comparison says, of two counts or of the one that is not published."""
        own, other = self.pair(figure.address)
        if other == own or self.declared.wide or not self.declared.is_linear(own):
            return
        if self._counts(own) and self.declared.is_linear(other):
            yield from self._of_counts(figure, own, other)
            return
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
        return own, replace(own, place=beside.get(TO, self.root))

    def _counts(self, address: Address) -> bool:
        return self.declared.makeups[address.indicator].adds_up

    def _side(self, address: Address) -> Terms:
        made = self.declared.makeups[address.indicator]
        return plus((made.sides(address)[0], made.times))

    def _of_counts(self, figure: Figure, own: Address, other: Address) -> Iterator[Claim]:
        """ "8 more", "5.3 % more", "7.9 % of": linear in both counts."""
        told, above, below = figure.address.told, self._side(own), self._side(other)
        low, high = figure.low - ROOM, figure.high + ROOM
        if told == "times":
            low, high = low, high
        elif told in PERCENT or told == "change":
            more = 0.0 if told == "share" else 1.0
            low, high = more + low / 100, more + high / 100
        elif told in POINTS:
            yield Claim(plus((above, 1.0), (below, -1.0)), low, high, figure.read)
            return
        else:
            return
        yield Claim(plus((above, 1.0), (below, -high)), -float("inf"), 0.0, figure.read)
        yield Claim(plus((above, 1.0), (below, -low)), 0.0, float("inf"), figure.read)

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
    low, high = scale[0] + figure.low / scale[1], scale[0] + figure.high / scale[1]
    if low <= 0 or known.low < 0:
        return None
    if is_later:
        return known.low * low, known.high * high
    return known.low / high, known.high / low
