"""Rows in their order: all of them, or those of the highest and the lowest numbers."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from reportgen.document.nodes import RowRole
from reportgen.exhibits.lookup.order import ranked
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.tables.entry import Entry, Lookup
from reportgen.messages import word


def is_cut(plan: Plan) -> bool:
    """Whether only the highest or the lowest rows are shown."""
    return bool(plan.spec.top or plan.spec.bottom)


def ends(plan: Plan, found: Iterable[Entry], lookup: Lookup) -> Iterable[Entry]:
    """All rows in their order, or those at the ends of it that are wanted."""
    ordered = tuple(in_order(plan, found, lookup))
    if not is_cut(plan):
        return ordered
    known = [each for each in ordered if lookup(each.address) is not None]
    high, low = plan.spec.top, plan.spec.bottom
    if plan.spec.order == "rising":
        high, low = low, high
    first, last = _first(known, high, lookup), _first(known[::-1], low, lookup)[::-1]
    if len(first) + len(last) >= len(known):
        return known
    if not first or not last:
        return first or last
    told = ("exhibit-highest", "exhibit-lowest")
    heads = told if plan.spec.order == "falling" else told[::-1]
    return (
        Entry(word(heads[0]), {}, RowRole.GROUP), *(replace(each, indent=1) for each in first),
        Entry(word(heads[1]), {}, RowRole.GROUP), *(replace(each, indent=1) for each in last),
    )  # fmt: skip


def _first(ordered: list[Entry], count: int, lookup: Lookup) -> list[Entry]:
    """So many rows, and all that are equal to the last of them."""
    if not count or count >= len(ordered):
        return ordered[:count]
    last = lookup(ordered[count - 1].address)
    equal = (lookup(each.address) == last for each in ordered[count:])
    return ordered[: count + len(list(takewhile(bool, equal)))]


def in_order(plan: Plan, found: Iterable[Entry], lookup: Lookup) -> Iterable[Entry]:
    """Rows in declared order, or by their numbers."""
    if not plan.spec.order:
        return found
    return ranked(found, lambda entry: lookup(entry.address), plan.spec.order)
