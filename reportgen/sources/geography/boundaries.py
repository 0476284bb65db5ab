"""Outlines of places from GeoJSON, Shapefile or GeoPackage, in metres on one plane."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

import shapely
from shapely.geometry.polygon import orient

from reportgen.errors import Problems, Where, failure
from reportgen.places import Polygon
from reportgen.sources.geography.boundaries_files import file_features
from reportgen.sources.geography.boundaries_json import json_features
from reportgen.sources.geography.boundaries_plane import to_plane
from reportgen.sources.geography.features import Feature, Features, rings
from reportgen.sources.spec import OutlineSpec
from reportgen.world import World

_JSON = (".json", ".geojson")
_FILES = (".shp", ".zip", ".gpkg")


def read_outlines(
    specs: Sequence[OutlineSpec], world: World, problems: Problems
) -> dict[str, tuple[Polygon, ...]]:
    """The polygons of every key; several features of a key are parts of one outline."""
    found: dict[str, tuple[Polygon, ...]] = {}
    for spec in specs:
        features = _features(spec, world, problems)
        project = to_plane(features, spec.crs)
        for each in features.all:
            projected = [tuple(project(ring) for ring in polygon) for polygon in each.polygons]
            valid = _valid(projected, each, spec.file, problems)
            found[each.key] = found.get(each.key, ()) + valid
    return found


def _features(spec: OutlineSpec, world: World, problems: Problems) -> Features:
    """The features of a file, by its ending."""
    ending = PurePosixPath(spec.file).suffix.casefold()
    if ending in _JSON:
        return json_features(world.read(spec.file), spec.file, spec.key, problems)
    if ending not in _FILES:
        raise failure("outlines-kind", Where(spec.file))
    return file_features(spec, world, problems)


def _valid(
    polygons: Iterable[Polygon], feature: Feature, file: str, problems: Problems
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
    return tuple(rings(orient(shape)) for shape in shapes)


def _parts(shape: Any) -> Iterator[Any]:
    """The polygons of a mended shape; lines and points that fell off are left."""
    if shape.geom_type == "Polygon":
        yield shape
    for part in getattr(shape, "geoms", ()):
        yield from _parts(part)
