"""What stands above and below the line of an indicator: its terms counted and added up."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportgen.ages import Band
from reportgen.computed import Reach, Spans
from reportgen.errors import Problems, ReportError, failure
from reportgen.formats import joined
from reportgen.frame import AGE, Break
from reportgen.indicators.bands import between
from reportgen.indicators.cohorts import OLD
from reportgen.indicators.grid import Grid
from reportgen.indicators.naming import written
from reportgen.indicators.periods import averaged, in_order
from reportgen.indicators.promises import BY_AGE, is_given
from reportgen.indicators.ratio import common_axes, common_periods, total
from reportgen.indicators.spec import IndicatorSpec, TermSpec, terms
from reportgen.indicators.terms import Breakdown, Counted, Counting, apart, breakdown


@dataclass(frozen=True, eq=False)
class Side:
    """The terms above or below the line, and what they come to."""

    terms: Sequence[Counted]
    total: Grid
    """Of single periods, before any are taken together."""
    reach: Reach = field(default_factory=dict)
    """On which places and periods a row of the indicator rests, if not on its own."""
    spans: Spans = field(default_factory=dict)
    """Which periods are told as one sum, where nothing else is told of them."""
    entire: bool = False
    """Whether it rests on every age."""
    tells_ages: bool = False
    """Whether it says how old those are who are counted: a median age."""


@dataclass(frozen=True, eq=False)
class Sides:
    """Both sides of an indicator, divided by what its method or its author wants."""

    above: Side
    below: Side | None
    breaks: tuple[Break, ...]
    """Those of the indicator and of all sources, in time order."""
    bands: tuple[Band, ...] = ()
    """The ages that a method divides both sides by."""


def sides(spec: IndicatorSpec, counting: Counting, problems: Problems) -> Sides:
    """Count all terms; errors are raised together."""
    is_by_age = spec.method in BY_AGE
    bands = _bands(spec, counting, problems) if is_by_age else ()
    split = Breakdown((AGE,), bands) if is_by_age else breakdown(spec)
    upper = _upper(spec, split, counting, problems)
    lower = _counted(spec.denominator, split, counting, problems, coarse=not is_by_age)
    problems.stop()
    if spec.method == "median" and bands[-1].end is None and bands[-1].start < OLD:
        problems.notice("indicator-median-open", band=written(bands[-1]))
    upper, lower = [_mean(each, spec) for each in upper], [_mean(each, spec) for each in lower]
    axes = common_axes(upper, split.by, _periods((*upper, *lower)))
    below = Side(lower, total(lower, axes)) if lower else None
    breaks = in_order([*spec.breaks, *(own for each in (*upper, *lower) for own in each.breaks)])
    return Sides(Side(upper, total(upper, axes)), below, breaks, bands)


def plain(spec: IndicatorSpec, counting: Counting) -> Side:
    """The numerator not divided by age."""
    upper = _counted(spec.numerator, Breakdown(), counting, Problems())
    return Side(upper, total(upper, common_axes(upper, (), _periods(upper))))


def population(spec: IndicatorSpec, counting: Counting, problems: Problems) -> Grid | None:
    """The denominator alone: how large the units of a composite are."""
    lower = _counted(spec.denominator, Breakdown(), counting, problems)
    problems.stop()
    return total(lower, common_axes(lower, (), _periods(lower))) if lower else None


def _bands(spec: IndicatorSpec, counting: Counting, problems: Problems) -> tuple[Band, ...]:
    """The age groups that are wanted, or the finest that all sources can form."""
    weights = spec.standard if isinstance(spec.standard, tuple) else ()
    wanted = tuple(each.ages for each in weights) or spec.bands
    if wanted:
        return apart(wanted)
    found: list[frozenset[int | None]] = []
    for term in (*terms(spec.numerator), *terms(spec.denominator)):
        try:
            found.append(counting.cuts(term))
        except ReportError as error:
            problems.take(error)
    problems.stop()
    bands = between(frozenset.intersection(*found))
    if not bands:
        raise failure("indicator-bands-none")
    return bands


def _upper(
    spec: IndicatorSpec, split: Breakdown, counting: Counting, problems: Problems
) -> list[Counted]:
    if is_given(spec):
        return [counting.given(each, spec.kind) for each in terms(spec.numerator)]
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
    for term in terms(given):
        try:
            counted = counting.counted(term, split, coarse=coarse)
        except ReportError as error:
            problems.take(error)
        else:
            found.append(counted)
            problems.found.extend(counted.remarks)
    return found


def _mean(counted: Counted, spec: IndicatorSpec) -> Counted:
    """The mean of two periods, where the term asks for it."""
    if not counted.term.average:
        return counted
    breaks = in_order((*spec.breaks, *counted.breaks))
    return replace(counted, numbers=averaged(counted.numbers, breaks))


def _periods(terms: Sequence[Counted]) -> tuple[str, ...]:
    periods = common_periods(terms)
    if not periods:
        known = (f"{each.of}: {joined(each.numbers.periods) or '–'}" for each in terms)
        raise failure("indicator-periods-none", known="; ".join(dict.fromkeys(known)))
    return periods
