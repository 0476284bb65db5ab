"""A map of named classes: those of one index, or those of two indices together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen import formats
from reportgen.exhibits.lookup.cells import Show
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.classes import class_of
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.maps.regions import Region, can_draw, is_of_few, peers, regions, unseen
from reportgen.exhibits.specs.maps import ClassMapSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.columns import leaves
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.nouns import nouns
from reportgen.exhibits.tables.table import subject
from reportgen.exhibits.words import alternative
from reportgen.frame import PLACE, Measure, NamedClass
from reportgen.messages import word
from reportgen.places import Place

MOST = 12
"""Classes that a reader can tell apart with a mark on each place."""


@dataclass(frozen=True, slots=True)
class Classed:
    """A place with its class of each index."""

    place: Place
    classes: tuple[int, ...]
    """From 0; empty when it is not shown."""
    is_focus: bool
    is_of_few: bool = False
    """Whether it is not shown because too few people live there."""


@dataclass(frozen=True, eq=False)
class ClassMap:
    """What a map of classes shows, before it is drawn."""

    plan: Plan
    first: tuple[NamedClass, ...]
    second: tuple[NamedClass, ...]
    """Empty for a map of one index."""
    names: tuple[str, ...]
    """Of the indices."""
    regions: tuple[Classed, ...]
    is_ordered: bool
    lettering: str
    turn: float
    inset: tuple[str, ...]

    @property
    def hidden(self) -> int:
        """How many places are not shown."""
        return sum(not region.classes for region in self.regions)

    @property
    def few(self) -> int:
        """How many of them, because too few people live there."""
        return sum(region.is_of_few for region in self.regions)

    def count(self, *classes: int) -> int:
        """How many places are of a class."""
        return sum(region.classes == classes for region in self.regions)

    def mark(self, *classes: int) -> str:
        """What stands on places of a class: declared marks, or numbers and letters."""
        declared = ((self.first, "123456789"), (self.second, "abcdefghi"))
        parts = zip(declared, classes, strict=False)
        return "".join(named[each].mark or plain[each] for (named, plain), each in parts)

    def name(self, *classes: int) -> str:
        """What a class is called."""
        both = zip((self.first, self.second), classes, strict=False)
        return " / ".join(named[each].name for named, each in both)


def made(spec: ClassMapSpec, choice: Choice) -> Made[ClassMap] | None:
    """A map with its table and words; None when its spec is wrong."""
    choice.listed(spec.highlight)
    choice.within_town(spec.place)
    plan = planned(_table(spec, choice), choice)
    if plan is None or not can_draw(spec, choice, plan.listed()):
        return None
    measures = [each.measure for each in plan.frames]
    if not _are_classes(measures, choice):
        return None
    chart = _chart(spec, plan, measures)
    return Made(chart, plan, tuple(sentences(chart)), tuple(remarks(spec, chart)))


def _table(spec: ClassMapSpec, choice: Choice) -> TableSpec:
    """The indices as a table of places."""
    place, level = peers(spec, choice)
    return TableSpec(
        kind="table", indicators=spec.shows, rows=PLACE, columns=INDICATOR, title=spec.title,
        note=spec.note, period=spec.period, place=place, level=level, groups=spec.groups,
        labels=spec.labels, sort="falling", total=False, class_names=True,
    )  # fmt: skip


def _are_classes(measures: Sequence[Measure], choice: Choice) -> bool:
    """Whether each index has named classes, and all of them are few enough; noted if not."""
    if not choice.know_classes(measures):
        return False
    count = 1
    for each in measures:
        count *= len(each.classes)
    if count > MOST:
        choice.error("exhibit-classes-many", count=count, most=MOST)
    return count <= MOST


def _columns(spec: ClassMapSpec, plan: Plan) -> list[tuple[Region, ...]]:
    """The places with their numbers of each index."""
    values = [number for number, leaf in enumerate(leaves(plan)) if leaf.show is Show.VALUE]
    pairs = zip(values, plan.frames, strict=True)
    return [regions(spec, plan, number, each.measure.decimals)[0] for number, each in pairs]


def _chart(spec: ClassMapSpec, plan: Plan, measures: Sequence[Measure]) -> ClassMap:
    columns = _columns(spec, plan)
    found = []
    for same in zip(*columns, strict=True):
        amounts = [region.amount for region in same]
        known = [amount for amount in amounts if amount is not None]
        pairs = zip(measures, known, strict=False)
        classes = tuple(class_of(each.classes, amount) for each, amount in pairs)
        shown = classes if len(known) == len(measures) else ()
        is_few = any(is_of_few(plan, region.printed) for region in same)
        found.append(Classed(same[0].place, shown, same[0].is_focus, is_few))
    second = measures[1].classes if len(measures) > 1 else ()
    names = tuple(each.label for each in measures)
    return ClassMap(
        plan, measures[0].classes, second, names, tuple(found), spec.ordered, spec.lettering,
        spec.turn, spec.inset,
    )  # fmt: skip


def remarks(spec: ClassMapSpec, chart: ClassMap) -> Iterator[str]:
    """What rows and columns of the legend are, and why places are not shown."""
    if chart.second:
        rows, columns = chart.names
        yield word("exhibit-classes-cross", rows=rows, columns=columns)
    for each in _columns(spec, chart.plan):
        yield from unseen(chart.plan, each)


def sentences(chart: ClassMap) -> Iterator[str]:
    """What the alternative text may say: how many places are of each class."""
    one, many = nouns(chart.plan)
    extent = alternative.counted(len(chart.regions), one, many)
    yield alternative.opening(word("exhibit-class-map"), subject(chart.plan), extent)
    told = [
        f"{chart.name(*classes)}: {formats.number(chart.count(*classes))}"
        for classes in every(chart) if chart.count(*classes)
    ]  # fmt: skip
    if told:
        yield f"{'; '.join(told)}."
    for region in chart.regions:
        if region.is_focus and region.classes:
            yield f"{region.place.name}: {chart.name(*region.classes)}."
    yield alternative.missing(chart.hidden, one, many)


def every(chart: ClassMap) -> Iterator[tuple[int, ...]]:
    """Every class there can be, those of the first index first."""
    for first in range(len(chart.first)):
        if not chart.second:
            yield (first,)
        for second in range(len(chart.second)):
            yield first, second
