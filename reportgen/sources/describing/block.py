"""Where on a sheet the table lies: title block above, head, data, footer below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from reportgen.sources.files.sheet import Rows, Sheet
from reportgen.sources.numbers.signs import Notation, read_numbers
from reportgen.sources.tables.table import Mask

_SAMPLE = 3000
"""Rows looked at: what a table is like shows at its beginning."""
_GAP = 2
"""Rows without numbers that may stand between two parts of one table."""
_MOST_HEAD = 6
"""Most rows of a head."""
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Block:
    """A table on a sheet; rows from 0."""

    head: tuple[int, ...]
    first: int
    last: int
    """The row after the last one of data."""
    others: tuple[int, ...] = ()
    """First rows of further tables on the sheet."""
    numbers: int = 0
    """How many cells hold numbers or signs."""


@dataclass(frozen=True, eq=False, slots=True)
class _Look:
    """What the cells of a sheet look like."""

    filled: Mask
    numeric: Mask
    years: Mask
    """Rows whose numbers are all years, as in a head."""

    @property
    def data(self) -> Mask:
        """Rows that look like data."""
        enough = (self.filled.sum(axis=1) >= 2) & self.numeric.any(axis=1)
        return np.asarray(enough & ~self.years)


def found_block(sheet: Sheet, notation: Notation) -> Block | None:
    """The largest table of a sheet; None when nothing on it looks like one."""
    rows = sheet.rows[:_SAMPLE]
    if not rows:
        return None
    look = _look(rows, notation)
    runs = _runs(look)
    if not runs:
        return None
    counts = [int(look.numeric[first:last].sum()) for first, last in runs]
    best = counts.index(max(counts))
    first, last = runs[best]
    others = tuple(
        start for at, (start, _) in enumerate(runs) if at != best and counts[at] * 5 > max(counts)
    )
    end = len(sheet.rows) if last == len(rows) else last
    return Block(_head(look, first), first, end, others, counts[best])


def _look(rows: Rows, notation: Notation) -> _Look:
    width = max(len(row) for row in rows)
    texts = np.array([[*row, *[""] * (width - len(row))] for row in rows], dtype=object)
    texts = texts.reshape(len(rows), width)
    read = read_numbers(texts.ravel(), notation)
    empty = read.empty.reshape(texts.shape)
    numeric = ~read.bad.reshape(texts.shape) & ~empty
    years = np.array([_are_years(row[mask]) for row, mask in zip(texts, numeric, strict=True)])
    return _Look(~empty, numeric, years)


def _are_years(texts: Sequence[str]) -> bool:
    """Whether these are several different years, as in the head of a table."""
    plain = [text.strip() for text in texts]
    is_years = all(text.isdecimal() and int(text) in _YEARS for text in plain)
    return is_years and 1 < len(plain) == len(set(plain))


def _runs(look: _Look) -> list[tuple[int, int]]:
    """Stretches of rows of data; a few rows in between do not part them."""
    runs: list[tuple[int, int]] = []
    for row in np.flatnonzero(look.data).tolist():
        if runs and row - runs[-1][1] <= _GAP and _alike(look, runs[-1][1] - 1, row):
            runs[-1] = (runs[-1][0], row + 1)
        else:
            runs.append((row, row + 1))
    return runs


def _alike(look: _Look, before: int, row: int) -> bool:
    """Whether two rows hold numbers in the same columns, and no head stands between them."""
    if any(look.years[before + 1 : row]):
        return False
    shared = (look.numeric[before] & look.numeric[row]).sum()
    return bool(shared * 2 >= (look.numeric[before] | look.numeric[row]).sum())


def _head(look: _Look, first: int) -> tuple[int, ...]:
    """The rows directly above the data that say something about more than the first column."""
    head: list[int] = []
    for row in range(first - 1, max(first - 1 - _MOST_HEAD, -1), -1):
        filled = np.flatnonzero(look.filled[row])
        if not len(filled) or (len(filled) == 1 and filled[0] == 0):
            break
        head.append(row)
    return tuple(reversed(head))


def above(sheet: Sheet, block: Block) -> tuple[str, ...]:
    """The texts of the title block."""
    return _texts(sheet.rows[: min((*block.head, block.first))])


def below(sheet: Sheet, block: Block) -> tuple[str, ...]:
    """The texts of the footer."""
    return _texts(sheet.rows[block.last :])


def _texts(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    lines = (" ".join(filter(None, (cell.strip() for cell in row))) for row in rows)
    return tuple(line for line in lines if line)
