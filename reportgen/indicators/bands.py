"""Which age bands of a source make up the ages that are wanted.

The bands that a source lists may be years of age, groups, or both at once ("unter 3" beside 0, 1
and 2). Those that fill the wanted ages without a gap or an overlap are taken; a band that lies
across a bound cannot be divided.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from reportgen.ages import Band


class Fault(StrEnum):
    """Why no bands can be taken."""

    NONE = ""
    EMPTY = "indicator-ages-empty"
    STRADDLED = "indicator-ages-straddled"
    OVERLAPPING = "indicator-ages-overlap"


@dataclass(frozen=True, slots=True)
class Choice:
    """The bands that were taken, or the one that stands in the way."""

    bands: tuple[Band, ...] = ()
    fault: Fault = Fault.NONE
    culprit: Band | None = None


@cache
def chosen(known: frozenset[Band], wanted: Band, *, fine: bool = False) -> Choice:
    """The bands that make up the wanted ages: the fewest that will do, or with `fine` the most.

    Where none fill them without a gap, as in a listing of single years that leaves out an age
    that nobody has, all bands within the wanted ages are taken.
    """
    if filling := _filling(known, wanted, fine=fine):
        return Choice(filling)
    within = ordered(band for band in known if band.within(wanted))
    across = ordered(band for band in known if band.overlaps(wanted) and band not in within)
    if across:
        return Choice(fault=Fault.STRADDLED, culprit=across[0])
    if not within:
        return Choice(fault=Fault.EMPTY)
    if twice := overlapping(within):
        return Choice(fault=Fault.OVERLAPPING, culprit=twice)
    return Choice(within)


def _filling(known: frozenset[Band], wanted: Band, *, fine: bool) -> tuple[Band, ...]:
    """A chain of bands from one bound to the other; empty when there is none."""
    chains: dict[int | None, tuple[Band, ...]] = {wanted.start: ()}
    for band in ordered(band for band in known if band.within(wanted)):
        if band.start not in chains:
            continue
        chain, other = (*chains[band.start], band), chains.get(band.end, ())
        better = len(chain) > len(other) if fine else len(chain) < len(other)
        if not other or better:
            chains[band.end] = chain
    return chains.get(wanted.end, ())


def overlapping(bands: Iterable[Band]) -> Band | None:
    """The first band that shares an age with the one before it; None when there is none."""
    return next((after for before, after in pairwise(bands) if before.overlaps(after)), None)


def ordered(bands: Iterable[Band]) -> tuple[Band, ...]:
    """Bands by their first age, wider ones after narrower ones."""
    return tuple(sorted(bands, key=lambda band: (band.start, band.end is None, band.end or 0)))


def hull(bands: Iterable[Band]) -> Band:
    """The ages from the first to the last band."""
    known = ordered(bands)
    ends = [band.end for band in known if band.end is not None]
    return Band(known[0].start, max(ends) if len(ends) == len(known) else None)


def between(cuts: Iterable[int | None]) -> tuple[Band, ...]:
    """The bands from each bound to the next; None is no upper bound."""
    bounds = set(cuts)
    starts = sorted(bound for bound in bounds if bound is not None)
    found = [Band(start, end) for start, end in pairwise(starts)]
    return (*found, Band(starts[-1], None)) if None in bounds and starts else tuple(found)


def uncovered(bands: tuple[Band, ...], wanted: Band) -> bool:
    """Whether the bands end short of a bound of the wanted ages.

    A missing upper bound asks for nobody: the oldest person may be of any age.
    """
    last = bands[-1].end
    return bands[0].start > wanted.start or (
        wanted.end is not None and last is not None and last < wanted.end
    )


WIDEST = 20
"""Years: an open band of the oldest is not wider than this, however wide the one before it is."""


def midpoints(bands: tuple[Band, ...]) -> tuple[float, ...]:
    """The mean age within each band: a year counts in full, so the middle of 7 is 7.5.

    An open band is taken to be as wide as the one before it, one year if there is none: the
    middle of "100 und älter" after single years is 100.5, that of "80 und älter" after 75-80
    is 82.5 (convention for open classes in descriptive statistics).
    """
    middles: list[float] = []
    width = 1
    for band in bands:
        width = min(width, WIDEST) if band.end is None else band.end - band.start
        middles.append(band.start + width / 2)
    return tuple(middles)
