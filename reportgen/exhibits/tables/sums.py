"""Whether what is printed adds up: totals of columns and rows, and lines that are parts of others.

All of it is told from printed numbers, so that nothing but what a reader sees is said.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeAlias

from reportgen import formats
from reportgen.document.nodes import RowRole
from reportgen.exhibits.lookup.cells import SHARE_DECIMALS, Show
from reportgen.exhibits.lookup.choice import INDICATOR, PLAIN
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.tables.columns import Leaf
from reportgen.exhibits.tables.entry import Entry, Line
from reportgen.exhibits.tables.nested import Breakdown, breakdowns
from reportgen.exhibits.words import notes
from reportgen.frame import PLACE, TOTAL, Measure
from reportgen.status import Flag, Status

Columns: TypeAlias = tuple[Leaf, ...]
Number: TypeAlias = Decimal | None
Sum: TypeAlias = tuple[tuple[Number, ...], Number]
"""Parts and their total as printed; None for what is not shown."""


def are_rounded(plan: Plan, columns: Columns, body: list[Line]) -> bool:
    """Whether some printed parts miss their printed total, by rounding only.

    Counts that are changed to protect persons add up or do not for other reasons, and say so.
    """
    body = [line for line in body if not _is_changed([line])]
    found = (*_down(plan, columns, body), *_across(plan, columns, body))
    nested = (
        _sum(plan, columns, each, place)
        for each in breakdowns(body)
        if each.is_complete
        for place, leaf in enumerate(columns)
        if _is_number(leaf)
    )
    return any(_is_rounded(*each) for each in (*found, *nested))


def _is_rounded(parts: tuple[Number, ...], total: Number) -> bool:
    known = [each for each in parts if each is not None]
    if total is None or len(known) < max(len(parts), 2):
        return False
    return notes.is_off_by_rounding(known, total)


def _is_number(leaf: Leaf) -> bool:
    return leaf.show in (Show.VALUE, Show.SHARE)


# ---------------------------------------------------------------- totals


def _down(plan: Plan, columns: Columns, body: list[Line]) -> Iterator[Sum]:
    """Rows that a total or subtotal closes, in each column of what adds up."""
    outside = {each.key for each in plan.outside()}
    inside = [line for line in body if line[0].address.get(PLACE) not in outside]
    sums = tuple(_closed(inside))
    for place, leaf in enumerate(columns):
        if _is_number(leaf):
            for parts, total in sums:
                if _measure(plan, total[0], leaf).kind.is_additive:
                    numbers = tuple(_printed(plan, line, leaf, place) for line in parts)
                    yield numbers, _printed(plan, total, leaf, place)


def _closed(body: Iterable[Line]) -> Iterator[tuple[tuple[Line, ...], Line]]:
    """The rows of each group with its subtotal, and all rows with the total."""
    every: list[Line] = []
    group: list[Line] = []
    for line in body:
        entry, _ = line
        if entry.role is RowRole.GROUP:
            group = []
        elif entry.role is RowRole.BODY:
            every.append(line)
            group.append(line)
        elif entry.is_sum:
            yield tuple(group if entry.role is RowRole.SUBTOTAL else every), line


def _across(plan: Plan, columns: Columns, body: list[Line]) -> Iterator[Sum]:
    """Columns of all parts of something, beside the column of its total."""
    for dimension, whole in _totals(plan):
        groups: dict[object, list[int]] = {}
        for place, leaf in enumerate(columns):
            if _is_number(leaf) and dimension in leaf.address:
                rest = {key: member for key, member in leaf.address.items() if key != dimension}
                groups.setdefault((leaf.show, *sorted(rest.items())), []).append(place)
        for places in groups.values():
            yield from _beside(plan, columns, body, (dimension, whole, places))


def _totals(plan: Plan) -> Iterator[tuple[str, str]]:
    """The dimensions of the columns that have a total among their members."""
    for dimension in plan.spec.over:
        closing = plan.closing() if dimension == PLACE else None
        if closing and plan.is_complete:
            yield dimension, closing.key
        elif dimension not in PLAIN and plan.spec.total:
            yield dimension, TOTAL


def _beside(
    plan: Plan, columns: Columns, body: list[Line], group: tuple[str, str, list[int]]
) -> Iterator[Sum]:
    dimension, whole, places = group
    outside = {each.key for each in plan.outside()}
    members = {place: columns[place].address[dimension] for place in places}
    total = next((place for place in places if members[place] == whole), None)
    parts = [place for place in places if members[place] not in (whole, *outside)]
    if total is None:
        return
    for line in body:
        if line[1] and _measure(plan, line[0], columns[total]).kind.is_additive:
            numbers = (_printed(plan, line, columns[place], place) for place in parts)
            yield tuple(numbers), _printed(plan, line, columns[total], total)


# ---------------------------------------------------------------- lines of lines


def check(plan: Plan, columns: Columns, body: list[Line]) -> None:
    """Note breakdowns that do not keep what their word promises, each once."""
    for each in breakdowns(body):
        for place, leaf in enumerate(columns):
            if leaf.show is Show.VALUE and not _holds(plan, columns, each, place):
                break


def _holds(plan: Plan, columns: Columns, found: Breakdown, place: int) -> bool:
    """Whether a breakdown holds in a column; if it does not, that is noted."""
    parts, total = _sum(plan, columns, found, place)
    about = {"line": found.whole[0].label, "column": " ".join(map(" ".join, columns[place].heads))}
    known = [each for each in parts if each is not None]
    if found.is_complete and _is_computable(found, place):
        plan.choice.error("exhibit-davon-secret", **about)
        return False
    if total is None or (found.is_complete and len(known) < len(parts)):
        return True
    told = {"total": _told(total), **about}
    if not found.is_complete:
        if any(each > total for each in known):
            plan.choice.error("exhibit-darunter", part=_told(max(known)), **told)
            return False
        return True
    added = sum(known, Decimal(0))
    is_exact = added == total or notes.is_off_by_rounding(known, total)
    if is_exact or _is_changed((found.whole, *found.parts)):
        return True
    plan.choice.error("exhibit-davon", sum=_told(added), **told)
    return False


def _is_changed(lines: Iterable[Line]) -> bool:
    """Whether counts are told otherwise than they are, to protect persons, and need not add up."""
    return any(own.cell.flags & Flag.CHANGED for _, cells in lines for own in cells)


def _is_computable(found: Breakdown, place: int) -> bool:
    """Whether a single number is kept back, which a reader would get from all others."""
    cells = [line[1][place].cell for line in (found.whole, *found.parts)]
    hidden = [each.status for each in cells if each.amount is None]
    return hidden == [Status.SECRET]


def _told(number: Decimal) -> str:
    return formats.number(float(number), max(0, -int(number.as_tuple().exponent)))


def _sum(plan: Plan, columns: Columns, found: Breakdown, place: int) -> Sum:
    leaf = columns[place]
    parts = tuple(_printed(plan, line, leaf, place) for line in found.parts)
    return parts, _printed(plan, found.whole, leaf, place)


# ---------------------------------------------------------------- numbers as printed


def _printed(plan: Plan, line: Line, leaf: Leaf, place: int) -> Number:
    entry, cells = line
    amount = cells[place].cell.amount
    if amount is None:
        return None
    is_share = leaf.show is Show.SHARE
    decimals = SHARE_DECIMALS if is_share else _measure(plan, entry, leaf).decimals
    return formats.rounded(amount, decimals)


def _measure(plan: Plan, entry: Entry, leaf: Leaf) -> Measure:
    return plan.choice.released[plan.address(entry.address, leaf.address)[INDICATOR]].measure
