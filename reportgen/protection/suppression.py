"""Secondary suppression: what must be hidden beside what has to be, so that nothing follows.

The way of Fischetti and Salazar (Management Science 47, 2001). A hidden count is safe when another
table fits everything published in which it is larger, and one in which it is smaller. Such a table
is the true one plus a *move* that leaves all sums as they are.

Part by part: pushes find what to hide (`pushing`); what an outsider is left with is proved to be
safe in whole numbers, and shown again where it is not needed (`proof`); the cheapest choice of
all replaces what was found where the part is small enough to find it (`optimum`).
"""

from collections.abc import Iterator, Sequence

from reportgen.linear.system import Reals, System
from reportgen.protection.budget import Budget
from reportgen.protection.optimum import cheapest
from reportgen.protection.proof import Proof, groups
from reportgen.protection.pushing import Pushing
from reportgen.protection.task import SLACK, Marks, Suppressed, Task

PROVING = 3_000_000
"""Work of the programs that prove a part safe: what cannot be proved with it is not safe."""
TRIMMING = 100_000
"""Work of the programs that show again what is hidden without need, for each part."""
EXACT = 60_000
"""Work of the programs that find the cheapest choice, for each part."""
ROUNDS = 9
"""So many programs for each protected quantity are usual before the cheapest choice is found."""


def suppressed(task: Task, exact: int = EXACT) -> Suppressed:
    """Hide what is needed, part by part; `exact`: the work to spend on the cheapest choice."""
    whole = System(task.least, task.most, task.rows)
    hidden = task.weight == 0
    failed: list[int] = []
    for columns, chosen in whole.components:
        part = task.part(columns, chosen)
        if part.goals:
            found = _part(part, exact)
            hidden[columns] |= found.hidden
            failed += [int(columns[cell]) for cell in found.failed]
    return Suppressed(hidden, tuple(failed))


def _part(task: Task, exact: int) -> Suppressed:
    """Hide what is needed of quantities that have to do with each other."""
    pushing = Pushing(task)
    pushing.run()
    found = _proved(task, pushing.hidden, pushing.seen.moves)
    if found.failed:
        pushing.run_wholly(found.failed)
        found = _proved(task, pushing.hidden, pushing.seen.moves)
    if not found.failed and ROUNDS * len(task.goals) * len(task.amounts) <= exact:
        return _better(task, found, exact)
    return found


def _better(task: Task, found: Suppressed, exact: int) -> Suppressed:
    """The cheapest choice, if it is found, is safe and is cheaper than what there is."""
    choice = cheapest(task, task.price(found.hidden), Budget(exact))
    proved = found if choice is None else _proved(task, choice, ())
    return found if proved.failed else proved


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
