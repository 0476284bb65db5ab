"""Controlled rounding: whole multiples of a base near the true amounts that keep all relations.

Cox, "A constructive procedure for unbiased controlled rounding", JASA 82, 1987; the search is an
integer program, as Salazar has it (Mathematical Programming 105, 2006). It is *zero-restricted*:
what is a multiple stays as it is. So the rounded numbers, taken for true ones, would be rounded
to themselves: they fit everything published and the procedure itself, and no reader can rule them
out. No number is known to be from 1 to below the base, because there the rounded ones have none.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportgen.linear.solver import Program
from reportgen.linear.system import Numbers, Reals, Rows, System

Marks = npt.NDArray[np.bool_]
SLACK = 1e-6
NODES = 200
"""The search for the nearest numbers ends after so many steps with the best that was found."""
WIDER = (0, 1, 3)
"""How many multiples farther than the next ones numbers may be, if nothing else adds up."""
DEAR = 20.0
"""The price of each multiple that a number is farther."""


@dataclass(frozen=True, eq=False)
class Rounding:
    """Quantities in units of the base, with what binds them."""

    system: System
    """The bounds of each quantity; the relations."""
    cost: Reals
    """The price of each unit more."""
    told: Marks
    """Quantities that are published; the others only have to exist."""

    def part(self, columns: Numbers, chosen: Numbers) -> "Rounding":
        """Some quantities, bound by some rows."""
        inner = self.system.part(columns, chosen)
        return Rounding(inner, self.cost[columns], self.told[columns])

    def wider(self, steps: int) -> "Rounding":
        """The same with quantities that may be so many units farther; behind them what that adds.

        Nought stays nought, and nothing falls below it.
        """
        own, size = self.system, len(self.cost)
        is_free = self.told & ~((own.least == 0) & (own.most == 0))
        more = np.where(is_free, float(steps), 0.0)
        less = np.minimum(more, np.maximum(np.where(self.told, own.least, 0.0), 0.0))
        rows = own.rows
        columns = np.column_stack([rows.columns, rows.columns + size, rows.columns + 2 * size])
        factors = np.column_stack([rows.factors, rows.factors, -rows.factors])
        packed = Rows(rows.starts * 3, columns.ravel(), factors.ravel(), rows.low, rows.high)
        least = np.concatenate([own.least, np.zeros(2 * size)])
        most = np.concatenate([own.most, more, less])
        cost = np.concatenate([self.cost, np.full(2 * size, DEAR)])
        told = np.concatenate([self.told, np.zeros(2 * size, dtype=bool)])
        return Rounding(System(least, most, packed), cost, told)


@dataclass(frozen=True, eq=False)
class Rounded:
    """Units of every quantity; NaN where nothing adds up."""

    units: Reals
    farther: Marks
    """Published quantities that are not next to the true ones."""


def rounded(given: Rounding) -> Rounded:
    """Round, part by part."""
    units, farther = given.system.least.copy(), np.zeros(len(given.cost), dtype=bool)
    for columns, chosen in given.system.components:
        part = given.part(columns, chosen)
        if (part.told & (part.system.least < part.system.most)).any() or not _fits(part):
            units[columns] = _solved(part)
            least, most = part.system.least, part.system.most
            found = units[columns]
            farther[columns] = part.told & ((found < least) | (found > most))
    return Rounded(units, farther)


def _fits(part: Rounding) -> bool:
    """Whether quantities that stand still fulfil the relations."""
    rows, least = part.system.rows, part.system.least
    if (least < part.system.most).any():
        return False
    sums = rows.of(least)
    return bool(((sums >= rows.low - SLACK) & (sums <= rows.high + SLACK)).all())


def _solved(part: Rounding) -> Reals:
    size = len(part.cost)
    for steps in WIDER:
        found = _searched(part.wider(steps) if steps else part)
        if found is not None:
            if not steps:
                return found
            return found[:size] + found[size : 2 * size] - found[2 * size :]
    return np.where(part.told, np.nan, 0.0)


def _searched(part: Rounding) -> Reals | None:
    """Whole numbers of little cost; None when there are none, or none was found in time."""
    program = Program(part.system, is_whole=True)
    for column in np.flatnonzero(part.cost).tolist():
        program.price(column, float(part.cost[column]))
    found = program.good(NODES)
    if found is None:
        return None
    whole = np.rint(found)
    sums, rows = part.system.rows.of(whole), part.system.rows
    fits = ((sums >= rows.low - SLACK) & (sums <= rows.high + SLACK)).all()
    return whole if fits else None
