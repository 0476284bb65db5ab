"""The line of groups: the columns of a table, and those that follow from them by subtraction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from operator import or_
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from reportgen.protection.counts import Address, Counts, Numbers
from reportgen.protection.scale import Scale, scale
from reportgen.protection.summands import Column

Pair: TypeAlias = tuple[int, int]
"""Numbers of a part and of its whole among the listed columns."""
Sums: TypeAlias = dict[Column, npt.NDArray[np.int64]]
"""For each column how often it contains each listed one."""


class Lattice:
    """The columns of a table: those that are listed first, then the remainders.

    A remainder is what is left when columns are subtracted. Most are groups themselves (the men,
    where women and all are listed); the rest of a declared whole may be no single group.
    """

    def __init__(
        self, scales: Sequence[Scale], listed: Sequence[Column], parts: Iterable[Pair] = ()
    ) -> None:
        """Take the listed columns, and which of them (first) is declared a part of which."""
        unit = np.eye(len(listed), dtype=np.int64)
        known = _closed(scales, dict(reversed([*zip(listed, unit, strict=True)])))
        remainders = [column for column in known if column not in set(listed)]
        self.scales = tuple(scales)
        self.columns = (*listed, *remainders)
        """The groups among the columns."""
        number: dict[Column | None, int] = {
            column: place for place, column in enumerate(self.columns)
        }
        rests = dict(_rests(listed, parts))
        self.pairs = tuple(pair for pair, rest in rests.items() if rest not in number)
        """Parts and wholes whose rest is no group; they have the last columns."""
        own = {pair: len(self.columns) + place for place, pair in enumerate(self.pairs)}
        self.rests = tuple(
            (own[pair] if pair in own else number[rest], pair[1]) for pair, rest in rests.items()
        )
        """For each declared part the column of what is left, unless it is listed, and the whole."""
        self._left = {
            number: rests[pair] for pair, (number, _) in zip(rests, self.rests, strict=True)
        }
        left = [unit[whole] - unit[part] for part, whole in self.pairs]
        sums = [*(known[column] for column in remainders), *left]
        self.sums = np.array(sums, dtype=np.int64).reshape(-1, len(listed))
        """For each remainder how often it contains each listed column."""
        self.pad = len(self.columns) + len(self.pairs)

    def is_made_of(self, rest: int, columns: Iterable[int]) -> bool:
        """Whether what is left of a declared whole is all that some columns count together."""
        left = self._left[rest]
        if left is None:
            return False
        parts = [self.columns[each] for each in columns]
        return any(
            left[key] == reduce(or_, (own[key] for own in parts if _within(own, left, key)), 0)
            for key in range(len(left))
        )

    @cached_property
    def limited(self) -> Numbers:
        """For each column by how many keys it is limited."""
        full = [each.full for each in self.scales]
        counts = [
            sum(limit != all_ for limit, all_ in zip(column, full, strict=True))
            for column in self.columns
        ]
        return np.array([*counts, *(len(full) for _ in self.pairs)], dtype=np.intp)

    @cached_property
    def above(self) -> npt.NDArray[np.bool_]:
        """Which listed column (first) contains which other column (second)."""
        listed = self.sums.shape[1]
        inside = np.zeros((listed, self.pad), dtype=bool)
        inside[:, : len(self.columns)] = True
        for members in self._members:
            counts = members.astype(np.int32)
            within = counts[:listed] @ counts.T == counts.sum(axis=1)[None, :]
            inside[:, : len(self.columns)] &= within
        np.fill_diagonal(inside, val=False)
        return inside

    def kinds(self, count: int, most: int) -> npt.NDArray[np.bool_] | None:
        """For the first columns which kinds of persons they count; None if there are too many.

        A kind is one part of each key.
        """
        size = int(np.prod([each.parts for each in self.scales], dtype=np.float64))
        if size > most:
            return None
        found = np.ones((count, 1), dtype=bool)
        for members in self._members:
            own = members[:count].astype(bool)
            found = (found[:, :, None] & own[:, None, :]).reshape(count, -1)
        return found

    @cached_property
    def _members(self) -> tuple[npt.NDArray[np.int8], ...]:
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


def _closed(scales: Sequence[Scale], known: Sums) -> Sums:
    """The listed columns and all that follow from them along one key after another."""
    for _ in scales:
        for key, own in enumerate(scales):
            known = known | _subtracted(key, own, known)
    return known


def _rests(listed: Sequence[Column], pairs: Iterable[Pair]) -> Iterator[tuple[Pair, Column | None]]:
    """What is left of the wholes of parts, where that is not listed itself."""
    for part, whole in pairs:
        inside = all(
            own & all_ == own for own, all_ in zip(listed[part], listed[whole], strict=True)
        )
        rest = _rest(listed[part], listed[whole])
        if inside and rest not in listed:
            yield (part, whole), rest


def _rest(part: Column, whole: Column) -> Column | None:
    """What is left of a whole that differs from its part in a single key; None otherwise."""
    differing = [key for key, pair in enumerate(zip(part, whole, strict=True)) if len({*pair}) > 1]
    if len(differing) != 1:
        return None
    key = differing[0]
    return (*whole[:key], whole[key] & ~part[key], *whole[key + 1 :])


def _within(part: Column, whole: Column, key: int) -> bool:
    """Whether a column is a part of another one along a single key."""
    others = part[:key] + part[key + 1 :] == whole[:key] + whole[key + 1 :]
    return others and part[key] & whole[key] == part[key]


def _subtracted(key: int, own: Scale, known: Sums) -> Sums:
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
