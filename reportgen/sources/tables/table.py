"""Rows of texts to a table: headings, columns and the place of every cell."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from reportgen.errors import Problem, ReportError, Where, failure, problem
from reportgen.frame import Origin
from reportgen.sources.declared import first_told
from reportgen.sources.files.sheet import Area, Rows, Sheet
from reportgen.sources.spec import SourceSpec

Texts: TypeAlias = npt.NDArray[np.object_]
Integers: TypeAlias = npt.NDArray[np.int64]
Mask: TypeAlias = npt.NDArray[np.bool_]
NO_CELL = "\ufdd0"
"""Stands where a row has no cell at all, as that of another measure: a sign that no text holds."""
LEVELS = " / "
"""What joins the levels of a heading."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which rows are head and which are data, from 0."""

    head: tuple[int, ...]
    first: int
    last: int
    """The row after the last one of data."""
    spanning: bool = False
    """Whether a heading in an upper row counts for the empty cells right of it."""


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """Columns of texts below their headings; blank rows are gone."""

    sheet: Sheet
    headings: tuple[tuple[str, ...], ...]
    """For each column the levels of its heading, from the top, empty ones left out."""
    columns: tuple[Texts, ...]
    rows: Integers
    """The row of the sheet that each row stands in."""
    origin: Origin
    stood: tuple[int, ...] = ()
    """For each column the one of the sheet that its cells are taken from; empty: the same."""

    def where(self, row: int, column: int = 0) -> Where:
        """The place of a cell."""
        return self.sheet.where(int(self.rows[row]), self.stood[column] if self.stood else column)

    def heading(self, column: int) -> str:
        """A heading with its levels joined; empty when there is none."""
        return LEVELS.join(self.headings[column])

    def filled(self, column: int, *, repeat: bool) -> Texts:
        """A key column in which merged cells (and with `repeat` empty ones) say what they mean."""
        texts = self.columns[column].copy()
        for area in self.sheet.merged or ():
            if area.left <= column <= area.right:
                first, after = np.searchsorted(self.rows, (area.top, area.bottom + 1))
                if first < after:
                    texts[first:after] = self.sheet.rows[area.top][area.left]
        return _repeated(texts) if repeat else texts


def _repeated(texts: Texts) -> Texts:
    """Give empty cells the text above them."""
    given = np.array([bool(text.strip()) for text in texts], dtype=bool)
    source = np.maximum.accumulate(np.where(given, np.arange(len(texts)), 0))
    return texts[source]


def declared_layout(sheet: Sheet, spec: SourceSpec) -> Layout:
    """The rows of head and data as the declaration says."""
    if not sheet.rows:
        raise failure("source-sheet-empty", sheet.whole)
    top = _top(sheet, spec.start)
    head = tuple(top + row - 1 for row in spec.header)
    first = top + spec.first_row - 1 if spec.first_row else max(head, default=top - 1) + 1
    last = min(top + spec.last_row if spec.last_row else len(sheet.rows), len(sheet.rows))
    if head and not top <= min(head) <= max(head) < len(sheet.rows):
        wrong = (min(head) if min(head) < top else max(head)) - top + 1
        raise failure("source-head-beyond", sheet.whole, row=wrong, count=len(sheet.rows) - top)
    ended = _matching(sheet, spec.end, range(max(first, 0), last))
    return Layout(head, first, last if ended is None else ended, spanning=sheet.merged is None)


def _top(sheet: Sheet, start: str) -> int:
    """The row from which rows are counted: the one after the row that opens the table."""
    if not start:
        return 0
    found = _matching(sheet, start, range(len(sheet.rows)))
    if found is None:
        raise failure("source-start-none", sheet.whole, pattern=start)
    return found + 1


def _matching(sheet: Sheet, pattern: str, rows: range) -> int | None:
    """The first row whose texts, joined by spaces, match."""
    if not pattern:
        return None
    wanted = re.compile(pattern)
    return next((row for row in rows if wanted.search(tidy(" ".join(sheet.rows[row])))), None)


def laid_out(sheet: Sheet, layout: Layout, origin: Origin) -> Table:
    """Cut a sheet into headings and columns; `ReportError` when there are no data."""
    headings = _headings(sheet, layout)
    chosen = [
        row
        for row in range(max(layout.first, 0), layout.last)
        if row not in layout.head and any(map(str.strip, sheet.rows[row]))
    ]
    if not chosen:
        raise failure("source-rows-none", sheet.whole)
    width = len(headings)
    _check_formulas(sheet, {*layout.head, *chosen})
    _check_widths(sheet, chosen, width)
    rows = [_exactly(sheet.rows[row], width) for row in chosen]
    columns = tuple(np.array(column, dtype=object) for column in zip(*rows, strict=True))
    return Table(sheet, headings, columns, np.array(chosen, dtype=np.int64), origin)


def _check_formulas(sheet: Sheet, rows: Collection[int]) -> None:
    """Refuse formulas whose results are not in the file: they would read as empty cells."""
    found = [position for position in sheet.marks.uncalculated if position[0] in rows]
    if found:
        first = sheet.where(*found[0])
        raise failure("source-formula-uncalculated", first, more=len(found) - 1)


def _check_widths(sheet: Sheet, chosen: list[int], width: int) -> None:
    """Refuse rows with more cells than the head: a stray delimiter shifts what follows it."""
    longer = (row for row in chosen if len(sheet.rows[row]) > width)
    wide = [row for row in longer if any(map(str.strip, sheet.rows[row][width:]))]

    def told(row: int) -> Problem:
        count = len(sheet.rows[row])
        return problem("source-row-wide", sheet.where(row, width), count=count, head=width)

    if wide:
        raise ReportError(first_told(wide, told))


def _exactly(row: list[str], width: int) -> list[str]:
    if len(row) == width:
        return row
    return row[:width] + [""] * (width - len(row))


def _headings(sheet: Sheet, layout: Layout) -> tuple[tuple[str, ...], ...]:
    """The levels of every column's heading; a level equal to the one above is said once."""
    if not layout.head:
        widest = max((len(row) for row in sheet.rows), default=0)
        return ((),) * widest
    width = max(len(sheet.rows[row]) for row in layout.head)
    levels = [[tidy(cell) for cell in _exactly(sheet.rows[row], width)] for row in layout.head]
    for area in sheet.merged or ():
        _cover(levels, area, layout.head, width)
    if layout.spanning:
        _span(levels)
    return tuple(_levels(column) for column in zip(*levels, strict=True))


_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
"""Soft hyphens, and marks of no width that stand where a line may or may not break."""


def tidy(text: str) -> str:
    """A text with single plain spaces: headings hold line breaks and no-break spaces."""
    return " ".join((text if text.isascii() else text.translate(_UNSEEN)).split())


def _cover(levels: Rows, area: Area, head: tuple[int, ...], width: int) -> None:
    """Write the text of merged cells into all that they cover."""
    if area.top not in head or area.left >= width:
        return
    text = levels[head.index(area.top)][area.left]
    for number, row in enumerate(head):
        if area.top <= row <= area.bottom:
            for column in range(area.left, min(area.right + 1, width)):
                levels[number][column] = text


def _span(levels: Rows) -> None:
    """Let headings of upper rows count to the right as far as the row above allows."""
    for number, row in enumerate(levels[:-1]):
        above = levels[:number]
        for column in range(1, len(row)):
            together = all(upper[column] == upper[column - 1] for upper in above)
            if not row[column] and together:
                row[column] = row[column - 1]


def _levels(column: tuple[str, ...]) -> tuple[str, ...]:
    said: list[str] = []
    for level in column:
        if level and (not said or said[-1] != level):
            said.append(level)
    return tuple(said)
