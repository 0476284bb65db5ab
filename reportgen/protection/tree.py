"""The line of places: a place changes by what its leaves change."""

from collections.abc import Sequence
from functools import cached_property
from itertools import product

import numpy as np

from reportgen.protection.vectors import Vectors, thinned

OWN, OTHERS = 32, 128
"""Of more leaves than this an even choice is tried: the search stays quick in large towns."""


class Tree:
    """All places with their children and leaves."""

    def __init__(self, parents: Sequence[int]) -> None:
        """Take the number of each place's parent; -1 for none."""
        self.parents = parents
        self.pad = len(parents)
        self.children: list[list[int]] = [[] for _ in parents]
        for place, parent in enumerate(parents):
            if parent >= 0:
                self.children[parent].append(place)
        self._near: dict[int, Vectors] = {}
        self._wide: dict[int, Vectors] = {}

    @cached_property
    def top_down(self) -> tuple[int, ...]:
        """Every place, each after its parent."""
        ordered = [place for place, parent in enumerate(self.parents) if parent < 0]
        for place in ordered:
            ordered.extend(self.children[place])
        return tuple(ordered)

    @cached_property
    def leaves(self) -> tuple[tuple[int, ...], ...]:
        """For each place the leaves at or below it."""
        found: list[tuple[int, ...]] = [()] * self.pad
        for place in reversed(self.top_down):
            below = (leaf for child in self.children[place] for leaf in found[child])
            found[place] = tuple(below) if self.children[place] else (place,)
        return tuple(found)

    def siblings(self, place: int) -> tuple[int, ...]:
        """The other children of the place's parent."""
        parent = self.parents[place]
        return tuple(each for each in self.children[parent] if each != place) if parent >= 0 else ()

    def path(self, leaf: int, stop: int = -1) -> tuple[int, ...]:
        """From a leaf up to just below `stop`; -1 means up to the top."""
        found = []
        while leaf != stop:
            found.append(leaf)
            leaf = self.parents[leaf]
        return tuple(found)

    def near(self, place: int) -> Vectors:
        """A leaf of the place gains, one of a sibling loses: no parent changes."""
        if place not in self._near:
            parent = self.parents[place]
            own = [self.path(leaf, parent) for leaf in self.leaves[place]]
            others = [
                self.path(leaf, parent)
                for sibling in self.siblings(place)
                for leaf in self.leaves[sibling]
            ]
            self._near[place] = self._rows(
                list(product(thinned(own, OWN), thinned(others, OTHERS)))
            )
        return self._near[place]

    def wide(self, place: int) -> Vectors:
        """A leaf of the place gains and one elsewhere loses, or none does and the top gains."""
        if place not in self._wide:
            own = self.leaves[place]
            within = set(own)
            tops = [
                leaf for top in self.top_down if self.parents[top] < 0 for leaf in self.leaves[top]
            ]
            others = [leaf for leaf in tops if leaf not in within]
            pairs = product(thinned(own, OWN), thinned(others, OTHERS))
            crossed = [self._parted(leaf, other) for leaf, other in pairs]
            self._wide[place] = self._rows([*crossed, *((self.path(leaf), ()) for leaf in own)])
        return self._wide[place]

    def _parted(self, leaf: int, other: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The two paths up to where they meet."""
        up, across = self.path(leaf), self.path(other)
        common = set(up) & set(across)
        return (
            tuple(place for place in up if place not in common),
            tuple(place for place in across if place not in common),
        )

    def _rows(self, pairs: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]) -> Vectors:
        width = max((len(up) + len(down) for up, down in pairs), default=1)
        cells = np.full((len(pairs), width), self.pad, dtype=np.intp)
        signs = np.ones((len(pairs), width), dtype=np.int8)
        for row, (up, down) in enumerate(pairs):
            cells[row, : len(up) + len(down)] = up + down
            signs[row, len(up) : len(up) + len(down)] = -1
        return Vectors(cells, signs)
