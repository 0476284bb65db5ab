"""A tie on the pages of one period: which cells it binds, and what is left over of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from reportgen.linear.interval import Goal
from reportgen.protection.counts import Amounts, Marks, Numbers
from reportgen.protection.page import Page
from reportgen.protection.sheet import Sheet
from reportgen.protection.tie import Tie

NEAR = 4
"""What has this many times the threshold more than is protected does not touch it."""


@dataclass(frozen=True, eq=False)
class Knot:
    """Cells of several pages that everybody can add up: one row for each sum."""

    tie: Tie
    pages: Mapping[str, Page]
    places: Numbers
    columns: Numbers
    """Row x term: the listed columns of their pages."""

    @cached_property
    def amounts(self) -> Amounts:
        """Row x term; NaN where nothing is known."""
        return np.column_stack(
            [
                np.where(page.known[self.places, own], page.amounts[self.places, own], np.nan)
                for page, own in self._terms
            ]
        )

    @property
    def _terms(self) -> Iterator[tuple[Page, Numbers]]:
        for name, own in zip(self.tie.counted, self.columns.T, strict=True):
            yield self.pages[name], own

    @cached_property
    def left(self) -> Amounts:
        """What is left over in each row; NaN where it is not known."""
        return np.asarray(np.round(self.amounts @ np.array(self.tie.signs), 9))

    @cached_property
    def few(self) -> Marks:
        """Where so few are left over that they are protected."""
        rules, whole = self.tie.rules, np.nan_to_num(self.amounts[:, 0])
        if not (rules.is_active and (rules.complement or self.tie.is_count)):
            return np.zeros(len(self.left), dtype=bool)
        none = (self.left == 0) & (whole > 0) & rules.hides_zeros
        found: Marks = ((self.left > 0) & (self.left < rules.threshold)) | none
        return found & (self.tie.is_count | (whole >= rules.threshold))

    @cached_property
    def binds(self) -> Marks:
        """Rows that say something of their counts."""
        return ~np.isnan(self.left) & (self.left >= 0) if self.tie.left else self.places >= 0

    @property
    def reaches(self) -> bool:
        """Whether what moves on one of the pages may move the others."""
        most = NEAR * max(each.counts.contract.threshold for each in self.pages.values())
        if not self.tie.left or any(each.is_money for each in self.pages.values()):
            return True
        return bool(((self.left >= 0) & (self.left < most)).any())

    def bind(self, sheets: Mapping[str, Sheet]) -> None:
        """Bind the cells of sheets that all stand in one draft."""
        own = [sheets[name] for name in self.tie.counted]
        units = np.array([sheet.page.unit for sheet in own])
        factors = np.array(self.tie.signs) * units / units.max()
        numbers = [
            sheet.first + self.places * sheet.width + column
            for sheet, column in zip(own, self.columns.T, strict=True)
        ]
        cells = np.column_stack(numbers)[self.binds]
        if not self.tie.left:
            own[0].draft.bind(cells, factors.tolist())
            return
        left = self.left[self.binds] / units.max()
        first = own[0].draft.take(left, left * 0, left + np.inf, left * 0)
        rests = first + np.arange(len(left))
        own[0].draft.bind(np.column_stack([cells, rests]), (*factors.tolist(), -1.0))
        for sheet in own:
            sheet.rests |= set(rests.tolist())
        self._protect(rests, left, own[0])

    def _protect(self, rests: Numbers, left: Amounts, sheet: Sheet) -> None:
        """What few are left over is uncertain, as far as there are so many in the whole."""
        rules, whole = self.tie.rules, self.amounts[self.binds, 0]
        least = self.pages[self.tie.counted[0]].counts.contract.threshold
        for number in np.flatnonzero(self.few[self.binds]).tolist():
            own, told = float(left[number]), float(whole[number])
            # Nothing can make it look larger than a whole that is published.
            most = max(min(rules.threshold, told if told >= least else rules.threshold), own)
            width = min(float(rules.threshold - rules.least), most)
            sheet.draft.goals[int(rests[number])] = Goal(own, most, width)

    def beside(self, rulings: Mapping[str, Marks]) -> Iterator[tuple[str, Numbers, Numbers]]:
        """Cells of places of which one term is kept back as a whole, and any term is hidden.

        How these places overlap with the others is not known, so none of the terms is told.
        """
        away = np.zeros(len(self.places), dtype=bool)
        hidden = away.copy()
        for name, (page, column) in zip(self.tie.counted, self._terms, strict=True):
            away |= np.isin(self.places, page.withheld)
            hidden |= rulings[name][self.places, column]
        rows = np.flatnonzero(away & hidden)
        for name, column in zip(self.tie.counted, self.columns.T, strict=True):
            if len(rows):
                yield name, self.places[rows], column[rows]


def knots(ties: Iterable[Tie], pages: Mapping[str, Page]) -> Iterator[Knot]:
    """The ties of one period, as far as all their counts stand on its pages."""
    for tie in ties:
        if not all(name in pages for name in tie.counted):
            continue
        own = {name: pages[name] for name in tie.counted}
        found = [
            page.spots(flat)
            for page, flat in zip((own[name] for name in tie.counted), tie.cells.T, strict=True)
        ]
        columns = np.column_stack([column for _, column in found])
        rows = (columns >= 0).all(axis=1)
        if rows.any():
            yield Knot(tie, own, found[0][0][rows], columns[rows])
