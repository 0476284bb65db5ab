"""Tables as plain text: columns aligned by spaces, cells parted by tabs, or rows in words."""

from collections.abc import Iterator, Sequence

from reportgen.document.grid import Grid, body_grid, head_grid
from reportgen.document.nodes import Align, Table
from reportgen.messages import word
from reportgen.writers.text.inlines import told
from reportgen.writers.text.manner import Manner

GAP = "  "
INDENT = "  "


def table_lines(table: Table, manner: Manner) -> Iterator[str]:
    """The title, all rows, and what stands below them."""
    number = f"{word('table')} {table.number}: " if table.number else ""
    title = f"{number}{told(table.title)}{', ' if table.title and table.unit else ''}{table.unit}"
    if title:
        yield title
    heads, rows = [*_cells(head_grid(table))], [*_cells(body_grid(table))]
    match manner.tables:
        case "aligned":
            yield from _aligned([*heads, *rows], table, manner)
        case "tabs":
            yield from map("\t".join, [*heads, *rows])
        case "listed":
            yield from _listed(table, rows)
    yield from below(table)


def _listed(table: Table, rows: Sequence[list[str]]) -> Iterator[str]:
    """Each row in words: "Nordstadt: 2023: 9,5; 2024: 10,25", for fields of any width."""
    columns = zip(*head_grid(table), strict=True)
    names = [" ".join(dict.fromkeys(told(each.cell.content) for each in own)) for own in columns]
    for stub, *cells in rows:
        pairs = zip(names[1:] or [""] * len(cells), cells, strict=True)
        said = (f"{name}: {cell}" if name else cell for name, cell in pairs if cell)
        yield ": ".join(filter(None, (stub, "; ".join(said))))


def below(table: Table) -> Iterator[str]:
    """Notes, signs and source."""
    yield from map(told, table.notes)
    if table.signs:
        yield "; ".join(f"{sign} {meaning}" for sign, meaning in table.signs)
    if table.source:
        yield f"{word('source')}: {told(table.source)}"


def _cells(grid: Grid) -> Iterator[list[str]]:
    """The words of each square; what spans several stands in the first."""
    for number, line in enumerate(grid):
        own = (each.is_origin and each.row == number for each in line)
        yield [
            INDENT * each.cell.indent + " ".join(told(each.cell.content).split()) if is_own else ""
            for each, is_own in zip(line, own, strict=True)
        ]


def _aligned(rows: Sequence[list[str]], table: Table, manner: Manner) -> Iterator[str]:
    """Columns as wide as their longest cell; a cell over all columns takes no part."""
    bare = [[manner.bare(cell) for cell in row] for row in rows]
    measured = [row for row in bare if any(row[1:])] or bare
    widths = [max(map(len, column)) for column in zip(*measured, strict=True)]
    for row in bare:
        cells = (
            cell.rjust(width) if column.align is Align.RIGHT and at else cell.ljust(width)
            for at, (cell, width, column) in enumerate(zip(row, widths, table.columns, strict=True))
        )
        yield GAP.join(cells).rstrip()
