"""How unevenly a group lives over the places of a level, for each place above them.

The group is the numerator, everybody the denominator. A unit whose numbers are not known is
never dropped: the index then is not known either. Small units are left out where `smallest`
says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportgen import formats
from reportgen.computed import Reach
from reportgen.frame import PERIOD, PLACE, Amounts, Codes, merged
from reportgen.indicators.grid import ABSENT, Grid, Marks, gathered_marks, made, marked, partnered
from reportgen.indicators.methods.case import Case, Outcome
from reportgen.indicators.spec import IndicatorSpec
from reportgen.indicators.terrain import Positions, Terrain, at_level, existing, level_named
from reportgen.messages import word
from reportgen.status import Status


def segregation(case: Case) -> Outcome:
    """The index of every place above the units, and what was left out of it."""
    spec, lower = case.spec, case.below
    level = level_named(case.ground, spec.units)
    chosen = units(case.ground, level.key, lower, spec.smallest)
    notes = [word("indicator-units", levels=level.plural)]
    if spec.against == "total":
        notes.append(word("indicator-against-total"))
    if spec.adjusted:
        notes.append(word("indicator-adjusted"))
    names = [place.name for place in case.ground.places]
    if lost := left_out(chosen, lower, names):
        smallest = formats.number(spec.smallest)
        notes.append(word("indicator-left-out", names="; ".join(lost), smallest=smallest))
    reach = _reach(chosen, lower)
    return Outcome(segregated(spec, case.upper, lower, chosen), reach, reach, tuple(notes))


def _reach(chosen: "Units", lower: Grid) -> Reach:
    """The units that each number rests on: all that are taken; it would tell of a single one."""
    keys, periods = lower.axes[PLACE], lower.axes[PERIOD]
    return {
        (above, period): tuple(
            (keys[number], period) for number in own if not chosen.out[number, at]
        )
        for above, own in chosen.below.items()
        for at, period in enumerate(periods)
    }


FEWEST = 2
"""Of one unit alone nothing is uneven."""


@dataclass(frozen=True, eq=False)
class Units:
    """The units of all places together, and which of them lie in each place."""

    below: dict[str, Positions]
    """For each place above the units: the numbers of its units on the axis of places."""
    small: Marks
    """By place and period: too small to be taken."""
    out: Marks
    """Those, and what is no place in a period: not yet, or no longer."""


def units(ground: Terrain, level: str, lower: Grid, smallest: float) -> Units:
    """Find the units of every place, and those that are too small."""
    found: dict[str, list[int]] = {}
    for number in at_level(ground, level).tolist():
        for above in ground.above(ground.keys[number]):
            found.setdefault(above, []).append(number)
    known = (lower.statuses >= 0) & (lower.statuses <= Status.ROUNDED_ZERO)
    below = {key: np.array(numbers, dtype=np.intp) for key, numbers in found.items()}
    small = np.asarray(known & (lower.amounts < smallest))
    return Units(below, small, small | ~existing(ground, lower.axes[PERIOD]))


@dataclass(frozen=True, eq=False)
class _Town:
    """The units of one place: unit x period."""

    group: Amounts
    others: Amounts
    """Whom the group is compared with: the rest, or everybody."""
    everybody: Amounts


def segregated(spec: IndicatorSpec, upper: Grid, lower: Grid, chosen: Units) -> Grid:
    """The index of every place that has units."""
    shape = upper.amounts.shape
    amounts, flags = np.zeros(shape), np.zeros(shape, dtype=np.int8)
    statuses = np.full(shape, ABSENT, dtype=np.int8)
    cells = partnered(upper.statuses, lower.statuses)
    for key, own in chosen.below.items():
        number = upper.axes[PLACE].index(key)
        taken = ~chosen.out[own]
        everybody = np.where(taken, lower.amounts[own], 0.0)
        group = np.where(taken, upper.amounts[own], 0.0)
        others = everybody if spec.against == "total" else everybody - group
        town = _Town(group, others, everybody)
        amounts[number] = _index(spec, town) * spec.factor
        statuses[number] = _status(cells[own], taken, town)
        flags[number] = gathered_marks(marked(upper.flags[own], lower.flags[own]), taken, 0)
    return made(upper.axes, amounts, statuses, flags, merged(upper.origins, lower.origins))


def _status(cells: Codes, taken: Marks, town: _Town) -> Codes:
    """The highest status of the units that are taken; none where no unit has any number."""
    known = np.where(cells == ABSENT, np.int8(Status.UNKNOWN), cells)
    found = np.where(taken, known, np.int8(Status.PRESENT)).max(axis=0)
    computed = found <= Status.ROUNDED_ZERO
    senseless = (taken.sum(axis=0) < FEWEST) | (town.others < 0).any(axis=0)
    found = np.where(computed & senseless, np.int8(Status.NOT_APPLICABLE), found)
    return np.asarray(np.where((cells == ABSENT).all(axis=0), np.int8(ABSENT), found))


def _index(spec: IndicatorSpec, town: _Town) -> Amounts:
    with np.errstate(divide="ignore", invalid="ignore"):  # what is not finite is settled
        found = INDICES[spec.method](town)
    is_adjusted = spec.adjusted and spec.method == "dissimilarity"
    return _adjusted(found, town) if is_adjusted else found


def _dissimilarity(town: _Town) -> Amounts:
    """½ Σ |x/X − y/Y|: the part of the group that would have to move (Duncan and Duncan 1955)."""
    apart = np.abs(_parts(town.group) - _parts(town.others))
    return np.asarray(apart.sum(axis=0) / 2)


def _isolation(town: _Town) -> Amounts:
    """Σ (x/X)(x/t): the share of the group where a member of it lives (P*, Bell 1954)."""
    share = np.where(town.group > 0, town.group / town.everybody, 0.0)
    return np.asarray((_parts(town.group) * share).sum(axis=0))


def _gini(town: _Town) -> Amounts:
    """Twice the area between Lorenz curve and diagonal, units in order of the group's share."""
    order = np.argsort(_ratio(town), axis=0, kind="stable")
    group = np.take_along_axis(_parts(town.group), order, axis=0)
    others = np.take_along_axis(_parts(town.others), order, axis=0)
    risen = group.cumsum(axis=0)
    return np.asarray(1 - (others * (2 * risen - group)).sum(axis=0))


def _ratio(town: _Town) -> Amounts:
    """The group by the others; units without anybody come first."""
    return np.nan_to_num(np.where(town.group > 0, town.group / town.others, 0.0), posinf=np.inf)


def _parts(counts: Amounts) -> Amounts:
    return np.asarray(counts / counts.sum(axis=0))


def _adjusted(found: Amounts, town: _Town) -> Amounts:
    """(D − E) / (1 − E), E being what chance alone lets expect; never below nought.

    As Carrington and Troske (1997) propose. In a unit of t persons, drawn from T with X of the
    group without putting back, the group's number has the variance of the hypergeometric
    distribution; of a normal one the mean deviation is sqrt(2/π) of the standard deviation.
    """
    size, group, total = town.everybody, town.group.sum(axis=0), town.everybody.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = group / total
        variance = size * part * (1 - part) * (total - size) / (total - 1)
        deviations = np.sqrt(2 * variance / np.pi).sum(axis=0)
        chance = deviations * total / (2 * group * (total - group))
        return np.asarray(np.maximum(found - chance, 0) / (1 - chance))


INDICES = {"dissimilarity": _dissimilarity, "isolation": _isolation, "gini": _gini}


def left_out(chosen: Units, lower: Grid, names: Sequence[str]) -> list[str]:
    """The units that are too small, with their periods where it is not all of them."""
    found = []
    for number in sorted({int(each) for own in chosen.below.values() for each in own}):
        small = chosen.small[number]
        if small.any():
            periods = np.array(lower.axes[PERIOD], dtype=object)[small].tolist()
            told = "" if small.all() else f" ({', '.join(periods)})"
            found.append(names[number] + told)
    return found
