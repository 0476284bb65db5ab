"""The line of groups: the columns of a table, and those that follow from them by subtraction."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from reportgen.protection.counts import Address, Counts, Numbers
from reportgen.protection.scale import Scale, scale
from reportgen.protection.vectors import Column, Signs, Vectors, thinned

MOST = 1024
"""More vectors of a column than this are thinned out evenly."""


class Lattice:
    """The columns of a table: those that are listed first, then the remainders."""

    def __init__(self, scales: Sequence[Scale], listed: Sequence[Column]) -> None:
        """Take the columns that are listed; which sets they are, `scales` tell."""
        known: dict[Column, npt.NDArray[np.int64]] = {}
        for column, sums in zip(listed, np.eye(len(listed), dtype=np.int64), strict=True):
            known.setdefault(column, sums)
        for _ in scales:
            for key in range(len(scales)):
                known |= _subtracted(key, scales[key], known)
        remainders = [column for column in known if column not in set(listed)]
        self.scales = tuple(scales)
        self.columns = (*listed, *remainders)
        self.sums = np.array([known[each] for each in remainders]).reshape(-1, len(listed))
        """For each remainder how often it contains each listed column."""
        self.pad = len(self.columns)
        self._near: dict[int, Vectors] = {}
        self._wide: dict[int, Vectors] = {}

    @cached_property
    def limited(self) -> Numbers:
        """For each column by how many keys it is limited."""
        full = [
            [limit != each.full for limit, each in self._pairs(column)] for column in self.columns
        ]
        return np.array([sum(limits) for limits in full], dtype=np.intp)

    @cached_property
    def within(self) -> npt.NDArray[np.bool_]:
        """Which column (second) lies in which other one (first)."""
        inside = np.ones((self.pad, self.pad), dtype=bool)
        for members in self._members:
            counts = members.astype(np.int32)
            inside &= counts @ counts.T == counts.sum(axis=1)[None, :]
        np.fill_diagonal(inside, val=False)
        return inside

    @cached_property
    def above(self) -> npt.NDArray[np.bool_]:
        """Which listed column (first) contains which other one (second)."""
        return self.within[: self.pad - len(self.sums)]

    def near(self, column: int) -> Vectors:
        """A part of the column gains and one outside loses, for every key that limits it."""
        if column not in self._near:
            self._near[column] = self._vectors(column, wide=False)
        return self._near[column]

    def wide(self, column: int) -> Vectors:
        """The same, and also vectors in which no part loses and the totals gain."""
        if column not in self._wide:
            self._wide[column] = self._vectors(column, wide=True)
        return self._wide[column]

    @cached_property
    def _members(self) -> tuple[Signs, ...]:
        """For each key: column by part, 1 where the part belongs to the column."""
        return tuple(
            np.array(
                [
                    [column[key] >> part & 1 for part in range(each.parts)]
                    for column in self.columns
                ],
                dtype=np.int8,
            )
            for key, each in enumerate(self.scales)
        )

    def _pairs(self, column: Column) -> Iterable[tuple[int, Scale]]:
        return zip(column, self.scales, strict=True)

    def _vectors(self, column: int, *, wide: bool) -> Vectors:
        changes = np.ones((1, self.pad), dtype=np.int8)
        for key, (limit, each) in enumerate(self._pairs(self.columns[column])):
            own = self._changes(key, limit, gains=wide or limit == each.full)
            changes = (changes[:, None, :] * own[None, :, :]).reshape(-1, self.pad)
            changes = changes[_even(len(changes))]
        return self._rows(np.unique(changes, axis=0))

    def _changes(self, key: int, limit: int, *, gains: bool) -> Signs:
        """What each column changes by when a part of `limit` gains, and a part outside loses."""
        members = self._members[key].T
        inside = np.array([bool(limit >> part & 1) for part in range(len(members))])
        gaining, losing = members[inside], members[~inside]
        swaps = (gaining[:, None, :] - losing[None, :, :]).reshape(-1, self.pad)
        return np.concatenate([swaps, gaining]) if gains else swaps

    def _rows(self, changes: Signs) -> Vectors:
        """Keep of each vector the columns that change."""
        order = np.argsort(changes == 0, axis=1, kind="stable")
        width = int((changes != 0).sum(axis=1).max(initial=1))
        cells = order[:, :width]
        signs = np.take_along_axis(changes, cells, axis=1)
        return Vectors(
            np.where(signs == 0, self.pad, cells), np.where(signs == 0, np.int8(1), signs)
        )


def _even(length: int) -> Numbers:
    return np.array(thinned(range(length), MOST), dtype=np.intp)


def _subtracted(
    key: int, own: Scale, known: Mapping[Column, npt.NDArray[np.int64]]
) -> dict[Column, npt.NDArray[np.int64]]:
    """The remainders along one key, in every context of the others."""
    contexts: dict[Column, dict[int, Column]] = {}
    for column in known:
        contexts.setdefault(column[:key] + column[key + 1 :], {})[column[key]] = column
    found = {}
    for rest, sets in contexts.items():
        for each, made in own.remainders(sets).items():
            parts = [times * known[sets[part]] for part, times in made.items()]
            found[(*rest[:key], each, *rest[key:])] = np.sum(parts, axis=0)
    return found


def scales(counts: Counts) -> dict[str, Scale]:
    """Lay out every key that limits any address."""
    members: dict[str, set[str]] = {}
    for address in counts.addresses:
        for key, member in address:
            members.setdefault(key, set()).add(member)
    return {
        key: scale(key, names, complete=key in counts.broken_down)
        for key, names in sorted(members.items())
    }


def column(address: Address, known: Mapping[str, Scale]) -> Column:
    """The sets of an address, key by key; a key that it does not name is full."""
    limits = dict(address)
    return tuple(
        each.sets[limits[key]] if key in limits else each.full for key, each in known.items()
    )
