"""The table behind charts of one place by several indicators: the place beside the root."""

from reportgen.exhibits.lookup.choice import INDICATOR, Choice
from reportgen.exhibits.specs.deviation import DeviationSpec
from reportgen.exhibits.specs.dots import DotsSpec
from reportgen.exhibits.specs.table import TableSpec
from reportgen.frame import PLACE
from reportgen.messages import word


def beside_root(spec: DotsSpec | DeviationSpec, choice: Choice) -> TableSpec:
    """A row for each indicator, a column for the place and one for the root."""
    root = choice.places.root.key
    return TableSpec(
        kind="table", indicators=spec.indicators, rows=INDICATOR, columns=PLACE,
        title=spec.title or word("exhibit-dots-title"), note=spec.note, period=spec.period,
        place=spec.place, places=tuple(dict.fromkeys((spec.place or root, root))),
        groups=spec.groups, labels=spec.labels, total=False, rank=spec.kind == "dots",
        deviation=spec.kind == "deviation",
    )  # fmt: skip
