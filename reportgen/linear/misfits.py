"""Which relations do not fit the others: those that give way at the least cost.

An elastic program (Chinneck, Feasibility and Infeasibility in Optimization, 2008): every relation
may be missed upwards or downwards, at a price for each unit. What is missed contradicts the rest.
"""

import numpy as np

from reportgen.linear.solver import Program
from reportgen.linear.system import Numbers, Reals, Rows, System

SLACK = 1e-6


def misfits(system: System, prices: Reals) -> Numbers:
    """The rows that have to give way, so that some numbers within their bounds fulfil the rest."""
    inner = system.opened
    is_empty = np.diff(inner.rows.starts) == 0
    is_missed = np.maximum(inner.rows.low, -inner.rows.high) > SLACK
    open_ = np.flatnonzero(~is_empty)
    rest = System(inner.least, inner.most, inner.rows.chosen(open_))
    found = [np.flatnonzero(is_empty & is_missed)]
    for columns, chosen in rest.components:
        if len(chosen):
            own = open_[chosen]
            found.append(own[_missed(rest.part(columns, chosen), prices[own]) > SLACK])
    return np.concatenate(found)


def _missed(system: System, prices: Reals) -> Reals:
    """By how much each row is missed."""
    size, count = len(system), len(system.rows)
    program = Program(_elastic(system))
    over = np.arange(size, size + 2 * count)
    program.prices(over, np.tile(prices, 2))
    amounts = program.cheapest()
    if amounts is None:  # no more exact than the solver's tolerance
        return np.zeros(count)
    missed: Reals = amounts[size : size + count] + amounts[size + count :]
    return missed


def _elastic(system: System) -> System:
    """The system with two more quantities for each row: what it lacks, and what it has too much."""
    own, size, count = system.rows, len(system), len(system.rows)
    lines = np.arange(count)
    number = np.concatenate([own.number, lines, lines])
    columns = np.concatenate([own.columns, size + lines, size + count + lines])
    factors = np.concatenate([own.factors, np.ones(count), -np.ones(count)])
    order = np.argsort(number, kind="stable")
    starts = own.starts + 2 * np.arange(count + 1)
    packed = Rows(starts, columns[order], factors[order], own.low, own.high)
    least = np.concatenate([system.least, np.zeros(2 * count)])
    most = np.concatenate([system.most, np.full(2 * count, np.inf)])
    return System(least, most, packed)
