"""Pushes: the cheapest move that makes a protected quantity uncertain; what it takes is hidden.

A move leaves all sums as they are. What is hidden already moves for next to nothing, what is
published at the price of hiding it, so that the cheapest move is a linear program.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

import numpy as np

from reportgen.linear.solver import LimitError, Program
from reportgen.linear.system import Numbers, Reals, Rows, System
from reportgen.protection.seen import Seen
from reportgen.protection.task import SLACK, Marks, Task

NEXT_TO_NOTHING = 1e-4
"""The price of a move of what is hidden already: of two moves the shorter one."""
NODES = 100
"""Nodes that the search for a move in whole numbers may take."""
GAP = 0.3
"""By how much of it the price of such a move may miss the least one."""
CROWD = 3000
"""Among so many quantities several are pushed at once, one more for every 2,000."""


class Pushing:
    """Pushes in one part of the system until every goal is met."""

    def __init__(self, task: Task, hidden: Marks) -> None:
        """Take the task and what is hidden already."""
        self.task = task
        self.size = len(task.amounts)
        self.hidden = hidden.copy()
        self.room = np.concatenate([task.up, task.down])
        self.seen = Seen(task, is_whole=False)
        self.program = self._program(is_whole=False)
        self.inner = Program(task.moves)
        """Moves of what is hidden alone."""

    def _program(self, *, is_whole: bool) -> Program:
        """Moves up (first half) and down (second half) that keep all relations."""
        own, size = self.task.moves.rows, self.size
        columns, factors = np.empty(2 * len(own.columns), np.intp), np.empty(2 * len(own.columns))
        columns[0::2], columns[1::2] = own.columns, own.columns + size
        factors[0::2], factors[1::2] = own.factors, -own.factors
        packed = Rows(own.starts * 2, columns, factors, own.low, own.high)
        system = System(np.zeros(2 * size), self.room, packed)
        program = Program(system, is_whole=is_whole, nodes=NODES, gap=GAP)
        costs = np.where(self.hidden, NEXT_TO_NOTHING, self.task.weight)
        program.prices(np.arange(2 * size), np.tile(costs, 2))
        return program

    def run(self) -> None:
        """Meet every goal, the hardest first."""
        cells = sorted(self.task.goals, key=self._hardness)
        step = 1 + self.size // 2000 if self.size > CROWD else len(cells) + 1
        for start in range(0, len(cells) if self.size > CROWD else 0, step):
            self._crowd(cells[start : start + step])
        self.settle(cells)

    def settle(self, cells: Iterable[int]) -> None:
        """Push quantities one by one."""
        for cell in cells:
            self._settle(cell)

    def run_wholly(self, cells: Sequence[int]) -> None:
        """Push some quantities again, in whole numbers; what takes too long is left as it is."""
        if not self.task.is_whole:
            return
        found, self.seen = self.seen, Seen(self.task, is_whole=True)
        for move in found.moves:
            self.seen.add(move)
        self.program = self._program(is_whole=True)
        for cell in cells:
            with suppress(LimitError):
                self._settle(cell)

    def _hardness(self, cell: int) -> tuple[float, float, int]:
        return -max(self.task.lacks(cell, 0.0, 0.0)), -float(self.task.amounts[cell]), cell

    def _crowd(self, cells: Sequence[int]) -> None:
        """Push several quantities at once, each as a first push of its own would."""
        pushes = {
            cell: ways[0] for cell in cells if (ways := next(self._lacking(cell), None)) is not None
        }
        move = self._pushed(pushes) if pushes else None
        if move is not None:
            self._take(move)

    def _settle(self, cell: int) -> None:
        """Push a quantity until it is uncertain enough, or until that turns out impossible."""
        is_large = self.task.is_dense and self.size > CROWD  # moves of what is hidden cost less
        for pushes in self._lacking(cell):
            if is_large and len(pushes) > 1 and self._look(cell):
                continue
            moves = [move for push in pushes if (move := self._pushed({cell: push})) is not None]
            best = min(moves, key=self._price_of, default=None)
            is_dear = best is None or self._price_of(best) > 0
            if self.task.is_dense and is_dear and len(pushes) > 1 and self._look(cell):
                continue
            if best is None:
                return
            self._take(best)

    def _look(self, cell: int) -> bool:
        """See how far a quantity moves with what is hidden; whether that is news."""
        before, every = self.seen.gaps(cell)[2], np.arange(self.size)
        down, up = np.where(self.hidden, (self.task.down, self.task.up), 0.0)
        self.inner.bounds(every, -down, up)
        for sense in (1.0, -1.0):
            low, high = self.seen.ends(cell)
            gap = self.seen.gaps(cell)[2]
            most = min(gap + high, up[cell]) if sense > 0 else up[cell]
            least = max(low - gap, -down[cell]) if sense < 0 else -down[cell]
            self.inner.bound(cell, float(least), float(most))
            found = self.inner.least(cell, sense=-sense).amounts
            self.inner.bound(cell, -float(down[cell]), float(up[cell]))
            if found is not None:
                self.seen.add(np.where(np.abs(found) < SLACK, 0, found))
        return self.seen.gaps(cell)[2] < before - SLACK

    def _lacking(self, cell: int) -> Iterator[tuple[float, ...]]:
        """The pushes (up above nought) that a quantity still lacks, each perhaps in two ways."""
        up, down, _ = self.task.lacks(cell, 0.0, 0.0)
        if self.seen.gaps(cell)[0] > SLACK:
            yield (up,)
        if self.seen.gaps(cell)[1] > SLACK:
            yield (-down,)
        for _ in range(3):
            if (gap := self.seen.gaps(cell)[2]) > SLACK:
                low, high = self.seen.ends(cell)
                yield gap + high, low - gap

    def _price_of(self, move: Reals) -> float:
        """What it costs to hide all that a move takes."""
        return float(self.task.weight[(move != 0) & ~self.hidden].sum())

    def _pushed(self, pushes: Mapping[int, float]) -> Reals | None:
        """The cheapest move of quantities by amounts; None when there is none."""
        columns, least = self._forced(pushes)
        if (self.room[columns] < least - SLACK).any():
            return None
        self.program.bounds(columns, least, np.where(least > 0, self.room[columns], 0.0))
        found = self.program.cheapest()
        self.program.bounds(columns, np.zeros(len(columns)), self.room[columns])
        return None if found is None else self._move(found)

    def _forced(self, pushes: Mapping[int, float]) -> tuple[Numbers, Reals]:
        """The moves that a push forces, and those that it forbids (by nought)."""
        cells = np.fromiter(pushes, dtype=np.intp)
        amounts = np.array(list(pushes.values()), dtype=np.float64)
        columns = np.concatenate([cells, cells + self.size])
        return columns, np.concatenate([np.maximum(amounts, 0), np.maximum(-amounts, 0)])

    def _move(self, found: Reals) -> Reals:
        move = found[: self.size] - found[self.size :]
        move[np.abs(move) < SLACK] = 0
        return np.asarray(move)

    def _take(self, move: Reals) -> None:
        """Hide what a move takes, which is a witness for all of it."""
        new = np.flatnonzero((move != 0) & ~self.hidden)
        if len(new):
            self.hidden[new] = True
            columns = np.concatenate([new, new + self.size])
            self.program.prices(columns, np.full(len(columns), NEXT_TO_NOTHING))
        self.seen.add(move)
