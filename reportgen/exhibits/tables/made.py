"""What a drawing shows, with the table of its numbers and the words that go with it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from reportgen.exhibits.lookup.plan import Plan
from reportgen.exhibits.tables.columns import Leaf

C = TypeVar("C", covariant=True)


@dataclass(frozen=True, eq=False)
class Made(Generic[C]):
    """A chart or map before it is drawn."""

    chart: C
    plan: Plan
    """Its numbers as a table."""
    sentences: tuple[str, ...]
    """What the alternative text may say, the most important first."""
    notes: tuple[str, ...]
    """What the drawing itself needs said: hidden values, the beginning of an axis."""
    columns: tuple[Leaf, ...] = ()
    """Columns of the table; empty: those of the plan."""
    is_calculated: bool = False
    """Whether the drawing shows what is calculated from the table."""
    has_heads: bool = False
    """Whether it shows the heads of the table's rows, which may bear marks of breaks."""
