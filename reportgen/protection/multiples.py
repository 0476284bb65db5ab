"""The counts behind all frames as multiples of a base: one system a period."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np

from reportgen.linear.system import Reals, Rows, System
from reportgen.places import Places
from reportgen.protection.counts import Amounts, Marks, Numbers, Registry
from reportgen.protection.divisions import Divisions
from reportgen.protection.draft import Draft
from reportgen.protection.gate import joints
from reportgen.protection.leftover import Leftover
from reportgen.protection.page import Page, pages
from reportgen.protection.published import Published
from reportgen.protection.rounding import WIDER, Rounding, rounded
from reportgen.protection.rules import SHOWN, Needs
from reportgen.protection.sheet import Joint, Sheet
from reportgen.protection.weights import weights

EXACT = 1e-6
"""Sums of parted counts miss whole numbers by less than this."""


def multiples(
    registry: Registry, places: Places, base: int, left: Sequence[Leftover] = ()
) -> Published:
    """Round every count, such that all still add up; `left` stays nobody or somebody."""
    divisions = Divisions(registry.places, places)
    found = {
        name: np.full(counts.amounts.shape, np.nan) for name, counts in registry.tables.items()
    }
    by_period: dict[int, dict[str, Page]] = {}
    for name, counts in registry.tables.items():
        for page in pages(counts, divisions):
            by_period.setdefault(page.period, {})[name] = page
    coarser = lost = 0
    for period, own in by_period.items():
        table = _Period(own, base)
        for each in left:
            table.leave(each, period)
        outcome = rounded(table.rounding)
        coarser += int(outcome.farther.sum())
        lost += int(np.isnan(outcome.units).sum())
        for name, page in own.items():
            found[name][period][:, page.listed] = table.told(name, outcome.units)
    return Published(registry, found, coarser, lost)


class _Period:
    """The pages of one period as quantities in units of the base."""

    def __init__(self, found: Mapping[str, Page], base: int) -> None:
        self.pages, self.base = found, base
        self.draft = Draft()
        self.sheets = {
            name: Sheet(page, _nothing(page), self.draft, is_dark=False)
            for name, page in found.items()
        }
        self.joints = joints(found)
        for joint in self.joints:
            self._join(joint)

    def _join(self, joint: Joint) -> None:
        """A part stays within its whole, where rounding could take it beyond."""
        page, whole = self.pages[joint.part], self.pages[joint.whole]
        part, above = self.sheets[joint.part], self.sheets[joint.whole]
        count, reach = len(page.listed), 2 * (max(WIDER) + 1) * self.base
        rest = joint.along(whole.amounts) - page.amounts[:, :count]
        places, columns = np.nonzero(page.known[:, :count] & (rest >= 0) & (rest < reach))
        if len(places):
            left = rest[places, columns]
            first = self.draft.take(left, left * 0, left + np.inf, left * 0)
            parts = part.first + places * part.width + columns
            wholes = above.first + places * above.width + joint.above[columns]
            rests = first + np.arange(len(left))
            self.draft.bind(np.column_stack([wholes, parts, rests]), (-1.0, 1.0, 1.0))

    def leave(self, left: Leftover, period: int) -> None:
        """What several counts leave over does not fall below nought, where rounding could do so."""
        if not all(name in self.pages for name in left.counted):
            return
        terms = zip(left.counted, left.cells.T, strict=True)
        laid = [self._numbered(name, own, period) for name, own in terms]
        cells = np.stack([own for own, _ in laid], axis=1)
        rest = np.stack([amounts for _, amounts in laid], axis=1) @ np.array(left.signs)
        reach = len(laid) * (max(WIDER) + 1) * self.base
        near = (cells >= 0).all(axis=1) & (rest >= 0) & (rest < reach)
        if near.any():
            own = rest[near]
            first = self.draft.take(own, own * 0, own + np.inf, own * 0)
            rests = first + np.arange(len(own))
            self.draft.bind(np.column_stack([cells[near], rests]), (*left.signs, -1.0))

    def _numbered(self, name: str, flat: Numbers, period: int) -> tuple[Numbers, Reals]:
        """The quantities of cells of a table, -1 for none in this period, and their amounts."""
        page, sheet = self.pages[name], self.sheets[name]
        when, place, address = np.unravel_index(flat, page.counts.amounts.shape)
        at = np.full(len(page.counts.addresses), -1)
        at[page.listed] = np.arange(len(page.listed))
        column = at[address]
        amounts: Reals = page.amounts[place, column]
        is_known = (when == period) & (column >= 0) & page.known[place, column]
        cells = sheet.first + place * sheet.width + column
        return np.where(is_known, cells, -1), np.where(is_known, amounts, 0.0)

    @cached_property
    def rounding(self) -> Rounding:
        """All of it."""
        task = self.draft.task()
        least, most = np.zeros(self.draft.size), np.full(self.draft.size, np.inf)
        cost, is_told = np.zeros(self.draft.size), np.zeros(self.draft.size, dtype=bool)
        is_known = np.zeros(self.draft.size, dtype=bool)
        for name, sheet in self.sheets.items():
            page = self.pages[name]
            own = slice(sheet.first, sheet.first + len(page.amounts) * sheet.width)
            low, high, price = _units(page, self.base)
            told = np.zeros(low.shape, dtype=bool)
            told[:, : len(page.listed)] = _numbers(page)
            extra = ((0, 0), (0, sheet.width - sheet.columns))
            least[own] = np.pad(low, extra).ravel()
            most[own] = np.pad(high, extra, constant_values=np.inf).ravel()
            cost[own], is_told[own] = np.pad(price, extra).ravel(), np.pad(told, extra).ravel()
            is_known[own] = np.pad(page.known | (low == high), extra).ravel()
        for first, amount in self._over(task.amounts):
            least[first] = amount
        system = System(least, most, self._rows(task.rows, is_known))
        return Rounding(system, cost, is_told)

    def _over(self, amounts: Reals) -> Iterator[tuple[int, float]]:
        """Wholes of what the source keeps secret: somebody is there."""
        for joint in self.joints:
            page, above = self.pages[joint.part], self.sheets[joint.whole]
            secret = page.secret[:, : len(page.listed)] & (joint.above >= 0)
            for place, column in np.argwhere(secret).tolist():
                cell = above.first + place * above.width + int(joint.above[column])
                if amounts[cell] > 0:
                    yield cell, max(1.0, np.floor(amounts[cell] / self.base + EXACT))

    def _rows(self, rows: Rows, is_known: Marks) -> Rows:
        """Sums that are right stay right; what others miss is rounded as well."""
        open_ = np.bincount(rows.number, ~is_known[rows.columns], minlength=len(rows)) > 0
        missed = np.where(open_ | (np.abs(rows.low) < EXACT), 0.0, rows.low / self.base)
        low, high = np.floor(missed + EXACT), np.ceil(missed - EXACT)
        return Rows(rows.starts, rows.columns, rows.factors, low, high)

    def told(self, name: str, units: Reals) -> Amounts:
        """What is told of the listed columns of a page."""
        page, sheet = self.pages[name], self.sheets[name]
        own = units[sheet.first : sheet.first + len(page.amounts) * sheet.width]
        found = own.reshape(-1, sheet.width)[:, : len(page.listed)] * self.base
        amounts: Amounts = np.where(_numbers(page), found, np.nan)
        small = (page.amounts > 0) & (page.amounts < page.counts.contract.threshold)
        if small.any():  # how these places overlap with the others is not known
            amounts[page.withheld] = np.nan
        return amounts


def _nothing(page: Page) -> Needs:
    """Nothing has to be hidden."""
    shape = page.amounts.shape
    return Needs(np.full(shape, np.nan), np.zeros(shape), np.full(shape, SHOWN, dtype=np.int8))


def _numbers(page: Page) -> Marks:
    """Where a listed cell has a number."""
    found: Marks = ~np.isnan(page.counts.amounts[page.period][:, page.listed])
    return found


def _units(page: Page, base: int) -> tuple[Amounts, Amounts, Amounts]:
    """For each cell the least and the most units, and the price of each more.

    A count lies between its neighbours. What is not told is anything from nought, what the source
    keeps secret is somebody, and what it does not list is nobody.
    """
    count, amounts = len(page.listed), np.nan_to_num(page.amounts)
    low, high = np.zeros(amounts.shape), np.full(amounts.shape, np.inf)
    low[:, count:][page.free[:, count:]] = -np.inf
    low[page.secret] = 1.0
    vague = page.known | page.free | page.unknown | page.secret
    high[:, :count][~vague[:, :count]] = 0.0
    numbers = np.zeros(amounts.shape, dtype=bool)
    numbers[:, :count] = _numbers(page)
    share = amounts / base
    down, up = np.floor(share + EXACT), np.ceil(share - EXACT)
    low, high = np.where(numbers, down, low), np.where(numbers, up, high)
    price = (1 - 2 * (share - down)) * np.log1p(weights(page))
    return low, high, np.where(numbers & (down < up), price, 0.0)
