"""Frames of sources in, indicators out: every number that a report may show, before the gate.

    numerators and denominators, rolled up ─divide─▶ indicator ─▶ changes, deviations

Ratios are divided last, for every place anew: never averaged, never added up.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.errors import Problem, Problems, ReportError, Where, failure
from reportgen.formats import joined
from reportgen.frame import Computed, Frame
from reportgen.indicators.bases import Side, bases
from reportgen.indicators.derive import change, deviation
from reportgen.indicators.describing import measure_of
from reportgen.indicators.grid import Grid, framed
from reportgen.indicators.promises import above_the_whole, broken_promises, is_given
from reportgen.indicators.ratio import common_axes, common_periods, divided, times, total
from reportgen.indicators.rollup import terrain
from reportgen.indicators.spec import IndicatorSpec, TermSpec
from reportgen.indicators.terms import Breakdown, Counted, Counting, breakdown
from reportgen.places import Places


def compute(
    specs: Mapping[str, IndicatorSpec],
    sources: Mapping[str, Mapping[str, Frame]],
    places: Places,
    problems: Problems,
    where: Callable[[str], Where],
) -> tuple[Computed, ...]:
    """Calculate every indicator, its changes and deviations; note every mistake."""
    counting = Counting(sources, terrain(places))
    found: list[Computed] = []
    for name, spec in specs.items():
        own = Problems()
        try:
            found.extend(_indicator(name, spec, counting, places.root.key, own))
        except ReportError as error:
            own.take(error)
        problems.found.extend(_located(own, name, where(name)))
    return tuple(found)


def _located(problems: Problems, name: str, where: Where) -> list[Problem]:
    """Say of each problem, once, which indicator it is about and where that is declared."""
    return [
        replace(each, where=where, params=(*each.params, ("indicator", name)))
        for each in dict.fromkeys(problems.found)
    ]


def _indicator(
    name: str, spec: IndicatorSpec, counting: Counting, root: str, problems: Problems
) -> list[Computed]:
    """An indicator and, where it has no groups, its changes and deviations."""
    broken_promises(spec, problems)
    made = worked(spec, counting, problems)
    above_the_whole(spec, made.block, problems)
    measure = measure_of(name, spec)
    computed = Computed(framed(made.block, measure), bases(measure.kind, made.above, made.below))
    if made.block.groups:
        return [computed]
    return [computed, change(made.block, measure), deviation(made.block, measure, root)]


@dataclass(frozen=True, eq=False)
class Worked:
    """An indicator calculated, and what stands above and below its line."""

    block: Grid
    above: Side
    below: Side | None


def worked(spec: IndicatorSpec, counting: Counting, problems: Problems) -> Worked:
    """Calculate an indicator for all places, periods and groups."""
    split = breakdown(spec)
    upper = _upper(spec, split, counting, problems)
    lower = _counted(spec.denominator, split, counting, problems, coarse=True)
    problems.stop()
    axes = common_axes(upper, split.by, _periods((*upper, *lower)))
    above = Side(upper, total(upper, axes))
    below = Side(lower, total(lower, axes)) if lower else None
    block = _divided(above.total, below.total if below else None, spec.factor)
    return Worked(block, above, below)


def _upper(
    spec: IndicatorSpec, split: Breakdown, counting: Counting, problems: Problems
) -> list[Counted]:
    if isinstance(spec.numerator, TermSpec) and is_given(spec):
        return [counting.given(spec.numerator, spec.kind)]
    return _counted(spec.numerator, split, counting, problems)


def _counted(
    given: TermSpec | tuple[TermSpec, ...],
    split: Breakdown,
    counting: Counting,
    problems: Problems,
    *,
    coarse: bool = False,
) -> list[Counted]:
    """Count all terms of a side; what is wrong with one does not hide what is with the next."""
    found = []
    for term in (given,) if isinstance(given, TermSpec) else given:
        try:
            counted = counting.counted(term, split, coarse=coarse)
        except ReportError as error:
            problems.take(error)
        else:
            found.append(counted)
            problems.found.extend(counted.remarks)
    return found


def _periods(terms: Sequence[Counted]) -> tuple[str, ...]:
    periods = common_periods(terms)
    if not periods:
        known = (f"{each.of}: {joined(each.numbers.periods) or '–'}" for each in terms)
        raise failure("indicator-periods-none", known="; ".join(dict.fromkeys(known)))
    return periods


def _divided(upper: Grid, lower: Grid | None, factor: float) -> Grid:
    return divided(upper, lower, factor) if lower else times(upper, factor)
