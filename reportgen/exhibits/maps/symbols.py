"""A map of circles, their areas proportional to a count."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.exhibits.lookup.cells import Printed
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.maps.regions import Region, can_draw, is_of_few, peers, regions, unseen
from reportgen.exhibits.specs.maps import SymbolMapSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.nouns import nouns
from reportgen.exhibits.tables.table import subject
from reportgen.exhibits.words import alternative
from reportgen.frame import PLACE, Measure
from reportgen.messages import word
from reportgen.released import as_printed


@dataclass(frozen=True, eq=False)
class SymbolMap:
    """What a map of circles shows, before it is drawn."""

    plan: Plan
    measure: Measure
    regions: tuple[Region, ...]
    """From the largest number down."""
    whole: Printed | None
    lettering: str
    turn: float
    inset: tuple[str, ...]

    @property
    def hidden(self) -> int:
        """How many places are not shown."""
        return sum(region.amount is None for region in self.regions)

    @property
    def few(self) -> int:
        """How many of them, because too few people live there."""
        return sum(is_of_few(self.plan, region.printed) for region in self.regions)

    @property
    def most(self) -> float:
        """The largest number; 0 where there is none."""
        return max((each.amount or 0.0 for each in self.regions), default=0.0)


def made(spec: SymbolMapSpec, choice: Choice) -> Made[SymbolMap] | None:
    """A map with its table and words; None when its spec is wrong."""
    choice.listed(spec.highlight)
    choice.within_town(spec.place)
    plan = planned(_table(spec, choice), choice)
    if plan is None or not can_draw(spec, choice, plan.listed()):
        return None
    measure = plan.frames[0].measure
    found, whole = regions(spec, plan, 0, measure.decimals)
    chart = SymbolMap(plan, measure, found, whole, spec.lettering, spec.turn, spec.inset)
    if any((each.amount or 0.0) < 0 for each in found):
        choice.error("exhibit-symbols-negative", name=measure.name)
        return None
    if not plan.is_additive:
        problems = choice.problems
        problems.notice(
            "exhibit-symbols-rate", choice.where, exhibit=choice.name, name=measure.name
        )
    return Made(chart, plan, tuple(sentences(chart)), tuple(remarks(chart)))


def _table(spec: SymbolMapSpec, choice: Choice) -> TableSpec:
    """The numbers as a table of places."""
    place, level = peers(spec, choice)
    return TableSpec(
        kind="table", indicators=(spec.indicator,), rows=PLACE, columns=INDICATOR,
        title=spec.title, note=spec.note, period=spec.period, place=place, level=level,
        groups=spec.groups, labels=spec.labels, sort="falling",
    )  # fmt: skip


def remarks(chart: SymbolMap) -> Iterator[str]:
    """What circles tell, where there is none, and why places are not shown."""
    yield word("exhibit-symbols")
    if any(each.amount == 0 for each in chart.regions):
        yield word("exhibit-symbols-nought")
    yield from unseen(chart.plan, chart.regions)


def sentences(chart: SymbolMap) -> Iterator[str]:
    """What the alternative text may say."""
    one, many = nouns(chart.plan)
    extent = alternative.counted(len(chart.regions), one, many)
    yield alternative.opening(word("exhibit-symbol-map"), subject(chart.plan), extent)
    points = [alternative.Point(each.place.name, each.amount) for each in chart.regions]
    yield alternative.extremes(points, chart.measure)
    for region, point in zip(chart.regions, points, strict=True):
        if region.is_focus:
            yield alternative.single(point, chart.measure)
    closing = chart.plan.closing()
    if closing and chart.whole:
        amount = as_printed(chart.whole.cell, chart.measure.decimals)
        yield alternative.single(alternative.Point(closing.name, amount), chart.measure)
    yield alternative.missing(chart.hidden, one, many)
