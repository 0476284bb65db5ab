"""Quantities and their relations as they are gathered, packed at the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from reportgen.linear.interval import Goal
from reportgen.linear.system import Numbers, Reals, Rows
from reportgen.protection.task import Task


@dataclass(eq=False)
class Draft:
    """Quantities in the order of their numbers, and what binds them."""

    size: int = 0
    goals: dict[int, Goal] = field(default_factory=dict)
    _given: list[tuple[Reals, Reals, Reals, Reals]] = field(default_factory=list)
    _cells: list[Numbers] = field(default_factory=list)
    _factors: list[Reals] = field(default_factory=list)
    _lengths: list[Numbers] = field(default_factory=list)

    def take(self, amounts: Reals, least: Reals, most: Reals, weight: Reals) -> int:
        """Take quantities of a shape; the number of the first one."""
        start = self.size
        self._given.append((amounts.ravel(), least.ravel(), most.ravel(), weight.ravel()))
        self.size += amounts.size
        return start

    def bind(self, cells: Numbers, factors: Sequence[float]) -> None:
        """Keep weighted sums as they are: relation x term, the factors for each term."""
        self._cells.append(cells.ravel())
        self._factors.append(np.tile(np.asarray(factors, dtype=np.float64), len(cells)))
        self._lengths.append(np.full(len(cells), len(factors), dtype=np.intp))

    def task(self) -> Task:
        """All of it. A sum stays what it is in the numbers, be it right or not."""
        amounts, least, most, weight = (
            np.concatenate(each) for each in zip(*self._given, strict=True)
        )
        lengths = np.concatenate([np.zeros(1, dtype=np.intp), *self._lengths])
        cells = np.concatenate([np.zeros(0, dtype=np.intp), *self._cells])
        factors = np.concatenate([np.zeros(0), *self._factors])
        nothing = np.zeros(len(lengths) - 1)
        packed = Rows(np.cumsum(lengths), cells, factors, nothing, nothing)
        sums = packed.of(amounts)
        rows = Rows(packed.starts, cells, factors, sums, sums).merged()
        return Task(rows, amounts, least, most, weight, self.goals)
