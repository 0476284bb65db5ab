"""The cheapest that can be hidden (Fischetti and Salazar, Management Science 47, 2001).

A choice of what to hide is put to an outsider: for each protected quantity two linear programs
find how far it can move. Where that is not far enough, the program's reduced costs say which
quantities could have made it move farther: some of these must be hidden (a Benders cut). The
cheapest choice that fulfils all such demands is tried next, in parts first, then in whole.
"""

import numpy as np

from reportgen.linear.solver import Choice, ContradictionError, LimitError, Program
from reportgen.linear.system import Reals
from reportgen.protection.budget import Budget, SpentError
from reportgen.protection.task import SLACK, Marks, Task

REACH = 1e4
"""Neighbours move no farther than this."""
NODES = 400
"""Nodes that a search for the cheapest choice may take."""
TINY = 1e-9
WORTH = 0.98
"""A choice is looked for as long as it may cost less than this part of the one that is known."""


def cheapest(task: Task, price: float, budget: Budget, *, is_rough: bool = False) -> Marks | None:
    """What is hidden at the least price.

    None if it costs nearly as much as the price that is known, or takes more than the budget;
    `is_rough` then gives the cheapest choice as far as demands are known, which may not be enough.
    """
    rows = task.moves.rows
    if max(np.abs(rows.low).max(initial=0), np.abs(rows.high).max(initial=0)) > SLACK:
        return None  # sums between two bounds, whose part in a demand the reduced costs do not say
    search = _Search(task, price * WORTH, budget)
    try:
        return search.found()
    except DearError:
        return None
    except SpentError:
        return search.guess() if is_rough else None
    except (LimitError, ContradictionError):
        return None


class DearError(Exception):
    """Whatever is enough costs nearly as much as what is known."""


class _Search:
    """Choices and what an outsider makes of them, in turn."""

    def __init__(self, task: Task, limit: float, budget: Budget) -> None:
        self.task, self.limit, self.budget = task, limit, budget
        self.up, self.down = np.minimum(task.up, REACH), np.minimum(task.down, REACH)
        self.free = np.flatnonzero(~task.hidden & (task.up + task.down > 0))
        self.choice = Choice(task.weight[self.free], NODES)
        self.outsider = Program(task.moves)
        self.every = np.arange(len(task.amounts))

    def found(self) -> Marks:
        """Ask for parts of quantities until nothing more is demanded, then for whole ones."""
        for is_whole in (False, True):
            taken = self._taken(is_whole=is_whole)
            while self._demands(taken):
                taken = self._taken(is_whole=is_whole)
        return self._hidden(taken)

    def guess(self) -> Marks | None:
        """The cheapest choice as far as demands are known."""
        try:
            return self._hidden(self.choice.cheapest(is_whole=True, is_rough=True))
        except (LimitError, ContradictionError):
            return None

    def _hidden(self, taken: Reals) -> Marks:
        hidden = self.task.hidden.copy()
        hidden[self.free[taken > 0.5]] = True
        return hidden

    def _taken(self, *, is_whole: bool) -> Reals:
        """The cheapest choice as far as demands are known: no other one is cheaper in the end."""
        taken = self.choice.cheapest(is_whole=is_whole)
        if float(taken @ self.task.weight[self.free]) >= self.limit:
            raise DearError
        return taken

    def _demands(self, taken: Reals) -> int:
        """Ask for more wherever a choice is not enough; how often."""
        share = self.task.hidden.astype(np.float64)
        share[self.free] = np.where(taken < SLACK, 0, taken)
        least, most = -self.down * share, self.up * share
        self.outsider.bounds(self.every, least, most)
        self.lowest, self.highest = np.zeros(len(self.every)), np.zeros(len(self.every))
        return sum(self._demanded(cell) for cell in self.task.goals)

    def _demanded(self, cell: int) -> int:
        """Ask for more where a quantity does not move far enough; how often."""
        seen = float(self.lowest[cell]), float(self.highest[cell])
        if max(self.task.lacks(cell, *seen)) <= SLACK:
            return 0
        up, down, width = self.task.lacks(cell, 0.0, 0.0)
        above, over = self._pushed(cell, 1.0, max(up, width))
        below, under = self._pushed(cell, -1.0, max(down, width))
        pairs = ((above, over, up), (below, under, down), (above + below, over + under, width))
        return sum(self._asked(worth, need) for far, worth, need in pairs if far < need - SLACK)

    def _pushed(self, cell: int, sense: float, need: float) -> tuple[float, Reals]:
        """How far a quantity can move, and what hiding each quantity is worth to that."""
        self.budget.take(len(self.every))
        room = self.up if sense > 0 else self.down
        enough, whole = min(need, float(room[cell])), float(room[cell])
        room[cell] = enough
        self.outsider.bound(cell, -float(self.down[cell]), float(self.up[cell]))
        answer = self.outsider.least(cell, sense=-sense)
        amounts = np.zeros(len(self.every)) if answer.amounts is None else answer.amounts
        slopes = self.outsider.slopes()
        worth = np.maximum(-slopes, 0) * self.up + np.maximum(slopes, 0) * self.down
        room[cell] = whole
        self.outsider.bound(cell, -float(self.down[cell]), float(self.up[cell]))
        self.lowest = np.minimum(self.lowest, amounts)
        self.highest = np.maximum(self.highest, amounts)
        return float(amounts[cell]) * sense, worth

    def _asked(self, worth: Reals, need: float) -> bool:
        """Ask for quantities that are worth what is needed beside those that are hidden anyway."""
        rest = need - float(worth[self.task.hidden].sum())
        if rest <= SLACK:
            return False
        useful = np.minimum(worth[self.free], rest)
        things = np.flatnonzero(useful > TINY)
        self.choice.demand(things, useful[things], rest)
        return True
