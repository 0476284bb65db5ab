"""What suppression is given: quantities, what binds them, and which of them must be uncertain."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from reportgen.linear.interval import Goal
from reportgen.linear.system import Numbers, Reals, Rows, System

Marks = npt.NDArray[np.bool_]
FARTHEST = 1e7
"""Moves are no larger than this."""
SLACK = 1e-6
DENSE = 0.25
"""Where more than this part of all quantities has to be protected, each move meets many others."""


@dataclass(frozen=True, eq=False)
class Task:
    """Quantities with their relations, and which of them have to be uncertain."""

    rows: Rows
    """Relations that everybody knows; the true amounts fulfil them."""
    amounts: Reals
    least: Reals
    """The least that an outsider takes a quantity for when it is hidden."""
    most: Reals
    weight: Reals
    """The price of hiding; nought for what nobody publishes anyway."""
    goals: Mapping[int, Goal]
    """Quantities that have to be hidden, and how uncertain they have to be."""

    def part(self, columns: Numbers, chosen: Numbers) -> "Task":
        """The task of some quantities, bound by some rows."""
        inner = System(self.least, self.most, self.rows).part(columns, chosen)
        number = {int(column): at for at, column in enumerate(columns)}
        goals = {number[cell]: goal for cell, goal in self.goals.items() if cell in number}
        return Task(
            inner.rows, self.amounts[columns], inner.least, inner.most, self.weight[columns], goals
        )

    @cached_property
    def hidden(self) -> Marks:
        """What is hidden from the start."""
        found: Marks = self.weight == 0
        found[list(self.goals)] = True
        return found

    @cached_property
    def up(self) -> Reals:
        """How far each quantity can move up when it is hidden."""
        return np.minimum(np.maximum(self.most - self.amounts, 0), FARTHEST)

    @cached_property
    def down(self) -> Reals:
        """How far each quantity can move down when it is hidden."""
        return np.minimum(np.maximum(self.amounts - self.least, 0), FARTHEST)

    @cached_property
    def is_whole(self) -> bool:
        """Whether all numbers are whole, as counts are unless borders have been converted."""
        rows = self.rows
        given = (self.amounts, rows.factors, rows.low, rows.high)
        ends = (each[np.isfinite(each)] for each in (self.least, self.most))
        return all(bool((np.rint(each) == each).all()) for each in (*given, *ends))

    @property
    def is_dense(self) -> bool:
        """Whether so much has to be protected that single pushes are dear."""
        return len(self.goals) >= DENSE * len(self.amounts)

    @cached_property
    def moves(self) -> System:
        """Moves that keep all relations."""
        own, sums = self.rows, self.rows.of(self.amounts)
        kept = Rows(own.starts, own.columns, own.factors, own.low - sums, own.high - sums)
        return System(-self.down, self.up, kept)

    def lacks(self, cell: int, low: float, high: float) -> tuple[float, float, float]:
        """What a quantity that has been seen to move lacks: upwards, downwards, between both."""
        goal, own = self.goals[cell], float(self.amounts[cell])
        up, down, width = goal.most - own - high, low - (goal.least - own), goal.width - high + low
        return self._step(up), self._step(down), self._step(width)

    def _step(self, gap: float) -> float:
        """Whole numbers move in whole steps."""
        return float(np.ceil(gap - SLACK)) if self.is_whole else gap

    def price(self, hidden: Marks) -> float:
        """What it costs to hide all this."""
        return float(self.weight[hidden & ~self.hidden].sum())


@dataclass(frozen=True, eq=False)
class Suppressed:
    """What is hidden, and which goals could not be reached by any means."""

    hidden: Marks
    failed: tuple[int, ...] = ()
