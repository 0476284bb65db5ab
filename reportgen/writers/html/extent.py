"""How much of a page's width an exhibit takes, and how a table's columns share it.

A layout has to know before it can measure, so widths are estimated: a column needs as much as
its longest piece that is not broken.
"""

import re
from enum import StrEnum
from math import ceil

from reportgen.document.grid import own_heads
from reportgen.document.inlines import picture_width
from reportgen.document.nodes import Align, Column, Figure, Row, Table, TableCell
from reportgen.document.slots import GUTTER
from reportgen.document.tokens import Sizes
from reportgen.document.walk import plain

CHARACTER, FORM_CHARACTER, HALF_CHARACTER = 1.5, 1.76, 1.41
"""Millimetres: a tabular figure is 1.49 wide at 8.5 pt, 1.75 at 10 pt, as forms have it, and 1.4
at 8 pt, as tables side by side have it."""
PADDING = 2.6
"""Millimetres between two columns."""
STUB_WORD, HEAD_WORD, HALF_WORD = 18, 14, 14
"""Longest words, in characters, that are kept whole; longer ones are hyphenated."""
SHORT = 30
"""Rows up to which a table stays on one page: they take about two thirds of it."""
SHRINKS_TO = 0.6
"""Share of its declared width that a column may lose to others before the table is widened."""

_PIECES = re.compile(r"[ \-/\u00ad\u2013\n]+")


class Extent(StrEnum):
    """The value is the CSS class."""

    NARROW = "narrow"
    """Half the text column: two of them stand side by side, one beside text."""
    HALF = "half"
    """Half of both columns: tables that follow one another stand side by side."""
    THIRD = "third"
    """A third of both columns, for the narrowest of them."""
    COLUMN = "column"
    """The text column."""
    WIDE = "wide"
    """Text and margin column."""
    LANDSCAPE = "landscape"
    """A turned page."""


def table_extent(table: Table, sizes: Sizes) -> Extent:
    """The narrowest extent that holds a table; a table made for a turned page gets one."""
    if table.is_wide:
        return Extent.LANDSCAPE
    if table.splits:
        return Extent.WIDE
    least = (
        max(need, share * SHRINKS_TO * sizes.column)
        for need, share in zip(_needs(table, Extent.COLUMN), _shares(table.columns), strict=True)
    )
    return Extent.WIDE if sum(least) > sizes.column else Extent.COLUMN


BESIDE = {3: Extent.THIRD, 2: Extent.HALF}
"""How many tables may stand side by side, as many as there is room for, and how wide they are."""
LOW = 12
"""Rows up to which three stand side by side: titles and heads of higher ones would take more room
than is won."""


def fits(table: Table, extent: Extent, sizes: Sizes) -> bool:
    """Whether a table is narrow enough to stand beside others."""
    return sum(_needs(table, extent)) <= extent_width(extent, sizes)


def figure_extent(figure: Figure, sizes: Sizes) -> Extent:
    """The extent a drawing was made for; half a millimetre is rounding."""
    limits = {
        Extent.NARROW: sizes.column / 2,
        Extent.COLUMN: sizes.column,
        Extent.WIDE: sizes.wide,
    }
    fitting = (each for each, limit in limits.items() if figure.drawing.width <= limit + 0.5)
    return next(fitting, Extent.LANDSCAPE)


def extent_width(extent: Extent, sizes: Sizes) -> float:
    """Millimetres of an extent."""
    return {
        Extent.NARROW: sizes.column / 2,
        Extent.HALF: (sizes.wide - GUTTER) / 2,
        Extent.THIRD: (sizes.wide - 2 * GUTTER) / 3,
        Extent.COLUMN: sizes.column,
        Extent.WIDE: sizes.wide,
        Extent.LANDSCAPE: sizes.landscape,
    }[extent]


def column_shares(table: Table, extent: Extent, sizes: Sizes) -> tuple[float, ...]:
    """Shares of the width: as declared, but nowhere less than needed, if that is possible."""
    width = extent_width(extent, sizes)
    needs = [need / width for need in _needs(table, extent)]
    declared = _shares(table.columns)
    spare = [max(0.0, share - need) for share, need in zip(declared, needs, strict=True)]
    rest = 1 - sum(needs)
    if rest <= 0 or not any(spare):
        return declared
    if extent in BESIDE.values():  # where there is little room, names of rows come first
        wanted = _longest_name(table) * HALF_CHARACTER / width
        more = min(rest, max(0.0, wanted - needs[0]))
        needs, rest = [needs[0] + more, *needs[1:]], rest - more
    return tuple(n + rest * each / sum(spare) for n, each in zip(needs, spare, strict=True))


def _longest_name(table: Table) -> int:
    """Characters of the longest name of a row."""
    cells = (row.cells[0] for row in table.body if row.cells)
    return max((len(plain(cell.content)) for cell in cells if cell.columns == 1), default=0)


def _shares(columns: tuple[Column, ...]) -> tuple[float, ...]:
    whole = sum(column.width for column in columns)
    return tuple(column.width / whole for column in columns)


def _needs(table: Table, extent: Extent) -> list[float]:
    """Millimetres that each column needs at least."""
    word = HALF_WORD if extent in BESIDE.values() else STUB_WORD
    longest = [0] * len(table.columns)
    for place, cell in own_heads(table):
        longest[place] = max(longest[place], _length(cell, table.columns[place].align, HEAD_WORD))
    for row in table.body:
        _measure(row, table.columns, longest, word)
    character = CHARACTER if table.is_listed else FORM_CHARACTER
    character = HALF_CHARACTER if extent in BESIDE.values() else character
    return [each * character + PADDING for each in longest]


def _measure(row: Row, columns: tuple[Column, ...], longest: list[int], word: int) -> None:
    place = 0
    for cell in row.cells:
        if cell.columns == 1 and place < len(columns):
            longest[place] = max(longest[place], _length(cell, columns[place].align, word))
        place += cell.columns


def _length(cell: TableCell, align: Align, word: int) -> int:
    """Numbers are never broken, words between words and when they are long."""
    text = plain(cell.content)
    if align is Align.RIGHT and not cell.is_head:
        drawn = ceil(picture_width(cell.content) / CHARACTER)
        return len(text) + len(cell.room) + drawn
    return min(word, max(map(len, _PIECES.split(text)), default=0))
