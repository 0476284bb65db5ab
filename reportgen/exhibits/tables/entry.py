"""One row of a table before its cells are read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from reportgen.document.nodes import RowRole
from reportgen.exhibits.lookup.cells import Address, Printed

Lookup = Callable[[Address], float | None]
"""The number that rows are sorted by; None when it is not shown."""


@dataclass(frozen=True, eq=False)
class Entry:
    """One row: its name, and what its cells have in common."""

    label: str
    address: Address
    role: RowRole = RowRole.BODY
    indent: int = 0
    is_sum: bool = False
    """Whether it closes rows that must add up to it."""
    depth: int = 0
    """How many lines it is a part of, where lines are parts of others."""
    relation: str = ""
    """How it belongs to the line above it that is less deep: "davon nach Alter", "darunter"."""


Line: TypeAlias = tuple[Entry, tuple[Printed, ...]]
"""A row and its cells; none for headings and for words between rows."""
