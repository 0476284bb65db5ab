"""About how high a block stands on a page of a report, in millimetres.

An estimate from numbers of characters and rows, for `settle.py`: laying out a page to measure it
would cost as much as the whole layout. Figures are as in print.css and report.css.
"""

from collections.abc import Sequence
from math import ceil

from reportgen.document.grid import own_heads
from reportgen.document.index import Index
from reportgen.document.inlines import Inlines
from reportgen.document.nodes import (
    Block,
    Blocks,
    Box,
    Contents,
    Figure,
    ItemList,
    PageBreak,
    Paragraph,
    Quote,
    Role,
    RowRole,
    Section,
    Table,
    Terms,
)
from reportgen.document.parts import parts
from reportgen.document.tokens import Sizes
from reportgen.document.walk import plain
from reportgen.writers.html.below import texts_below
from reportgen.writers.html.extent import (
    BESIDE,
    PADDING,
    Extent,
    column_shares,
    extent_width,
    table_extent,
)

LINE, HALF = 4.7625, 2.38125
"""The baseline, 13.5 pt, and half of it: most spaces between blocks."""
SPACE = 4.7625
"""Above and below an exhibit or a box."""
_TEXT, _LEAD, _SMALL, _BELOW = (1.73, LINE), (2.0, 5.953), (1.5, 4.057), (1.38, 3.881)
"""Width of a character and height of a line: text, opening paragraphs, tables, what is below."""
_ASIDE, MARGIN = (1.45, 3.881), 36.0
"""The same in the margin, where more is lost at the ends of lines, and the margin's width."""
_ROW = 4.55
"""A row of a table with its padding."""
_EXTRA = 2.2
"""What is left free above a group of rows."""
_RULES = 4.5
"""Padding and rules of a head and of the last row."""
_NUMBER, _HEADINGS = 23.5, (20.1, 16.6, 11.9)
"""The large number of a chapter; a heading of one line by its level, with its spaces."""
_TITLE = (5.3, 10.6)
"""The title of a chapter."""


def height(node: Block, sizes: Sizes) -> float:  # noqa: C901, PLR0911 -- one branch for each node
    """About how high a block is, with the space below it."""
    match node:
        case Paragraph(content, role):
            letter = _LEAD if role is Role.LEAD else _TEXT
            return _lines(content, letter, sizes.column) + (HALF if role is not Role.LEAD else LINE)
        case ItemList(items):
            return HALF + sum(_stack(item, sizes) for item in items)
        case Quote(blocks):
            return _stack(blocks, sizes)
        case Terms(items):
            return sum(LINE + _stack(meaning, sizes) for _, meaning in items)
        case Box(role, blocks):
            return 0.0 if role is Role.MARGIN else _box(node, sizes)
        case Table():
            return sum(_table(part, table_extent(part, sizes), sizes) for part in parts(node))
        case Figure():
            return _figure(node, sizes)
        case Section(blocks=blocks):
            return _stack(blocks, sizes)
        case Contents(entries=entries):
            return LINE * len(entries)
        case Index(groups=groups):
            return LINE * sum(2 + len(group.subjects) for group in groups)
        case PageBreak():
            return 0.0


def abreast_height(blocks: Blocks, sizes: Sizes) -> float:
    """About how high tables are that stand side by side."""
    extent = BESIDE[len(blocks)]
    return max(_table(each, extent, sizes) for each in blocks if isinstance(each, Table))


def heading_height(node: Section, depth: int, sizes: Sizes) -> float:
    """About how high the heading of a section is, with what is around it."""
    if not node.title:
        return 0.0
    high = _HEADINGS[min(depth, len(_HEADINGS)) - 1]
    if depth == 1:
        more = _lines(node.title, _TITLE, sizes.column) - _TITLE[1]
        return high + more + (_NUMBER if node.number else 0.0)
    return high


def title_lines(title: Inlines, sizes: Sizes) -> int:
    """About how many lines the name of a profile takes."""
    return _rows(len(plain(title)), _TITLE, sizes.column)


def _stack(blocks: Blocks, sizes: Sizes) -> float:
    return sum(height(each, sizes) for each in blocks)


def _lines(content: Inlines, letter: tuple[float, float], width: float) -> float:
    """What the lines of a run take."""
    return _rows(len(plain(content)), letter, width) * letter[1]


def _rows(characters: int, letter: tuple[float, float], width: float) -> int:
    return ceil(characters * letter[0] / width)


def _box(node: Box, sizes: Sizes) -> float:
    title = LINE + HALF / 2 if node.title else 0.0
    return 2 * SPACE + HALF + title + 1.07 * _stack(node.blocks, sizes)


def _below(node: Table | Figure, width: float) -> float:
    """What stands below an exhibit."""
    written = tuple(texts_below(node))
    if not written:
        return 0.0
    return 1.4 + sum(_rows(len(text), _BELOW, width) * _BELOW[1] + 0.35 for text in written)


def stands_aside(node: Table | Figure) -> bool:
    """Whether notes and source find room in the margin beside an exhibit of the column."""
    needed = sum(_rows(len(text), _ASIDE, MARGIN) * _ASIDE[1] + 0.35 for text in texts_below(node))
    body = node.drawing.height if isinstance(node, Figure) else _ROW * (len(node.body) + 1)
    return 0 < needed < body


def standing_height(node: Block, width: float, sizes: Sizes) -> float:
    """About how high a block is in a slot so wide, where nothing stands aside."""
    if not isinstance(node, Figure):
        return height(node, sizes)
    below = sum(_rows(len(text), _BELOW, width) * _BELOW[1] + 0.35 for text in texts_below(node))
    title = max(2.0, ceil(len(plain(node.title)) * _SMALL[0] / (width - 22))) * _SMALL[1] + 1.4
    return title + node.drawing.height + (below + 1.4 if below else 0.0)


def _figure(node: Figure, sizes: Sizes) -> float:
    width = max(node.drawing.width, sizes.column / 2)
    title = _lines(node.title, _SMALL, width - 22) + 1.4
    below = 0.0 if stands_aside(node) else _below(node, width)
    return title + node.drawing.height + below + SPACE


def _table(node: Table, extent: Extent, sizes: Sizes) -> float:
    width = extent_width(extent, sizes)
    title = _lines(node.title, _SMALL, width - 22) + 1.4 if node.title else 0.0
    groups = sum(row.role is RowRole.GROUP for row in node.body)
    free = _EXTRA * (groups or len(node.body) // 5)
    widths = [share * width for share in column_shares(node, extent, sizes)]
    body = _ROW * len(node.body) + free + _RULES + _stubs(node, widths)
    is_aside = extent not in BESIDE.values() and stands_aside(node)
    below = 0.0 if is_aside else _below(node, width)
    return title + _head(node, widths) + body + below + SPACE


def _head(node: Table, widths: Sequence[float]) -> float:
    """The rows of the head: the last one is as high as its longest words are when broken."""
    deep = [
        _rows(len(plain(cell.content)), _SMALL, max(5.0, widths[place] - PADDING))
        for place, cell in own_heads(node)
    ]
    return _SMALL[1] * (max(0, len(node.head) - 1) + max(deep, default=1))


def _stubs(node: Table, widths: Sequence[float]) -> float:
    """What names of rows take that need more than one line."""
    first = (plain(row.cells[0].content) for row in node.body if row.cells)
    return _SMALL[1] * sum(max(0, _rows(len(name), _SMALL, widths[0]) - 1) for name in first)
