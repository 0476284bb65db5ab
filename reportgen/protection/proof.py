"""What an outsider is left with: hidden quantities that have to do with each other, and no others.

For each protected one programs look for moves that take it far enough, in whole numbers where all
counts are whole. What is hidden without need is shown again.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress

import numpy as np

from reportgen.linear.solver import LimitError, Program
from reportgen.linear.system import Numbers, Reals, System
from reportgen.protection.budget import Budget, SpentError
from reportgen.protection.gaps import Gaps
from reportgen.protection.seen import Seen
from reportgen.protection.task import SLACK, Marks, Task

NODES = 100
"""Nodes that the search for a move in whole numbers may take."""


def groups(task: Task, hidden: Marks) -> Iterator[tuple[Numbers, Task]]:
    """Hidden quantities that have to do with each other: their numbers, and a task of their own."""
    least, most = (np.where(hidden, end, task.amounts) for end in (task.least, task.most))
    whole = System(least, most, task.rows)
    open_, inner = whole.untold, whole.reduced()
    number = {int(cell): at for at, cell in enumerate(open_)}
    goals = {number[cell]: goal for cell, goal in task.goals.items() if cell in number}
    rest = Task(inner.rows, task.amounts[open_], inner.least, inner.most, task.weight[open_], goals)
    for columns, chosen in inner.components:
        part = rest.part(columns, chosen)
        if part.goals:
            yield open_[columns], part


class Proof:
    """One group of hidden quantities, and the moves that prove that its goals are met."""

    def __init__(self, task: Task, moves: Iterable[Reals], budget: Budget) -> None:
        """Take what is hidden, and moves that are known."""
        self.task, self.budget = task, budget
        self.seen = Seen(task, is_whole=task.is_whole)
        for move in moves:
            if move.any():
                self.seen.add(move)
        self.program = Program(task.moves)
        self.gaps = Gaps(task.moves.rows)
        self.wanting = {cell for cell in task.goals if max(task.lacks(cell, 0.0, 0.0)) > SLACK}
        self.shown = np.zeros(len(task.amounts), dtype=bool)
        """What need not be hidden."""

    def lacking(self) -> list[int]:
        """The protected quantities that cannot be proved to be safe."""
        return [cell for cell in self.task.goals if not self._is_safe(cell)]

    def _is_safe(self, cell: int) -> bool:
        with suppress(SpentError):
            return self._proved(cell, is_thorough=True)
        return False

    def _proved(self, cell: int, *, is_thorough: bool) -> bool:
        """Look for moves that take a quantity far enough; thoroughly: for whole ones."""
        for sense, far in self._ways(cell):
            move = self._farthest(self.program, cell, sense * far)
            if not self.seen.add(move) and is_thorough:
                self._add_whole(cell, sense * far)
        return self.seen.meets(cell)

    def _ways(self, cell: int) -> Iterator[tuple[float, float]]:
        """The ways to look (up: 1) and how far, as long as something is lacking."""
        up, down, width = self.task.lacks(cell, 0.0, 0.0)
        if self.seen.gaps(cell)[0] > SLACK:
            yield 1.0, up
        if self.seen.gaps(cell)[1] > SLACK:
            yield -1.0, down
        if max(self.seen.gaps(cell)[:2]) <= SLACK < self.seen.gaps(cell)[2]:
            yield 1.0, width
            if (gap := self.seen.gaps(cell)[2]) > SLACK:
                yield -1.0, gap - self.seen.ends(cell)[0]

    def _farthest(self, program: Program, cell: int, far: float) -> Reals:
        """The move that takes a quantity as far as possible, but not beyond."""
        self.budget.take(len(self.task.amounts))
        up, down = float(self.task.up[cell]), float(self.task.down[cell])
        program.bound(cell, max(min(far, 0), -down), min(max(far, 0), up))
        try:
            answer = program.least(cell, sense=-1.0 if far > 0 else 1.0)
        finally:
            program.bound(cell, -down, up)
        move = np.zeros(len(self.task.amounts)) if answer.amounts is None else answer.amounts
        move[np.abs(move) < SLACK] = 0
        return move

    def _add_whole(self, cell: int, far: float) -> None:
        """Look for a move in whole numbers, unless that takes too long."""
        shown = self.shown
        system = self.task.moves
        fixed = system.bounded(np.where(shown, 0, system.least), np.where(shown, 0, system.most))
        program = Program(fixed, is_whole=True, nodes=NODES)
        with suppress(LimitError):
            self.seen.add(self._farthest(program, cell, far))

    def trim(self, budget: Budget) -> Marks:
        """Show again what is hidden without need, the dearest first, until the budget is spent."""
        self.budget = budget
        weight = self.task.weight
        with suppress(SpentError):
            for cell in np.lexsort((np.arange(len(weight)), -weight)).tolist():
                if weight[cell] > 0 and cell not in self.task.goals:
                    self._show(cell)
        return self.shown

    def _show(self, cell: int) -> None:
        """Show a quantity if all goals are met without moving it."""
        if any(other in self.wanting for other in self.gaps.told(cell)):
            return
        kept, self.seen = self.seen, self.seen.without(cell)
        self.shown[cell] = True
        self.program.bound(cell, 0.0, 0.0)
        is_done = False
        try:
            is_done = all(
                self.seen.meets(other) or self._proved(other, is_thorough=False)
                for other in self.task.goals
            )
        finally:
            if is_done:
                self.gaps.fill(cell)
            else:
                self.seen = kept
                self.shown[cell] = False
                self.program.bound(cell, -float(self.task.down[cell]), float(self.task.up[cell]))
