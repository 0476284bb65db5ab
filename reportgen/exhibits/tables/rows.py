"""The rows of a table: places, periods, indicators or members, with groups and totals."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from reportgen.document.nodes import RowRole
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.breaks import period_marks
from reportgen.exhibits.lookup.cells import Address
from reportgen.exhibits.lookup.choice import INDICATOR, PREVIOUS
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.tables.ends import ends, in_order, is_cut
from reportgen.exhibits.tables.entry import Entry, Lookup
from reportgen.exhibits.tables.headings import closing_rows, headings
from reportgen.exhibits.tables.nested import nested
from reportgen.exhibits.tables.stubs import indicator_row
from reportgen.frame import PERIOD, PLACE, SINCE, TOTAL
from reportgen.messages import word
from reportgen.places import Place


def entries(plan: Plan, lookup: Lookup) -> tuple[Entry, ...]:
    """Every row from the top down."""
    return tuple(_entries(plan, lookup))


def _entries(plan: Plan, lookup: Lookup) -> Iterator[Entry]:
    if plan.spec.row_groups:
        yield from _headed(plan, lookup)
    else:
        yield from _plain(plan, lookup)


def _plain(plan: Plan, lookup: Lookup) -> Iterator[Entry]:
    """The rows of the one dimension that rows have, or of one group of them."""
    dimension = plan.spec.rows
    if plan.spec.lines:
        yield from nested(plan)
    elif dimension == PLACE:
        yield from _places(plan, lookup)
    elif dimension == PERIOD:
        yield from _periods(plan)
    elif dimension == INDICATOR:
        yield from (Entry(*indicator_row(plan, each.measure)) for each in plan.frames)
    else:
        yield from _members(plan, dimension, lookup)


def _headed(plan: Plan, lookup: Lookup) -> Iterator[Entry]:
    """The rows once for each member of another dimension, under its name."""
    dimension = plan.spec.row_groups
    for label, about in headings(plan, dimension):
        own = partial(_within, about, lookup)
        yield Entry(label, about, RowRole.GROUP)
        for each in _plain(plan, own):
            is_total = each.role is RowRole.TOTAL
            is_sum = is_total and plan.spec.rows != PLACE
            yield replace(
                each,
                label=word("exhibit-together-short") if is_sum else each.label,
                address={**about, **each.address},
                role=RowRole.SUBTOTAL if is_total else each.role,
                indent=each.indent + (each.role in (RowRole.BODY, RowRole.RELATION)),
            )
    yield from closing_rows(plan, dimension)


def _within(about: Address, lookup: Lookup, row: Address) -> float | None:
    return lookup({**about, **row})


def _periods(plan: Plan) -> Iterator[Entry]:
    """Time runs down; changes since the period before are told of each."""
    own = plan.frames[0].measure
    for period in plan.periods:
        address = {PERIOD: period}
        if plan.spec.change_since == PREVIOUS:
            address[SINCE] = plan.before(own.id, period)
        yield Entry(f"{period}{period_marks(plan, period)}", address)


def _members(plan: Plan, group: str, lookup: Lookup) -> Iterator[Entry]:
    labels = plan.spec.labels
    found = [
        Entry(names.member(group, each, labels), {group: each}) for each in plan.members(group)
    ]
    yield from ends(plan, found, lookup)
    if plan.spec.total:
        label = names.member(group, TOTAL, labels)
        yield Entry(label, {group: TOTAL}, RowRole.TOTAL, is_sum=not is_cut(plan))


def _places(plan: Plan, lookup: Lookup) -> Iterator[Entry]:
    listed = plan.inside()
    parents = list(dict.fromkeys(plan.choice.parent(place, plan.place) for place in listed))
    if plan.spec.grouped and parents != [plan.place.key]:
        yield from _grouped(plan, listed, lookup)
    else:
        yield from ends(plan, map(_entry, listed), lookup)
        yield from (_entry(place) for place in plan.strays() if not is_cut(plan))
    closing = plan.closing()
    if closing:
        label = word("exhibit-whole", place=closing.name)
        yield Entry(
            label, {PLACE: closing.key}, RowRole.TOTAL, is_sum=plan.is_complete and not is_cut(plan)
        )
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
        own = [stray for stray in strays if stray.parent == key]
        yield Entry(parent.name if parent else "", {PLACE: key}, RowRole.GROUP)
        yield from in_order(plan, (_entry(place, 1) for place in members), lookup)
        yield from (_entry(stray, 1) for stray in own)
        if parent and parent.key != plan.place.key:
            yield from _subtotal(plan, parent, (*members, *own))
    yield from (_entry(stray) for stray in strays if (stray.parent or "") not in groups)


def _subtotal(plan: Plan, parent: Place, shown: tuple[Place, ...]) -> Iterator[Entry]:
    """The numbers of a parent, which are the sum of what stands above only if nothing is missing.

    The only part of a parent has the same numbers, which need not stand there twice.
    """
    is_sum = plan.is_whole(parent, shown)
    if is_sum and len(shown) == 1:
        return
    label = word("exhibit-together" if is_sum else "exhibit-whole", place=parent.name)
    yield Entry(label, {PLACE: parent.key}, RowRole.SUBTOTAL, is_sum=is_sum)


def _entry(place: Place, indent: int = 0) -> Entry:
    return Entry(place.name, {PLACE: place.key}, indent=indent)
