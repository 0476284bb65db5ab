"""A fan: several places share what a hidden cell gains or loses.

Where all counts are small no single place can give enough. A fan has one edge along the groups,
like a cuboid, but along the places as many blades as are needed, the ones with most room for
their price first: parts of the place share what it gains, and siblings share what they lose, or
else the places above gain too.
"""

from dataclasses import dataclass

import numpy as np

from reportgen.protection.board import Aim, Lift, Move, crossed
from reportgen.protection.counts import Amounts, Numbers
from reportgen.protection.tree import Path
from reportgen.protection.vectors import Signs, Vectors

KEPT = 16
"""How many edges along the groups are tried: the cheapest that fit by themselves."""
TRIED = 16
"""How many leaves of a place are tried."""


def fan(aim: Aim, groups: Vectors) -> Move | None:
    """The cheapest fan; None when even all places together cannot give enough."""
    tree, place = aim.board.tree, aim.place
    groups = aim.fitting(groups, groups.cells + place * aim.board.width, KEPT)
    if not len(groups):
        return None
    ways = [(parent, siblings) for parent, siblings in tree.families_of(place) if siblings]
    fans = (_spread(aim, groups, stop, siblings) for stop, siblings in (*ways, (-1, ())))
    return min((each for each in fans if each), key=lambda move: move.cost, default=None)


def _spread(aim: Aim, groups: Vectors, stop: int, siblings: Path) -> Move | None:
    """The cheapest fan that changes nothing at or above `stop` (-1: that changes the top)."""
    tree = aim.board.tree
    own = tree.path(aim.place, stop)
    taken = set(own)
    families = tree.downward[aim.place]
    below = tree.families[families[0]][1] if families else ()
    parts = _apart(aim, below, aim.place, taken)
    others = _apart(aim, siblings, stop, taken)
    if bool(below) > bool(parts) or bool(siblings) > bool(others):
        return None
    return _fan(aim, groups, own, (parts, others))


def _apart(aim: Aim, places: Path, stop: int, taken: set[int]) -> list[Path]:
    """For each place the way from a leaf up to `stop`, no two of which share a place.

    Of each place the leaf with most room is taken. With several geographies another leaf may lie
    in a place that is taken already; then the next one is tried.
    """
    found: list[Path] = []
    for place in places:
        paths = (aim.board.tree.path(leaf, stop) for leaf in _richest(aim, place))
        if path := next((each for each in paths if taken.isdisjoint(each)), None):
            found.append(path)
            taken.update(path)
    return found


def _richest(aim: Aim, place: int) -> list[int]:
    """The leaves of a place, those with most room first."""
    tree, width = aim.board.tree, aim.board.width
    leaves = np.array(tree.leaves[place])
    cells = leaves * width + aim.column
    down, up = aim.room[cells], aim.room[cells + len(aim.board.cost)]
    use = np.minimum(up, aim.need.span) + np.minimum(down, aim.need.span)
    chosen: list[int] = leaves[np.argsort(-use, kind="stable")[:TRIED]].tolist()
    return chosen


@dataclass(frozen=True, slots=True, eq=False)
class _Blades:
    """Cells with their room and price: blade x edge along the groups (x cells)."""

    cells: Numbers
    signs: Signs
    up: Amounts
    down: Amounts
    cost: Amounts

    def of(self, blades: Numbers, edge: int) -> "_Blades":
        """Some of the blades, with one edge."""
        return _Blades(
            self.cells[blades, edge], self.signs[blades, edge],
            self.up[blades, edge], self.down[blades, edge], self.cost[blades, edge],
        )  # fmt: skip


def _blades(aim: Aim, paths: list[Path], groups: Vectors, sign: int) -> _Blades:
    width = max(map(len, paths))
    cells = np.full((len(paths), width), aim.board.tree.pad, dtype=np.intp)
    for row, path in enumerate(paths):
        cells[row, : len(path)] = path
    places = Vectors(cells, np.full_like(cells, sign, dtype=np.int8))
    cells, signs = crossed(places, groups, aim.board.width)
    return _Blades(cells, signs, *aim.rooms(cells, signs), aim.board.cost[cells].sum(axis=-1))


def _fan(
    aim: Aim, groups: Vectors, own: Path, shared: tuple[list[Path], list[Path]]
) -> Move | None:
    """The cheapest edge along the groups with the blades that it takes."""
    stem = _blades(aim, [own], groups, 1)
    room, cost = (stem.up[0], stem.down[0]), stem.cost[0]
    opened = []
    for paths, sign in zip(shared, (1, -1), strict=True):
        if paths:
            blades = _blades(aim, paths, groups, sign)
            order, number, room, price = _opened(aim, blades, room)
            opened.append((blades, order, number))
            cost = cost + price
    cost = np.where(aim.need.met(*room), cost, np.inf)
    edge = int(np.argmin(cost))
    if not np.isfinite(cost[edge]):
        return None
    chosen = [each.of(order[: number[edge] + 1, edge], edge) for each, order, number in opened]
    lift = _lift(aim, stem.of(np.array([0]), edge), chosen)
    return Move(float(cost[edge]), lift, np.sign(lift.changes).astype(np.int8))


def _opened(
    aim: Aim, blades: _Blades, room: tuple[Amounts, Amounts]
) -> tuple[Numbers, Numbers, tuple[Amounts, Amounts], Amounts]:
    """Open blade after blade until there is room enough, for each edge along the groups.

    Returns the order of the blades, the number of the last one, and the room and the price then.
    """
    use = np.minimum(blades.up, aim.need.span) + np.minimum(blades.down, aim.need.span)
    price = np.where(use > 0, blades.cost / np.maximum(use, 1e-9), np.inf)
    order = np.argsort(price, axis=0, kind="stable")
    up, down, cost = (
        np.take_along_axis(each, order, axis=0).cumsum(axis=0)
        for each in (blades.up, blades.down, blades.cost)
    )
    up, down = np.minimum(room[0], up), np.minimum(room[1], down)
    met = aim.need.met(up, down)
    number = np.where(met.any(axis=0), met.argmax(axis=0), len(order) - 1)
    last = (number, np.arange(order.shape[1]))
    return order, number, (up[last], down[last]), cost[last]


def _lift(aim: Aim, stem: _Blades, opened: list[_Blades]) -> Lift:
    """What changes when the cell gains what it needs: the first blades give all that they can."""
    cells, changes = [stem.cells.ravel()], [(stem.signs * aim.need.up).ravel()]
    for blades in opened:
        given = np.diff(np.minimum(blades.up.cumsum(), aim.need.up), prepend=0.0)
        cells.append(blades.cells.ravel())
        changes.append((blades.signs * given[:, None]).ravel())
    return Lift(np.concatenate(cells), np.concatenate(changes))
