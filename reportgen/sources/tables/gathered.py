"""Several tables to one run of rows: those that the declaration wants, with their places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
import pandas as pd

from reportgen.errors import Problems, Where, nearest
from reportgen.sources.declared import Declared, listed
from reportgen.sources.tables.columns import column
from reportgen.sources.tables.table import NO_CELL, Integers, Mask, Table, Texts, tidy

Column: TypeAlias = int | str | tuple[int, ...]
"""Position of a column in a table, from 0, or one text for all of its rows; of several columns
each row has the text of the first that has a cell."""


@dataclass(frozen=True, eq=False)
class Gathered:
    """The wanted rows of all tables, one table after the other."""

    tables: tuple[Table, ...]
    chosen: tuple[Integers, ...]
    """Of each table the rows that are wanted."""

    @cached_property
    def starts(self) -> Integers:
        """The number of the first row of each table, and of the row after the last one."""
        counts = [len(rows) for rows in self.chosen]
        return np.cumsum([0, *counts], dtype=np.int64)

    def __len__(self) -> int:
        """How many rows there are."""
        return int(self.starts[-1])

    def keys(self, columns: Sequence[Column], *, repeat: bool) -> Texts:
        """The texts of a key column that may stand elsewhere in each table."""
        parts = [
            np.full(len(rows), each, dtype=object)
            if isinstance(each, str)
            else _first(table, each, repeat=repeat)[rows]
            for table, rows, each in zip(self.tables, self.chosen, columns, strict=True)
        ]
        return np.concatenate(parts)

    @cached_property
    def numbers(self) -> Integers:
        """Of every row the line or the row of its sheet in which it stands."""
        pairs = zip(self.tables, self.chosen, strict=True)
        return np.concatenate([table.sheet.numbers(table.rows[rows]) for table, rows in pairs])

    def sheets(self, rows: Integers) -> Integers:
        """The numbers of the tables that rows come from."""
        return np.searchsorted(self.starts, rows, side="right") - 1

    def _number(self, row: int) -> int:
        return int(np.searchsorted(self.starts, row, side="right")) - 1

    def table(self, row: int) -> Table:
        """The table that a row comes from."""
        return self.tables[self._number(row)]

    def where(self, row: int, columns: Sequence[Column]) -> Where:
        """The place of a cell."""
        number = self._number(row)
        each = columns[number]
        inside = int(self.chosen[number][row - self.starts[number]])
        column = each[0] if isinstance(each, tuple) else each
        return self.tables[number].where(inside, column if isinstance(column, int) else 0)


def _first(table: Table, columns: int | tuple[int, ...], *, repeat: bool) -> Texts:
    first, *others = (columns,) if isinstance(columns, int) else columns
    texts = table.filled(first, repeat=repeat)
    for other in others:
        texts = np.where(texts == NO_CELL, table.filled(other, repeat=repeat), texts)
    return np.where(texts == NO_CELL, "", texts) if isinstance(columns, tuple) else texts


def gather(tables: tuple[Table, ...], declared: Declared) -> Gathered:
    """Choose the rows that `where` asks for; all of them when it asks for nothing."""
    chosen = tuple(
        np.flatnonzero(asked_for(table, declared, declared.problems)) for table in tables
    )
    for name, wanted in declared.spec.where.items():
        _check_options(name, _options(wanted), declared.seen.get(name, set()), declared)
    return Gathered(tables, chosen)


def asked_for(table: Table, declared: Declared, problems: Problems) -> Mask:
    """The rows of a table that `where` asks for; all that its columns say is remembered."""
    mask = np.ones(len(table.rows), dtype=bool)
    for name, wanted in declared.spec.where.items():
        position = column(table, name, problems)
        if position is not None:
            known = declared.seen.setdefault(name, set())
            mask &= _fits(table.columns[position], _options(wanted), known)
    return mask & _measured(table, declared)


def _measured(table: Table, declared: Declared) -> Mask:
    """Rows of a flat file that hold any of the wanted measures; all rows of other files."""
    spec = declared.spec
    if spec.format != "ffcsv" or spec.spread:
        return np.ones(len(table.rows), dtype=bool)
    found = [column(table, name, Problems()) for name in spec.values.values()]
    there = [table.columns[at] != NO_CELL for at in found if at is not None]
    return np.asarray(np.logical_or.reduce(there) if there else np.zeros(len(table.rows), bool))


def _options(wanted: str | tuple[str, ...]) -> set[str]:
    return {tidy(each) for each in ((wanted,) if isinstance(wanted, str) else wanted)}


def _fits(texts: Texts, options: set[str], known: set[str]) -> Mask:
    """Which texts are wanted; all that stand there are added to the known ones."""
    codes, distinct = pd.factorize(texts)
    plain = [tidy(text) for text in distinct]
    known.update(plain)
    fits: Mask = np.array([each in options for each in plain], dtype=bool)[codes]
    return fits


def _check_options(name: str, options: Iterable[str], known: set[str], declared: Declared) -> None:
    """A text that stands nowhere is a slip of the pen."""
    for option in sorted(set(options) - known) if known else ():
        declared.problems.error(
            "source-where-none", declared.where, column=name, text=option,
            known=listed(sorted(known)), near=nearest(option, known),
        )  # fmt: skip
