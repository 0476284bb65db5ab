"""What a workbook says of its cells beside their values; rows and columns from 0."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

Position: TypeAlias = tuple[int, int]
"""Row and column of a cell."""


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


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of every run of numbers without a gap."""
    ordered = sorted(numbers)
    groups = groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0])
    inside = [[number for _, number in group] for _, group in groups]
    return [(each[0], each[-1]) for each in inside]
