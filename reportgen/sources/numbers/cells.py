"""The cells that hold the numbers of each measure: columns of their own, or one spread key."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from reportgen.errors import Where
from reportgen.frame import Standing
from reportgen.sources.declared import Declared, listed
from reportgen.sources.keys.key_columns import tell
from reportgen.sources.keys.members import read_members
from reportgen.sources.spec import Names, SpreadSpec
from reportgen.sources.tables.columns import column, known_headings
from reportgen.sources.tables.gathered import Gathered
from reportgen.sources.tables.table import NO_CELL, Integers, Mask, Table, Texts


@dataclass(frozen=True, eq=False, slots=True)
class Cells:
    """The cells of one measure, with the gathered row and the column in which each stands."""

    measure: str
    rows: Integers
    columns: Integers
    texts: Texts
    spread: tuple[str, Texts] | None = None
    """A key and the member that the heading of each cell names."""

    def where(self, number: int, gathered: Gathered) -> Where:
        """The place of a cell."""
        standing = [int(self.columns[number])] * len(gathered.tables)
        return gathered.where(int(self.rows[number]), standing)

    def standing(self, gathered: Gathered) -> Standing:
        """The places of all cells."""
        sheets, columns = gathered.sheets(self.rows), self.columns.copy()
        for number, table in enumerate(gathered.tables):
            if table.stood:
                here = sheets == number
                columns[here] = np.array(table.stood, dtype=np.int64)[columns[here]]
        return Standing(
            tuple(table.sheet.whole for table in gathered.tables),
            sheets.astype(np.int16),
            gathered.numbers[self.rows].astype(np.int32),
            columns.astype(np.int16),
        )

    def only(self, mask: Mask) -> "Cells":
        """Some of the cells."""
        spread = self.spread and (self.spread[0], self.spread[1][mask])
        return Cells(self.measure, self.rows[mask], self.columns[mask], self.texts[mask], spread)


def find_cells(gathered: Gathered, declared: Declared) -> tuple[Cells, ...]:
    """The cells of every measure; a measure whose column is missing is left out."""
    values = declared.spec.values
    found = [cells_below(name, values[name], gathered, declared) for name in values]
    if declared.spec.spread:
        found.append(_spread(declared.spec.spread, gathered, declared))
    return tuple(each for each in found if each is not None)


def cells_below(name: str, heading: Names, gathered: Gathered, declared: Declared) -> Cells | None:
    """The cells of one column; None, with the fault noted, when a table does not have it."""
    found = [column(table, heading, declared.problems) for table in gathered.tables]
    standing = [() if position is None else (position,) for position in found]
    return _there(_stacked(name, standing, gathered)) if all(standing) else None


def _there(cells: Cells) -> Cells:
    """The cells that are there: rows of other measures have none."""
    mask = cells.texts != NO_CELL
    return cells if mask.all() else cells.only(mask)


def _stacked(measure: str, standing: Sequence[tuple[int, ...]], gathered: Gathered) -> Cells:
    """Put the wanted columns of every table one below the other."""
    rows, columns, texts = [], [], []
    for number, (table, wanted) in enumerate(zip(gathered.tables, standing, strict=True)):
        chosen = gathered.chosen[number]
        for position in wanted:
            rows.append(np.arange(len(chosen), dtype=np.int64) + gathered.starts[number])
            columns.append(np.full(len(chosen), position, dtype=np.int64))
            texts.append(table.columns[position][chosen])
    return Cells(measure, np.concatenate(rows), np.concatenate(columns), np.concatenate(texts))


def _spread(spread: SpreadSpec, gathered: Gathered, declared: Declared) -> Cells | None:
    """Headings to members; each column of a table adds all of the table's rows."""
    hits = [_hits(spread.columns, table, declared) for table in gathered.tables]
    if not all(hits):
        return None
    cells = _stacked(spread.measure, [tuple(found) for found in hits], gathered)
    labels = [
        np.full(len(rows), label, dtype=object)
        for rows, found in zip(gathered.chosen, hits, strict=True)
        for label in found.values()
    ]
    members = read_members(np.concatenate(labels), declared.spread_key(spread), declared.places)
    tell(spread.key, members, lambda cell: _head(cells, cell, gathered), declared)
    return replace(cells, spread=(spread.key, members.members)).only(
        members.kept & (cells.texts != NO_CELL)
    )


def _hits(pattern: str, table: Table, declared: Declared) -> dict[int, str]:
    """The columns whose heading matches as a whole, and what the group of the pattern holds."""
    tried = {at: re.fullmatch(pattern, table.heading(at)) for at in range(len(table.headings))}
    found = {at: hit[1] or "" for at, hit in tried.items() if hit}
    if not found:
        declared.problems.error(
            "source-spread-none", table.sheet.whole, pattern=pattern,
            known=listed(known_headings(table)),
        )  # fmt: skip
    return found


def _head(cells: Cells, number: int, gathered: Gathered) -> Where:
    """The sheet in which a heading stands."""
    return gathered.table(int(cells.rows[number])).sheet.whole
