"""Outlines of neighbours made simpler without parting them: edges they share stay shared.

Places of a map are a coverage in the sense of GEOS: polygons that meet but never overlap, with
the same points on both sides of an edge. Files of offices are not always one; what misses by no
more than can be seen is mended first. The points left out are those of the smallest triangles
(Visvalingam and Whyatt 1993).
"""

from collections.abc import Sequence

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

FINENESS = (0.15, 0.25, 0.4, 0.6, 0.8)
"""Millimetres: the square root of the smallest triangle that is drawn; the first of these with
which a map has few corners."""
CORNERS = 500
"""Corners of all places of a map: about 7 KiB of a drawing."""
SNAP = 0.03
"""Millimetres between points of neighbours that are meant to be one."""
CREVICE = 0.12
"""Width in millimetres of a gap between neighbours that is none."""
MOST = 0.02
"""How much of its area a place may win or lose by mending; more is no mistake of drawing."""


def simplified(shapes: Sequence[MultiPolygon]) -> tuple[MultiPolygon, ...]:
    """Shapes in millimetres with fewer points, neighbours still side by side."""
    mended = _mended(shapes)
    for finest in FINENESS:
        found = shapely.coverage_simplify(mended, finest)
        if shapely.get_num_coordinates(found).sum() <= CORNERS:
            break
    return tuple(areas(each) for each in found)


def areas(shape: BaseGeometry) -> MultiPolygon:
    """The areas of a shape, made valid where rings cross themselves."""
    sound = shape if shape.is_valid else shapely.make_valid(shape)
    parts = getattr(sound, "geoms", (sound,))
    flat = (area for part in parts for area in getattr(part, "geoms", (part,)))
    return MultiPolygon([area for area in flat if isinstance(area, Polygon) and not area.is_empty])


def _mended(shapes: Sequence[MultiPolygon]) -> list[MultiPolygon]:
    """The shapes as a coverage; as they are where they overlap on purpose."""
    if shapely.coverage_is_valid(list(shapes)):
        return list(shapes)
    cleaned = shapely.coverage_clean(list(shapes), gap_width=CREVICE, snapping_distance=SNAP)
    found = [areas(each) for each in cleaned]
    pairs = zip(shapes, found, strict=True)
    is_same = all(abs(new.area - old.area) <= MOST * old.area for old, new in pairs)
    return found if is_same else list(shapes)
