"""The draw: how each count of a period is told, by its cell key and the table of noise.

Sums of what is told do not add up, but everybody knows that those of the true counts do. Of some
that are told it follows that a count is few: four that are told as nobody, and many in all. This
is tried (`doubt.py`), and where it follows, the counts nearby are drawn once more. Whether it
follows is to be seen of what is told alone, so nothing can be concluded from a second draw: any
other true counts that fit what is told might have been drawn so at once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from reportgen.linear.system import Numbers, Reals, Rows, System
from reportgen.protection.cellkey import cell_keys
from reportgen.protection.company import possible
from reportgen.protection.counts import Amounts, Marks
from reportgen.protection.doubt import certain
from reportgen.protection.noise import Noise
from reportgen.protection.page import Page
from reportgen.protection.period import Period, numbers, unnumbered, unplaced

TRIES = 24
"""How often counts are drawn again before they are not told at all."""
HALF = 0.5
"""Parted counts are whole ones for the draw, by no more than this."""


@dataclass(frozen=True, slots=True)
class Perturbing:
    """How counts are changed."""

    noise: Noise
    secret: bytes
    """Whoever has it can undo the changes."""


def shown(page: Page) -> Marks:
    """Listed cells of which something is told."""
    found = numbers(page)
    if unplaced(page):
        found[page.withheld] = False
    return found


class Draw:
    """One period: what is told of its counts."""

    def __init__(self, table: Period, given: Perturbing, names: Sequence[str]) -> None:
        """Draw for the first time; `names`: what each count is, in the order of the quantities."""
        self.table, self.given, self.names = table, given, names
        pages = table.pages.items()
        self.is_told = (
            table.flat({name: shown(page).astype(float) for name, page in pages}, 0.0) > 0
        )
        self.cells = np.flatnonzero(self.is_told)
        """The quantities of which something is told; what follows is in their order."""
        self.amounts = table.draft.task().amounts
        """What every quantity is, told or not."""
        self.true = self.amounts[self.cells]
        self.counts = np.rint(np.abs(self.true)).astype(np.intp)
        self.tries = np.zeros(len(self.cells), dtype=np.intp)
        self.told = np.zeros(len(self.cells))
        self.worlds: list[Reals] = []
        """Other numbers that add up as the true ones do."""
        self._draw(np.arange(len(self.cells)))

    def _draw(self, chosen: Numbers) -> None:
        names = (f"{self.names[at]}\n{self.counts[at]}\n{self.tries[at]}" for at in chosen.tolist())
        keys = cell_keys(self.given.secret, names)
        told = self.given.noise.told(self.counts[chosen], keys)
        self.told[chosen] = told * np.sign(self.true[chosen])

    def settled(self) -> tuple[Reals, int]:
        """What is told of each quantity, NaN for nothing; how many counts are not told at all."""
        label, wanted = self._labels(), self._wanted()
        failing = self._failing(wanted)
        for _ in range(TRIES):
            if not failing:
                break
            again = self._near(failing)
            self.tries[again] += 1
            self._draw(again)
            parts = set(label[list(failing)].tolist())
            near = {cell: least for cell, least in wanted.items() if int(label[cell]) in parts}
            failing = self._failing(near)
        found = np.full(len(self.is_told), np.nan)
        found[self.cells] = self.told
        hidden = self._owned(failing) & self.is_told
        found[hidden] = np.nan
        return found, int(hidden.sum())

    def _failing(self, wanted: Mapping[int, float]) -> tuple[int, ...]:
        """The quantities of which it may follow that they are few."""
        system = self.system
        room = system.most - self.amounts
        for rest in self.table.rests:
            np.minimum.at(room, rest.smaller, rest.amounts[:, None])
        more = np.zeros(len(room))
        for name, sheet in self.table.sheets.items():
            found = possible(sheet.page, self.table.of(name, room))
            own = np.pad(found, ((0, 0), (0, sheet.width - found.shape[1])))
            more[sheet.first : sheet.first + own.size] = own.ravel()
        unseen = {
            cell: least for cell, least in wanted.items() if self.amounts[cell] + more[cell] < least
        }
        return certain(system, self.amounts, unseen, self.worlds)

    def _owned(self, failing: Sequence[int]) -> Marks:
        """All counts of the pages that quantities are on: single ones would be known to be few."""
        found = np.zeros(self.table.draft.size, dtype=bool)
        for name, sheet in self.table.sheets.items():
            last = sheet.first + len(sheet.page.amounts) * sheet.width
            left = (each for each in self.table.rests if name in each.counted)
            own = [(sheet.first, last)]
            own += [(each.first, each.first + len(each.amounts)) for each in left]
            if any(start <= cell < end for cell in failing for start, end in own):
                found[sheet.first : last] = True
        return found

    def _near(self, failing: Sequence[int]) -> Numbers:
        """The counts that stand in a sum with any of these, or with what stands in it untold."""
        rows = self._rows
        reached = np.zeros(len(self.is_told), dtype=bool)
        reached[list(failing)] = True
        before = 0
        while before != (before := int(reached.sum())):
            leads = reached & ~self.is_told
            leads[list(failing)] = True
            touched = np.bincount(rows.number, leads[rows.columns], minlength=len(rows)) > 0
            reached[rows.columns[touched[rows.number]]] = True
        return np.flatnonzero(reached[self.cells])

    # ------------------------------------------------------------ what an outsider knows

    @property
    def system(self) -> System:
        """The least and the most of each quantity by what is told, and how they add up."""
        low, high = self.given.noise.ends(np.abs(self.told))
        half = np.where(self._marked(_is_parted), HALF, 0.0)
        low, high = np.maximum(low - half, 0.0), high + half
        low = np.where((self.told == 0) & self._marked(lambda page: page.is_signed), -high, low)
        least, most = (each.copy() for each in self._untold)
        least[self.cells] = np.where(self.told < 0, -high, low)
        most[self.cells] = np.where(self.told < 0, -low, high)
        over = self.table.over()
        least[over] = np.maximum(least[over], 1.0)
        return System(least, most, self._rows)

    def _marked(self, is_so: Callable[[Page], bool]) -> Marks:
        """The told counts of some pages."""
        marks = {name: page.amounts * 0 + is_so(page) for name, page in self.table.pages.items()}
        return np.asarray(self.table.flat(marks, 0.0)[self.cells] == 1)

    @cached_property
    def _untold(self) -> tuple[Reals, Reals]:
        """The same of a system in which nothing is told."""
        ends = {name: unnumbered(page) for name, page in self.table.pages.items()}
        least = self.table.flat({name: low for name, (low, _) in ends.items()}, 0.0)
        most = self.table.flat({name: high for name, (_, high) in ends.items()}, np.inf)
        for sheet in self.table.sheets.values():
            if sheet.page.is_signed:
                least[sheet.first : sheet.first + len(sheet.page.amounts) * sheet.width] = -np.inf
        return least, most

    @cached_property
    def _rows(self) -> Rows:
        """Sums hold, or miss as much as official ones do; he does not know by how much."""
        known = {name: page.known.astype(float) for name, page in self.table.pages.items()}
        rows = self.table.rows(self.table.flat(known, 0.0) > 0)
        return replace(rows, low=np.minimum(rows.low, 0.0), high=np.maximum(rows.high, 0.0))

    def _labels(self) -> Numbers:
        """For each quantity the part of the system that it is in."""
        found = np.zeros(len(self.is_told), dtype=np.intp)
        for number, (columns, _) in enumerate(self.system.components):
            found[columns] = number
        return found

    def _wanted(self) -> dict[int, float]:
        """Quantities that must not be known to be few, and from what on each is not."""
        few = {name: _few(page) for name, page in self.table.pages.items()}
        least = self.table.flat(few, 0.0)
        found = {int(cell): float(least[cell]) for cell in np.flatnonzero(least)}
        for rest in self.table.rests:
            few_left = (rest.amounts > 0) & (rest.amounts < rest.threshold)
            for number in np.flatnonzero(few_left).tolist():
                found[rest.first + number] = float(rest.threshold)
        return found


def _few(page: Page) -> Amounts:
    """The threshold where a count is few or kept secret by the source; nought elsewhere."""
    rules, count = page.counts.contract, len(page.listed)
    few = page.known & (page.amounts > 0) & (page.amounts < rules.threshold)
    few[:, count:] &= rules.complement
    wanted = (few | page.secret) & rules.is_active
    return np.where(wanted, float(rules.threshold), 0.0)


def _is_parted(page: Page) -> bool:
    """Whether counts have been parted, because borders have changed."""
    amounts = page.amounts[page.known]
    return bool((np.rint(amounts) != amounts).any())
