"""The members of one key as sets of parts that no member divides.

Ages are cut at every bound of a known band; other members are parts themselves, and several in
one ("m|w") are their union. A set is a bit mask, so that inclusion is arithmetic.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import and_, or_
from typing import TypeAlias

from reportgen.ages import Band, band
from reportgen.frame import AGE

Set: TypeAlias = int
Sum: TypeAlias = Mapping[Set, int]
"""A combination of known sets: how often each is added (or, negative, taken away)."""


@dataclass(frozen=True, slots=True)
class Scale:
    """One key."""

    parts: int
    """How many parts there are."""
    sets: Mapping[str, Set]
    """The parts of each member."""
    is_line: bool
    """Whether the parts follow each other, as ages do."""

    @property
    def full(self) -> Set:
        """All parts: the total."""
        return (1 << self.parts) - 1

    def remainders(self, known: Iterable[Set]) -> dict[Set, Sum]:
        """What is left when known sets are subtracted from each other, in the finest form.

        The counts of these sets stand in no table, but whoever subtracts has them.
        """
        listed = sorted(known)
        pieces = _stretches(listed) if self.is_line else {each: {each: 1} for each in listed}
        found = pieces | _rests(pieces)
        return {each: made for each, made in found.items() if each not in listed}


def scale(key: str, members: Iterable[str], *, complete: bool) -> Scale:
    """Lay out a key; not `complete` means that there are more members than the known ones."""
    names = sorted(set(members))
    atoms = sorted({atom for name in names for side in name.split("&") for atom in side.split("|")})
    bands = _bands(atoms) if key == AGE else None
    if bands is not None:
        parts, sets = _cut(bands)
    else:
        sets = {atom: 1 << number for number, atom in enumerate(atoms)}
        parts = len(atoms) + (not complete)
    return Scale(parts, {name: _union(name, sets) for name in names}, bands is not None)


def _bands(names: Iterable[str]) -> dict[str, Band] | None:
    try:
        return {name: band(name) for name in names}
    except ValueError:
        return None


def _cut(bands: Mapping[str, Band]) -> tuple[int, dict[str, Set]]:
    bounds = sorted({0} | {age for each in bands.values() for age in (each.start, each.end or 0)})
    number = {age: place for place, age in enumerate(bounds)}
    ends = {
        name: len(bounds) if each.end is None else number[each.end] for name, each in bands.items()
    }
    return len(bounds), {
        name: (1 << ends[name]) - (1 << number[each.start]) for name, each in bands.items()
    }


def _union(name: str, sets: Mapping[str, Set]) -> Set:
    """Several members in one: "a|b"; limits upon limits: "a|b&c"."""
    sides = ([sets[atom] for atom in side.split("|")] for side in name.split("&"))
    return reduce(and_, (reduce(or_, side) for side in sides))


def _stretches(known: Iterable[Set]) -> dict[Set, Sum]:
    """The shortest stretches of a line whose counts follow from those of known stretches.

    A known stretch ties its two bounds together; among bounds that are tied, directly or
    through others, every difference is known.
    """
    ties: dict[int, list[tuple[int, Set, int]]] = {}
    for each in sorted(filter(_is_stretch, known), key=lambda each: (each.bit_count(), each)):
        first, last = (each & -each).bit_length() - 1, each.bit_length()
        ties.setdefault(first, []).append((last, each, 1))
        ties.setdefault(last, []).append((first, each, -1))
    found: dict[Set, Sum] = {}
    reached: set[int] = set()
    for start in sorted(ties):
        if start not in reached:
            heights = _heights(start, ties)
            reached |= set(heights)
            for low, high in pairwise(sorted(heights)):
                found[(1 << high) - (1 << low)] = _plus(heights[high], heights[low], -1)
    return found


def _is_stretch(each: Set) -> bool:
    filled = each | (each - 1)
    return each > 0 and filled & (filled + 1) == 0


def _heights(start: int, ties: Mapping[int, Iterable[tuple[int, Set, int]]]) -> dict[int, Sum]:
    """For each bound tied to the first one: the count from there up to it."""
    heights: dict[int, Sum] = {start: {}}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there, stretch, sign in ties[here]:
            if there not in heights:
                heights[there] = _plus(heights[here], {stretch: 1}, sign)
                waiting.append(there)
    return heights


def _rests(pieces: Mapping[Set, Sum]) -> dict[Set, Sum]:
    """What a set has beside the largest sets within it, where these do not overlap."""
    found: dict[Set, Sum] = {}
    for whole, made in pieces.items():
        within = [each for each in pieces if each != whole and each & whole == each]
        largest = [
            each for each in within if not any(each != o and each & o == each for o in within)
        ]
        union = reduce(or_, largest, 0)
        if largest and union.bit_count() == sum(each.bit_count() for each in largest):
            rest = whole & ~union
            if rest and rest not in pieces:
                for each in largest:
                    made = _plus(made, pieces[each], -1)
                found[rest] = made
    return found


def _plus(left: Sum, right: Sum, sign: int) -> Sum:
    total = dict(left)
    for each, times in right.items():
        total[each] = total.get(each, 0) + sign * times
    return {each: times for each, times in total.items() if times}
