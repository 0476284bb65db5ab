"""What was read of a source before it becomes frames: every number with the place it stands in."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.errors import Where
from reportgen.frame import PERIOD, PLACE, Amounts
from reportgen.places import Place
from reportgen.sources.declared import Declared
from reportgen.sources.keys.key_columns import Keys
from reportgen.sources.numbers.cells import Cells
from reportgen.sources.tables.gathered import Gathered
from reportgen.sources.tables.table import Integers


@dataclass(frozen=True, eq=False)
class Series:
    """The numbers of one measure as they stand in the files."""

    cells: Cells
    table: pd.DataFrame
    """Key columns, `amount`, `status` and `flags`; the index is the number of the cell, which
    several rows share where a place was parted."""
    keys: tuple[str, ...]
    moved: frozenset[int] = frozenset()
    """The cells whose numbers went to other places because borders have changed."""

    @property
    def measure(self) -> str:
        """The name of the measure."""
        return self.cells.measure

    @cached_property
    def amounts(self) -> Amounts:
        """All amounts, NaN for what is no number."""
        return self.table["amount"].to_numpy()

    @cached_property
    def _coded(self) -> dict[str, tuple[npt.NDArray[np.intp], tuple[str, ...]]]:
        coded = {key: pd.factorize(self.table[key].to_numpy(dtype=object)) for key in self.keys}
        return {key: (codes, tuple(distinct)) for key, (codes, distinct) in coded.items()}

    def codes(self, key: str) -> npt.NDArray[np.intp]:
        """For each row the number of its member of a key."""
        return self._coded[key][0]

    def members(self, key: str) -> tuple[str, ...]:
        """The members of a key, in the order of their numbers."""
        return self._coded[key][1]

    def alike(self, keys: list[str]) -> npt.NDArray[np.intp]:
        """One number for all rows that share these keys, from 0."""
        mixed = np.zeros(len(self.table), dtype=np.int64)
        for key in keys:
            mixed = pd.factorize(mixed * len(self.members(key)) + self.codes(key))[0]
        return mixed.astype(np.intp)

    def laid_out(self, key: str, members: tuple[str, ...]) -> tuple[Integers, Amounts]:
        """Members of a key down, all that has the other keys in common across.

        First the rows of the table (-1: there is none), then the amounts.
        """
        number = {member: at for at, member in enumerate(members)}
        rows = np.array([number[member] for member in self.members(key)], dtype=np.intp)
        columns = self.alike([each for each in self.keys if each != key])
        shape = (len(members), int(columns.max(initial=-1)) + 1)
        found, amounts = np.full(shape, -1, dtype=np.int64), np.full(shape, np.nan)
        found[rows[self.codes(key)], columns] = np.arange(len(self.table))
        amounts[rows[self.codes(key)], columns] = self.amounts
        return found, amounts


@dataclass(frozen=True, eq=False, slots=True)
class Extent:
    """The places and periods of a source."""

    rows: frozenset[tuple[str, str]] = frozenset()
    """Place and period of every row."""
    places: tuple[Place, ...] = ()
    """Located places of the levels that occur."""
    periods: tuple[str, ...] = ()

    def expected(self, period: str) -> tuple[Place, ...]:
        """Places that could have a row in a period."""
        return tuple(place for place in self.places if place.exists(period))

    def missing(self, period: str) -> tuple[Place, ...]:
        """Places without a row in a period."""
        return tuple(each for each in self.expected(period) if (each.key, period) not in self.rows)


@dataclass(frozen=True, eq=False)
class Held:
    """Everything that was read of a source."""

    declared: Declared
    gathered: Gathered
    keys: Keys
    series: tuple[Series, ...]

    def where(self, series: Series, row: int) -> Where:
        """The place of the cell that a row of a series stands in."""
        return series.cells.where(int(series.table.index[row]), self.gathered)

    @cached_property
    def extent(self) -> Extent:
        """The places and periods that it reaches."""
        rows: set[tuple[str, str]] = set()
        for series in self.series:
            places, periods = series.members(PLACE), series.members(PERIOD)
            mixed = pd.unique(series.codes(PLACE) * len(periods) + series.codes(PERIOD))
            pairs = (divmod(int(each), len(periods)) for each in mixed)
            rows.update((places[place], periods[period]) for place, period in pairs)
        known = {key for key, _ in rows}
        located = [place for place in self.declared.places if place.located]
        levels = {place.level for place in located if place.key in known}
        expected = tuple(place for place in located if place.level in levels)
        return Extent(frozenset(rows), expected, tuple(sorted({each for _, each in rows})))

    def sheet_of(self, period: str) -> Where:
        """The file or sheet in which a period stands."""
        for series in self.series:
            rows = np.flatnonzero(series.table[PERIOD] == period)
            if len(rows):
                where = self.where(series, int(rows[0]))
                return Where(where.file, sheet=where.sheet)
        return self.declared.where
