"""How much of a page's width an exhibit takes: the text column, both columns, or a turned page.

A layout has to know before it can measure, so the width of a table is estimated from its
longest pieces that cannot be broken.
"""

import re
from enum import StrEnum

from reportgen.document.nodes import Align, Column, Figure, Row, Table, TableCell
from reportgen.document.theme import Sizes
from reportgen.document.walk import plain

CHARACTER = 1.5
"""Millimetres: a tabular figure at 8.5 pt is 1.49 wide, letters are about 1.45."""
PADDING = 2.6
"""Millimetres between two columns."""
WORD = 14
"""Longest word, in characters, that is kept whole; longer ones are hyphenated."""

_PIECES = re.compile(r"[ \-/\u00ad\u2013\n]+")


class Extent(StrEnum):
    """The value is the CSS class."""

    COLUMN = "column"
    WIDE = "wide"
    LANDSCAPE = "landscape"


def table_extent(table: Table, sizes: Sizes) -> Extent:
    """The narrowest extent that holds a table; a table made for a turned page gets one."""
    if table.is_wide:
        return Extent.LANDSCAPE
    return Extent.WIDE if _width(table) > sizes.column else Extent.COLUMN


def figure_extent(figure: Figure, sizes: Sizes) -> Extent:
    """The extent a drawing was made for; half a millimetre is rounding."""
    if figure.drawing.width > sizes.wide + 0.5:
        return Extent.LANDSCAPE
    return Extent.WIDE if figure.drawing.width > sizes.column + 0.5 else Extent.COLUMN


def _width(table: Table) -> float:
    """Millimetres at which no column is too narrow for its longest piece."""
    whole = sum(column.width for column in table.columns)
    needs = [0.0] * len(table.columns)
    for row in (*table.head, *table.body):
        _measure(row, table.columns, needs)
    return max(
        (need * whole / column.width for need, column in zip(needs, table.columns, strict=True)),
        default=0.0,
    )


def _measure(row: Row, columns: tuple[Column, ...], needs: list[float]) -> None:
    place = 0
    for cell in row.cells:
        if cell.columns == 1 and place < len(columns):
            needs[place] = max(needs[place], _need(cell, columns[place].align))
        place += cell.columns


def _need(cell: TableCell, align: Align) -> float:
    """Numbers are never broken, words between words and when they are long."""
    text = plain(cell.content)
    is_number = align is Align.RIGHT and not cell.is_head
    longest = len(text) if is_number else min(WORD, max(map(len, _PIECES.split(text)), default=0))
    return longest * CHARACTER + PADDING
