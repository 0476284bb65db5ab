"""The words of a stub: its head, and the names of indicators."""

from reportgen.exhibits.lookup import names
from reportgen.exhibits.lookup.breaks import indicator_marks
from reportgen.exhibits.lookup.cells import Address
from reportgen.exhibits.lookup.choice import INDICATOR
from reportgen.exhibits.lookup.plan import Plan
from reportgen.frame import PLACE, SINCE, Measure
from reportgen.messages import word


def stub(plan: Plan) -> str:
    """What the rows are, as the head of their column."""
    dimension, labels = plan.spec.rows, plan.spec.labels
    if dimension == INDICATOR:
        return labels.get(dimension) or word("exhibit-indicator")
    if dimension == PLACE:
        level = plan.shown_level()
        return labels.get(dimension) or (level.name if level else names.stub(PLACE, labels))
    return names.stub(dimension, labels)


def indicator_row(plan: Plan, measure: Measure) -> tuple[str, Address]:
    """The name of a row of one indicator, and what its cells have in common."""
    address = {INDICATOR: measure.id}
    if plan.spec.change_since:
        address[SINCE] = plan.since(measure.id)
    return indicator_name(plan, measure), address


def indicator_name(plan: Plan, measure: Measure) -> str:
    """Name with its unit where units differ, and with the period where it is not the latest."""
    name = names.named_unit(measure) if plan.is_mixed else measure.name
    return f"{dated(plan, measure, name)}{indicator_marks(plan, measure)}"


def dated(plan: Plan, measure: Measure, name: str) -> str:
    """The name of an indicator, with its period where others show a later one."""
    latest = plan.latest(measure.id)
    is_older = plan.is_snapshot and latest != plan.periods[-1]
    return f"{name} ({latest})" if is_older else name
