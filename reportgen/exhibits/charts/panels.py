"""Small multiples: one small drawing for each place, indicator or member, all on one scale.

The panels are the models of other charts; here they are only put side by side.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportgen.document.nodes import RowRole
from reportgen.exhibits.charts import bars, lines, pyramid
from reportgen.exhibits.charts.bars import Bars
from reportgen.exhibits.charts.lines import Lines
from reportgen.exhibits.charts.pyramid import NO_OUTLINE, Pyramid
from reportgen.exhibits.charts.series import Series
from reportgen.exhibits.lookup import breaks, names
from reportgen.exhibits.lookup.cells import Printed
from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.lookup.plan import Plan, planned
from reportgen.exhibits.specs.bars import BarsSpec
from reportgen.exhibits.specs.lines import LinesSpec
from reportgen.exhibits.specs.panels import PanelsSpec
from reportgen.exhibits.specs.pyramid import PyramidSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.exhibits.tables.columns import Leaf, leaves
from reportgen.exhibits.tables.made import Made
from reportgen.exhibits.tables.table import lines as rows_of
from reportgen.exhibits.tables.table import subject
from reportgen.exhibits.words import alternative, notes
from reportgen.frame import PERIOD, PLACE
from reportgen.messages import word
from reportgen.places import Level

Inner: TypeAlias = Lines | Bars | Pyramid


@dataclass(frozen=True, eq=False)
class Panel:
    """One small drawing under its name."""

    name: str
    chart: Inner
    is_focus: bool = False


@dataclass(frozen=True, eq=False)
class Panels:
    """What small multiples show, before they are drawn."""

    plan: Plan
    panels: tuple[Panel, ...]
    """In the order of reading."""
    low: float
    """The ends of the one scale."""
    high: float
    reference: str = ""
    """The name of what stands muted in every panel."""
    columns: int = 0
    """Panels side by side as wanted; 0: as many as fit well."""


def made(spec: PanelsSpec, choice: Choice) -> Made[Panels] | None:
    """A chart with its table and words; None when its spec is wrong."""
    _check(spec, choice)
    found = None if any(choice.problems.errors()) else _made(spec, choice)
    if found and not found.chart.panels:
        choice.error("exhibit-empty", name=", ".join(spec.indicators))
        return None
    return found


def _made(spec: PanelsSpec, choice: Choice) -> Made[Panels] | None:
    match spec.of:
        case "lines":
            return _of_lines(spec, choice)
        case "bars":
            return _of_bars(spec, choice)
        case "pyramid":
            return _of_pyramids(spec, choice)


def _check(spec: PanelsSpec, choice: Choice) -> None:
    """Note what cannot stand side by side, and panels to stand out that there are not."""
    frames = choice.frames(spec.indicators)
    if not spec.indicators:
        choice.error("exhibit-no-indicator")
    choice.know_units(each.measure for each in frames)
    is_many = len(spec.indicators) > 1
    if is_many != (spec.by == INDICATOR) and spec.indicators:
        choice.error("exhibit-panels-by", by=spec.by, count=len(spec.indicators))
    if spec.of == "pyramid" and spec.by != PLACE:
        choice.error("exhibit-panels-pyramid", by=spec.by)
    if spec.by == PLACE:
        choice.listed(spec.highlight)
    elif spec.by != INDICATOR and frames:
        for member in spec.highlight:
            choice.groups(frames[0], {spec.by: member})


def _of_lines(spec: PanelsSpec, choice: Choice) -> Made[Panels] | None:
    """The lines of one chart, each in a panel of its own, the whole beside it."""
    is_by_place = spec.by == PLACE
    kept = _listed(spec, choice)
    outer = LinesSpec(
        kind="lines", indicators=spec.indicators, title=_title(spec, choice), note=spec.note,
        place=spec.place, groups=spec.groups, labels=spec.labels, periods=spec.periods,
        period=spec.period, places=_with_root(spec, choice, kept) if is_by_place else (),
        by="" if spec.by in (PLACE, INDICATOR) else spec.by,
    )  # fmt: skip
    chart = lines.lines(outer, choice)
    if chart is None:
        return None
    whole = next((each for each in chart.series if each.is_root), None)
    pairs = zip(leaves(chart.plan), chart.series, strict=True)
    keyed = [(leaf.address[spec.by], each) for leaf, each in pairs if each is not whole]
    own = [each for _, each in keyed]
    panels = tuple(_line(chart, each, whole, is_focus=key in spec.highlight) for key, each in keyed)
    reference = whole.name if whole else ""
    ends = float(chart.ticks[0]), float(chart.ticks[-1])
    model = Panels(chart.plan, panels, *ends, reference, spec.columns)
    sentences = tuple(_lines_told(chart, own, spec))
    return Made(model, chart.plan, sentences, tuple(lines.remarks(chart)))


def _with_root(spec: PanelsSpec, choice: Choice, kept: tuple[str, ...]) -> tuple[str, ...]:
    """The places of the panels, and the root where it is a measure for them."""
    root = choice.places.root.key
    is_sum = choice.released[spec.indicators[0]].measure.kind.is_additive
    return tuple(dict.fromkeys((*kept, root))) if spec.reference and not is_sum else kept


def _line(chart: Lines, series: Series, whole: Series | None, *, is_focus: bool) -> Panel:
    """One line, and the whole beside it."""
    both = (series, whole) if whole else (series,)
    return Panel(series.name, replace(chart, series=both), is_focus)


def _lines_told(chart: Lines, own: list[Series], spec: PanelsSpec) -> Iterator[str]:
    about = subject(chart.plan)
    extent = _extent(spec, chart.plan.choice, len(own))
    place = "" if spec.by == PLACE else chart.plan.place.name
    yield alternative.opening(word("exhibit-panels-lines"), about, place, extent)
    last = [alternative.Point(each.name, each.amounts[-1]) for each in own]
    if spec.by != INDICATOR:
        yield alternative.extremes(last, chart.measure, when=chart.periods[-1])
    else:
        for each in own:
            yield alternative.course(each.name, lines.stretches(chart, each), chart.measure)
    hidden = sum(amount is None for each in own for amount in each.amounts)
    yield alternative.missing(hidden, word("exhibit-values-one"), word("exhibit-values-many"))


def _level(spec: PanelsSpec, choice: Choice) -> Level | None:
    """The level of the places that have a panel each; None where they are chosen one by one."""
    if spec.by != PLACE or spec.places:
        return None
    return choice.level(spec.level, choice.place(spec.place))


def _title(spec: PanelsSpec, choice: Choice) -> str:
    """The template of the title: that of the spec, or one that tells what the panels are."""
    level, root = _level(spec, choice), choice.places.root.key
    if spec.title or not level:
        return spec.title
    key = "exhibit-panels-title" if spec.place in ("", root) else "exhibit-panels-title-inside"
    return word(key, levels=names.dative(level))


def _extent(spec: PanelsSpec, choice: Choice, count: int) -> str:
    """How many panels: "17 Bezirke", "4 Felder"."""
    level = _level(spec, choice)
    one, many = (
        (level.name, level.plural) if level
        else (word("exhibit-panels-one"), word("exhibit-panels-many"))
    )  # fmt: skip
    return alternative.counted(count, one, many)


def _listed(spec: PanelsSpec, choice: Choice) -> tuple[str, ...]:
    """The places of the panels."""
    if spec.places:
        return tuple(each.key for each in choice.listed(spec.places))
    place = choice.place(spec.place)
    level = choice.level(spec.level, place)
    return tuple(each.key for each in choice.parts(place, level.key)) if level else (place.key,)


def _of_bars(spec: PanelsSpec, choice: Choice) -> Made[Panels] | None:
    """A chart of bars for each panel, in the same order."""
    rows = spec.rows or (PERIOD if spec.by == PLACE else PLACE)
    table = TableSpec(
        kind="table", indicators=spec.indicators, rows=rows, columns=spec.by,
        title=_title(spec, choice),
        note=spec.note, place=spec.place, level=spec.level, period=spec.period,
        periods=spec.periods, groups=spec.groups, labels=spec.labels, total=False,
        places=_listed(spec, choice) if PLACE in (spec.by, rows) else (),
    )  # fmt: skip
    plan = planned(table, choice)
    if plan is None:
        return None
    found = [
        (name, key, bars.bars(_bars(spec, rows, key), choice)) for key, name in _parts(spec, plan)
    ]
    known = [(name, key, chart) for name, key, chart in found if chart]
    panels = tuple(Panel(name, chart, key in spec.highlight) for name, key, chart in known)
    amounts = [amount for _, _, chart in known for amount in chart.amounts]
    reference = next((each.reference.name for _, _, each in known if each.reference), "")
    ends = min(0.0, *amounts, 0.0), max(0.0, *amounts, 0.0)
    model = Panels(plan, panels, *ends, reference, spec.columns)
    cells = (bar.printed for _, _, chart in known for bar in chart.rows)
    return Made(model, plan, tuple(_bars_told(model, spec)), _signs(cells), has_heads=True)


def _parts(spec: PanelsSpec, plan: Plan) -> Iterator[tuple[str, str]]:
    """Key and name of each panel."""
    if spec.by == PLACE:
        yield from ((each.key, each.name) for each in plan.listed())
    elif spec.by == INDICATOR:
        yield from ((each.measure.id, each.measure.label) for each in plan.frames)
    else:
        yield from ((key, names.member(spec.by, key, spec.labels)) for key in plan.members(spec.by))


def _bars(spec: PanelsSpec, rows: str, key: str) -> BarsSpec:
    """The spec of one panel."""
    is_group = spec.by not in (PLACE, INDICATOR)
    indicator = key if spec.by == INDICATOR else spec.indicators[0]
    return BarsSpec(
        kind="bars", by=rows, sort="", indicator=indicator,
        place=key if spec.by == PLACE else spec.place, level=spec.level if rows == PLACE else "",
        places=spec.places if rows == PLACE else (), period=spec.period,
        periods=spec.periods if rows == PERIOD else (), labels=spec.labels,
        groups={**spec.groups, spec.by: key} if is_group else spec.groups,
        reference=spec.reference and rows == PLACE,
    )  # fmt: skip


def _bars_told(model: Panels, spec: PanelsSpec) -> Iterator[str]:
    about = subject(model.plan)
    extent = _extent(spec, model.plan.choice, len(model.panels))
    yield alternative.opening(word("exhibit-panels-bars"), about, extent)
    points = [
        alternative.Point(_bar_name(panel.name, bar.name, spec), bar.amount)
        for panel in model.panels
        if isinstance(panel.chart, Bars)
        for bar in panel.chart.bars
    ]
    if all(each.comparable for each in breaks.crossed(model.plan)):
        yield alternative.extremes(points, model.plan.frames[0].measure)
    hidden = sum(point.amount is None for point in points)
    yield alternative.missing(hidden, word("exhibit-values-one"), word("exhibit-values-many"))


def _bar_name(panel: str, bar: str, spec: PanelsSpec) -> str:
    """A bar among those of all panels: "Nord 2021", "Nord bei „Kinderarmut“"."""
    if spec.by == PLACE:
        return f"{panel} {bar}"
    return word("exhibit-panels-bar", bar=bar, panel=panel)


def _signs(cells: Iterable[Printed]) -> tuple[str, ...]:
    """The signs of all panels in one note."""
    one, many = word("exhibit-values-one"), word("exhibit-values-many")
    return tuple(notes.signs(cells, one, many))


def _of_pyramids(spec: PanelsSpec, choice: Choice) -> Made[Panels] | None:
    """A pyramid for each place, in shares beside the outline of the whole."""
    whole = pyramid.pyramid(_pyramid(spec, spec.place, NO_OUTLINE, _title(spec, choice)), choice)
    found: list[tuple[Pyramid, Panel]] = []
    for key in _listed(spec, choice) if whole else ():
        chart = pyramid.pyramid(_pyramid(spec, key, "" if spec.reference else NO_OUTLINE), choice)
        if chart is None:
            return None
        panel = Panel(choice.places.by_key[key].name, chart, key in spec.highlight)
        found.append((chart, panel))
    if whole is None:
        return None
    high = max((each for chart, _ in found for each in chart.drawn), default=1.0)
    outline = next((chart.outline.name for chart, _ in found if chart.outline), "")
    panels = tuple(panel for _, panel in found)
    model = Panels(whole.plan, panels, 0.0, high, outline, spec.columns)
    extent = _extent(spec, choice, len(found))
    opening = alternative.opening(word("exhibit-panels-pyramids"), subject(whole.plan), extent)
    columns = tuple(leaf for chart, panel in found for leaf in _under(panel.name, chart))
    rows = (row for entry, row in rows_of(whole.plan, columns) if entry.role is RowRole.BODY)
    unseen = [*notes.unseen(cell for row in rows for cell in row)]
    is_share = any(chart.is_share for chart, _ in found)
    told = (word("exhibit-pyramid-shares"),) if is_share else ()
    one, many = word("exhibit-values-one"), word("exhibit-values-many")
    hidden = sum(cell.cell.amount is None for cell in unseen)
    most = (
        pyramid.largest(chart, word("exhibit-panels-most", name=panel.name))
        for chart, panel in found
    )
    said = (opening, *most, alternative.missing(hidden, one, many))
    remarks = (*told, *_signs(unseen))
    return Made(model, whole.plan, said, remarks, columns=columns, is_calculated=is_share)


def _pyramid(spec: PanelsSpec, place: str, compare: str, title: str = "") -> PyramidSpec:
    return PyramidSpec(
        kind="pyramid", indicator=spec.indicators[0], place=place, compare=compare,
        title=title, note=spec.note, period=spec.period, groups=spec.groups, labels=spec.labels,
    )  # fmt: skip


def _under(name: str, chart: Pyramid) -> Iterator[Leaf]:
    """The columns of a place, under its name; those of the outline are left to the whole."""
    for leaf in chart.columns[:2]:
        yield Leaf(((name,), leaf.heads[-1]), leaf.address, leaf.show)
