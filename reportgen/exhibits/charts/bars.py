"""Ranked horizontal bars from nought, the value of the whole as a dashed line."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.document.nodes import RowRole
from reportgen.exhibits.lookup import breaks
from reportgen.exhibits.lookup.cells import Printed
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.specs.bars import BarsSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.columns import leaves
from reportgen.exhibits.tables.entry import Entry
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.nouns import nouns
from reportgen.exhibits.tables.table import lines, subject
from reportgen.exhibits.words import alternative, notes
from reportgen.frame import AGE, PERIOD, PLACE, Measure
from reportgen.messages import word
from reportgen.released import as_printed

ORDERED = (PERIOD, AGE)
"""Dimensions whose own order means something."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name and number."""

    name: str
    printed: Printed
    amount: float | None
    """As printed; None when it is not shown."""
    is_focus: bool = False


@dataclass(frozen=True, eq=False)
class Bars:
    """What a bar chart shows, before it is drawn."""

    plan: Plan
    measure: Measure
    bars: tuple[Bar, ...]
    """From the top down."""
    total: Bar | None = None
    """The bar of the whole, below the others."""
    reference: Bar | None = None
    """The dashed line."""
    outside: tuple[Bar, ...] = ()
    """Regions outside, below all others."""

    @property
    def has_focus(self) -> bool:
        """Whether some bars stand out."""
        return any(bar.is_focus for bar in self.bars)

    @property
    def rows(self) -> tuple[Bar, ...]:
        """Every bar from the top down: the parts, the whole, regions outside."""
        return (*self.bars, *filter(None, (self.total,)), *self.outside)

    @property
    def amounts(self) -> tuple[float, ...]:
        """Every number that is drawn."""
        drawn = (*self.rows, *filter(None, (self.reference,)))
        return tuple(bar.amount for bar in drawn if bar.amount is not None)

    @property
    def hidden(self) -> int:
        """How many bars are only a sign."""
        return sum(bar.amount is None for bar in self.bars)


def made(spec: BarsSpec, choice: Choice) -> Made[Bars] | None:
    """A chart with its table and words; None when its spec is wrong."""
    ranked = bars(spec, choice)
    if ranked is None:
        return None
    told = tuple(sentences(ranked)), tuple(remarks(ranked))
    return Made(ranked, ranked.plan, *told, has_heads=True)


def bars(spec: BarsSpec, choice: Choice) -> Bars | None:
    """Look up what a bar chart shows; None when its spec is wrong."""
    plan = planned(_table(spec, choice), choice)
    choice.know_highlights(spec.by, spec.highlight, plan.frames if plan else ())
    if plan is None:
        return None
    measure = plan.frames[0].measure
    found: list[Bar] = []
    outside: list[Bar] = []
    total: Bar | None = None
    for entry, cells in lines(plan, leaves(plan)):
        if entry.role is RowRole.GROUP:
            continue
        bar = Bar(
            entry.label, cells[0], as_printed(cells[0].cell, measure.decimals),
            entry.address.get(spec.by) in _focus(spec, choice),
        )  # fmt: skip
        if entry.role is RowRole.TOTAL:
            total = bar
        elif choice.places.is_benchmark(entry.address.get(PLACE, "")):
            outside.append(bar)
        elif _is_place(entry, choice):
            found.append(bar)
    line = _plain(total, plan) if _has_line(spec, measure) else None
    whole = total if spec.total else None
    if not found:  # then they are what is shown
        found, outside = outside, []
    return Bars(plan, measure, tuple(found), whole, line, tuple(outside))


def _plain(line: Bar | None, plan: Plan) -> Bar | None:
    """The line of the whole is named like the place, without "insgesamt"."""
    closing = plan.closing() if line and plan.spec.rows == PLACE else None
    return replace(line, name=closing.name) if line and closing else line


def _table(spec: BarsSpec, choice: Choice) -> TableSpec:
    """The numbers as a table of one column, the whole as its total."""
    is_chosen = spec.by != PLACE or bool(spec.level or spec.places)
    peers = "" if is_chosen else choice.peers(spec.place)
    has_order = spec.by in ORDERED and "sort" not in spec.model_fields_set
    return TableSpec(
        kind="table", indicators=(spec.indicator,), rows=spec.by, columns=INDICATOR,
        title=spec.title, note=spec.note, period=spec.period, periods=spec.periods,
        place="" if peers else spec.place, level=peers or spec.level, places=spec.places,
        groups=spec.groups, labels=spec.labels, sort="" if has_order else spec.sort,
        total=spec.by != PERIOD and (spec.total or spec.reference),
    )  # fmt: skip


def _focus(spec: BarsSpec, choice: Choice) -> tuple[str, ...]:
    """Members in the focus colour: those named, or the one place that is asked for."""
    return spec.highlight or ((spec.place,) if choice.peers(spec.place) else ())


def _is_place(entry: Entry, choice: Choice) -> bool:
    """Whether a row is more than cases which could not be located."""
    place = choice.places.get(entry.address.get(PLACE, ""))
    return place is None or place.located


def _has_line(spec: BarsSpec, measure: Measure) -> bool:
    """A whole that is the sum of its parts is no measure for them."""
    return spec.reference and spec.by != PERIOD and not measure.kind.is_additive


def sentences(chart: Bars) -> Iterator[str]:
    """What the alternative text may say."""
    one, many = nouns(chart.plan)
    about = subject(chart.plan)
    place = "" if chart.plan.spec.rows == PLACE else about.place.name
    extent = alternative.counted(len(chart.bars), one, many)
    yield alternative.opening(word("exhibit-bars"), about, place, extent)
    points = [alternative.Point(bar.name, bar.amount) for bar in chart.bars]
    is_one = all(each.comparable for each in breaks.crossed(chart.plan))
    if is_one:
        yield alternative.extremes(points, chart.measure)
    for bar, point in zip(chart.bars, points, strict=True):
        if bar.is_focus and not (is_one and alternative.is_told(point, points)):
            yield alternative.single(point, chart.measure)
    whole = chart.reference or chart.total
    if whole:
        yield alternative.single(alternative.Point(whole.name, whole.amount), chart.measure)
    for bar in chart.outside:
        yield alternative.single(alternative.Point(bar.name, bar.amount), chart.measure)
    yield alternative.missing(chart.hidden, one, many)


def remarks(chart: Bars) -> Iterator[str]:
    """What the drawing needs said: signs in the place of bars, marks at their numbers."""
    every = dict.fromkeys((*chart.rows, *filter(None, (chart.reference,))))
    is_plain = not any(bar.printed.signs for bar in every if bar not in chart.bars)
    values = word("exhibit-values-one"), word("exhibit-values-many")
    yield from notes.signs(
        (bar.printed for bar in every), *(nouns(chart.plan) if is_plain else values)
    )
