"""The pages of one period as quantities in one draft, with all that binds them.

Counts are not hidden here but changed; what is left of wholes, or by several counts together, is a
quantity of its own wherever a change could take it below nobody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reportgen.linear.system import Reals, Rows
from reportgen.places import Places
from reportgen.protection.counts import Amounts, Marks, Numbers, Registry
from reportgen.protection.divisions import Divisions
from reportgen.protection.draft import Draft
from reportgen.protection.gate import joints
from reportgen.protection.page import Page, pages
from reportgen.protection.rules import SHOWN, Needs
from reportgen.protection.sheet import Joint, Sheet
from reportgen.protection.tie import Tie

EXACT = 1e-6
"""Sums of parted counts miss whole numbers by less than this."""


@dataclass(frozen=True, slots=True, eq=False)
class Rest:
    """What is left of wholes, or by several counts together."""

    first: int
    """The number of the first quantity."""
    amounts: Reals
    counted: tuple[str, ...]
    """The kinds of counts that leave it."""
    threshold: int
    """It is few from 1 to below this; 1 where that needs no protection."""
    smaller: Numbers
    """For each the quantities that leave less where they are more: quantity x term."""


class Period:
    """The pages of one period."""

    def __init__(self, found: Mapping[str, Page], far: float) -> None:
        """Take the pages, and how far counts may be from the true ones."""
        self.pages, self.far = found, far
        self.draft = Draft()
        self.sheets = {
            name: Sheet(page, _nothing(page), self.draft, is_dark=False)
            for name, page in found.items()
        }
        self.joints = joints(found)
        self.rests: list[Rest] = []
        for joint in self.joints:
            self._join(joint)

    def _join(self, joint: Joint) -> None:
        """A part stays within its whole, where changes could take it beyond."""
        page, whole = self.pages[joint.part], self.pages[joint.whole]
        part, above = self.sheets[joint.part], self.sheets[joint.whole]
        count = len(page.listed)
        rest = joint.along(whole.amounts) - page.amounts[:, :count]
        near = page.known[:, :count] & (rest >= 0) & (rest < 2 * self.far)
        places, columns = np.nonzero(near)
        if len(places):
            parts = part.first + places * part.width + columns
            wholes = above.first + places * above.width + joint.above[columns]
            rules = page.counts.contract
            least = rules.threshold if rules.complement else 1
            names = (joint.whole, joint.part)
            left = Rest(self.draft.size, rest[near], names, least, parts[:, None])
            self._left(left, np.column_stack([wholes, parts]), (-1.0, 1.0, 1.0))

    def leave(self, left: Tie) -> None:
        """What several counts leave over does not fall below nought, where changes could do so."""
        if not all(name in self.pages for name in left.counted):
            return
        terms = zip(left.counted, left.cells.T, strict=True)
        laid = [self._numbered(name, own) for name, own in terms]
        cells = np.stack([own for own, _ in laid], axis=1)
        rest = np.stack([amounts for _, amounts in laid], axis=1) @ np.array(left.signs)
        known = (cells >= 0).all(axis=1)
        near = known & (rest >= 0) & (rest < len(laid) * self.far)
        if not left.left:
            self.draft.bind(cells[known], left.signs)
        elif near.any():
            least = max(self.pages[name].counts.contract.threshold for name in left.counted)
            smaller = cells[near][:, np.array(left.signs) < 0]
            own = Rest(self.draft.size, rest[near], left.counted, least, smaller)
            self._left(own, cells[near], (*left.signs, -1.0))

    def _left(self, own: Rest, cells: Numbers, factors: tuple[float, ...]) -> None:
        """Bind what is left of counts: quantity x term; the last factor is of the rest."""
        rest = own.amounts
        first = self.draft.take(rest, rest * 0, rest + np.inf, rest * 0)
        self.draft.bind(np.column_stack([cells, first + np.arange(len(rest))]), factors)
        self.rests.append(own)

    def _numbered(self, name: str, flat: Numbers) -> tuple[Numbers, Reals]:
        """The quantities of cells of a table, -1 for none in this period, and their amounts."""
        page, sheet = self.pages[name], self.sheets[name]
        place, column = page.spots(flat)
        amounts: Reals = page.amounts[place, column]
        is_known = (column >= 0) & page.known[place, column]
        cells = sheet.first + place * sheet.width + column
        return np.where(is_known, cells, -1), np.where(is_known, amounts, 0.0)

    def flat(self, found: Mapping[str, Amounts], outside: float) -> Reals:
        """One number for each quantity, from those of pages: place x column; `outside` them."""
        filled = np.full(self.draft.size, outside)
        for name, each in found.items():
            sheet = self.sheets[name]
            own = np.pad(each, ((0, 0), (0, sheet.width - each.shape[1])), constant_values=outside)
            filled[sheet.first : sheet.first + own.size] = own.ravel()
        return filled

    def of(self, name: str, amounts: Reals) -> Amounts:
        """The numbers of the listed columns of a page."""
        page, sheet = self.pages[name], self.sheets[name]
        own = amounts[sheet.first : sheet.first + len(page.amounts) * sheet.width]
        return own.reshape(-1, sheet.width)[:, : len(page.listed)]

    def over(self) -> Numbers:
        """Wholes of what the source keeps secret: somebody is there."""
        found = [np.zeros(0, dtype=np.intp)]
        for joint in self.joints:
            page, whole, above = (
                self.pages[joint.part], self.pages[joint.whole], self.sheets[joint.whole]
            )  # fmt: skip
            secret = page.secret[:, : len(page.listed)] & (joint.along(whole.amounts) > 0)
            places, columns = np.nonzero(secret)
            found.append(above.first + places * above.width + joint.above[columns])
        return np.concatenate(found)

    def rows(self, is_known: Marks) -> Rows:
        """Sums, and by how much they are missed where all of their terms are known."""
        rows = self.draft.task().rows
        open_ = np.bincount(rows.number, ~is_known[rows.columns], minlength=len(rows)) > 0
        missed = np.where(open_ | (np.abs(rows.low) < EXACT), 0.0, rows.low)
        return Rows(rows.starts, rows.columns, rows.factors, missed, missed)


def periods(
    registry: Registry, places: Places, far: float, left: Sequence[Tie]
) -> Iterator[tuple[int, Period]]:
    """Every period of a registry by its number."""
    divisions = Divisions(registry.places, places)
    found: dict[int, dict[str, Page]] = {}
    for name, counts in registry.tables.items():
        for page in pages(counts, divisions):
            found.setdefault(page.period, {})[name] = page
    for number, own in found.items():
        period = Period(own, far)
        for each in left:
            period.leave(each)
        yield number, period


def _nothing(page: Page) -> Needs:
    """Nothing has to be hidden."""
    shape = page.amounts.shape
    return Needs(np.full(shape, np.nan), np.zeros(shape), np.full(shape, SHOWN, dtype=np.int8))


def numbers(page: Page) -> Marks:
    """Where a listed cell has a number."""
    found: Marks = ~np.isnan(page.counts.amounts[page.period][:, page.listed])
    return found


def unnumbered(page: Page) -> tuple[Amounts, Amounts]:
    """The least and the most of each cell of which no number is told.

    What is not told is anything from nought, what the source keeps secret is somebody, and what it
    does not list is nobody.
    """
    count = len(page.listed)
    low, high = np.zeros(page.amounts.shape), np.full(page.amounts.shape, np.inf)
    low[:, count:][page.free[:, count:]] = -np.inf
    low[page.secret] = 1.0
    vague = page.known | page.free | page.unknown | page.secret
    high[:, :count][~vague[:, :count]] = 0.0
    high[:, page.exhausted] = 0.0
    return low, high


def unplaced(page: Page) -> bool:
    """Whether the second geographies of a page are kept back.

    How their places overlap with the others is not known, and there are small counts.
    """
    small = (page.amounts > 0) & (page.amounts < page.counts.contract.threshold)
    return bool(len(page.withheld)) and bool(small.any())
