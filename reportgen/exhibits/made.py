"""What every chart and map is made into before it becomes a figure."""

from dataclasses import dataclass

from reportgen.document.nodes import FigureKind, Table
from reportgen.exhibits.marks import Mark
from reportgen.exhibits.plan import Plan


@dataclass(frozen=True, eq=False)
class Made:
    """A drawing with what is said about it."""

    plan: Plan
    """Its numbers as a table; title, source and remarks are the table's."""
    data: Table
    marks: tuple[Mark, ...]
    height: float
    """Millimetres."""
    sentences: tuple[str, ...]
    """What the alternative text may say, the most important first."""
    notes: tuple[str, ...] = ()
    """What the drawing itself needs said: hidden values, the beginning of an axis."""
    kind: FigureKind = FigureKind.CHART
