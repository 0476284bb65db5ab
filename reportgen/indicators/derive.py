"""A finished indicator to its changes over time and its deviations from the root."""

from dataclasses import replace

import numpy as np

from reportgen.computed import Computed, Dependence
from reportgen.frame import CHANGE, DEVIATION, PERIOD, PLACE, SINCE, Kind, Measure, derived_id
from reportgen.indicators.grid import ABSENT, Grid, framed, hidden, made, marked, partnered, raised
from reportgen.indicators.periods import crosses
from reportgen.messages import word
from reportgen.places import Places
from reportgen.status import Status


def change(block: Grid, measure: Measure) -> Computed:
    """Every period minus every earlier one: in points, in per cent or in the unit."""
    periods = block.axes[PERIOD]
    axes = {**block.axes, SINCE: periods}
    now = block.moved(axes, lambda each: np.expand_dims(each, 2))
    then = block.moved(axes, lambda each: np.expand_dims(each, 1))
    amounts = now.amounts - then.amounts
    if measure.kind.is_additive:
        base = np.where(then.amounts > 0, then.amounts, np.nan)
        amounts = amounts * 100 / base
    statuses = partnered(now.statuses, then.statuses)
    changes = made(axes, amounts, statuses, marked(now.flags, then.flags), block.origins)
    if measure.breaks:
        across = [[crosses(measure.breaks, then, now) for then in periods] for now in periods]
        changes = raised(changes, np.array(across), Status.NOT_APPLICABLE)
    later = np.tril(np.ones((len(periods), len(periods)), dtype=bool), k=-1)
    return Computed(
        framed(hidden(changes, ~later), _change_measure(measure)),
        dependences=(Dependence(measure.id), Dependence(measure.id, ((PERIOD, SINCE),))),
    )


def deviation(block: Grid, measure: Measure, places: Places) -> Computed:
    """Every place minus the root; regions outside are no places of it."""
    root = places.root.key
    whole = block.picked(PLACE, (root,))
    inside = np.array([[not places.is_benchmark(key)] for key in block.axes[PLACE]])
    statuses = np.where(
        block.present & inside, partnered(block.statuses, whole.statuses), np.int8(ABSENT)
    )
    differences = made(
        block.axes,
        block.amounts - whole.amounts,
        statuses,
        marked(block.flags, whole.flags),
        block.origins,
    )
    return Computed(
        framed(differences, _difference_measure(measure, DEVIATION)),
        dependences=(Dependence(measure.id), Dependence(measure.id, fixed=((PLACE, root),))),
    )


def _change_measure(measure: Measure) -> Measure:
    difference = _difference_measure(measure, CHANGE)
    if measure.kind.is_additive:
        return replace(difference, unit="%", decimals=1)
    return difference


def _difference_measure(measure: Measure, what: str) -> Measure:
    """What a difference is: a balance, of percentages in percentage points."""
    unit = word("percentage-points") if measure.is_percentage else measure.unit
    name = derived_id(measure.id, what)
    return replace(measure, id=name, kind=Kind.BALANCE, unit=unit, given=False)
