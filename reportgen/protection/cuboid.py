"""Secondary suppression by cuboids: the "Quaderverfahren" of the German statistical offices.

In a table with totals a hidden cell can be calculated from its row. It is safe when it is a
corner of a cuboid of hidden cells, in two dimensions

    x  + t     .     y - t          the rows and the columns add up for every t,
      .        .       .            so nobody can tell which t is the true one
    u  - t     .     v + t

as long as no corner passes what an outsider knows of it. (R. D. Repsilber, "Sicherung
persönlicher Angaben in Tabellendaten", Statistische Analysen und Studien NRW 1/2002.) Here the
edges of the cuboid are signed vectors, one of the tree of places and one of the groups, so that
the method holds for hierarchies and for sets within sets. Such a set of corners is a `Move`.
To hide more never undoes a move: each hidden cell keeps the move that was found for it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np

from reportgen.protection.board import Aim, Board, Lift, Move, Rooms, crossed
from reportgen.protection.fan import fan
from reportgen.protection.vectors import Vectors

KEPT = 64
"""How many edges of each dimension are combined: the cheapest that fit by themselves."""


Ease = Callable[[int], Iterable[Rooms]]
"""For a cell that cannot move enough below its whole: the rooms if the whole is thought other."""


def protect(board: Board, ease: Ease) -> tuple[dict[int, Lift], list[int]]:
    """Find a move for every cell that needs one; the cells that it hides then cost nothing.

    Returns what lifts each of the cells, and the cells for which there is no move.
    """
    found: dict[int, Lift] = {}
    failed: list[int] = []
    targets = np.flatnonzero(board.needs.span > 0)
    order = np.lexsort((targets, -board.needs.up[targets], -board.weight[targets]))
    for cell in targets[order].tolist():
        if cell in found:
            continue
        move = _move(board, cell, ease)
        if move is None:
            failed.append(cell)
            continue
        board.cost[move.lift.cells] = 0
        found[cell] = move.lift
        found |= {other: lift for other, lift in _covered(board, move) if other not in found}
    return found, [cell for cell in failed if cell not in found]


def _move(board: Board, cell: int, ease: Ease) -> Move | None:
    """The best move of a cell in the room that it has, or else below other wholes."""
    need = board.needs.of(cell)
    move = _best(Aim(board, cell, need, np.concatenate([board.down, board.up])))
    if move:
        return move
    aims = (Aim(board, cell, need, np.concatenate(rooms)) for rooms in ease(cell))
    eased = next(filter(None, map(_best, aims)), None)
    # Other cells of the move may have less left of their wholes than in truth.
    return replace(eased, room=None) if eased else None


def _covered(board: Board, move: Move) -> Iterable[tuple[int, Lift]]:
    """The other cells that a move protects just as well."""
    if move.room is None:
        return
    up, down = move.room
    for cell, sign in zip(move.lift.cells.tolist(), move.signs.tolist(), strict=True):
        need = board.needs.of(cell)
        fits = need.met(up, down) if sign > 0 else need.met(down, up)
        if need.span > 0 and fits:
            yield cell, Lift(move.lift.cells, move.signs * (sign * need.up))


def _best(aim: Aim) -> Move | None:
    """The cheapest move, among those that leave totals and parents alone if there are any."""
    tree, lattice = aim.board.tree, aim.board.lattice
    near = _line(aim, tree.near(aim.place), lattice.near(aim.column))
    if near and (near.cost == 0 or not _open(aim)):
        return near
    wide = lattice.wide(aim.column)
    found = (near, _line(aim, tree.wide(aim.place), wide), None if near else fan(aim, wide))
    return min((each for each in found if each), key=_cost, default=None)


def _cost(move: Move) -> float:
    return move.cost


def _open(aim: Aim) -> bool:
    """Whether the parent or a total of the cell is hidden already, or there is no total."""
    board = aim.board
    above = np.flatnonzero(board.lattice.above[:, aim.column])
    if not len(above) and board.lattice.limited[aim.column]:
        return True
    hidden = board.cost[aim.place * board.width + above] == 0
    parents = board.tree.parents[aim.place]
    under = any(board.cost[parent * board.width + aim.column] == 0 for parent in parents)
    return bool(hidden.any() or under)


def _line(aim: Aim, places: Vectors, groups: Vectors) -> Move | None:
    """The cheapest cuboid of an edge along the places and one along the groups."""
    width = aim.board.width
    places = aim.fitting(places, places.cells * width + aim.column, KEPT)
    groups = aim.fitting(groups, groups.cells + aim.place * width, KEPT)
    cells, signs = crossed(places, groups, width)
    if not cells.size:
        return None
    up, down = aim.rooms(cells, signs)
    cost = np.where(aim.need.met(up, down), aim.board.cost[cells].sum(axis=-1), np.inf)
    best = np.unravel_index(np.argmin(cost), cost.shape)
    if not np.isfinite(cost[best]):
        return None
    lift = Lift(cells[best], signs[best] * aim.need.up)
    return Move(float(cost[best]), lift, signs[best], (up[best], down[best]))
