"""Tables of Markdown to tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode

from reportgen.compose.attributes import Known, read_attributes
from reportgen.compose.markdown_inlines import is_blank, line_of, only_words
from reportgen.compose.page import Page
from reportgen.document.inlines import Inlines
from reportgen.document.nodes import Align, Column, Row, Table, TableCell
from reportgen.document.walk import plain
from reportgen.errors import Where

WIDE = "wide"
_IN_CAPTIONS = Known(marks=(WIDE,))
_ALIGNS = {"": Align.LEFT, "left": Align.LEFT, "right": Align.RIGHT, "center": Align.CENTRE}
NARROWEST, WIDEST = 6, 40
"""Characters that a column's width is taken from, at least and at most."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands in a line "Tabelle: …" before a table."""

    title: Inlines
    label: str
    is_wide: bool
    where: Where

    @classmethod
    def read(cls, node: SyntaxTreeNode, page: Page) -> "Caption":
        """Read a caption."""
        where = page.place(line_of(node))
        braces = page.slots.plain(str(node.meta.get("braces", "")))
        attributes = read_attributes(braces, _IN_CAPTIONS, where, page.faults)
        title = only_words(node.children[0].children, line_of(node), page)
        return cls(title, attributes.label, WIDE in attributes.marks, where)


def read_table(node: SyntaxTreeNode, caption: Caption | None, page: Page) -> Table:
    """Read a table; only one with a caption is counted and listed."""
    rows = [row for part in node.children for row in part.children]
    head, *body = [_row(row, page) for row in rows]
    aligns = [str(cell.attrs.get("style", "")).partition(":")[2] for cell in rows[0].children]
    widths = _widths(node, (head, *body), page)
    columns = tuple(
        Column(_ALIGNS[align], width) for align, width in zip(aligns, widths, strict=True)
    )
    is_headed = not all(is_blank(cell.content) for cell in head.cells)
    table = Table(
        (), columns, (_as_head(head),) if is_headed else (), tuple(map(_with_stub, body)),
        is_listed=False, where=page.place(line_of(node)),
    )  # fmt: skip
    if not caption:
        return table
    return replace(
        table, title=caption.title, label=caption.label, is_wide=caption.is_wide, is_listed=True,
        where=caption.where,
    )  # fmt: skip


def _row(node: SyntaxTreeNode, page: Page) -> Row:
    line = line_of(node)
    contents = (only_words(cell.children[0].children, line, page) for cell in node.children)
    cells = tuple(TableCell(content) for content in contents)
    written = escapedSplit(page.rendering.lines[line].strip(" \t>").strip("|"))
    if len(written) > len(cells):  # the parser leaves out what is too much
        lost = page.slots.plain("|".join(written[len(cells) :])).strip()
        page.faults.error("table-row-long", page.place(line), lost=lost)
    return Row(cells)


def _as_head(row: Row) -> Row:
    return replace(row, cells=tuple(replace(cell, is_head=True) for cell in row.cells))


def _with_stub(row: Row) -> Row:
    """The first of several cells names its row."""
    first, *others = row.cells
    is_stub = bool(others) and not is_blank(first.content)
    return replace(row, cells=(replace(first, is_head=is_stub), *others))


def _widths(node: SyntaxTreeNode, rows: Sequence[Row], page: Page) -> list[float]:
    """Shares of the width: as the dashes say, or if they are all alike, as the words need."""
    dashes = page.rendering.lines[line_of(node) + 1].strip(" \t>|").split("|")
    counts = [part.count("-") for part in dashes]
    if len(set(counts)) > 1 and len(counts) == len(rows[0].cells):
        return [float(count) for count in counts]
    columns = zip(*(row.cells for row in rows), strict=True)
    longest = (max(len(plain(cell.content)) for cell in column) for column in columns)
    return [float(min(max(length, NARROWEST), WIDEST)) for length in longest]
