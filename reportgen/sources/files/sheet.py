"""What every file comes to: rows of texts, and what a workbook says of its cells beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from reportgen.errors import Where, cell_name

Rows: TypeAlias = list[list[str]]
Position: TypeAlias = tuple[int, int]
"""Row and column of a cell, from 0."""


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells: rows and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Marks:
    """Hidden rows and columns, indents, formulas and forms of the cells of a sheet."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    indents: Mapping[Position, int] = field(default_factory=dict)
    """How far the texts of cells stand in from the left; the greater the deeper."""
    errors: Mapping[Position, str] = field(default_factory=dict)
    """Formulas that failed, with what the cells show: "#DIV/0!"."""
    uncalculated: tuple[Position, ...] = ()
    """Formulas without a result: the program that wrote the file did not calculate."""
    percentages: frozenset[Position] = frozenset()
    """Numbers that are shown as per cent and held as fractions: 12,4 % as 0.124."""
    merged: tuple[Area, ...] | None = None
    """None when this part of the file does not tell."""


NO_MARKS = Marks()


def column_number(name: str) -> int:
    """The number of a column, from 0, by its letters."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@dataclass(frozen=True, eq=False, slots=True)
class Sheet:
    """Rows as they stand in a text file or on a sheet of a workbook."""

    file: str
    rows: Rows
    lines: tuple[int, ...] | npt.NDArray[np.int64] = ()
    """The line on which each row begins; empty for workbooks."""
    name: str = ""
    """Name of the sheet; empty for text files."""
    merged: tuple[Area, ...] | None = None
    """None when the file cannot tell."""
    marks: Marks = NO_MARKS
    """What a workbook says of the cells beside their values."""

    def where(self, row: int, column: int = 0) -> Where:
        """The place of a cell, both numbers from 0."""
        if len(self.lines):
            return Where(self.file, int(self.lines[row]))
        return Where(self.file, sheet=self.name, cell=cell_name(row + 1, column))

    def numbers(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The lines on which rows begin, or their numbers from 1 on a sheet of a workbook."""
        return np.asarray(self.lines, dtype=np.int64)[rows] if len(self.lines) else rows + 1

    @property
    def whole(self) -> Where:
        """The place of the sheet itself."""
        return Where(self.file, sheet=self.name)
