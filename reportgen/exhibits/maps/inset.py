"""A crowded part of a map once more, magnified, in a corner of the sheet that the map leaves free.

A frame on the map shows where it is taken from. How many times larger it is is a round number
that stands below it, because the scale bar is that of the map.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import shapely

from reportgen import formats
from reportgen.exhibits.maps.filled import filled
from reportgen.exhibits.maps.named import Lettered, Wish, lettered
from reportgen.exhibits.maps.outlines import Ground, ground, magnified
from reportgen.exhibits.sheet.canvas import LEADING, Canvas
from reportgen.exhibits.sheet.marks import POINT, Area, Label, Mark, box
from reportgen.exhibits.sheet.placing import Box
from reportgen.messages import word
from reportgen.places import Places, Point

HIGHEST, TALLEST = 0.92, 79.0
"""Height of a map at most: as a share of its width, and in millimetres; with its legend it then
takes a third of a page."""
TIMES = (5.0, 4.0, 3.0, 2.5, 2.0, 1.5)
"""How many times larger a part may be; from `PLENTY` on the map need not become smaller for it."""
PLENTY = 2.0
SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
"""To which part of its width a map is made smaller to make room."""
WIDEST = 0.46
"""Share of the sheet's width that the part takes at most."""
AIR = 1.2
"""Millimetres around the places that are magnified, on the map."""
GAP = 2.0
"""Millimetres between the map and its magnified part."""
CLEAR = 0.8
"""Millimetres between names and the frame on the map."""
RIM = 1.2
"""Points of paper around the frame on the map."""
MAJORITY = 0.5
"""Share of its area that a place must have in the part to be named there."""


@dataclass(frozen=True, eq=False)
class Inset:
    """The magnified part."""

    ground: Ground
    """Its places on the sheet, cut at the frame."""
    window: Box
    """What of the map is magnified."""
    frame: Box
    """Where it stands."""
    told: Box
    """Where it stands with the words below it."""
    times: float
    keys: frozenset[str]
    """Places that are named in it and not on the map."""

    @property
    def taken(self) -> tuple[Box, Box]:
        """Where no names of the map stand."""
        left, top, right, bottom = self.window
        return Box(left - CLEAR, top - CLEAR, right + CLEAR, bottom + CLEAR), self.told

    def has(self, at: Point) -> bool:
        """Whether a point of the map is magnified."""
        left, top, right, bottom = self.window
        return left <= at[0] <= right and top <= at[1] <= bottom

    def frames(self, canvas: Canvas) -> Iterator[Mark]:
        """Thin frames around both, and how many times larger it is."""
        both = tuple(_ring(each) for each in (self.window, self.frame))
        yield Area(both[:1], "", canvas.colours.paper, canvas.lines.fine + RIM)
        yield Area(both, "", canvas.colours.text, canvas.lines.fine)
        size = canvas.type.small
        at = (self.frame.left, self.frame.bottom + LEADING * size * POINT)
        yield Label(at, _told(self.times), canvas.colours.muted, size=size)


@dataclass(frozen=True, eq=False)
class Bottom:
    """The places of a map on its sheet, and those of its magnified part."""

    ground: Ground
    inset: Inset | None = None

    def areas(
        self, canvas: Canvas, fills: Mapping[str, str | None], strong: Collection[str]
    ) -> Iterator[Mark]:
        """Coloured places."""
        yield from filled(canvas, self.ground, fills, strong)
        if self.inset:
            yield from filled(canvas, self.inset.ground, fills, strong)
            yield from self.inset.frames(canvas)

    def words(self, wishes: Sequence[Wish], how: str, canvas: Canvas) -> Lettered:
        """Names, keys or numbers in places; those of the part stand there alone."""
        sheet = Box(0.0, 0.0, canvas.width, self.ground.height)
        if self.inset is None:
            return lettered(wishes, how, canvas, within=sheet)
        own = {outline.key: outline for outline in self.inset.ground.outlines}
        far = [each for each in wishes if not self.is_near(each.place.key)]
        main = lettered(far, how, canvas, self.inset.taken, sheet)
        lost = [each for each in far if each.place in main.without and each.place.key in own]
        near = [each for each in wishes if self.is_near(each.place.key)] + lost
        part = lettered(
            [each.on(own[each.place.key]) for each in near], how, canvas,
            within=self.inset.frame,
        )  # fmt: skip
        return main.but(each.place for each in lost).and_also(part)

    def is_near(self, key: str) -> bool:
        """Whether a place is named in the magnified part."""
        return self.inset is not None and key in self.inset.keys


def bottom(
    places: Places, keys: tuple[str, ...], canvas: Canvas, turn: float, wanted: Sequence[str]
) -> Bottom:
    """The places of a map as large as the sheet lets them be, some of them magnified."""
    highest = min(canvas.width * HIGHEST, TALLEST)
    full = ground(places, keys, canvas.width, highest, turn)
    if not wanted:
        return Bottom(full)
    found: _Found | None = None
    for wide in (canvas.width, *(full.drawn * share for share in SHARES)):
        base = ground(places, keys, wide, full.height, turn)
        window = window_of(base, wanted)
        for times in TIMES:
            free = _corner(base, canvas, window, times)
            if free and (found is None or times > found.times):
                found = _Found(times, base, window, free)
        if found and found.times >= PLENTY:
            break
    return Bottom(full) if found is None else found.bottom(places)


@dataclass(frozen=True, eq=False)
class _Found:
    times: float
    base: Ground
    window: Box
    told: Box

    def bottom(self, places: Places) -> Bottom:
        """The map with its magnified part drawn."""
        left, top, right, below = self.window
        frame = Box(
            self.told.left, self.told.top,
            self.told.left + (right - left) * self.times,
            self.told.top + (below - top) * self.times,
        )  # fmt: skip
        part = magnified(places, self.base, self.window, frame)
        keys = _named(self.base, self.window)
        return Bottom(self.base, Inset(part, self.window, frame, self.told, self.times, keys))


def window_of(base: Ground, wanted: Sequence[str]) -> Box:
    """The part of a map that has some places, with a little air."""
    shapes = [outline.shape for outline in base.outlines if outline.key in wanted]
    left, top, right, below = shapely.total_bounds(shapes)
    return Box(left - AIR, top - AIR, right + AIR, below + AIR)


def _told(times: float) -> str:
    decimals = 0 if times.is_integer() else 1
    return word("exhibit-map-inset", times=formats.number(times, decimals))


def _corner(base: Ground, canvas: Canvas, window: Box, times: float) -> Box | None:
    """A free corner for the part and the words below it; None where all are taken."""
    across = (window.right - window.left) * times
    wide = max(across, canvas.runs(_told(times), canvas.type.small))
    high = (window.bottom - window.top) * times + 1.5 * LEADING * canvas.type.small * POINT
    edge = canvas.lines.fine * POINT / 2
    if across > WIDEST * canvas.width or high > base.height - edge:
        return None
    land = [outline.shape for outline in base.outlines]
    taken = shapely.union_all([*land, shapely.box(*window)])
    corners = (
        Box(x, y, x + wide, y + high)
        for x in (canvas.width - wide - edge, edge)
        for y in (edge, base.height - high)
    )
    return next((each for each in corners if shapely.box(*each).distance(taken) >= GAP), None)


def _named(base: Ground, window: Box) -> frozenset[str]:
    seen = shapely.box(*window)
    return frozenset(
        outline.key
        for outline in base.outlines
        if outline.shape.intersection(seen).area >= MAJORITY * outline.shape.area
    )


def _ring(place: Box) -> tuple[tuple[float, float], ...]:
    left, top, right, bottom = place
    return box(left, top, right - left, bottom - top)
