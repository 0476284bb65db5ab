"""GeoJSON to outlines in metres on a plane.

Degrees (RFC 7946) are projected about the middle of the map: equirectangular, true to scale along
that parallel, which is exact enough for a town or a district. Other coordinates, such as
ETRS89/UTM, are metres already.
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

import shapely
from shapely.geometry.polygon import orient

from reportgen.errors import Problems, Where, failure, nearest
from reportgen.places import Point, Polygon, Ring
from reportgen.sources.declared import listed
from reportgen.world import World

_EARTH = 6_371_008.8
"""Mean radius of the earth in metres (IUGG)."""
_DECIMALS = 2
"""Centimetres."""

_Json: TypeAlias = Any
"""What a JSON file may hold."""


@dataclass(frozen=True, slots=True)
class _Feature:
    """A feature with its key; coordinates as the file has them."""

    number: int
    key: str
    polygons: tuple[Polygon, ...]


def read_outlines(
    file: str, key_property: str, world: World, problems: Problems
) -> dict[str, tuple[Polygon, ...]]:
    """The polygons of every key; several features of a key are parts of one outline."""
    features = tuple(_features(_parsed(world.read(file), file), key_property, file, problems))
    project = _projection([point for each in features for point in _points(each.polygons)])
    found: dict[str, tuple[Polygon, ...]] = {}
    for each in features:
        projected = [tuple(project(ring) for ring in polygon) for polygon in each.polygons]
        found[each.key] = found.get(each.key, ()) + _valid(projected, each, file, problems)
    return found


# ---------------------------------------------------------------- the file


def _parsed(data: bytes, file: str) -> list[_Json]:
    """The features of a collection."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise failure("outlines-json", Where(file, error.lineno)) from None
    except (UnicodeDecodeError, RecursionError):
        raise failure("outlines-json", Where(file)) from None
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not features:
        raise failure("outlines-not-geojson", Where(file))
    return features


def _features(
    given: list[_Json], key_property: str, file: str, problems: Problems
) -> Iterator[_Feature]:
    for number, feature in enumerate(given, start=1):
        try:
            key = _key(feature, key_property)
            yield _Feature(number, key, _polygons(feature["geometry"]))
        except _NoKeyError as error:
            known = error.known
            problems.error(
                "outlines-property", Where(file), number=number, property=key_property,
                known=listed(known), near=nearest(key_property, known),
            )  # fmt: skip
        except (TypeError, ValueError, LookupError, OverflowError):
            problems.error("outlines-geometry", Where(file), number=number)


class _NoKeyError(Exception):
    """A feature does not say which place it is."""

    def __init__(self, known: list[str]) -> None:
        self.known = known
        super().__init__()


def _key(feature: _Json, key_property: str) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    properties = properties if isinstance(properties, dict) else {}
    key = properties.get(key_property)
    if isinstance(key, float) and key.is_integer():
        key = int(key)
    if isinstance(key, bool) or not isinstance(key, str | int) or key == "":
        raise _NoKeyError(sorted(properties))
    return str(key).strip()


def _polygons(geometry: _Json) -> tuple[Polygon, ...]:
    """Read a geometry; `ValueError` and its kin when it is no polygon."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(kind)
    return tuple(map(_polygon, [coordinates] if kind == "Polygon" else coordinates))


def _polygon(rings: _Json) -> Polygon:
    if not rings:
        raise ValueError(rings)
    return tuple(map(_ring, rings))


def _ring(positions: _Json) -> Ring:
    ring = tuple((float(position[0]), float(position[1])) for position in positions)
    if len(ring) < 4 or not all(math.isfinite(x) and math.isfinite(y) for x, y in ring):
        raise ValueError(len(ring))
    return ring


# ---------------------------------------------------------------- the plane


def _points(polygons: Iterable[Polygon]) -> Iterator[Point]:
    return (point for polygon in polygons for ring in polygon for point in ring)


def _projection(points: list[Point]) -> Callable[[Ring], Ring]:
    """To metres, in centimetres' steps; degrees are told by their range."""
    if any(abs(x) > 180 or abs(y) > 90 for x, y in points):
        return partial(_scaled, centre=(0.0, 0.0), scale=(1.0, 1.0))
    longitudes = [x for x, _ in points] or [0.0]
    latitudes = [y for _, y in points] or [0.0]
    centre = (_middle(longitudes), _middle(latitudes))
    degree = math.radians(1.0) * _EARTH
    return partial(
        _scaled, centre=centre, scale=(degree * math.cos(math.radians(centre[1])), degree)
    )


def _middle(numbers: list[float]) -> float:
    return (min(numbers) + max(numbers)) / 2


def _scaled(ring: Ring, centre: Point, scale: Point) -> Ring:
    return tuple(
        (
            round((x - centre[0]) * scale[0], _DECIMALS),
            round((y - centre[1]) * scale[1], _DECIMALS),
        )
        for x, y in ring
    )


def _valid(
    polygons: Iterable[Polygon], feature: _Feature, file: str, problems: Problems
) -> tuple[Polygon, ...]:
    """Mend what crosses itself, and run outer rings against the clock."""
    shapes = [shapely.Polygon(polygon[0], polygon[1:]) for polygon in polygons]
    sound = all(shape.is_valid for shape in shapes)
    if not sound:
        shapes = [part for shape in shapes for part in _parts(shapely.make_valid(shape))]
    shapes = [shape for shape in shapes if not shape.is_empty]
    if not shapes:
        problems.error("outlines-geometry", Where(file), number=feature.number)
    elif not sound:
        problems.notice("outlines-mended", Where(file), key=feature.key, number=feature.number)
    return tuple(_rings(orient(shape)) for shape in shapes)


def _parts(shape: Any) -> Iterator[Any]:
    """The polygons of a mended shape; lines and points that fell off are left."""
    if shape.geom_type == "Polygon":
        yield shape
    for part in getattr(shape, "geoms", ()):
        yield from _parts(part)


def _rings(shape: Any) -> Polygon:
    rings = (shape.exterior, *shape.interiors)
    return tuple(tuple((float(x), float(y)) for x, y in ring.coords) for ring in rings)
