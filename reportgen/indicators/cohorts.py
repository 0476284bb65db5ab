"""Numbers by age to numbers of the ages that are wanted.

Each level of places may list other bands in each period (years of age for the town, groups for
its parts), so the bands are chosen for each level and period.
"""

from dataclasses import dataclass

import numpy as np

from reportgen.ages import Band, band
from reportgen.errors import Problem, ReportError, failure, notice
from reportgen.frame import AGE, PERIOD, PLACE, TOTAL, Amounts
from reportgen.indicators.bands import (
    Choice,
    Fault,
    chosen,
    hull,
    midpoints,
    ordered,
    uncovered,
)
from reportgen.indicators.grid import Grid, Marks, hidden, joined, made, members, over, stacked
from reportgen.indicators.naming import listed_bands, written
from reportgen.indicators.terrain import Positions

ALL_AGES = Band(0, None)
OLD = 85
"""An open band from this age on hardly moves a mean age, whatever its middle is."""


@dataclass(frozen=True, slots=True)
class Ages:
    """What is wanted of the ages of a source."""

    limits: Band | None = None
    """Only these; None means all."""
    grouped: bool = False
    """Whether they stay apart."""
    bands: tuple[Band, ...] = ()
    """Into which they are grouped; empty: as the source has them."""
    weighted: bool = False
    """Whether each person counts with their age."""

    @property
    def is_limited(self) -> bool:
        """Whether an official total of all ages does not say what is wanted."""
        return self.limits is not None or self.weighted


@dataclass(frozen=True, eq=False)
class Listing:
    """The bands that a source lists, for each level of places and each period."""

    bands: tuple[Band, ...]
    """In the order of the axis."""
    listed: Marks
    """By level, period and band."""
    levels: Positions
    """The level of each place."""

    def shares(self, limits: Band | None, ages: Ages, *, fine: bool = False) -> Amounts:
        """By place, period and band: what each person counts, 0 for bands not taken."""
        wanted = limits or ALL_AGES
        if not any(each.overlaps(wanted) for each in self.bands):
            raise _failure(Choice(fault=Fault.EMPTY), wanted, frozenset(self.bands))
        flat = self.listed.reshape(-1, len(self.bands))
        kinds, number = np.unique(flat, axis=0, return_inverse=True)
        rows = [self._row(kind, limits, ages, fine=fine) for kind in kinds]
        by_level = np.array(rows)[number.reshape(-1)].reshape(self.listed.shape)
        return np.asarray(by_level[self.levels])

    def _row(self, kind: Marks, limits: Band | None, ages: Ages, *, fine: bool) -> Amounts:
        shares = np.zeros(len(self.bands))
        known = frozenset(each for each, listed in zip(self.bands, kind, strict=True) if listed)
        if not known:
            return shares
        choice = chosen(known, limits or hull(known), fine=fine or ages.weighted)
        if choice.fault not in (Fault.NONE, Fault.EMPTY):
            raise _failure(choice, limits or hull(known), known)
        worth = midpoints(choice.bands) if ages.weighted else (1.0,) * len(choice.bands)
        for each, share in zip(choice.bands, worth, strict=True):
            shares[self.bands.index(each)] = share
        return shares


def _failure(choice: Choice, wanted: Band, known: frozenset[Band]) -> ReportError:
    culprit = written(choice.culprit) if choice.culprit else ""
    names = listed_bands(ordered(known))
    return failure(choice.fault, band=culprit, ages=written(wanted), known=names)


def listing(block: Grid, levels: Positions) -> Listing:
    """Find out which bands a block lists where."""
    listed = block.picked(AGE, members(block, AGE)).any((PLACE, PERIOD, AGE))
    by_level = [listed[levels == level].any(axis=0) for level in range(int(levels.max()) + 1)]
    return Listing(read_bands(members(block, AGE)), np.array(by_level), levels)


def read_bands(names: tuple[str, ...]) -> tuple[Band, ...]:
    """The bands of an age key; its members must be ages."""
    strange = [name for name in names if not _is_band(name)]
    if strange:
        raise failure("indicator-age-unreadable", member=strange[0])
    return tuple(band(name) for name in names)


def _is_band(name: str) -> bool:
    try:
        band(name)
    except ValueError:
        return False
    return True


def aged(block: Grid, ages: Ages, levels: Positions) -> Grid:
    """The wanted ages of a block: as one number, or apart with their total."""
    whole = _whole(block, ages, levels)
    if not ages.grouped:
        return whole
    known = listing(block, levels)
    parts = block.picked(AGE, members(block, AGE))
    if not ages.bands:
        kept = _shared(parts, known.shares(ages.limits, ages, fine=True))
        return joined(AGE, kept.picked(AGE, _present(kept)), whole)
    wanted = [each for each in ages.bands if not ages.limits or each.overlaps(ages.limits)]
    groups = {each.key: _shared(parts, known.shares(each, ages)).added(AGE) for each in wanted}
    return stacked(AGE, block.axis(AGE), groups | {TOTAL: whole})


def _whole(block: Grid, ages: Ages, levels: Positions) -> Grid:
    """All wanted ages together: the official total where that is what is wanted."""
    parts = block.picked(AGE, members(block, AGE))
    official = block.at(AGE, TOTAL) if TOTAL in block.axes[AGE] and not ages.is_limited else None
    if official and not (parts.any(tuple(official.axes)) & ~official.present).any():
        return official
    total = _shared(parts, listing(block, levels).shares(ages.limits, ages)).added(AGE)
    return over(official, total) if official else total


def cuts(block: Grid, limits: Band | None, levels: Positions) -> frozenset[int | None]:
    """The bounds of ages that the listings of all levels and periods have in common."""
    known = listing(block, levels)
    found: list[set[int | None]] = []
    for kind in np.unique(known.listed.reshape(-1, len(known.bands)), axis=0):
        bands = frozenset(each for each, listed in zip(known.bands, kind, strict=True) if listed)
        if bands:
            taken = chosen(bands, limits or hull(bands), fine=True).bands
            found.append({bound for each in taken for bound in (each.start, each.end)})
    return frozenset(set.intersection(*found)) if found else frozenset()


def _shared(parts: Grid, shares: Amounts) -> Grid:
    """The block with each person counted by the share of their band."""
    others = tuple(
        number for number, key in enumerate(parts.axes) if key not in (PLACE, PERIOD, AGE)
    )
    worth = np.expand_dims(shares, others)
    kept = hidden(parts, np.asarray(worth == 0))
    return made(kept.axes, kept.amounts * worth, kept.statuses, kept.flags, kept.origins)


def _present(block: Grid) -> tuple[str, ...]:
    """The ages for which there is any row."""
    listed = block.any((AGE,))
    return tuple(name for name, is_there in zip(block.axes[AGE], listed, strict=True) if is_there)


def remarks(names: tuple[str, ...], ages: Ages) -> tuple[Problem, ...]:
    """What an author should know of the ages of a source."""
    known = frozenset(read_bands(names))
    found = []
    if ages.limits:
        within = chosen(known, ages.limits).bands
        if within and uncovered(within, ages.limits):
            wanted, reached = written(ages.limits), written(hull(within))
            found.append(notice("indicator-ages-gap", ages=wanted, reached=reached))
    open_bands = ordered(each for each in known if each.end is None and each.start < OLD)
    if ages.weighted and open_bands:
        found.append(notice("indicator-age-open", band=written(open_bands[0])))
    return tuple(found)
