"""Frames of sources in, indicators out: every number that a report may show, before the gate.

    numerators and denominators, rolled up ─method─▶ indicator ─▶ changes, deviations

Ratios are divided last, for every place anew: never averaged, never added up.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from reportgen.computed import Basis, Computed, Dependence, Reach
from reportgen.errors import Problem, Problems, ReportError, Where
from reportgen.frame import PERIOD, Break, Frame, Kind, Measure
from reportgen.indicators.bases import bases, compared
from reportgen.indicators.derive import change, deviation
from reportgen.indicators.describing import measure_of
from reportgen.indicators.grid import Grid, framed
from reportgen.indicators.implied import check_of, implied
from reportgen.indicators.limits import beside, certain, kept, only
from reportgen.indicators.methods.by_age import standardised, summed_rates
from reportgen.indicators.methods.case import Case, Outcome
from reportgen.indicators.methods.composite import composite
from reportgen.indicators.methods.growth import growth
from reportgen.indicators.methods.median import median
from reportgen.indicators.methods.segregation import segregation
from reportgen.indicators.order import check_components, ordered
from reportgen.indicators.periods import in_order, pooled, remark, spans, unbroken, unfolded
from reportgen.indicators.promises import RATED, above_the_whole, broken_promises
from reportgen.indicators.ratio import divided, times
from reportgen.indicators.sides import Side, Sides, plain, population, sides
from reportgen.indicators.spec import IndicatorSpec
from reportgen.indicators.terms import Counting
from reportgen.indicators.terrain import terrain
from reportgen.places import Places

_AGES = ("indicator-age-missing", "indicator-ages-empty", "indicator-ages-straddled")
"""What an indicator is told whose ages a source does not have."""


def compute(
    specs: Mapping[str, IndicatorSpec],
    sources: Mapping[str, Mapping[str, Frame]],
    places: Places,
    problems: Problems,
    where: Callable[[str], Where],
    offered: Collection[str] = (),
) -> tuple[Computed, ...]:
    """Calculate every indicator, its changes and deviations; note every mistake.

    `offered` are those that nobody asked for by name: where the ages of the sources do not allow
    one, it is left out, and one notice tells of all.
    """
    return computed(specs, Counting(sources, terrain(places)), places, problems, where, offered)


def computed(
    specs: Mapping[str, IndicatorSpec],
    counting: Counting,
    places: Places,
    problems: Problems,
    where: Callable[[str], Where],
    offered: Collection[str] = (),
) -> tuple[Computed, ...]:
    """The same from counts that are told in another way than as they are."""
    figures: dict[str, Worked] = {}
    left: list[str] = []
    for name in ordered(specs):
        own = Problems()
        try:
            check_components(name, specs, own)
            check_of(specs[name], dict(specs), own)
            figures[name] = _checked(specs[name], counting, own, figures)
        except ReportError as error:
            own.take(error)
        if name in offered and _lacks_ages(own):
            left.append(name)
        else:
            problems.found.extend(_located(own, name, where(name)))
    if left:
        problems.notice("catalogue-left-out", where(left[0]), names=", ".join(left))
    return tuple(
        each
        for name, made in figures.items()
        for each in _computed(_measure(name, specs[name], made), made, places)
    )


def _lacks_ages(problems: Problems) -> bool:
    """Whether nothing stands in the way but the ages that the sources list."""
    codes = [each.code for each in problems.errors()]
    return bool(codes) and all(code in _AGES for code in codes)


def _located(problems: Problems, name: str, where: Where) -> list[Problem]:
    """Say of each problem, once, which indicator it is about and where that is declared."""
    return [
        replace(each, where=where, params=(*each.params, ("indicator", name)))
        for each in dict.fromkeys(problems.found)
    ]


def _checked(
    spec: IndicatorSpec, counting: Counting, problems: Problems, figures: Mapping[str, "Worked"]
) -> "Worked":
    """An indicator that keeps what its kind promises."""
    broken_promises(spec, problems)
    made = worked(spec, counting, problems, figures)
    above_the_whole(spec, made.block, problems)
    if base := figures.get(spec.of):
        return replace(made, implied=implied(spec, made.block, base.above))
    return made


def _computed(measure: Measure, made: "Worked", places: Places) -> list[Computed]:
    """An indicator and, where it has no groups, its changes and deviations."""
    based = bases(made.kind, made.above, made.below)
    parts = tuple(Dependence(name, reach=made.reach) for name in made.components)
    told = tuple(map(made.published, (*based, *made.implied)))
    below = framed(made.persons, measure) if made.persons else None
    own = Computed(framed(made.block, measure), told, parts, below)
    if made.block.groups:
        return [own]
    return [own, change(made.block, measure), deviation(made.block, measure, places)]


@dataclass(frozen=True, eq=False)
class Worked:
    """An indicator calculated, and what stands above and below its line."""

    block: Grid
    above: Side
    below: Side | None
    breaks: tuple[Break, ...] = ()
    notes: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    """Indicators that it is made of."""
    reach: Reach = field(default_factory=dict)
    """Which of their numbers each number rests on."""
    places: tuple[str, ...] = ()
    """Those that are told of; empty: all."""
    kind: Kind = Kind.COUNT
    """As what its sides are set beside each other."""
    persons: Grid | None = None
    """Of how many persons each number is told, if it is a rate or a mean."""
    remark: str = ""
    """What has to be said of the counts that it is made of."""
    implied: tuple[Basis, ...] = ()
    """The counts that can be concluded from it, where the office does not tell them."""

    def published(self, basis: Basis) -> Basis:
        """A basis without the counts of places that are not told of."""
        if not self.places or (basis.reach and not basis.spans):
            return basis
        whole = basis.whole.select(place=self.places) if basis.whole else None
        return replace(basis, part=basis.part.select(place=self.places), whole=whole)


def worked(
    spec: IndicatorSpec,
    counting: Counting,
    problems: Problems,
    figures: Mapping[str, Worked] = MappingProxyType({}),
) -> Worked:
    """Calculate an indicator for all places, periods and groups.

    `figures` has those that a composite is made of.
    """
    if spec.method == "composite":
        made = _composed(spec, counting, problems, figures)
    else:
        made = _counted(spec, sides(spec, counting, problems), counting)
    if not spec.lowest_level:
        return made
    places = kept(counting.ground, spec.lowest_level)
    return replace(made, block=only(made.block, places), places=places)


def _counted(spec: IndicatorSpec, given: Sides, counting: Counting) -> Worked:
    """An indicator made of counts: several years become one, then comes the method."""
    above, low = given.above, given.below
    taken = spans(above.total.axes[PERIOD], spec.years)
    upper, lower = pooled(above.total, taken), pooled(low.total, taken) if low else None
    made = _outcome(Case(spec, counting.ground, upper, lower, given.breaks, given.bands))
    block = certain(made.block, upper, spec.minimum_numerator)
    block = certain(block, lower, spec.minimum_denominator) if lower else block
    rated = spec.method in RATED
    if spec.method == "median":  # tells of no age group how many it has
        above = replace(plain(spec, counting), tells_ages=True)
    base = lower if low else (upper if spec.method == "median" else None)
    counted = all(each.counts for each in (low or above).terms)
    persons = beside(block, base) if base and counted else None
    above = replace(above, reach=unfolded(made.above, taken, block), entire=rated)
    low = replace(low, reach=unfolded(made.below, taken, block), entire=rated) if low else None
    if spec.method == "ratio" and spec.years > 1:
        above = replace(above, spans=taken)
        low = replace(low, spans=taken) if low else None
    notes = (*made.notes, *remark(taken))
    every = (*above.terms, *(low.terms if low else ()))
    said = counting.remark if any(each.counts for each in every) else ""
    block = unbroken(block, taken, given.breaks)
    return Worked(
        block, above, low, given.breaks, notes, kind=compared(spec), persons=persons, remark=said
    )


def _outcome(case: Case) -> Outcome:
    match case.spec.method:
        case "ratio":
            return Outcome(_ratio(case))
        case "growth":
            return growth(case)
        case "median":
            return median(case)
        case "standardised":
            return standardised(case)
        case "summed-rates":
            return summed_rates(case)
        case "dissimilarity" | "isolation" | "gini":
            return segregation(case)
        case "composite":
            raise AssertionError  # is not made of counts


def _ratio(case: Case) -> Grid:
    """Numerators by denominators; without one, the counts of a mean year."""
    spec = case.spec
    if case.lower:
        return divided(case.upper, case.lower, spec.factor)
    return times(case.upper, spec.factor / spec.years)


def _composed(
    spec: IndicatorSpec, counting: Counting, problems: Problems, figures: Mapping[str, Worked]
) -> Worked:
    """An indicator made of others; without one that failed it fails, too."""
    names = tuple(each.indicator for each in spec.components)
    if not figures.keys() >= set(names):
        raise ReportError(())
    parts = [figures[name] for name in names]
    size = population(spec, counting, problems)
    made = composite(spec, counting.ground, [part.block for part in parts], size)
    breaks = in_order([*spec.breaks, *(own for part in parts for own in part.breaks)])
    above = Side((), made.block)
    said = max((part.remark for part in parts), default="")
    return Worked(made.block, above, None, breaks, made.notes, names, made.above, remark=said)


def _measure(name: str, spec: IndicatorSpec, made: Worked) -> Measure:
    """What its numbers are, with what the method and the sources have to say."""
    note = " ".join(filter(None, (spec.note, *made.notes)))
    return replace(measure_of(name, spec), note=note, breaks=made.breaks, remark=made.remark)
