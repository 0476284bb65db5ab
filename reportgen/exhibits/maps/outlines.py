"""Outlines of places on a sheet: from metres to millimetres, and room for names inside them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely.affinity import rotate
from shapely.geometry import MultiLineString, MultiPolygon
from shapely.geometry import Polygon as Shape
from shapely.geometry.polygon import orient

from reportgen.exhibits.maps.coverage import areas, simplified
from reportgen.exhibits.sheet.marks import Points
from reportgen.exhibits.sheet.placing import Box
from reportgen.places import Place, Places, Point

MARGIN = 0.5
"""Millimetres around the outlines, for the lines that follow them."""
SMALL = 0.4
"""Share of a map's width and height that a part has at most that can be magnified beside it."""
LEVELS = 15
"""How many heights are tried for a name."""


@dataclass(frozen=True, eq=False)
class Outline:
    """One place on the sheet."""

    key: str
    shape: MultiPolygon
    rings: tuple[Points, ...]
    """Outer rings one way round, holes the other."""


@dataclass(frozen=True, eq=False)
class Ground:
    """All places of a map on the sheet, fitted into its width."""

    outlines: tuple[Outline, ...]
    width: float
    height: float
    metres: float
    """Metres of a millimetre."""
    drawn: float
    """Millimetres from the westernmost to the easternmost point, with a margin on both sides."""
    around: tuple[Points, ...]
    """The border of all places together."""
    turn: float
    """Degrees that the map is turned clockwise."""
    corner: Point
    """Metres east and north of the upper left corner of a sheet that is not turned."""

    def at(self, point: Point) -> Point:
        """Where a point of the plane lies on a sheet that is not turned."""
        return (point[0] - self.corner[0]) / self.metres, (self.corner[1] - point[1]) / self.metres


@lru_cache(maxsize=32)
def ground(
    places: Places, keys: tuple[str, ...], width: float, height: float, turn: float = 0.0
) -> Ground:
    """Fit the outlines of some places into so many millimetres; places without one are left out.

    They are turned clockwise by degrees.
    """
    shapes = _shapes(places, keys, turn)
    left, below, right, above = shapely.total_bounds(list(shapes.values()))
    room_wide, room_high = width - 2 * MARGIN, height - 2 * MARGIN
    metres = max((right - left) / room_wide, (above - below) / room_high) or 1.0
    shift = (width - (right - left) / metres) / 2
    corner = (left - shift * metres, above + MARGIN * metres)
    placed = simplified([_placed(shape, metres, corner) for shape in shapes.values()])
    outlines = _outlines(shapes, placed)
    drawn = (right - left) / metres + 2 * MARGIN
    around = tuple(_rings(areas(shapely.union_all(placed))))
    high = (above - below) / metres + 2 * MARGIN
    return Ground(outlines, width, high, metres, drawn, around, turn, corner)


def magnified(places: Places, base: Ground, window: Box, frame: Box) -> Ground:
    """What lies in a window of a map, so much larger that it fills a frame on the same sheet."""
    metres = base.metres * (window.right - window.left) / (frame.right - frame.left)
    corner = (
        base.corner[0] + window.left * base.metres - frame.left * metres,
        base.corner[1] - window.top * base.metres + frame.top * metres,
    )
    shapes = _shapes(places, tuple(outline.key for outline in base.outlines), base.turn)
    seen = shapely.box(*frame)
    cut = {key: areas(_placed(each, metres, corner) & seen) for key, each in shapes.items()}
    cut = {key: shape for key, shape in cut.items() if not shape.is_empty}
    placed = simplified(tuple(cut.values()))
    outlines = _outlines(cut, placed)
    around = tuple(_rings(areas(shapely.union_all(placed))))
    wide, high = frame.right - frame.left, frame.bottom - frame.top
    return Ground(outlines, wide, high, metres, wide, around, base.turn, corner)


@lru_cache(maxsize=32)
def _shapes(places: Places, keys: tuple[str, ...], turn: float) -> Mapping[str, MultiPolygon]:
    """The outlines of those places that have one, in metres, turned clockwise by degrees."""
    known = (places.by_key[key] for key in keys)
    shapes = {each.key: _shape(places, each) for each in known if has_outline(places, each)}
    if not turn:
        return shapes
    centre = shapely.box(*shapely.total_bounds(list(shapes.values()))).centroid
    return {key: rotate(shape, -turn, origin=centre) for key, shape in shapes.items()}


def _outlines(keys: Iterable[str], placed: Iterable[MultiPolygon]) -> tuple[Outline, ...]:
    pairs = zip(keys, placed, strict=True)
    return tuple(Outline(key, shape, tuple(_rings(shape))) for key, shape in pairs)


def is_small(places: Places, keys: tuple[str, ...], some: Collection[str], turn: float) -> bool:
    """Whether some places lie in a part of a map that is small beside all of it."""
    shapes = _shapes(places, keys, turn)
    part = shapely.total_bounds([shape for key, shape in shapes.items() if key in some])
    whole = shapely.total_bounds(list(shapes.values()))
    return all(
        part[end] - part[start] <= SMALL * (whole[end] - whole[start])
        for start, end in ((0, 2), (1, 3))
    )


NEAR = 50.0
"""Metres that a point may lie beyond a border: outlines are simplified, and points are rough."""


def lie_within(points: Sequence[Point], places: Places, keys: Iterable[str]) -> tuple[bool, ...]:
    """Whether points lie in some of these places."""
    shapes = [_shape(places, places.by_key[key]) for key in keys]
    whole = shapely.union_all([each for each in shapes if not each.is_empty]).buffer(NEAR)
    shapely.prepare(whole)
    return tuple(bool(each) for each in shapely.contains_xy(whole, np.array(points).reshape(-1, 2)))


def has_outline(places: Places, place: Place) -> bool:
    """Whether a place can be drawn: by its own outline, or by those of all its located parts."""
    if place.outline:
        return True
    parts = [part for part in places.children(place.key) if part.located]
    return bool(parts) and all(has_outline(places, part) for part in parts)


def _shape(places: Places, place: Place) -> MultiPolygon:
    """The outline of a place; without one of its own its parts are put together."""
    if place.outline:
        return areas(MultiPolygon([Shape(rings[0], rings[1:]) for rings in place.outline]))
    parts = [part for part in places.children(place.key) if part.located]
    return areas(shapely.union_all([_shape(places, part) for part in parts]))


def _placed(shape: MultiPolygon, metres: float, corner: Point) -> MultiPolygon:
    """A place on the sheet."""
    west, north = corner

    def to_sheet(points: np.ndarray) -> np.ndarray:
        return np.column_stack(((points[:, 0] - west) / metres, (north - points[:, 1]) / metres))

    placed: MultiPolygon = shapely.transform(shape, to_sheet)
    return placed


def _rings(shape: MultiPolygon) -> Iterator[Points]:
    for part in shape.geoms:
        turned = orient(part)
        for ring in (turned.exterior, *turned.interiors):
            yield tuple((float(x), float(y)) for x, y in ring.coords[:-1])


def hatch(shape: MultiPolygon, gap: float) -> tuple[Points, ...]:
    """Slanting lines over a shape, cut at its border."""
    left, top, right, bottom = shape.bounds
    starts = np.arange(np.floor((left - (bottom - top)) / gap) * gap, right, gap)
    slanting = [((x, bottom), (x + bottom - top, top)) for x in starts]
    cut = shape.intersection(MultiLineString(slanting))
    return tuple(
        tuple((float(x), float(y)) for x, y in each.coords)
        for each in getattr(cut, "geoms", (cut,))
        if each.geom_type == "LineString" and not each.is_empty
    )


def room(rings: Sequence[Points], width: float, height: float) -> Point | None:
    """The middle of a box of this size inside a shape, near its centre; None when none fits."""
    return next(iter(rooms(rings, width, height)), None)


def rooms(rings: Sequence[Points], width: float, height: float) -> tuple[Point, ...]:
    """The middles of boxes of this size inside a shape, those near its centre first."""
    corners = np.vstack([np.asarray(ring) for ring in rings])
    if np.any(np.ptp(corners, axis=0) < (width, height)):
        return ()  # most words are too wide: no need to look closer
    found = _widest(rings, height)
    return tuple(at for _, at in sorted((off, at) for wide, off, at in found if wide >= width))


def holds(outline: Outline, words: tuple[float, float, float, float]) -> bool:
    """Whether a box (left, top, right, bottom) of words stands clear of the border."""
    return bool(outline.shape.covers(shapely.box(*words)))


def centre(rings: Sequence[Points]) -> Point:
    """A point well inside a shape: in the middle of its widest part."""
    found = _widest(rings, 0.0)
    return max(found)[2] if found else rings[0][0]


def heart(shape: MultiPolygon) -> Point:
    """The point farthest from the border of the largest part of a shape."""
    largest = max(shape.geoms, key=lambda part: part.area)
    inscribed = shapely.maximum_inscribed_circle(largest, tolerance=0.1)
    x, y = inscribed.coords[0]
    return float(x), float(y)


def _widest(rings: Sequence[Points], height: float) -> list[tuple[float, float, Point]]:
    """At several heights: the widest room for a box, how far it is from the middle, and where."""
    edges = _edges(rings)
    top, bottom = float(edges[:, 1].min()), float(edges[:, 1].max())
    found = []
    for step in range(1, LEVELS + 1):
        y = top + (bottom - top) * step / (LEVELS + 1)
        wide, x = _common(edges, (y - height / 2, y, y + height / 2))
        if wide > 0:
            found.append((wide, abs(step - (LEVELS + 1) / 2), (x, y)))
    return found


def _edges(rings: Iterable[Points]) -> np.ndarray:
    """Every edge as x, y, x, y."""
    parts = []
    for ring in rings:
        points = np.asarray(ring)
        parts.append(np.hstack((points, np.roll(points, -1, axis=0))))
    return np.vstack(parts)


def _common(edges: np.ndarray, heights: tuple[float, ...]) -> tuple[float, float]:
    """The widest span that is inside at all heights: its width and its middle."""
    spans = [(-np.inf, np.inf)]
    for y in heights:
        inside = _spans(edges, y)
        spans = [
            (max(left, start), min(right, end))
            for left, right in spans
            for start, end in inside
            if max(left, start) < min(right, end)
        ]
    return max(((right - left, (left + right) / 2) for left, right in spans), default=(0.0, 0.0))


def _spans(edges: np.ndarray, y: float) -> list[tuple[float, float]]:
    """Where a horizontal line is inside (even-odd rule)."""
    x0, y0, x1, y1 = edges.T
    hit = (y0 <= y) != (y1 <= y)
    x = np.sort(x0[hit] + (y - y0[hit]) / (y1[hit] - y0[hit]) * (x1[hit] - x0[hit]))
    return list(zip(x[::2].tolist(), x[1::2].tolist(), strict=False))
