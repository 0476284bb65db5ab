"""The groups that rows are parted into: what stands above each, and the total of all."""

from collections.abc import Iterator

from reportgen.document.nodes import RowRole
from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.breaks import period_marks
from reportgen.exhibits.lookup.cells import Address
from reportgen.exhibits.lookup.choice import INDICATOR, PLAIN
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.tables.entry import Entry
from reportgen.exhibits.tables.stubs import indicator_row
from reportgen.frame import PERIOD, PLACE, TOTAL
from reportgen.messages import word


def headings(plan: Plan, dimension: str) -> Iterator[tuple[str, Address]]:
    """The members that rows are grouped by, each with its heading."""
    if dimension == PLACE:
        places = (*plan.inside(), *plan.strays())
        yield from ((place.name, {PLACE: place.key}) for place in places)
    elif dimension == PERIOD:
        yield from ((f"{each}{period_marks(plan, each)}", {PERIOD: each}) for each in plan.periods)
    elif dimension == INDICATOR:
        yield from (indicator_row(plan, each.measure) for each in plan.frames)
    else:
        labels = plan.spec.labels
        for each in plan.members(dimension):
            yield names.member(dimension, each, labels), {dimension: each}


def closing_rows(plan: Plan, dimension: str) -> Iterator[Entry]:
    """The total over all groups of rows, where groups are parts of one whole."""
    rows = plan.spec.rows
    if not plan.spec.total or rows in PLAIN or dimension in (PERIOD, INDICATOR):
        return
    if dimension != PLACE:
        label = names.member(dimension, TOTAL, plan.spec.labels)
        yield Entry(label, {dimension: TOTAL, rows: TOTAL}, RowRole.TOTAL, is_sum=True)
    elif closing := plan.closing():
        label = word("exhibit-whole", place=closing.name)
        address, is_sum = {PLACE: closing.key, rows: TOTAL}, plan.is_complete
        yield Entry(label, address, RowRole.TOTAL, is_sum=is_sum)
