"""How wide the columns of a table become.

Word breaks a word that is too long for its cell anywhere, so every column gets at least the room
of its longest piece; what the shares of the columns say comes after that. Widths are twentieths
of a point, and those of text are more than they should be: another font may stand in.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise, product

from reportgen.document.grid import own_heads
from reportgen.document.inlines import picture_width
from reportgen.document.nodes import Align, Row, RowRole, Table, TableCell
from reportgen.document.walk import plain
from reportgen.writers.docx.letters import Letters

DXA_PER_MM = 1440 / 25.4
MARGIN = 85
"""Of a cell, on both sides: 1.5 mm, as the styles of tables say."""
TIGHT = 30
"""Of a cell of a table that would not fit else."""
LONGEST = 1750
"""A word so long is kept whole even where room is short; longer ones may be hyphenated."""
SHORTER = 1200
"""The same where tables stand side by side, and where a table would not fit else."""
COMFORTABLE = 1134
"""Room of a column of numbers where there is enough: 20 mm."""
RUNGS = (1.0, 2 / 3, 1 / 3, 0.0)
"""How much of the room for a wider font is left, from the first to the last."""
_NEAR = 1.1
"""How much wider fonts are that are much like the theme's."""
STUB = 1 / 3
"""Share of the room that a stub of long texts gets before other things give way."""
LEAST_STUB = 1 / 6
"""Share that it keeps in any case: a table is rather parted."""
NUMBER = 14
"""A text of at most so many characters among numbers is kept in one line, as "10 von 17" is."""
_PIECES = re.compile(r"[ \-/\u00ad\u2013\n]+")
"""Where a line may break."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The columns of a table as they fit into their room."""

    widths: tuple[int, ...]
    margin: int = MARGIN
    """Margin of cells, left and right."""


def fit(table: Table, room: int, letters: Letters, *, is_close: bool = False) -> Fit:
    """Fit the columns of a table, set in such letters, into a room.

    Texts take all the room; a table of numbers is easier to read when it takes what it needs. One
    that `is_close` to others is fitted to the fonts that are most like the theme's.
    """
    columns = _measured(table, letters)
    wishes = [column.wish() for column in columns]
    is_numeric = all(column.align is Align.RIGHT for column in table.columns[1:])
    if is_numeric and sum(wishes) <= room:
        return Fit(tuple(wishes))
    needs, margin = _needs(columns, room, _ways(letters.wider, is_close=is_close))
    if is_close:  # where there is little room, names of rows come first
        more = columns[0].text + 2 * margin - needs[0]
        needs[0] += max(0, min(more, room - sum(needs)))
    whole = sum(column.width for column in table.columns)
    shares = [room * column.width / whole for column in table.columns]
    borders = [round(at) for at in accumulate(_lifted(shares, needs, room), initial=0.0)]
    return Fit(tuple(right - left for left, right in pairwise([*borders[:-1], room])), margin)


def is_at_home(table: Table, room: int, letters: Letters) -> bool:
    """Whether a table fits into a room so small that others stand beside it.

    Numbers find room in other fonts, too; words that are no longer than others stay whole, and
    names of rows get a share.
    """
    columns = _measured(table, letters)
    needs = [max(each.need(1.0, _CLOSE), each.number_need(_NEAR, _CLOSE)) for each in columns]
    needs[0] = max(needs[0], columns[0].stub(1.0, _CLOSE, room))
    return sum(needs) <= room


def least(table: Table, room: int, letters: Letters) -> list[int]:
    """The room without which numbers of each column would be broken, with some for the stub."""
    return _numbers(_measured(table, letters), room)


def _numbers(columns: list["_Column"], room: int) -> list[int]:
    """Words give way to numbers."""
    way = _Way(0, TIGHT, LEAST_STUB)
    needs = [column.need(1.0, way) for column in columns]
    needs[0] = max(needs[0], columns[0].stub(1.0, way, room))
    return needs


@dataclass(frozen=True, slots=True)
class _Way:
    """How a table is made to fit: what gives way, from the first to the last."""

    longest: int | None = None
    """Words so long are kept whole; None: all are."""
    margin: int = MARGIN
    stub: float = STUB
    is_worded: bool = True
    """Whether words, too, find room in a wider font, and not only numbers."""


_WAYS = (
    _Way(),
    _Way(LONGEST),
    _Way(LONGEST, TIGHT),
    _Way(LONGEST, TIGHT, 0.0),
    _Way(LONGEST, TIGHT, 0.0, is_worded=False),
)
_CLOSE = _Way(SHORTER, TIGHT)


def _ways(widest: float, *, is_close: bool) -> Iterator[tuple[float, _Way]]:
    """Everything gives way to a wider font; but where room is short, that gives way to names."""
    if is_close:
        yield from ((1 + (widest - 1) * rung, way) for way in _WAYS for rung in RUNGS[2:])
    else:
        yield from ((1 + (widest - 1) * rung, way) for rung, way in product(RUNGS, _WAYS))
    yield 1.0, _CLOSE


def _needs(
    columns: list["_Column"], room: int, ways: Iterable[tuple[float, _Way]]
) -> tuple[list[int], int]:
    """What columns need at least, and the margin: in the first way there is room for."""
    needs: list[int] = []
    for wider, way in ways:
        margin = way.margin
        needs = [column.need(wider, way) for column in columns]
        needs[0] = max(needs[0], columns[0].stub(wider, way, room))
        if sum(needs) <= room:
            return needs, margin
    has_numbers = any(column.is_numeric for column in columns)
    return (_numbers(columns, room) if has_numbers else needs), TIGHT


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


# ---------------------------------------------------------------- measuring


@dataclass(slots=True)
class _Column:
    """The widest of what stands in a column."""

    is_numeric: bool
    letters: Letters
    number: int = 0
    """Numbers are never broken."""
    word: int = 0
    picture: float = 0.0
    """Of the drawings that stand beside numbers."""
    text: int = 0
    """The whole of a cell; of a head, its longest word."""

    def need(self, wider: float, way: _Way) -> int:
        """The room without which numbers, and words up to a length, would be broken."""
        whole = self.word if way.longest is None else min(self.word, way.longest)
        word = whole * wider if way.is_worded else whole
        return max(int(word) + 2 * way.margin, self.number_need(wider, way))

    def number_need(self, wider: float, way: _Way) -> int:
        """The room without which numbers would be broken."""
        return int(self.number * wider + self.picture) + 2 * way.margin

    def stub(self, wider: float, way: _Way, room: int) -> int:
        """The room that texts get which would take many lines."""
        return int(min(self.text * wider + 2 * way.margin, way.stub * room))

    def wish(self) -> int:
        """The room in which nothing but the head takes two lines, in a wider font too."""
        text = round(self.text * self.letters.wider + self.picture) + 2 * MARGIN
        return max(text, COMFORTABLE if self.is_numeric else 0)

    def head(self, text: str) -> None:
        """Measure a head."""
        self.word = max(self.word, self._longest(text))
        self.text = max(self.text, self.word)

    def body(self, text: str, *, is_stub: bool) -> None:
        """Measure a cell."""
        whole = self.letters.width(text)
        if self.is_numeric and not is_stub and len(text) <= NUMBER:
            self.number = max(self.number, whole)
        else:
            self.word = max(self.word, self._longest(text))
        self.text = max(self.text, whole)

    def _longest(self, text: str) -> int:
        """The longest stretch of a text that no line can break."""
        return max(map(self.letters.width, _PIECES.split(text)))


def _measured(table: Table, letters: Letters) -> list[_Column]:
    columns = [_Column(column.align is Align.RIGHT, letters) for column in table.columns]
    for at, cell in own_heads(table):
        columns[at].head(plain(cell.content))
    for at, cell in _cells(table.body, len(columns)):
        columns[at].body(plain(cell.content) + cell.room, is_stub=cell.is_head)
        columns[at].picture = max(columns[at].picture, picture_width(cell.content) * DXA_PER_MM)
    return columns


def _cells(rows: tuple[Row, ...], count: int) -> Iterator[tuple[int, TableCell]]:
    """The cells that stand in one column alone, with its place."""
    for row in rows:
        place = 0
        for cell in row.cells:
            if cell.columns == 1 and place < count and row.role is not RowRole.GROUP:
                yield place, cell
            place += cell.columns
