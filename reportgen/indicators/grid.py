"""Numbers of one measure as a block with an axis for each key.

All arithmetic of this room is done on blocks: a sum is a sum along an axis, and what a source
does not list is a cell like any other. A `Frame` goes in, a `Frame` comes out. A register of 225
places, ten years, 101 ages, two sexes and five family statuses is a block of two million cells.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.frame import (
    PERIOD,
    PLACE,
    TOTAL,
    Amounts,
    Codes,
    Frame,
    Measure,
    Origin,
    merged,
    settle,
)
from reportgen.status import Flag, Status

ABSENT: Final = -1
"""Code of a cell that has no row: below every status, so that the highest still wins."""

_FINAL: Final = np.int8(Flag.FINAL)

Axes: TypeAlias = Mapping[str, tuple[str, ...]]
Marks: TypeAlias = npt.NDArray[np.bool_]
Block: TypeAlias = npt.NDArray[Any]


@dataclass(frozen=True, eq=False)
class Grid:
    """Numbers with an axis for each key: place, period, then groups."""

    axes: Axes
    """The members of each key, in the order of the axes."""
    amounts: Amounts
    """Nought wherever there is no number, so that blocks can be added as they are."""
    statuses: Codes
    flags: Codes
    origins: tuple[Origin, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The keys beside place and period."""
        return tuple(key for key in self.axes if key not in (PLACE, PERIOD))

    @cached_property
    def present(self) -> Marks:
        """Where there is a row."""
        return np.asarray(self.statuses != ABSENT)

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The periods for which there is any row."""
        listed = self.any((PERIOD,))
        return tuple(np.array(self.axes[PERIOD], dtype=object)[listed].tolist())

    def axis(self, key: str) -> int:
        """The number of a key's axis."""
        return list(self.axes).index(key)

    def any(self, keys: tuple[str, ...]) -> Marks:
        """For each combination of these keys, in the order of the axes: whether it has a row."""
        others = tuple(self.axis(key) for key in self.axes if key not in keys)
        return np.asarray(self.present.any(axis=others))

    def picked(self, key: str, members: tuple[str, ...]) -> "Grid":
        """These members of a key; those that the block does not have are absent."""
        if members == self.axes[key]:
            return self
        axis = self.axis(key)
        places = pd.Index(self.axes[key]).get_indexer(pd.Index(members, dtype=object))
        taken = self.moved({**self.axes, key: members}, lambda block: block.take(places, axis))
        lost = along(places < 0, key, self)
        return hidden(taken, lost) if lost.any() else taken

    def at(self, key: str, member: str) -> "Grid":
        """One member of a key, which vanishes."""
        axis, place = self.axis(key), self.axes[key].index(member)
        return self.moved(_without(self.axes, key), lambda block: block.take(place, axis))

    def added(self, key: str) -> "Grid":
        """The sum of all members of a key, which vanishes; the highest status wins."""
        axis = self.axis(key)
        return made(
            _without(self.axes, key),
            self.amounts.sum(axis=axis),
            self.statuses.max(axis=axis, initial=ABSENT),
            gathered_marks(self.flags, self.present, axis),
            self.origins,
        )

    def collapsed(self, key: str) -> "Grid":
        """All members of a key, which vanishes: the official total, or else the sum."""
        total = self.picked(key, members(self, key)).added(key)
        return over(self.at(key, TOTAL), total) if TOTAL in self.axes[key] else total

    def totalled(self, key: str) -> "Grid":
        """The same with the total of a key as its last member."""
        return joined(key, self.picked(key, members(self, key)), self.collapsed(key))

    def fitted(self, axes: Axes) -> "Grid":
        """The same with these axes; a key that it does not have stands for all members."""
        fitted = self
        for key in self.axes:
            fitted = fitted.picked(key, axes[key])
        lacking = tuple(number for number, key in enumerate(axes) if key not in self.axes)
        order = [fitted.axis(key) for key in axes if key in self.axes]
        return fitted.moved(axes, lambda each: np.expand_dims(each.transpose(order), lacking))

    def moved(self, axes: Axes, move: Callable[[Block], Block]) -> "Grid":
        """The same numbers in another arrangement."""
        amounts, statuses, flags = move(self.amounts), move(self.statuses), move(self.flags)
        return Grid(axes, amounts, statuses, flags, self.origins)


def grid(source: Frame, places: tuple[str, ...]) -> Grid:
    """Lay out a frame as a block over all places, whether the frame lists them or not."""
    axes = {PLACE: places, PERIOD: source.periods}
    axes |= {key: tuple(sorted(source.table[key].unique())) for key in source.groups}
    codes = [pd.Index(axes[key]).get_indexer(pd.Index(source.table[key])) for key in axes]
    known = codes[0] >= 0
    shape = tuple(map(len, axes.values()))
    cells = np.ravel_multi_index([code[known] for code in codes], shape)
    rows = source.table.loc[known]

    def laid(column: str, empty: float, kind: type[np.generic]) -> Block:
        block = np.full(shape, empty, dtype=kind)
        block.flat[cells] = rows[column].to_numpy()
        return block

    amounts = np.nan_to_num(laid("amount", 0.0, np.float64), copy=False)
    statuses, flags = laid("status", ABSENT, np.int8), laid("flags", 0, np.int8)
    return Grid(axes, amounts, statuses, flags, source.origins)


def made(
    axes: Axes, amounts: Amounts, statuses: Codes, flags: Codes, origins: tuple[Origin, ...]
) -> Grid:
    """Make a block of calculated numbers: settle what each of them is."""
    present = statuses != ABSENT
    settled = np.where(present, settle(amounts, statuses), np.int8(ABSENT)).astype(np.int8)
    numbers = present & (settled <= Status.ROUNDED_ZERO)
    marks = np.where(present, flags, np.int8(0)).astype(np.int8)
    plain = np.where(numbers, amounts, 0.0) + 0.0  # no negative nought
    return Grid(axes, plain, settled, marks, origins)


def hidden(block: Grid, marks: Marks) -> Grid:
    """The same without the marked cells."""
    amounts = np.where(marks, 0.0, block.amounts)
    statuses = np.where(marks, np.int8(ABSENT), block.statuses)
    flags = np.where(marks, np.int8(0), block.flags)
    return Grid(block.axes, amounts, statuses, flags, block.origins)


def raised(block: Grid, marks: Marks, status: Status) -> Grid:
    """The same with at least this status where there is a row that is marked."""
    higher = np.maximum(block.statuses, np.int8(status))
    statuses = np.where(marks & block.present, higher, block.statuses)
    return made(block.axes, block.amounts, statuses, block.flags, block.origins)


def over(first: Grid, second: Grid) -> Grid:
    """The cells of the first block, and where it has none those of the second."""
    return _combined(first.axes, (first, second), lambda pair: np.where(first.present, *pair))


def joined(key: str, parts: Grid, total: Grid) -> Grid:
    """The members of a key, and the total as the last of them."""
    axis = parts.axis(key)
    axes = {**parts.axes, key: (*parts.axes[key], TOTAL)}

    def appended(pair: list[Block]) -> Block:
        return np.concatenate([pair[0], np.expand_dims(pair[1], axis)], axis=axis)

    return _combined(axes, (parts, total), appended)


def stacked(key: str, axis: int, parts: Mapping[str, Grid]) -> Grid:
    """Blocks of the same axes as the members of a new key, which becomes the axis of a number."""
    grids = tuple(parts.values())
    names = list(grids[0].axes)
    names.insert(axis, key)
    axes = {name: tuple(parts) if name == key else grids[0].axes[name] for name in names}
    return _combined(axes, grids, lambda blocks: np.stack(blocks, axis=axis))


def _combined(axes: Axes, grids: tuple[Grid, ...], combine: Callable[[list[Block]], Block]) -> Grid:
    """One block of several, put together in the same way for numbers, statuses and flags."""
    amounts = combine([grid.amounts for grid in grids])
    statuses = combine([grid.statuses for grid in grids])
    flags = combine([grid.flags for grid in grids])
    return Grid(axes, amounts, statuses, flags, merged(*(grid.origins for grid in grids)))


def members(block: Grid, key: str) -> tuple[str, ...]:
    """The members of a key without its total."""
    return tuple(member for member in block.axes[key] if member != TOTAL)


def partnered(left: Codes, right: Codes) -> Codes:
    """The status of what is calculated from two cells; one without a partner is UNKNOWN."""
    higher = np.maximum(left, right)
    lone = (left == ABSENT) != (right == ABSENT)
    unknown = np.maximum(higher, np.int8(Status.UNKNOWN))
    return np.asarray(np.where(lone, unknown, higher), dtype=np.int8)


def marked(left: Codes, right: Codes) -> Codes:
    """The marks of what is calculated from two cells: those of either, FINAL when both are."""
    return np.asarray((left | right) & ~_FINAL | (left & right), dtype=np.int8)


def gathered_marks(marks: Codes, present: Marks, axis: int) -> Codes:
    """The marks of a sum along an axis: those of any cell, FINAL when all that are there are."""
    either = np.bitwise_or.reduce(marks, axis=axis) & ~_FINAL
    every = np.bitwise_and.reduce(np.where(present, marks, _FINAL), axis=axis)
    found = np.where(present.any(axis=axis), either | (every & _FINAL), np.int8(0))
    return found.astype(np.int8)


def framed(block: Grid, measure: Measure) -> Frame:
    """The rows of a block as a frame in normal form, which `frame` would have to sort for it."""
    laid = block
    for key, names in block.axes.items():
        laid = laid.picked(key, tuple(sorted(names)))
    cells = np.nonzero(laid.present)
    statuses = laid.statuses[cells]
    rows: dict[str, Block] = {
        key: np.array(names, dtype=object)[cell]
        for (key, names), cell in zip(laid.axes.items(), cells, strict=True)
    }
    rows["amount"] = np.where(statuses <= Status.ROUNDED_ZERO, laid.amounts[cells], np.nan)
    rows |= {"status": statuses, "flags": laid.flags[cells]}
    return Frame(measure, pd.DataFrame(rows), tuple(block.axes), block.origins)


def _without(axes: Axes, key: str) -> Axes:
    return {name: names for name, names in axes.items() if name != key}


def along(values: Block, key: str, block: Grid) -> Block:
    """Values for the members of a key, shaped to be laid over a block."""
    return values.reshape([-1 if name == key else 1 for name in block.axes])
