"""What was read of a source before it becomes frames: every number with the place it stands in."""

from collections.abc import Iterable
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

    def alike(self, keys: Iterable[str]) -> npt.NDArray[np.intp]:
        """One number for all rows that share these keys, from 0."""
        mixed = np.zeros(len(self.table), dtype=np.int64)
        for key in keys:
            mixed = pd.factorize(mixed * len(self.members(key)) + self.codes(key))[0]
        return mixed.astype(np.intp)

    def across(self, key: str) -> npt.NDArray[np.intp]:
        """One number for all rows that differ in this key alone, from 0."""
        return self.alike(each for each in self.keys if each != key)

    def ranks(self, key: str, order: Iterable[str]) -> npt.NDArray[np.intp]:
        """For each row the place of its member of a key in an order of members."""
        rank = {member: at for at, member in enumerate(order)}
        return np.array([rank[each] for each in self.members(key)], dtype=np.intp)[self.codes(key)]


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
