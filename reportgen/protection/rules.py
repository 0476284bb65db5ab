"""Primary rules: which counts may not be shown, and how uncertain they have to become.

A count from 1 to below the threshold k is hidden ("threshold"), and so is one that all but a few
of its whole have: whole - part from 1 to below k, or 0 if the whole itself is below 2 k
("complement"; 0 of many says nothing of any one of them). Zeros are published, so whoever sees
a hidden cell knows that it holds 1 at the least.

What is hidden is safe when it might as well be k or more, and when k - 1 or more lie between the
least and the most that it might be.

Where noughts are hidden as well, 0 is a small count like any other, of the part and of what is left
of a whole; and whoever sees a hidden cell knows nothing of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportgen.contract import Contract
from reportgen.protection.counts import Amounts, Marks
from reportgen.protection.page import Page
from reportgen.released import Rule

ORDER = (
    Rule.POPULATION, Rule.THRESHOLD, Rule.COMPLEMENT, Rule.DOMINANCE, Rule.SECONDARY, Rule.ENTIRE,
    Rule.APART, Rule.RATE, Rule.DERIVED, Rule.UNTOLD,
)  # fmt: skip
"""The code of a rule is its number here; the first that holds is the reason that is given."""
(
    POPULATION, THRESHOLD, COMPLEMENT, DOMINANCE, SECONDARY, ENTIRE, APART, RATE, DERIVED, UNTOLD,
    SHOWN,
) = range(11)  # fmt: skip
Rulings = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class Needs:
    """How uncertain the cells of a page have to be: place x column."""

    most: Amounts
    """Each might be this or more; NaN where nothing is to be protected."""
    width: Amounts
    """So much lies between the least and the most that it might be."""
    rulings: Rulings
    """Why a cell is hidden by itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """What a part cannot pass: its whole, by the listed columns of the part."""

    amounts: Amounts
    """The whole; NaN where it is not known."""
    contract: Contract
    """Of the whole: small ones are hidden, and may be larger than they are."""
    rest: bool = True
    """Whether it is protected what is left of the whole."""

    @property
    def told(self) -> Marks:
        """Where the whole is not small."""
        is_none = (self.amounts == 0) & (not self.contract.hides_zeros)
        return np.asarray((self.amounts >= self.contract.threshold) | is_none)


def needs(page: Page, bounds: Sequence[Bound]) -> Needs:
    """Apply the rules to a page."""
    shape = page.amounts.shape
    rulings = np.full(shape, SHOWN, dtype=np.int8)
    found = Needs(np.full(shape, np.nan), np.zeros(shape), rulings)
    if page.counts.contract.is_active:
        _threshold(page, bounds, found)
    if page.counts.contract.is_active and page.counts.contract.complement:
        for bound in (each for each in bounds if each.rest):
            hit = few_left(page, bound)
            part = found.rulings[:, : len(page.listed)]
            part[hit] = np.minimum(part, COMPLEMENT)[hit]
        _small_groups(page, found)
    hit = page.levels > 0
    found.rulings[hit] = DOMINANCE
    found.most[hit] = (page.amounts + page.levels)[hit]
    found.width[hit] = page.levels[hit]
    if page.barred.any():
        _barred(page, found)
    return found


def _threshold(page: Page, bounds: Sequence[Bound], found: Needs) -> None:
    """Hide small counts; protect them, small remainders and what the source keeps secret."""
    contract, count = page.counts.contract, len(page.listed)
    goal = np.full(page.amounts.shape, float(contract.threshold))
    for bound in bounds:
        # Nothing can make a part look larger than a whole that is published.
        told = bound.told & (bound.amounts >= page.amounts[:, :count])
        goal[:, :count] = np.where(told, np.fmin(goal[:, :count], bound.amounts), goal[:, :count])
    small: Marks = _small(page) & (goal > 0)  # nobody of nobody tells nothing
    found.rulings[small] = THRESHOLD
    small[:, count:] &= contract.complement
    wanted = small | page.secret
    found.most[wanted] = np.maximum(goal, page.amounts)[wanted]
    found.width[wanted] = (goal - contract.least)[wanted]


def _small(page: Page) -> Marks:
    """Small counts and small remainders.

    A remainder of nobody in any place is no group of which anybody would ask.
    """
    contract = page.counts.contract
    few: Marks = page.known & (page.amounts > 0) & (page.amounts < contract.threshold)
    if not contract.hides_zeros:
        return few
    groups: Marks = np.asarray((np.nan_to_num(page.amounts) > 0).any(axis=0))
    groups[: len(page.listed)] = True
    none: Marks = page.known & (page.amounts == 0) & groups
    return few | none


def few_left(page: Page, bound: Bound) -> Marks:
    """Where all but a few of a whole are in the part: listed cells."""
    threshold, count = page.counts.contract.threshold, len(page.listed)
    part = page.amounts[:, :count]
    rest = np.round(bound.amounts - part, 9)  # parted places have fractions
    few = ((rest > 0) & (rest < threshold)) | ((rest == 0) & _is_group(page, bound.amounts))
    hit: Marks = few & page.known[:, :count] & (part > 0) & (bound.amounts >= threshold)
    return hit


def _is_group(page: Page, size: Amounts) -> Marks:
    """Wholes of which one is told something when all of them have a property."""
    contract = page.counts.contract
    return np.asarray((size < 2 * contract.threshold) | (contract.hides_zeros & (size > 0)))


def most_left(page: Page, bound: Bound) -> Amounts:
    """How many must perhaps be left of a whole: perhaps one of the part is known to be there."""
    contract = page.counts.contract
    most: Amounts = np.minimum(contract.threshold, bound.amounts - contract.least)
    return most


def _barred(page: Page, found: Needs) -> None:
    """Hide all counts of places that are too small; no one of them may be calculated exactly.

    Noughts need no protection where they are shown elsewhere.
    """
    hit = page.known & page.barred
    found.rulings[hit] = POPULATION
    wanted = hit & (page.amounts > 0)
    width = max(page.counts.contract.threshold - 1, 1)
    found.most[wanted] = np.fmax(found.most, page.amounts)[wanted]
    found.width[wanted] = np.maximum(found.width, width)[wanted]


def _small_groups(page: Page, found: Needs) -> None:
    """Protect that nobody is left of a small whole of the same table.

    Where the noughts of all who would be left are shown, there is nothing to protect.
    """
    contract = page.counts.contract
    is_seen = page.counts.is_told and not contract.hides_zeros
    seen = [*range(len(page.listed)), *np.flatnonzero(page.exhausted).tolist()]
    for rest, whole in page.lattice.rests:
        if is_seen and page.lattice.is_made_of(rest, seen):
            continue
        size = page.amounts[:, whole]
        hit = page.known[:, rest] & (page.amounts[:, rest] == 0) & _is_group(page, size)
        most = np.where(hit, np.clip(size - contract.least, 0, contract.threshold), 0)
        wanted = most > 0
        found.most[wanted, rest] = np.fmax(found.most[:, rest], most)[wanted]
        found.width[wanted, rest] = np.maximum(found.width[:, rest], most)[wanted]
