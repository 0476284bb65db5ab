"""A map read by its names: the colours of places by its legend, its circles by their areas.

A place is the smallest area that the middle of its name lies in. What its colour means is learned
from places whose numbers are shown, and from the fields of the legend with the bounds beside them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import pi, sin, sqrt, tau
from typing import TypeAlias

from reportgen.audit.lanes import PAPER, SURE
from reportgen.audit.pieces import Label, Point, Sketch
from reportgen.audit.tokens import tokens

Ring: TypeAlias = tuple[Point, ...]
RISE = 2.5
"""From the base line of a word to the middle of its letters, about."""
ROUND = 0.06
"""By how much a shape with corners may miss the area of a circle."""
CORNERS = 10
"""A circle has so many, at least."""
SAME = 1.01
"""What is drawn twice is of one size, but for rounding."""
FINE = 0.1
"""How exactly the radius of a circle is read, in units of the drawing."""
REACH = 0.45
"""A bound stands so near the edge of its field, in widths of it."""
BELOW = 2.0
"""And so far below it, in heights of it."""


@dataclass(frozen=True, slots=True)
class Region:
    """A name, or a key, of a place on a map."""

    place: str
    label: Label


@dataclass(frozen=True, slots=True)
class Found:
    """What a map tells of a place; of no one knows which where `place` is empty."""

    place: str
    text: str
    low: float | None = None
    high: float | None = None
    is_word: bool = False
    """Whether it is written, and not drawn."""


@dataclass(frozen=True, slots=True)
class _Area:
    fill: str
    ring: Ring

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        across, down = [x for x, _ in self.ring], [y for _, y in self.ring]
        return min(across), min(down), max(across), max(down)

    @property
    def size(self) -> float:
        """Its area, by the formula of Gauss."""
        following = (*self.ring[1:], self.ring[0])
        pairs = zip(self.ring, following, strict=True)
        return abs(sum(x * v - u * y for (x, y), (u, v) in pairs)) / 2

    @property
    def radius(self) -> float:
        """Of a circle; nought for other shapes."""
        left, top, right, bottom = self.box
        wide, high = right - left, bottom - top
        is_round = len(self.ring) >= CORNERS and abs(wide - high) <= ROUND * wide
        if not is_round or abs(self.size / (pi * wide * high / 4) - 1) > ROUND:
            return 0.0
        corners = len(self.ring) - (self.ring[0] == self.ring[-1])
        return float(sqrt(2 * self.size / (corners * sin(tau / corners))))

    def holds(self, at: Point) -> bool:
        """Whether a point lies inside."""
        x, y = at
        inside = False
        for (a, b), (c, d) in zip(self.ring, (*self.ring[1:], self.ring[0]), strict=True):
            if (b > y) != (d > y) and x < a + (y - b) * (c - a) / (d - b):
                inside = not inside
        return inside


def read_regions(
    regions: Sequence[Region], sketch: Sketch, values: Mapping[str, tuple[float, ...]]
) -> Iterator[Found]:
    """What a map tells of places whose numbers it does not show."""
    filled = (each for each in sketch.shapes if each.fill)
    areas = tuple(
        _Area(each.fill, ring)
        for each in filled
        for ring in each.rings
        if each.stroke or each.fill != PAPER  # paper without a rim lies behind words
    )
    chart = _Map(areas, regions, values)
    yield from chart.colours(sketch.labels)
    yield from chart.circles()
    yield from chart.words(sketch.labels)


@dataclass(frozen=True, eq=False)
class _Map:
    areas: tuple[_Area, ...]
    regions: Sequence[Region]
    values: Mapping[str, tuple[float, ...]]

    @cached_property
    def _plain(self) -> tuple[_Area, ...]:
        """Areas without circles, the smallest first."""
        found = (each for each in self.areas if not each.radius)
        return tuple(sorted(found, key=lambda each: each.size))

    @cached_property
    def places(self) -> dict[str, tuple[_Area, ...]]:
        """The area of each place that is named on it, as often as it is drawn."""
        found: dict[str, tuple[_Area, ...]] = {}
        for region in self.regions:
            at = (region.label.x, region.label.y - RISE)
            around = [each for each in self._plain if each.holds(at)]
            if around:
                most = SAME * around[0].size
                found[region.place] = tuple(each for each in around if each.size <= most)
        return found

    @cached_property
    def _classes(self) -> frozenset[str]:
        """The colours of places whose numbers are shown."""
        shown = (self.places.get(key, ()) for key in self.values)
        return frozenset(each.fill for areas in shown for each in areas)

    def colours(self, labels: Iterable[Label]) -> Iterator[Found]:
        """Places without a number in the colour of a class."""
        if len(self._classes) < 2:
            return
        bounds = dict(self._bounds(tuple(labels)))
        for key, areas in self.places.items():
            fill = next((each.fill for each in areas if each.fill in self._classes), "")
            if fill and key not in self.values:
                low, high = bounds.get(fill, (None, None))
                text = (
                    fill if low is None or high is None else f"{low:g}–{high:g}".replace(".", ",")
                )
                yield Found(key, text, low, high)

    def _bounds(self, labels: tuple[Label, ...]) -> Iterator[tuple[str, tuple[float, float]]]:
        """By colour the bounds of its class, where they stand at the edges of its field."""
        placed = [area for areas in self.places.values() for area in areas]
        numbers = [(label, found[0].value) for label in labels if (found := tokens(label.text))]
        for area in self._plain:
            if area.fill in self._classes and area not in placed and len(area.ring) <= 5:
                ends = _below(area, numbers) or _beside(area, numbers)
                if ends:
                    yield area.fill, ends

    def circles(self) -> Iterator[Found]:
        """Circles in places without a number, or larger or smaller than any number is."""
        known = [each for shown in self.values.values() for each in shown if each > 0]
        round_ones = [each for each in self.areas if each.radius and each.fill != PAPER]
        if len(known) < 2 or len(round_ones) < len(known):
            return
        most = max(each.radius for each in round_ones) ** 2
        counts = {
            most / value: sum(
                self._explains(each.radius, most / value, known) for each in round_ones
            )
            for value in known
        }
        share = max(counts, key=lambda each: counts[each])
        if counts[share] < SURE * len(round_ones):
            return
        smallest = min(each.radius for each in round_ones)
        is_held = (share * min(known)) ** 0.5 < smallest  # lest a circle could not be seen
        hidden = {key: own[0] for key, own in self.places.items() if key not in self.values}
        for each in round_ones:
            left, top, right, bottom = each.box
            middle = ((left + right) / 2, (top + bottom) / 2)
            place = next((key for key, area in hidden.items() if area.holds(middle)), "")
            is_known = self._explains(each.radius, share, known)
            if place or not (is_known or (is_held and each.radius == smallest)):
                low, high = ((each.radius + off) ** 2 / share for off in (-FINE, FINE))
                yield Found(place, ranged(low, high), low, high)

    def _explains(self, radius: float, share: float, known: Iterable[float]) -> bool:
        return any(abs(radius - (share * each) ** 0.5) <= FINE for each in known)

    def words(self, labels: Iterable[Label]) -> Iterator[Found]:
        """Numbers written into places without one."""
        named = {region.label for region in self.regions}
        for key in [key for key in self.places if key not in self.values]:
            for label in labels:
                inside = self.places[key][0].holds((label.x, label.y - RISE))
                if inside and label not in named and tokens(label.text):
                    yield Found(key, tokens(label.text)[0].text, is_word=True)


Numbers: TypeAlias = Sequence[tuple[Label, float]]


def _below(area: _Area, numbers: Numbers) -> tuple[float, float] | None:
    """The bounds below the corners of a field."""
    left, _, right, bottom = area.box
    wide, high = right - left, bottom - area.box[1]
    own = [(each.x, value) for each, value in numbers if 0 < each.y - bottom < BELOW * high]
    return _nearest(own, left, right, REACH * wide)


def _beside(area: _Area, numbers: Numbers) -> tuple[float, float] | None:
    """The bounds right of the corners of a field, the larger number above."""
    _, top, right, bottom = area.box
    wide = 8 * (right - area.box[0])
    own = [(each.y - RISE, value) for each, value in numbers if 0 < each.x - right < wide]
    return _nearest(own, top, bottom, REACH * (bottom - top))


def _nearest(
    numbers: Sequence[tuple[float, float]], start: float, end: float, reach: float
) -> tuple[float, float] | None:
    found = []
    for edge in (start, end):
        near = [(abs(at - edge), value) for at, value in numbers if abs(at - edge) <= reach]
        if not near:
            return None
        found.append(min(near)[1])
    return min(found), max(found)


def ranged(low: float, high: float) -> str:
    """A number as exactly as it can be read."""
    middle, half = (low + high) / 2, (high - low) / 2
    decimals = 0 if half >= 0.5 else 1 if half >= 0.05 else 2
    if half >= 0.5:
        return f"{low:.1f}–{high:.1f}".replace(".", ",")
    return f"{middle:.{decimals}f}".replace(".", ",")
