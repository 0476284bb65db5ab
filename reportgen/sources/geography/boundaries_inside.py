"""Points to the places that they lie in, by the outlines of the project."""

from collections.abc import Sequence

import numpy as np
import shapely

from reportgen.places import Place, Places, Point

NEAR = 50.0
"""Metres that a point may lie beyond a border: outlines are simplified, and points are rough."""


def lying_in(points: Sequence[Point], places: Places) -> list[str]:
    """For each point the key of the smallest place of the main geography around it; empty: none.

    A point of a town without outlines lies nowhere, as does one beyond its borders.
    """
    drawn = sorted((each for each in places if each.outline), key=lambda each: _rank(each, places))
    shapes = [_shape(each) for each in drawn]
    found = ["" for _ in points]
    if not points or not shapes:
        return found
    tree = shapely.STRtree([shapely.Point(point) for point in points])
    for place, shape in zip(drawn, shapes, strict=True):
        for number in np.sort(tree.query(shape, predicate="intersects")).tolist():
            found[number] = found[number] or place.key
    for number, key in enumerate(found):
        if not key:
            found[number] = _beside(points[number], drawn, shapes)
    return found


def _rank(place: Place, places: Places) -> tuple[bool, int]:
    """Places of the main geography first, and of these the smallest."""
    levels = [level.key for level in places.levels]
    return bool(places.geography(place)), -levels.index(place.level)


def _shape(place: Place) -> shapely.MultiPolygon:
    return shapely.MultiPolygon([shapely.Polygon(ring, holes) for ring, *holes in place.outline])


def _beside(point: Point, drawn: Sequence[Place], shapes: Sequence[shapely.MultiPolygon]) -> str:
    """The nearest place within a few metres."""
    distances = shapely.distance(shapely.Point(point), np.array(shapes, dtype=object))
    nearest = int(np.argmin(distances))
    return drawn[nearest].key if distances[nearest] <= NEAR else ""
