"""A table as lines of equal length below one line of names.

Heads that span columns become part of the names of these. What a row says by its place (its group,
what it is a part of, that it is a sum) becomes a column of its own, as do the marks of a column.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from reportgen.document.grid import head_grid
from reportgen.document.inlines import Value
from reportgen.document.nodes import Align, Column, Row, RowRole, Table, TableCell
from reportgen.document.parts import stub_width
from reportgen.document.walk import inlines, plain
from reportgen.messages import word
from reportgen.writers.csv.cells import Told, even, in_numbers, in_words

Line: TypeAlias = tuple[str, ...]
BETWEEN = " – "
"""Parts the names of heads that stand one above the other."""
WITHIN = " > "
"""Parts the names of lines that are parts of each other."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row and what it is by its place."""

    cells: tuple[Told, ...]
    group: str
    part_of: str
    relation: str
    kind: str


def lines(table: Table) -> tuple[Line, ...]:
    """The names of the columns, then the rows."""
    entries = tuple(_entries(table))
    if not entries:
        return (tuple(_unique(_names(table))),)
    told = [(name, cells) for name, cells in _columns(table, entries) if any(cells)]
    names = _unique(name for name, _ in told)
    return (tuple(names), *zip(*(cells for _, cells in told), strict=True))


def _columns(table: Table, entries: tuple[_Entry, ...]) -> Iterator[tuple[str, Line]]:
    """All that rows say, also where none says anything, as where there are only drawings."""
    yield word("csv-group"), tuple(each.group for each in entries)
    for place, name in enumerate(_names(table)):
        cells = tuple(each.cells[place] for each in entries)
        yield name, tuple(each.text for each in cells)
        yield word("csv-marks", column=name), tuple(each.marks for each in cells)
    yield word("csv-relation"), tuple(each.relation for each in entries)
    yield word("csv-part"), tuple(each.part_of for each in entries)
    yield word("csv-kind"), tuple(each.kind for each in entries)


# ---------------------------------------------------------------- names


def _names(table: Table) -> Iterator[str]:
    """One name for each column, from the top down."""
    squares = head_grid(table)
    for place in range(len(table.columns)):
        begun = (line[place] for at, line in enumerate(squares) if line[place].row == at)
        told = (even(plain(each.cell.content)) for each in begun)
        yield BETWEEN.join(filter(None, told)) or word("csv-column", number=place + 1)


def _unique(names: Iterable[str]) -> Iterator[str]:
    """Names with a number where one was there before."""
    met: Counter[str] = Counter()
    for name in names:
        met[name] += 1
        yield name if met[name] == 1 else f"{name} ({met[name]})"


# ---------------------------------------------------------------- rows


@dataclass(slots=True)
class _Above:
    """The words between rows that hold for those below them."""

    group: str = ""
    lines: list[tuple[int, str, bool]] = field(default_factory=list)
    """Depth and name of the lines that what follows may be a part of, and whether each is a line
    or says how the next ones belong to it."""

    def enter(self, depth: int, name: str, *, is_relation: bool) -> None:
        self.leave(depth)
        self.lines.append((depth, name, is_relation))

    def leave(self, depth: int) -> None:
        while self.lines and self.lines[-1][0] >= depth:
            self.lines.pop()

    @property
    def part_of(self) -> str:
        return WITHIN.join(name for _, name, is_relation in self.lines if not is_relation)

    @property
    def relation(self) -> str:
        return next((name for _, name, is_relation in self.lines[-1:] if is_relation), "")


def _entries(table: Table) -> Iterator[_Entry]:
    above, stub = _Above(), stub_width(table)
    for row in table.body:
        *_, named = row.cells[:stub]
        name, depth = even(plain(named.content)), max(each.indent for each in row.cells)
        match row.role:
            case RowRole.GROUP:
                above = _Above(name)
            case RowRole.RELATION:
                above.enter(depth, name, is_relation=True)
            case RowRole.TOTAL:
                above = _Above()
                yield _entry(row, table.columns, above, word("csv-total"))
            case RowRole.SUBTOTAL:
                above.lines.clear()
                yield _entry(row, table.columns, above, word("csv-subtotal"))
            case RowRole.BODY:
                above.leave(depth)
                yield _entry(row, table.columns, above, "")
                above.enter(depth, name, is_relation=False)


def _entry(row: Row, columns: tuple[Column, ...], above: _Above, kind: str) -> _Entry:
    cells = tuple(_told(each, column) for each, column in zip(_spread(row), columns, strict=True))
    return _Entry(cells, above.group, above.part_of, above.relation, kind)


def _spread(row: Row) -> Iterator[TableCell]:
    """A cell for each column; words over several columns stand in the first of them."""
    for cell in row.cells:
        yield cell
        yield from (TableCell() for _ in range(cell.columns - 1))


def _told(cell: TableCell, column: Column) -> Told:
    is_number = column.align is Align.RIGHT or any(
        isinstance(each, Value) for each in inlines(cell.content)
    )
    return in_numbers(cell.content) if is_number and not cell.is_head else in_words(cell.content)
