"""Rows of totals against the sum of the rows that they are the total of.

The official number of a group or of a place is never replaced by the sum of its parts; where the
two differ, somebody has to know why. A part that is secret, unsafe or unknown makes the sum
untestable. Cases that could not be located are a child like any other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from reportgen.ages import band
from reportgen.errors import Problem, problem
from reportgen.frame import AGE, PERIOD, PLACE, TOTAL, Amounts
from reportgen.places import Place
from reportgen.quality import Check, Weight
from reportgen.sources.held import Held, Series
from reportgen.sources.quality.doubts import Doubt, doubts, weight
from reportgen.sources.quality.limits import is_count, slack
from reportgen.sources.quality.spec import TotalsSpec
from reportgen.sources.quality.told import address, amount
from reportgen.sources.tables.table import Integers, Mask

_Sums: TypeAlias = tuple[Integers, Amounts]
"""Numbers of cells that hold totals, and the sums that they should be (NaN: cannot be told)."""
_AT_ONCE = 2_000_000
"""Cells that are laid out at once, places by all other keys; each takes 16 bytes."""
_NOTHING: _Sums = (np.zeros(0, dtype=np.int64), np.zeros(0))


def totals(source: Held) -> Iterator[Doubt]:
    """Totals that are not the sum of their parts."""
    declared = source.declared
    wanted = declared.spec.checks.totals
    spec = wanted if isinstance(wanted, TotalsSpec) else TotalsSpec()
    heavy = Weight.REMARK if wanted is None else weight(declared)
    for series in source.series if wanted is not False else ():
        if wanted is None and not _adds_up(source, series):
            continue
        if series.measure in (spec.measures or (series.measure,)):
            yield from _compared(source, series, spec, heavy)


def _adds_up(source: Held, series: Series) -> bool:
    """Whether it is likely that the numbers can be added without rounding."""
    return is_count(source, series) and source.declared.spec.scale == 1


def _compared(source: Held, series: Series, spec: TotalsSpec, heavy: Weight) -> Iterator[Doubt]:
    for key in spec.keys or series.keys:
        if key == PLACE:
            found = _parents(source, series)
            yield from _off(Check.PARENT, found, (source, series), spec, heavy)
        elif key in series.keys:
            found = _members(series, key)
            yield from _off(Check.TOTAL, found, (source, series), spec, heavy)


def _off(
    check: Check, sums: _Sums, where: tuple[Held, Series], spec: TotalsSpec, heavy: Weight
) -> tuple[Doubt, ...]:
    source, series = where
    rows, added = sums
    stated = series.amounts[rows]
    off = np.flatnonzero(np.abs(added - stated) > spec.tolerance + slack(stated))

    def told(case: int) -> Problem:
        row = int(rows[case])
        return problem(
            "source-check-total", source.where(series, row), measure=series.measure,
            what=address(source, series, row), found=amount(stated[case]),
            added=amount(added[case]),
        )  # fmt: skip

    return doubts(check, heavy, series.measure, off.tolist(), told)


# ---------------------------------------------------------------- members of a group


def _members(series: Series, key: str) -> _Sums:
    """The rows of a group's total, and the sums of its members with all other keys alike."""
    members = [each for each in series.members(key) if each != TOTAL]
    if TOTAL not in series.members(key) or not members or (key == AGE and not _tiles(members)):
        return _NOTHING
    is_total = series.codes(key) == series.members(key).index(TOTAL)
    numbers = series.alike([each for each in series.keys if each != key])
    added = _added(numbers[~is_total], series.amounts[~is_total], int(numbers.max()) + 1)
    return np.flatnonzero(is_total), added[numbers[is_total]]


def _added(numbers: npt.NDArray[np.intp], amounts: Amounts, count: int) -> Amounts:
    """The sum for each number; NaN where there is nothing to add."""
    added = np.bincount(numbers, weights=amounts, minlength=count).astype(np.float64)
    added[np.bincount(numbers, minlength=count) == 0] = np.nan
    return added


def _tiles(members: list[str]) -> bool:
    """Whether bands of ages cover all ages once."""
    bands = sorted(band(each) for each in members)
    joined = all(lower.end == upper.start for lower, upper in pairwise(bands))
    return joined and bands[0].start == 0 and bands[-1].end is None


# ---------------------------------------------------------------- places below a place


def _parents(source: Held, series: Series) -> _Sums:
    """The rows of places that are parted, and for each way of parting the sums of the parts."""
    places = source.declared.places
    known = series.members(PLACE)
    if not any(places.families(key) for key in known):
        return _NOTHING
    keys = tuple(dict.fromkeys((*(place.key for place in places), *known)))
    down, columns = series.ranks(PLACE, keys), series.across(PLACE)
    order = np.argsort(columns, kind="stable")
    steps = np.arange(0, columns.max() + 1, max(1, _AT_ONCE // len(keys)))
    parts = np.split(order, np.searchsorted(columns[order], steps[1:]))
    grids = (_Grid(keys, rows, down[rows], columns[rows]) for rows in parts)
    found = [each for grid in grids for each in _parted(source, series, grid)]
    return np.concatenate([each for each, _ in found]), np.concatenate([each for _, each in found])


@dataclass(frozen=True, eq=False, slots=True)
class _Grid:
    """Some of the rows, and where each stands: places down, across all that they share."""

    places: tuple[str, ...]
    rows: npt.NDArray[np.intp]
    down: npt.NDArray[np.intp]
    across: npt.NDArray[np.intp]


def _parted(source: Held, series: Series, grid: _Grid) -> Iterator[_Sums]:
    """The rows of a grid that are parted, and the sums of their parts."""
    places = source.declared.places
    number = {key: at for at, key in enumerate(grid.places)}
    _, first, across = np.unique(grid.across, return_index=True, return_inverse=True)
    cells = np.full((len(grid.places), len(first)), -1)
    amounts = np.full(cells.shape, np.nan)
    cells[grid.down, across], amounts[grid.down, across] = grid.rows, series.amounts[grid.rows]
    periods = series.codes(PERIOD)[grid.rows][first]
    for place in places.bottom_up():
        at = number[place.key]
        stated = cells[at] >= 0
        for family in places.families(place.key):
            here = [number[each.key] for each in family]
            due = _due(family, series)[:, periods]
            added = _together(amounts[here], due | (cells[here] >= 0))
            yield cells[at][stated], added[stated]
            amounts[at] = np.where(stated | np.isfinite(amounts[at]), amounts[at], added)


def _due(family: tuple[Place, ...], series: Series) -> Mask:
    """Which parts must be there in each period: those of its time, without cases not located."""
    periods = series.members(PERIOD)
    due = [[part.located and part.exists(each) for each in periods] for part in family]
    return np.array(due, dtype=bool)


def _together(amounts: Amounts, due: Mask) -> Amounts:
    """The sum of the parts; NaN where one of them is not known, or none is there at all."""
    counted = due | np.isfinite(amounts)
    added = np.asarray(np.where(counted, amounts, 0.0).sum(axis=0), dtype=np.float64)
    added[~counted.any(axis=0)] = np.nan
    return added
