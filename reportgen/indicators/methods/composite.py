"""An index of other indicators: z-scores over the places of a level, their weighted mean,
standardised once more.

A place without one of the components has no index, and does not count for mean and deviation.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportgen import formats
from reportgen.computed import Reach
from reportgen.errors import failure
from reportgen.frame import PERIOD, PLACE, TOTAL, Amounts, Codes
from reportgen.indicators.grid import ABSENT, Grid, Marks, gathered_marks, hidden, made
from reportgen.indicators.methods.case import Outcome
from reportgen.indicators.naming import period_named
from reportgen.indicators.ratio import times
from reportgen.indicators.spec import ComponentSpec, IndicatorSpec
from reportgen.indicators.terrain import Positions, Terrain, at_level, existing, level_named
from reportgen.messages import word
from reportgen.status import Status


def composite(
    spec: IndicatorSpec, ground: Terrain, blocks: Sequence[Grid], population: Grid | None
) -> Outcome:
    """The index of every place of the level."""
    level = level_named(ground, spec.units)
    blocks = [_ungrouped(block) for block in blocks]
    periods = common(blocks)
    given = panel(blocks, population, at_level(ground, level.key), periods)
    taken = given.complete & (given.size >= spec.smallest)
    base = period_named(spec.standard_period, periods)
    how = Scoring(spec.components, spec.ddof, periods.index(base) if base else None)
    bounds = formats.joined([formats.number(bound, 1) for bound in BOUNDS])
    notes = [word("indicator-composite", levels=level.plural, bounds=bounds)]
    if base:
        notes.append(word("indicator-composite-base", period=base))
    if spec.smallest:
        notes.append(word("indicator-smallest", smallest=formats.number(spec.smallest)))
    block = times(scored(given, taken, how, blocks[0].picked(PERIOD, periods)), spec.factor)
    block = hidden(block, ~existing(ground, periods))
    return Outcome(block, spots(given, taken, how), notes=tuple(notes))


def _ungrouped(block: Grid) -> Grid:
    for key in block.groups:
        block = block.at(key, TOTAL)
    return block


BOUNDS = (-1.0, 1.0, 1.5)
"""Usual bounds of classes, in standard deviations, of an index that is high where burdens are:
status high, middle, low, very low (Monitoring Soziale Stadtentwicklung, Berlin)."""


@dataclass(frozen=True, eq=False)
class Panel:
    """The components for all units: component x unit x period."""

    amounts: Amounts
    statuses: Codes
    """Of the components and, if there is one, of the population."""
    flags: Codes
    size: Amounts
    """By unit and period: the population, without one endless."""
    units: Positions
    """The numbers of the units on the axis of places."""
    keys: tuple[str, ...]
    """Their keys."""
    periods: tuple[str, ...]

    @property
    def complete(self) -> Marks:
        """By unit and period: whether all components are numbers."""
        return np.asarray((self.statuses <= Status.ROUNDED_ZERO).all(axis=0))


def panel(
    blocks: Sequence[Grid], population: Grid | None, units: Positions, periods: tuple[str, ...]
) -> Panel:
    """Lay the components side by side; what a place does not have is unknown."""
    taken = [block.picked(PERIOD, periods) for block in blocks]
    size = population.picked(PERIOD, periods) if population else None
    needed = [*taken, size] if size else taken
    statuses = np.array([block.statuses[units] for block in needed])
    amounts = np.array([block.amounts[units] for block in taken])
    return Panel(
        amounts,
        np.where(statuses == ABSENT, np.int8(Status.UNKNOWN), statuses),
        np.array([block.flags[units] for block in needed]),
        size.amounts[units] if size else np.full(amounts.shape[1:], np.inf),
        units,
        tuple(blocks[0].axes[PLACE][number] for number in units),
        periods,
    )


def common(blocks: Sequence[Grid]) -> tuple[str, ...]:
    """The periods that all components have."""
    first, *others = (block.axes[PERIOD] for block in blocks)
    found = tuple(period for period in first if all(period in other for other in others))
    if not found:
        known = (formats.joined(block.axes[PERIOD]) or "–" for block in blocks)
        raise failure("indicator-periods-none", known="; ".join(known))
    return found


@dataclass(frozen=True, slots=True)
class Scoring:
    """How components become an index."""

    parts: tuple[ComponentSpec, ...]
    ddof: int
    reference: int | None
    """The position of the period whose mean and deviation hold for all; None: each its own."""


def scored(given: Panel, taken: Marks, how: Scoring, like: Grid) -> Grid:
    """The index of every unit; those that are not taken although complete are too small."""
    scores = _standardised(given.amounts, np.broadcast_to(taken, given.amounts.shape), how)
    signs = np.array([-1.0 if part.reversed else 1.0 for part in how.parts])
    weights = np.array([part.weight for part in how.parts])
    mean = np.einsum("c,cup->up", signs * weights / weights.sum(), scores)
    index = _standardised(mean[np.newaxis], taken[np.newaxis], how)[0]
    statuses = given.statuses.max(axis=0)
    statuses = np.where(given.complete & ~taken, np.int8(Status.NOT_APPLICABLE), statuses)
    shape = like.amounts.shape
    amounts, found = np.zeros(shape), np.full(shape, ABSENT, dtype=np.int8)
    flags = np.zeros(shape, dtype=np.int8)
    amounts[given.units], found[given.units] = index, statuses
    flags[given.units] = gathered_marks(given.flags, given.statuses >= 0, 0)
    return made(like.axes, amounts, found, flags, like.origins)


def _standardised(amounts: Amounts, taken: Marks, how: Scoring) -> Amounts:
    """Deviations from the mean of the units taken, in standard deviations: along the second axis.

    Where all are equal, or too few, there is no deviation and no score.
    """
    number = taken.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):  # what is not finite is settled
        mean = np.where(taken, amounts, 0.0).sum(axis=1, keepdims=True) / number
        squares = np.where(taken, (amounts - mean) ** 2, 0.0).sum(axis=1, keepdims=True)
        deviation = np.sqrt(squares / np.maximum(number - how.ddof, 0))
        deviation = np.where(deviation > _NOISE * np.abs(mean), deviation, np.nan)
        if how.reference is not None:
            at = slice(how.reference, how.reference + 1)
            mean, deviation = mean[..., at], deviation[..., at]
        return np.asarray((amounts - mean) / deviation)


_NOISE = 1e-12
"""Deviations below this part of the mean come of binary digits."""


def spots(given: Panel, taken: Marks, how: Scoring) -> Reach:
    """For each unit and period all numbers that mean and deviation are made of, and its own."""
    found = {}
    for at, period in enumerate(given.periods):
        base = at if how.reference is None else how.reference
        pairs = zip(given.keys, taken[:, base], strict=True)
        pool = tuple((key, given.periods[base]) for key, is_taken in pairs if is_taken)
        found.update({(key, period): ((key, period), *pool) for key in given.keys})
    return found
