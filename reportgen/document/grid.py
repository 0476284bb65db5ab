"""The geometry of tables: rows of cells with spans to a full rectangle, once for all writers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from reportgen.document.nodes import Row, Table, TableCell


@dataclass(frozen=True, slots=True)
class Square:
    """One square of the rectangle, and the cell that covers it."""

    cell: TableCell
    row: int
    """Row in which the cell begins; counted from 0 within the grid."""
    column: int
    """Column in which the cell begins."""
    is_origin: bool
    """Whether this square is the cell's upper left one."""


Grid: TypeAlias = tuple[tuple[Square, ...], ...]


class RaggedError(ValueError):
    """Rows do not fill the rectangle; `row` is the first that does not, from 0."""

    def __init__(self, row: int) -> None:
        self.row = row
        super().__init__(f"row {row} does not fit")


def grid(rows: tuple[Row, ...], width: int) -> Grid:
    """Spread cells over the squares they span; `RaggedError` when squares are left or missing."""
    squares: list[list[Square | None]] = [[None] * width for _ in rows]
    for number, row in enumerate(rows):
        for cell in row.cells:
            _put(cell, number, squares)
    full = tuple(tuple(square for square in line if square) for line in squares)
    for number, line in enumerate(full):
        if len(line) != width:
            raise RaggedError(number)
    return full


def _put(cell: TableCell, row: int, squares: list[list[Square | None]]) -> None:
    """Put a cell into the first free square of its row and those it spans."""
    column = next((at for at, square in enumerate(squares[row]) if square is None), None)
    if column is None:
        raise RaggedError(row)
    for down in range(row, row + cell.rows):
        for across in range(column, column + cell.columns):
            if down >= len(squares) or across >= len(squares[row]) or squares[down][across]:
                raise RaggedError(row)
            is_origin = (down, across) == (row, column)
            squares[down][across] = Square(cell, row, column, is_origin)


def head_grid(table: Table) -> Grid:
    """The head of a table as a rectangle."""
    return grid(table.head, len(table.columns))


def own_heads(table: Table) -> Iterator[tuple[int, TableCell]]:
    """The cells of the head that stand over one column alone, with its place."""
    for line in head_grid(table):
        for square in line:
            if square.is_origin and square.cell.columns == 1:
                yield square.column, square.cell


def body_grid(table: Table) -> Grid:
    """The body of a table as a rectangle."""
    return grid(table.body, len(table.columns))
