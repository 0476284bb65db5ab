"""A page as quantities: what an outsider takes each cell for, and how cells add up."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from reportgen.linear.interval import Goal
from reportgen.linear.system import Reals
from reportgen.protection.counts import Amounts, Marks, Numbers
from reportgen.protection.draft import Draft
from reportgen.protection.page import Page
from reportgen.protection.rules import SHOWN, Bound, Needs, few_left, most_left
from reportgen.protection.summands import summands
from reportgen.protection.weights import weights


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """Two pages, the counts of one of which are parts of those of the other."""

    part: str
    whole: str
    above: Numbers
    """For each listed column of the part that of the whole; -1 for none."""
    rest: bool = True
    """Whether it is protected what is left of the whole."""

    def along(self, amounts: Amounts) -> Amounts:
        """The amounts of the whole by the columns of the part; NaN where there are none."""
        return np.where(self.above >= 0, amounts[:, self.above], np.nan)


@dataclass(eq=False)
class Sheet:
    """One page in a draft."""

    page: Page
    needs: Needs
    draft: Draft
    is_dark: bool
    """Whether all of it is hidden anyway, the zeros too."""
    rests: set[int] = field(default_factory=set)
    """Numbers of what is left of wholes of this page's cells."""

    def __post_init__(self) -> None:
        """Take the cells, and bind them."""
        page = self.page
        sums = summands(page.lattice.columns)
        groups, pairs = len(page.lattice.columns), len(page.lattice.pairs)
        self.columns = page.lattice.pad
        self.width = self.columns + sums.size - groups
        """Listed columns, remainders, and columns that stand nowhere."""
        self.first = self._take()
        numbers = [*range(groups), *range(groups + pairs, self.width)]
        for column, parts in sums.sums:
            self._along([numbers[column], *(numbers[part] for part in parts)])
        for number, (part, whole) in enumerate(page.lattice.pairs):
            self._along([whole, part, groups + number])
        self._places()
        self._aim()

    def _take(self) -> int:
        page, extra = self.page, self.width - self.columns
        least, most = self._known()
        weight = np.where(self.needs.rulings == SHOWN, weights(page), 0.0)
        weight = np.where(page.known, weight, 0.0)
        weight[page.withheld] = 0
        if self.is_dark:
            weight[:] = 0
        amounts = np.nan_to_num(page.amounts)
        unit = page.unit
        fillings = (
            (amounts / unit, 0.0), (least / unit, -np.inf), (most / unit, np.inf), (weight, 0.0),
        )  # fmt: skip
        return self.draft.take(
            *(np.pad(each, ((0, 0), (0, extra)), constant_values=value) for each, value in fillings)
        )

    def _known(self) -> tuple[Amounts, Amounts]:
        """The least and the most that an outsider takes each cell for, were it hidden.

        Published zeros stand still, and a hidden cell then has 1 at the least; what nobody tells
        may be nothing. Remainders may vanish, unless parts are known to be all there is. What is
        not known may be more, but perhaps not less; what has no row may be known to be nothing.
        """
        page, count = self.page, len(self.page.listed)
        contract = page.counts.contract
        least = 0 if self.is_dark or page.is_money else contract.least
        held = page.secret | (page.known & (page.amounts > 0))
        held |= page.known & (self.is_dark or contract.hides_zeros)
        held |= page.known & (page.barred | (not page.counts.is_told))
        held[:, count:] = page.known[:, count:]
        held[:, page.exhausted] = False
        amounts = np.nan_to_num(page.amounts)
        floor = np.zeros_like(amounts)
        floor[:, :count] = least if page.counts.is_told else 0
        floor[page.barred] = 0
        free = page.free.copy()
        free[page.withheld] = True
        low = np.where(free, -np.inf, np.where(held, np.minimum(amounts, floor), amounts))
        most = np.where(held | page.unknown | free, np.inf, amounts)
        return low, most

    def _cells(self, places: Iterable[int] | Numbers, columns: Iterable[int] | Numbers) -> Numbers:
        rows, across = np.asarray([*places])[:, None], np.asarray([*columns])[None, :]
        return np.asarray(self.first + rows * self.width + across)

    def _along(self, columns: list[int]) -> None:
        """A column, and those that it is the sum of, at every place."""
        cells = self._cells(range(len(self.page.amounts)), columns)
        self.draft.bind(cells, [-1.0, *[1.0] * (len(columns) - 1)])

    def _places(self) -> None:
        """Places add up to those above them, in every column."""
        for parent, below in self.page.tree.families:
            cells = self._cells([parent, *below], range(self.width)).T
            self.draft.bind(cells, [-1.0, *[1.0] * len(below)])

    def _aim(self) -> None:
        page, wanted = self.page, self.needs
        open_ = ~np.isnan(wanted.most)
        open_[page.withheld] = False
        for place, column in np.argwhere(open_).tolist():
            given = (np.nan_to_num(page.amounts), wanted.most, wanted.width)
            goal = Goal(*(float(each[place, column]) / page.unit for each in given))
            self.draft.goals[self.first + place * self.width + column] = goal

    def join(self, joint: Joint, whole: Page, above: "Sheet | None") -> None:
        """What is left of the wholes on another page: never less than nobody."""
        page, count = self.page, len(self.page.listed)
        bound = Bound(joint.along(whole.amounts), whole.counts.contract)
        rest = bound.amounts - page.amounts[:, :count]
        known = page.known[:, :count] & (rest >= 0)
        known[page.withheld] = False
        places, columns = np.nonzero(known)
        if not len(places):
            return
        unit = max(page.unit, whole.unit)
        left = rest[places, columns] / unit
        nothing = np.zeros(len(left))
        first = self.draft.take(left, nothing, np.full(len(left), np.inf), nothing)
        rests = first + np.arange(len(left))
        self.rests |= set(rests.tolist())
        parts = self.first + places * self.width + columns
        if above is None:
            self.draft.bind(np.column_stack([parts, rests]), (page.unit / unit, 1.0))
        else:
            wholes = above.first + places * above.width + joint.above[columns]
            factors = (-whole.unit / unit, page.unit / unit, 1.0)
            self.draft.bind(np.column_stack([wholes, parts, rests]), factors)
        contract = page.counts.contract
        if contract.complement and contract.is_active and joint.rest:
            few, most = few_left(page, bound), most_left(page, bound)
            self._protect(rests, left, few[places, columns], most[places, columns])

    def _protect(self, rests: Numbers, left: Reals, few: Marks, most: Reals) -> None:
        width = float(self.page.counts.contract.threshold - 1)
        for number in np.flatnonzero(few).tolist():
            own = float(left[number])
            goal = Goal(own, float(max(most[number], own)), min(width, float(most[number])))
            self.draft.goals[int(rests[number])] = goal

    def cells(self, hidden: Marks) -> Marks:
        """Which cells of the page are hidden, place x column."""
        page = self.page
        found = hidden[self.first : self.first + len(page.amounts) * self.width]
        own: Marks = found.reshape(-1, self.width)[:, : self.columns].copy()
        own &= (self._is_priced() | (self.needs.rulings != SHOWN)) | self.is_dark
        if own.any():
            own[page.withheld] = True
        return own & page.known

    def _is_priced(self) -> Marks:
        """Cells that are published unless they are hidden here."""
        return weights(self.page) > 0

    def owns(self, failed: Iterable[int]) -> bool:
        """Whether something of this page could not be protected."""
        last = self.first + len(self.page.amounts) * self.width
        return any(self.first <= cell < last or cell in self.rests for cell in failed)
