"""Parts of a long file to one table: rows that nobody wants are dropped part by part.

A table of the whole country is read for one town, so most of a long file is not held at all;
of what is held equal texts are held once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np
import pandas as pd

from reportgen.errors import Problems
from reportgen.sources.declared import Declared
from reportgen.sources.files.sheet import Sheet
from reportgen.sources.keys.members import left_out
from reportgen.sources.tables.columns import column
from reportgen.sources.tables.gathered import asked_for
from reportgen.sources.tables.table import NO_CELL, Mask, Table, Texts


def assembled(parts: Iterator[Table], declared: Declared) -> Table:
    """One table of all parts; the only part of a short file stays as it is."""
    first = next(parts)
    second = next(parts, None)
    if second is None:
        return first
    shared = _Shared()
    return _joined([_narrowed(each, declared, shared) for each in chain((first, second), parts)])


@dataclass(frozen=True, slots=True)
class _Shared:
    """Every text that is held, once."""

    texts: dict[str, str] = field(default_factory=dict)

    def column(self, texts: Texts) -> Texts:
        codes, distinct = pd.factorize(texts)
        held = [self.texts.setdefault(text, text) for text in distinct]
        return np.array(held, dtype=object)[codes]


def _narrowed(table: Table, declared: Declared, shared: _Shared) -> Table:
    """The wanted rows of a part; what is wrong is told when the whole table is read."""
    wanted = asked_for(table, declared, Problems()) & _known(table, declared)
    rows = np.flatnonzero(wanted)
    lines = table.sheet.numbers(table.rows[rows])
    return replace(
        table,
        sheet=Sheet(table.sheet.file, [], lines),
        columns=tuple(shared.column(each[rows]) for each in table.columns),
        rows=rows,
    )


def _known(table: Table, declared: Declared) -> Mask:
    """Rows of places that the project has, where the declaration leaves out the others."""
    mask = np.ones(len(table.rows), dtype=bool)
    for key in declared.keys().values():
        several = isinstance(key.column, tuple) and declared.spec.format == "ffcsv"
        if several or not key.column or key.elsewhere != "skip":
            continue
        position = column(table, key.column, Problems())
        if position is not None:
            mask &= ~left_out(table.columns[position], key, declared.places)
    return mask


def _alike(tables: list[Table]) -> list[Table]:
    """The same columns in all parts: a variable of a flat file need not occur in each."""
    headings = tuple(dict.fromkeys(chain.from_iterable(each.headings for each in tables)))
    if all(each.headings == tables[0].headings for each in tables):
        return tables
    return [_with_columns(each, headings) for each in tables]


def _with_columns(table: Table, headings: tuple[tuple[str, ...], ...]) -> Table:
    there = dict(zip(table.headings, table.columns, strict=True))
    blank = np.full(len(table.rows), NO_CELL, dtype=object)
    columns = tuple(there.get(heading, blank) for heading in headings)
    return replace(table, headings=headings, columns=columns)


def _joined(parts: Iterable[Table]) -> Table:
    tables = _alike(list(parts))
    columns = zip(*(each.columns for each in tables), strict=True)
    lines = np.concatenate([np.asarray(each.sheet.lines, dtype=np.int64) for each in tables])
    return replace(
        tables[0],
        sheet=Sheet(tables[0].sheet.file, [], lines),
        columns=tuple(np.concatenate(each) for each in columns),
        rows=np.arange(len(lines)),
    )
