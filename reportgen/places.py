"""Places: hierarchies with keys, German grammar for each name, outlines, and changes over time.

The children of a place add up to it. A place that stands for cases which could not be located
("nicht zuordenbar") is a child like any other. Geographies divide the same root in several ways
that do not nest (districts, catchment areas of schools): each of them adds up to the root on its
own, and a small unit may belong to a place of each.
"""

from collections.abc import Iterator, Mapping
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
    geography: str = ""
    """The division it belongs to, such as "schule"; empty: the main one."""
    partial: bool = False
    """Whether its places leave out a part of the whole, and so do not add up to it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place; strings are ready to be printed."""

    key: str
    name: str
    level: str
    """Empty for a benchmark region, which is of no level."""
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
    others: tuple[str, ...] = ()
    """Keys of the places of other geographies that it belongs to as well."""
    since: str = ""
    """First period or day on which there is such a place; empty: always."""
    until: str = ""
    """Last period or day; empty: to this day."""
    called: tuple[str, ...] | None = ()
    """The words by which texts call it, instead of its name; empty: its name and the forms above;
    None: no typed word means it."""

    @property
    def named(self) -> str:
        """The name with its article, nominative."""
        return f"{self.article} {self.name}".strip()

    def exists(self, period: str) -> bool:
        """Whether there is such a place in a period."""
        begun = has_begun(self.since, period)
        return begun and not (self.until and self.until[: len(period)] < period)


def has_begun(day: str, period: str) -> bool:
    """Whether a period or day (ISO) is reached in a period; a year counts from its first day on.

    Most statistics of a year describe its last day.
    """
    return day[: len(period)] <= period


BEGINNING = "0000"
"""Before every change."""


@dataclass(frozen=True, slots=True)
class Succession:
    """What became of a place: from some time on a part of it belongs to another one."""

    old: str
    new: str
    weight: float
    """The part of the old place; those of one step add up to 1."""
    since: str
    """First period or day with the new border."""
    old_name: str = ""
    """Name of the old place, for sources without keys."""


@dataclass(frozen=True, eq=False)
class Places:
    """All places of a project, in the order in which they were declared; exactly one root."""

    all: tuple[Place, ...]
    levels: tuple[Level, ...]
    benchmarks: tuple[Place, ...] = ()
    """Regions to compare with: outside the hierarchy, never added up, ranked or drawn."""
    successions: tuple[Succession, ...] = ()
    """Changes of borders in time order."""

    @cached_property
    def by_key(self) -> dict[str, Place]:
        """Every place by its key, benchmarks too."""
        return {place.key: place for place in (*self.all, *self.benchmarks)}

    @cached_property
    def root(self) -> Place:
        """The whole, usually the town."""
        return next(place for place in self.all if place.parent is None)

    @cached_property
    def _levels(self) -> dict[str, Level]:
        return {level.key: level for level in reversed(self.levels)}

    @cached_property
    def _families(self) -> dict[str, dict[str, tuple[Place, ...]]]:
        """For each parent and geography of children those children."""
        lists: dict[str, dict[str, list[Place]]] = {}
        for place in self.all:
            for parent in self.parents(place):
                own = lists.setdefault(parent, {})
                own.setdefault(self.geography(place), []).append(place)
        return {
            parent: {geography: tuple(children) for geography, children in own.items()}
            for parent, own in lists.items()
        }

    @cached_property
    def retired(self) -> dict[str, str]:
        """Keys of places that are no more, each with its name where it is known."""
        found: dict[str, str] = {}
        for each in self.successions:
            if each.old not in self.by_key:
                found[each.old] = found.get(each.old) or each.old_name
        return found

    def heirs(self, key: str, period: str = BEGINNING) -> dict[str, float]:
        """The places of today that a place of a period has become, with its parts in each."""
        parts = {key: 1.0}
        for since in dict.fromkeys(each.since for each in self.successions):
            if not has_begun(since, period):
                parts = self._stepped(parts, since)
        return parts

    def _stepped(self, parts: Mapping[str, float], since: str) -> dict[str, float]:
        found: dict[str, float] = {}
        steps = [each for each in self.successions if each.since == since]
        for key, weight in parts.items():
            heirs = {each.new: each.weight for each in steps if each.old == key} or {key: 1.0}
            for heir, part in heirs.items():
                found[heir] = found.get(heir, 0.0) + weight * part
        return found

    def predecessors(self, period: str) -> dict[str, tuple[str, ...]]:
        """For each place of today those that are no more and have become a part of it since."""
        found: dict[str, tuple[str, ...]] = {}
        for key in self.retired:
            for heir in self.heirs(key, period):
                if heir != key and not self._is_new(key, period):
                    found[heir] = (*found.get(heir, ()), key)
        return found

    def _is_new(self, key: str, period: str) -> bool:
        """Whether a place that is no more had not come into being in a period."""
        births = [each.since for each in self.successions if each.new == key]
        return bool(births) and not has_begun(min(births), period)

    def __iter__(self) -> Iterator[Place]:
        """Every place in declared order, without benchmarks."""
        return iter(self.all)

    def get(self, key: str) -> Place | None:
        """The place of a key; None when there is none."""
        return self.by_key.get(key)

    def is_benchmark(self, key: str) -> bool:
        """Whether a key is that of a region outside the hierarchy."""
        return any(place.key == key for place in self.benchmarks)

    def geography(self, place: Place) -> str:
        """The geography that a place belongs to."""
        level = self._levels.get(place.level)
        return level.geography if level else ""

    def parents(self, place: Place) -> tuple[str, ...]:
        """The keys of the places directly above: that of its own geography, then others."""
        return (*((place.parent,) if place.parent is not None else ()), *place.others)

    def families(self, key: str) -> tuple[tuple[Place, ...], ...]:
        """The ways in which a place is parted, each of which adds up to it.

        The first is that of its own geography; places of partial levels are no such way.
        """
        found = self._families.get(key, {})
        own = self.geography(self.by_key[key]) if key in self.by_key else ""
        order = sorted(found, key=lambda each: each != own)
        complete = (found[each] for each in order)
        return tuple(family for family in complete if not self._is_partial(family, key))

    def _is_partial(self, family: tuple[Place, ...], key: str) -> bool:
        """Whether children of the own geography leave out a part of a place."""
        own = [place for place in family if place.parent == key]
        return any(
            self._levels[place.level].partial for place in own if place.level in self._levels
        )

    def children(self, key: str, geography: str | None = None) -> tuple[Place, ...]:
        """The places directly below, of one geography; empty for a leaf."""
        if geography is not None:
            return self._families.get(key, {}).get(geography, ())
        return next(iter(self.families(key)), ())

    def within(self, inner: Place, outer: Place) -> bool:
        """Whether a place is another one or lies in it, in whatever geography."""
        pending = [inner]
        while pending:
            place = pending.pop()
            if place.key == outer.key:
                return True
            pending.extend(self.by_key[key] for key in self.parents(place) if key in self.by_key)
        return False

    def at(self, level: str, period: str = "") -> tuple[Place, ...]:
        """The places of a level (in a period), without those for cases not located."""
        found = (place for place in self.all if place.level == level and place.located)
        return tuple(place for place in found if not period or place.exists(period))

    def level(self, key: str) -> Level | None:
        """The level of a key; None when there is none."""
        return self._levels.get(key)

    def bottom_up(self) -> tuple[Place, ...]:
        """Every place, each after all places below it, in whatever geography."""
        ordered: dict[str, Place] = {}

        def visit(place: Place) -> None:
            for family in self._families.get(place.key, {}).values():
                for child in family:
                    if child.key not in ordered:
                        visit(child)
            ordered[place.key] = place

        visit(self.root)
        return tuple(ordered.values())

    def named(self, name: str, level: str = "") -> tuple[Place, ...]:
        """Every place with this name, within a level if one is given."""
        wanted = name.strip().casefold()
        fits = (place for place in self.by_key.values() if place.name.casefold() == wanted)
        return tuple(place for place in fits if not level or place.level == level)

    def closest(self, name: str) -> str:
        """The known key or name that looks most like this one; empty when none does."""
        return nearest(name, [*self.by_key, *(place.name for place in self.by_key.values())])
