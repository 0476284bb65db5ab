"""One period of a table as an outsider may think of it: what each cell is, which stand open.

Remainders stand beside the listed columns, because whoever subtracts has them too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from reportgen.protection.counts import Amounts, Counts, Marks, Numbers
from reportgen.protection.divisions import Divisions
from reportgen.protection.lattice import Lattice, Pair, column, scales
from reportgen.protection.tree import Tree

LARGEST, TINY = 1e4, 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One period of a table: place x column."""

    counts: Counts
    period: int
    listed: Numbers
    """For each listed column the number of its address; remainders follow them."""
    lattice: Lattice
    tree: Tree
    withheld: Numbers
    """Places of geographies that are kept back as a whole if anything has to be protected."""
    amounts: Amounts
    """NaN where nothing is known; what the source keeps secret is assumed."""
    known: Marks
    """Where an outsider would know the number if nothing were hidden."""
    secret: Marks
    """What the source keeps secret."""
    unknown: Marks
    """Where there is a row without a number for other reasons."""
    barred: Marks
    """Where so few people live that nothing is told."""
    levels: Amounts
    """For money: by how much each amount must be uncertain."""
    free: Marks
    """Where no number is given, and any will do that its parts add up to."""

    @property
    def is_money(self) -> bool:
        """Whether it has amounts of money instead of counts."""
        return self.counts.levels is not None

    def spots(self, flat: Numbers) -> tuple[Numbers, Numbers]:
        """The place and the listed column of cells of the table; -1 for one of other periods."""
        when, place, address = np.unravel_index(flat, self.counts.amounts.shape)
        at = np.full(len(self.counts.addresses), -1)
        at[self.listed] = np.arange(len(self.listed))
        return place, np.where(when == self.period, at[address], -1)

    @property
    def is_signed(self) -> bool:
        """Whether numbers may fall below nought."""
        return bool((self.amounts < 0).any())

    @property
    def exhausted(self) -> Marks:
        """Columns that others leave nobody for, anywhere: whoever sees these side by side takes
        them for all there is. What is left of declared parts is protected instead."""
        found = np.zeros(self.amounts.shape[1], dtype=bool)
        if self.counts.is_told:
            found[len(self.listed) :] = (self.amounts[:, len(self.listed) :] == 0).all(axis=0)
        found[[rest for rest, _ in self.lattice.rests]] = False
        return found

    @property
    def unit(self) -> float:
        """What amounts are told in, such that they are no larger than counts usually are."""
        largest = float(np.nan_to_num(self.amounts).max(initial=0))
        return max(largest / LARGEST, TINY) if self.is_money else 1.0


def pages(counts: Counts, divisions: Divisions) -> Iterator[Page]:
    """Part a table into its periods; those that list the same columns share a lattice."""
    known = scales(counts)
    columns = [column(address, known) for address in counts.addresses]
    kinds, kind = np.unique(counts.listed.any(axis=1), axis=0, return_inverse=True)
    lattices: dict[int, Lattice] = {}
    for period, number in enumerate(kind.reshape(-1).tolist()):
        listed = np.flatnonzero(kinds[number])
        if len(listed):
            if number not in lattices:
                chosen = [columns[each] for each in listed]
                lattices[number] = Lattice([*known.values()], chosen, _parts(counts, listed))
            yield _page(counts, period, listed, lattices[number], divisions)


def _parts(counts: Counts, listed: Numbers) -> Iterator[Pair]:
    """Listed columns that are declared to be a part of another one of the same table."""
    place = {address: number for number, address in enumerate(listed.tolist())}
    for link in counts.wholes:
        if link.counted == counts.counted:
            for part, whole in zip(place.values(), link.columns[listed].tolist(), strict=True):
                if whole in place and place[whole] != part:
                    yield part, place[whole]


def _page(
    counts: Counts, period: int, listed: Numbers, lattice: Lattice, divisions: Divisions
) -> Page:
    amounts, secret = counts.amounts[period][:, listed], counts.secret[period][:, listed]
    rows = counts.listed[period][:, listed]
    tree, withheld = divisions.of(rows, secret)
    amounts = implied(amounts, rows & ~secret, tree, counts.contract.threshold)
    vague = np.isnan(amounts)
    sums = np.asarray(lattice.above.any(axis=1))
    inner = np.array([bool(below) for below in tree.children])[:, None]
    free = vague & ~secret & (sums | inner)
    if not rows.all():
        free |= _beyond(rows, tree)
    rests = _remainders(amounts, lattice)
    none = np.zeros(rests.shape, dtype=bool)
    if secret.any():
        amounts = np.where(secret, _assumed(amounts, secret, tree), amounts)
    return Page(
        counts, period, listed, lattice, tree, withheld,
        amounts=np.concatenate([amounts, rests], axis=1),
        known=np.concatenate([~vague, ~np.isnan(rests)], axis=1),
        secret=np.concatenate([secret, none], axis=1),
        unknown=np.concatenate([rows & vague & ~secret, none], axis=1),
        barred=np.concatenate([counts.barred[period][:, listed], none], axis=1),
        levels=_levels(counts, period, listed, rests.shape[1]),
        free=np.concatenate([free, np.isnan(rests)], axis=1),
    )  # fmt: skip


def _levels(counts: Counts, period: int, listed: Numbers, rests: int) -> Amounts:
    own = np.zeros((counts.amounts.shape[1], len(listed)))
    if counts.levels is not None:
        own = counts.levels[period][:, listed]
    return np.pad(own, ((0, 0), (0, rests)))


def implied(amounts: Amounts, rows: Marks, tree: Tree, threshold: int) -> Amounts:
    """The counts with small ones that the source does not give ("/", "."), but its sums tell.

    If what is left of a place is below the threshold, so are all children without a number.
    Larger ones stay unknown: whether a reader takes them for what is left is not certain.
    """
    filled = amounts.copy()
    for parent, children in tree.families:
        below = np.array(children, dtype=np.intp)
        lacking = np.isnan(filled[below])
        number = lacking.sum(axis=0)
        rest = np.round(filled[parent] - np.nan_to_num(filled[below]).sum(axis=0), 9)
        is_open = (lacking & ~rows[below]).any(axis=0)
        told = ~is_open & (rest >= 0) & (rest < threshold)
        for place, mark in zip(children, lacking & told, strict=True):
            filled[place, mark] = (rest / np.maximum(number, 1))[mark]
    return filled


def _remainders(amounts: Amounts, lattice: Lattice) -> Amounts:
    """What can be subtracted; NaN where a number is missing, or the source does not add up."""
    used = (lattice.sums != 0).astype(np.float64)
    missing = np.isnan(amounts).astype(np.float64) @ used.T > 0
    rests = np.round(np.nan_to_num(amounts) @ lattice.sums.T, 9)
    return np.where(missing | (rests < 0), np.nan, rests)


def _beyond(rows: Marks, tree: Tree) -> Marks:
    """Where a column has no rows: places between listed ones, and those below all listed ones.

    A place that is left out although others beside it are listed may have nothing, and a reader
    may know that. It does not stand open.
    """
    below = np.zeros_like(rows)
    for place in reversed(tree.top_down):
        for child in tree.children[place]:
            below[place] |= below[child] | rows[child]
    under = [
        np.any([below[child] | rows[child] for child in family], axis=0)
        for _, family in tree.families
    ]
    beside = np.ones_like(rows)
    for place in tree.top_down:
        if ways := tree.upward[place]:
            above = [(tree.families[number][0], under[number]) for number in ways]
            beside[place] = np.any(
                [np.where(rows[parent], near, beside[parent]) for parent, near in above], axis=0
            )
    return np.asarray(~rows & (below | ~beside))


def _assumed(amounts: Amounts, secret: Marks, tree: Tree) -> Amounts:
    """Numbers for what the source keeps secret, such that places still add up.

    A secret cell holds one at the least. What a known parent has beyond that is shared out
    evenly. Whether the guess is right does not matter: a reader can make it too, and so a
    table that differs from it in the protected cells is as good as the true one. Secret places of
    further geographies are the sums of their units.
    """
    least = np.where(secret, 1.0, np.nan_to_num(amounts))
    for place in reversed(tree.top_down):
        for number in tree.downward[place]:
            total = least[list(tree.families[number][1])].sum(axis=0)
            least[place] = np.where(secret[place], np.maximum(total, least[place]), least[place])
    for place in tree.top_down:
        for number in tree.downward[place]:
            below = tree.families[number][1]
            if place not in tree.apart and below[0] not in tree.apart:
                _shared_out(least, secret, place, list(below))
    for place in reversed(tree.top_down):
        if place in tree.apart and tree.children[place]:
            total = least[tree.children[place]].sum(axis=0)
            least[place] = np.where(secret[place], np.maximum(total, 1), least[place])
    return least


def _shared_out(least: Amounts, secret: Marks, place: int, below: list[int]) -> None:
    """Share out what a place has beyond the least that its children make up."""
    rest = np.floor(np.maximum(least[place] - least[below].sum(axis=0), 0))
    number = np.maximum(secret[below].sum(axis=0), 1)
    taken = np.zeros_like(rest)
    for child in below:
        share = rest // number + (taken < rest % number)
        least[child] += np.where(secret[child], share, 0)
        taken += secret[child]
