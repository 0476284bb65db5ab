"""Several geographies of one town: which sums of places hold, and which numbers stay out.

Whoever knows that districts and catchment areas of schools both add up to the town can subtract
along either way. Where both are made of the same small units and these are all listed, every
change of a unit is a change along both ways, and the method takes both into account exactly.
Where it is not known how two geographies overlap, only the first of them is taken into account, and
the numbers of the other one are all kept back as soon as anything has to be protected.
"""

from functools import cached_property

import numpy as np
import pandas as pd

from reportgen.places import Places
from reportgen.protection.counts import Marks, Numbers
from reportgen.protection.tree import Family, Tree

MAIN = ""
"""The geography that the small units belong to."""


class Divisions:
    """The geographies along the axis of places."""

    def __init__(self, axis: pd.Index, places: Places) -> None:
        """Take the axis; places on it that are not declared stand alone."""
        self.places = places
        self.size = len(axis)
        self._number = {key: number for number, key in enumerate(axis)}
        self._trees: dict[tuple[str, ...], Tree] = {}

    def _numbers(self, keys: list[str]) -> Numbers:
        return np.array([self._number[key] for key in keys], dtype=np.intp)

    @cached_property
    def members(self) -> dict[str, Numbers]:
        """The places of each geography, the main one first; the whole belongs to all of them."""
        found: dict[str, list[str]] = {MAIN: []}
        for place in self.places:
            if place.parent is not None:
                found.setdefault(self.places.geography(place), []).append(place.key)
        return {name: self._numbers(keys) for name, keys in found.items()}

    @cached_property
    def families(self) -> dict[str, list[Family]]:
        """The sums of each geography, from the whole down to the units of the main one."""
        found: dict[str, list[Family]] = {name: [] for name in self.members}
        for place in self.places:
            own = self.places.geography(place)
            for family in self.places.families(place.key):
                name = own or self.places.geography(family[0])
                below = self._numbers([child.key for child in family])
                found[name].append((self._number[place.key], tuple(below.tolist())))
        return found

    @cached_property
    def _links(self) -> dict[str, Numbers]:
        """The units by which each further geography is tied to the main one."""
        found: dict[str, list[str]] = {name: [] for name in self.members}
        for place in self.places:
            for other in place.others:
                found[self.places.geography(self.places.by_key[other])].append(place.key)
        return {name: self._numbers(keys) for name, keys in found.items()}

    def of(self, rows: Marks, secret: Marks) -> tuple[Tree, Numbers]:
        """The tree for a page (place x column) that lists these rows, and what stays out of it."""
        listed = [name for name, numbers in self.members.items() if rows[numbers].any()]
        first = listed[0] if listed else MAIN
        tied = [name for name in listed[1:] if first == MAIN and self._is_tied(name, rows, secret)]
        apart = [self.members[name] for name in listed[1:] if name not in tied]
        withheld = np.concatenate([np.zeros(0, dtype=np.intp), *apart])
        return self._tree((first, *tied)), withheld

    def _tree(self, names: tuple[str, ...]) -> Tree:
        if names not in self._trees:
            families = [family for name in names for family in self.families[name]]
            apart = [number for name in names[1:] for number in self.members[name].tolist()]
            self._trees[names] = Tree(self.size, families, apart)
        return self._trees[names]

    def _is_tied(self, name: str, rows: Marks, secret: Marks) -> bool:
        """Whether all numbers of a geography are sums of small units that are listed as well."""
        members, links = self.members[name], self._links[name]
        parents = {parent for parent, _ in self.families[name]}
        loose = [number for number in members.tolist() if number not in parents]
        used = rows[members].any(axis=0)
        return (
            self._covers(name)
            and not rows[loose].any()
            and bool(rows[links][:, used].all())
            and not any(
                (secret[list(below)].any(axis=0) & rows[parent] & ~secret[parent]).any()
                for parent, below in self.families[name]
            )
        )

    def _covers(self, name: str) -> bool:
        """Whether every smallest unit belongs to a geography that adds up to the whole."""
        root = self._number[self.places.root.key]
        if all(parent != root for parent, _ in self.families[name]):
            return True  # its places leave out a part, and nothing is subtracted from the whole
        main = self._tree((MAIN,))
        below = {leaf for link in self._links[name] for leaf in main.leaves[link]}
        return below == set(main.leaves[root])
