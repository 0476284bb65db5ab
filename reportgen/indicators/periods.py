"""Periods that belong together: the one before, several years as one, and where series break."""

from collections.abc import Iterable, Sequence
from itertools import product

import numpy as np

from reportgen.computed import Reach, Spans
from reportgen.errors import failure
from reportgen.frame import PERIOD, PLACE, Break
from reportgen.indicators.grid import Grid, along, hidden, raised
from reportgen.indicators.naming import listed
from reportgen.indicators.ratio import plus, times
from reportgen.messages import word
from reportgen.status import Status


def before(periods: Sequence[str]) -> dict[str, str]:
    """For each period the one before: of a year the year before, else the neighbour in the list."""
    if all(period.isdigit() for period in periods):
        years = {period: str(int(period) - 1) for period in periods}
        return {period: earlier for period, earlier in years.items() if earlier in years}
    return dict(zip(periods[1:], periods, strict=False))


def spans(periods: Sequence[str], years: int) -> Spans:
    """Each period with those before it; periods with too few of them are left out."""
    earlier = before(periods)
    found: dict[str, tuple[str, ...]] = {period: (period,) for period in periods}
    for _ in range(years - 1):
        found = {
            period: (earlier[span[0]], *span)
            for period, span in found.items()
            if span[0] in earlier
        }
    if not found:
        raise failure("indicator-years-short", years=years, known=listed(periods))
    return found


def pooled(block: Grid, taken: Spans) -> Grid:
    """The sum of the periods that are taken together."""
    axes = {**block.axes, PERIOD: tuple(taken)}
    years = [
        block.picked(PERIOD, each).moved(axes, lambda cells: cells)
        for each in zip(*taken.values(), strict=True)
    ]
    total, *others = years
    for other in others:
        total = plus(total, other)
    return total


def averaged(block: Grid, breaks: tuple[Break, ...]) -> Grid:
    """The mean of each period and the one before; unknown where there is none before."""
    periods = block.axes[PERIOD]
    earlier = before(periods)
    then = block.picked(PERIOD, tuple(earlier.get(period, "") for period in periods))
    mean = times(plus(block, then.moved(block.axes, lambda cells: cells)), 0.5)
    pairs = {period: (earlier.get(period, period), period) for period in periods}
    return unbroken(hidden(mean, ~block.present), pairs, breaks)


def remark(taken: Spans) -> tuple[str, ...]:
    """What must be said of several periods that are taken together."""
    period, span = list(taken.items())[-1]
    if len(span) == 1:
        return ()
    known = {"years": str(len(span)), "period": period, "first": span[0], "last": span[-1]}
    key = "indicator-mean-years" if period.isdigit() else "indicator-mean-periods"
    return (word(key, **known),)


def unfolded(reach: Reach, taken: Spans, block: Grid) -> Reach:
    """What numbers rest on, when several periods stand under the name of one."""
    if all(len(span) == 1 for span in taken.values()):
        return reach
    own = reach or {spot: (spot,) for spot in product(block.axes[PLACE], block.axes[PERIOD])}
    return {
        spot: tuple((place, each) for place, period in spots for each in taken[period])
        for spot, spots in own.items()
    }


def in_order(breaks: Iterable[Break]) -> tuple[Break, ...]:
    """One break of each period, in time order: the first that is told of it."""
    first: dict[str, Break] = {}
    for each in breaks:
        first.setdefault(each.period, each)
    return tuple(first[period] for period in sorted(first))


def crosses(breaks: Sequence[Break], first: str, last: str) -> bool:
    """Whether numbers of two periods must not be compared."""
    return any(not each.comparable and first < each.period <= last for each in breaks)


def unbroken(block: Grid, taken: Spans, breaks: Sequence[Break]) -> Grid:
    """The block with "not applicable" where a break lies within what is taken together."""
    if not breaks:
        return block
    across = [crosses(breaks, taken[each][0], taken[each][-1]) for each in block.axes[PERIOD]]
    return raised(block, along(np.array(across), PERIOD, block), Status.NOT_APPLICABLE)
