"""Numbers of a table that are seen side by side: what is shaded or drawn in cells is made of them.

They are printed numbers of parts; totals, regions outside and what is not shown are none of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen import formats
from reportgen.document.nodes import RowRole
from reportgen.exhibits.lookup.cells import Address, Reader, Show
from reportgen.exhibits.lookup.choice import INDICATOR
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.tables.columns import Leaf
from reportgen.exhibits.tables.entry import Line
from reportgen.frame import PERIOD, PLACE, TOTAL, Measure

VALUES = "values"
"""Stands for the values of all indicators."""
Spot = tuple[int, int]
"""Row and column of a number, from 0."""


@dataclass(frozen=True, slots=True)
class Field:
    """Numbers of one kind."""

    measure: Measure
    show: Show
    numbers: Mapping[Spot, Decimal]


def is_known(plan: Plan, wanted: Sequence[str], code: str) -> bool:
    """Whether the table has all that is named; what it lacks is noted under a code."""
    spec, choice = plan.spec, plan.choice
    known = [VALUES, *spec.shows]
    known += [Show.CHANGE.value] if spec.change_since else []
    known += [Show.DEVIATION.value] if spec.deviation else []
    wrong = [name for name in wanted if name not in known]
    for name in wrong:
        choice.error(code, name=name, known=", ".join(known))
    return not wrong


def fields(
    plan: Plan,
    columns: Sequence[Leaf],
    body: Sequence[Line],
    wanted: Sequence[str],
    *,
    by_column: bool = False,
) -> Iterator[Field]:
    """The wanted numbers of each indicator, together or column by column."""
    reader = Reader(plan.choice)
    found: dict[tuple[str, Show, int], dict[Spot, Decimal]] = {}
    for row, (entry, cells) in enumerate(body):
        for column, (leaf, cell) in enumerate(zip(columns, cells, strict=False)):
            address = plan.address(entry.address, leaf.address)
            is_meant = _is_wanted(wanted, address, leaf.show) and _is_part(plan, address)
            if entry.role is RowRole.BODY and is_meant:
                place = column if by_column else -1
                numbers = found.setdefault((address[INDICATOR], leaf.show, place), {})
                if cell.cell.amount is not None:
                    decimals = reader.frame(address, leaf.show).measure.decimals
                    numbers[row, column] = formats.rounded(cell.cell.amount, decimals)
    for (indicator, show, _), numbers in found.items():
        if numbers:
            yield Field(reader.frame({INDICATOR: indicator}, show).measure, show, numbers)


def _is_wanted(wanted: Sequence[str], address: Address, show: Show) -> bool:
    is_named = VALUES in wanted or address[INDICATOR] in wanted
    return (is_named and show is Show.VALUE) or show.value in wanted


def _is_part(plan: Plan, address: Address) -> bool:
    """Whether a number stands beside others of its kind."""
    closing = plan.closing()
    is_whole = closing is not None and plan.has(PLACE) and address[PLACE] == closing.key
    is_total = any(
        address.get(each) == TOTAL
        for each in (*plan.spec.along, *plan.spec.over)
        if each not in (PLACE, PERIOD, INDICATOR)
    )
    is_inside = not plan.choice.places.is_benchmark(address[PLACE])
    return is_inside and not is_whole and not is_total
