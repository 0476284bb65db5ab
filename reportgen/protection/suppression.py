"""Secondary suppression: what must be hidden beside what has to be, so that nothing follows.

The way of Fischetti and Salazar (Management Science 47, 2001). A hidden count is safe when another
table fits everything published in which it is larger, and one in which it is smaller. Such a table
is the true one plus a *move* that leaves all sums as they are.

Part by part: pushes find what to hide (`pushing`); what an outsider is left with is proved to be
safe in whole numbers, and shown again where it is not needed (`proof`); the cheapest choice of
all replaces what was found where the part is small enough to find it (`optimum`).
"""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from reportgen.linear.system import Reals, System
from reportgen.protection.budget import Budget
from reportgen.protection.optimum import cheapest
from reportgen.protection.proof import Proof, groups
from reportgen.protection.pushing import CROWD, Pushing
from reportgen.protection.task import SLACK, Marks, Suppressed, Task

PROVING = 3_000_000
"""Work of the programs that prove a part safe: what cannot be proved with it is not safe."""
TRIMMING = 100_000
"""Work of the programs that show again what is hidden without need, for each part."""
EXACT = 3_000_000
"""Work of the programs that find the cheapest choice, in all."""
HOPELESS = 0.9
"""Where more than this part of many quantities has to be protected, hardly one could be shown."""
ROUNDS = 5
"""So many programs for each protected quantity come near the cheapest choice."""


def suppressed(task: Task, exact: int = EXACT) -> Suppressed:
    """Hide what is needed, part by part; `exact`: the work to spend on the cheapest choice."""
    whole, budget = System(task.least, task.most, task.rows), Budget(exact)
    hidden = task.weight == 0
    failed: list[int] = []
    for columns, chosen in whole.components:
        part = task.part(columns, chosen)
        if part.goals:
            found = _part(part, budget)
            hidden[columns] |= found.hidden
            failed += [int(columns[cell]) for cell in found.failed]
    return Suppressed(hidden, tuple(failed))


def _part(task: Task, budget: Budget) -> Suppressed:
    """Hide what is needed of quantities that have to do with each other."""
    if len(task.amounts) > CROWD and len(task.goals) > HOPELESS * (task.weight > 0).sum():
        return Suppressed(np.ones(len(task.amounts), dtype=bool), tuple(task.goals))
    pushing = Pushing(task, _start(task))
    pushing.run()
    found = _proved(task, pushing.hidden, pushing.seen.moves)
    if found.failed:
        pushing.run_wholly(found.failed)
        found = _proved(task, pushing.hidden, pushing.seen.moves)
    if not found.failed and ROUNDS * len(task.goals) * len(task.amounts) <= budget.left:
        return _better(task, found, budget)
    return found


def _start(task: Task) -> Marks:
    """What is hidden before the pushes: where much is to be protected, what all of it demands."""
    size = len(task.amounts)
    if size > CROWD or not task.is_dense:
        return task.hidden
    demanded = cheapest(task, math.inf, Budget(size * len(task.goals)), is_rough=True)
    return task.hidden if demanded is None else demanded


def _better(task: Task, found: Suppressed, budget: Budget) -> Suppressed:
    """The cheapest choice as far as it is found, if it is safe and cheaper than what there is."""
    price = task.price(found.hidden)
    choice = cheapest(task, price, budget, is_rough=True)
    if choice is None:
        return found
    proved = _proved(task, choice, ())
    if proved.failed:
        pushing = Pushing(task, choice)
        pushing.settle(proved.failed)
        proved = _proved(task, pushing.hidden, pushing.seen.moves)
    return found if proved.failed or task.price(proved.hidden) >= price else proved


def _proved(task: Task, hidden: Marks, moves: Sequence[Reals]) -> Suppressed:
    """What of a choice is needed, and which goals it cannot be proved to meet."""
    kept, failed = hidden.copy(), set(_fixed(task))
    proving, trimming = Budget(PROVING), Budget(TRIMMING)
    for cells, group in groups(task, hidden):
        proof = Proof(group, (move[cells] for move in moves), proving)
        lacking = proof.lacking()
        if lacking:
            failed |= {int(cells[cell]) for cell in lacking}
        else:
            kept[cells[proof.trim(trimming)]] = False
    return Suppressed(kept, tuple(sorted(failed)))


def _fixed(task: Task) -> Iterator[int]:
    """Protected quantities that cannot move at all, though they should."""
    for cell in task.goals:
        if not task.up[cell] and not task.down[cell] and max(task.lacks(cell, 0.0, 0.0)) > SLACK:
            yield cell
