"""Terms added up, numerators divided by denominators: after all sums, never before.

The ratio of a town is the ratio of its sums, not the mean of its parts' ratios.
"""

from collections.abc import Sequence

import numpy as np

from reportgen.frame import PERIOD, PLACE, TOTAL, merged
from reportgen.indicators.grid import ABSENT, Axes, Grid, made, marked, partnered
from reportgen.indicators.terms import Counted


def common_periods(sides: Sequence[Counted]) -> tuple[str, ...]:
    """The periods that every term has."""
    first, *others = (each.numbers.periods for each in sides)
    return tuple(period for period in first if all(period in other for other in others))


def common_axes(terms: Sequence[Counted], by: tuple[str, ...], periods: tuple[str, ...]) -> Axes:
    """The axes of an indicator: all members that any of its numerators has."""
    blocks = [each.numbers for each in terms]
    axes = {PLACE: blocks[0].axes[PLACE], PERIOD: periods}
    return axes | {key: _all_members([block.axes[key] for block in blocks]) for key in by}


def _all_members(lists: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The members of all lists once, the total last."""
    names = {name for names in lists for name in names if name != TOTAL}
    return (*sorted(names), TOTAL)


def total(terms: Sequence[Counted], axes: Axes) -> Grid:
    """The terms of one side added up, each with its sign, by those keys that they have."""
    kept = {
        key: names for key, names in axes.items() if any(key in each.numbers.axes for each in terms)
    }
    first, *others = terms
    found = _signed(first, kept)
    for other in others:
        found = plus(found, _signed(other, kept))
    return found


def _signed(term: Counted, axes: Axes) -> Grid:
    block = term.numbers.fitted(axes)
    amounts = -block.amounts if term.term.subtract else block.amounts
    return Grid(block.axes, amounts, block.statuses, block.flags, block.origins)


def plus(left: Grid, right: Grid) -> Grid:
    """The sum of two blocks; a cell without its partner is unknown."""
    return made(
        left.axes,
        left.amounts + right.amounts,
        partnered(left.statuses, right.statuses),
        marked(left.flags, right.flags),
        merged(left.origins, right.origins),
    )


def times(block: Grid, factor: float) -> Grid:
    """The block multiplied."""
    return made(block.axes, block.amounts * factor, block.statuses, block.flags, block.origins)


def divided(upper: Grid, lower: Grid, factor: float) -> Grid:
    """`upper * factor / lower`; by nought is NOT_APPLICABLE, without a denominator UNKNOWN.

    A denominator that lacks a group of the numerator divides all its members.
    """
    lower = lower.fitted(upper.axes)
    whole = np.where(lower.amounts == 0, np.nan, lower.amounts)
    statuses = partnered(upper.statuses, lower.statuses)
    return made(
        upper.axes,
        upper.amounts * factor / whole,
        np.where(upper.present, statuses, np.int8(ABSENT)),
        marked(upper.flags, lower.flags),
        merged(upper.origins, lower.origins),
    )
