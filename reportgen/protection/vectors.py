"""Signed vectors along one dimension of a table: what one or two of its parts more or less change.

A vector says which cells of a line change by +1 or -1 when a single part gains what another one
loses, or simply gains. Sums, nested sets and overlapping sets keep adding up, because the change
of each cell is made from that of its parts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from reportgen.protection.counts import Numbers
from reportgen.protection.scale import Set

Signs: TypeAlias = npt.NDArray[np.int8]
Column: TypeAlias = tuple[Set, ...]
"""What a column of a table is limited to: for each key a set of its parts."""
T = TypeVar("T")


def thinned(options: Sequence[T], most: int) -> list[T]:
    """An even choice of at most so many."""
    step = max(1, -(-len(options) // most))
    return list(options[::step])


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Vectors as rows, padded with cells that may always change."""

    cells: Numbers
    signs: Signs

    def __len__(self) -> int:
        """How many vectors there are."""
        return len(self.cells)

    def __getitem__(self, chosen: npt.NDArray[np.bool_] | Numbers) -> "Vectors":
        """Some of the vectors."""
        return Vectors(self.cells[chosen], self.signs[chosen])
