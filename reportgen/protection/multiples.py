"""The counts behind all frames as multiples of a base: one system a period."""

from collections.abc import Sequence

import numpy as np

from reportgen.linear.system import Reals, Rows, System
from reportgen.places import Places
from reportgen.protection.counts import Amounts, Registry
from reportgen.protection.page import Page
from reportgen.protection.period import EXACT, Period, numbers, periods, unnumbered, unplaced
from reportgen.protection.published import Published
from reportgen.protection.rounding import WIDER, Rounding, rounded
from reportgen.protection.tie import Tie
from reportgen.protection.weights import weights


def multiples(registry: Registry, places: Places, base: int, left: Sequence[Tie] = ()) -> Published:
    """Round every count, such that all still add up; `left` stays nobody or somebody."""
    found = registry.nowhere()
    coarser = lost = 0
    for period, table in periods(registry, places, (max(WIDER) + 1) * base, left):
        outcome = rounded(_rounding(table, base))
        coarser += int(outcome.farther.sum())
        lost += int(np.isnan(outcome.units).sum())
        for name, page in table.pages.items():
            own = table.of(name, outcome.units) * base
            found[name][period][:, page.listed] = _told(page, own)
    return Published(registry, found, coarser, lost)


def _rounding(table: Period, base: int) -> Rounding:
    """Everything in units of the base."""
    units = {name: _units(page, base) for name, page in table.pages.items()}
    least = table.flat({name: low for name, (low, _, _) in units.items()}, 0.0)
    most = table.flat({name: high for name, (_, high, _) in units.items()}, np.inf)
    cost = table.flat({name: price for name, (_, _, price) in units.items()}, 0.0)
    told = table.flat(
        {name: numbers(page).astype(np.float64) for name, page in table.pages.items()}, 0.0
    )
    known = {
        name: 1.0 * (page.known | (units[name][0] == units[name][1]))
        for name, page in table.pages.items()
    }
    least[table.over()] = np.maximum(least[table.over()], 1.0)
    rows = table.rows(table.flat(known, 0.0) > 0)
    missed = rows.low / base
    low, high = np.floor(missed + EXACT), np.ceil(missed - EXACT)
    packed = Rows(rows.starts, rows.columns, rows.factors, low, high)
    return Rounding(System(least, most, packed), cost, told > 0)


def _told(page: Page, found: Reals) -> Amounts:
    """What is told of the listed columns of a page."""
    amounts: Amounts = np.where(numbers(page), found, np.nan)
    if unplaced(page):
        amounts[page.withheld] = np.nan
    return amounts


def _units(page: Page, base: int) -> tuple[Amounts, Amounts, Amounts]:
    """For each cell the least and the most units, and the price of each more.

    A count lies between its neighbours.
    """
    low, high = unnumbered(page)
    told = np.zeros(low.shape, dtype=bool)
    told[:, : len(page.listed)] = numbers(page)
    share = np.nan_to_num(page.amounts) / base
    down, up = np.floor(share + EXACT), np.ceil(share - EXACT)
    low, high = np.where(told, down, low), np.where(told, up, high)
    price = (1 - 2 * (share - down)) * np.log1p(weights(page))
    return low, high, np.where(told & (down < up), price, 0.0)
