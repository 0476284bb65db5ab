"""Moves that have been found: each leads from the true table to another one that fits as well."""

import numpy as np

from reportgen.linear.system import Reals
from reportgen.protection.task import SLACK, Task

TIMES = (1, 2, 3, 4)
"""How often a move in fractions is taken to make it whole."""
FAR = 1e3
"""A move is taken no more often than this."""


class Seen:
    """How far moves take protected quantities; each may be made several times, and backwards."""

    def __init__(self, task: Task, *, is_whole: bool) -> None:
        """Take the task; `is_whole` asks for moves in whole numbers."""
        self.task, self.is_whole = task, is_whole
        self.cells = np.fromiter(task.goals, dtype=np.intp, count=len(task.goals))
        self.number = {cell: number for number, cell in enumerate(task.goals)}
        self.lowest, self.highest = np.zeros(len(self.cells)), np.zeros(len(self.cells))
        self.moves: list[Reals] = []
        self._ends: list[tuple[Reals, Reals]] = []

    def add(self, move: Reals) -> bool:
        """Take note of a move; False if it is in fractions where whole numbers are asked for."""
        step = whole(move) if self.is_whole else move
        if step is None or (self.is_whole and self._times(step) < 1 - SLACK):
            return False
        low = high = np.zeros(len(self.cells))
        for way in (step, -step):
            times = self._times(way)
            ends = way[self.cells] * (np.floor(times + SLACK) if self.is_whole else times)
            low, high = np.minimum(low, ends), np.maximum(high, ends)
        self._keep(step, low, high)
        return True

    def _keep(self, step: Reals, low: Reals, high: Reals) -> None:
        self.moves.append(step)
        self._ends.append((low, high))
        self.lowest, self.highest = np.minimum(self.lowest, low), np.maximum(self.highest, high)

    def gaps(self, cell: int) -> tuple[float, float, float]:
        """How much farther a protected quantity should move: up, down, and between both."""
        number = self.number[cell]
        return self.task.lacks(cell, float(self.lowest[number]), float(self.highest[number]))

    def ends(self, cell: int) -> tuple[float, float]:
        """How far a protected quantity moves down (below nought) and up."""
        number = self.number[cell]
        return float(self.lowest[number]), float(self.highest[number])

    def meets(self, cell: int) -> bool:
        """Whether a protected quantity has moved as far as it should."""
        return max(self.gaps(cell)) <= SLACK

    def without(self, cell: int) -> "Seen":
        """What the moves show that leave a quantity as it is."""
        found = Seen(self.task, is_whole=self.is_whole)
        for move, (low, high) in zip(self.moves, self._ends, strict=True):
            if not move[cell]:
                found._keep(move, low, high)
        return found

    def _times(self, way: Reals) -> float:
        """How often a move can be made before a quantity leaves its bounds."""
        room = np.where(way > 0, self.task.up, self.task.down)
        moved = way != 0
        return min(float((room[moved] / np.abs(way[moved])).min(initial=FAR)), FAR)


def whole(move: Reals) -> Reals | None:
    """A move in whole numbers, if it is one when it is made a few times."""
    for times in TIMES:
        nearest = np.rint(move * times)
        if np.abs(nearest - move * times).max(initial=0) < SLACK:
            return np.asarray(nearest)
    return None
