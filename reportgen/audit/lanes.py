"""Bars, segments, dots and corners of lines in the lanes of a chart, read by its own scale.

A lane is a row of a chart, or a column of one that stands upright: what is drawn beside the name
of a category. Where lengths, or places along the lane, follow the numbers that are shown, whatever
else is drawn like them on the lane of a number that is kept back is a number, too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np

from reportgen.audit.makeup import Address
from reportgen.audit.pieces import Point, Shape
from reportgen.linear.system import Numbers, Reals

PAPER = "#ffffff"
"""The colour of what lies behind words."""
FINE = 0.06
"""How exactly a drawing is read, in its units: hundredths of a point are drawn."""
SURE = 0.8
"""The share of lanes that a scale explains, if it is one."""
FEW = 4
"""So many lanes tell a scale with an unknown origin."""
WIDE = 8.0
"""A scale spreads numbers over so many units, at least."""
MANY = 24
"""So many ends of marks are looked at in a lane."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn on a lane: from where to where along it."""

    colour: str
    low: float
    high: float

    @property
    def ends(self) -> tuple[float, float, float]:
        """Where it begins, where it ends, and its middle."""
        return self.low, self.high, (self.low + self.high) / 2

    @property
    def length(self) -> float:
        """How long it is."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Lane:
    """A category with what is printed and drawn of it."""

    head: str
    shown: tuple[float, ...]
    hidden: tuple[Address, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What a mark says: a number between two bounds."""

    lane: Lane
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Category:
    """A row of the ledger, and where its name stands in the drawing."""

    head: str
    at: Point
    shown: tuple[float, ...]
    hidden: tuple[Address, ...]


def read_lanes(categories: Sequence[Category], shapes: Iterable[Shape]) -> tuple[Read, ...]:
    """Every mark that stands for a number that is kept back."""
    found = tuple(shapes)
    for is_upright in (False, True):
        lanes = tuple(_lanes(categories, found, is_upright=is_upright))
        for scale in (_lengths(lanes), _places(lanes)):
            if scale is not None:
                return tuple(scale.strangers(lanes))
    return ()


def _lanes(
    categories: Sequence[Category], shapes: Iterable[Shape], *, is_upright: bool
) -> Iterator[Lane]:
    side = 0 if is_upright else 1
    spots = sorted({each.at[side] for each in categories})
    pitch = min((b - a for a, b in pairwise(spots) if b - a > 1.0), default=0.0)
    if not pitch or len(spots) < len(categories):
        return
    marks = [each for each in _marks(shapes, side) if each[2] <= pitch]
    nearest = [
        min((middle - spot for middle, _, _ in marks), key=abs, default=pitch) for spot in spots
    ]
    aside = median([each for each in nearest if abs(each) < pitch / 2] or [0.0])
    for each in categories:
        middle = each.at[side] + aside
        own = (mark for at, mark, _ in marks if abs(at - middle) < pitch / 2)
        yield Lane(each.head, each.shown, each.hidden, tuple(dict.fromkeys(own)))


def _marks(shapes: Iterable[Shape], side: int) -> Iterator[tuple[float, Mark, float]]:
    """Each mark with its middle across the lanes, and how far it reaches across."""
    for shape in shapes:
        colour = shape.fill or shape.stroke
        if colour == PAPER:
            continue
        for ring in shape.rings:
            along, across = [each[1 - side] for each in ring], [each[side] for each in ring]
            if shape.fill or len(ring) == 2:
                middle, high = (min(across) + max(across)) / 2, max(across) - min(across)
                yield middle, Mark(colour, min(along), max(along)), high
            else:  # corners of a line
                for at, place in zip(across, along, strict=True):
                    yield at, Mark(colour, place, place), 0.0


# ---------------------------------------------------------------- scales


@dataclass(frozen=True, slots=True)
class _Lengths:
    """Marks as long as their numbers are large."""

    unit: float
    """Of the drawing for one of the numbers."""
    colours: frozenset[str]

    def strangers(self, lanes: Iterable[Lane]) -> Iterator[Read]:
        """Marks that no shown number explains, and gaps between those that one does."""
        for lane in (each for each in lanes if each.hidden):
            own = [each for each in lane.marks if each.colour in self.colours]
            for mark in own:
                if mark.length > FINE and not any(self.fits(mark, each) for each in lane.shown):
                    yield self._read(lane, mark.length)
            known = sorted({(each.low, each.high) for each in own if each.length > FINE})
            for (_, end), (start, _) in pairwise(known):
                if start - end > 4 * FINE and not self._has_gaps(lanes):
                    yield self._read(lane, start - end)

    def fits(self, mark: Mark, shown: float) -> bool:
        """Whether a mark is as long as a number is large."""
        return abs(mark.length - self.unit * abs(shown)) <= FINE

    def _has_gaps(self, lanes: Iterable[Lane]) -> bool:
        """Whether there are gaps where nothing is kept back."""
        for lane in (each for each in lanes if not each.hidden):
            ends = sorted((m.low, m.high) for m in lane.marks if m.colour in self.colours)
            if any(start - end > 4 * FINE for (_, end), (start, _) in pairwise(ends)):
                return True
        return False

    def _read(self, lane: Lane, length: float) -> Read:
        return Read(lane, (length - FINE) / self.unit, (length + FINE) / self.unit)


def _lengths(lanes: Sequence[Lane]) -> _Lengths | None:
    """The scale of lengths; None when there is none."""
    told = [lane for lane in lanes if not lane.hidden and any(lane.shown)]
    if len(told) < 2:
        return None
    largest = max(told, key=lambda lane: max(abs(each) for each in lane.shown))
    top = max(largest.shown, key=abs)
    best: tuple[int, _Lengths] | None = None
    for mark in largest.marks[:MANY]:
        if mark.length >= WIDE:
            scale = _Lengths(mark.length / abs(top), frozenset())
            found = [set(_of_length(scale, lane)) for lane in told]
            count = sum(map(bool, found))
            if count >= SURE * len(told) and count >= 2 and (best is None or count > best[0]):
                best = count, _Lengths(scale.unit, frozenset().union(*found))
    return best[1] if best else None


def _of_length(scale: _Lengths, lane: Lane) -> Iterator[str]:
    """The colours of marks that are as long as a number of their lane is large."""
    for mark in lane.marks:
        if mark.length > FINE and any(scale.fits(mark, each) for each in lane.shown):
            yield mark.colour


@dataclass(frozen=True, slots=True)
class _Places:
    """Marks as far along the lane as their numbers are large."""

    origin: float
    unit: float
    kinds: frozenset[tuple[str, int]]
    """Colours, and which of their ends tell."""

    def strangers(self, lanes: Iterable[Lane]) -> Iterator[Read]:
        """Ends of marks that no shown number explains."""
        for lane in (each for each in lanes if each.hidden):
            for mark in lane.marks:
                for number, end in enumerate(mark.ends):
                    if (mark.colour, number) in self.kinds and not self._is_known(lane, end):
                        value = (end - self.origin) / self.unit
                        wide = abs(FINE / self.unit)
                        yield Read(lane, value - wide, value + wide)

    def _is_known(self, lane: Lane, end: float) -> bool:
        nought = abs(end - self.origin) <= FINE
        return nought or any(self.fits(end, each) for each in lane.shown)

    def fits(self, end: float, shown: float) -> bool:
        """Whether an end of a mark stands where a number does."""
        off = abs(end - self.origin - self.unit * shown)
        return off <= FINE


def _places(lanes: Sequence[Lane]) -> _Places | None:
    """The scale of places along the lanes; None when there is none."""
    told = [lane for lane in lanes if not lane.hidden and lane.shown and lane.marks]
    if len(told) < FEW:
        return None
    largest = max(told, key=lambda lane: max(lane.shown))
    smallest = min(told, key=lambda lane: min(lane.shown))
    top = max(largest.shown)
    bottom = min(smallest.shown)
    spread = top - bottom
    if spread <= 0:
        return None
    highs, lows = (np.array(_ends(lane)) for lane in (largest, smallest))
    units = ((highs[:, None] - lows[None, :]) / spread).ravel()
    origins = np.repeat(highs, len(lows)) - units * top
    counts = sum(_explained(origins, units, lane) for lane in told)
    counts = np.where(np.abs(units) * spread >= WIDE, counts, 0)
    best = int(np.argmax(counts))
    if counts[best] < max(FEW, SURE * len(told)):
        return None
    return _with_kinds(_Places(float(origins[best]), float(units[best]), frozenset()), told)


def _explained(origins: Reals, units: Reals, lane: Lane) -> Numbers:
    """For each of many scales whether it explains some mark of a lane: 1 or 0."""
    wanted = origins[:, None] + units[:, None] * np.array(lane.shown)[None, :]
    off = np.abs(wanted[:, :, None] - np.array(_ends(lane))[None, None, :])
    found: Numbers = (off <= FINE).any(axis=(1, 2)).astype(np.intp)
    return found


def _with_kinds(scale: _Places, told: Iterable[Lane]) -> _Places:
    """A scale with the kinds of marks that tell numbers by it in most lanes."""
    kinds = Counter(kind for lane in told for kind in set(_fitting(scale, lane)))
    most = max(kinds.values())
    chosen = frozenset(kind for kind, count in kinds.items() if count >= SURE * most)
    return _Places(scale.origin, scale.unit, chosen)


def _fitting(scale: _Places, lane: Lane) -> Iterator[tuple[str, int]]:
    for mark in lane.marks[:MANY]:
        for number, end in enumerate(mark.ends):
            if any(scale.fits(end, each) for each in lane.shown):
                yield mark.colour, number


def _ends(lane: Lane) -> tuple[float, ...]:
    return tuple(dict.fromkeys(end for mark in lane.marks[:MANY] for end in mark.ends))[:MANY]
