"""What was read of a source before it becomes frames: every number with the place it stands in."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.errors import Where
from reportgen.frame import PERIOD, Amounts
from reportgen.sources.cells import Cells
from reportgen.sources.declared import Declared
from reportgen.sources.gathered import Gathered
from reportgen.sources.keys import Keys
from reportgen.sources.table import Integers


@dataclass(frozen=True, eq=False, slots=True)
class Series:
    """The numbers of one measure as they stand in the files."""

    cells: Cells
    table: pd.DataFrame
    """Key columns, `amount`, `status` and `flags`; the index is the number of the cell."""
    keys: tuple[str, ...]
    moved: frozenset[int] = frozenset()
    """The cells whose numbers went to other places because borders have changed."""

    @property
    def measure(self) -> str:
        """The name of the measure."""
        return self.cells.measure

    def alike(self, keys: list[str]) -> npt.NDArray[np.intp]:
        """One number for all rows that share these keys, from 0."""
        grouped = self.table.groupby(keys, sort=False)
        return np.asarray(grouped.ngroup().to_numpy(), dtype=np.intp)

    def laid_out(self, key: str, members: tuple[str, ...]) -> tuple[Integers, Amounts]:
        """Members of a key down, all that has the other keys in common across.

        First the numbers of the cells (-1: there is none), then the amounts.
        """
        number = {member: at for at, member in enumerate(members)}
        rows = np.array([number[member] for member in self.table[key]], dtype=np.intp)
        columns = self.alike([each for each in self.keys if each != key])
        shape = (len(members), int(columns.max(initial=-1)) + 1)
        cells, amounts = np.full(shape, -1, dtype=np.int64), np.full(shape, np.nan)
        cells[rows, columns] = self.table.index.to_numpy()
        amounts[rows, columns] = self.table["amount"].to_numpy()
        return cells, amounts


@dataclass(frozen=True, eq=False, slots=True)
class Held:
    """Everything that was read of a source."""

    declared: Declared
    gathered: Gathered
    keys: Keys
    series: tuple[Series, ...]

    def where(self, series: Series, number: int) -> Where:
        """The place of a cell, by its number in the series."""
        return series.cells.where(number, self.gathered)

    def sheet_of(self, period: str) -> Where:
        """The file or sheet in which a period stands."""
        for series in self.series:
            cells = series.table.index[series.table[PERIOD] == period]
            if len(cells):
                where = self.where(series, int(cells[0]))
                return Where(where.file, sheet=where.sheet)
        return self.declared.where
