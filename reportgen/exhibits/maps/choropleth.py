"""A choropleth map of one indicator or of its change, or a map of where a place lies."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen import formats
from reportgen.exhibits.lookup import breaks
from reportgen.exhibits.lookup.cells import Printed, Show
from reportgen.exhibits.lookup.choice import FIRST, INDICATOR, Choice
from reportgen.exhibits.lookup.classes import Classes, is_rising
from reportgen.exhibits.lookup.methods import Method, Parting, classified, told
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.maps.regions import Region, can_draw, is_of_few, peers, unseen
from reportgen.exhibits.maps.regions import regions as regions_of
from reportgen.exhibits.specs.maps import MapSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.columns import leaves
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.nouns import nouns
from reportgen.exhibits.tables.table import subject
from reportgen.exhibits.words import alternative
from reportgen.frame import CHANGE, PLACE, Measure, derived_id
from reportgen.messages import word
from reportgen.released import as_printed


@dataclass(frozen=True, eq=False)
class Map:
    """What a map shows, before it is drawn."""

    plan: Plan
    measure: Measure
    """Of the numbers that are classified: the indicator or its change."""
    regions: tuple[Region, ...]
    whole: Printed | None
    method: Method
    classes: Classes | None
    """None when there is no number to classify."""
    is_change: bool
    lettering: str
    turn: float
    inset: tuple[str, ...]

    @property
    def is_diverging(self) -> bool:
        """Whether classes go two ways from a middle."""
        return self.is_change or self.method is Method.DEVIATION

    @property
    def hidden(self) -> int:
        """How many places are not shown."""
        return sum(region.amount is None for region in self.regions)

    @property
    def few(self) -> int:
        """How many of them, because too few people live there."""
        return sum(is_of_few(self.plan, region.printed) for region in self.regions)


def made(spec: MapSpec, choice: Choice) -> Made[Map] | None:
    """A map with its table and words; None when its spec is wrong."""
    areas = choropleth(spec, choice)
    if areas is None:
        return None
    return Made(areas, areas.plan, tuple(sentences(areas)), tuple(remarks(areas)))


def choropleth(spec: MapSpec, choice: Choice) -> Map | None:
    """Look up what a map shows; None when its spec is wrong."""
    if not spec.indicator:
        choice.error("exhibit-no-indicator")
        return None
    choice.listed(spec.highlight)
    choice.within_town(spec.place)
    _check_bounds(spec, choice)
    plan = planned(_table(spec, choice), choice)
    if plan is None or not can_draw(spec, choice, plan.listed()):
        return None
    if spec.change_since:
        breaks.know_change(plan)
    if any(choice.problems.errors()):
        return None
    if plan.is_additive and not (spec.change_since or spec.count_as_area):
        choice.problems.notice("exhibit-map-of-count", choice.where, exhibit=choice.name)
    what = derived_id(spec.indicator, CHANGE) if spec.change_since else spec.indicator
    measure = choice.released[what].measure
    wanted = Show.CHANGE if spec.change_since else Show.VALUE
    column = [leaf.show for leaf in leaves(plan)].index(wanted)
    regions, whole = regions_of(spec, plan, column, measure.decimals)
    method = _method(spec)
    found = _classes(method, spec, regions, measure)
    return Map(
        plan, measure, regions, whole, method, found, bool(spec.change_since), spec.lettering,
        spec.turn, spec.inset,
    )  # fmt: skip


def _table(spec: MapSpec, choice: Choice) -> TableSpec:
    """The numbers as a table of places."""
    place, level = peers(spec, choice)
    since = _since(spec, choice)
    title = word("exhibit-map-change", since=since) if since else ""
    return TableSpec(
        kind="table", indicators=(spec.indicator,), rows=PLACE, columns=INDICATOR,
        title=spec.title or title, note=spec.note, period=spec.period, place=place, level=level,
        groups=spec.groups, labels=spec.labels, change_since=since, sort="falling",
    )  # fmt: skip


def _since(spec: MapSpec, choice: Choice) -> str:
    """The period that changes are counted from; empty for none."""
    if spec.change_since != FIRST or spec.indicator not in choice.released:
        return spec.change_since
    return next(iter(choice.released[spec.indicator].periods), "")


def _check_bounds(spec: MapSpec, choice: Choice) -> None:
    """Note declared bounds that are missing or do not rise."""
    if spec.method == "fixed" and not is_rising(spec.bounds):
        choice.error("exhibit-bounds")


def _method(spec: MapSpec) -> Method:
    """How classes are made: those of changes about nought, unless another way makes sense."""
    is_plain = spec.method in ("quantile", "equal")
    return Method.NOUGHT if spec.change_since and is_plain else Method(spec.method)


def _classes(
    method: Method, spec: MapSpec, regions: tuple[Region, ...], measure: Measure
) -> Classes | None:
    amounts = (each.amount for each in regions if each.amount is not None)
    numbers = [formats.rounded(amount, measure.decimals) for amount in amounts]
    if not numbers:
        return None
    bounds = tuple(Decimal(str(bound)) for bound in spec.bounds)
    return classified(numbers, Parting(method, spec.classes, measure.decimals, bounds))


def remarks(chart: Map) -> Iterator[str]:
    """What the drawing needs said: where classes end, why places are not shown, marks."""
    if chart.classes and chart.classes.bounds:
        yield told(chart.method, chart.classes, nouns(chart.plan)[1], chart.measure.decimals)
    yield from unseen(chart.plan, chart.regions)


def sentences(chart: Map) -> Iterator[str]:
    """What the alternative text may say."""
    one, many = nouns(chart.plan)
    extent = alternative.counted(len(chart.regions), one, many)
    yield alternative.opening(word("exhibit-map"), subject(chart.plan), extent)
    if chart.is_change:
        yield word("exhibit-map-change-told", since=chart.plan.spec.change_since)
    points = [alternative.Point(each.place.name, each.amount) for each in chart.regions]
    yield alternative.extremes(points, chart.measure, signed=chart.is_change)
    for region, point in zip(chart.regions, points, strict=True):
        if region.is_focus:
            yield alternative.single(point, chart.measure, signed=chart.is_change)
    closing = chart.plan.closing()
    if closing and chart.whole:
        amount = as_printed(chart.whole.cell, chart.measure.decimals)
        point = alternative.Point(closing.name, amount)
        yield alternative.single(point, chart.measure, signed=chart.is_change)
    yield alternative.missing(chart.hidden, one, many)
