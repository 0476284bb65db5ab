"""Places: a hierarchy with keys, German grammar for each name, and outlines.

The children of a place add up to it. A place that stands for cases which could not be located
("nicht zuordenbar") is a child like any other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from reportgen.errors import nearest

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = tuple[Point, ...]
Polygon: TypeAlias = tuple[Ring, ...]
"""Outer ring first, then holes; metres east and north on a plane."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the hierarchy, such as the districts."""

    key: str
    name: str
    """One of them: "Bezirk"."""
    plural: str
    dative: str = ""
    """Dative plural, as in "nach Stadtbezirken"; empty: the plural with an "n" where due."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place; strings are ready to be printed."""

    key: str
    name: str
    level: str
    parent: str | None
    article: str = ""
    """Nominative article, "die" in "die Nordstadt"; empty for names without one."""
    inside: str = ""
    """Where: "in der Nordstadt", "im Hafenviertel", "in Altdorf"."""
    genitive: str = ""
    """Whose: "der Nordstadt", "von Altdorf"."""
    short: str = ""
    """Short name for maps and narrow columns; empty means the name."""
    located: bool = True
    """False for "nicht zuordenbar": no rank, no map, no profile."""
    outline: tuple[Polygon, ...] = ()
    dative: str = ""
    """With its article: "gemeinsam mit der Nordstadt", "dem Hafenviertel", "Altdorf"."""
    accusative: str = ""
    """With its article: "für die Nordstadt", "den Südhang", "Altdorf"."""

    @property
    def named(self) -> str:
        """The name with its article, nominative."""
        return f"{self.article} {self.name}".strip()


@dataclass(frozen=True, eq=False)
class Places:
    """All places of a project, in the order in which they were declared; exactly one root."""

    all: tuple[Place, ...]
    levels: tuple[Level, ...]

    @cached_property
    def by_key(self) -> dict[str, Place]:
        """Every place by its key."""
        return {place.key: place for place in self.all}

    @cached_property
    def root(self) -> Place:
        """The whole, usually the town."""
        return next(place for place in self.all if place.parent is None)

    @cached_property
    def _children(self) -> dict[str, tuple[Place, ...]]:
        lists: dict[str, list[Place]] = {}
        for place in self.all:
            if place.parent is not None:
                lists.setdefault(place.parent, []).append(place)
        return {key: tuple(places) for key, places in lists.items()}

    def __iter__(self) -> Iterator[Place]:
        """Every place in declared order."""
        return iter(self.all)

    def get(self, key: str) -> Place | None:
        """The place of a key; None when there is none."""
        return self.by_key.get(key)

    def children(self, key: str) -> tuple[Place, ...]:
        """The places directly below; empty for a leaf."""
        return self._children.get(key, ())

    def at(self, level: str) -> tuple[Place, ...]:
        """All places of a level, without those that stand for cases not located."""
        return tuple(place for place in self.all if place.level == level and place.located)

    def level(self, key: str) -> Level | None:
        """The level of a key; None when there is none."""
        return next((level for level in self.levels if level.key == key), None)

    def bottom_up(self) -> tuple[Place, ...]:
        """Every place, each after all its children."""
        ordered: list[Place] = []
        pending = [self.root]
        while pending:
            place = pending.pop()
            ordered.append(place)
            pending.extend(self.children(place.key))
        return tuple(reversed(ordered))

    def named(self, name: str, level: str = "") -> tuple[Place, ...]:
        """Every place with this name, within a level if one is given."""
        wanted = name.strip().casefold()
        fits = (place for place in self.all if place.name.casefold() == wanted)
        return tuple(place for place in fits if not level or place.level == level)

    def closest(self, name: str) -> str:
        """The known key or name that looks most like this one; empty when none does."""
        return nearest(name, [*self.by_key, *(place.name for place in self.all)])
