"""Secondary suppression: what must be hidden beside what has to be, so that nothing follows.

The way of Fischetti and Salazar (Management Science 47, 2001) without its exact part. A hidden
count is safe when another table fits everything published in which it is larger, and one in which
it is smaller. Such a table is the true one plus a *move* that leaves all sums as they are. The
cheapest move is a linear program (a "push"): what is hidden already moves for next to nothing, what
is published at the price of hiding it. What a push moves is hidden, and the table that it leads
to is a witness for every cell that it moves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportgen.linear.attack import Goal
from reportgen.linear.solver import Program
from reportgen.linear.system import Numbers, Reals, Rows, System

Marks = npt.NDArray[np.bool_]
FARTHEST = 1e7
"""Moves are no larger than this."""
NEXT_TO_NOTHING = 1e-4
"""The price of a move of what is hidden already: of two moves the shorter one."""
SLACK = 1e-6


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


@dataclass(frozen=True, eq=False)
class Suppressed:
    """What is hidden, and which goals could not be reached by any means."""

    hidden: Marks
    failed: tuple[int, ...] = ()


def suppressed(task: Task) -> Suppressed:
    """Hide what is needed, part by part."""
    whole = System(task.least, task.most, task.rows)
    hidden = task.weight == 0
    failed: list[int] = []
    for columns, chosen in whole.components:
        part = task.part(columns, chosen)
        if part.goals:
            pushing = _Pushing(part)
            pushing.run()
            hidden[columns] |= pushing.hidden
            failed += [int(columns[cell]) for cell in pushing.failed]
    return Suppressed(hidden, tuple(failed))


class _Pushing:
    """Pushes in one part of the system until every goal is met."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.size = len(task.amounts)
        self.hidden = task.weight == 0
        self.hidden[list(task.goals)] = True
        self.up = np.minimum(np.maximum(task.most - task.amounts, 0), FARTHEST)
        self.down = np.minimum(np.maximum(task.amounts - task.least, 0), FARTHEST)
        self.lowest, self.highest = np.zeros(self.size), np.zeros(self.size)
        """The farthest that a witness has moved each quantity down and up."""
        self.failed: list[int] = []
        self.program = Program(self._moves())
        for cell in range(self.size):
            self._price(cell)

    def _moves(self) -> System:
        """Moves up (first half) and down (second half) that keep all relations."""
        own, size = self.task.rows, self.size
        sums = own.of(self.task.amounts)
        starts = own.starts * 2
        columns, factors = np.empty(2 * len(own.columns), np.intp), np.empty(2 * len(own.columns))
        columns[0::2], columns[1::2] = own.columns, own.columns + size
        factors[0::2], factors[1::2] = own.factors, -own.factors
        packed = Rows(starts, columns, factors, own.low - sums, own.high - sums)
        return System(np.zeros(2 * size), np.concatenate([self.up, self.down]), packed)

    def _price(self, cell: int) -> None:
        cost = NEXT_TO_NOTHING if self.hidden[cell] else float(self.task.weight[cell])
        self.program.price(cell, cost)
        self.program.price(cell + self.size, cost)

    def run(self) -> None:
        """Meet every goal, the hardest first."""
        for cell in sorted(self.task.goals, key=self._hardness):
            if not self._settled(cell):
                self.failed.append(cell)

    def _hardness(self, cell: int) -> tuple[float, float, int]:
        goal, own = self.task.goals[cell], float(self.task.amounts[cell])
        return -max(goal.most - own, own - goal.least, goal.width), -own, cell

    def _settled(self, cell: int) -> bool:
        """Push a quantity until it is uncertain enough; False when that is impossible."""
        for pushes in self._lacking(cell):
            moves = [move for push in pushes if (move := self._pushed(cell, push)) is not None]
            if not moves:
                return False
            best = min(moves, key=self._price_of)
            self._hide(np.flatnonzero((best != 0) & ~self.hidden))
            self._remember(best)
        return next(self._lacking(cell), None) is None

    def _lacking(self, cell: int) -> Iterator[tuple[float, ...]]:
        """The pushes (up above nought) that a quantity still lacks, each perhaps in two ways."""
        goal, own = self.task.goals[cell], float(self.task.amounts[cell])
        if self.highest[cell] < goal.most - own - SLACK:
            yield (goal.most - own,)
        if self.lowest[cell] > goal.least - own + SLACK:
            yield (goal.least - own,)
        for _ in range(2):
            low, high = float(self.lowest[cell]), float(self.highest[cell])
            if high - low < goal.width - SLACK:
                yield goal.width + low, high - goal.width

    def _price_of(self, move: Reals) -> float:
        """What it costs to hide all that a move takes."""
        return float(self.task.weight[(move != 0) & ~self.hidden].sum())

    def _pushed(self, cell: int, amount: float) -> Reals | None:
        """The cheapest move of a quantity by an amount; None when there is none."""
        size, is_up = self.size, amount > 0
        one, other = (cell, cell + size) if is_up else (cell + size, cell)
        room, back = (self.up, self.down) if is_up else (self.down, self.up)
        if room[cell] < abs(amount) - SLACK:
            return None
        self.program.bound(one, abs(amount), float(room[cell]))
        self.program.bound(other, 0.0, 0.0)
        found = self.program.cheapest()
        self.program.bound(one, 0.0, float(room[cell]))
        self.program.bound(other, 0.0, float(back[cell]))
        if found is None:
            return None
        move = found[:size] - found[size:]
        move[np.abs(move) < SLACK] = 0
        return move

    def _hide(self, cells: Numbers) -> None:
        self.hidden[cells] = True
        for cell in cells.tolist():
            self._price(cell)

    def _remember(self, move: Reals) -> None:
        """A move is a witness, and so is the opposite one where there is room for it."""
        ways = [move]
        if (move <= self.down + SLACK).all() and (-move <= self.up + SLACK).all():
            ways.append(-move)
        for way in ways:
            self.lowest = np.minimum(self.lowest, way)
            self.highest = np.maximum(self.highest, way)
