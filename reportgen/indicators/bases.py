"""The counts of persons that an indicator lets a reader compute: what the gate decides upon.

A published share together with a published whole tells the part, and its complement. So every
term that counts persons is a basis; and where several are added up or subtracted, so is what
comes of it: the number of foreigners is small where those of all and of Germans are large.
"""

from dataclasses import replace
from itertools import product

from reportgen.computed import Basis, Reach
from reportgen.frame import PERIOD, PLACE, Frame, Kind, Measure
from reportgen.indicators.grid import framed
from reportgen.indicators.periods import before
from reportgen.indicators.promises import PARTS_OF_A_WHOLE, SEGREGATION
from reportgen.indicators.sides import Side
from reportgen.indicators.spec import IndicatorSpec
from reportgen.indicators.terms import Counted

FEW = 10
"""Of so many numbers one may be below nought by mistake."""
DIFFERENCES = frozenset({Kind.BALANCE, Kind.INDEX})
"""Kinds in which one group is set against another: what is left over is nobody's number."""


def bases(kind: Kind, upper: Side, lower: Side | None) -> tuple[Basis, ...]:
    """Every count behind an indicator once."""
    below = [*_terms(lower), *_total(kind, lower)] if lower else []
    wholes = _counts(kind, lower) if lower and kind in PARTS_OF_A_WHOLE else None
    above = [
        each if each.units else replace(each, whole=wholes)
        for each in (*_terms(upper), *_total(kind, upper))
    ]
    found = {(*_name(each), each.whole is None): each for each in above}
    for each in below:
        found.setdefault((*_name(each), True), each)
    return tuple(found.values())


def compared(spec: IndicatorSpec) -> Kind:
    """As what an indicator sets its sides beside each other, however it is printed.

    Segregation and growth are printed as indices, but what they are made of are counts.
    """
    if spec.method in SEGREGATION:
        return Kind.SHARE
    is_growth = spec.method == "growth" and spec.kind == "index"
    return Kind.RATIO if is_growth else Kind(spec.kind)


def _name(basis: Basis) -> tuple[object, ...]:
    """What tells bases apart; the same counts may be needed of more periods or places."""
    own = basis.source, basis.part.measure.id, basis.is_single
    return *own, frozenset(basis.reach.items())


def _terms(side: Side) -> list[Basis]:
    """The terms that count persons, or amounts of units that are to be protected."""
    return [
        Basis(
            each.term.source, part, units=each.units, counted=each.of, fixed=each.limits,
            reach=_preceded(each, side) if each.term.average else side.reach,
            spans={} if each.term.average or each.term.weight else side.spans, entire=side.entire,
            is_single=len(side.terms) == 1, tells_ages=side.tells_ages or bool(each.term.weight),
        )
        for each in side.terms
        if (part := each.counts or each.amounts)
    ]  # fmt: skip


def _preceded(term: Counted, side: Side) -> Reach:
    """What a mean of two periods rests on: the period before, too."""
    axes = term.numbers.axes
    earlier = before(axes[PERIOD])
    own: Reach = side.reach or {spot: (spot,) for spot in product(axes[PLACE], axes[PERIOD])}
    return {
        spot: (*spots, *((place, earlier[at]) for place, at in spots if at in earlier))
        for spot, spots in own.items()
    }


def _total(kind: Kind, side: Side) -> list[Basis]:
    """What several terms come to, once for the threshold of each of their sources."""
    counts = _counts(kind, side) if len(side.terms) > 1 else None
    sources = dict.fromkeys(each.term.source for each in side.terms)
    if not counts:
        return []
    sums = tuple(
        (each.counts.measure.id, -1 if each.term.subtract else 1)
        for each in side.terms
        if each.counts
    )
    return [
        Basis(each, counts, reach=side.reach, entire=side.entire, sums=sums) for each in sources
    ]


def _counts(kind: Kind, side: Side) -> Frame | None:
    """The number of persons that a side comes to; None when it counts none.

    A few numbers below nought are mistakes of the source, many are a balance.
    """
    first, *others = side.terms
    if not others:
        return first.counts
    is_difference = kind in DIFFERENCES and any(each.term.subtract for each in side.terms)
    is_weighted = any(each.term.weight or each.term.average for each in side.terms)
    is_balance = bool((side.total.amounts < 0).sum() * FEW > side.total.present.sum())
    if is_difference or is_weighted or is_balance or not all(each.counts for each in side.terms):
        return None
    return framed(side.total, Measure(_id(side), _id(side)))


def _id(side: Side) -> str:
    names = (
        ("-" if each.term.subtract else "+") + each.counts.measure.id
        for each in side.terms
        if each.counts
    )
    return "".join(sorted(names)).removeprefix("+")
