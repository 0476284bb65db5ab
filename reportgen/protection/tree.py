"""The line of places: a place changes by what its leaves change.

With one geography the places are a tree. Several geographies share their leaves, so a leaf has
more than one way up; whoever changes it changes all places that it lies in, along every way.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeAlias

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
