"""The columns of a table: one leaf each, under heads that several leaves may share."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from reportgen.document.inlines import Inlines, LineBreak, Text
from reportgen.document.nodes import Column, Row, TableCell
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.breaks import indicator_marks, period_marks
from reportgen.exhibits.lookup.cells import Address, Show
from reportgen.exhibits.lookup.choice import INDICATOR, PREVIOUS
from reportgen.exhibits.lookup.plan import Plan
from reportgen.frame import CHANGE, DEVIATION, PERIOD, PLACE, SINCE, TOTAL, Frame, derived_id
from reportgen.messages import word

Head = tuple[str, ...]
"""The lines of one head: a name, perhaps its unit."""


@dataclass(frozen=True, eq=False)
class Leaf:
    """One column: its heads from the top down, and what its cells show."""

    heads: tuple[Head, ...]
    address: Address
    show: Show = Show.VALUE


def leaves(plan: Plan) -> tuple[Leaf, ...]:
    """Every column but the stub, from left to right."""
    found = tuple(_leaves(plan))
    if plan.spec.rank != "first":
        return found
    return tuple(sorted(found, key=lambda leaf: leaf.show is not Show.RANK))


def _leaves(plan: Plan) -> Iterator[Leaf]:
    if plan.by_indicator:
        yield from _values(plan, None, ())
        yield from _extras(plan, None, ())
    elif plan.spec.spanners and INDICATOR in plan.spec.over:
        yield from _nested(plan, None, (), {}, plan.spec.over)
        for each in plan.frames:
            yield from _extras(plan, each, (_indicator_head(plan, each),))
    else:
        for each in plan.frames:
            yield from _of_indicator(plan, each)


def _of_indicator(plan: Plan, source: Frame) -> Iterator[Leaf]:
    """The columns of one indicator, under its name where there are several."""
    is_named = len(plan.frames) > 1 or plan.spec.columns == INDICATOR
    heads: tuple[Head, ...] = (_indicator_head(plan, source),) if is_named else ()
    extras = tuple(_extras(plan, source, heads))
    if plan.spec.columns == INDICATOR and extras:
        is_dated = PERIOD not in plan.spec.along
        told = plan.latest(source.measure.id) if is_dated else word("exhibit-value")
        heads_of_value = (*heads, (told,))
        yield from _shared(plan, source, heads_of_value, {INDICATOR: source.measure.id})
    elif plan.spec.columns == INDICATOR:
        yield from _shared(plan, source, heads, {INDICATOR: source.measure.id})
    else:
        yield from _values(plan, source, heads)
    yield from extras


def _indicator_head(plan: Plan, source: Frame) -> Head:
    """Name, unit where units differ, period where periods differ."""
    measure = source.measure
    lines = [f"{measure.label}{indicator_marks(plan, measure)}"]
    told = [names.unit(measure)] if plan.is_mixed and not _is_split(plan) else []
    latest = {periods[-1] for periods in plan.shown.values()}
    if not plan.has(PERIOD) and len(latest) > 1:
        told.append(plan.latest(measure.id))
    return (*lines, *filter(None, [", ".join(filter(None, told))]))


def _values(plan: Plan, source: Frame | None, heads: tuple[Head, ...]) -> Iterator[Leaf]:
    """A column for each member of the columns' dimensions."""
    fixed = {INDICATOR: source.measure.id} if source else {}
    yield from _nested(plan, source, heads, fixed, plan.spec.over)


def _nested(
    plan: Plan,
    source: Frame | None,
    heads: tuple[Head, ...],
    fixed: Address,
    dimensions: tuple[str, ...],
) -> Iterator[Leaf]:
    """The members of the first dimension, below each those of the next one."""
    first, *rest = dimensions
    for head, address in _members(plan, first, source):
        both = {**fixed, **address}
        own = plan.choice.released[both[INDICATOR]] if INDICATOR in both else source
        if own and PERIOD in both and both[PERIOD] not in plan.shown[own.measure.id]:
            continue
        if rest:
            yield from _nested(plan, own, (*heads, head), both, tuple(rest))
        else:
            yield from _shared(plan, own, (*heads, head), both)


def _members(plan: Plan, dimension: str, source: Frame | None) -> Iterator[tuple[Head, Address]]:
    """The members of a dimension of the columns, each with its head."""
    spec = plan.spec
    if dimension == INDICATOR:
        for each in plan.frames:
            yield _indicator_head(plan, each), {INDICATOR: each.measure.id}
    elif dimension == PERIOD and source is None and plan.by_indicator and plan.is_snapshot:
        yield (plan.periods[-1],), {}  # rows of another period say so
    elif dimension == PERIOD:
        periods = plan.shown[source.measure.id] if source else plan.periods
        own = source.measure if source else None
        for period in periods:
            yield (f"{period}{period_marks(plan, period, own)}",), {PERIOD: period}
    elif dimension == PLACE:
        closing = plan.closing()
        whole = (closing,) if closing else ()
        listed = (*plan.inside(), *plan.strays(), *whole, *plan.outside())
        yield from (((names.short(place),), {PLACE: place.key}) for place in listed)
    else:
        members = ((TOTAL,) if spec.total else ()) + plan.members(dimension)
        for member in members:
            yield (names.member(dimension, member, spec.labels),), {dimension: member}


def _is_split(plan: Plan) -> bool:
    """Whether shares or changes stand beside each number, below heads with units of their own."""
    is_changing = plan.spec.change_since == PREVIOUS and PERIOD in plan.spec.over
    return plan.spec.shares or is_changing


def _shared(
    plan: Plan, source: Frame | None, heads: tuple[Head, ...], address: Address
) -> Iterator[Leaf]:
    """The number, and beside it its share and its change since the period before."""
    if not _is_split(plan):
        yield Leaf(heads, address)
        return
    unit = names.unit(source.measure) if source else ""
    yield Leaf((*heads, (unit or word("exhibit-number"),)), address)
    if plan.spec.shares:
        yield Leaf((*heads, (word("exhibit-percent"),)), address, Show.SHARE)
    if plan.spec.change_since == PREVIOUS and PERIOD in address:
        yield from _step(plan, source, heads, address)


def _step(
    plan: Plan, source: Frame | None, heads: tuple[Head, ...], address: Address
) -> Iterator[Leaf]:
    """The change to a period from the one before; none to the first one shown."""
    frames = (source,) if source else plan.frames
    since = min(plan.before(each.measure.id, address[PERIOD]) for each in frames)
    if since < address[PERIOD]:
        head = (word("exhibit-change-since", period=since), *_derived_unit(plan, source, CHANGE))
        yield Leaf((*heads, head), {**address, SINCE: since}, Show.CHANGE)


def _extras(plan: Plan, source: Frame | None, heads: tuple[Head, ...]) -> Iterator[Leaf]:
    """Change, difference to the root, class and rank, of the last period shown.

    Beside several places they are of the whole, beside a single one of that place.
    """
    spec = plan.spec
    fixed = {INDICATOR: source.measure.id} if source else {}
    listed = plan.inside() if spec.columns == PLACE else ()
    if len(listed) == 1:
        fixed[PLACE] = listed[0].key
    if source and PERIOD not in spec.along:
        fixed[PERIOD] = plan.latest(source.measure.id)
    is_beside = spec.change_since == PREVIOUS and PERIOD in spec.over
    if spec.change_since and not is_beside:
        yield from _changes(plan, source, heads, fixed)
    if spec.deviation:
        root = plan.choice.places.root
        told = word("exhibit-deviation", genitive=names.genitive(root))
        head = (told, *_derived_unit(plan, source, DEVIATION))
        yield Leaf((*heads, head), fixed, Show.DEVIATION)
    if spec.class_names:
        yield Leaf((*heads, (word("exhibit-class-head"),)), fixed, Show.CLASS)
    if spec.rank:
        yield Leaf((*heads, (word("exhibit-rank"),)), fixed, Show.RANK)


def _changes(
    plan: Plan, source: Frame | None, heads: tuple[Head, ...], fixed: Address
) -> Iterator[Leaf]:
    sinces = {plan.since(each.measure.id) for each in ([source] if source else plan.frames)}
    if plan.spec.change_since == PREVIOUS and PERIOD in plan.spec.along:
        told = word("exhibit-change-previous")  # rows say since when
    elif len(sinces) == 1:
        since = sinces.pop()
        told = word("exhibit-change-since", period=since)
        fixed = {**fixed, SINCE: since}
    else:
        told = word("exhibit-change")
    head = (told, *_derived_unit(plan, source, CHANGE))
    yield Leaf((*heads, head), fixed, Show.CHANGE)


def _derived_unit(plan: Plan, source: Frame | None, what: str) -> Head:
    """The unit of changes or differences; none where rows have units of their own."""
    frames = (source,) if source else plan.frames
    derived = [plan.choice.released[derived_id(each.measure.id, what)] for each in frames]
    units = {names.unit(each.measure) for each in derived}
    return tuple(filter(None, units)) if len(units) == 1 else ()


def head_rows(stub: str, columns: tuple[Leaf, ...]) -> tuple[Row, ...]:
    """The head of the table: equal neighbours of one level share a cell."""
    depth = max(len(leaf.heads) for leaf in columns)
    first = TableCell((Text(stub),), rows=depth, is_head=True)
    rows = []
    for level in range(depth):
        cells = [first] if level == 0 else []
        cells += _level(columns, level, depth)
        rows.append(Row(tuple(cells)))
    return tuple(rows)


def _level(columns: tuple[Leaf, ...], level: int, depth: int) -> Iterator[TableCell]:
    """The cells of one level; a head with none below it reaches to the bottom."""

    def shared(leaf: Leaf) -> object:
        return leaf.heads[: level + 1] if len(leaf.heads) > level + 1 else leaf

    reaching = [leaf for leaf in columns if len(leaf.heads) > level]
    for _, group in groupby(reaching, key=shared):
        members = tuple(group)
        first = members[0].heads
        rows = depth - level if len(first) == level + 1 else 1
        yield TableCell(lines(first[level]), columns=len(members), rows=rows, is_head=True)


def rank_first(
    columns: tuple[Column, ...], head: tuple[Row, ...], body: tuple[Row, ...]
) -> tuple[tuple[Column, ...], tuple[Row, ...], tuple[Row, ...]]:
    """The column of ranks, made as the first one behind the stub, before the stub."""
    stub, rank, *others = columns
    rows = tuple(replace(row, cells=_swapped(row.cells)) for row in body)
    top = replace(head[0], cells=_swapped(head[0].cells))
    return (rank, stub, *others), (top, *head[1:]), rows


def _swapped(cells: tuple[TableCell, ...]) -> tuple[TableCell, ...]:
    return (cells[1], cells[0], *cells[2:]) if len(cells) > 1 else cells


def lines(head: Head) -> Inlines:
    """A head as inlines, a break between its lines."""
    parts: list[Text | LineBreak] = []
    for number, line in enumerate(head):
        if number:
            parts.append(LineBreak())
        parts.append(Text(line))
    return tuple(parts)
