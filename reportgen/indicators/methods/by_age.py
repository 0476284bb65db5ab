"""Rates by age, put together: weighted by a standard population, or added up over a life."""

from collections.abc import Sequence
from itertools import product

import numpy as np

from reportgen.ages import Band
from reportgen.errors import failure, nearest
from reportgen.frame import AGE, PERIOD, PLACE, Amounts
from reportgen.indicators.grid import Grid, along, made, raised
from reportgen.indicators.methods.case import Case, Outcome
from reportgen.indicators.naming import listed, period_named, written
from reportgen.indicators.ratio import divided
from reportgen.indicators.terrain import Terrain
from reportgen.messages import word
from reportgen.status import Status


def summed_rates(case: Case) -> Outcome:
    """What somebody would come to who lived through all ages with the rates of one period.

    The rate of a group of ages holds for each of its years.
    """
    return Outcome(_added(case, widths(case.bands)))


def standardised(case: Case) -> Outcome:
    """Direct standardisation: the rate if ages were as in the standard population."""
    given = case.spec.standard
    if isinstance(given, tuple):
        weights = np.array([each.weight for each in sorted(given, key=lambda each: each.ages)])
        block = _added(case, weights / weights.sum())
        return Outcome(block, notes=(word("indicator-standard-weights"),))
    lower, place = case.below, _place(given, case.ground)
    period = period_named(case.spec.standard_period, lower.axes[PERIOD]) or lower.axes[PERIOD][-1]
    standard = lower.picked(PLACE, (place,)).picked(PERIOD, (period,)).picked(AGE, _keys(case))
    whole = standard.added(AGE)
    with np.errstate(invalid="ignore"):  # of nobody there are no parts
        block = _added(case, (standard.amounts / whole.amounts[..., np.newaxis]).reshape(-1))
    worst = Status(int(standard.statuses.max()))
    if not worst.is_number:
        block = raised(block, block.present, worst)
    spots = product(lower.axes[PLACE], lower.axes[PERIOD])
    reach = {spot: (spot, (place, period)) for spot in spots}
    name = case.ground.places.by_key[place].name
    told = word("indicator-standard", place=name, period=period)
    return Outcome(block, below=reach, notes=(told,))


def _place(given: str, ground: Terrain) -> str:
    if given and given not in ground.keys:
        near, known = nearest(given, ground.keys), listed(ground.keys)
        raise failure("indicator-place-unknown", name=given, near=near, known=known)
    return given or ground.places.root.key


def _keys(case: Case) -> tuple[str, ...]:
    return tuple(band.key for band in case.bands)


def widths(bands: Sequence[Band]) -> Amounts:
    """Years of each age group; an open one has no end."""
    found = []
    for band in bands:
        if band.end is None:
            raise failure("indicator-band-open", band=written(band))
        found.append(float(band.end - band.start))
    return np.array(found)


def _added(case: Case, worth: Amounts) -> Grid:
    """The rates of all ages, each times what it is worth."""
    upper, lower = (block.picked(AGE, _keys(case)) for block in (case.upper, case.below))
    rates = divided(upper, lower, case.spec.factor)
    weighed = rates.amounts * along(worth, AGE, rates)
    return made(rates.axes, weighed, rates.statuses, rates.flags, rates.origins).added(AGE)
