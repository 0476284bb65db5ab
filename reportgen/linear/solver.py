"""The one place that knows HiGHS: the least value of a weighted sum under linear relations.

Huangfu and Hall, "Parallelizing the dual revised simplex method", 2018; https://highs.dev. One
thread and no time limit unless asked for: the same program gives the same answer.
"""

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from reportgen.linear.system import Reals, System

_INFINITY = highspy.kHighsInf
_OPEN = (
    highspy.HighsModelStatus.kUnbounded,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)


class ContradictionError(ValueError):
    """No numbers at all fulfil the relations."""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The extreme value of one quantity and numbers that reach it; None where it has no end."""

    value: float
    amounts: Reals | None


class Program:
    """A system kept by the solver, asked again and again for different sums."""

    def __init__(self, system: System, *, is_whole: bool = False) -> None:
        """Hand the system over; `is_whole` asks for whole numbers only."""
        self.size = len(system)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self.size, len(system.rows)
        model.col_cost_ = np.zeros(self.size)
        model.col_lower_ = _finite(system.least)
        model.col_upper_ = _finite(system.most)
        model.row_lower_, model.row_upper_ = _finite(system.rows.low), _finite(system.rows.high)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = system.rows.starts.astype(np.int32)
        model.a_matrix_.index_ = system.rows.columns.astype(np.int32)
        model.a_matrix_.value_ = system.rows.factors
        if is_whole:
            model.integrality_ = [highspy.HighsVarType.kInteger] * self.size
        self._solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
            self._solver.setOptionValue(name, value)
        self._solver.passModel(model)

    def least(self, column: int, *, sense: float = 1.0) -> Answer:
        """The least value of a quantity; with sense -1 the largest.

        Raises `ContradictionError` when nothing fulfils the relations.
        """
        self.price(column, sense)
        amounts = self._solved()
        self.price(column, 0.0)
        if amounts is None:
            return Answer(-sense * float("inf"), None)
        return Answer(float(amounts[column]), amounts)

    def price(self, column: int, cost: float) -> None:
        """Set what one of a quantity costs."""
        self._solver.changeColCost(column, cost)

    def bound(self, column: int, least: float, most: float) -> None:
        """Set the bounds of a quantity."""
        self._solver.changeColBounds(column, least, min(most, _INFINITY))

    def cheapest(self) -> Reals | None:
        """The numbers of least cost; None when nothing fulfils the relations."""
        try:
            return self._solved()
        except ContradictionError:
            return None

    def _solved(self) -> Reals | None:
        """The numbers of least cost; None when there is no end to it."""
        self._solver.run()
        status = self._solver.getModelStatus()
        if status in _OPEN:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise ContradictionError(str(status))
        return np.array(self._solver.getSolution().col_value)


def _finite(bounds: Reals) -> Reals:
    return np.clip(bounds, -_INFINITY, _INFINITY)
