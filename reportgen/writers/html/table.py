"""Writes a table as HTML, with its title above and what belongs to it below.

The head is a full rectangle without rowspan: a head cell over several rows stands in the last
of them, with empty cells above. Rowspan and colspan in one head break the headers of cells in
tagged PDF (PDF/UA-1, 7.5).
"""

from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby
from typing import TypeAlias

from reportgen.document.grid import Square, head_grid
from reportgen.document.nodes import Align, Column, Heat, Row, RowRole, Table, TableCell
from reportgen.document.parts import parts
from reportgen.document.tokens import Sizes
from reportgen.document.walk import plain
from reportgen.messages import word
from reportgen.writers.html.below import below_table
from reportgen.writers.html.extent import SHORT, Extent, column_shares, table_extent
from reportgen.writers.html.height import stands_aside
from reportgen.writers.html.inline import inlines, title
from reportgen.writers.html.key_figures import key_figures
from reportgen.writers.html.markup import NOTHING, Markup, element, escaped, joined, void

Signs: TypeAlias = dict[str, str]
"""Signs and what they mean."""

GAP_FROM = 8
"""Rows from which a table has a gap every five rows; fewer are read without."""
LONG = 15
"""Rows from which a table may go over a page, though their lines are broken."""


def table(node: Table, sizes: Sizes, extent: Extent | None = None) -> Markup:
    """Write a table, or its parts, with everything above and below it.

    Without an extent it gets the one that it needs.
    """
    if node.is_large:
        return key_figures(node)
    signs = dict(node.signs)  # explained below the last part, and used in all
    written = (
        _part(each, extent or table_extent(each, sizes), sizes, signs) for each in parts(node)
    )
    return joined(written, "\n")


def _part(node: Table, extent: Extent, sizes: Sizes, signs: Signs) -> Markup:
    shares = column_shares(node, extent, sizes)
    rows = [_caption(node), _columns(shares), _head(node), *_bodies(node, signs)]
    look = [f"columns-{len(node.columns)}" if node.is_listed else "form"]
    look += ["shaded"] if node.is_shaded else []
    grid = element("table", joined(rows), class_=" ".join(look))
    names = ["exhibit", "table", extent]
    names += ["short"] if len(node.body) <= SHORT else []
    is_aside = extent is Extent.COLUMN and len(node.body) <= SHORT and stands_aside(node)
    names += ["aside"] if is_aside else []
    return element("div", joined([grid, below_table(node)]), class_=" ".join(names), id=node.label)


def shade(heat: Heat) -> str:
    """The class of a shaded cell, to which the theme's colours give a ground."""
    return f"{heat.ramp}-{heat.step}-of-{heat.last}"


def _caption(node: Table) -> Markup:
    words = title("table", node.number, node.title)
    if node.unit:
        words = joined([words, element("span", escaped(node.unit), class_="unit")], " ")
    return element("caption", words) if words else NOTHING


def _columns(shares: Iterable[float]) -> Markup:
    widths = (f"width:{100 * share:.2f}%" for share in shares)
    return element("colgroup", joined(void("col", style=width) for width in widths))


def _placed(cells: tuple[TableCell, ...]) -> Iterator[tuple[int, TableCell]]:
    """Each cell with the number of its first column."""
    ends = accumulate(cell.columns for cell in cells)
    return ((end - cell.columns, cell) for end, cell in zip(ends, cells, strict=True))


def _column(columns: tuple[Column, ...], place: int) -> Column:
    return columns[min(place, len(columns) - 1)]


def _span(cell: TableCell) -> str:
    return str(cell.columns) if cell.columns > 1 else ""


def _side(column: Column) -> str:
    """Numbers are the rule: a column that is aligned right has no class."""
    match column.align:
        case Align.LEFT | Align.CENTRE:
            return column.align.value
        case Align.RIGHT:
            return ""


# ---------------------------------------------------------------- head


def _head(node: Table) -> Markup:
    """The head; nothing for a head of empty cells, which Markdown cannot do without."""
    if not any(cell.content for row in node.head for cell in row.cells):
        return NOTHING
    rows = (_head_row(cells, node.columns) for cells in rectangle(node))
    return element("thead", joined(rows))


def rectangle(node: Table) -> Iterator[tuple[TableCell, ...]]:
    """The rows of the head without rowspan, each as wide as the table."""
    for number, squares in enumerate(head_grid(node)):
        begun = (square for place, square in enumerate(squares) if place == square.column)
        yield tuple(_in_row(square, number) for square in begun)


def _in_row(square: Square, row: int) -> TableCell:
    """The cell itself in the last row it spans, an empty one above."""
    is_last = row == square.row + square.cell.rows - 1
    return square.cell if is_last else TableCell(columns=square.cell.columns)


def _head_row(cells: tuple[TableCell, ...], columns: tuple[Column, ...]) -> Markup:
    row = (_head_cell(cell, _column(columns, place)) for place, cell in _placed(cells))
    return element("tr", joined(row))


def _head_cell(cell: TableCell, column: Column) -> Markup:
    if not cell.content:
        return element("td", colspan=_span(cell))
    content = inlines(cell.content, notes_below=True)
    if cell.columns > 1:
        return element("th", content, class_="spanner", scope="colgroup", colspan=_span(cell))
    return element("th", content, class_=_side(column), scope="col")


# ---------------------------------------------------------------- body


def _bodies(node: Table, signs: Signs) -> Iterator[Markup]:
    """One `tbody` for each group of rows."""
    groups = tuple(_groups(node.body))
    has_words = any(row.role is RowRole.RELATION for row in node.body)
    is_plain = node.is_listed and not node.is_shaded and not has_words
    gapped = "gapped" if is_plain and len(groups) == 1 and len(node.body) >= GAP_FROM else ""
    continued = _continued(node)
    for rows in groups:
        first, *others = rows
        written = [_row(first, node.columns, signs, continued)]
        written += [_row(row, node.columns, signs) for row in others]
        yield element("tbody", joined(written), class_=gapped)
        continued = ""


def _continued(node: Table) -> str:
    """What a page says above its repeated head, where a table goes on; empty: it hardly does."""
    is_long = bool(node.number) and len(node.body) >= LONG
    return word("continued", name=word("table"), number=node.number) if is_long else ""


def _groups(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    """Rows parted before each heading of a group."""
    numbers = accumulate(row.role is RowRole.GROUP for row in rows)
    for _, members in groupby(zip(numbers, rows, strict=True), key=lambda pair: pair[0]):
        yield tuple(row for _, row in members)


def _row(row: Row, columns: tuple[Column, ...], signs: Signs, continued: str = "") -> Markup:
    is_group = row.role is RowRole.GROUP
    content = joined(
        _group_cell(cell) if is_group else _cell(cell, _column(columns, place), signs)
        for place, cell in _placed(row.cells)
    )
    name = "" if row.role is RowRole.BODY else row.role.value
    return element("tr", content, class_=name, data_continued=continued)


def _group_cell(cell: TableCell) -> Markup:
    content = inlines(cell.content, notes_below=True)
    return element("th", content, scope="rowgroup", colspan=_span(cell))


def _cell(cell: TableCell, column: Column, signs: Signs) -> Markup:
    content = inlines(cell.content, notes_below=True)
    if meaning := signs.get(plain(cell.content)):
        content = element("abbr", content, title=meaning)  # readers pass over a lone sign
    if cell.room:
        room = element("span", escaped(cell.room), class_="room", aria_hidden="true")
        content = joined([content, room])
    names = [_side(column), f"indent-{cell.indent}" if cell.indent else ""]
    names += [shade(cell.heat)] if cell.heat else []
    name = " ".join(each for each in names if each)
    if cell.is_head:
        return element("th", content, class_=name, scope="row", colspan=_span(cell))
    return element("td", content, class_=name, colspan=_span(cell))
