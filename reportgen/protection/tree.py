"""The line of places: a place changes by what its leaves change.

With one geography the places are a tree. Several geographies share their leaves, so a leaf has
more than one way up; whoever changes it changes all places that it lies in, along every way.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import product
from typing import TypeAlias

import numpy as np

from reportgen.protection.vectors import Vectors, thinned

OWN, OTHERS = 32, 128
"""Of more leaves than this an even choice is tried: the search stays quick in large towns."""
Path: TypeAlias = tuple[int, ...]
Family: TypeAlias = tuple[int, tuple[int, ...]]
"""A place and those that add up to it."""


class Tree:
    """All places with those above and below them."""

    def __init__(self, size: int, families: Sequence[Family], apart: Iterable[int] = ()) -> None:
        """Take the number of places and all families; `apart`: places of further geographies."""
        self.pad = size
        self.families = tuple(families)
        self.parents: list[list[int]] = [[] for _ in range(size)]
        self.children: list[list[int]] = [[] for _ in range(size)]
        self.upward: list[list[int]] = [[] for _ in range(size)]
        """For each place the numbers of the families in which it is a child."""
        self.downward: list[list[int]] = [[] for _ in range(size)]
        """For each place the numbers of the families that add up to it."""
        for number, (parent, below) in enumerate(self.families):
            self.downward[parent].append(number)
            self.children[parent] += below
            for child in below:
                self.parents[child].append(parent)
                self.upward[child].append(number)
        self.apart = frozenset(apart)
        self._near: dict[int, Vectors] = {}
        self._wide: dict[int, Vectors] = {}

    @cached_property
    def top_down(self) -> Path:
        """Every place, each after all above it."""
        waiting = [len(above) for above in self.parents]
        ordered = [place for place, count in enumerate(waiting) if not count]
        for place in ordered:
            for child in self.children[place]:
                waiting[child] -= 1
                if not waiting[child]:
                    ordered.append(child)
        return tuple(ordered)

    @cached_property
    def leaves(self) -> tuple[Path, ...]:
        """For each place the leaves at or below it."""
        found: list[Path] = [()] * self.pad
        for place in reversed(self.top_down):
            below = dict.fromkeys(leaf for child in self.children[place] for leaf in found[child])
            found[place] = tuple(below) if self.children[place] else (place,)
        return tuple(found)

    @cached_property
    def _above(self) -> tuple[Path, ...]:
        """For each place itself and all above it."""
        found: list[Path] = [()] * self.pad
        for place in self.top_down:
            above = (each for parent in self.parents[place] for each in found[parent])
            found[place] = (place, *dict.fromkeys(above))
        return tuple(found)

    def families_of(self, place: int) -> list[Family]:
        """Each parent of a place, with the other children of that family."""
        ways = (self.families[number] for number in self.upward[place])
        return [(parent, tuple(each for each in below if each != place)) for parent, below in ways]

    def path(self, leaf: int, stop: int = -1) -> Path:
        """From a leaf upwards, without `stop` and what is above it; -1 means up to the top."""
        beyond = set(self._above[stop]) if stop >= 0 else ()
        return tuple(place for place in self._above[leaf] if place not in beyond)

    def near(self, place: int) -> Vectors:
        """A leaf of the place gains, one of a sibling loses: that parent does not change."""
        if place not in self._near:
            own = thinned(self.leaves[place], OWN)
            pairs = [
                pair
                for _, siblings in self.families_of(place)
                for pair in product(own, self._partners(place, siblings))
            ]
            self._near[place] = self._rows([self._parted(*pair) for pair in pairs])
        return self._near[place]

    def _partners(self, place: int, siblings: Path) -> list[int]:
        """Some leaves of siblings; those first that share another parent with the place's own."""
        others = [leaf for each in siblings for leaf in self.leaves[each]]
        if not self.apart or len(others) <= OTHERS:
            return thinned(others, OTHERS)
        known = {parent for leaf in self.leaves[place] for parent in self.parents[leaf]}
        close = [leaf for leaf in others if known & set(self.parents[leaf])]
        chosen = [*thinned(close, OTHERS // 2), *thinned(others, OTHERS // 2)]
        return list(dict.fromkeys(chosen))

    def wide(self, place: int) -> Vectors:
        """A leaf of the place gains and one elsewhere loses, or none does and the top gains."""
        if place not in self._wide:
            own = self.leaves[place]
            within = set(own)
            tops = [top for top in self._above[own[0]] if not self.parents[top]]
            leaves = dict.fromkeys(leaf for top in tops for leaf in self.leaves[top])
            others = [leaf for leaf in leaves if leaf not in within]
            pairs = product(thinned(own, OWN), thinned(others, OTHERS))
            crossed = [self._parted(leaf, other) for leaf, other in pairs]
            self._wide[place] = self._rows([*crossed, *((self.path(leaf), ()) for leaf in own)])
        return self._wide[place]

    def _parted(self, leaf: int, other: int) -> tuple[Path, Path]:
        """The places that only one of two leaves lies in."""
        up, across = self._above[leaf], self._above[other]
        common = set(up) & set(across)
        return (
            tuple(place for place in up if place not in common),
            tuple(place for place in across if place not in common),
        )

    def _rows(self, pairs: Sequence[tuple[Path, Path]]) -> Vectors:
        width = max((len(up) + len(down) for up, down in pairs), default=1)
        cells = np.full((len(pairs), width), self.pad, dtype=np.intp)
        signs = np.ones((len(pairs), width), dtype=np.int8)
        for row, (up, down) in enumerate(pairs):
            cells[row, : len(up) + len(down)] = up + down
            signs[row, len(up) : len(up) + len(down)] = -1
        return Vectors(cells, signs)
