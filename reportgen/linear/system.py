"""Quantities, and all that is known of them: bounds of each, and bounds of sums of several.

A *form* is a weighted sum of quantities. "The districts add up to the town" is a form that is
nought; "4.3 % of 186" is a form (the count alone) between two bounds; "8 more than last year" is a
form of two quantities. Published numbers are quantities with equal bounds.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Reals: TypeAlias = npt.NDArray[np.float64]
Numbers: TypeAlias = npt.NDArray[np.intp]
Term: TypeAlias = tuple[int, float]
"""A quantity by its number, and how often it is taken."""


@dataclass(frozen=True, slots=True)
class Form:
    """A weighted sum of quantities between two bounds."""

    terms: tuple[Term, ...]
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, eq=False)
class Rows:
    """Forms, packed: row i has the entries from `starts[i]` to `starts[i + 1]`."""

    starts: Numbers
    columns: Numbers
    factors: Reals
    low: Reals
    high: Reals

    def __len__(self) -> int:
        return len(self.low)

    @cached_property
    def number(self) -> Numbers:
        """For each entry the number of its row."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def of(self, amounts: Reals) -> Reals:
        """The value of every form."""
        weighted = self.factors * amounts[self.columns]
        return _sums(self.number, weighted, len(self))

    def chosen(self, wanted: Numbers) -> "Rows":
        """Some of the forms."""
        marks = np.zeros(len(self), dtype=bool)
        marks[wanted] = True
        kept = marks[self.number]
        lengths = np.diff(self.starts)[wanted]
        starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.intp)
        low, high = self.low[wanted], self.high[wanted]
        return Rows(starts, self.columns[kept], self.factors[kept], low, high)

    def merged(self) -> "Rows":
        """The same with no quantity twice in one form, which solvers do not take."""
        width = int(self.columns.max(initial=0)) + 1
        spots, own = np.unique(self.number * width + self.columns, return_inverse=True)
        if len(spots) == len(self.columns):
            return self
        factors = np.bincount(own, self.factors)
        spots, factors = spots[factors != 0], factors[factors != 0]
        lengths = np.bincount(spots // width, minlength=len(self))
        starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.intp)
        return Rows(starts, (spots % width).astype(np.intp), factors, self.low, self.high)

    def distinct(self) -> "Rows":
        """The forms that are not empty, each once; their terms are in the order of numbers."""
        ends = zip(self.starts[:-1].tolist(), self.starts[1:].tolist(), strict=True)
        known: dict[tuple[bytes, bytes, float, float], int] = {}
        bounds = zip(self.low.tolist(), self.high.tolist(), strict=True)
        for row, ((start, end), (low, high)) in enumerate(zip(ends, bounds, strict=True)):
            if start < end:
                terms = self.columns[start:end].tobytes(), self.factors[start:end].tobytes()
                known.setdefault((*terms, low, high), row)
        return self.chosen(np.array(list(known.values()), dtype=np.intp))


def rows(forms: Iterable[Form]) -> Rows:
    """Pack forms; the same one is taken once."""
    every = tuple(dict.fromkeys(forms))
    lengths = [len(each.terms) for each in every]
    terms = [term for each in every for term in each.terms]
    return Rows(
        np.concatenate([[0], np.cumsum(lengths, dtype=np.intp)]).astype(np.intp),
        np.array([column for column, _ in terms], dtype=np.intp),
        np.array([factor for _, factor in terms], dtype=np.float64),
        np.array([each.low for each in every], dtype=np.float64),
        np.array([each.high for each in every], dtype=np.float64),
    )


@dataclass(frozen=True, eq=False)
class System:
    """Whole numbers with the bounds that are known of them and of sums of them."""

    least: Reals
    most: Reals
    rows: Rows

    def __len__(self) -> int:
        return len(self.least)

    @cached_property
    def untold(self) -> Numbers:
        """The quantities that are not told."""
        return np.flatnonzero(self.least < self.most)

    def reduced(self) -> "System":
        """The system of the open quantities alone, those that are told put in; no row twice."""
        return replace(self.opened, rows=self.opened.rows.distinct())

    @cached_property
    def opened(self) -> "System":
        """The system of the open quantities alone, those that are told put in; row by row."""
        position = np.full(len(self), -1, dtype=np.intp)
        position[self.untold] = np.arange(len(self.untold))
        own = self.rows
        told = position[own.columns] < 0
        known = np.where(told, own.factors * self.least[own.columns], 0.0)
        given = _sums(own.number, known, len(own))
        kept = ~told & (own.factors != 0)
        number, columns = own.number[kept], position[own.columns[kept]]
        order = np.lexsort((columns, number))
        packed = Rows(
            np.searchsorted(number[order], np.arange(len(own) + 1)).astype(np.intp),
            columns[order], own.factors[kept][order], own.low - given, own.high - given,
        )  # fmt: skip
        return System(self.least[self.untold], self.most[self.untold], packed)

    def part(self, columns: Numbers, chosen: Numbers) -> "System":
        """The system of some quantities and of the rows that bind them."""
        position = np.full(len(self), -1, dtype=np.intp)
        position[columns] = np.arange(len(columns))
        packed = self.rows.chosen(chosen)
        packed = replace(packed, columns=position[packed.columns])
        return System(self.least[columns], self.most[columns], packed)

    def bounded(self, least: Reals, most: Reals) -> "System":
        """The same relations with other bounds."""
        return replace(self, least=least, most=most)

    @cached_property
    def components(self) -> tuple[tuple[Numbers, Numbers], ...]:
        """Quantities that have to do with each other, and the rows that bind them."""
        leaders = _leaders(len(self), self.rows)
        names, label = np.unique(leaders, return_inverse=True)
        order = np.argsort(label, kind="stable")
        parts = np.split(order, np.searchsorted(label[order], np.arange(1, len(names))))
        if not len(self.rows):
            return tuple((part, np.zeros(0, dtype=np.intp)) for part in parts)
        row_label = label[self.rows.columns[self.rows.starts[:-1]]]
        row_order = np.argsort(row_label, kind="stable")
        edges = np.searchsorted(row_label[row_order], np.arange(1, len(names)))
        return tuple(zip(parts, np.split(row_order, edges), strict=True))


def _leaders(count: int, own: Rows) -> Numbers:
    """For each quantity the first one that it is connected with."""
    leader = np.arange(count)
    while True:
        by_row = np.full(len(own), count, dtype=np.intp)
        np.minimum.at(by_row, own.number, leader[own.columns])
        found = leader.copy()
        np.minimum.at(found, own.columns, by_row[own.number])
        found = found[found]
        if np.array_equal(found, leader):
            return leader
        leader = found


def _sums(number: Numbers, weights: Reals, count: int) -> Reals:
    """The sum of the weights of each number."""
    sums: Reals = np.bincount(number, weights, minlength=count).astype(np.float64)
    return sums
