"""The rows of a table: places, periods, indicators or members, with groups and totals."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reportgen.document.nodes import RowRole
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.breaks import indicator_marks, period_marks
from reportgen.exhibits.lookup.cells import Address
from reportgen.exhibits.lookup.choice import INDICATOR
from reportgen.exhibits.lookup.order import ranked
from reportgen.exhibits.lookup.plan import Plan
from reportgen.frame import PERIOD, PLACE, SINCE, TOTAL, Measure
from reportgen.messages import word
from reportgen.places import Place

Lookup = Callable[[Address], float | None]
"""The number that rows are sorted by; None when it is not shown."""


@dataclass(frozen=True, eq=False)
class Entry:
    """One row: its name, and what its cells have in common."""

    label: str
    address: Address
    role: RowRole = RowRole.BODY
    indent: int = 0


def entries(plan: Plan, lookup: Lookup) -> tuple[Entry, ...]:
    """Every row from the top down."""
    return tuple(_entries(plan, lookup))


def stub(plan: Plan) -> str:
    """What the rows are, as the head of their column."""
    dimension, labels = plan.spec.rows, plan.spec.labels
    if dimension == INDICATOR:
        return labels.get(dimension) or word("exhibit-indicator")
    if dimension == PLACE:
        level = plan.shown_level()
        return labels.get(dimension) or (level.name if level else names.stub(PLACE, labels))
    return names.stub(dimension, labels)


def _entries(plan: Plan, lookup: Lookup) -> Iterator[Entry]:
    dimension = plan.spec.rows
    if dimension == PLACE:
        yield from _places(plan, lookup)
    elif dimension == PERIOD:
        for period in plan.periods:
            yield Entry(f"{period}{period_marks(plan, period)}", {PERIOD: period})
    elif dimension == INDICATOR:
        yield from _indicators(plan)
    else:
        yield from _members(plan, dimension, lookup)


def _members(plan: Plan, group: str, lookup: Lookup) -> Iterator[Entry]:
    labels = plan.spec.labels
    found = [
        Entry(names.member(group, each, labels), {group: each}) for each in plan.members(group)
    ]
    yield from _sorted(plan, found, lookup)
    if plan.spec.total:
        yield Entry(names.member(group, TOTAL, labels), {group: TOTAL}, RowRole.TOTAL)


def _indicators(plan: Plan) -> Iterator[Entry]:
    """Names with units where they differ, and with the period where it is not the latest."""
    for each in plan.frames:
        measure = each.measure
        name = names.named_unit(measure) if plan.is_mixed else measure.name
        label = f"{dated(plan, measure, name)}{indicator_marks(plan, measure)}"
        address = {INDICATOR: measure.id}
        if plan.spec.change_since:
            address[SINCE] = plan.since(measure.id)
        yield Entry(label, address)


def dated(plan: Plan, measure: Measure, name: str) -> str:
    """The name of an indicator, with its period where others show a later one."""
    latest = plan.latest(measure.id)
    is_older = plan.is_snapshot and latest != plan.periods[-1]
    return f"{name} ({latest})" if is_older else name


def _places(plan: Plan, lookup: Lookup) -> Iterator[Entry]:
    listed = plan.inside()
    parents = list(dict.fromkeys(plan.choice.parent(place, plan.place) for place in listed))
    if plan.spec.grouped and parents != [plan.place.key]:
        yield from _grouped(plan, listed, lookup)
    else:
        yield from _sorted(plan, map(_entry, listed), lookup)
        yield from (_entry(place) for place in plan.strays())
    closing = plan.closing()
    if closing:
        label = word("exhibit-whole", place=closing.name)
        yield Entry(label, {PLACE: closing.key}, RowRole.TOTAL)
    yield from _outside(plan, is_headed=bool(listed or closing))


def _outside(plan: Plan, *, is_headed: bool) -> Iterator[Entry]:
    """Regions outside: below the whole, of which they are no parts, in declared order."""
    found = plan.outside()
    if found and is_headed:
        yield Entry(word("exhibit-outside"), {}, RowRole.GROUP)
    yield from (_entry(place, int(is_headed)) for place in found)


def _grouped(plan: Plan, listed: Iterable[Place], lookup: Lookup) -> Iterator[Entry]:
    """Places below their parents, each group closed by the parent's own numbers."""
    groups: dict[str, list[Place]] = {}
    for place in listed:
        groups.setdefault(plan.choice.parent(place, plan.place) or "", []).append(place)
    strays = plan.strays()
    for key, members in groups.items():
        parent = plan.choice.places.by_key.get(key)
        yield Entry(parent.name if parent else "", {}, RowRole.GROUP)
        yield from _sorted(plan, (_entry(place, 1) for place in members), lookup)
        yield from (_entry(stray, 1) for stray in strays if stray.parent == key)
        if parent and parent.key != plan.place.key:
            label = word("exhibit-together", place=parent.name)
            yield Entry(label, {PLACE: key}, RowRole.SUBTOTAL)
    yield from (_entry(stray) for stray in strays if (stray.parent or "") not in groups)


def _sorted(plan: Plan, found: Iterable[Entry], lookup: Lookup) -> Iterable[Entry]:
    """Rows in declared order, or by their numbers."""
    if not plan.spec.sort:
        return found
    return ranked(found, lambda entry: lookup(entry.address), plan.spec.sort)


def _entry(place: Place, indent: int = 0) -> Entry:
    return Entry(place.name, {PLACE: place.key}, indent=indent)
