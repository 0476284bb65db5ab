"""The parts that a table wider than a page is printed in, one below the other.

Each part repeats the stub and has the title with its number; what stands below a table stands
below the last part.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from reportgen.document.grid import Square, head_grid
from reportgen.document.inlines import Inlines, Note, Text
from reportgen.document.nodes import Row, Table, TableCell
from reportgen.messages import word


def stub_width(table: Table) -> int:
    """How many columns at the left name the rows: up to the last head of a row."""
    rows = (row.cells for row in table.body if len(row.cells) > 1)
    return max((_heads(cells) for cells in rows), default=1)


def _heads(cells: tuple[TableCell, ...]) -> int:
    return max((place + 1 for place, cell in enumerate(cells) if cell.is_head), default=1)


def parts(table: Table) -> tuple[Table, ...]:
    """The parts in their order; a table that needs none is its own."""
    if not table.splits:
        return (table,)
    stub = stub_width(table)
    edges = tuple(accumulate(table.splits, initial=stub))
    slices = [(*range(stub), *range(left, right)) for left, right in pairwise(edges)]
    return tuple(_part(table, number, wanted) for number, wanted in enumerate(slices))


def _part(table: Table, number: int, wanted: tuple[int, ...]) -> Table:
    count = len(table.splits)
    is_first, is_last = number == 0, number == count - 1
    told = Text(f" {word('table-part', number=number + 1, count=count)}")
    return replace(
        table,
        title=(*(table.title if is_first else _without_notes(table.title)), told),
        columns=tuple(table.columns[each] for each in wanted),
        head=tuple(_head(table, wanted)),
        body=tuple(_row(row, wanted, is_first=is_first) for row in table.body),
        label=table.label if is_first else "",
        notes=table.notes if is_last else (),
        signs=table.signs if is_last else (),
        source=table.source if is_last else (),
        splits=(),
    )


def _without_notes(content: Inlines) -> Inlines:
    """A note is called once, however often a name is repeated."""
    return tuple(inline for inline in content if not isinstance(inline, Note))


def _head(table: Table, wanted: tuple[int, ...]) -> Iterator[Row]:
    """The head above some columns; a cell over more of them covers those that are there."""
    for line, squares in enumerate(head_grid(table)):
        kept = [squares[each] for each in wanted]
        begun = [each for each in dict.fromkeys(map(_place, kept)) if each[0] == line]
        yield Row(tuple(_covering(kept, each) for each in begun))


def _place(square: Square) -> tuple[int, int]:
    return square.row, square.column


def _covering(kept: list[Square], place: tuple[int, int]) -> TableCell:
    same = [square for square in kept if _place(square) == place]
    return replace(same[0].cell, columns=len(same))


def _row(row: Row, wanted: tuple[int, ...], *, is_first: bool) -> Row:
    if len(row.cells) == 1:
        return replace(row, cells=(replace(row.cells[0], columns=len(wanted)),))
    cells = tuple(row.cells[each] for each in wanted)
    if is_first:
        return replace(row, cells=cells)
    heads = tuple(
        replace(cell, content=_without_notes(cell.content)) if cell.is_head else cell
        for cell in cells
    )
    return replace(row, cells=heads)
