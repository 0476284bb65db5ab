"""Change since a base period: (now / then − 1) · factor."""

import numpy as np

from reportgen.frame import PERIOD, PLACE, Break
from reportgen.indicators.grid import ABSENT, Grid, along, made, marked, partnered
from reportgen.indicators.methods.case import Case, Outcome
from reportgen.indicators.naming import period_named
from reportgen.indicators.periods import unbroken
from reportgen.indicators.ratio import divided
from reportgen.messages import word


def growth(case: Case) -> Outcome:
    """How much more there is than in the base period."""
    block = divided(case.upper, case.lower, 1.0) if case.lower else case.upper
    periods = block.axes[PERIOD]
    base = period_named(case.spec.since, periods) or periods[0]
    reach = {
        (place, period): ((place, period), (place, base))
        for place in block.axes[PLACE]
        for period in periods
    }
    found = grown(block, base, case.spec.factor, case.breaks)
    return Outcome(found, reach, reach, (word("indicator-since", period=base),))


def grown(block: Grid, base: str, factor: float, breaks: tuple[Break, ...]) -> Grid:
    """Every period from the base on, compared with it; of nothing there is no change in parts."""
    periods = block.axes[PERIOD]
    then = block.picked(PERIOD, (base,))
    base_amounts = np.where(then.amounts > 0, then.amounts, np.nan)
    amounts = (block.amounts / base_amounts - 1) * factor
    later = along(np.array([period >= base for period in periods]), PERIOD, block) & block.present
    statuses = np.where(later, partnered(block.statuses, then.statuses), np.int8(ABSENT))
    changes = made(block.axes, amounts, statuses, marked(block.flags, then.flags), block.origins)
    return unbroken(changes, {period: (base, period) for period in periods}, breaks)
