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

from reportgen.protection.counts import Amounts
from reportgen.protection.page import Page
from reportgen.released import Rule

ORDER = (Rule.THRESHOLD, Rule.COMPLEMENT, Rule.SECONDARY, Rule.DERIVED)
"""The code of a rule is its number here; the first that holds is the reason that is given."""
THRESHOLD, COMPLEMENT, SECONDARY, DERIVED, SHOWN = range(5)
Rulings = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class Needs:
    """How far each cell has to be able to move: place x column."""

    up: Amounts
    down: Amounts
    span: Amounts
    """Both ways together; above 0 exactly where a cell needs protection."""
    rulings: Rulings
    """Why a cell is hidden by itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """What a part cannot pass: its whole, by the listed columns of the part."""

    amounts: Amounts
    """The whole; NaN where it is not known."""
    reach: Amounts
    """The most that a whole might be in a table that was shown to be possible."""


def needs(page: Page, bounds: Sequence[Bound], *, complement: bool) -> Needs:
    """Apply the rules to a page; `complement`: also to what is left of a whole."""
    shape = page.amounts.shape
    rulings = np.full(shape, SHOWN, dtype=np.int8)
    found = Needs(np.zeros(shape), np.zeros(shape), np.zeros(shape), rulings)
    if page.counts.threshold > 1:
        _threshold(page, bounds, found, remainders=complement)
    if page.counts.threshold > 1 and complement:
        for bound in bounds:
            _complement(page, bound, found)
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
        binds = bound.reach >= page.amounts[:, :count]
        goal[:, :count] = np.where(binds, np.fmin(goal[:, :count], bound.reach), goal[:, :count])
    wanted = small | page.secret
    found.up[wanted] = np.maximum(goal - page.amounts, 0)[wanted]
    found.span[wanted] = (goal - 1)[wanted]


def _complement(page: Page, bound: Bound, found: Needs) -> None:
    """Hide a part when what is left of its whole is small; the rest must be able to grow."""
    threshold, count = page.counts.threshold, len(page.listed)
    part = page.amounts[:, :count]
    rest = np.round(bound.amounts - part, 9)  # parted places have fractions
    few = ((rest > 0) & (rest < threshold)) | ((rest == 0) & (bound.amounts < 2 * threshold))
    hit = few & page.known[:, :count] & (part > 0) & (bound.amounts >= threshold)
    rulings = found.rulings[:, :count]
    rulings[hit] = np.minimum(rulings, COMPLEMENT)[hit]
    hit &= ~(bound.reach - bound.amounts >= rise(threshold, rest))
    # One of the part is known to be there, so the rest stays below the whole.
    most = np.minimum(threshold, bound.amounts - 1)
    down, span = found.down[:, :count], found.span[:, :count]
    down[hit] = np.maximum(down, most - rest)[hit]
    span[hit] = np.maximum(span, threshold - 1)[hit]


def rise(threshold: int, rest: Amounts) -> Amounts:
    """How far a whole must be able to rise so that what is left of it is safe by this alone."""
    return threshold - np.minimum(rest, 1)


def _small_groups(page: Page, found: Needs) -> None:
    """Protect that nobody is left of a small whole of the same table."""
    threshold = page.counts.threshold
    for rest, whole in page.lattice.rests:
        size = page.amounts[:, whole]
        hit = page.known[:, rest] & (page.amounts[:, rest] == 0) & (size < 2 * threshold)
        most = np.where(hit, np.clip(size - 1, 0, threshold), 0)
        found.up[:, rest] = np.maximum(found.up[:, rest], most)
        found.span[:, rest] = np.maximum(found.span[:, rest], most)
