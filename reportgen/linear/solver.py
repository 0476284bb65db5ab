"""The one place that knows HiGHS: the least value of a weighted sum under linear relations.

Huangfu and Hall, "Parallelizing the dual revised simplex method", 2018; https://highs.dev. One
thread, and limits that count nodes and never seconds: the same program gives the same answer.
"""

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from reportgen.linear.system import Numbers, Reals, System

_INFINITY = highspy.kHighsInf
_FEASIBLE = highspy.kSolutionStatusFeasible
_OPEN = (
    highspy.HighsModelStatus.kUnbounded,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)
_LIMITS = (
    highspy.HighsModelStatus.kSolutionLimit,
    highspy.HighsModelStatus.kIterationLimit,
)
_OPTIONS = (
    ("output_flag", False),
    ("threads", 1),
    ("random_seed", 0),
    # these programs are small: costs that are changed at random take longer to put right again
    ("dual_simplex_cost_perturbation_multiplier", 0.0),
)


class ContradictionError(ValueError):
    """No numbers at all fulfil the relations."""


class LimitError(ValueError):
    """A search for whole numbers has been through as many nodes as it may."""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The extreme value of one quantity and numbers that reach it; None where it has no end."""

    value: float
    amounts: Reals | None


class Program:
    """A system kept by the solver, asked again and again for different sums."""

    def __init__(
        self,
        system: System,
        *,
        is_whole: bool = False,
        nodes: int | None = None,
        gap: float = 0.0,
        is_warm: bool = False,
    ) -> None:
        """Hand the system over; `is_whole` asks for whole numbers only.

        With `nodes`, a search for whole numbers that takes more raises `LimitError`; `gap` is by
        how much of it the cost may miss the least one. `is_warm` begins each search where the
        last one ended.
        """
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
        for name, value in _OPTIONS:
            self._solver.setOptionValue(name, value)
        if nodes is not None:
            self._solver.setOptionValue("mip_max_nodes", nodes)
            self._solver.setOptionValue("mip_rel_gap", gap)
        if is_warm:
            self._solver.setOptionValue("presolve", "off")
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

    def prices(self, columns: Numbers, costs: Reals) -> None:
        """Set what one of each of several quantities costs."""
        self._solver.changeColsCost(len(columns), columns.astype(np.int32), costs)

    def bound(self, column: int, least: float, most: float) -> None:
        """Set the bounds of a quantity."""
        self._solver.changeColBounds(column, least, min(most, _INFINITY))

    def bounds(self, columns: Numbers, least: Reals, most: Reals) -> None:
        """Set the bounds of several quantities."""
        numbers = columns.astype(np.int32)
        self._solver.changeColsBounds(len(numbers), numbers, _finite(least), _finite(most))

    def cheapest(self) -> Reals | None:
        """The numbers of least cost; None when nothing fulfils the relations."""
        try:
            return self._solved()
        except ContradictionError:
            return None

    def slopes(self) -> Reals:
        """By how much the last cost would have changed with each quantity (reduced costs)."""
        return np.array(self._solver.getSolution().col_dual)

    def good(self, nodes: int, gap: float = 0.02) -> Reals | None:
        """Numbers of little cost: the best after so many nodes; None when none was found."""
        self._solver.setOptionValue("mip_max_nodes", nodes)
        self._solver.setOptionValue("mip_rel_gap", gap)
        self._solver.run()
        if self._solver.getInfo().primal_solution_status != _FEASIBLE:
            return None
        return np.array(self._solver.getSolution().col_value)

    def possible(self) -> Reals | None:
        """Numbers that fulfil the relations; None when there are none.

        Raises `LimitError` when that is not known.
        """
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            return np.array(self._solver.getSolution().col_value)
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        raise LimitError(str(status))

    def _solved(self) -> Reals | None:
        """The numbers of least cost; None when there is no end to it."""
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kUnknown:  # lost its way from where it began
            self._solver.clearSolver()
            self._solver.run()
            status = self._solver.getModelStatus()
        if status in _OPEN:
            return None
        if status in _LIMITS:
            raise LimitError(str(status))
        if status != highspy.HighsModelStatus.kOptimal:
            raise ContradictionError(str(status))
        return np.array(self._solver.getSolution().col_value)


class Choice:
    """The cheapest choice of things that fulfils demands; demands are added one by one."""

    def __init__(self, costs: Reals, nodes: int) -> None:
        """Take what each thing costs, and how many nodes a search may take."""
        self._costs = costs
        self._solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in (*_OPTIONS, ("mip_max_nodes", nodes), ("mip_rel_gap", 0.0)):
            self._solver.setOptionValue(name, value)
        for cost in costs.tolist():
            self._solver.addCol(cost, 0.0, 1.0, 0, np.zeros(0, np.int32), np.zeros(0))

    def demand(self, things: Numbers, worth: Reals, least: float) -> None:
        """Ask for things that are worth so much together."""
        self._solver.addRow(least, _INFINITY, len(things), things.astype(np.int32), worth)

    def cheapest(self, *, is_whole: bool, is_rough: bool = False) -> Reals:
        """How much of each thing to take, in whole or in parts.

        Raises `ContradictionError` when nothing is enough, `LimitError` when it takes too long;
        `is_rough` takes the best that is known by then, if there is any.
        """
        kind = highspy.HighsVarType.kInteger if is_whole else highspy.HighsVarType.kContinuous
        count = len(self._costs)
        every = np.arange(count, dtype=np.int32)
        self._solver.changeColsIntegrality(count, every, np.full(count, int(kind), np.uint8))
        self._solver.run()
        status = self._solver.getModelStatus()
        is_known = self._solver.getInfo().primal_solution_status == _FEASIBLE
        if status in _LIMITS and not (is_rough and is_known):
            raise LimitError(str(status))
        if status not in (*_LIMITS, highspy.HighsModelStatus.kOptimal):
            raise ContradictionError(str(status))
        taken: Reals = np.array(self._solver.getSolution().col_value)
        return np.clip(taken, 0, 1)


def _finite(bounds: Reals) -> Reals:
    return np.clip(bounds, -_INFINITY, _INFINITY)
