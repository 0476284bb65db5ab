"""The columns of a table: one leaf each, under heads that several leaves may share."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reportgen.document.inlines import Inlines, LineBreak, Text
from reportgen.document.nodes import Row, TableCell
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.breaks import indicator_marks, period_marks
from reportgen.exhibits.lookup.cells import Address, Show
from reportgen.exhibits.lookup.choice import INDICATOR
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
    if plan.spec.rows == INDICATOR:
        return (*_values(plan, None, ()), *_extras(plan, None, ()))
    return tuple(leaf for each in plan.frames for leaf in _of_indicator(plan, each))


def _of_indicator(plan: Plan, source: Frame) -> Iterator[Leaf]:
    """The columns of one indicator, under its name where there are several."""
    is_named = len(plan.frames) > 1 or plan.spec.columns == INDICATOR
    heads: tuple[Head, ...] = (_indicator_head(plan, source),) if is_named else ()
    extras = tuple(_extras(plan, source, heads))
    if plan.spec.columns == INDICATOR and extras:
        heads_of_value = (*heads, (plan.latest(source.measure.id),))
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
    is_plain = not plan.is_mixed and not plan.spec.shares
    told = [] if is_plain else [names.unit(measure)]
    latest = {periods[-1] for periods in plan.shown.values()}
    if not plan.has(PERIOD) and len(latest) > 1:
        told.append(plan.latest(measure.id))
    return (*lines, *filter(None, [", ".join(filter(None, told))]))


def _values(plan: Plan, source: Frame | None, heads: tuple[Head, ...]) -> Iterator[Leaf]:
    """A column for each member of the columns' dimension."""
    fixed = {INDICATOR: source.measure.id} if source else {}
    for label, address in _members(plan, source):
        yield from _shared(plan, source, (*heads, (label,)), {**fixed, **address})


def _members(plan: Plan, source: Frame | None) -> Iterator[tuple[str, Address]]:
    spec = plan.spec
    if spec.columns == PERIOD and source is None and plan.is_snapshot:
        yield plan.periods[-1], {}  # rows of another period say so
    elif spec.columns == PERIOD:
        periods = plan.shown[source.measure.id] if source else plan.periods
        own = source.measure if source else None
        for period in periods:
            yield f"{period}{period_marks(plan, period, own)}", {PERIOD: period}
    elif spec.columns == PLACE:
        closing = plan.closing()
        whole = (closing,) if closing else ()
        listed = (*plan.inside(), *plan.strays(), *whole, *plan.outside())
        yield from ((names.short(place), {PLACE: place.key}) for place in listed)
    else:
        members = ((TOTAL,) if spec.total else ()) + plan.members(spec.columns)
        for member in members:
            yield names.member(spec.columns, member, spec.labels), {spec.columns: member}


def _shared(
    plan: Plan, source: Frame | None, heads: tuple[Head, ...], address: Address
) -> Iterator[Leaf]:
    """The number, and beside it its share where shares are wanted."""
    if not plan.spec.shares:
        yield Leaf(heads, address)
        return
    unit = names.unit(source.measure) if source else ""
    yield Leaf((*heads, (unit or word("exhibit-number"),)), address)
    yield Leaf((*heads, (word("exhibit-percent"),)), address, Show.SHARE)


def _extras(plan: Plan, source: Frame | None, heads: tuple[Head, ...]) -> Iterator[Leaf]:
    """Change, difference to the root and rank, of the last period shown.

    Beside several places they are of the whole, beside a single one of that place.
    """
    spec = plan.spec
    fixed = {INDICATOR: source.measure.id} if source else {}
    listed = plan.inside() if spec.columns == PLACE else ()
    if len(listed) == 1:
        fixed[PLACE] = listed[0].key
    if source and spec.rows != PERIOD:
        fixed[PERIOD] = plan.latest(source.measure.id)
    if spec.change_since:
        yield from _changes(plan, source, heads, fixed)
    if spec.deviation:
        root = plan.choice.places.root
        told = word("exhibit-deviation", genitive=names.genitive(root))
        head = (told, *_derived_unit(plan, source, DEVIATION))
        yield Leaf((*heads, head), fixed, Show.DEVIATION)
    if spec.rank:
        yield Leaf((*heads, (word("exhibit-rank"),)), fixed, Show.RANK)


def _changes(
    plan: Plan, source: Frame | None, heads: tuple[Head, ...], fixed: Address
) -> Iterator[Leaf]:
    sinces = {plan.since(each.measure.id) for each in ([source] if source else plan.frames)}
    if len(sinces) == 1:
        since = sinces.pop()
        told = word("exhibit-change-since", period=since)
        address: Address = {**fixed, SINCE: since}
    else:
        told, address = word("exhibit-change"), fixed
    head = (told, *_derived_unit(plan, source, CHANGE))
    yield Leaf((*heads, head), address, Show.CHANGE)


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


def lines(head: Head) -> Inlines:
    """A head as inlines, a break between its lines."""
    parts: list[Text | LineBreak] = []
    for number, line in enumerate(head):
        if number:
            parts.append(LineBreak())
        parts.append(Text(line))
    return tuple(parts)
