"""Primary rules: which counts may not be shown, and how uncertain they have to become.

A count from 1 to below the threshold k is hidden ("threshold"), and so is one that all but a few
of its whole have: whole - part from 1 to below k, or 0 if the whole itself is below 2 k
("complement"; 0 of many says nothing of any one of them). Zeros are published, so whoever sees
a hidden cell knows that it holds 1 at the least.

What is hidden is safe when it might as well be k or more, and when k - 1 or more lie between the
least and the most that it might be.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportgen.protection.counts import Amounts, Marks
from reportgen.protection.page import Page
from reportgen.released import Rule

ORDER = (Rule.THRESHOLD, Rule.COMPLEMENT, Rule.SECONDARY, Rule.DERIVED)
"""The code of a rule is its number here; the first that holds is the reason that is given."""
THRESHOLD, COMPLEMENT, SECONDARY, DERIVED, SHOWN = range(5)
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
    threshold: int
    """Of the whole: smaller ones are hidden, and may be larger than they are."""


def needs(page: Page, bounds: Sequence[Bound], *, complement: bool) -> Needs:
    """Apply the rules to a page; `complement`: also to what is left of a whole."""
    shape = page.amounts.shape
    rulings = np.full(shape, SHOWN, dtype=np.int8)
    found = Needs(np.full(shape, np.nan), np.zeros(shape), rulings)
    if page.counts.threshold > 1:
        _threshold(page, bounds, found, remainders=complement)
    if page.counts.threshold > 1 and complement:
        for bound in bounds:
            hit = few_left(page, bound)
            part = found.rulings[:, : len(page.listed)]
            part[hit] = np.minimum(part, COMPLEMENT)[hit]
        _small_groups(page, found)
    return found


def _threshold(page: Page, bounds: Sequence[Bound], found: Needs, *, remainders: bool) -> None:
    """Hide small counts; protect them, small remainders and what the source keeps secret."""
    threshold, count = page.counts.threshold, len(page.listed)
    small = page.known & (page.amounts > 0) & (page.amounts < threshold)
    found.rulings[small] = THRESHOLD
    small[:, count:] &= remainders
    goal = np.full(page.amounts.shape, float(threshold))
    for bound in bounds:
        # Nothing can make a part look larger than a whole that is published.
        told = (bound.amounts >= bound.threshold) & (bound.amounts >= page.amounts[:, :count])
        goal[:, :count] = np.where(told, np.fmin(goal[:, :count], bound.amounts), goal[:, :count])
    wanted = small | page.secret
    found.most[wanted] = np.maximum(goal, page.amounts)[wanted]
    found.width[wanted] = (goal - 1)[wanted]


def few_left(page: Page, bound: Bound) -> Marks:
    """Where all but a few of a whole are in the part: listed cells."""
    threshold, count = page.counts.threshold, len(page.listed)
    part = page.amounts[:, :count]
    rest = np.round(bound.amounts - part, 9)  # parted places have fractions
    few = ((rest > 0) & (rest < threshold)) | ((rest == 0) & (bound.amounts < 2 * threshold))
    hit: Marks = few & page.known[:, :count] & (part > 0) & (bound.amounts >= threshold)
    return hit


def most_left(page: Page, bound: Bound) -> Amounts:
    """How many must perhaps be left of a whole: one of the part is known to be there."""
    most: Amounts = np.minimum(page.counts.threshold, bound.amounts - 1)
    return most


def _small_groups(page: Page, found: Needs) -> None:
    """Protect that nobody is left of a small whole of the same table."""
    threshold = page.counts.threshold
    for rest, whole in page.lattice.rests:
        size = page.amounts[:, whole]
        hit = page.known[:, rest] & (page.amounts[:, rest] == 0) & (size < 2 * threshold)
        most = np.where(hit, np.clip(size - 1, 0, threshold), 0)
        wanted = most > 0
        found.most[wanted, rest] = np.fmax(found.most[:, rest], most)[wanted]
        found.width[wanted, rest] = np.maximum(found.width[:, rest], most)[wanted]
