"""What the rows of a table are called when they are counted."""

from reportgen.exhibits.lookup.choice import INDICATOR
from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.tables.table import subject
from reportgen.frame import AGE, PERIOD, PLACE
from reportgen.messages import word


def nouns(plan: Plan) -> tuple[str, str]:
    """One and several of what the rows are: "Bezirk", "Bezirke"."""
    level = subject(plan).level
    if plan.spec.rows == PLACE and level:
        return level.name, level.plural
    key = {PLACE: "places", PERIOD: "periods", AGE: "ages", INDICATOR: "indicators"}.get(
        plan.spec.rows, "members"
    )
    return word(f"exhibit-{key}-one"), word(f"exhibit-{key}-many")
