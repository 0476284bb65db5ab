"""How wide the columns of a table become.

Word breaks a word that is too long for its cell anywhere, so every column gets at least the room
of its longest piece; what the shares of the columns say comes after that.
"""

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from reportgen.document.nodes import Align, Row, RowRole, Table, TableCell
from reportgen.document.walk import plain

CHARACTER = 95
"""Twentieths of a point: a bold letter or a figure at 9 pt is about as wide."""
PADDING = 220
"""What the margins of a cell take, and a little."""
LONGEST = 18
"""Longest word, in characters, that is kept whole; longer ones are hyphenated."""
COMFORTABLE = 1134
"""Room of a column of numbers where there is enough: 20 mm."""
_PIECES = re.compile(r"[ \-/\u00ad\u2013\n]+")


def widths(table: Table, room: int) -> tuple[int, ...]:
    """Whole twentieths of a point for each column.

    Texts take all the room; a table of numbers is easier to read when it takes what it needs.
    """
    needs, wishes = _measured(table)
    is_numeric = all(column.align is Align.RIGHT for column in table.columns[1:])
    if is_numeric and sum(wishes) <= room:
        return tuple(wishes)
    whole = sum(column.width for column in table.columns)
    shares = [room * column.width / whole for column in table.columns]
    borders = [round(at) for at in accumulate(_lifted(shares, needs, room), initial=0.0)]
    return tuple(right - left for left, right in pairwise([*borders[:-1], room]))


def _measured(table: Table) -> tuple[list[int], list[int]]:
    """For each column the least room, and the room in which nothing is broken."""
    aligns = [column.align for column in table.columns]
    pieces, texts = [0] * len(aligns), [0] * len(aligns)
    for at, cell in _cells(table.head, len(aligns)):
        piece = _piece(plain(cell.content))
        pieces[at], texts[at] = max(pieces[at], min(piece, LONGEST)), max(texts[at], piece)
    for at, cell in _cells(table.body, len(aligns)):
        text = plain(cell.content)
        is_number = aligns[at] is Align.RIGHT and not cell.is_head and len(text) <= LONGEST
        piece = len(text) if is_number else min(_piece(text), LONGEST)
        pieces[at], texts[at] = max(pieces[at], piece), max(texts[at], len(text))
    needs = [CHARACTER * piece + PADDING for piece in pieces]
    least = [COMFORTABLE if align is Align.RIGHT else 0 for align in aligns]
    wishes = [
        max(CHARACTER * text + PADDING, room) for text, room in zip(texts, least, strict=True)
    ]
    return needs, wishes


def _cells(rows: tuple[Row, ...], width: int) -> Iterator[tuple[int, TableCell]]:
    """The cells that stand in one column alone, with its place."""
    for row in rows:
        place = 0
        for cell in row.cells:
            if cell.columns == 1 and place < width and row.role is not RowRole.GROUP:
                yield place, cell
            place += cell.columns


def _piece(text: str) -> int:
    """The longest stretch of a text that no line can break."""
    return max(map(len, _PIECES.split(text)))


def _lifted(shares: list[float], needs: list[int], room: int) -> list[float]:
    """Give columns that are too narrow what they need, from those that have more."""
    missing = sum(max(need - share, 0.0) for share, need in zip(shares, needs, strict=True))
    spare = sum(max(share - need, 0.0) for share, need in zip(shares, needs, strict=True))
    if missing >= spare:
        return [room * need / sum(needs) for need in needs]
    return [
        max(share, need) - max(share - need, 0.0) * missing / spare
        for share, need in zip(shares, needs, strict=True)
    ]
