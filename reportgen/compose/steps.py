"""A number beside what it was: the change as it is printed, and as the words for it measure it."""

from dataclasses import dataclass, replace
from math import copysign

from reportgen import formats
from reportgen.compose.lookup import Found, Indicator, Lookup, Period, Spot
from reportgen.compose.prose import Bands
from reportgen.compose.spec import WordingSpec
from reportgen.frame import CHANGE, SINCE, Cell
from reportgen.released import difference
from reportgen.status import Status


@dataclass(frozen=True, slots=True)
class Step:
    """From one period to a later one."""

    change: Found
    base: Found
    """The number that has changed."""

    @property
    def then(self) -> Found:
        """What it was."""
        return replace(self.base, period=self.change.groups[SINCE])


def step(lookup: Lookup, indicator: Indicator, since: Period, place: Spot, period: Period) -> Step:
    """The step to a number from the one of another period, or from the one before."""
    base = lookup.number(indicator, place, period, {})
    changes = lookup.derived(base.frame, CHANGE)
    then = lookup.since(base.frame, since, base.period)
    return Step(replace(base, frame=changes, groups={SINCE: then}), base)


def changed(step: Step, wording: WordingSpec) -> Cell:
    """A change as it is printed: from unrounded numbers, unless the project wants others."""
    cell, measure = step.change.cell, step.base.measure
    if not wording.is_displayed or measure.kind.is_additive or not cell.status.is_number:
        return cell
    return difference(step.base.cell, step.then.cell, measure.decimals)


def in_per_cent(step: Step) -> Cell:
    """A change in per cent of what it was; not applicable where that was nought or less."""
    cell, then = step.change.cell, step.then.cell
    if cell.amount is None:
        return cell
    if not then.amount:
        return cell if cell.amount == 0 else Cell(None, Status.NOT_APPLICABLE)
    return replace(cell, amount=cell.amount / abs(then.amount) * 100)


def banded(step: Step, wording: WordingSpec) -> tuple[Cell, Bands]:
    """A change as bands measure it, rounded as it is printed beside its word.

    Percentages change by points, counts by per cent, all else relative to what it was.
    """
    change, measure = step.change, step.base.measure
    if measure.is_percentage and not measure.kind.is_additive:
        bands, decimals = Bands(*wording.points), change.measure.decimals
        cell = changed(step, wording)
    else:
        bands, decimals = Bands(*wording.percent), 1
        cell = change.cell if measure.kind.is_additive else in_per_cent(step)
        if cell.status is Status.NOT_APPLICABLE and change.cell.amount:  # it was nought
            cell = replace(change.cell, amount=copysign(bands.plain, change.cell.amount))
    if cell.amount is None:
        return cell, bands
    return replace(cell, amount=float(formats.rounded(cell.amount, decimals))), bands
