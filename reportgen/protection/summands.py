"""Which columns of a table are the sum of which others, along one key at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportgen.protection.scale import Set

Column: TypeAlias = tuple[Set, ...]
"""The parts of each key that a column counts."""
Sum: TypeAlias = tuple[int, tuple[int, ...]]
"""A column, and those that it is the sum of."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Columns as sums of columns that do not overlap."""

    size: int
    """How many columns there are, with those that stand nowhere but are parts of several others."""
    sums: tuple[Sum, ...]
    """Columns that stand nowhere are numbered behind the given ones."""


def summands(columns: Sequence[Column]) -> Sums:
    """Take the columns of a table apart, key by key, in every context of the other keys."""
    numbers: dict[Column, int] = {}
    found: list[Sum] = []
    for number, column in enumerate(columns):
        if numbers.setdefault(column, number) != number:  # two names of one group
            found.append((number, (numbers[column],)))
    size = len(columns)
    for key in range(len(columns[0]) if columns else 0):
        for context, sets in _contexts(columns, key):
            for each, parts in _parted(sets):
                below = []
                for part in parts:
                    column = (*context[:key], part, *context[key:])
                    below.append(numbers.setdefault(column, size))
                    size += numbers[column] == size
                whole = (*context[:key], each, *context[key:])
                found.append((numbers[whole], tuple(below)))
    return Sums(size, tuple(found))


def _contexts(columns: Iterable[Column], key: int) -> Iterator[tuple[Column, list[Set]]]:
    """The sets of one key in every context of the others that has several."""
    contexts: dict[Column, dict[Set, None]] = {}
    for column in columns:
        contexts.setdefault(column[:key] + column[key + 1 :], {})[column[key]] = None
    for context, sets in contexts.items():
        if len(sets) > 1:
            yield context, sorted(sets)


def _parted(sets: Sequence[Set]) -> Iterator[tuple[Set, list[Set]]]:
    """Each set that is the sum of several others, none of which is divided by any set."""
    pieces: list[Set] = []
    for each in sets:
        rest, cut = each, []
        for piece in pieces:
            cut += [part for part in (piece & each, piece & ~each) if part]
            rest &= ~piece
        pieces = [*cut, rest] if rest else cut
    for each in sets:
        inside = sorted(piece for piece in pieces if piece & each)
        if inside != [each]:
            yield each, inside
