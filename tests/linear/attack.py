"""What an outsider can conclude: the least and the most that quantities can be.

All published numbers are put in, bounds are followed through single relations, and what is left
falls into parts that have nothing to do with each other. In each part two linear programs a
quantity find how far it can move; numbers found on the way are witnesses for all others. Where a
program's answer is not whole, whole numbers are asked for.
"""

from collections.abc import Iterable, Mapping

import numpy as np

from reportgen.linear.bounds import tightened
from reportgen.linear.interval import Goal, Interval
from reportgen.linear.solver import Program
from reportgen.linear.system import System

SLACK = 1e-6
"""How far a solution may miss a whole number."""


def attack(
    system: System, wanted: Iterable[int], goals: Mapping[int, Goal] | None = None
) -> dict[int, Interval]:
    """For each quantity the interval that it must lie in.

    With `goals` the search ends as soon as some numbers show that a quantity meets its goal; its
    interval is then the one that was shown, perhaps narrower than the true one.
    Raises `ContradictionError` when no numbers at all are possible.
    """
    targets = tuple(dict.fromkeys(wanted))
    found = {cell: Interval(system.least[cell], system.most[cell]) for cell in targets}
    position = {int(cell): number for number, cell in enumerate(system.untold)}
    inner = tightened(system.reduced())
    by_part = np.zeros(len(inner), dtype=np.intp)
    for number, (columns, _) in enumerate(inner.components):
        by_part[columns] = number
    open_targets = [cell for cell in targets if cell in position]
    for number in dict.fromkeys(int(by_part[position[cell]]) for cell in open_targets):
        columns, chosen = inner.components[number]
        place = {int(column): at for at, column in enumerate(columns)}
        own = {cell: place[position[cell]] for cell in open_targets if position[cell] in place}
        aims = {own[cell]: (goals or {}).get(cell) for cell in own}
        search = _Search(inner.part(columns, chosen))
        ends = search.ends(aims)
        found |= {cell: ends[own[cell]] for cell in own}
    return found


class _Search:
    """The search in one part of a system."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.lowest = np.full(len(system), np.inf)
        """The least that any witness has of each quantity."""
        self.highest = np.full(len(system), -np.inf)
        self._programs: dict[bool, Program] = {}

    def ends(self, aims: Mapping[int, Goal | None]) -> dict[int, Interval]:
        """The interval of each quantity that is asked for."""
        return {cell: self._interval(cell, aim) for cell, aim in aims.items()}

    def _interval(self, cell: int, aim: Goal | None) -> Interval:
        known = Interval(float(self.system.least[cell]), float(self.system.most[cell]))
        if known.least == known.most:
            return known
        for sense in (1.0, -1.0):
            if aim and aim.met(shown := self._shown(cell)):
                return shown
            known = self._narrowed(cell, sense, known)
        return known

    def _shown(self, cell: int) -> Interval:
        return Interval(float(self.lowest[cell]), float(self.highest[cell]))

    def _narrowed(self, cell: int, sense: float, known: Interval) -> Interval:
        """One end of an interval, the other one as it was."""
        if sense > 0:
            is_shown = self.lowest[cell] <= known.least
            end = known.least if is_shown else max(known.least, self._end(cell, sense))
            return Interval(end, known.most)
        is_shown = self.highest[cell] >= known.most
        end = known.most if is_shown else min(known.most, self._end(cell, sense))
        return Interval(known.least, end)

    def _end(self, cell: int, sense: float) -> float:
        """The least (or, with sense -1, the most) that whole numbers allow."""
        for is_whole in (False, True):
            answer = self._program(is_whole).least(cell, sense=sense)
            if answer.amounts is None:
                return answer.value
            nearest = np.rint(answer.amounts)
            if np.abs(nearest - answer.amounts).max() < SLACK:
                self.lowest = np.minimum(self.lowest, nearest)
                self.highest = np.maximum(self.highest, nearest)
                return float(nearest[cell])
        return answer.value

    def _program(self, is_whole: bool) -> Program:  # noqa: FBT001 -- what kind of program it is
        if is_whole not in self._programs:
            self._programs[is_whole] = Program(self.system, is_whole=is_whole)
        return self._programs[is_whole]
