"""One period of a table as a board on which cells move, and what a move is."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from reportgen.protection.counts import Amounts, Marks, Numbers
from reportgen.protection.lattice import Lattice
from reportgen.protection.tree import Tree
from reportgen.protection.vectors import Signs, Vectors


@dataclass(frozen=True, slots=True, eq=False)
class Need:
    """How far cells have to be able to move."""

    up: Amounts
    down: Amounts
    span: Amounts
    """Both ways together; above nought exactly where there is a need."""

    def of(self, cell: int) -> "Need":
        """The need of one cell."""
        return Need(self.up[cell], self.down[cell], self.span[cell])

    def met(self, up: Amounts, down: Amounts) -> Marks:
        """Whether so much room each way is enough."""
        return np.asarray((up >= self.up) & (down >= self.down) & (up + down >= self.span))


Rooms: TypeAlias = tuple[Amounts, Amounts]
"""How far each cell can move down, and how far up."""


@dataclass(frozen=True, slots=True, eq=False)
class Lift:
    """A change of a whole table that lets one cell gain what it needs."""

    cells: Numbers
    changes: Amounts


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """Cells that change together and leave all sums as they are."""

    cost: float
    lift: Lift
    signs: Signs
    """What each cell changes by when the protected one gains 1, where that is fixed."""
    room: tuple[Amounts, Amounts] | None = None
    """How far the protected cell can move up and down; None if cells share what others lose."""


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """One period of a table; cells are numbered row by row, with a last row and column as pads."""

    tree: Tree
    lattice: Lattice
    down: Amounts
    up: Amounts
    """Room of each cell; pads have all the room there is."""
    weight: Amounts
    """How important each cell is."""
    cost: Amounts
    """What it costs to hide a cell; nought for those that are hidden already."""
    needs: Need

    @property
    def width(self) -> int:
        """Cells in a row."""
        return self.lattice.pad + 1


@dataclass(frozen=True, slots=True, eq=False)
class Aim:
    """The cell that is to be protected, and the room that all cells have for it."""

    board: Board
    cell: int
    need: Need
    room: Amounts
    """How far down each cell can move, and after that how far up."""

    @property
    def place(self) -> int:
        """The row of the cell."""
        return self.cell // self.board.width

    @property
    def column(self) -> int:
        """The column of the cell."""
        return self.cell % self.board.width

    def rooms(self, cells: Numbers, signs: Signs) -> tuple[Amounts, Amounts]:
        """How far the protected cell can move up and down together with these."""
        size = len(self.board.cost)
        up = self.room[cells + size * (signs > 0)].min(axis=-1)
        down = self.room[cells + size * (signs < 0)].min(axis=-1)
        return up, down

    def fitting(self, vectors: Vectors, cells: Numbers, most: int) -> Vectors:
        """The cheapest of the vectors that have enough room by themselves."""
        fits = np.flatnonzero(self.need.met(*self.rooms(cells, vectors.signs)))
        cost = self.board.cost[cells[fits]].sum(axis=-1)
        return vectors[fits[np.argsort(cost, kind="stable")[:most]]]


def crossed(places: Vectors, groups: Vectors, width: int) -> tuple[Numbers, Signs]:
    """Every pair of edges: place vector x group vector x cells."""
    cells = places.cells[:, None, :, None] * width + groups.cells[None, :, None, :]
    signs = places.signs[:, None, :, None] * groups.signs[None, :, None, :]
    shape = (len(places), len(groups), places.cells.shape[1] * groups.cells.shape[1])
    return cells.reshape(shape), signs.reshape(shape)
