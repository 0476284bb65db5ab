"""Whether it follows of quantities that they are few: from 1 to below a threshold.

An outsider knows between which bounds each quantity lies, and how they add up. He cannot tell that
a quantity is few if it might as well be many, or nobody: if the true numbers can be moved there
within their bounds such that all sums stay as they are. Programs look for the shortest such move,
which is nearly always made of whole steps.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from reportgen.linear.solver import LimitError, Program
from reportgen.linear.system import Numbers, Reals, Rows, System

Marks = npt.NDArray[np.bool_]
SLACK = 1e-6
NODES = 50
"""Nodes that a search for whole steps may take."""


def certain(
    system: System, true: Reals, wanted: Mapping[int, float], worlds: list[Reals]
) -> tuple[int, ...]:
    """The quantities of which it may follow that they are few; `wanted`: by number the threshold.

    What cannot be decided follows. `worlds` are other numbers that were found to add up, and those
    that are found now.
    """
    ordered = np.array(sorted(wanted), dtype=np.intp)
    enough = np.array([wanted[int(each)] for each in ordered])
    for world in worlds:
        if ((world >= system.least - SLACK) & (world <= system.most + SLACK)).all():
            is_few = _few(world[ordered], enough)
            ordered, enough = ordered[is_few], enough[is_few]
    found: list[int] = []
    for columns, chosen in system.components if len(ordered) else ():
        own = np.flatnonzero(np.isin(ordered, columns, assume_unique=True))
        if len(own):
            doubt = _Doubt(system.part(columns, chosen), true[columns])
            at = np.searchsorted(columns, ordered[own])
            found += ordered[own][doubt.followed(at, enough[own])].tolist()
            for each in doubt.worlds:
                worlds.append(true.copy())
                worlds[-1][columns] = each
    return tuple(found)


def _few(numbers: Reals, enough: Reals) -> Marks:
    return np.asarray((numbers > SLACK) & (numbers < enough - SLACK))


@dataclass(eq=False)
class _Doubt:
    """Quantities that have to do with each other, and what they are."""

    system: System
    true: Reals
    worlds: list[Reals] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Lay out moves: upwards, and behind them downwards."""
        own, size = self.system, len(self.true)
        rows = own.rows
        columns = np.column_stack([rows.columns, rows.columns + size])
        factors = np.column_stack([rows.factors, -rows.factors])
        nothing = np.zeros(len(rows))
        packed = Rows(rows.starts * 2, columns.ravel(), factors.ravel(), nothing, nothing)
        ends = (own.most - self.true, self.true - own.least)
        most = np.concatenate([np.maximum(each, 0.0) for each in ends])
        self.moves = System(np.zeros(2 * size), most, packed)
        self.is_whole = bool((np.rint(self.true) == self.true).all())
        self.program = self._program(is_whole=False)

    def _program(self, *, is_whole: bool) -> Program:
        program = Program(self.moves, is_whole=is_whole, nodes=NODES if is_whole else None)
        program.prices(np.arange(len(self.moves)), np.ones(len(self.moves)))
        return program

    def followed(self, wanted: Numbers, enough: Reals) -> Numbers:
        """Which of the wanted quantities are few in all numbers that are found."""
        is_open = np.ones(len(wanted), dtype=bool)
        for at in range(len(wanted)):
            if is_open[at]:
                for world in self._worlds(int(wanted[at]), float(enough[at])):
                    self.worlds.append(world)
                    is_open &= _few(world[wanted], enough)
                    if not is_open[at]:
                        break
        return np.flatnonzero(is_open)

    def _worlds(self, column: int, enough: float) -> Iterator[Reals]:
        """Numbers in which a quantity is many, then some in which it is nobody."""
        size, own = len(self.true), float(self.true[column])
        for at, far in ((column, enough - own), (size + column, own)):
            if far <= self.moves.most[at]:
                for is_whole in (False, True):
                    found = self._moved(at, far, is_whole=is_whole)
                    if found is not None:
                        yield found
                        break

    def _moved(self, at: int, far: float, *, is_whole: bool) -> Reals | None:
        """The numbers after the shortest move that takes a quantity so far; None for none."""
        program = self._program(is_whole=True) if is_whole else self.program
        back = (at + len(self.true)) % len(self.moves)
        program.bound(at, far, float(self.moves.most[at]))
        program.bound(back, 0.0, 0.0)
        found = None
        with suppress(LimitError):
            found = program.cheapest()
        for each in (at, back):
            program.bound(each, 0.0, float(self.moves.most[each]))
        if found is None:
            return None
        move = found[: len(self.true)] - found[len(self.true) :]
        if not self.is_whole:
            return self.true + move
        whole = np.rint(move)
        return self.true + whole if np.abs(whole - move).max() < SLACK else None
